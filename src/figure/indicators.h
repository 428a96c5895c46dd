// SPDX-License-Identifier: Apache-2.0
/// The dictionary of indicators: what reports count and measure again and again, under which names. Immutable after
/// loading.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "figure/lexicon.h"
#include "khop/error.h"
#include "yaml/node.h"

namespace khop::figure {

/// What an amount does over time.
enum class Nature : std::uint8_t {
  unknown,
  stock,  ///< how much there is at a time: a herd, a population
  flow,   ///< how much comes in a span of time, and adds up over the year: a harvest, revenue
};

struct Indicator {
  std::string id;
  std::vector<std::string> names;  ///< as reports print them; the first is the usual one
  std::string dimension;           ///< empty: any
  Nature nature = Nature::unknown;
  std::int32_t whole = -1;  ///< the indicator that it is a part of; -1 if none
};

class Indicators {
 public:
  /// Adds `indicators: [{id: rice-output, names: [sản lượng lúa], dimension: mass, nature: flow, part-of:
  /// grain-output}]`.
  [[nodiscard]] std::optional<Error> add(const yaml::Node& list, const std::string& path);

  [[nodiscard]] const Indicator& operator[](std::int32_t index) const { return all_[static_cast<std::size_t>(index)]; }
  [[nodiscard]] std::size_t size() const { return all_.size(); }

 private:
  std::vector<Indicator> all_;
  std::unordered_map<std::string, std::int32_t> by_id_;
};

}  // namespace khop::figure

// SPDX-License-Identifier: Apache-2.0
/// What a comment in a draft asks khop to do: "ignore ratio/fraction, sum: provisional", "bỏ qua sum — số tạm tính".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khop::audit {

enum class Reach : std::uint8_t {
  next,   ///< the paragraph, item or table that follows, or the one that the comment stands in
  file,   ///< the whole draft
  begin,  ///< from here ...
  end,    ///< ... to here
};

struct Directive {
  Reach reach = Reach::next;
  std::vector<std::string> rules;    ///< ids or kinds; empty: all
  std::vector<std::string> unknown;  ///< names given for rules that are none
  std::string reason;
};

/// Reads the body of a format::Comment. `known`: ids and kinds of all rules. Nothing if it begins with no word that
/// khop knows.
[[nodiscard]] std::optional<Directive> parse_directive(std::string_view body, const std::vector<std::string>& known);

}  // namespace khop::audit

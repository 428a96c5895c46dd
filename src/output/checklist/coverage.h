// SPDX-License-Identifier: Apache-2.0
/// Which figures of an audit were part of a relation, and which were not.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "khop/linter.h"

namespace khop::output::checklist {

class Coverage {
 public:
  /// `audit` must hold its figures.
  explicit Coverage(const Audit& audit);

  /// Index of the figure that an operand is; nothing for one that is not printed, or no figure.
  [[nodiscard]] std::optional<std::size_t> figure_of(const Operand& operand) const;
  /// Whether it is part of a relation that was recomputed, or what a finding is about.
  [[nodiscard]] bool covered(std::size_t figure) const { return any_[figure]; }
  /// Whether there is more to it than that it is told elsewhere, too, with nothing behind it there either.
  [[nodiscard]] bool founded(std::size_t figure) const { return strong_[parent_[figure]] || found_[figure]; }

 private:
  [[nodiscard]] std::size_t root(std::size_t figure);

  using Key = std::tuple<std::string, std::uint32_t, std::uint32_t>;  // file, line, column
  std::string draft_;
  std::map<Key, std::size_t> at_;
  std::vector<std::size_t> parent_;  // of figures that restate each other all have the same
  std::vector<bool> any_, strong_, found_;
};

/// The file that a figure stands in.
[[nodiscard]] const std::string& path_of(const Audit& audit, const FigureInfo& figure);

}  // namespace khop::output::checklist

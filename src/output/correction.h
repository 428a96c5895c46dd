// SPDX-License-Identifier: Apache-2.0
/// A hint as an edit that a program can make.
#pragma once

#include <optional>
#include <string>

#include "khop/linter.h"
#include "output/excerpt.h"

namespace khop::output {

/// Replace the characters from `begin` up to `end` of the file by `text`.
struct Correction {
  const Operand* figure = nullptr;  ///< that it corrects: the stated one or an operand; names the file
  Place begin, end;                 ///< on one line; of the numeral alone where unit and scale stay
  std::string text;
};

/// Nothing where the hint names no figure or no replacement, where the figure stands in a file without lines of its
/// own, or where the line does not show just the figure that was read: no program should guess. `indexes`: of lines of
/// the audit.
[[nodiscard]] std::optional<Correction> correction_of(const Check& check, const Audit& audit, ColumnIndexes& indexes);

}  // namespace khop::output

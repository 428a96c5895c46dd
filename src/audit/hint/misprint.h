// SPDX-License-Identifier: Apache-2.0
/// Misprints: the small mistakes by which a right figure comes to be printed wrong. Undoing each of them gives what the
/// figure may have been meant to read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "figure/draft.h"

namespace khop::audit {

/// In the order of how often they happen, the commonest first; hints prefer the commoner.
enum class MisprintKind : std::uint8_t {
  digit,      ///< one digit for another: 61,94 for 60,94
  swap,       ///< two neighbouring digits changed places: 1,485 for 1,845
  mark,       ///< the decimal mark stands one or two places off: 27,51 for 275,1
  separator,  ///< a point for a comma, or a comma for a point: 1.386 tỷ for 1,386 tỷ
  doubled,    ///< a digit typed twice: 6.229 for 629
  dropped,    ///< a digit left out: 629 for 6.239
  scale,      ///< the scale word: nghìn for triệu
  unit,       ///< another unit of the same dimension: ha for m2
  neighbour,  ///< what the line or column beside it prints
  missing,    ///< a part of the list is not among the parts
  twice,      ///< a part of the list is counted that another holds already
};

/// "digit": behind "misprint-" the name of its weight in evidence.yaml, behind "hint-" that of its phrase.
[[nodiscard]] std::string_view misprint_name(MisprintKind kind);

/// One way in which a figure may have slipped.
struct Misprint {
  MisprintKind kind = MisprintKind::digit;
  arithmetic::Decimal reads;    ///< what it should read; in the figure's own unit but for `scale` and `unit`
  std::int64_t scale_word = 0;  ///< of `scale`: what it should be; 0 else
  int unit = figure::kNone;     ///< of `unit`: likewise
};

/// The digits of a decimal as printed, with the zero before a lone fraction: "0094" for 0,094.
[[nodiscard]] std::string digits_of(const arithmetic::Decimal& decimal);

/// Misprints in the digits and marks of a printed decimal: digit, swap and mark (also by three places). Nothing for a
/// decimal of more than 18 digits. What reads zero is left out: nobody lists a part of nothing.
[[nodiscard]] std::vector<Misprint> common_misprints(const arithmetic::Decimal& decimal);

/// All misprints that change what the figure itself says: the common ones, a zero before a two-digit count, digits
/// typed twice or left out, scale words and units.
[[nodiscard]] std::vector<Misprint> all_misprints(const figure::Draft& draft, const figure::Figure& figure);

/// The figure without the misprint.
[[nodiscard]] figure::Figure mended(const figure::Draft& draft, const figure::Figure& figure, const Misprint& misprint);

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
/// Patterns of clause rules.
///
///   {done} / {plan} … <attain> {rate:%}
///   {area:area} … năng suất … {yield:yield} … sản lượng … {output:mass}
///
///   {name}         an amount (no percentage, point or multiple)      {name:%}        a percentage
///   {name:any}     any figure        {name:count} {name:money} {name:area} …         a figure of that dimension
///   {name:date} {name:years} {name:duration}                                          dates, years and spans of them,
///   lengths of time word           that word                          [a|b c|<class>|]                one of several
///   phrases; an empty one makes it optional <class>        a phrase of that class of the lexicon …              up to
///   `gap` words or marks, no figure, within one sentence ~              the same, and figures may stand between ( ) ,
///   : = -    that mark
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "figure/draft.h"
#include "khop/error.h"

namespace khop::rule {

/// What a hole accepts.
enum class HoleKind : std::uint8_t { amount, any, dimension, date, years };

struct Element {
  enum class Kind : std::uint8_t { hole, choice, gap, wide_gap } kind = Kind::hole;
  // hole
  int name = -1;
  HoleKind hole = HoleKind::amount;
  figure::DimensionId dimension = 0;
  // choice: phrases by the identity of their tokens, or classes
  std::vector<std::vector<figure::WordId>> phrases;
  std::vector<figure::ClassId> classes;
  bool optional = false;
};

/// Items bound to the names of a pattern, by name index.
using Match = std::vector<figure::ItemId>;

class Pattern {
 public:
  /// Errors carry the 1-based column within `text`, in code points, and what was expected.
  [[nodiscard]] static Result<Pattern> parse(std::string_view text, const figure::Lexicon& lexicon,
                                             figure::Units& units);

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// Names of the holes that bind figures; dates and year spans have no value to reckon with.
  [[nodiscard]] const std::vector<std::string>& figures() const { return figures_; }
  /// All matches whose first hole is item `at`, nearest first; at most a handful.
  void match(const figure::Draft& draft, figure::ItemId at, int gap, std::vector<Match>& out) const;
  /// Whether the first hole can be this item.
  [[nodiscard]] bool starts(const figure::Draft& draft, figure::ItemId at) const;

 private:
  std::vector<Element> elements_;
  std::vector<std::string> names_, figures_;
  std::size_t first_hole_ = 0;
};

}  // namespace khop::rule

// SPDX-License-Identifier: Apache-2.0
/// A document with its figures recognised: what rules look at. Items are the words, marks, figures and other numbers of
/// the flow in order; a figure is one item however many words its unit has.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "figure/lexicon.h"

namespace khop::figure {

using document::BlockId;
using text::Span;
using ItemId = std::int32_t;
using FigureId = std::int32_t;
inline constexpr std::int32_t kNone = -1;

/// How a quantity is qualified; decides how its interval widens.
enum class Qualifier : std::uint8_t { none, about, over, under, at_least, at_most };

/// What kind of statement a figure makes, from the words before and after it.
enum class Role : std::uint8_t {
  value,     ///< an amount
  attain,    ///< rate of a plan or base: đạt 37 % kế hoạch
  share,     ///< part of a whole: chiếm 41 %
  growth,    ///< relative change: tăng 5 %
  change,    ///< absolute change: tăng 240 tấn
  excess,    ///< above 100 %: vượt 5 % kế hoạch
  multiple,  ///< gấp 2,1 lần
  index,     ///< rate of the year before: bằng 107 % cùng kỳ
};

/// A number that is part of a defect in typing.
enum class Defect : std::uint8_t { none, grouping, point_for_comma, mixed, stray_comma };

struct Figure {
  Span span;     ///< numeral, scale word and unit
  Span numeral;  ///< the numeral alone
  arithmetic::Decimal decimal;
  std::vector<arithmetic::Decimal> readings;  ///< other sensible readings of a defective numeral
  std::int64_t scale_word = 1;                ///< 1000 for nghìn
  int unit = kNone;                           ///< index into Units; kNone for counts
  DimensionId dimension = Units::kNone;
  WordId noun = 0;       ///< family of the count noun, or of the first word after the unit
  WordId per = 0;        ///< "/lớp", "/ha": family of the noun after the slash; 0 if none
  int per_unit = kNone;  ///< the unit after the slash; kNone if it is a noun
  double value = 0;      ///< in base units, signed; for pruning only
  bool exact = false;    ///< a count
  bool negative = false;
  bool minus = false;       ///< printed with a minus that tells a fall: "(-18,7 %)"; its value is the size of the fall
  bool noun_known = false;  ///< its noun belongs to a family that the units name
  bool range = false;       ///< one end of "3-4 %"
  bool leading_zero = false;
  bool has_unit = false;   ///< a unit or noun was printed with it
  bool bare = false;       ///< nothing says what it counts
  bool inherited = false;  ///< its unit was printed with its fraction's other half
  Qualifier qualifier = Qualifier::none;
  Defect defect = Defect::none;
  Role role = Role::value;
  std::int8_t direction = 0;     ///< +1 after a word of rising, -1 of falling
  FigureId denominator = kNone;  ///< of a fraction a/b: set on a
  FigureId numerator = kNone;    ///< set on b
  BlockId block = document::kNone;
  std::int32_t sentence = kNone;
  std::int32_t clause = kNone;
  ItemId item = kNone;
  std::int32_t table = kNone, row = kNone, column = kNone;  ///< for figures in table cells
};

/// Per cent, or points of it.
[[nodiscard]] bool is_percentage(const Figure& figure);
/// A percentage, or so many times.
[[nodiscard]] bool is_rate(const Figure& figure);

enum class ItemKind : std::uint8_t { word, mark, figure, date, year, opaque };

struct Item {
  ItemKind kind = ItemKind::word;
  bool space_before = false;
  bool capital = false, upper = false;
  std::uint8_t depth = 0;  ///< of brackets around it
  Span span;
  WordId id = 0;
  char32_t mark = 0;
  FigureId figure = kNone;
  std::int32_t hits = 0, hit_count = 0;  ///< into Draft::hits; lengths are in items of words
  std::int32_t partner = kNone;          ///< of a bracket: the item that closes or opens it
  std::int64_t number = 0;               ///< year: the year; date: yyyymmdd with zeros for what is not printed
  std::int32_t last_year = 0;            ///< year span 2021-2025: the last year
};

/// A sentence, or a clause of one (between semicolons at one depth): items [first, last).
struct Stretch {
  ItemId first = 0, last = 0;
  BlockId block = document::kNone;
};

struct Draft {
  const document::Document* document = nullptr;
  const Units* units = nullptr;
  std::vector<Item> items;
  std::vector<Hit> hits;
  std::vector<Figure> figures;              ///< in reading order
  std::vector<Stretch> sentences, clauses;  ///< in reading order
  std::vector<Stretch> blocks;              ///< items of each block, by BlockId

  [[nodiscard]] std::string_view text(Span span) const { return document->view(span); }
  /// Length in items of a phrase of `phrase_class` that begins at item `at`; 0 if there is none.
  [[nodiscard]] int phrase(ItemId at, ClassId phrase_class) const;
  /// The figure's interval in base units, qualifiers included.
  [[nodiscard]] arithmetic::Interval interval(const Figure& figure, RoundingMode mode) const;
  /// Base units per printed one: scale word times unit.
  [[nodiscard]] arithmetic::Rational factor(const Figure& figure) const;
  /// The same in double, for pruning.
  [[nodiscard]] double rough_factor(const Figure& figure) const;
  /// The printed value in base units.
  [[nodiscard]] arithmetic::Rational middle(const Figure& figure) const;
  /// How far an approximate word lets the value stray, in base units: one unit of the last digit that is not zero, at
  /// most a twentieth. 0 for a figure without such a word.
  [[nodiscard]] arithmetic::Rational looseness(const Figure& figure) const;
  /// FigureIds of a block: [first, last).
  [[nodiscard]] std::pair<FigureId, FigureId> figures_of(BlockId block) const;
  std::vector<FigureId> first_figure;  ///< by BlockId, plus one past the end
};

/// Recognises the figures of `document`, which must outlive the draft. Linear time.
[[nodiscard]] Draft extract(const document::Document& document, const Lexicon& lexicon, const Units& units);

/// 10^n in double, for pruning.
[[nodiscard]] double power_of_ten(int n);

[[nodiscard]] std::string_view role_name(Role role);
[[nodiscard]] std::string_view qualifier_name(Qualifier qualifier);

}  // namespace khop::figure

// SPDX-License-Identifier: Apache-2.0
/// Marks of headings and list items as a sequence: where it skips, repeats or runs backwards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/list_mark.h"

namespace khop::audit {

/// A mark with a number: "IV.", "1.2.", "b)", "(3)".
struct Mark {
  document::MarkStyle style = document::MarkStyle::none;
  std::string prefix;   ///< of a section number: "1.2" of "1.2.3."
  int number = 0;       ///< 1 for "1.", "I.", "a)"; letters in Vietnamese order: a b c d đ e g h i k …
  int latin = 0;        ///< letters in the Latin order, else as `number`
  std::string printed;  ///< as it stands in the draft

  [[nodiscard]] bool like(const Mark& other) const { return style == other.style && prefix == other.prefix; }
  /// Whether this mark is the next one after `other`, in either alphabet.
  [[nodiscard]] bool follows(const Mark& other) const;
  /// The mark of the same form with another number.
  [[nodiscard]] std::string with_number(int wanted) const;
};

/// nullopt for bullets, for what has no number, and for what is no mark.
[[nodiscard]] std::optional<Mark> read_mark(std::string_view printed);

enum class Fault : std::uint8_t {
  gap,     ///< 2. then 4.
  repeat,  ///< 2. then 2.
  order,   ///< 3. then 2. then 4., 1.2. then 2.3., or 2.1. below 3.
  start,   ///< a list that begins at 2. or b)
};

/// As the option `fault` of a rule writes it: "gap".
[[nodiscard]] std::string_view fault_name(Fault fault);

/// One mark that does not follow. Indices are those of the sequence.
struct Misplaced {
  Fault fault = Fault::gap;
  std::size_t at = 0;
  std::size_t previous = 0;  ///< the mark that it should follow; of Fault::start the mark that stands above
  int expected = 0;
  std::string prefix;  ///< of the mark that was to be expected
};

/// A mark in its place; without a value a break, behind which nothing goes on (the title of an annex).
using Sequence = std::vector<std::optional<Mark>>;

/// All marks of `sequence` that follow none of the lists that are open where they stand. Lists may nest, restart at 1,
/// and go on behind others. Linear time for any sane nesting; lists open at a time are bounded.
[[nodiscard]] std::vector<Misplaced> misplaced(Sequence& sequence);

}  // namespace khop::audit

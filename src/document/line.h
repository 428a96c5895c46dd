// SPDX-License-Identifier: Apache-2.0
/// The lines of a draft, each looked at by itself: blank, rule, table row or text, and how a text line begins and ends.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/list_mark.h"
#include "text/source.h"

namespace khop::document {

using text::Offset;

enum class LineKind : std::uint8_t {
  blank,  ///< taken out by a reader; blank lines of the file leave only gap_before
  rule,   ///< "---", "*****", "____": a line of signs, by which some tools part footnotes from the body
  row,    ///< a row of a table with tabs or pipes
  text,
};

struct Line {
  Offset begin = 0, end = 0;          ///< trimmed; without Markdown's hashes
  Offset raw_begin = 0, raw_end = 0;  ///< as it stands, without the line end
  LineKind kind = LineKind::blank;
  std::uint8_t hashes = 0;   ///< Markdown heading depth
  bool gap_before = false;   ///< a blank line, a rule or a page break stands above
  bool rule_before = false;  ///< a rule stands above (blank lines between)
  std::uint16_t tabs = 0;    ///< tabs in the raw line, at most 65535
  std::uint8_t depth = 0;    ///< list depth that the file states; 0 if none
  bool emphasised = false;   ///< the file says that all of it is bold
  bool soft = false;         ///< the file says that it goes on with the line above unless its text says otherwise
  std::int32_t note = -1;    ///< footnote that the file says it belongs to
  std::int32_t stated = -1;  ///< index into Manuscript::lines
};

/// Where and how the running text of a line begins.
enum class Opening : std::uint8_t {
  upper,        ///< a capital
  lower,        ///< a small letter: mid-sentence
  digit,        ///< a digit or a bracket: mid-sentence if what is above is open
  punctuation,  ///< . , ; : ) %: the rest of the line above
};

/// How a paragraph ends.
enum class Ending : std::uint8_t {
  open,      ///< no mark: the sentence may go on
  comma,     ///< , – or a conjunction: the sentence must go on
  closing,   ///< a bracket or quotation mark
  sentence,  ///< . ! ? …
  semicolon,
  colon,
};

/// Lines of `text` that are not blank, with rules and Markdown headings told apart. Rows are found later
/// (find_tables()).
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

/// Opening of `line`, which is without list mark; emphasis and opening quotes are looked through.
[[nodiscard]] Opening opening_of(std::string_view line);

/// Ending of `line`; emphasis, closing quotes and footnote marks at its end are looked through.
[[nodiscard]] Ending ending_of(std::string_view line);

/// Last and first word of a line, without marks around it.
[[nodiscard]] std::string_view last_word(std::string_view line);
[[nodiscard]] std::string_view first_word(std::string_view line);

/// Whether a sentence cannot end in this word: và, của, tại ...
[[nodiscard]] bool is_dangling(std::string_view word);

}  // namespace khop::document

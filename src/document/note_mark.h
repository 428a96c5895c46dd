// SPDX-License-Identifier: Apache-2.0
/// Footnote marks, in the styles in which they come down to plain text:
///   superscript digits  6.239²⁸   ha¹      (m², km³ are units)
///   tags                <sup>(7)</sup>  <sup>7</sup>  <sup>7)</sup>
///   Markdown            [^7]
///   plain brackets      tỷ đồng(7)         only if a paragraph that begins with "(7)" comes later
///   a lost character    U+FFFD where the converter had the mark; often it is gone from the body altogether
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/line.h"

namespace khop::document {

enum class NoteStyle : std::uint8_t { none, superscript, tag, markdown, plain, lost, stated };

/// A mark in the text, or the start of a footnote if it opens a line.
struct NoteMark {
  Offset begin = 0, end = 0;  ///< in the source; all of it is taken out of the flow
  NoteStyle style = NoteStyle::none;
  bool opens = false;       ///< it opens a footnote: it stands at the start of a line
  std::int32_t number = 0;  ///< 0 for a lost character
  std::int32_t note = -1;   ///< index of the footnote that it opens or refers to, once tied
};

/// Marks of the whole text, rising. A number that cannot be a mark (units, exponents, enumerations) is left out.
[[nodiscard]] std::vector<NoteMark> find_note_marks(std::string_view text, const std::vector<Line>& lines);

/// Whether the superscript digits or the <sup> content after `before` (text up to it) stand on a unit of length: m, km,
/// cm ...
[[nodiscard]] bool after_length_unit(std::string_view text, Offset at);

}  // namespace khop::document

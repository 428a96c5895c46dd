// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf_text.h"

#include <string_view>

#include "format/superscript.h"

namespace khop::format {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";

}  // namespace

bool ends_within_word(const std::string& text) {
  if (text.ends_with(kSoftHyphen)) return true;
  if (text.size() < 2 || (text.back() != '-' && text.back() != '/')) return false;
  const char before = text[text.size() - 2];
  return before != ' ' && before != '-' && before != '/' && before != '.';
}

void add_words(const PdfLine& line, std::size_t first, std::size_t end, bool glue, Paragraph& paragraph) {
  std::string& text = paragraph.text;
  if (text.ends_with(kSoftHyphen)) text.resize(text.size() - kSoftHyphen.size());
  for (std::size_t i = first; i < end; ++i) {
    const PdfWord& word = line.words[i];
    const bool joined = i == first ? glue : pdf_glued(line.words[i - 1], word, line.size);
    if (!text.empty() && !joined) text += ' ';
    if (i == first) {
      if (text.empty() && paragraph.references.empty()) {
        paragraph.origin.part = line.page;
        paragraph.origin.row = line.row;
      } else {
        paragraph.turns.push_back(Turn{static_cast<std::uint32_t>(text.size()), Origin{line.page, 0, 0, line.row, 0}});
      }
    }
    if (word.note >= 0) {
      paragraph.references.push_back(Reference{static_cast<std::uint32_t>(text.size()), word.note});
    } else {
      text += word.raised ? as_superscript(word.text) : word.text;
    }
  }
}

}  // namespace khop::format

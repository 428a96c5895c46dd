// SPDX-License-Identifier: Apache-2.0
/// Words of a PDF → the text of a paragraph.
#pragma once

#include "format/content.h"
#include "format/pdf/pdf_page.h"

namespace khop::format {

/// Adds words `first` up to `end` of a line to a paragraph: blanks between words, superscripts as their signs, marks of
/// footnotes as references, the place of the line. `glue`: the first word goes on with the paragraph's last.
void add_words(const PdfLine& line, std::size_t first, std::size_t end, bool glue, Paragraph& paragraph);

/// Whether text that ends so goes on in the next line without a blank: "NĐ-" and "CP".
[[nodiscard]] bool ends_within_word(const std::string& text);

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
#include "format/web/html_paragraph.h"

#include <utility>

#include "format/superscript.h"

namespace khop::format {

void HtmlParagraph::add(std::string_view text, text::Offset source, bool bold, bool raised, bool one) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const text::Offset here = one ? source : source + static_cast<text::Offset>(i);
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (blank && after_blank_) continue;
    after_blank_ = blank;
    if (!blank) all_bold_ = all_bold_ && bold;
    if (raised) {
      if (raised_.empty()) raised_at_ = here;
      raised_ += blank ? ' ' : c;
      continue;
    }
    flush_raised();
    // The bytes of one character stay together.
    if (!one || i == 0) map(here);
    current_.text += blank ? ' ' : c;
  }
}

void HtmlParagraph::add_reference(std::int32_t note) {
  flush_raised();
  current_.references.push_back({static_cast<std::uint32_t>(current_.text.size()), note});
  after_blank_ = false;
}

void HtmlParagraph::map(text::Offset source) {
  auto& known = current_.stretches;
  const auto at = static_cast<std::uint32_t>(current_.text.size());
  if (!known.empty() && known.back().source + (at - known.back().at) == source) return;
  known.push_back(Stretch{at, source});
}

void HtmlParagraph::flush_raised() {
  if (raised_.empty()) return;
  const std::string shown = as_superscript(raised_);
  map(raised_at_);
  current_.text += shown;
  raised_.clear();
}

Paragraph HtmlParagraph::take() {
  flush_raised();
  current_.emphasised = all_bold_ && !current_.text.empty();
  after_blank_ = all_bold_ = true;
  return std::exchange(current_, Paragraph{});
}

}  // namespace khop::format

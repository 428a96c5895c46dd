// SPDX-License-Identifier: Apache-2.0
#include "output/xml_text.h"

#include "output/display.h"
#include "text/utf8.h"

namespace khop::output {
namespace {

void append_line(std::string& out, std::string_view line) {
  const std::string safe = visible(line);
  for (std::size_t at = 0; at < safe.size();) {
    const char32_t c = next_code_point(safe, at);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      default:
        text::append_code_point(out, (c & 0xFFFE) == 0xFFFE ? U'\uFFFD' : c);  // no characters, says XML
    }
  }
}

}  // namespace

std::string xml_text(std::string_view text, bool lines) {
  std::string out;
  while (lines) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) break;
    append_line(out, text.substr(0, end));
    out += '\n';
    text.remove_prefix(end + 1);
  }
  append_line(out, text);
  return out;
}

}  // namespace khop::output

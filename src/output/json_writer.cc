// SPDX-License-Identifier: Apache-2.0
#include "output/json_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "output/display.h"
#include "text/utf8.h"

namespace khop::output {

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case U'"':
        out += "\\\"";
        break;
      case U'\\':
        out += "\\\\";
        break;
      case U'\n':
        out += "\\n";
        break;
      case U'\r':
        out += "\\r";
        break;
      case U'\t':
        out += "\\t";
        break;
      default:
        if (!is_unsafe(c)) {
          text::append_code_point(out, c);
        } else if (c < 0x10000) {
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(c));
        } else {
          const auto rest = static_cast<std::uint32_t>(c) - 0x10000;
          fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
        }
    }
  }
  out += '"';
}

std::string& JsonObject::key(std::string_view name) {
  if (!first_) out_ += ", ";
  first_ = false;
  append_json_string(out_, name);
  return out_ += ": ";
}

}  // namespace khop::output

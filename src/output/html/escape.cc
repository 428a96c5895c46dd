// SPDX-License-Identifier: Apache-2.0
#include "output/html/escape.h"

#include <fmt/format.h>

#include <cstdint>

#include "output/display.h"
#include "output/json_writer.h"
#include "text/utf8.h"

namespace khop::output::html {

void append_code_point(std::string& out, char32_t c) {
  switch (c) {
    case U'&':
      out += "&amp;";
      return;
    case U'<':
      out += "&lt;";
      return;
    case U'>':
      out += "&gt;";
      return;
    case U'"':
      out += "&quot;";
      return;
    case U'\'':
      out += "&#39;";
      return;
    case U'\t':
    case U'\n':
    case U'\r':
      out += ' ';
      return;
    default:
      break;
  }
  if (!is_unsafe(c)) {
    text::append_code_point(out, c);
  } else if (c < 0x20) {
    text::append_code_point(out, U'\u2400' + c);  // ␛ and its neighbours
  } else {
    text::append_code_point(out, U'\uFFFD');
  }
}

void append_text(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) append_code_point(out, next_code_point(text, at));
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_text(out, text);
  return out;
}

void append_script_string(std::string& out, std::string_view text) {
  std::string json;
  append_json_string(json, visible(text));
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else if (c == '>') {
      out += "\\u003e";
    } else if (c == '&') {
      out += "\\u0026";
    } else {
      out += c;
    }
  }
}

std::string prefix_of(std::string_view path) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a
  for (const char c : path) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return fmt::format("d{:010x}-", hash >> 24);
}

}  // namespace khop::output::html

// SPDX-License-Identifier: Apache-2.0
#include "format/part_text.h"

#include <unicode/unistr.h>

#include <utility>

namespace khop::format {

PartText::PartText(std::string bytes) {
  // As XML is told apart: by a byte order mark, or by the other half of its first "<".
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("<\0"sv)) {
    form_ = Form::little;
  } else if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\0<"sv)) {
    form_ = Form::big;
  }
  if (form_ == Form::utf8) {
    text_ = std::move(bytes);
    return;
  }
  icu::UnicodeString wide;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    wide.append(static_cast<char16_t>(form_ == Form::little ? first | second << 8 : second | first << 8));
  }
  wide.toUTF8String(text_);
}

std::string PartText::encode(std::string text) const {
  if (form_ == Form::utf8) return text;
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  std::string out;
  out.reserve(2 * static_cast<std::size_t>(wide.length()));
  for (std::int32_t i = 0; i < wide.length(); ++i) {
    const char low = static_cast<char>(wide[i] & 0xFF), high = static_cast<char>(wide[i] >> 8);
    out += form_ == Form::little ? low : high;
    out += form_ == Form::little ? high : low;
  }
  return out;
}

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
#include "format/legacy_font.h"

#include <unicode/unistr.h>

#include "text/legacy.h"
#include "text/utf8.h"

namespace khop::format {

std::string from_legacy_font(std::string_view text, std::string_view font) {
  const bool tcvn = font.starts_with(".Vn"), vni = font.starts_with("VNI-");
  if (!tcvn && !vni) return std::string(text);
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (c > 0xFF) return std::string(text);  // typed as Unicode after all
    bytes += static_cast<char>(c);
  }
  std::string out = tcvn ? text::decode_tcvn3(bytes) : text::decode_vni(bytes);
  // .VnTimeH shows capitals for small letters.
  if (tcvn && font.ends_with("H")) {
    std::string upper;
    icu::UnicodeString::fromUTF8(out).toUpper().toUTF8String(upper);
    return upper;
  }
  return out;
}

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
#include "format/web/html_charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <vector>

#include "text/utf8.h"

namespace khop::format {
namespace {

constexpr std::size_t kHead = 4096;  // browsers look at 1024; some programs write more before

std::string declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, kHead));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string_view key : {std::string_view("charset"), std::string_view("encoding")}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    at = head.find_first_not_of(" =\"'", at + key.size());
    if (at == std::string::npos) continue;
    return head.substr(at, head.find_first_of(" \"';>?/\r\n", at) - at);
  }
  return "";
}

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

}  // namespace

std::string from_declared_charset(std::string bytes) {
  if (text::scan_utf8(bytes).invalid == 0) return bytes;
  const std::string name = declared_charset(bytes);
  // What says Western Europe is often TCVN3 or VNI, which no page can declare: those are recognised by their letters.
  if (name.empty() || name.starts_with("utf") || name.ends_with("1252") || name.ends_with("8859-1") ||
      name == "us-ascii")
    return bytes;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, Close> converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return bytes;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  std::vector<UChar> wide(std::size_t{1} << 14);
  std::string out;
  char16_t high = 0;
  do {
    UChar* to = wide.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, wide.data() + wide.size(), &at, end, nullptr, 1, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return bytes;
    for (const UChar* c = wide.data(); c != to; ++c) {
      if (U16_IS_LEAD(*c)) {
        high = *c;
      } else if (U16_IS_TRAIL(*c) && high != 0) {
        text::append_code_point(out, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, *c)));
        high = 0;
      } else {
        text::append_code_point(out, U16_IS_SURROGATE(*c) ? text::kReplacement : static_cast<char32_t>(*c));
      }
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
#include "format/sniff.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

namespace khop::format {
namespace {

constexpr std::size_t kHead = 1024;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string wide(std::string_view name) {
  std::string out;
  for (const char c : name) {
    out += c;
    out += '\0';
  }
  return out;
}

// A page, not a text that speaks of tags: markup stands at its very beginning.
bool is_html(std::string_view bytes) {
  std::string head = lower(bytes.substr(0, kHead));
  if (head.starts_with("\xEF\xBB\xBF")) head.erase(0, 3);
  std::string_view rest = head;
  for (;;) {
    const std::size_t at = rest.find_first_not_of(" \t\r\n");
    if (at == std::string_view::npos) return false;
    rest.remove_prefix(at);
    // Comments and an XML declaration may stand above.
    if (rest.starts_with("<!--")) {
      const std::size_t end = rest.find("-->");
      if (end == std::string_view::npos) return false;
      rest.remove_prefix(end + 3);
    } else if (rest.starts_with("<?xml")) {
      const std::size_t end = rest.find("?>");
      if (end == std::string_view::npos) return false;
      rest.remove_prefix(end + 2);
    } else {
      return rest.starts_with("<!doctype html") || rest.starts_with("<html");
    }
  }
}

}  // namespace

Kind sniff(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return Kind::package;
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    static const std::string kEncrypted = wide("EncryptedPackage");
    return bytes.find(kEncrypted) != std::string_view::npos ? Kind::protected_compound : Kind::compound;
  }
  // Some programs put a line of their own before a PDF.
  if (bytes.substr(0, kHead).find("%PDF-") != std::string_view::npos) return Kind::pdf;
  if (bytes.starts_with("{\\rtf")) return Kind::rtf;
  if (is_html(bytes)) return Kind::html;
  return Kind::text;
}

std::string suffix_of(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t point = name.rfind('.');
  return point == std::string_view::npos || point == 0 ? std::string() : lower(name.substr(point + 1));
}

bool is_known_suffix(std::string_view suffix) {
  constexpr std::string_view kKnown[] = {"csv", "doc",      "docm",  "docx", "fodt", "htm", "html",
                                         "md",  "markdown", "ods",   "odt",  "pdf",  "rtf", "tsv",
                                         "txt", "xht",      "xhtml", "xls",  "xlsm", "xlsx"};
  return std::find(std::begin(kKnown), std::end(kKnown), suffix) != std::end(kKnown);
}

}  // namespace khop::format

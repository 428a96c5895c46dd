// SPDX-License-Identifier: Apache-2.0
#include "output/path.h"

#include <fmt/format.h>

#include <iterator>

namespace khop::output {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '/';
}

}  // namespace

std::string uri_of(std::string_view path) {
  path = plain_path(path);
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string_view plain_path(std::string_view path) {
  while (path.starts_with("./")) {
    std::string_view rest = path.substr(2);
    while (rest.starts_with('/')) rest.remove_prefix(1);
    if (rest.empty()) break;
    path = rest;
  }
  return path;
}

}  // namespace khop::output

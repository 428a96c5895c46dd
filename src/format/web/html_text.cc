// SPDX-License-Identifier: Apache-2.0
#include "format/web/html_text.h"

#include <algorithm>
#include <cctype>

#include "text/utf8.h"

namespace khop::format {
namespace {

// Bytes behind an entity that must be the same in both for it to end there.
constexpr std::size_t kAgree = 6;
constexpr std::size_t kLongestEntity = 34;

bool agree(std::string_view text, std::string_view raw) {
  for (std::size_t i = 0; i < kAgree; ++i) {
    if (i >= text.size() || i >= raw.size()) return true;
    if (raw[i] == '&' || raw[i] == '<') return true;
    if (text[i] != raw[i]) return false;
  }
  return true;
}

}  // namespace

std::size_t entity_length(std::string_view text, std::string_view raw) {
  std::size_t end = 1;
  while (end < raw.size() && end < kLongestEntity &&
         (std::isalnum(static_cast<unsigned char>(raw[end])) != 0 || (end == 1 && raw[end] == '#')))
    ++end;
  if (end == 1) return 0;
  if (end < raw.size() && raw[end] == ';') {
    // An unknown name is left as it stands.
    const bool literal = text.starts_with(raw.substr(0, end + 1)) && !raw.substr(1).starts_with("amp;");
    return literal ? 0 : end + 1;
  }
  if (text.starts_with(raw.substr(0, end)) && !raw.substr(1).starts_with("amp")) return 0;
  // Old names may stand without their end: "&nbspha".
  std::size_t one = 0;
  if (!text.empty()) static_cast<void>(text::next_code_point(text, one));
  for (std::size_t length = end; length > 2; --length) {
    if (agree(text.substr(one), raw.substr(length))) return length;
  }
  return 0;
}

void align(std::string_view text, std::string_view raw,
           const std::function<void(std::string_view piece, std::size_t at)>& piece) {
  std::size_t t = 0, r = 0;
  while (t < text.size()) {
    if (r < raw.size() && raw[r] == '<' && text[t] != '<') {
      const std::size_t end = raw.find('>', r);
      if (end == std::string_view::npos) break;
      r = end + 1;
      continue;
    }
    if (r < raw.size() && raw[r] == '&') {
      if (const std::size_t length = entity_length(text.substr(t), raw.substr(r)); length > 0) {
        std::size_t end = t;
        static_cast<void>(text::next_code_point(text, end));
        piece(text.substr(t, end - t), r);
        t = end;
        r += length;
        continue;
      }
    }
    std::size_t same = 0;
    while (t + same < text.size() && r + same < raw.size() && text[t + same] == raw[r + same] &&
           (same == 0 || (raw[r + same] != '&' && raw[r + same] != '<')))
      ++same;
    if (same == 0) break;
    piece(text.substr(t, same), r);
    t += same;
    r += same;
  }
  // Something that no rule above knows: the rest is all at the place where it began.
  if (t < text.size()) piece(text.substr(t), std::min(r, raw.empty() ? 0 : raw.size() - 1));
}

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
#include "identity/place.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <array>
#include <utility>

namespace khop::identity {
namespace {

constexpr std::array<std::pair<const char*, Level>, 3> kKinds = {
    std::pair{"place-province", Level::province},
    std::pair{"place-district", Level::district},
    std::pair{"place-commune", Level::commune},
};

/// Syllables of a name: more are a sentence in capitals.
constexpr std::size_t kMostSyllables = 6;

const icu::Locale& vietnamese() {
  static const icu::Locale locale("vi");
  return locale;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

bool names_time(const Words& words, std::size_t at) {
  if (words.phrase(at, "period-month") == 0 && words.phrase(at, "period-quarter") == 0 &&
      words.phrase(at, "period-year") == 0)
    return false;
  return words.number(at + 1) >= 0 ||
         (words.is_word(at + 1) && words.text(at + 1).find_first_not_of("IV") == std::string_view::npos);
}

}  // namespace

std::string title_case(std::string_view text) {
  auto out = unicode(text).toLower(vietnamese());
  bool begins = true;
  for (std::int32_t i = 0; i < out.length(); i = out.moveIndex32(i, 1)) {
    const UChar32 c = out.char32At(i);
    if (begins) {
      icu::UnicodeString upper(c);
      upper.toUpper(vietnamese());
      out.replace(i, U16_LENGTH(c), upper);
    }
    begins = c == ' ' || c == '-' || c == 0x2013;
  }
  return utf8(out);
}

std::string lower_case(std::string_view text) { return utf8(unicode(text).toLower(vietnamese())); }

std::string place_key(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find(' '), name.size());
    if (end != 0) out += (out.empty() ? "" : " ") + figure::fold(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return out;
}

std::string with_capital(std::string_view text) {
  auto out = unicode(text);
  if (out.isEmpty()) return {};
  const UChar32 c = out.char32At(0);
  icu::UnicodeString upper(c);
  upper.toUpper(vietnamese());
  out.replace(0, U16_LENGTH(c), upper);
  return utf8(out);
}

std::optional<NamedPlace> place_at(const Words& words, std::size_t at, std::size_t until) {
  if (!words.is_word(at) || words.phrase(at, "place-never") != 0) return std::nullopt;
  for (const auto& [phrase_class, level] : kKinds) {
    const std::size_t length = words.phrase(at, phrase_class);
    if (length == 0) continue;
    const bool shouting = words[at].upper && words[at].span.size() > 2;
    const std::size_t first = at + length;
    std::size_t last = first;
    while (last < until && words.is_word(last) && words[last].capital && (words[last].upper == shouting || !shouting) &&
           last - first < kMostSyllables) {
      if (shouting && names_time(words, last)) break;  // "TỈNH AN HÀ QUÝ III"
      // "xã Nà Cọ huyện …": the next place begins.
      if (last > first && words[last].space_before &&
          (words.phrase(last, "place-district") != 0 || words.phrase(last, "place-province") != 0 ||
           words.phrase(last, "place-commune") != 0) &&
          shouting)
        break;
      ++last;
      // "Bà Rịa - Vũng Tàu"; but not "TỈNH NAM LĂNG - VIỆN KIỂM SÁT"
      const bool joined = last + 1 < until && words.is_mark(last, '-') && words.is_word(last + 1);
      if (joined && words[last + 1].capital && words.phrase(last + 1, "office") == 0) ++last;
    }
    if (last == first) {
      // "Quận 3", "phường 12"
      if (words.number(first) < 0 || level == Level::province || first >= until) return std::nullopt;
      last = first + 1;
    }
    return NamedPlace{level, lower_case(words.text(at, first - 1)) + " " + title_case(words.text(first, last - 1)),
                      last};
  }
  return std::nullopt;
}

}  // namespace khop::identity

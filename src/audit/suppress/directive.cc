// SPDX-License-Identifier: Apache-2.0
#include "audit/suppress/directive.h"

#include <algorithm>

namespace khop::audit {
namespace {

struct Phrase {
  std::string_view words;
  Reach reach;
};

// In Vietnamese, also as typed without marks, and in English; one that begins like another stands before it.
constexpr Phrase kPhrases[] = {
    {"bỏ qua cả tệp", Reach::file}, {"bo qua ca tep", Reach::file},  {"ignore-file", Reach::file},
    {"ignore file", Reach::file},   {"bỏ qua từ đây", Reach::begin}, {"bo qua tu day", Reach::begin},
    {"ignore-begin", Reach::begin}, {"ignore begin", Reach::begin},  {"bỏ qua đến đây", Reach::end},
    {"bo qua den day", Reach::end}, {"hết bỏ qua", Reach::end},      {"het bo qua", Reach::end},
    {"ignore-end", Reach::end},     {"ignore end", Reach::end},      {"bỏ qua", Reach::next},
    {"bo qua", Reach::next},        {"ignore", Reach::next},
};

// What parts the names of rules from the reason. Names hold single hyphens, so a hyphen needs blanks around it.
constexpr std::string_view kParts[] = {":", "—", "–", "--", " - "};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool begins(std::string_view text, std::string_view words) {
  return text.size() >= words.size() &&
         std::equal(words.begin(), words.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

bool is_name(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_';
  });
}

struct Word {
  std::string_view text;
  std::size_t end = 0;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  for (std::size_t at = 0; (at = text.find_first_not_of(" ,", at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(" ,", at), text.size());
    out.push_back({text.substr(at, end - at), end});
    at = end;
  }
  return out;
}

}  // namespace

std::optional<Directive> parse_directive(std::string_view body, const std::vector<std::string>& known) {
  body = trimmed(body);
  const auto* const phrase = std::find_if(std::begin(kPhrases), std::end(kPhrases), [&](const Phrase& each) {
    if (!begins(body, each.words)) return false;
    const std::string_view rest = body.substr(each.words.size());
    return rest.empty() || rest.front() == ' ' ||
           std::any_of(std::begin(kParts), std::end(kParts), [&](auto part) { return rest.starts_with(part); });
  });
  if (phrase == std::end(kPhrases)) return std::nullopt;
  Directive out;
  out.reach = phrase->reach;
  const std::string_view rest = body.substr(phrase->words.size());

  std::size_t part = std::string_view::npos, length = 0;
  for (const std::string_view sign : kParts) {
    const std::size_t at = rest.find(sign);
    if (at < part) part = at, length = sign.size();
  }
  const bool parted = part != std::string_view::npos;
  const std::string_view names = rest.substr(0, part);
  const std::vector<Word> words = words_of(names);
  const auto is_known = [&](const Word& word) {
    return std::find(known.begin(), known.end(), word.text) != known.end();
  };
  std::size_t taken = 0;
  while (taken < words.size() && is_known(words[taken])) out.rules.emplace_back(words[taken++].text);
  // Without a sign before it, a reason is told from a mistyped name by its letters: "bỏ qua số tạm tính".
  const bool all_names = std::all_of(words.begin() + static_cast<std::ptrdiff_t>(taken), words.end(),
                                     [](const Word& word) { return is_name(word.text); });
  if (parted || all_names) {
    for (; taken < words.size(); ++taken)
      (is_known(words[taken]) ? out.rules : out.unknown).emplace_back(words[taken].text);
    if (parted) out.reason = trimmed(rest.substr(part + length));
  } else {
    out.reason = trimmed(names.substr(taken == 0 ? 0 : words[taken - 1].end));
  }
  return out;
}

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
/// Errors and remarks of the library in both languages. Where something goes wrong nobody knows yet who will read of
/// it, so both sentences are made, and Error::in() chooses.
///
///   return complain(path, {"là tệp nhị phân", "is a binary file"});
///   return complain(path, tell({"thiếu phần {}", "its part {} is missing"}, part));
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "khop/error.h"
#include "sentence.h"

namespace khop {

/// One sentence, or a part of one, in both languages.
struct Told {
  Told() = default;
  Told(std::string in_vietnamese, std::string in_english) : vi(std::move(in_vietnamese)), en(std::move(in_english)) {}
  Told(const Words& words) : vi(words.vi), en(words.en) {}  // NOLINT(google-explicit-constructor)
  /// What is the same in every language: a name, a number, the words of another program.
  Told(const std::string& same) : vi(same), en(same) {}  // NOLINT(google-explicit-constructor)
  Told(const char* same) : vi(same), en(same) {}         // NOLINT(google-explicit-constructor)

  std::string vi, en;
  [[nodiscard]] const std::string& in(Language language) const { return language == Language::vi ? vi : en; }
};

namespace detail {

template <typename Argument>
const Argument& choose(const Argument& argument, Language) {
  return argument;
}
inline const std::string& choose(const Told& argument, Language language) { return argument.in(language); }
inline std::string_view choose(const Words& argument, Language language) { return argument.in(language); }

}  // namespace detail

/// Fills the `{}` of a sentence in both languages. An argument may itself be Words or Told.
template <typename... Arguments>
Told tell(const Words& words, const Arguments&... arguments) {
  return {say(Language::vi, words, detail::choose(arguments, Language::vi)...),
          say(Language::en, words, detail::choose(arguments, Language::en)...)};
}

/// The error that says so of a place in a file; line and column are 0 where there is none.
[[nodiscard]] inline Error complain(std::string path, std::uint32_t line, std::uint32_t column, Told told) {
  return {std::move(path), line, column, std::move(told.en), std::move(told.vi)};
}

/// The error that says so of a file as a whole; an empty path names none.
[[nodiscard]] inline Error complain(std::string path, Told told) {
  return complain(std::move(path), 0, 0, std::move(told));
}

}  // namespace khop

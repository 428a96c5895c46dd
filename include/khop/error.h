// SPDX-License-Identifier: Apache-2.0
/// Errors as values: what went wrong, where, and what was expected. The library throws nothing of its own and prints
/// nothing.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

#include "khop/language.h"

namespace khop {

/// Why something could not be done, in one line that can be shown to a person.
struct Error {
  std::string path;          ///< file the error is about; empty if none
  std::uint32_t line = 0;    ///< 1-based; 0 if the error has no line
  std::uint32_t column = 0;  ///< 1-based, in code points; 0 if unknown
  std::string message;       ///< one line, no line break, control characters already made visible; English
  /// The message in Vietnamese; empty where `message` is all there is.
  std::string vietnamese = {};  // NOLINT(readability-redundant-member-init): most errors are made without it

  /// The same error with its message in that language, as far as it is known in it, and in no other.
  [[nodiscard]] Error in(Language language) const;

  /// "path:line:column: message" with the parts that are known.
  [[nodiscard]] std::string to_string() const;
};

/// Either a value or the Error that prevented it.
///
///   Result<Source> source = decode(bytes, path);
///   if (!source) return source.error();
///   use(*source);
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// The value. Precondition: ok().
  T& operator*() { return std::get<0>(state_); }
  const T& operator*() const { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }

  /// The error. Precondition: !ok().
  [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace khop

// SPDX-License-Identifier: Apache-2.0
/// Writes JSON straight into a string, keys in the order in which they are given. By hand, because a ledger of a large
/// report is large and needs no tree, and because the strings need more escaping than JSON asks for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khop::output {

/// `text` as a JSON string. Always valid UTF-8 (bad bytes become U+FFFD); also escapes what is unsafe on a terminal.
void append_json_string(std::string& out, std::string_view text);

/// One object, written as its members are added; the destructor closes it.
class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
  ~JsonObject() { out_ += '}'; }
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  /// Starts a member; what follows in the string is its value.
  std::string& key(std::string_view name);
  void text(std::string_view name, std::string_view value) { append_json_string(key(name), value); }
  void number(std::string_view name, std::uint64_t value) { key(name) += std::to_string(value); }
  void boolean(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
  void null(std::string_view name) { key(name) += "null"; }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace khop::output

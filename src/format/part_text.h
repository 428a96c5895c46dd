// SPDX-License-Identifier: Apache-2.0
/// A part of a package as UTF-8, whatever its bytes are.
#pragma once

#include <string>
#include <string_view>

namespace khop::format {

class PartText {
 public:
  /// UTF-8 or UTF-16, by the first bytes.
  explicit PartText(std::string bytes);
  [[nodiscard]] const std::string& utf8() const { return text_; }
  /// `text` as the part was encoded.
  [[nodiscard]] std::string encode(std::string text) const;

 private:
  enum class Form { utf8, little, big };
  std::string text_;
  Form form_ = Form::utf8;
};

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
/// XML that is too large for a tree: the sheets of a workbook, read as they come. The same limits as xml.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "khop/error.h"
#include "sentence.h"

namespace khop::format {

/// Attributes of an element, by their names without prefix. Valid during XmlEvents::open().
class Attributes {
 public:
  explicit Attributes(const char** raw) : raw_(raw) {}
  /// The value; empty if there is none.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
  /// The value as a whole number, `otherwise` if it is none.
  [[nodiscard]] int number(std::string_view name, int otherwise) const;
  /// "1" or "true".
  [[nodiscard]] bool is_on(std::string_view name) const;

 private:
  const char** raw_;
};

/// What a reader does with the elements. Names are without prefix. Text may come in pieces.
class XmlEvents {
 public:
  XmlEvents() = default;
  XmlEvents(const XmlEvents&) = delete;
  XmlEvents& operator=(const XmlEvents&) = delete;
  virtual ~XmlEvents() = default;
  virtual void open(std::string_view name, const Attributes& attributes) = 0;
  virtual void close(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
  /// Why reading should stop; nothing to go on.
  [[nodiscard]] virtual const std::optional<Words>& refusal() const = 0;
};

/// Reads `xml`; `path` and `part` name it in errors. Returns what went wrong: not well-formed, with a document type,
/// nested too deep, refused by the reader.
[[nodiscard]] std::optional<Error> stream_xml(std::string_view xml, const std::string& path, const std::string& part,
                                              XmlEvents& events);

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
/// Text of strangers for XML.
#pragma once

#include <string>
#include <string_view>

namespace khop::output {

/// `text` for the content of an element or a quoted attribute. Any bytes give valid XML 1.0: markup is escaped, and
/// what XML has no place for, or what could deceive a reader, is made visible as on a terminal. Line breaks are kept if
/// `lines`, as text of our own has them, else they become blanks.
[[nodiscard]] std::string xml_text(std::string_view text, bool lines = false);

}  // namespace khop::output

// SPDX-License-Identifier: Apache-2.0
/// What a file is, by its content: names are often wrong.
#pragma once

#include <string>
#include <string_view>

namespace khop::format {

enum class Kind {
  text,      ///< or anything that no other kind knows
  package,   ///< a zip file: Word, LibreOffice, spreadsheets
  compound,  ///< Word or Excel of before 2007, or a document with a password
  protected_compound,
  pdf,
  rtf,
  html,
};

/// Looks at the first bytes, and at all of a compound file.
[[nodiscard]] Kind sniff(std::string_view bytes);

/// Suffix of a path in small letters, without its point; empty if it has none.
[[nodiscard]] std::string suffix_of(std::string_view path);

/// Whether files with that suffix are drafts as a rule, so that they are looked for in folders.
[[nodiscard]] bool is_known_suffix(std::string_view suffix);

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
/// The forms in which `khop diff` gives its result. Texts of drafts and names of files come from strangers: each form
/// escapes them for where it goes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khop/diff.h"

namespace khop::output::diff {

struct Style {
  Language language = Language::vi;
  Severity least = Severity::info;  ///< relations whose problem is below this are left out; JSON has all
  bool quiet = false;               ///< neither figures that are only written otherwise nor a summary; JSON has all
  bool colour = false;              ///< for a terminal; text only
  unsigned columns = 100;           ///< of a terminal
};

/// For people at a terminal.
[[nodiscard]] std::string text(const Diff& diff, const Style& style);

/// For programs: one object; see docs/diff.md.
[[nodiscard]] std::string json(const Diff& diff, const Style& style);

/// For a merge request or a mail: CommonMark with tables.
[[nodiscard]] std::string markdown(const Diff& diff, const Style& style);

/// For a browser and for paper: one file without scripts and without anything from elsewhere.
[[nodiscard]] std::string html(const Diff& diff, const Style& style);

/// The names of the forms, in the order of the help.
[[nodiscard]] std::vector<std::string> form_names();

/// The comparison in the form of that name; nothing if there is none.
[[nodiscard]] std::optional<std::string> render(std::string_view form, const Diff& diff, const Style& style);

}  // namespace khop::output::diff

// SPDX-License-Identifier: Apache-2.0
/// The forms of a checklist: a sheet in, the words of a file out.
#pragma once

#include <string>
#include <string_view>

#include "khop/language.h"
#include "output/checklist/sheet.h"

namespace khop::output::checklist {

/// GitHub's Markdown, with task lists.
[[nodiscard]] std::string markdown(const Sheet& sheet);

/// A web page that needs nothing besides: its beginning, each sheet (on paper a new page), its end.
[[nodiscard]] std::string html_begin(Language language);
[[nodiscard]] std::string html(const Sheet& sheet);
[[nodiscard]] std::string html_end();

/// A Word document: the body of each sheet, what parts two of them, and the file made of all of it.
[[nodiscard]] std::string docx_body(const Sheet& sheet);
[[nodiscard]] std::string docx_separator();
[[nodiscard]] std::string docx_file(std::string_view bodies, Language language);

}  // namespace khop::output::checklist

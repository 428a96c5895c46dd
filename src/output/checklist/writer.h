// SPDX-License-Identifier: Apache-2.0
/// Checklists of the drafts of a run, each on a new page.
#pragma once

#include <memory>
#include <string_view>

#include "output/writer.h"

namespace khop::output::checklist {

enum class Form : std::uint8_t { markdown, html, docx };

/// `options`: language, and `whole_ledger` for a list of all relations that hold. The audits must hold their figures
/// and all checks.
[[nodiscard]] std::unique_ptr<Writer> writer(Form form, const WriterOptions& options);

/// The form that a file of this name has by its suffix; nothing for an unknown one.
[[nodiscard]] std::optional<Form> form_of(std::string_view file);

}  // namespace khop::output::checklist

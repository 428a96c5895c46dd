// SPDX-License-Identifier: Apache-2.0
/// The parts of a Word document that are the same for every checklist.
#pragma once

#include <string>
#include <string_view>

#include "khop/language.h"

namespace khop::output::checklist::docx {

extern const std::string_view kDocumentBegin, kDocumentEnd;  ///< around the content of the body
extern const std::string_view kContentTypes, kPackageRelations, kDocumentRelations;
[[nodiscard]] std::string core_properties(Language language);
[[nodiscard]] std::string styles(Language language);
[[nodiscard]] std::string settings(Language language);
[[nodiscard]] std::string footer(Language language);  ///< with the number of the page

}  // namespace khop::output::checklist::docx

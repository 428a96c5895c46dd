// SPDX-License-Identifier: Apache-2.0
/// Tables that somebody pasted into running text: lines with tabs, or with pipes but without the rule that Markdown
/// asks for.
#pragma once

#include <vector>

#include "format/content.h"

namespace khop::format {

/// Lines of one paragraph as elements: those that make a table become one.
[[nodiscard]] std::vector<Element> find_pasted_tables(std::vector<Paragraph> lines);

/// The bytes from `begin` to `end` of a paragraph, with their places, without blanks at their ends.
[[nodiscard]] Paragraph slice(const Paragraph& paragraph, std::size_t begin, std::size_t end);

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
/// Comments in a draft that keep problems from being told.
#pragma once

#include <vector>

#include "document/document.h"
#include "format/comment.h"
#include "khop/linter.h"
#include "rule/rule.h"

namespace khop::audit {

/// Marks the problems among `checks` that a comment covers (Check::suppression), and tells in `notes` of comments that
/// cover nothing, name no rule or are not understood. `comments`: with spans in `source`, rising, as `document` was
/// read from it.
void suppress(const std::vector<format::Comment>& comments, const document::Document& document,
              const text::Source& source, const rule::Rules& rules, const LintOptions& options,
              std::vector<Check>& checks, std::vector<Error>& notes);

}  // namespace khop::audit

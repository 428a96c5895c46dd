// SPDX-License-Identifier: Apache-2.0
/// A draft with what was found written beside its figures, as the comments of a Word document:
///
///   auto audit = linter.lint_bytes(bytes, "report.docx");
///   auto out = khop::annotate(bytes, *audit, {});
///   if (out) write("report.khop.docx", out->bytes);
///
/// Nothing else of the document changes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "khop/linter.h"

namespace khop {

struct AnnotateOptions {
  Language language = Language::vi;
  Severity least = Severity::info;  ///< problems below this are left out
  std::string date;                 ///< of the comments, "2026-11-21T07:00:00Z"; empty: they have none
  bool original_revisions = false;  ///< as in the LintOptions of the audit
};

struct Annotated {
  std::string bytes;         ///< the document; the same as it was if there is nothing to say
  std::size_t comments = 0;  ///< that were added
  std::size_t told = 0;      ///< problems that they tell: one may tell several that one correction mends
  std::size_t untold = 0;    ///< problems about figures that are not in the document, such as those of an annex
  bool is_signed = false;    ///< it holds a digital signature, which no longer fits if comments were added
};

/// Whether `bytes` is a document that annotate() takes: Word's .docx, .docm, .dotx, .dotm.
[[nodiscard]] bool can_annotate(std::string_view bytes);

/// `bytes`: the draft that `audit` is of. Each problem becomes a comment by "khop" on the stated figure; in a footnote
/// or text box, where Word has none, on the note's mark or on what the box hangs on. The same input gives the same
/// bytes. Errors: not such a document, damaged.
[[nodiscard]] Result<Annotated> annotate(std::string_view bytes, const Audit& audit, const AnnotateOptions& options);

}  // namespace khop

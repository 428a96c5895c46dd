// SPDX-License-Identifier: Apache-2.0
/// A comparison of two versions in the words of people, before any format: what the text, Markdown and HTML forms lay
/// out. All texts are safe to show (see display.h), and escaped for nothing.
#pragma once

#include <string>
#include <vector>

#include "khop/diff.h"

namespace khop::output::diff {

/// What became of a relation.
struct Effect {
  RelationFate fate = RelationFate::broken;
  Severity severity = Severity::info;  ///< of the failing side
  std::string where;                   ///< of the figure that should follow from the others
  std::string message, rule;
};

/// A passage of one version around figures.
struct Quote {
  bool is_new = false;
  std::string before, figure, after;
};

/// Figures of one kind: one that changed, or those of one passage that were added or are gone.
struct Entry {
  Alteration kind = Alteration::changed;
  std::string where;                 ///< in the new version; of what is gone in the old one
  std::string where_before;          ///< in the old version; of what changed only
  std::string old_place, new_place;  ///< the same without the path: "dòng 12, cột 5", "mục II.1, đoạn 3"
  std::string old_figure, new_figure;
  std::string note;  ///< what differs besides the value; may be empty
  std::vector<Quote> quotes;
  std::vector<Effect> effects;
};

struct Sheet {
  std::string before, after;         ///< paths
  std::vector<std::string> remarks;  ///< what is to be said first: the files are one, hardly share anything …
  std::vector<Entry> entries;        ///< changed, added and gone figures; none if the two are no versions of one draft
  std::vector<Entry> rewritten;      ///< equal values, printed otherwise
  std::vector<Effect> others;        ///< relations without a figure among the entries
  std::string figures, relations;    ///< the summary of each; empty if there is nothing to sum up
};

/// `least`: relations whose problem is below this are left out.
[[nodiscard]] Sheet sheet_of(const Diff& diff, Language language, Severity least);

/// "đổi", "thêm" … and "làm hỏng", "sửa được" … for headings and labels.
[[nodiscard]] std::string name_of(Alteration kind, Language language);
[[nodiscard]] std::string name_of(RelationFate fate, Language language);
[[nodiscard]] std::string name_of(Severity severity, Language language);

}  // namespace khop::output::diff

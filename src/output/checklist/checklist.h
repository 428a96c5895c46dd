// SPDX-License-Identifier: Apache-2.0
/// What a checklist says of one draft, before its words are laid out: what to correct, what a person must verify, what
/// was verified. All in reading order; all texts are safe to show (see display.h).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "khop/linter.h"
#include "output/checklist/marked.h"

namespace khop::output::checklist {

/// A problem, or several that the same correction mends.
struct Entry {
  std::string where;    ///< "dòng 43", "mục 5, đoạn 2": of the figure to correct where that is known
  std::string section;  ///< the heading that it stands under; may be empty
  std::vector<Marked>
      excerpts;  ///< the sentence shortened around its figures, then lines elsewhere that it is held against
  std::vector<std::string> told;  ///< the headline with the recomputation; then what else the same correction mends
  Marked proposal;                ///< empty: none
  Severity severity = Severity::info;
  double confidence = 0;  ///< of its surest problem
  bool relation = false;  ///< figures that disagree, and not a defect without arithmetic
  std::string reason;     ///< of a suppressed one: by whom and why
};

/// Figures of one line or paragraph that no relation covers.
struct Passage {
  std::string where;
  Marked figures;  ///< few: with the words around them; many: only the figures
  std::uint32_t count = 0;
};

/// Those of one section.
struct Uncovered {
  std::string section;
  std::vector<Passage> passages;
  std::uint32_t count = 0;     ///< of all its figures that are not covered
  std::uint32_t others = 0;    ///< of these not listed
  bool table = false;          ///< a table: only counted
  std::uint32_t cells = 0;     ///< of a table: its figures, covered or not
  std::uint32_t sections = 0;  ///< how many sections this is, of those of which nothing is listed; 0: one
};

/// The relations of one section that hold.
struct Verified {
  std::string section;
  std::string where;  ///< from which line to which; empty in files without lines
  std::uint32_t count = 0;
  std::vector<std::pair<std::string, std::uint32_t>> kinds;  ///< names for people, most frequent first
  struct Item {
    std::string where, message;
  };
  std::vector<Item> items;  ///< only if asked for
};

struct Checklist {
  bool across = false;               ///< it is about several reports against each other
  std::string file;                  ///< without its folder; of several reports all of them
  std::vector<std::string> annexes;  ///< likewise
  Identity identity;                 ///< made safe
  std::vector<std::string> remarks;  ///< of reading

  std::uint32_t figures = 0;      ///< of the draft
  std::uint32_t covered = 0;      ///< of these part of a relation that was recomputed
  std::uint32_t relations = 0;    ///< recomputed
  std::uint32_t holding = 0;      ///< that hold, those off by rounding among them
  std::uint32_t rounded = 0;      ///< that are off by rounding
  std::uint32_t approximate = 0;  ///< that hold as far as "hơn, gần, khoảng" can be held to account

  std::vector<Entry> correct;      ///< errors, and numerals that cannot be right as typed
  std::vector<Entry> review;       ///< problems that a person must judge
  std::vector<Entry> lacking;      ///< relations recognised, but a figure that they need is not printed
  std::vector<Uncovered> unbased;  ///< rates and changes for which no base was found
  std::vector<Uncovered> rest;     ///< other figures without a relation
  std::vector<Verified> verified;
  std::vector<Entry> suppressed;
};

struct Options {
  Language language = Language::vi;
  bool list_verified = false;
};

/// `audit` must hold its figures and all checks.
[[nodiscard]] Checklist checklist_of(const Audit& audit, const Options& options);

/// What reports say against one another, as Writer::across() gets it; places name their files, and what is verified is
/// grouped by report.
[[nodiscard]] Checklist checklist_across(const std::vector<Audit>& audits, const Options& options);

}  // namespace khop::output::checklist

// SPDX-License-Identifier: Apache-2.0
/// Two versions of one draft held against each other: which figures changed, and what that broke or mended.
///
///   auto told = khop::diff_drafts(*rules, {}, {old_bytes, "v1.docx"}, {new_bytes, "v2.txt"});
///   for (const auto& change : told->figures) ...
///
/// The versions may be of different formats. Text that was moved, reworded, split, joined or numbered anew is no
/// change; only figures count. Plain data, owns everything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khop/linter.h"

namespace khop {

/// A figure where it stands in one version.
struct FigureAt {
  FigureInfo figure;
  /// What is printed around it in its sentence, on one line, shortened with "…"; of a cell, `before` is the name of its
  /// row and the head of its column.
  std::string before, after;
  std::uint32_t passage = 0;  ///< number of its sentence or row, from 0: figures of one passage share it
};

/// What became of a figure.
enum class Alteration {
  changed,    ///< another value, or another unit, or it falls where it rose
  rewritten,  ///< the same value, printed to another precision, in another unit or with another word of approximation
  added,      ///< only the new version has it
  gone,       ///< only the old version has it
};

struct FigureChange {
  Alteration kind = Alteration::changed;
  std::optional<FigureAt> before;  ///< in the old version; none if it was added
  std::optional<FigureAt> after;   ///< in the new version; none if it is gone
  // What differs between the two.
  bool value = false;                  ///< also 45 ha against 45 m²
  bool unit = false;                   ///< also what is counted
  bool precision = false;              ///< printed decimals: 3,2 against 3,20
  bool qualifier = false;              ///< hơn, gần, khoảng …
  bool direction = false;              ///< tăng against giảm
  std::vector<std::size_t> relations;  ///< those with this figure among Diff::relations, `remaining` ones left out
};

/// What became of a relation, or of a defect without arithmetic.
enum class RelationFate {
  broken,     ///< held, and fails now
  appeared,   ///< fails now, and the old version had no such relation
  mended,     ///< failed, and holds now
  vanished,   ///< failed, and a figure of it is gone
  remaining,  ///< fails as it did before, or would: none of its figures changed
};

struct RelationChange {
  RelationFate fate = RelationFate::remaining;
  std::optional<Check> before;  ///< in the old version, if it has it
  std::optional<Check> after;   ///< in the new version, if it has it
  /// One of the two was recomputed with the figures that stand in the other's place, since that version alone does not
  /// show the relation.
  bool recomputed = false;
  /// Of the failing side.
  [[nodiscard]] const Check& failing() const {
    const bool now = fate != RelationFate::mended && fate != RelationFate::vanished;
    return now && after ? *after : *before;
  }
};

/// One of the two.
struct Version {
  std::string path;
  Identity identity;         ///< which report it says it is
  std::size_t figures = 0;   ///< how many it has
  std::vector<Error> notes;  ///< non-fatal remarks of reading
};

struct Diff {
  Version before, after;
  std::vector<FigureChange> figures;      ///< in the order of the new version, gone ones where they would stand
  std::vector<RelationChange> relations;  ///< in the order of RelationFate, then of the draft
  std::size_t unchanged = 0;              ///< figures that are the same in both, wherever they stand
  bool same_bytes = false;                ///< the two files are one
  /// False if the two hardly share anything: probably no versions of one draft.
  bool related = true;

  [[nodiscard]] std::size_t count(Alteration kind) const;
  [[nodiscard]] std::size_t count(RelationFate fate) const;
  /// Whether there is a problem of this severity or a higher one that the old version did not have.
  [[nodiscard]] bool has_new_problem(Severity least) const;
};

/// Their names in JSON.
[[nodiscard]] std::string_view alteration_name(Alteration kind);
[[nodiscard]] std::string_view fate_name(RelationFate fate);

/// A draft in memory; `path` names it and gives the format by its suffix.
struct DraftBytes {
  std::string bytes, path;
};

/// Reads and audits both and compares them. `options.problems_only` is not looked at. An Error, with the path of the
/// version, if one cannot be read. About linear in the size of the two.
[[nodiscard]] Result<Diff> diff_drafts(const RuleSet& rules, const LintOptions& options, DraftBytes before,
                                       DraftBytes after);

}  // namespace khop

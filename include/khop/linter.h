// SPDX-License-Identifier: Apache-2.0
/// The way in: load rules once, audit as many drafts as you like.
///
///   auto rules = khop::RuleSet::load("rules");          // or khop::find_rules()
///   if (!rules) return report(rules.error());
///   khop::Linter linter(*rules, {});
///   auto audit = linter.lint_file("report.txt");
///   for (const auto& check : audit->ledger.checks) ...
///
/// A RuleSet is immutable after loading and may be shared by threads. A Linter keeps no state between calls but its
/// annexes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khop/error.h"
#include "khop/identity.h"
#include "khop/language.h"
#include "khop/ledger.h"
#include "khop/outline.h"

namespace khop {

/// How printed figures were rounded by the office that wrote the draft.
enum class RoundingMode { nearest, truncate };

/// What a rule says of itself, for listing.
struct RuleInfo {
  std::string id, kind, scope, path;
  std::uint32_t line = 0;
  Severity severity = Severity::error;
  std::string summary_vi, summary_en;
  std::string source;  ///< the rule's own YAML, as written
};

/// Outcome of one example of one rule.
struct RuleTestResult {
  std::string rule;
  std::string path;
  std::uint32_t line = 0;
  std::string example;   ///< the text of the example
  std::string expected;  ///< "consistent", "rounding", "inconsistent", "finding", "unverifiable" or "silent"
  std::string got;       ///< the same words; "silent" if the rule said nothing
  [[nodiscard]] bool passed() const { return expected == got; }
};

namespace rule {
struct Rules;
}
namespace format {
struct Manuscript;
}
namespace audit {
struct Statements;
}

/// Compiled rules, lexicon and units of one language folder.
class RuleSet {
 public:
  /// Loads every *.yaml below `folder` (for example "rules/vi"). The first defect is returned with its file, line and
  /// column.
  /// `more` names further files and folders of an office's own rules, words and units, read after those of `folder`.
  static Result<RuleSet> load(const std::string& folder, const std::vector<std::string>& more = {});

  [[nodiscard]] std::vector<RuleInfo> list() const;
  /// Runs the examples of the rules whose ids are in `only` (all if empty).
  [[nodiscard]] std::vector<RuleTestResult> test(const std::vector<std::string>& only = {}) const;

  [[nodiscard]] const rule::Rules& rules() const { return *rules_; }

  /// The same rules with other severities, by rule id or by kind; an id goes first. Names that no rule has change
  /// nothing.
  [[nodiscard]] RuleSet with_severities(const std::map<std::string, Severity>& severities) const;

 private:
  explicit RuleSet(std::shared_ptr<const rule::Rules> rules) : rules_(std::move(rules)) {}
  std::shared_ptr<const rule::Rules> rules_;
};

struct LintOptions {
  Language language = Language::vi;
  RoundingMode rounding = RoundingMode::nearest;
  std::vector<std::string> disable;  ///< rule ids or kinds that are left out
  std::vector<std::string> only;     ///< if not empty: only these rule ids or kinds
  /// Of rule ids or kinds, instead of the rules' own; an id goes first. As ever a relation of low confidence may be
  /// less than that, never more.
  std::map<std::string, Severity> severities;
  /// By rule id, by kind, or for all as "*": how many units of the last printed place a relation may be off and still
  /// count as rounding. 1 where nothing is said; with 0 what is off by one unit does not hold.
  std::map<std::string, std::uint32_t> tolerances;
  bool across = false;                    ///< audits keep what Across compares
  bool problems_only = false;             ///< relations that hold are counted, not told: less time and memory
  bool original_revisions = false;        ///< of tracked changes read the text before them, not after
  std::uint64_t max_bytes = 32ULL << 20;  ///< larger input is refused with an Error: no report is
};

/// One figure as `khop figures` prints it.
struct FigureInfo {
  Place begin, end;
  std::shared_ptr<const Location> location;  ///< as in Operand
  std::string text, value, unit, dimension, qualifier, role, subject, period, block;
  bool exact = false;
  std::int32_t section = -1;  ///< index into Audit::sections; -1: it stands above all headings
};

/// The lines of an annex, for showing; index 0 is line 1.
struct AnnexLines {
  std::string path;
  std::vector<std::string> lines;
};

/// What one draft gave.
struct Audit {
  DocumentLedger ledger;
  Identity identity;                      ///< which report it is
  std::vector<FigureInfo> figures;        ///< filled only if asked for; those of annexes, too
  std::vector<Section> sections;          ///< filled with them; in reading order
  std::vector<std::string> source_lines;  ///< original lines, for showing; index 0 is line 1
  std::vector<AnnexLines> annexes;        ///< of the annexes that were read with it
  std::vector<Error> notes;               ///< non-fatal remarks of reading (bytes replaced, encoding guessed)
  std::shared_ptr<const audit::Statements> statements;  ///< what it states, for Across; null if not asked for
};

struct Explanation;
struct Passage;

class Linter {
 public:
  Linter(const RuleSet& rules, LintOptions options);

  /// Reads an annex that every draft audited from now on is held against; its own relations are checked, too. `path`
  /// names it in the results. Gives the reason if it cannot be read.
  [[nodiscard]] std::optional<Error> add_annex(std::string bytes, const std::string& path);

  /// Audits bytes that are already in memory. `path` names them in the results and gives the format by its suffix.
  [[nodiscard]] Result<Audit> lint_bytes(std::string bytes, const std::string& path, bool with_figures = false) const;
  /// Reads and audits one file.
  [[nodiscard]] Result<Audit> lint_file(const std::string& path, bool with_figures = false) const;
  /// Tells what was recognised in a passage and why each relation there speaks or is silent; see explanation.h. A
  /// passage behind the end of the draft gives nothing but the number of lines.
  [[nodiscard]] Result<Explanation> explain_bytes(std::string bytes, const std::string& path, Passage passage) const;

  [[nodiscard]] const RuleSet& rules() const { return rules_; }
  [[nodiscard]] const LintOptions& options() const { return options_; }

 private:
  RuleSet rules_;
  LintOptions options_;
  std::vector<std::shared_ptr<const format::Manuscript>> annexes_;
};

}  // namespace khop

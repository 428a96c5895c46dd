// SPDX-License-Identifier: Apache-2.0
/// What an audit found: every relation that was recognised, recomputed, with its outcome. Plain data, owns everything,
/// safe to copy and to move between threads.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khop/location.h"

namespace khop {

/// How a relation came out. Their names in the outputs are in outcome_name().
enum class Outcome {
  consistent,    ///< holds within what the printed figures allow
  rounding,      ///< off by at most one unit of the last printed place
  inconsistent,  ///< does not hold
  finding,       ///< a defect without arithmetic (a malformed numeral, ...)
  unverifiable,  ///< recognised, but a figure that it needs is not printed
};

/// How much a diagnostic matters; in rising order, so that severities compare.
enum class Severity { info, note, warning, error };

[[nodiscard]] std::string_view outcome_name(Outcome outcome);
[[nodiscard]] std::string_view severity_name(Severity severity);
[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view name);
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view name);

/// A place in a draft as a person counts it: line and column from 1, columns in code points of the original file.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

/// One figure as a relation uses it.
struct Operand {
  std::string name;   ///< its name in the formula: "a", "total", "rate" ...
  std::string text;   ///< as printed, unit included: "8.036,73 ha"
  std::string value;  ///< the printed numeral as a plain decimal with its printed decimals: "8036.73"
  Place begin;        ///< first character
  Place end;          ///< one past the last character (same line, or a later one where a line break cuts the figure)
  std::string path;   ///< the draft it stands in
  /// Where in its file, if that has no lines of its own; null for text. `begin` and `end` then count the lines of the
  /// text that was read from it.
  std::shared_ptr<const Location> location;
  bool exact = false;        ///< a count: no rounding is assumed
  bool approximate = false;  ///< qualified by hơn, gần, khoảng ...
  bool implied = false;      ///< not printed (the 100 % that shares make)
};

/// The smallest edit that would make the relation hold, and the report agree with itself best.
struct Hint {
  std::string text;         ///< a sentence in the language of the audit
  std::string operand;      ///< name of the operand that it changes; empty if none is singled out
  std::string replacement;  ///< what that operand should read, as it would be printed; empty if unknown
  std::string kind;  ///< "digit", "swap", "mark", "separator", "doubled", "dropped", "scale", "unit", "neighbour",
                     ///< "missing", "twice"; "numeral" of a finding
  double sure = 0;   ///< 0 to 1: how much of the likelihood of all such edits is this operand's
  int agreeing = 0;  ///< how many other relations hold with the edit and not without it
};

/// Why a problem is not told, though it is there.
struct Suppression {
  enum class By {
    text,           ///< a comment in the draft
    configuration,  ///< an entry under `ignore` in .khop.yaml
    baseline,       ///< it was known before
  };
  By by = By::text;
  std::string reason;  ///< as whoever suppressed it wrote it; may be empty
};

/// One relation of one draft, recomputed; or a finding.
struct Check {
  std::string rule;  ///< stable id: "ratio/fraction"
  std::string kind;  ///< "ratio", "sum", "malformed-number" ...
  Outcome outcome = Outcome::consistent;
  Severity severity = Severity::info;
  std::string message;            ///< one headline that stands alone, in the language of the audit
  Operand stated;                 ///< the figure that should follow from the others (for a finding: what it is about)
  std::vector<Operand> operands;  ///< the other figures, in the order of the formula
  std::string formula;            ///< over the operands' names: "a / b"; empty for findings
  std::string computed;  ///< what the operands give, in the stated figure's scale: "97.1524"; empty for findings
  std::optional<Hint> hint;
  double confidence = 0;                   ///< 0 to 1: how sure khop is that the author means this relation
  std::optional<Suppression> suppression;  ///< if it is not to be told
  [[nodiscard]] std::vector<std::uint32_t> lines() const;  ///< all lines that its figures stand on, sorted, each once
};

/// All checks of one draft, in reading order of the stated figure, then by rule.
struct DocumentLedger {
  std::string path;
  std::vector<Check> checks;
  /// By Outcome: relations that hold and that nobody asked to be told (LintOptions::problems_only); not in `checks`.
  std::array<std::uint64_t, 5> counted{};
};

/// Whether a check is shown as a diagnostic when the ledger is not asked for: never if it is suppressed.
[[nodiscard]] bool is_problem(const Check& check);

/// The same whether it is suppressed or not.
[[nodiscard]] bool would_be_problem(const Check& check);

/// 32 hexadecimal digits that name a check by its rule and the figures it is about, not by where they stand: they stay
/// when lines move or other figures change, and change when one of its own figures does. Two checks of one draft may
/// share it; see fingerprints().
[[nodiscard]] std::string fingerprint(const Check& check);

/// The fingerprints of all checks in their order, made distinct: the second of the same has "-2" behind it.
[[nodiscard]] std::vector<std::string> fingerprints(const std::vector<Check>& checks);

}  // namespace khop

// SPDX-License-Identifier: Apache-2.0
/// Why khop says what it says of a passage, and why not more: what was recognised there, every relation that could be
/// meant with the account of its score, and why each speaks or is silent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khop/ledger.h"
#include "khop/linter.h"

namespace khop {

/// What became of a reading.
enum class Fate : std::uint8_t {
  undecided,   ///< select() has not seen it
  undefined,   ///< its check cannot be computed
  impossible,  ///< it certainly fails and could never be an error: left out before weighing

  // of readings that hold
  confirmed,    ///< it speaks
  unconfirmed,  ///< structure and evidence together do not reach `confirm`
  hidden,       ///< a failing reading of strong structure speaks in its place: it is taken for a coincidence

  // of readings that fail
  accused,             ///< it speaks: an error
  confirm_only,        ///< it may be confirmed, never an error
  weak_structure,      ///< structure below `error-structure`
  weak_total,          ///< structure below `strong-structure`, and with the evidence below `error-total`
  not_near,            ///< neither close nor explained by one slip: less than `near-evidence` asks
  too_short,           ///< its figures are too short to prove a slip
  far_off,             ///< its figures are far apart, and no slip explains it
  explained,           ///< another reading of the same figure holds
  parts_explained,     ///< its parts belong to sums that hold
  total_explained,     ///< its total is one of a sum that holds
  operands_explained,  ///< its amounts have a rate that holds
  base_doubtful,       ///< its base fits none of a row of rates: they have another

  // of both
  outscored,     ///< another reading of the same figures has the better score
  said_already,  ///< a reading of the same figures speaks
};

/// Its name in JSON: "weak-structure".
[[nodiscard]] std::string_view fate_name(Fate fate);

/// What is asked for: the figures on these lines, or the one at a column of the first.
struct Passage {
  std::uint32_t first_line = 1, last_line = 1;
  std::uint32_t column = 0;  ///< 0: all of the lines
};

/// What was recognised in a passage, and what became of each relation that could be meant there. Plain data, like the
/// ledger; texts are in the language of the audit.
struct Explanation {
  /// A part of a score, in decades.
  struct Reason {
    std::string name;  ///< of the weight in evidence.yaml, or in like words
    std::string text;  ///< the same for people; empty if the rules have no words for it
    double decades = 0;
  };

  /// One way to understand some figures as a relation of a rule.
  struct Reading {
    Check check;           ///< as it is reported, or would be: outcome, operands, recomputation, hint
    bool computed = true;  ///< false: its check has no value (a division by zero)
    std::string relation;  ///< what the rule asks: "rate == done / plan"
    double structure = 0, evidence = 0, precision = 0;
    double tries = 1;                                 ///< sets of figures that were tried to find it
    std::vector<Reason> for_structure, for_evidence;  ///< they add up to the two parts of the score
    Fate fate = Fate::undecided;
    double bar = 0;                     ///< what it would have needed, where its fate is to miss a bar
    std::optional<std::size_t> winner;  ///< index of the reading that it lost to, if that touches the passage, too
    std::string winner_rule;            ///< empty if it lost to none
    std::string winner_message;
    [[nodiscard]] double score() const { return structure + evidence; }
    [[nodiscard]] bool speaks() const { return fate == Fate::confirmed || fate == Fate::accused; }
  };

  /// Figures that a rule's own `where` refuses.
  struct Refusal {
    std::string rule, condition;
    std::vector<std::string> figures;  ///< as printed, with their places: "45 ha (3:12)"
  };

  struct Sentence {
    Place begin, end;
    std::string text;
    std::vector<std::vector<std::size_t>> clauses;  ///< figures of each, as indices into `figures`
  };

  /// A paragraph, item, footnote or row of a table.
  struct Statement {
    std::string kind;  ///< heading, paragraph, item, note, row
    std::string mark;  ///< its list mark or number; of a footnote its own mark
    Place begin, end;
    std::string owner;               ///< text of the block that owns the item, or carries the footnote's mark
    std::optional<Place> owner_at;   ///< its beginning; of a footnote the place of the mark
    std::vector<std::string> notes;  ///< footnotes that it carries: "7 (40:1)"
    std::vector<Sentence> sentences;
    std::vector<std::size_t> figures;  ///< those that stand in no sentence: cells of a table
  };

  std::string path;
  Passage passage;
  std::uint32_t line_count = 0;           ///< of the draft
  std::vector<std::string> source_lines;  ///< of the passage
  std::vector<Statement> statements;
  std::vector<FigureInfo> figures;  ///< of the statements, in reading order
  std::vector<bool> asked;          ///< whether each of them stands in the passage
  std::vector<Reading> readings;    ///< those that touch a figure of the passage; by stated figure, best first
  std::vector<Refusal> refusals;
  std::vector<Check> findings;  ///< defects without arithmetic
};

}  // namespace khop

// SPDX-License-Identifier: Apache-2.0
/// A reading: one way to understand some figures as a relation of one rule. Finders propose readings; weigh() measures
/// each; select() decides which speak.
///
/// Scores are in decades. `structure` says how much the words and the layout alone speak for the reading; `evidence`
/// how unlikely it is that the arithmetic holds (or nearly holds) by chance. A reading that holds is confirmed if both
/// together pass a bar; one that fails becomes an error only if its structure is strong by itself and the slip is
/// plausible.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "audit/table.h"
#include "figure/draft.h"
#include "rule/rule.h"

namespace khop::audit {

/// The smallest edit of one printed figure that makes a reading hold.
struct Edit {
  enum class Kind : std::uint8_t { digit, swap, mark } kind = Kind::digit;
  std::size_t name = 0, element = 0;  ///< which operand
  arithmetic::Decimal reads;          ///< what it should read
};

struct Reading {
  const rule::Rule* rule = nullptr;
  std::vector<std::vector<FigureId>> bound;  ///< figures by the index of the name in the rule's check
  double structure = 0;
  double tries = 1;           ///< how many sets of figures were tried to find this one
  std::uint64_t group = 0;    ///< readings of one group exclude one another
  bool confirm_only = false;  ///< may be confirmed, never an error
  bool far_off = false;       ///< the figures are far apart: a failing reading counts only if one slip explains it
  bool closed = false;        ///< a list that words open and a bracket closes: all of it is meant
  bool near_only = false;     ///< a failing reading counts only if a small edit explains it

  // set by weigh()
  rule::Verdict verdict = rule::Verdict::undefined;
  double evidence = 0;
  double precision = 0;  ///< decades of agreement that the printed figures allow at all
  std::optional<Edit> edit;

  [[nodiscard]] double score() const { return structure + evidence; }
  /// `reason` tells the reader of a finder what the decades are for.
  void add(const char* /*reason*/, double decades) { structure += decades; }
};

/// What all finders see.
struct Context {
  const Draft& draft;
  const rule::Rules& rules;
  RoundingMode rounding;
  std::vector<Reading>& readings;
  const std::vector<Grid>& grids;

  [[nodiscard]] const figure::Figure& figure(FigureId id) const { return draft.figures[static_cast<std::size_t>(id)]; }
  [[nodiscard]] const figure::Item& item(figure::ItemId id) const { return draft.items[static_cast<std::size_t>(id)]; }
  [[nodiscard]] const document::Block& block(document::BlockId id) const {
    return draft.document->blocks[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] double weight(const char* name) const { return rules.evidence[name]; }
};

/// Same dimension, and for counts one family of nouns (or one of them printed without a noun).
[[nodiscard]] bool same_measure(const figure::Figure& a, const figure::Figure& b);
/// Same dimension; counts of whatever.
[[nodiscard]] bool same_dimension(const figure::Figure& a, const figure::Figure& b);

/// Values of the figures of a reading, for its check.
[[nodiscard]] rule::Bindings bindings(const Context& context, const Reading& reading);

/// Fills verdict, evidence and edit.
void weigh(const Context& context, Reading& reading);

/// Quick look whether a reading could hold or be off by rounding, in double; false only if it certainly does not.
[[nodiscard]] bool may_hold(const Context& context, const Reading& reading);

/// Adds a reading to those that compete, unless it certainly fails and could never be an error: most of what finders
/// propose does, and a long draft would drown in it.
void keep(Context& context, Reading&& reading);

// Finders, by the scope of rules that they serve. Each proposes readings for the rules it is given.
void find_clauses(Context& context, const std::vector<const rule::Rule*>& rules);
void find_pairs(Context& context, const rule::Rule& rule);
void find_breakdowns(Context& context, const rule::Rule& rule);
void find_shares(Context& context, const rule::Rule& rule);
void find_echoes(Context& context, const rule::Rule& rule);
void find_derived_columns(Context& context, const rule::Rule& rule);
void find_children(Context& context, const rule::Rule& rule);
void find_row_rates(Context& context, const rule::Rule& rule);
void find_same_rows(Context& context, const rule::Rule& rule);
void find_rows(Context& context, const std::vector<const rule::Rule*>& rules);

/// Which readings speak: indices into context.readings, each with its final outcome.
struct Choice {
  std::size_t reading = 0;
  Outcome outcome = Outcome::consistent;
};
[[nodiscard]] std::vector<Choice> select(const Context& context);

}  // namespace khop::audit

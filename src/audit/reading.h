// SPDX-License-Identifier: Apache-2.0
/// A reading: one way to understand some figures as a relation of one rule. Finders propose readings; weigh() measures
/// each; select() decides which speak.
///
/// Scores are in decades. `structure` says how much the words and the layout alone speak for the reading; `evidence`
/// how unlikely it is that the arithmetic holds (or nearly holds) by chance. A reading that holds is confirmed if both
/// together pass a bar; one that fails becomes an error only if its structure is strong by itself and the slip is
/// plausible.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "audit/hint/misprint.h"
#include "audit/table/table.h"
#include "figure/draft.h"
#include "khop/explanation.h"
#include "rule/rule.h"

namespace khop::audit {

/// The smallest edit of one printed figure that makes a reading hold.
struct Edit {
  MisprintKind kind = MisprintKind::digit;
  std::size_t name = 0, element = 0;  ///< which operand
  arithmetic::Decimal reads;          ///< what it should read
};

/// A part of a score: what it is for, and its decades.
struct Reason {
  const char* name = "";
  double decades = 0;
};

/// What the two parts of a score are made of.
struct Account {
  std::vector<Reason> structure, evidence;
};

struct Reading {
  const rule::Rule* rule = nullptr;
  std::vector<std::vector<FigureId>> bound;  ///< figures by the index of the name in the rule's check
  std::vector<arithmetic::Rational>
      numbers;  ///< by the same index: a number that no figure prints, where `bound` has none; else empty
  double structure = 0;
  double tries = 1;           ///< how many sets of figures were tried to find this one
  std::uint64_t group = 0;    ///< readings of one group exclude one another
  bool confirm_only = false;  ///< may be confirmed, never an error
  bool far_off = false;       ///< the figures are far apart: a failing reading counts only if one slip explains it
  bool closed = false;        ///< a list that words open and a bracket closes: all of it is meant
  bool meant = false;         ///< what stands around the figures shows that they are meant together
  bool exact = false;         ///< the operands are what they print to the last digit, as quantities and prices are
  bool tight = false;         ///< a list right behind its total that holds nothing but parts: a slip is soon believed
  bool near_only = false;     ///< a failing reading counts only if a small edit explains it

  // set by weigh()
  rule::Verdict verdict = rule::Verdict::undefined;
  double evidence = 0;
  double precision = 0;  ///< decades of agreement that the printed figures allow at all
  std::optional<Edit> edit;

  // set by select()
  static constexpr std::size_t kNoReading = static_cast<std::size_t>(-1);
  Fate fate = Fate::undecided;
  std::size_t winner = kNoReading;  ///< the reading that it lost to, if one

  [[nodiscard]] double score() const { return structure + evidence; }
  /// Adds to the structure. `reason`: the weight's name in evidence.yaml, or what the decades are for in like words.
  void add(const char* reason, double decades) {
    structure += decades;
    if (account && decades != 0) account->structure.push_back({reason, decades});
  }
  /// The same for decades that are summed up already.
  template <typename Reasons>
  void add(double decades, const Reasons& reasons) {
    structure += decades;
    for (const Reason& reason : reasons)
      if (account && reason.decades != 0) account->structure.push_back(reason);
  }
  /// Notes what the evidence is made of, for the account.
  void note(const char* reason, double decades) {
    if (account && decades != 0) account->evidence.push_back({reason, decades});
  }

  std::unique_ptr<Account> account;  ///< kept only for `khop explain`
};

/// What `khop explain` is asked for: the figures whose readings keep their accounts, and those of their readings that
/// never come to compete.
struct Watch {
  struct Refusal {
    const rule::Rule* rule = nullptr;
    const rule::Condition* condition = nullptr;  ///< of the rule: it does not hold
    std::vector<FigureId> figures;
  };
  static constexpr std::size_t kMost = 20000;  ///< of each sort; more than anybody reads

  std::vector<bool> figures;  ///< by FigureId
  std::vector<Reading> left_out;
  std::vector<Refusal> refused;

  [[nodiscard]] bool covers(const std::vector<FigureId>& any) const {
    return std::any_of(any.begin(), any.end(), [&](FigureId id) { return figures[static_cast<std::size_t>(id)]; });
  }
};

/// What all finders see.
struct Context {
  const Draft& draft;
  const rule::Rules& rules;
  RoundingMode rounding;
  std::vector<Reading>& readings;
  const std::vector<Grid>& grids;
  Watch* watch = nullptr;  ///< null: nobody asks

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

/// Value of one figure, for a check.
[[nodiscard]] rule::Value value_of(const Context& context, const figure::Figure& figure);

/// Whether a check holds for these values; "rounding" only if it is at most one unit of the stated figure's last place.
[[nodiscard]] rule::Verdict verdict_of(const rule::Expression& check, const rule::Bindings& values);

/// Decades of agreement that the figures of a reading allow: how unlikely a random set of figures of this precision
/// would meet.
[[nodiscard]] double precision_of(const Context& context, const Reading& reading);

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
void find_opposites(Context& context, const rule::Rule& rule);
void find_shares(Context& context, const rule::Rule& rule);
void find_echoes(Context& context, const rule::Rule& rule);
void find_slips(Context& context, const rule::Rule& rule);
void find_passages(Context& context, const rule::Rule& rule);
void find_derived_columns(Context& context, const rule::Rule& rule);
void find_children(Context& context, const rule::Rule& rule);
void find_row_rates(Context& context, const rule::Rule& rule);
void find_cell_rates(Context& context, const rule::Rule& rule);
void find_row_formulas(Context& context, const rule::Rule& rule);
void find_same_rows(Context& context, const rule::Rule& rule);
void find_rows(Context& context, const std::vector<const rule::Rule*>& rules);
void find_list_shares(Context& context, const rule::Rule& rule);
void find_afar(Context& context, const rule::Rule& rule);
void find_per_unit(Context& context, const rule::Rule& rule);
void find_yearly(Context& context, const rule::Rule& rule);
// These look at readings that were weighed before.
void find_weighted(Context& context, const rule::Rule& rule);
void find_one_whole(Context& context, const rule::Rule& rule);
void find_composition(Context& context, const rule::Rule& rule);

/// A reading that speaks: index into context.readings, with its final outcome.
struct Choice {
  std::size_t reading = 0;
  Outcome outcome = Outcome::consistent;
};
/// Evidence that a failing reading needs that counts only if it is close or one slip explains it: the firmer its
/// structure, the less; and more where no slip explains it.
[[nodiscard]] double near_needed(const Context& context, const Reading& reading);

/// Readings of one family and group exclude one another: ratio, share and growth explain one rate.
[[nodiscard]] std::string family(const std::string& kind);
/// Decides which readings speak, and sets the fate of all.
[[nodiscard]] std::vector<Choice> select(Context& context);

}  // namespace khop::audit

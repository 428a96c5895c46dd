// SPDX-License-Identifier: Apache-2.0
/// How one sentence tells what a whole consists of: "nông nghiệp chiếm 17,36 %, công nghiệp 43,85 %, dịch vụ 38,79 %".
///
/// `composition`: the shares make 100 %. A sentence may tell two compositions in parallel ("giảm từ 34,7 % xuống 26,2
/// %; tăng từ 33,9 % lên 40,6 %; …"): its columns are tried each. `shifts`: what one share gains the others lose.
#include <algorithm>
#include <cmath>
#include <set>

#include "audit/bind.h"
#include "audit/reading.h"

namespace khop::audit {

using figure::Figure;
using figure::ItemId;
using figure::ItemKind;
using figure::Role;
using figure::Units;
using rule::Verdict;

namespace {

constexpr std::size_t kMost = 9;         // shares of one whole
constexpr std::size_t kMostShares = 60;  // of one sentence
// A list that misses 100 % by more than this left something out, or told no whole.
constexpr double kMiss = 0.12;

// How far back a word of composition leads: a sentence or two, and a bound for paragraphs of thousands of words.
constexpr ItemId kWordsBack = 400;

struct List {
  std::vector<FigureId> shares;
  bool complete = false;  ///< words or amounts say that the list is all there is
  bool proven = false;    ///< the amounts say so
};

class Compositions {
 public:
  Compositions(Context& context, const rule::Rule& rule)
      : context_(context), rule_(rule), composition_(class_of(context, "composition")) {
    for (const auto& reading : context.readings) {
      if (reading.rule->find != "breakdown" || reading.verdict != Verdict::holds || reading.bound.size() != 2) continue;
      if (reading.score() < context.weight("confirm")) continue;
      const int total = reading.rule->check->stated();
      if (total >= 0) sums_.insert(reading.bound[1 - static_cast<std::size_t>(total)]);
    }
  }

  void run() {
    const auto& figures = context_.draft.figures;
    const auto count = static_cast<FigureId>(figures.size());
    for (FigureId f = 0; f < count;) {
      const auto sentence = context_.figure(f).sentence;
      FigureId end = f + 1;
      while (end < count && context_.figure(end).sentence == sentence) ++end;
      if (sentence != figure::kNone && end - f <= static_cast<FigureId>(4 * kMostShares)) read(f, end);
      f = end;
    }
  }

 private:
  static bool percentage(const Figure& f) {
    return f.dimension == Units::kPercent && f.table == figure::kNone && f.per == 0 && !f.range && f.value > 0 &&
           f.value < 1;
  }

  void read(FigureId first, FigureId last) {
    std::vector<FigureId> percentages;
    for (FigureId f = first; f < last; ++f)
      if (percentage(context_.figure(f))) percentages.push_back(f);
    if (percentages.size() < 2 || percentages.size() > kMostShares) return;
    if (rule_.find == "shifts") {
      shifts(percentages, last);
      return;
    }
    const bool said = speaks_of_composition(percentages.back());
    std::set<std::vector<FigureId>> seen;
    for (auto& list : lists(percentages, last)) {
      if (list.shares.size() < 2 || !seen.insert(list.shares).second) continue;
      whole(list, said);
    }
  }

  /// "cơ cấu", "tỷ trọng" in the sentence or, before it, in its paragraph.
  [[nodiscard]] bool speaks_of_composition(FigureId share) const {
    const auto& figure = context_.figure(share);
    const auto& stretch = context_.draft.blocks[static_cast<std::size_t>(figure.block)];
    for (ItemId i = std::max(stretch.first, figure.item - kWordsBack); i < figure.item; ++i)
      if (context_.draft.phrase(i, composition_) != 0) return true;
    return false;
  }

  /// The amount right before a share: "hoàn thành tốt 2.486 em (29,2 %)".
  [[nodiscard]] FigureId amount_of(FigureId share) const {
    constexpr ItemId kWords = 5;
    if (share == 0) return figure::kNone;
    const auto& amount = context_.figure(share - 1);
    const auto& figure = context_.figure(share);
    if (amount.sentence != figure.sentence || is_rate(amount) || amount.role != Role::value ||
        amount.numerator != figure::kNone || amount.denominator != figure::kNone || figure.item - amount.item > kWords)
      return figure::kNone;
    return share - 1;
  }

  /// Ways in which the percentages of a sentence form lists.
  [[nodiscard]] std::vector<List> lists(const std::vector<FigureId>& all, FigureId last) const {
    std::vector<List> out;
    List shares, rated, plain;
    std::vector<FigureId> amounts;
    for (const auto f : all) {
      const auto& figure = context_.figure(f);
      if (figure.role == Role::share) shares.shares.push_back(f);
      const auto amount = amount_of(f);
      if (amount != figure::kNone && (figure.role == Role::share || figure.role == Role::attain) &&
          (amounts.empty() || same_measure(context_.figure(amounts.front()), context_.figure(amount)))) {
        rated.shares.push_back(f);
        amounts.push_back(amount);
      }
      if (!plain.shares.empty() && !side_by_side(plain.shares.back(), f)) {
        out.push_back(plain);
        plain.shares.clear();
      }
      plain.shares.push_back(f);
    }
    out.push_back(plain);
    shares.complete = true;
    shares.proven = changes_cancel_out(all, last);
    out.push_back(shares);
    rated.complete = sums_.count(amounts) != 0 || explains_most(rated.shares, amounts);
    rated.proven = rated.complete;
    out.push_back(rated);
    columns(all, out);
    return out;
  }

  /// All shares but one are those of their amounts in the sum of all: the amounts are the whole.
  [[nodiscard]] bool explains_most(const std::vector<FigureId>& shares, const std::vector<FigureId>& amounts) const {
    if (shares.size() < 3) return false;
    double sum = 0;
    for (const auto f : amounts) sum += context_.figure(f).value;
    std::size_t fit = 0;
    for (std::size_t i = 0; i < shares.size(); ++i)
      fit += std::abs(context_.figure(amounts[i]).value / sum - context_.figure(shares[i]).value) <= slack({shares[i]});
    return fit + 1 >= shares.size();
  }

  /// Only marks stand between two percentages: "là 18,29 %; 42,47 %; 33,76 %; 5,48 %".
  [[nodiscard]] bool side_by_side(FigureId a, FigureId b) const {
    for (ItemId i = context_.figure(a).item + 1; i < context_.figure(b).item; ++i)
      if (context_.item(i).kind != ItemKind::mark) return false;
    return true;
  }

  /// Clauses with as many percentages each: the first of each, the second of each …
  void columns(const std::vector<FigureId>& all, std::vector<List>& out) const {
    std::vector<std::vector<FigureId>> clauses;
    for (const auto f : all) {
      if (clauses.empty() || context_.figure(clauses.back().front()).clause != context_.figure(f).clause)
        clauses.emplace_back();
      clauses.back().push_back(f);
    }
    const std::size_t width = clauses.front().size();
    if (clauses.size() < 2 || width > 3) return;
    if (std::any_of(clauses.begin(), clauses.end(), [&](const auto& clause) { return clause.size() != width; })) return;
    for (std::size_t column = 0; column < width; ++column) {
      List list;
      for (const auto& clause : clauses) list.shares.push_back(clause[column]);
      list.complete = width > 1 || context_.figure(list.shares.front()).role == Role::share;
      out.push_back(std::move(list));
    }
  }

  [[nodiscard]] double miss(const std::vector<FigureId>& shares) const {
    double sum = -1;
    for (const auto f : shares) sum += context_.figure(f).value;
    return sum;
  }

  [[nodiscard]] double slack(const std::vector<FigureId>& shares) const {
    double out = 0;
    for (const auto f : shares) out += 0.51 * figure::power_of_ten(-context_.figure(f).decimal.places - 2);
    return out;
  }

  void whole(const List& list, bool said) {
    if (list.shares.size() > kMost) return;
    const double off = miss(list.shares);
    if (std::abs(off) <= slack(list.shares)) {
      add(list.shares, said, false);
      return;
    }
    // Some of the list may be a whole of its own.
    for (std::size_t length = list.shares.size() - 1; length >= 2; --length) {
      for (std::size_t i = 0; i + length <= list.shares.size(); ++i) {
        const std::vector<FigureId> window(list.shares.begin() + static_cast<std::ptrdiff_t>(i),
                                           list.shares.begin() + static_cast<std::ptrdiff_t>(i + length));
        if (std::abs(miss(window)) > slack(window)) continue;
        add(window, said, false);
        return;
      }
    }
    if (list.shares.size() >= 3 && std::abs(off) < kMiss && list.complete && (said || list.proven))
      add(list.shares, true, true);
  }

  void add(const std::vector<FigureId>& shares, bool said, bool accuses) {
    auto reading = make_reading(context_, rule_, {{"parts", shares}});
    if (!reading) return;
    reading->add("in-sentence", context_.weight("in-sentence"));
    if (said) reading->add("composition-word", context_.weight("total-word"));
    reading->group = static_cast<std::uint64_t>(shares.front()) + 1;
    reading->tries = accuses ? 1 : static_cast<double>(shares.size());
    reading->near_only = true;
    reading->confirm_only = !accuses;
    keep(context_, std::move(*reading));
  }

  struct Shifts {
    std::vector<FigureId> shares, rises, falls;
    [[nodiscard]] bool one_against_others() const {
      return shares.size() >= 3 && rises.size() + falls.size() == shares.size() && rises.size() == 1;
    }
  };

  /// "chiếm 16,47 %, giảm 1,12 %; … chiếm 61,25 %, tăng 1,89 %": one rises by what the others fall, or the other way.
  [[nodiscard]] Shifts read_shifts(const std::vector<FigureId>& percentages, FigureId last) const {
    Shifts out;
    for (const auto f : percentages) {
      const auto& share = context_.figure(f);
      if (share.role != Role::share) continue;
      out.shares.push_back(f);
      if (f + 1 >= last) continue;
      const auto& change = context_.figure(f + 1);
      if (!figure::is_percentage(change) || change.role != Role::growth || change.direction == 0) continue;
      if (change.clause != share.clause || change.value <= 0) continue;
      (change.direction > 0 ? out.rises : out.falls).push_back(f + 1);
    }
    if (out.rises.size() != 1) std::swap(out.rises, out.falls);
    return out;
  }

  [[nodiscard]] bool changes_cancel_out(const std::vector<FigureId>& percentages, FigureId last) const {
    const auto read = read_shifts(percentages, last);
    if (!read.one_against_others()) return false;
    double sum = context_.figure(read.rises.front()).value;
    for (const auto f : read.falls) sum -= context_.figure(f).value;
    return std::abs(sum) <= slack(read.falls) + slack(read.rises);
  }

  void shifts(const std::vector<FigureId>& percentages, FigureId last) {
    const auto read = read_shifts(percentages, last);
    if (!read.one_against_others()) return;
    auto reading = make_reading(context_, rule_, {{"one", read.rises}, {"others", read.falls}});
    if (!reading) return;
    reading->add("in-sentence", context_.weight("in-sentence"));
    reading->group = static_cast<std::uint64_t>(read.rises.front()) + 1;
    reading->near_only = true;
    // Only where the shares are all there are must their changes cancel out.
    reading->confirm_only = std::abs(miss(read.shares)) > slack(read.shares);
    keep(context_, std::move(*reading));
  }

  Context& context_;
  const rule::Rule& rule_;
  figure::ClassId composition_;
  std::set<std::vector<FigureId>> sums_;  ///< parts of sums that hold
};

}  // namespace

void find_composition(Context& context, const rule::Rule& rule) { Compositions(context, rule).run(); }

}  // namespace khop::audit

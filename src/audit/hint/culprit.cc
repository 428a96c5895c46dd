// SPDX-License-Identifier: Apache-2.0
#include "audit/hint/culprit.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "audit/hint/hearing.h"

namespace khop::audit {

using arithmetic::Rational;
using figure::Figure;
using rule::Verdict;

namespace {

// No reader asks for thousands of hints, and trying all figures of a long list costs the square of its length.
constexpr std::size_t kMostChecks = 200;  // failing relations of a draft that get a culprit
constexpr std::size_t kMostFigures = 60;  // of a relation whose figures are tried
constexpr std::size_t kMostHeard = 40;    // misprints of a relation that the rest of the report is asked about
constexpr FigureId kBeside = 4;           // figures before or behind that may have been copied
constexpr FigureId kNearList = 12;        // figures before or behind a list that may be its missing part
constexpr std::size_t kFewDigits = 3;     // fewer are met everywhere

struct Suspicion {
  FigureId figure = figure::kNone;
  Misprint misprint;
  double weight = 0;  ///< decades, against a digit mistyped in a figure of which nobody speaks
  double gap = 0;     ///< how far the relation stays from agreeing in full, within its rounding
  Heard heard;
};

std::size_t count_of_figures(const Reading& reading) {
  std::size_t count = 0;
  for (const auto& list : reading.bound) count += list.size();
  return count;
}

class Inquiry {
 public:
  Inquiry(const Context& context, std::vector<std::size_t> failing)
      : context_(context), failing_(std::move(failing)), hearing_(context, suspects()) {}

  std::map<std::size_t, Culprit> run() {
    for (const auto index : failing_) accuse(index);
    // One figure, two replacements: the better founded one stands, the other would only confuse.
    std::map<std::size_t, Culprit> out;
    for (const auto& [index, culprit] : accused_) {
      const bool beaten =
          std::any_of(accused_.begin(), accused_.end(), [&, at = index, found = &culprit](const auto& other) {
            return other.second.figure == found->figure && weight_[other.first] > weight_[at] &&
                   other.second.sure >= found->sure &&
                   (other.second.misprint.kind != found->misprint.kind ||
                    other.second.misprint.reads.value() != found->misprint.reads.value());
          });
      if (!beaten) out.emplace(index, culprit);
    }
    return out;
  }

 private:
  const Reading& reading(std::size_t index) const { return context_.readings[index]; }

  std::set<FigureId> suspects() const {
    std::set<FigureId> out;
    for (const auto index : failing_)
      for (const auto& list : reading(index).bound) out.insert(list.begin(), list.end());
    return out;
  }

  double prior(const Misprint& misprint) const {
    return context_.weight(("misprint-" + std::string(misprint_name(misprint.kind))).c_str());
  }

  /// Of a misprint of one figure of a reading.
  double prior(const Reading& r, const Figure& figure, const Figure& edited, const Misprint& misprint) const {
    // Any of its digits may be the one: each is the less likely the more there are.
    const auto length = digits_of(figure.decimal).size() + (figure.leading_zero ? 1 : 0);
    double out = prior(misprint) - std::log10(static_cast<double>(length));
    constexpr double kFarther = 0.4, kLikeTheOthers = 0.5;
    // A mark slips by one place more easily than by three.
    if (misprint.kind == MisprintKind::mark)
      out -= kFarther * (std::abs(misprint.reads.places - figure.decimal.places) - 1);
    // Figures of one relation mostly share their unit.
    if (misprint.kind == MisprintKind::scale || misprint.kind == MisprintKind::unit) {
      const auto like = [&](FigureId id) {
        const auto& other = context_.figure(id);
        return &other != &figure && other.unit == edited.unit && other.scale_word == edited.scale_word;
      };
      if (std::any_of(r.bound.begin(), r.bound.end(),
                      [&](const std::vector<FigureId>& list) { return std::any_of(list.begin(), list.end(), like); }))
        out += kLikeTheOthers;
    }
    return out;
  }

  /// Every misprint of one of its figures without which the reading holds.
  void misprints(std::size_t index, std::vector<Suspicion>& out) {
    const auto& r = reading(index);
    const auto& check = *r.rule->check;
    rule::Bindings tried = hearing_.values(index);
    for (std::size_t n = 0; n < r.bound.size(); ++n) {
      for (std::size_t e = 0; e < r.bound[n].size(); ++e) {
        const auto& figure = context_.figure(r.bound[n][e]);
        const auto kept = tried[n][e];
        for (auto& misprint : all_misprints(context_.draft, figure)) {
          const auto edited = mended(context_.draft, figure, misprint);
          tried[n][e].approximate = edited.value;
          double gap = 0;
          bool rounds = true;  // the result at the printed values rounds to what is printed
          if (check.stated() >= 0) {
            // A quick look in double before the exact verdict.
            const auto& stated = tried[static_cast<std::size_t>(check.stated())].front();
            const double unit = figure::power_of_ten(-edited.decimal.places) * context_.draft.rough_factor(edited);
            const double slack = static_cast<int>(n) == check.stated() ? unit : stated.unit.to_double();
            const double computed = check.estimate(tried);
            gap = std::abs(computed - stated.approximate);
            if (std::isnan(computed) || gap > 0.01 * std::abs(stated.approximate) + 2 * slack) continue;
            rounds = gap <= slack * (0.5 + 1e-9) || slack == 0;
          }
          tried[n][e] = value_of(context_, edited);
          if (check.evaluate(tried) != Verdict::holds) continue;
          Suspicion suspicion;
          suspicion.figure = r.bound[n][e];
          suspicion.weight = prior(r, figure, edited, misprint);
          if (!rounds) suspicion.weight += context_.weight("misprint-inexact");
          suspicion.misprint = std::move(misprint);
          suspicion.gap = gap;
          out.push_back(std::move(suspicion));
        }
        tried[n][e] = kept;
      }
    }
  }

  /// Whether a figure stands in the line or the column beside another, or near it in one passage.
  bool beside(const Figure& a, const Figure& b) const {
    if (a.table != b.table) return false;
    if (a.table == figure::kNone) return a.block == b.block || std::abs(a.block - b.block) == 1;
    return (a.column == b.column && std::abs(a.row - b.row) == 1) ||
           (a.row == b.row && std::abs(a.column - b.column) == 1);
  }

  /// A figure that should read what its neighbour prints.
  void neighbours(std::size_t index, std::vector<Suspicion>& out) {
    const auto& r = reading(index);
    if (count_of_figures(r) < 3) return;  // of two, one is bound to read what the other does
    const auto& values = hearing_.values(index);
    for (std::size_t n = 0; n < r.bound.size(); ++n)
      for (std::size_t e = 0; e < r.bound[n].size(); ++e) {
        const auto id = r.bound[n][e];
        const auto needed = r.rule->check->solve(values, n, e);
        if (!needed) continue;
        const auto last = static_cast<FigureId>(context_.draft.figures.size());
        for (FigureId other = std::max(id - kBeside, 0); other < std::min(id + kBeside + 1, last); ++other) {
          const auto& figure = context_.figure(other);
          if (has(r, other) || !same_measure(figure, context_.figure(id)) || figure.unit != context_.figure(id).unit ||
              figure.scale_word != context_.figure(id).scale_word || !beside(figure, context_.figure(id)) ||
              digits_of(figure.decimal).size() < kFewDigits ||
              !context_.draft.interval(figure, context_.rounding).contains(*needed))
            continue;
          Suspicion suspicion;
          suspicion.figure = id;
          suspicion.misprint.kind = MisprintKind::neighbour;
          suspicion.misprint.reads = figure.decimal;
          suspicion.weight = prior(suspicion.misprint);
          out.push_back(std::move(suspicion));
        }
      }
  }

  /// A sum whose list lacks a part, or counts one that another holds.
  void parts(std::size_t index, std::vector<Suspicion>& out) {
    const auto& r = reading(index);
    const auto& check = *r.rule->check;
    if (r.rule->kind != "sum" || check.stated() < 0 || check.names().size() != 2) return;
    const auto& list = r.bound[check.stated() == 0 ? 1 : 0];
    const auto total = r.bound[static_cast<std::size_t>(check.stated())].front();
    const auto& values = hearing_.values(index);
    const auto computed = check.computed(values);
    if (!computed || list.empty()) return;
    const Rational left = context_.draft.middle(context_.figure(total)) - *computed;
    const auto suspect = [&](FigureId id, MisprintKind kind) {
      Suspicion suspicion;
      suspicion.figure = id;
      suspicion.misprint.kind = kind;
      suspicion.misprint.reads = context_.figure(id).decimal;
      suspicion.weight = prior(suspicion.misprint) + hearing_.support(index, Verdict::holds);
      out.push_back(std::move(suspicion));
    };
    const auto agrees = [&](FigureId id, const Rational& amount) {
      const auto& figure = context_.figure(id);
      return digits_of(figure.decimal).size() >= kFewDigits - 1 &&
             context_.draft.interval(figure, context_.rounding).contains(amount);
    };
    if (left.sign() < 0) {
      for (const auto id : list)
        if (agrees(id, -left)) suspect(id, MisprintKind::twice);
      return;
    }
    const auto [first, last] = std::minmax_element(list.begin(), list.end());
    const auto end = static_cast<FigureId>(context_.draft.figures.size());
    for (FigureId id = std::max(*first - kNearList, 0); id < std::min(*last + kNearList + 1, end); ++id) {
      const auto& figure = context_.figure(id);
      const auto& part = context_.figure(id < *first ? *first : *last);
      const bool here =
          figure.table == part.table &&
          (figure.table == figure::kNone ? std::abs(figure.block - part.block) <= 1 : figure.column == part.column);
      if (here && !has(r, id) && same_measure(figure, context_.figure(total)) && agrees(id, left))
        suspect(id, MisprintKind::missing);
    }
  }

  void accuse(std::size_t index) {
    const auto& r = reading(index);
    // Shares that should make 100 %: any of them may be the one, so none is named.
    if (r.rule->check->comparison() != rule::Comparison::equal || r.rule->check->stated() < 0) return;
    if (count_of_figures(r) > kMostFigures) return;
    std::vector<Suspicion> all;
    misprints(index, all);
    neighbours(index, all);
    parts(index, all);
    if (all.empty()) return;
    std::stable_sort(all.begin(), all.end(),
                     [](const Suspicion& a, const Suspicion& b) { return a.weight > b.weight; });
    if (all.size() > kMostHeard) all.resize(kMostHeard);
    double sum = 0;
    std::map<FigureId, double> of_figure;
    for (auto& s : all) {
      if (s.misprint.kind != MisprintKind::missing && s.misprint.kind != MisprintKind::twice) {
        s.heard = hearing_.hear(s.figure, mended(context_.draft, context_.figure(s.figure), s.misprint), index);
        s.weight += s.heard.decades;
      }
      const double odds = std::pow(10.0, s.weight);
      sum += odds;
      of_figure[s.figure] += odds;
    }
    const auto likeliest = std::max_element(of_figure.begin(), of_figure.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
    const Suspicion* best = nullptr;
    for (const auto& s : all) {
      constexpr double kEqual = 0.05;  // weights that differ by less are equal: the nearer agreement decides
      if (s.figure == likeliest->first &&
          (best == nullptr || s.weight > best->weight + kEqual ||
           (s.weight > best->weight - kEqual && s.misprint.kind == best->misprint.kind && s.gap < best->gap * 0.999)))
        best = &s;
    }
    Culprit culprit;
    culprit.figure = best->figure;
    culprit.misprint = best->misprint;
    culprit.sure = likeliest->second / sum;
    culprit.agreeing = best->heard.agreeing;
    constexpr double kConfirms = 1.0;  // decades by which the others must be worse off
    bool rivals = false, cleared = true;
    for (const auto& s : all) {
      if (s.figure == best->figure || s.misprint.kind >= MisprintKind::missing) continue;
      rivals = true;
      cleared = cleared && s.heard.decades < best->heard.decades - kConfirms;
    }
    culprit.others_confirmed = rivals && cleared;
    weight_[index] = best->weight;
    accused_.emplace(index, std::move(culprit));
  }

  const Context& context_;
  const std::vector<std::size_t> failing_;
  Hearing hearing_;
  std::map<std::size_t, Culprit> accused_;
  std::map<std::size_t, double> weight_;
};

}  // namespace

std::map<std::size_t, Culprit> find_culprits(const Context& context, const std::vector<Choice>& choices) {
  std::vector<std::size_t> failing;
  for (const auto& choice : choices)
    if (choice.outcome == Outcome::inconsistent && failing.size() < kMostChecks) failing.push_back(choice.reading);
  if (failing.empty()) return {};
  return Inquiry(context, std::move(failing)).run();
}

}  // namespace khop::audit

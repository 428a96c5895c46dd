// SPDX-License-Identifier: Apache-2.0
#include "diff/pair.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "diff/columns.h"
#include "diff/compare.h"
#include "diff/resemblance.h"

namespace khop::diff {
namespace {

// What two figures of likely passages need to be one. Scores are sums of shares from 0 to 1.
constexpr double kForValue = 0.3;    // of a pair with equal values
constexpr double kForDigits = 0.05;  // more for each digit of an equal value, up to kMostDigits
constexpr std::size_t kMostDigits = 4;
constexpr double kForLikeness = 0.25;  // times the likeness of the passages
constexpr double kForRole = 0.15;      // both are rates of growth, or shares, or plain values
constexpr double kForUnit = 0.15;
constexpr double kForRank = 0.1;          // at most, for standing at the same place among the figures
constexpr double kSameWords = 0.15;       // around figures of one value
constexpr double kChangedWords = 0.45;    // around figures of different values
constexpr double kOtherUnitWords = 0.6;   // around figures of different dimensions
constexpr double kSameLikeness = 0.5;     // of passages whose figures of one value need no words around them
constexpr double kBetweenLikeness = 0.4;  // of passages whose figures between paired ones need no words around them
constexpr std::size_t kTelling = 3;       // digits of a value that few figures share by chance
constexpr std::size_t kMostAlike = 64;    // pairs of left-over figures of one value whose words are compared
constexpr std::size_t kMostTried = 4'000'000;  // pairs of figures that are weighed; drafts have some thousands
constexpr std::size_t kMostEach = 40'000;      // of one pair of passages

class Pairing {
 public:
  Pairing(const Side& before, const Side& after, const Alignment& alignment)
      : before_(before), after_(after), alignment_(alignment) {
    out_.to_new.assign(before.draft.figures.size(), kNone);
    out_.to_old.assign(after.draft.figures.size(), kNone);
  }

  Pairs run() {
    in_order();
    in_columns();
    const Resemblance resemblance(before_, after_);
    by_words(resemblance);
    between();
    by_value(before_.values, after_.values);
    const std::vector<std::uint64_t> old_numerals = numerals(before_), new_numerals = numerals(after_);
    by_value(old_numerals, new_numerals);
    by_value_and_words(resemblance, old_numerals, new_numerals);
    out_.old_numbering = numbering(before_, out_.to_new, after_);
    out_.new_numbering = numbering(after_, out_.to_old, before_);
    return std::move(out_);
  }

 private:
  bool is_free(FigureId f, FigureId g) const {
    if (before_.passage_of[static_cast<std::size_t>(f)] == kNone ||
        after_.passage_of[static_cast<std::size_t>(g)] == kNone)
      return false;  // the number of a row between other figures
    return out_.to_new[static_cast<std::size_t>(f)] == kNone && out_.to_old[static_cast<std::size_t>(g)] == kNone;
  }
  void pair(FigureId f, FigureId g) {
    out_.to_new[static_cast<std::size_t>(f)] = g;
    out_.to_old[static_cast<std::size_t>(g)] = f;
  }

  // Sentences of the same words: their figures stand between the same words.
  void in_order() {
    for (std::size_t i = 0; i < alignment_.to_new.size(); ++i) {
      if (alignment_.to_new[i] == kNone) continue;
      const Passage& a = before_.passages[i];
      const Passage& b = after_.passage(alignment_.to_new[i]);
      if (a.table != kNone || b.table != kNone || a.figures() != b.figures()) continue;
      for (std::int32_t k = 0; k < a.figures(); ++k) pair(a.first_figure + k, b.first_figure + k);
    }
  }

  // Rows of the same words: their figures stand in the same columns, in a cell in the same order.
  void in_columns() {
    std::map<std::pair<std::int32_t, std::int32_t>, std::vector<std::pair<std::int32_t, std::int32_t>>> tables;
    for (std::size_t i = 0; i < alignment_.to_new.size(); ++i) {
      if (alignment_.to_new[i] == kNone) continue;
      const Passage& a = before_.passages[i];
      const Passage& b = after_.passage(alignment_.to_new[i]);
      if (a.table == kNone || b.table == kNone) continue;
      tables[{a.table, b.table}].emplace_back(static_cast<std::int32_t>(i), alignment_.to_new[i]);
    }
    for (const auto& [pair_of_tables, rows] : tables) {
      const auto columns = match_columns(before_, pair_of_tables.first, after_, pair_of_tables.second, rows);
      for (const auto& [i, j] : rows) pair_row(before_.passage(i), after_.passage(j), columns);
    }
  }

  void pair_row(const Passage& a, const Passage& b, const std::vector<std::int32_t>& columns) {
    std::map<std::int32_t, std::vector<FigureId>> cells;  // of b
    for (FigureId g = b.first_figure; g < b.last_figure; ++g) cells[after_.figure(g).column].push_back(g);
    std::map<std::int32_t, std::size_t> used;
    for (FigureId f = a.first_figure; f < a.last_figure; ++f) {
      const auto column = before_.figure(f).column;
      if (column < 0 || static_cast<std::size_t>(column) >= columns.size()) continue;
      const auto cell = cells.find(columns[static_cast<std::size_t>(column)]);
      if (cell == cells.end()) continue;
      const std::size_t at = used[column]++;
      if (at < cell->second.size() && is_free(f, cell->second[at])) pair(f, cell->second[at]);
    }
  }

  struct Trial {
    double score = 0;
    FigureId before = 0, after = 0;
  };

  // Passages that only resemble one another: the words around a figure tell which it is.
  void by_words(const Resemblance& resemblance) {
    likely_ = resemblance.candidates(alignment_);
    for (std::size_t i = 0; i < alignment_.to_new.size(); ++i) {  // rows whose columns do not tell, and the like
      const auto j = alignment_.to_new[i];
      if (j != kNone && has_free(before_.passages[i], out_.to_new) && has_free(after_.passage(j), out_.to_old))
        likely_.push_back({static_cast<std::int32_t>(i), j, 1});
    }
    std::unordered_map<FigureId, Resemblance::Surroundings> old_words, new_words;
    const auto words = [&](const Side& side, auto& known, FigureId id) -> const Resemblance::Surroundings& {
      const auto found = known.find(id);
      return found != known.end() ? found->second : known.emplace(id, resemblance.around(side, id)).first->second;
    };
    std::vector<Trial> trials;
    std::size_t tried = 0;
    for (const Likely& likely : likely_) {
      const Passage& a = before_.passage(likely.before);
      const Passage& b = after_.passage(likely.after);
      const auto pairs = static_cast<std::size_t>(a.figures()) * static_cast<std::size_t>(b.figures());
      if (pairs > kMostEach || (tried += pairs) > kMostTried) continue;
      for (FigureId f = a.first_figure; f < a.last_figure; ++f) {
        for (FigureId g = b.first_figure; g < b.last_figure; ++g) {
          if (!is_free(f, g)) continue;
          const double overlap = Resemblance::overlap(words(before_, old_words, f), words(after_, new_words, g));
          const double apart = std::abs(rank(a, f) - rank(b, g));
          const double score = score_of(f, g, overlap, likely.likeness);
          if (score > 0) trials.push_back({score + kForRank * (1 - apart), f, g});
        }
      }
    }
    take(trials);
  }

  static double rank(const Passage& passage, FigureId id) {
    return passage.figures() < 2 ? 0.5 : static_cast<double>(id - passage.first_figure) / (passage.figures() - 1);
  }

  static bool has_free(const Passage& passage, const std::vector<FigureId>& paired) {
    return std::find(paired.begin() + passage.first_figure, paired.begin() + passage.last_figure, kNone) !=
           paired.begin() + passage.last_figure;
  }

  std::size_t digits(FigureId f) const {
    const std::string digits = before_.figure(f).decimal.digits.str();
    return std::min(digits.size() - std::min(digits.size(), digits.find_first_not_of('0')), kMostDigits);
  }

  // 0 if they cannot be one.
  double score_of(FigureId f, FigureId g, double overlap, double likeness) const {
    const bool equal = same_value(before_, f, after_, g), kind = same_kind(before_, f, after_, g);
    const bool enough = equal ? overlap >= kSameWords || likeness >= kSameLikeness || digits(f) >= kTelling
                              : overlap >= (kind ? kChangedWords : kOtherUnitWords);
    if (!enough) return 0;
    const figure::Figure& a = before_.figure(f);
    const figure::Figure& b = after_.figure(g);
    double score = overlap + kForLikeness * likeness;
    if (equal) score += kForValue + kForDigits * static_cast<double>(digits(f));
    if (a.role == b.role) score += kForRole;
    if (kind && a.unit == b.unit && a.per_unit == b.per_unit) score += kForUnit;
    return score;
  }

  void take(std::vector<Trial>& trials) {
    std::sort(trials.begin(), trials.end(), [](const Trial& a, const Trial& b) {
      return std::tie(b.score, a.before, a.after) < std::tie(a.score, b.before, b.after);
    });
    for (const Trial& trial : trials) {
      if (is_free(trial.before, trial.after)) pair(trial.before, trial.after);
    }
  }

  // Of passages that resemble one another, a figure alone between paired ones is the one that stands there now.
  void between() {
    for (const Likely& likely : likely_) {
      if (likely.likeness < kBetweenLikeness) continue;
      const Passage& a = before_.passage(likely.before);
      const Passage& b = after_.passage(likely.after);
      for (FigureId f = a.first_figure; f < a.last_figure; ++f) {
        if (out_.to_new[static_cast<std::size_t>(f)] != kNone) continue;
        if (f > a.first_figure && out_.to_new[static_cast<std::size_t>(f) - 1] == kNone) continue;
        const FigureId left = f == a.first_figure ? b.first_figure - 1 : out_.to_new[static_cast<std::size_t>(f) - 1];
        const FigureId right = f + 1 == a.last_figure ? b.last_figure : out_.to_new[static_cast<std::size_t>(f) + 1];
        const FigureId g = left + 1;
        if (right != g + 1 || g < b.first_figure || g >= b.last_figure || !is_free(f, g)) continue;
        if (left < b.first_figure && right >= b.last_figure) continue;  // the two ends alone prove nothing
        if (same_kind(before_, f, after_, g) && before_.figure(f).role == after_.figure(g).role) pair(f, g);
      }
    }
  }

  // Where the unit is lost with the head of a table, the numeral is left.
  static std::vector<std::uint64_t> numerals(const Side& side) {
    std::vector<std::uint64_t> out;
    for (const figure::Figure& figure : side.draft.figures)
      out.push_back(figure::word_id(figure.decimal.value().str()));
    return out;
  }

  // What is gone at one place and new at another with the same long value was told elsewhere, in other words.
  void by_value(const std::vector<std::uint64_t>& old_values, const std::vector<std::uint64_t>& new_values) {
    for (const auto& [value, both] : left_over(old_values, new_values)) {
      if (both.first.size() != both.second.size() || digits(both.first.front()) < kTelling) continue;
      for (std::size_t k = 0; k < both.first.size(); ++k) pair(both.first[k], both.second[k]);
    }
  }

  // Figures without a partner by their value, where both versions have some.
  using LeftOver = std::map<std::uint64_t, std::pair<std::vector<FigureId>, std::vector<FigureId>>>;
  LeftOver left_over(const std::vector<std::uint64_t>& old_values, const std::vector<std::uint64_t>& new_values) const {
    LeftOver left;
    for (std::size_t f = 0; f < out_.to_new.size(); ++f) {
      if (out_.to_new[f] == kNone && before_.passage_of[f] != kNone)
        left[old_values[f]].first.push_back(static_cast<FigureId>(f));
    }
    for (std::size_t g = 0; g < out_.to_old.size(); ++g) {
      if (out_.to_old[g] == kNone && after_.passage_of[g] != kNone)
        left[new_values[g]].second.push_back(static_cast<FigureId>(g));
    }
    std::erase_if(left, [](const auto& one) { return one.second.first.empty() || one.second.second.empty(); });
    return left;
  }

  // Short values, too, if the same words stand around them: the passages were cut otherwise.
  void by_value_and_words(const Resemblance& resemblance, const std::vector<std::uint64_t>& old_values,
                          const std::vector<std::uint64_t>& new_values) {
    std::vector<Trial> trials;
    for (const auto& [value, both] : left_over(old_values, new_values)) {
      if (both.first.size() * both.second.size() > kMostAlike) continue;
      for (const FigureId f : both.first) {
        const auto words = resemblance.around(before_, f);
        for (const FigureId g : both.second) {
          const double overlap = Resemblance::overlap(words, resemblance.around(after_, g));
          if (overlap >= kSameWords && same_kind(before_, f, after_, g)) trials.push_back({overlap, f, g});
        }
      }
    }
    take(trials);
  }

  // "1 | Dân số" is a row with its number in one version; where the other has no table, "1 Dân" looks like a figure.
  static std::vector<bool> numbering(const Side& side, const std::vector<FigureId>& paired, const Side& other) {
    std::unordered_map<std::uint64_t, int> lost;  // numbers that the other version has, less those that this one has
    for (std::size_t f = 0; f < other.passage_of.size(); ++f) {
      if (other.passage_of[f] == kNone) ++lost[number_key(other, other.draft.figures[f])];
    }
    for (std::size_t f = 0; f < side.passage_of.size() && !lost.empty(); ++f) {
      if (side.passage_of[f] == kNone) --lost[number_key(side, side.draft.figures[f])];
    }
    std::vector<bool> out(paired.size(), false);
    for (std::size_t f = 0; f < out.size() && !lost.empty(); ++f) {
      if (paired[f] != kNone || side.passage_of[f] == kNone) continue;
      const auto found = lost.find(number_key(side, side.draft.figures[f]));
      if (found == lost.end() || found->second <= 0) continue;
      --found->second;
      out[f] = true;
    }
    return out;
  }

  // The numeral and the word behind it.
  static std::uint64_t number_key(const Side& side, const figure::Figure& figure) {
    std::string_view text = side.document.text;
    text = text.substr(figure.numeral.end, kLongestWord);
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(" \t\n.")));
    text = text.substr(0, text.find_first_of(" \t\n,;:"));
    return mix(figure::word_id(figure.decimal.to_string()), figure::word_id(text));
  }
  static constexpr std::size_t kLongestWord = 40;  // bytes that are looked at

  const Side& before_;
  const Side& after_;
  const Alignment& alignment_;
  Pairs out_;
  std::vector<Likely> likely_;
};

}  // namespace

Pairs pair_figures(const Side& before, const Side& after, const Alignment& alignment) {
  return Pairing(before, after, alignment).run();
}

}  // namespace khop::diff

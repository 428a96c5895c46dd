// SPDX-License-Identifier: Apache-2.0
#include "diff/align.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace khop::diff {
namespace {

/// Passages of one key in either version.
struct Group {
  std::vector<std::int32_t> before, after;
};

constexpr std::int32_t kNear = 4;             // passages that count as neighbours
constexpr std::size_t kMostScored = 64 * 64;  // pairs of a group that are weighed one by one
constexpr std::int32_t kTellingFigures = 2;   // so many figures of long numbers name a passage by themselves
constexpr std::size_t kTellingDigits = 6;     // in all of them

class Aligner {
 public:
  Aligner(const Side& before, const Side& after) : before_(before), after_(after) {
    out_.to_new.assign(before.passages.size(), kNone);
    out_.to_old.assign(after.passages.size(), kNone);
  }

  Alignment align() {
    const std::vector<Group> groups = groups_by(&Passage::words);
    for (const Group& group : groups) {
      if (group.before.size() == 1 && group.after.size() == 1 && old_passage(group.before[0]).length > 0)
        pair(group.before[0], group.after[0]);
    }
    for (const Group& group : groups_by(&Passage::exact)) {
      if (group.before.size() == 1 && group.after.size() == 1 && is_telling(group.before[0]))
        pair(group.before[0], group.after[0]);
    }
    spread();
    for (const Group& group : groups) {
      resolve(group);
      spread();
    }
    return std::move(out_);
  }

 private:
  const Passage& old_passage(std::int32_t id) const { return before_.passage(id); }
  const Passage& new_passage(std::int32_t id) const { return after_.passage(id); }
  std::int32_t& to_new(std::int32_t id) { return out_.to_new[static_cast<std::size_t>(id)]; }
  std::int32_t& to_old(std::int32_t id) { return out_.to_old[static_cast<std::size_t>(id)]; }

  // In the order of their first passage in the old version, so that nothing depends on hashes.
  std::vector<Group> groups_by(std::uint64_t Passage::*key) {
    std::vector<Group> groups;
    std::unordered_map<std::uint64_t, std::size_t> known;
    for (std::size_t i = 0; i < before_.passages.size(); ++i) {
      if (out_.to_new[i] != kNone) continue;
      const auto [found, fresh] = known.try_emplace(before_.passages[i].*key, groups.size());
      if (fresh) groups.emplace_back();
      groups[found->second].before.push_back(static_cast<std::int32_t>(i));
    }
    for (std::size_t j = 0; j < after_.passages.size(); ++j) {
      if (out_.to_old[j] != kNone) continue;
      const auto found = known.find(after_.passages[j].*key);
      if (found != known.end()) groups[found->second].after.push_back(static_cast<std::int32_t>(j));
    }
    std::erase_if(groups, [](const Group& group) { return group.after.empty(); });
    return groups;
  }

  bool is_telling(std::int32_t id) const {
    const Passage& passage = before_.passage(id);
    if (passage.figures() < kTellingFigures) return false;
    std::size_t digits = 0;
    for (FigureId f = passage.first_figure; f < passage.last_figure; ++f)
      digits += before_.figure(f).decimal.digits.str().size();
    return digits >= kTellingDigits;
  }

  void pair(std::int32_t i, std::int32_t j) {
    to_new(i) = j;
    to_old(j) = i;
    ++rooms_[{old_passage(i).room, new_passage(j).room}];
    fresh_.emplace_back(i, j);
  }

  // What stands beside a pair and has the same words is a pair, too.
  void spread() {
    while (!fresh_.empty()) {
      const auto [i, j] = fresh_.back();
      fresh_.pop_back();
      for (const std::int32_t step : {-1, 1}) {
        const std::int32_t a = i + step, b = j + step;
        if (a < 0 || b < 0 || a >= static_cast<std::int32_t>(out_.to_new.size()) ||
            b >= static_cast<std::int32_t>(out_.to_old.size()))
          continue;
        if (to_new(a) == kNone && to_old(b) == kNone && old_passage(a).words == new_passage(b).words) pair(a, b);
      }
    }
  }

  void resolve(const Group& group) {
    std::vector<std::int32_t> left, right;
    for (const auto i : group.before)
      if (to_new(i) == kNone) left.push_back(i);
    for (const auto j : group.after)
      if (to_old(j) == kNone) right.push_back(j);
    if (left.empty() || right.empty()) return;
    if (left.size() * right.size() > kMostScored) {
      for (std::size_t k = 0; k < std::min(left.size(), right.size()); ++k) pair(left[k], right[k]);
      return;
    }
    // Score, then how far the ranks are apart, then the order of the drafts.
    std::vector<std::tuple<double, std::size_t, std::int32_t, std::int32_t>> pairs;
    for (std::size_t a = 0; a < left.size(); ++a) {
      for (std::size_t b = 0; b < right.size(); ++b)
        pairs.emplace_back(-score(left[a], right[b]), a > b ? a - b : b - a, left[a], right[b]);
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [minus_score, ranks, i, j] : pairs) {
      if (to_new(i) == kNone && to_old(j) == kNone) pair(i, j);
    }
  }

  double score(std::int32_t i, std::int32_t j) {
    const auto room = rooms_.find({old_passage(i).room, new_passage(j).room});
    double out = room == rooms_.end() ? 0 : 2;
    out += 2 * beside(i, j, -1) + 2 * beside(i, j, 1);
    return out + shared_values(i, j);
  }

  // 1 if the nearest paired passage on that side leads to just beside the other; less with the distance.
  double beside(std::int32_t i, std::int32_t j, std::int32_t step) {
    for (std::int32_t k = 1; k <= kNear; ++k) {
      const std::int32_t at = i + k * step;
      if (at < 0 || at >= static_cast<std::int32_t>(out_.to_new.size())) return 0;
      const std::int32_t there = to_new(at);
      if (there == kNone) continue;
      const std::int32_t distance = (there - j) * step;
      return distance > 0 && distance <= kNear ? 1.0 - 0.15 * std::abs(distance - k) : 0;
    }
    return 0;
  }

  // Share of the figures that are the same.
  double shared_values(std::int32_t i, std::int32_t j) const {
    const auto values = [](const Side& side, const Passage& passage) {
      std::vector<std::uint64_t> out(side.values.begin() + passage.first_figure,
                                     side.values.begin() + passage.last_figure);
      std::sort(out.begin(), out.end());
      return out;
    };
    const auto a = values(before_, before_.passage(i)), b = values(after_, after_.passage(j));
    if (a.empty() || b.empty()) return 0;
    std::vector<std::uint64_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return static_cast<double>(both.size()) / static_cast<double>(std::max(a.size(), b.size()));
  }

  const Side& before_;
  const Side& after_;
  Alignment out_;
  std::map<std::pair<std::int32_t, std::int32_t>, int> rooms_;  // pairs of passages by where the two stand
  std::vector<std::pair<std::int32_t, std::int32_t>> fresh_;    // whose neighbours were not looked at
};

}  // namespace

Alignment align(const Side& before, const Side& after) { return Aligner(before, after).align(); }

}  // namespace khop::diff

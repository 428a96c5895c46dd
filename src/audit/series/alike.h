// SPDX-License-Identifier: Apache-2.0
/// When two figures of one draft may state the same thing: what the finders of restatements share.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "audit/reading.h"

namespace khop::audit {

/// Digits that carry information: "20.400" has three.
[[nodiscard]] int significant(const figure::Figure& figure);

/// What two figures must share to be one statement at all: measure and value.
[[nodiscard]] std::string value_key(const figure::Figure& figure);

/// Years and dates of the sentence around a figure.
[[nodiscard]] std::vector<std::int64_t> times(const Context& context, FigureId figure);

/// Whether both name times and none of them is common.
[[nodiscard]] bool other_times(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b);

/// Whether one slip of the keyboard makes one numeral of the other: one digit, two neighbours swapped, one digit left
/// out or doubled.
[[nodiscard]] bool one_slip_apart(const figure::Figure& a, const figure::Figure& b);

/// How much words tell of what a figure measures: rare words of a draft name a thing, common ones and those of rates,
/// comparisons and plans do not.
class Naming {
 public:
  explicit Naming(const Context& context);

  /// Words that name what a figure measures: some before and some behind it, not past another figure or the end of the
  /// phrase; sorted, each once.
  [[nodiscard]] std::vector<figure::WordId> names(FigureId figure) const;
  /// Words that name something among the items [first, last), in order.
  [[nodiscard]] std::vector<figure::WordId> between(figure::ItemId first, figure::ItemId last) const;
  /// Natural logarithm of how rare the words are that both lists have, summed.
  [[nodiscard]] double common(const std::vector<figure::WordId>& a, const std::vector<figure::WordId>& b) const;

 private:
  void append(figure::ItemId first, figure::ItemId last, std::vector<figure::WordId>& out) const;
  /// Items from `at` on that are words of a phrase that names nothing.
  [[nodiscard]] int nameless(figure::ItemId at) const;

  const Context& context_;
  std::vector<figure::ClassId> nameless_;
  std::unordered_map<figure::WordId, int> sentences_;  ///< in how many sentences a word stands
};

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
#include "audit/table/row_sums.h"

#include <algorithm>
#include <cmath>

namespace khop::audit {

bool wants_rows(const rule::Rule& rule, const char* rows) {
  return allows(rule, "rows", rows) && rule.options.count("rows") != 0;
}

RowSums::RowSums(Context& context, const rule::Rule& rule, const Grid& grid)
    : context_(context), rule_(rule), grid_(grid), rates_(grid.table->columns, false) {
  for (std::size_t c = 0; c < grid.columns.size(); ++c) rates_[c] = is_rate_column(grid, c);
}

bool RowSums::Sum::holds(double value) const { return std::abs(sum - value) <= slack; }

bool RowSums::holds(const Sum& sum) const { return sum.holds(printed_value(context_.draft, sum.total)); }

bool RowSums::wanted(const char* rows) const { return wants_rows(rule_, rows); }

std::vector<RowSums::Sum> RowSums::sums(const Family& family) const {
  std::vector<Sum> out;
  for (std::size_t c = 0; c < grid_.table->columns; ++c) {
    const auto t = grid_.cells[family.total][c];
    if (t == figure::kNone) continue;
    if (rates_[c] && !(grid_.percent[family.total] && is_whole(t))) continue;
    // Nor do rates that nothing here computes.
    if (is_percentage(context_.figure(t)) && !grid_.percent[family.total] && !is_whole(t)) continue;
    Sum sum;
    sum.total = t;
    sum.slack = last_place(context_.draft, t);
    for (const auto row : family.parts) {
      const auto f = grid_.cells[row][c];
      sum.complete = sum.complete && !grid_.unread[row][c];
      if (f == figure::kNone || !same_dimension(context_.figure(f), context_.figure(t))) continue;
      sum.parts.push_back(f);
      sum.sum += context_.figure(f).value / context_.draft.rough_factor(context_.figure(t));
      sum.slack += last_place(context_.draft, f) * context_.draft.rough_factor(context_.figure(f)) /
                   context_.draft.rough_factor(context_.figure(t));
    }
    if (sum.parts.size() >= 2) out.push_back(std::move(sum));
  }
  return out;
}

/// Whether one digit of the total would mend the sum.
bool RowSums::slip(const Sum& sum) const { return one_digit_off(context_.draft, sum.total, sum.sum); }

/// 100 %.
bool RowSums::is_whole(FigureId id) const {
  return printed_value(context_.draft, id) == 100 && is_percentage(context_.figure(id));
}

bool RowSums::propose(const Family& family) {
  constexpr int kTelling = 3;  // digits; 6 = 3 + 3 proves no family
  const auto columns = sums(family);
  int held = 0, telling = 0;
  for (const auto& sum : columns) {
    if (!holds(sum)) continue;
    ++held;
    telling += static_cast<int>(context_.figure(sum.total).decimal.digits.str().size()) >= kTelling;
  }
  const int seen = static_cast<int>(columns.size());
  proven_ += telling > 0;
  if (wanted("within")) within(family, columns, held);
  if (!family.whole && telling == 0) return false;
  if (held == 0 && !(family.footing && seen == 1)) {
    if (family.whole && !family.within && seen == 1) left_.push_back(family);
    return false;
  }
  put(family, columns, held);
  return held > 0;
}

void RowSums::propose_left() {
  if (proven_ > 0)
    for (const auto& family : left_) put(family, sums(family), 0);
  left_.clear();
}

void RowSums::put(const Family& family, const std::vector<Sum>& columns, int held) {
  constexpr double kMostOfFooting = 0.4;
  const int seen = static_cast<int>(columns.size());
  for (const auto& sum : columns) {
    if (!wanted(is_whole(sum.total) ? "shares" : "sum")) continue;
    auto reading = make_reading(context_, rule_, {{"total", {sum.total}}, {"parts", sum.parts}});
    if (!reading) continue;
    // Never so much that a sum far off is an error: a column may be of what does not add up, such as yields.
    const double more = std::min(2.1, 0.7 * held) - 1.0 * (seen - held);
    reading->add("rows",
                 context_.weight("column") + std::min(more, family.footing && !slip(sum) ? kMostOfFooting : more));
    if (family.footing) reading->add("footing", context_.weight("footing"));
    reading->tries = family.tries;
    reading->confirm_only = !sum.complete;
    reading->near_only = true;
    reading->group = sum_group(sum.total) | 1;
    keep(context_, std::move(*reading));
  }
}

/// Parts that words or another column tell to be parts, within their total.
void RowSums::within(const Family& family, const std::vector<Sum>& columns, int held) {
  if (!family.within && (held == 0 || !family.whole)) return;
  for (const auto& sum : columns) {
    const double total = printed_value(context_.draft, sum.total);
    if (sum.holds(total) || is_whole(sum.total)) continue;
    std::vector<FigureId> parts = sum.parts;
    const bool over = sum.sum > total + sum.slack;
    if (over) {
      // Groups that overlap may exceed their total together; one of them never does.
      const auto own = context_.figure(sum.total).value;
      std::erase_if(parts, [&](FigureId f) { return !(context_.figure(f).value > own * 1.0001); });
      if (parts.size() != 1 || !family.within || own <= 0) continue;
    }
    auto reading = make_reading(context_, rule_, {{"total", {sum.total}}, {"parts", parts}});
    if (!reading) continue;
    reading->add("within-cue", context_.weight("within-cue"));
    if (over) reading->add("over-total", context_.weight("over-total"));
    reading->group = sum_group(sum.total) | 2;
    keep(context_, std::move(*reading));
  }
}

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
#include "audit/edits.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace khop::audit {
namespace {

using arithmetic::Decimal;
using rule::Verdict;

struct Candidate {
  Edit::Kind kind;
  Decimal reads;
};

/// All single edits of a printed decimal.
std::vector<Candidate> edits_of(const Decimal& decimal) {
  std::vector<Candidate> out;
  std::string digits = decimal.digits.str();
  const auto places = static_cast<std::size_t>(decimal.places);
  if (digits.size() < places + 1) digits.insert(0, places + 1 - digits.size(), '0');
  const auto make = [&](const std::string& text, int decimals) {
    Decimal out_decimal;
    const auto first = text.find_first_not_of('0');
    if (first != std::string::npos) {
      const auto trimmed = text.substr(first);
      if (trimmed.size() <= 18) {
        out_decimal.digits = static_cast<std::int64_t>(std::stoll(trimmed));
      } else {
        out_decimal.digits = arithmetic::Integer(trimmed);
      }
    }
    out_decimal.places = decimals;
    return out_decimal;
  };
  if (digits.size() > 18) return out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char kept = digits[i];
    for (char d = '0'; d <= '9'; ++d) {
      if (d == kept || (i == 0 && d == '0' && digits.size() > places + 1)) continue;
      digits[i] = d;
      out.push_back({Edit::Kind::digit, make(digits, decimal.places)});
    }
    digits[i] = kept;
  }
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    if (digits[i] == digits[i + 1]) continue;
    std::swap(digits[i], digits[i + 1]);
    out.push_back({Edit::Kind::swap, make(digits, decimal.places)});
    std::swap(digits[i], digits[i + 1]);
  }
  // The mark moved: 27.891,4 typed as 278.914; or points taken for commas.
  for (int shift : {-3, -2, -1, 1, 2, 3}) {
    const int decimals = decimal.places + shift;
    if (decimals >= 0 && decimals <= 6 && decimals < static_cast<int>(digits.size()))
      out.push_back({Edit::Kind::mark, make(digits, decimals)});
  }
  return out;
}

}  // namespace

Slip find_edit(const Context& context, const Reading& reading) {
  Slip slip;
  const auto& check = *reading.rule->check;
  if (check.comparison() != rule::Comparison::equal) return slip;
  rule::Bindings values = bindings(context, reading);
  const auto stated_name = check.stated();
  std::size_t figures = 0;
  for (const auto& list : reading.bound) figures += list.size();
  if (figures > 40) return slip;
  slip.tried = 0;
  double left = 0;  // how far the edit in hand stays from what is computed, within the rounding
  for (std::size_t n = 0; n < reading.bound.size(); ++n) {
    for (std::size_t e = 0; e < reading.bound[n].size(); ++e) {
      const auto& figure = context.figure(reading.bound[n][e]);
      const auto kept = values[n][e];
      const double factor = context.draft.factor(figure).to_double() * (figure.negative ? -1 : 1);
      figure::Figure edited = figure;
      for (auto& candidate : edits_of(figure.decimal)) {
        if (candidate.reads.digits == 0) continue;  // nobody lists a part of nothing
        ++slip.tried;
        values[n][e].approximate = candidate.reads.approximate() * factor;
        double gap = 0;
        // Quick look in double before the exact verdict.
        if (stated_name >= 0) {
          const double computed = check.estimate(values);
          const double stated = values[static_cast<std::size_t>(stated_name)].front().approximate;
          const auto& s = context.figure(reading.bound[static_cast<std::size_t>(stated_name)].front());
          const double unit = std::pow(10.0, -s.decimal.places) * context.draft.factor(s).to_double();
          gap = std::abs(computed - stated);
          if (std::isnan(computed) || gap > 0.01 * std::abs(stated) + 2 * unit) continue;
        }
        edited.decimal = candidate.reads;
        values[n][e].interval = context.draft.interval(edited, context.rounding);
        values[n][e].middle = context.draft.middle(edited);
        if (check.evaluate(values) != Verdict::holds) continue;
        const bool better = !slip.edit || candidate.kind < slip.edit->kind ||
                            (candidate.kind == slip.edit->kind && n == slip.edit->name && e == slip.edit->element &&
                             gap < left * 0.999);
        if (!better) continue;
        slip.edit = Edit{candidate.kind, n, e, candidate.reads};
        left = gap;
      }
      values[n][e] = kept;
    }
  }
  slip.tried = std::max<std::size_t>(slip.tried, 1);
  return slip;
}

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
/// Totals without a word or a mark of their own: "Quý I" below its months, "Tổng kim ngạch" above export and import,
/// "Cộng trước thuế" below numbered rows. What adds up in all columns, to many digits, is no chance.
#include <algorithm>
#include <cmath>

#include "audit/table/row_sums.h"

namespace khop::audit {

namespace {

constexpr double kDecades = 5;
constexpr std::size_t kMostBelow = 16, kMostAbove = 200;

class Subtotals {
 public:
  Subtotals(const Context& context, const Grid& grid, RowSums& sums) : context_(context), grid_(grid), sums_(sums) {
    for (const auto& mark : grid.marks) styles_.push_back(mark_style(mark));
  }

  void run() {
    for (std::size_t r = 0; r < grid_.rows(); ++r) {
      if (!grid_.data(r)) continue;
      if (!has_figures(grid_, r)) {
        run_.clear();  // a heading within the table
        continue;
      }
      if (above(r)) continue;
      if (below(r)) run_.clear();
      run_.push_back(r);
    }
  }

 private:
  /// The rows since the last total make this one, or the totals above do.
  bool above(std::size_t total) {
    if (!styles_[total].empty() || run_.size() > kMostAbove) return false;
    if (is_footing(context_.rules, grid_, total)) {  // found by its name
      run_.clear();
      totals_.clear();
      return true;
    }
    std::vector<std::size_t> outer = totals_;
    if (try_parts(total, run_, 1)) {
      run_.clear();
      totals_.push_back(total);
      return true;
    }
    if (totals_.size() >= 2) {
      outer.insert(outer.end(), run_.begin(), run_.end());
      if (try_parts(total, outer, 2)) {
        run_.clear();
        totals_.clear();
        return true;
      }
    }
    return false;
  }

  /// Some rows right below, of no mark, make this one of no mark.
  bool below(std::size_t total) {
    if (!styles_[total].empty() || is_footing(context_.rules, grid_, total)) return false;
    std::vector<std::size_t> parts;
    for (std::size_t r = total + 1; r < grid_.rows() && parts.size() < kMostBelow; ++r) {
      if (!grid_.data(r)) continue;
      if (!has_figures(grid_, r) || !styles_[r].empty()) break;
      parts.push_back(r);
      if (try_parts(total, parts, static_cast<double>(parts.size()))) return true;
    }
    return false;
  }

  bool try_parts(std::size_t total, const std::vector<std::size_t>& rows, double tries) {
    Family family;
    family.total = total;
    family.tries = tries;
    // The outermost level of marks, and rows of the total's own kind.
    for (const auto row : rows)
      if (styles_[row] == styles_[rows.front()] && !grid_.within[row] && grid_.percent[row] == grid_.percent[total])
        family.parts.push_back(row);
    if (family.parts.size() < 2 || !proven(family)) return false;
    return sums_.propose(family);
  }

  [[nodiscard]] bool proven(const Family& family) const {
    int held = 0;
    double decades = 0;
    const auto columns = sums_.sums(family);
    for (const auto& sum : columns) {
      if (!sums_.holds(sum) || sum.parts.size() < family.parts.size()) continue;
      ++held;
      double width = last_place(context_.draft, sum.total) + half_unit(context_.draft, sum.total);
      double unit = round_unit(context_.draft, sum.total);
      for (const auto part : sum.parts) {
        width += half_unit(context_.draft, part);
        if (printed_value(context_.draft, part) != 0) unit = std::min(unit, round_unit(context_.draft, part));
      }
      width = std::max(width, unit);
      decades += std::log10(std::max(1.0, std::abs(sum.sum) / width));
    }
    // "100" in a column of shares says which row is the whole.
    constexpr double kWhole = 3;
    for (const auto& d : grid_.derivations)
      if (d.kind == Derivation::Kind::share && d.base == static_cast<std::int32_t>(family.total)) decades += kWhole;
    const int seen = static_cast<int>(columns.size());
    return held * 2 >= seen && held > 0 && decades >= kDecades + std::log10(family.tries);
  }

  const Context& context_;
  const Grid& grid_;
  RowSums& sums_;
  std::vector<std::string> styles_;
  std::vector<std::size_t> run_;     ///< rows since the last total
  std::vector<std::size_t> totals_;  ///< totals since the last total of totals
};

}  // namespace

void find_subtotals(const Context& context, const Grid& grid, RowSums& sums) { Subtotals(context, grid, sums).run(); }

}  // namespace khop::audit

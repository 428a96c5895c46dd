// SPDX-License-Identifier: Apache-2.0
/// A fraction and its percentage in one cell: "1.046/1.238 (84,5%)".
#include "audit/bind.h"

namespace khop::audit {

namespace {

/// What stands between two figures, without blanks.
std::string between(const Context& context, FigureId a, FigureId b) {
  std::string out;
  const auto from = context.figure(a).span.end, to = context.figure(b).span.begin;
  if (from > to) return "?";
  for (const char c : context.draft.document->view({from, to}))
    if (c != ' ') out += c;
  return out;
}

}  // namespace

void find_cell_rates(Context& context, const rule::Rule& rule) {
  for (const auto& grid : context.grids)
    for (std::size_t r = 0; r < grid.rows(); ++r) {
      if (!grid.data(r)) continue;
      const auto [first, last] = context.draft.figures_of(grid.table->rows[r].block);
      for (FigureId id = first; id + 2 < last; ++id) {
        const auto &done = context.figure(id), &base = context.figure(id + 1), &rate = context.figure(id + 2);
        if (done.column != base.column || done.column != rate.column || !is_percentage(rate) || is_percentage(base) ||
            between(context, id, id + 1) != "/")
          continue;
        const auto mark = between(context, id + 1, id + 2);
        if (mark != "(" && mark != "," && mark != ";" && mark != "=" && mark != "-") continue;
        auto reading = make_reading(context, rule, {{"rate", {id + 2}}, {"done", {id}}, {"base", {id + 1}}});
        if (!reading) continue;
        reading->near_only = true;
        reading->meant = true;
        reading->group = static_cast<std::uint64_t>(id + 2) + 1;
        keep(context, std::move(*reading));
      }
    }
}

}  // namespace khop::audit

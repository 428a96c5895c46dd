// SPDX-License-Identifier: Apache-2.0
#include "audit/statement/segments.h"

#include <algorithm>

namespace khop::audit {

using figure::Figure;
using figure::Role;
using figure::Units;

bool part_like(const Figure& f) {
  return !f.range &&
         (f.role == Role::value || f.role == Role::attain || f.role == Role::share || f.role == Role::change ||
          f.role == Role::growth) &&
         f.dimension != Units::kDuration && f.dimension != Units::kTimes;
}

std::vector<std::vector<FigureId>> column(const Context& context, const Region& region, const Figure& total,
                                          bool same_noun, bool denominators, std::vector<std::size_t>* rows) {
  std::vector<std::vector<FigureId>> out;
  for (std::size_t index = 0; index < region.segments.size(); ++index) {
    const auto& segment = region.segments[index];
    std::vector<FigureId> fits;
    for (const auto id : segment) {
      const auto& f = context.figure(id);
      if (!part_like(f)) continue;
      if ((f.numerator != figure::kNone) != denominators) continue;
      if (denominators && f.value == total.value) continue;  // every part measured against the whole
      if (f.role == Role::change && total.role != Role::change) continue;
      if (f.role == Role::growth && total.role != Role::growth) continue;
      if (same_noun ? !same_measure(f, total) : !same_dimension(f, total)) continue;
      // "265 đơn …, đã giải quyết 250/265 đơn": the fraction tells of the part before it, it is none of its own.
      if (f.denominator != figure::kNone && !out.empty() &&
          std::any_of(out.begin(), out.end(), [&](const std::vector<FigureId>& part) {
            return context.figure(part.front()).value == context.figure(f.denominator).value;
          }))
        continue;
      fits.push_back(id);
      if (fits.size() == 3) break;
    }
    if (fits.empty()) continue;
    out.push_back(std::move(fits));
    if (rows != nullptr) rows->push_back(index);
  }
  // Numbers without a noun are no parts where the others have the total's: "từ 1 - dưới 3 tuổi 871 ca".
  // … nor are those of another noun: "38 ca đã tiêm 01 mũi, 09 ca tiêm 02 mũi".
  const auto named = [&](const std::vector<FigureId>& fits) {
    const auto& part = context.figure(fits.front());
    return total.noun_known ? !part.bare : part.noun == total.noun;
  };
  const bool counted = total.noun_known || (total.dimension == Units::kCount && total.noun != 0);
  if (same_noun && counted && std::count_if(out.begin(), out.end(), named) >= 2 &&
      !std::all_of(out.begin(), out.end(), named)) {
    std::vector<std::vector<FigureId>> kept;
    std::vector<std::size_t> kept_rows;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (!named(out[i])) continue;
      if (rows != nullptr) kept_rows.push_back((*rows)[i]);
      kept.push_back(std::move(out[i]));
    }
    out = std::move(kept);
    if (rows != nullptr) *rows = std::move(kept_rows);
  }
  return out;
}

bool other_nouns(const Context& context, const Region& region, const Figure& total,
                 const std::vector<FigureId>& parts) {
  const auto known_other = [&](FigureId f) {
    return context.figure(f).noun_known && context.figure(f).noun != total.noun;
  };
  const bool one = std::all_of(parts.begin(), parts.end(), [&](FigureId f) {
    return context.figure(f).noun == context.figure(parts.front()).noun;
  });
  const bool mixed =
      std::any_of(parts.begin(), parts.end(), known_other) && !std::all_of(parts.begin(), parts.end(), known_other);
  const bool own = std::any_of(parts.begin(), parts.end(), [&](FigureId f) {
    return context.figure(f).noun_known && context.figure(f).noun == total.noun;
  });
  if (!one && !(mixed && !own && !region.weak)) return false;
  return std::none_of(region.totals.begin(), region.totals.end(), [&](FigureId t) {
    const auto& other = context.figure(t);
    return one && other.clause == total.clause && other.noun_known && other.noun == context.figure(parts.front()).noun;
  });
}

bool tells_several(const Context& context, const Region& region, const Figure& total) {
  const auto alike = [&](FigureId f, int depth) {
    const auto& figure = context.figure(f);
    return part_like(figure) && figure.role == Role::value && figure.numerator == figure::kNone &&
           (total.bare || !figure.bare) && context.item(figure.item).depth <= depth && same_measure(figure, total);
  };
  if (std::count_if(region.totals.begin(), region.totals.end(), [&](FigureId f) { return alike(f, region.depth); }) < 2)
    return false;
  return region.segments.size() >= 2 &&
         std::all_of(region.segments.begin(), region.segments.end(), [&](const std::vector<FigureId>& segment) {
           const int outer = context.item(context.figure(segment.front()).item).depth;
           return std::count_if(segment.begin(), segment.end(), [&](FigureId f) { return alike(f, outer); }) >= 2;
         });
}

}  // namespace khop::audit

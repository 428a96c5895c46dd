// SPDX-License-Identifier: Apache-2.0
#include "audit/weigh/doubt.h"

#include <algorithm>

#include "audit/bind.h"

namespace khop::audit {

using figure::Figure;
using figure::Units;

namespace {

const Figure* stated_of(const Context& context, const Reading& reading) {
  const int stated = reading.rule->check->stated();
  return stated < 0 ? nullptr : &context.figure(reading.bound[static_cast<std::size_t>(stated)].front());
}

/// "5/7 chỉ tiêu đạt trên 50 % kế hoạch": a round rate that words make a bound of says no more than which side of it.
bool only_bound(const Figure& rate) {
  return is_percentage(rate) && rate.decimal.places == 0 && rate.qualifier != figure::Qualifier::none &&
         rate.qualifier != figure::Qualifier::about;
}

/// "103/132 xã đạt chuẩn, 96 % người dân tham gia bảo hiểm": the rate says itself whose it is.
bool rate_of_another(const Context& context, const Reading& reading, const Figure& rate) {
  if (!is_percentage(rate) || !rate.noun_known || rate.item + 1 >= static_cast<int>(context.draft.items.size()))
    return false;
  for (const char* base : {"plan", "total"})
    if (context.draft.phrase(rate.item + 1, class_of(context, base)) != 0) return false;
  bool counted = false;
  for (const auto& list : reading.bound)
    for (const auto id : list) {
      const auto& f = context.figure(id);
      if (&f == &rate || f.dimension != Units::kCount || !f.noun_known) continue;
      if (f.noun == rate.noun) return false;
      counted = true;
    }
  return counted;
}

/// "22 đơn vị hành chính (giảm 04 đơn vị), dân số 128,6 nghìn dân": counts of two things have no difference.
bool different_things(const Context& context, const Reading& reading) {
  if (reading.rule->kind != "difference" && reading.rule->kind != "growth") return false;
  const Figure* other = nullptr;
  for (const auto& list : reading.bound)
    for (const auto id : list) {
      const auto& f = context.figure(id);
      if (f.dimension != Units::kCount || f.bare || f.noun == 0) continue;
      if (other == nullptr) other = &f;
      // A noun that no family claims may be an adjective: "30 người chết", "2.761 chết".
      const bool certain = (f.noun_known && other->noun_known) || f.scale_word != other->scale_word;
      if (f.noun != other->noun && certain) return true;
    }
  return false;
}

}  // namespace

bool doubtful(const Context& context, const Reading& reading) {
  const auto* stated = stated_of(context, reading);
  if (stated != nullptr && (only_bound(*stated) || rate_of_another(context, reading, *stated))) return true;
  return different_things(context, reading);
}

}  // namespace khop::audit

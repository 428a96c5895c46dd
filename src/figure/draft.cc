// SPDX-License-Identifier: Apache-2.0
#include "figure/draft.h"

#include <array>
#include <cmath>

namespace khop::figure {

using arithmetic::Interval;
using arithmetic::Rational;

bool is_percentage(const Figure& figure) {
  return figure.dimension == Units::kPercent || figure.dimension == Units::kPoint;
}

bool is_rate(const Figure& figure) { return is_percentage(figure) || figure.dimension == Units::kTimes; }

int Draft::phrase(ItemId at, ClassId phrase_class) const {
  const Item& item = items[static_cast<std::size_t>(at)];
  for (std::int32_t i = item.hits; i < item.hits + item.hit_count; ++i)
    if (hits[static_cast<std::size_t>(i)].phrase_class == phrase_class) return hits[static_cast<std::size_t>(i)].length;
  return 0;
}

Rational Draft::factor(const Figure& figure) const {
  Rational factor = figure.scale_word;
  if (figure.unit != kNone) factor *= units->unit(figure.unit).factor;
  if (figure.per_unit != kNone) factor /= units->unit(figure.per_unit).factor;
  return factor;
}

double Draft::rough_factor(const Figure& figure) const {
  auto factor = static_cast<double>(figure.scale_word);
  if (figure.unit != kNone) factor *= units->unit(figure.unit).rough;
  if (figure.per_unit != kNone) factor /= units->unit(figure.per_unit).rough;
  return factor;
}

Rational Draft::middle(const Figure& figure) const {
  const Rational value = figure.decimal.value() * factor(figure);
  return figure.negative ? Rational(-value) : value;
}

Rational Draft::looseness(const Figure& figure) const {
  if (figure.qualifier == Qualifier::none) return 0;
  // "trên 80.000" may be anything up to 90.000 in an office's ear, "hơn 6.239" hardly more than 6.240.
  const std::string digits = figure.decimal.digits.str();
  const auto last = digits.find_last_not_of('0');
  const auto zeros = last == std::string::npos ? 0 : digits.size() - 1 - last;
  Rational unit = factor(figure);
  for (std::size_t i = 0; i < zeros; ++i) unit *= 10;
  for (int i = 0; i < figure.decimal.places; ++i) unit /= 10;
  const Rational twentieth = figure.decimal.value() * factor(figure) / 20;
  Rational least = factor(figure);
  for (int i = 0; i < figure.decimal.places; ++i) least /= 10;
  if (unit > twentieth) unit = twentieth;
  return unit < least ? least : unit;
}

Interval Draft::interval(const Figure& figure, RoundingMode mode) const {
  Interval out = figure.exact ? Interval::point(figure.decimal.value() * factor(figure))
                              : Interval::printed(figure.decimal, factor(figure), mode);
  // An approximate word stretches what is printed to the side that the word names.
  const Rational slack = looseness(figure);
  switch (figure.qualifier) {
    case Qualifier::none:
      break;
    case Qualifier::about:
      out.lo -= slack;
      out.hi += slack;
      break;
    case Qualifier::over:
    case Qualifier::at_least:
      out.hi += slack;
      break;
    case Qualifier::under:
    case Qualifier::at_most:
      out.lo -= slack;
      break;
  }
  return figure.negative ? -out : out;
}

std::pair<FigureId, FigureId> Draft::figures_of(BlockId block) const {
  return {first_figure[static_cast<std::size_t>(block)], first_figure[static_cast<std::size_t>(block) + 1]};
}

double power_of_ten(int n) {
  constexpr std::array<double, 17> kPowers = {1,    1e-1,  1e-2,  1e-3,  1e-4,  1e-5,  1e-6,  1e-7, 1e-8,
                                              1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14, 1e-15, 1e-16};
  return n <= 0 && n > -17 ? kPowers[static_cast<std::size_t>(-n)] : std::pow(10.0, n);
}

std::string_view role_name(Role role) {
  switch (role) {
    case Role::value:
      return "value";
    case Role::attain:
      return "attain";
    case Role::share:
      return "share";
    case Role::growth:
      return "growth";
    case Role::change:
      return "change";
    case Role::excess:
      return "excess";
    case Role::multiple:
      return "multiple";
    case Role::index:
      return "index";
  }
  return "";
}

std::string_view qualifier_name(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::none:
      return "";
    case Qualifier::about:
      return "about";
    case Qualifier::over:
      return "over";
    case Qualifier::under:
      return "under";
    case Qualifier::at_least:
      return "at-least";
    case Qualifier::at_most:
      return "at-most";
  }
  return "";
}

}  // namespace khop::figure

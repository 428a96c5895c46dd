// SPDX-License-Identifier: Apache-2.0
#include "diff/compare.h"

namespace khop::diff {
namespace {

using figure::Figure;
using figure::Units;

bool has_minus(const Figure& figure) { return figure.minus || figure.negative; }

// "tăng 5 %", "(-5 %)": 1 for a rise, -1 for a fall.
int direction(const Figure& figure) { return has_minus(figure) ? -1 : figure.direction; }

bool is_unmeasured(const Figure& figure) { return figure.dimension == Units::kNone || figure.bare; }

bool same_dimension(const Figure& a, const Figure& b) {
  return a.dimension == b.dimension || (figure::is_percentage(a) && figure::is_percentage(b));
}

bool same_numeral(const Figure& a, const Figure& b) {
  return arithmetic::abs(a.decimal.value()) == arithmetic::abs(b.decimal.value());
}

// Its unit stands elsewhere.
bool borrows_unit(const Figure& figure) { return figure.numeral.end == figure.span.end; }

// In prose ("45,0/60 ha", "gồm: điện 11.264; …") the figure that prints the unit tells that it changed. In a table
// another unit of the head changes every cell; but what its row or column measures may also only be guessed.
bool only_borrow(const Figure& a, const Figure& b) {
  if (!borrows_unit(a) || !borrows_unit(b)) return false;
  const bool cells = a.table != figure::kNone && b.table != figure::kNone;
  return !cells || a.unit == figure::kNone || b.unit == figure::kNone;
}

}  // namespace

bool same_kind(const Side& before, FigureId a, const Side& after, FigureId b) {
  const Figure& left = before.figure(a);
  const Figure& right = after.figure(b);
  return same_dimension(left, right) || is_unmeasured(left) || is_unmeasured(right);
}

bool same_value(const Side& before, FigureId a, const Side& after, FigureId b) {
  if (before.value(a) == after.value(b)) return true;
  const Figure& left = before.figure(a);
  const Figure& right = after.figure(b);
  if (only_borrow(left, right)) return same_numeral(left, right);  // scale words are borrowed, too
  return (is_unmeasured(left) || is_unmeasured(right)) && left.scale_word == right.scale_word &&
         same_numeral(left, right);
}

Difference compare(const Side& before, FigureId a, const Side& after, FigureId b) {
  const Figure& left = before.figure(a);
  const Figure& right = after.figure(b);
  Difference out;
  const bool measured = !is_unmeasured(left) && !is_unmeasured(right) && !only_borrow(left, right);
  const bool counts = left.dimension == Units::kCount && right.dimension == Units::kCount;
  if (measured && !same_dimension(left, right)) {
    out.value = out.unit = true;
  } else {
    out.value = !same_value(before, a, after, b);
    if (measured && (left.unit != right.unit || left.per_unit != right.per_unit)) out.unit = out.value;
    // A noun that no family claims may be an adjective or a name: rewording, not another thing that is counted.
    if (measured && counts && left.noun_known && right.noun_known && left.noun != right.noun) out.unit = true;
  }
  const bool other_unit = measured && (left.unit != right.unit || left.scale_word != right.scale_word);
  out.precision = !out.value && (left.decimal.places != right.decimal.places || other_unit);
  out.qualifier = left.qualifier != right.qualifier;
  // A minus that came or went, and no word says the same. Between a cell and a sentence a dash may be just that.
  const int was = direction(left), is = direction(right);
  if ((left.table == figure::kNone) == (right.table == figure::kNone))
    out.direction = was * is < 0 || (has_minus(left) != has_minus(right) && was != is);
  return out;
}

}  // namespace khop::diff

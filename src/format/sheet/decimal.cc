// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/decimal.h"

#include <algorithm>
#include <charconv>

namespace khop::format {
namespace {

constexpr int kLargestExponent = 400;        // doubles end at 308
constexpr std::size_t kLongestNumber = 800;  // digits; the longest exact double has 767

// Keeps the first `kept` digits (0 or less: none) and rounds half away from zero by the next.
void cut(Decimal& value, int kept) {
  const int size = static_cast<int>(value.digits.size());
  if (kept >= size) return;
  const bool up = kept >= 0 && value.digits[static_cast<std::size_t>(kept)] >= '5';
  kept = std::max(kept, 0);
  value.exponent += size - kept;
  value.digits.resize(static_cast<std::size_t>(kept));
  if (up) {
    std::size_t at = value.digits.size();
    while (at > 0 && value.digits[at - 1] == '9') value.digits[--at] = '0';
    if (at > 0) {
      ++value.digits[at - 1];
    } else {
      value.digits.insert(value.digits.begin(), '1');
    }
  }
  if (value.digits.empty()) value.exponent = 0;
}

void strip(Decimal& value) {
  while (!value.digits.empty() && value.digits.back() == '0') {
    value.digits.pop_back();
    ++value.exponent;
  }
  if (value.digits.empty()) value.exponent = 0;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  if (text.size() > kLongestNumber) return std::nullopt;
  Decimal out;
  if (text.starts_with('-') || text.starts_with('+')) {
    out.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  bool point = false, any = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    any = true;
    if (point) --out.exponent;
    if (c != '0' || !out.digits.empty()) out.digits += c;
  }
  if (!any) return std::nullopt;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    std::string_view power = text.substr(at + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
    if (error != std::errc() || end != power.data() + power.size()) return std::nullopt;
    if (exponent > kLargestExponent || exponent < -kLargestExponent) return std::nullopt;
    out.exponent += exponent;
  }
  strip(out);
  if (out.is_zero()) out.negative = false;
  return out;
}

void round_places(Decimal& value, int places) { cut(value, value.whole_digits() + places); }

void round_significant(Decimal& value, int count) { cut(value, count); }

DecimalParts parts_of(const Decimal& value, int places) {
  DecimalParts out;
  const int whole = value.whole_digits();
  for (int i = 0; i < whole; ++i) {
    const auto at = static_cast<std::size_t>(i);
    out.whole += at < value.digits.size() ? value.digits[at] : '0';
  }
  for (int i = whole; i < whole + places; ++i) {
    const bool known = i >= 0 && static_cast<std::size_t>(i) < value.digits.size();
    out.fraction += known ? value.digits[static_cast<std::size_t>(i)] : '0';
  }
  return out;
}

bool equal(Decimal a, Decimal b) {
  strip(a);
  strip(b);
  if (a.is_zero() || b.is_zero()) return a.is_zero() && b.is_zero();
  return a.negative == b.negative && a.exponent == b.exponent && a.digits == b.digits;
}

}  // namespace khop::format

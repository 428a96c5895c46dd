// SPDX-License-Identifier: Apache-2.0
#include "arithmetic/decimal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

namespace khop::arithmetic {
namespace {

// Decimal digits of a value >= 0. Integer::str() does the same, but its inlined code draws false warnings from g++ 12.
std::string digits_of(Integer value) {
  constexpr std::uint64_t kChunk = 1'000'000'000'000'000'000;
  std::vector<std::uint64_t> chunks;  // of 18 digits, lowest first
  while (value >= kChunk) {
    chunks.push_back(static_cast<std::uint64_t>(value % kChunk));
    value /= kChunk;
  }
  std::string digits = fmt::format("{}", static_cast<std::uint64_t>(value));
  for (auto chunk = chunks.rbegin(); chunk != chunks.rend(); ++chunk) {
    fmt::format_to(std::back_inserter(digits), "{:018}", *chunk);
  }
  return digits;
}

// Puts the decimal point into the digits of a magnitude.
std::string with_point(const std::string& digits, int places, bool negative) {
  const std::string_view sign = negative ? "-" : "";
  if (places <= 0) return fmt::format("{}{}", sign, digits);
  const auto decimals = static_cast<std::size_t>(places);
  const std::string padded = fmt::format("{:0>{}}", digits, decimals + 1);
  const std::string_view view = padded;
  return fmt::format("{}{}.{}", sign, view.substr(0, view.size() - decimals), view.substr(view.size() - decimals));
}

}  // namespace

Rational Decimal::value() const {
  if (places <= 0) return digits;
  return {digits, power_of_ten(places)};
}

std::string Decimal::to_string() const {
  const Integer size = digits < 0 ? Integer(-digits) : digits;
  return with_point(digits_of(size), places, digits < 0);
}

double Decimal::approximate() const { return value().to_double(); }

std::optional<Decimal> parse_decimal(std::string_view text) {
  if (text.size() > kMaxDecimalLength) return std::nullopt;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);

  const std::size_t point = text.find('.');
  const std::size_t whole = point == std::string_view::npos ? text.size() : point;
  if (whole == 0 || whole + 1 == text.size()) return std::nullopt;

  Decimal decimal;
  decimal.places = point == std::string_view::npos ? 0 : static_cast<int>(text.size() - whole - 1);

  // 18 digits at a time fit a machine word, so that the usual numeral costs one conversion.
  std::uint64_t chunk = 0;
  int chunk_digits = 0;
  bool first = true;
  const auto flush = [&] {
    if (first) {
      decimal.digits = chunk;
    } else {
      decimal.digits *= power_of_ten(chunk_digits);
      decimal.digits += chunk;
    }
    first = false;
    chunk = 0;
    chunk_digits = 0;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == point) continue;
    const char c = text[i];
    if (c < '0' || c > '9') return std::nullopt;
    chunk = chunk * 10 + static_cast<std::uint64_t>(c - '0');
    if (++chunk_digits == 18) flush();
  }
  if (chunk_digits > 0) flush();
  if (negative) decimal.digits = -decimal.digits;
  return decimal;
}

std::string format_rational(const Rational& value, int places) {
  places = std::max(places, 0);
  const Integer denominator = value.denominator();
  Integer numerator = value.numerator();
  const bool negative = numerator < 0;
  if (negative) numerator = -numerator;
  // Half away from zero: floor(2·n·10^p / d + 1) / 2, in whole numbers.
  const Integer rounded = (2 * numerator * power_of_ten(places) + denominator) / (2 * denominator);
  return with_point(digits_of(rounded), places, negative && rounded != 0);
}

}  // namespace khop::arithmetic

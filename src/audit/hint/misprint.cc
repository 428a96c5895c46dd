// SPDX-License-Identifier: Apache-2.0
#include "audit/hint/misprint.h"

#include <algorithm>

namespace khop::audit {

using arithmetic::Decimal;
using figure::Figure;

namespace {

constexpr std::size_t kMostDigits = 18;  // of a numeral whose slips are tried: 64 bits hold it

/// The decimal of these digits.
Decimal decimal_of(const std::string& digits, int places) {
  Decimal out;
  const auto first = digits.find_first_not_of('0');
  if (first != std::string::npos) out.digits = static_cast<std::int64_t>(std::stoll(digits.substr(first)));
  out.places = places;
  return out;
}

class Misprints {
 public:
  explicit Misprints(const Decimal& decimal) : decimal_(decimal), digits_(digits_of(decimal)) {}

  [[nodiscard]] bool too_long() const { return digits_.size() > kMostDigits; }

  void common() {
    const auto whole = digits_.size() - static_cast<std::size_t>(decimal_.places);
    for (std::size_t i = 0; i < digits_.size(); ++i)
      for (char d = '0'; d <= '9'; ++d)
        if (d != digits_[i] && !(i == 0 && d == '0' && whole > 1)) put(MisprintKind::digit, i, d);
    for (std::size_t i = 0; i + 1 < digits_.size(); ++i) {
      if (digits_[i] == digits_[i + 1]) continue;
      std::string swapped = digits_;
      std::swap(swapped[i], swapped[i + 1]);
      add(MisprintKind::swap, swapped, decimal_.places);
    }
    // Three places: points taken for commas, or the other way about.
    for (const int shift : {-3, -2, -1, 1, 2, 3}) {
      const int places = decimal_.places + shift;
      if (places < 0 || places > 6 || places >= static_cast<int>(digits_.size())) continue;
      const bool grouped = (shift == 3 && decimal_.places == 0) || (shift == -3 && decimal_.places == 3);
      add(grouped ? MisprintKind::separator : MisprintKind::mark, digits_, places);
    }
  }

  /// "15 hộ" for "05 hộ": offices write counts below ten with a zero.
  void zero_in_front() {
    if (digits_.size() == 2 && decimal_.places == 0) put(MisprintKind::digit, 0, '0');
  }

  void digits_too_many() {
    for (std::size_t i = 0; i + 1 < digits_.size(); ++i)
      if (digits_[i] == digits_[i + 1] && (i == 0 || digits_[i - 1] != digits_[i])) without(i);
  }

  void digits_too_few() {
    if (digits_.size() == kMostDigits) return;
    for (std::size_t i = 0; i <= digits_.size(); ++i) {
      const bool in_whole = i <= digits_.size() - static_cast<std::size_t>(decimal_.places);
      for (char d = '0'; d <= '9'; ++d) {
        if ((i == 0 && d == '0') || (i > 0 && digits_[i - 1] == d)) continue;  // beside its like: the same numeral
        std::string longer = digits_;
        longer.insert(i, 1, d);
        // A digit left out of the decimals leaves one decimal less.
        if (in_whole) add(MisprintKind::dropped, longer, decimal_.places);
        if (decimal_.places > 0 && i + static_cast<std::size_t>(decimal_.places) >= digits_.size())
          add(MisprintKind::dropped, longer, decimal_.places + 1);
      }
    }
  }

  std::vector<Misprint> take() { return std::move(out_); }

 private:
  void put(MisprintKind kind, std::size_t at, char digit) {
    std::string changed = digits_;
    changed[at] = digit;
    add(kind, changed, decimal_.places);
  }

  void without(std::size_t at) {
    std::string shorter = digits_;
    shorter.erase(at, 1);
    const bool in_whole = at + static_cast<std::size_t>(decimal_.places) < digits_.size();
    if (in_whole && shorter.size() > static_cast<std::size_t>(decimal_.places))
      add(MisprintKind::doubled, shorter, decimal_.places);
    else if (!in_whole)
      add(MisprintKind::doubled, shorter, decimal_.places - 1);
  }

  void add(MisprintKind kind, const std::string& digits, int places) {
    auto reads = decimal_of(digits, places);
    if (reads.digits == 0) return;
    Misprint misprint;
    misprint.kind = kind;
    misprint.reads = std::move(reads);
    out_.push_back(std::move(misprint));
  }

  const Decimal& decimal_;
  std::string digits_;
  std::vector<Misprint> out_;
};

}  // namespace

std::string_view misprint_name(MisprintKind kind) {
  constexpr std::string_view kNames[] = {"digit", "swap", "mark",      "separator", "doubled", "dropped",
                                         "scale", "unit", "neighbour", "missing",   "twice"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string digits_of(const Decimal& decimal) {
  std::string digits = decimal.digits.str();
  const auto places = static_cast<std::size_t>(decimal.places);
  if (digits.size() < places + 1) digits.insert(0, places + 1 - digits.size(), '0');
  return digits;
}

std::vector<Misprint> common_misprints(const Decimal& decimal) {
  Misprints misprints(decimal);
  if (misprints.too_long()) return {};
  misprints.common();
  return misprints.take();
}

std::vector<Misprint> all_misprints(const figure::Draft& draft, const Figure& figure) {
  Misprints misprints(figure.decimal);
  if (misprints.too_long()) return {};
  misprints.common();
  if (figure.exact) misprints.zero_in_front();
  misprints.digits_too_many();
  misprints.digits_too_few();
  auto out = misprints.take();
  Misprint misprint;
  misprint.reads = figure.decimal;
  if (figure.scale_word != 1 && !figure.inherited) {
    misprint.kind = MisprintKind::scale;
    for (const std::int64_t word : {1'000, 1'000'000, 1'000'000'000}) {
      if (word == figure.scale_word) continue;
      misprint.scale_word = word;
      out.push_back(misprint);
    }
    misprint.scale_word = 0;
  }
  if (figure.unit != figure::kNone && !is_rate(figure) && !figure.inherited) {
    misprint.kind = MisprintKind::unit;
    const auto& own = draft.units->unit(figure.unit);
    for (int unit = 0; unit < draft.units->size(); ++unit) {
      const auto& other = draft.units->unit(unit);
      if (other.dimension != own.dimension || other.factor == own.factor) continue;
      misprint.unit = unit;
      out.push_back(misprint);
    }
  }
  return out;
}

Figure mended(const figure::Draft& draft, const Figure& figure, const Misprint& misprint) {
  Figure out = figure;
  out.decimal = misprint.reads;
  if (misprint.scale_word != 0) out.scale_word = misprint.scale_word;
  if (misprint.unit != figure::kNone) out.unit = misprint.unit;
  out.value = draft.middle(out).to_double();
  return out;
}

}  // namespace khop::audit

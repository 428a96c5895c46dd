// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/sheet_reach.h"

#include <algorithm>
#include <string>

namespace khop::format {
namespace {

constexpr std::size_t kLongestFormula = 16'384;  // bytes; Excel allows 8192 characters
constexpr std::size_t kMostUses = 4'000'000;     // of a sheet
constexpr std::uint32_t kLastRow = 1'048'576, kLastColumn = 16'384;

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

// One end of a reference: "$C$7", "C" or nothing.
struct Corner {
  std::int64_t column = 0, row = 0;  // 0: not given
  bool fixed_column = false, fixed_row = false;
  std::size_t end = 0;  // behind it; 0 if there is no reference
};

Corner read_corner(std::string_view text, std::size_t at) {
  Corner out;
  if (at < text.size() && text[at] == '$') out.fixed_column = true, ++at;
  std::size_t letters = 0;
  while (at < text.size() && is_letter(text[at]) && letters < 4) {
    out.column = out.column * 26 + ((text[at] | 0x20) - 'a' + 1);
    ++letters, ++at;
  }
  if (letters == 0 || letters > 3) return {};
  const std::size_t behind_letters = at;
  if (at < text.size() && text[at] == '$') out.fixed_row = true, ++at;
  std::size_t digits = 0;
  while (at < text.size() && is_digit(text[at]) && digits < 8) {
    out.row = out.row * 10 + (text[at] - '0');
    ++digits, ++at;
  }
  if (digits > 7 || (digits > 0 && out.row == 0)) return {};
  if (digits == 0) {
    out.fixed_row = false;
    at = behind_letters;
  }
  if (at < text.size() && (is_word(text[at]) || text[at] == '(' || text[at] == '!' || text[at] == '.')) return {};
  out.end = at;
  return out;
}

// Where the first argument of SUBTOTAL or AGGREGATE leaves out rows.
Reach::Skips skips_of(std::string_view name, std::string_view rest) {
  std::string upper(name);
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); });
  if (upper == "AGGREGATE") return Reach::Skips::hidden;
  if (upper != "SUBTOTAL") return Reach::Skips::none;
  std::size_t digits = 0;
  while (digits < rest.size() && is_digit(rest[digits])) ++digits;
  return digits >= 3 ? Reach::Skips::hidden : Reach::Skips::filtered;
}

}  // namespace

void Reach::add(std::string_view formula, std::uint32_t row, std::uint32_t column, std::int64_t down,
                std::int64_t right) {
  formulas_ = true;
  formula = formula.substr(0, kLongestFormula);
  int depth = 0, skipping_depth = -1;
  Skips skips = Skips::none;
  for (std::size_t at = 0; at < formula.size();) {
    const char c = formula[at];
    if (c == '"' || c == '\'') {  // a text, or the name of another sheet
      const std::size_t end = formula.find(c, at + 1);
      if (end == std::string_view::npos) return;
      at = end + 1;
      // 'Sheet'!C7 or 'Sheet'.C7:.C9 is of another sheet.
      if (c == '\'' && at < formula.size() && (formula[at] == '!' || formula[at] == '.')) {
        ++at;
        while (at < formula.size() &&
               (is_word(formula[at]) || formula[at] == '$' || formula[at] == ':' || formula[at] == '.'))
          ++at;
      }
      continue;
    }
    if (c == '(') ++depth;
    if (c == ')' && --depth < skipping_depth) {
      skipping_depth = -1;
      skips = Skips::none;
    }
    if (!is_letter(c) && c != '$') {
      // Other words, and numbers with the letters behind them.
      if (is_word(c)) {
        while (at < formula.size() && is_word(formula[at])) ++at;
      } else {
        ++at;
      }
      continue;
    }
    const Corner first = read_corner(formula, at);
    if (first.end == 0) {
      const std::size_t begin = at;
      while (at < formula.size() && (is_word(formula[at]) || formula[at] == '$')) ++at;
      if (at == begin) ++at;
      if (at < formula.size() && formula[at] == '(' && skips == Skips::none) {
        skips = skips_of(formula.substr(begin, at - begin), formula.substr(at + 1));
        if (skips != Skips::none) skipping_depth = depth + 1;
      }
      // Sheet!C7, $Sheet.C7:.C9
      if (at < formula.size() && (formula[at] == '!' || formula[at] == '.')) {
        ++at;
        while (at < formula.size() &&
               (is_word(formula[at]) || formula[at] == '$' || formula[at] == ':' || formula[at] == '.'))
          ++at;
      }
      continue;
    }
    at = first.end;
    Corner last = first;
    if (at < formula.size() && formula[at] == ':') {
      const std::size_t next = at + 1 + (at + 1 < formula.size() && formula[at + 1] == '.' ? 1 : 0);
      const Corner second = read_corner(formula, next);
      if (second.end == 0 && first.row == 0) continue;  // a name, or the "of:" before formulas of OpenDocument
      if (second.end != 0) {
        last = second;
        at = second.end;
      }
    } else if (first.row == 0) {
      continue;  // a name
    }
    if ((first.row == 0) != (last.row == 0)) continue;
    const auto moved = [](std::int64_t value, bool fixed, std::int64_t by, std::uint32_t limit) {
      return static_cast<std::uint32_t>(std::clamp<std::int64_t>(fixed ? value : value + by, 1, limit));
    };
    std::uint32_t top = 1, bottom = kLastRow;
    if (first.row != 0) {
      top = moved(first.row, first.fixed_row, down, kLastRow);
      bottom = moved(last.row, last.fixed_row, down, kLastRow);
      if (top > bottom) std::swap(top, bottom);
    }
    std::uint32_t left = moved(first.column, first.fixed_column, right, kLastColumn);
    std::uint32_t end = moved(last.column, last.fixed_column, right, kLastColumn);
    if (left > end) std::swap(left, end);
    if ((top != row || bottom != row) && rows_.size() < kMostUses) rows_.push_back(Rows{row, top, bottom, skips});
    if ((left != column || end != column) && columns_.size() < kMostUses) columns_.emplace(column, left, end);
  }
}

}  // namespace khop::format

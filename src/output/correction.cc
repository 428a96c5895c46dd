// SPDX-License-Identifier: Apache-2.0
#include "output/correction.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "output/account.h"
#include "output/display.h"
#include "output/slip.h"

namespace khop::output {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), is_digit);
  return out;
}

// The numeral of a printed figure: from its first digit to the last that marks and blanks alone join to it. In ASCII,
// so bytes are columns.
std::string_view numeral_of(std::string_view figure) {
  const auto first = std::find_if(figure.begin(), figure.end(), is_digit);
  auto last = first;
  for (auto it = first; it != figure.end() && (is_digit(*it) || *it == '.' || *it == ',' || *it == ' '); ++it) {
    if (is_digit(*it)) last = it + 1;
  }
  return figure.substr(static_cast<std::size_t>(first - figure.begin()), static_cast<std::size_t>(last - first));
}

std::uint32_t columns_of(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

}  // namespace

std::optional<Correction> correction_of(const Check& check, const Audit& audit, ColumnIndexes& indexes) {
  const Operand* figure = mended(check);
  if (figure == nullptr || figure->implied) return std::nullopt;
  const Hint& hint = *check.hint;
  if (figure->location || figure->begin.line == 0 || figure->begin.line != figure->end.line ||
      visible(hint.replacement) != hint.replacement)
    return std::nullopt;
  const std::vector<std::string>& lines = lines_of(audit, figure->path);
  if (figure->begin.line > lines.size()) return std::nullopt;
  const ColumnIndex& index = indexes.of(lines[figure->begin.line - 1]);
  const std::size_t begin = index.offset(figure->begin.column), end = index.offset(figure->end.column);
  if (end <= begin) return std::nullopt;
  const std::string_view printed = index.line().substr(begin, end - begin);
  if (hint.kind == "scale" || hint.kind == "unit") {
    if (printed != figure->text) return std::nullopt;
    return Correction{figure, figure->begin, figure->end, hint.replacement};
  }
  // A sign is printed in several ways, and stands before what is looked for here.
  if (figure->value.starts_with('-') || hint.replacement.starts_with('-')) return std::nullopt;
  const std::string_view numeral = numeral_of(printed);
  if (numeral.empty() || digits_of(numeral) != digits_of(figure->value)) return std::nullopt;
  const auto before = static_cast<std::size_t>(numeral.data() - printed.data());
  const std::uint32_t line = figure->begin.line;
  const std::uint32_t column = figure->begin.column + columns_of(printed.substr(0, before));
  return Correction{
      figure, {line, column}, {line, column + static_cast<std::uint32_t>(numeral.size())}, hint.replacement};
}

}  // namespace khop::output

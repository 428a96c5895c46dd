// SPDX-License-Identifier: Apache-2.0
#include "output/recomputation.h"

#include <fmt/format.h>

#include <cctype>
#include <string_view>
#include <vector>

#include "output/display.h"
#include "sentence.h"

namespace khop::output {
namespace {

constexpr std::size_t kMostTerms = 12;  // further terms are counted, not shown
constexpr Words kNotPrinted{"ngầm hiểu", "implied"};
constexpr Words kTerms{"{} số hạng", "{} terms"};

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::vector<std::string> terms_of(const Check& check, std::string_view name, Language language) {
  std::vector<std::string> terms;
  for (const Operand& operand : check.operands) {
    // The members of a list are called parts[1], parts[2] ...
    const std::string_view own = operand.name;
    if (own != name && !(own.starts_with(name) && own.substr(name.size()).starts_with('['))) continue;
    terms.push_back(operand.implied ? fmt::format("{} ({})", operand.text, kNotPrinted.in(language)) : operand.text);
  }
  return terms;
}

std::string join(const std::vector<std::string>& terms, std::string_view sign, Language language) {
  if (terms.size() <= kMostTerms) return fmt::format("{}", fmt::join(terms, sign));
  const auto first = terms.begin();
  return fmt::format("{}{}… ({}){}{}", fmt::join(first, first + kMostTerms - 1, sign), sign,
                     say(language, kTerms, terms.size()), sign, terms.back());
}

}  // namespace

std::string recomputation(const Check& check, Language language) {
  std::string out;
  const std::string_view formula = check.formula;
  for (std::size_t at = 0; at < formula.size();) {
    if (!is_name(formula[at]) || std::isdigit(static_cast<unsigned char>(formula[at])) != 0) {
      out += formula[at++];
      continue;
    }
    std::size_t end = at;
    while (end < formula.size() && is_name(formula[end])) ++end;
    const std::string_view name = formula.substr(at, end - at);
    // sum(parts) reads better as the parts with plus signs between them.
    if (name == "sum" && end < formula.size() && formula[end] == '(') {
      const std::size_t close = formula.find(')', end);
      if (close != std::string_view::npos) {
        const auto terms = terms_of(check, formula.substr(end + 1, close - end - 1), language);
        if (!terms.empty()) {
          out += join(terms, " + ", language);
          at = close + 1;
          continue;
        }
      }
    }
    const auto terms = terms_of(check, name, language);
    out += terms.empty() ? std::string(name) : join(terms, "; ", language);
    at = end;
  }
  if (!out.empty()) out += " = ";
  return visible(out + vietnamese_number(check.computed));
}

bool needs_recomputation(const Check& check) {
  return !check.computed.empty() && visible(check.message).find(vietnamese_number(check.computed)) == std::string::npos;
}

}  // namespace khop::output

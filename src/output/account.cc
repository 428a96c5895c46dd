// SPDX-License-Identifier: Apache-2.0
#include "output/account.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "output/display.h"

namespace khop::output {
namespace {

constexpr std::size_t kMostTerms = 12;  // further terms of a recomputation are counted, not shown

constexpr std::array<Words, 4> kSeverityWords{
    {{"thông tin", "info"}, {"lưu ý", "note"}, {"cảnh báo", "warning"}, {"lỗi", "error"}}};
constexpr std::array<Words, 5> kOutcomeWords{{{"khớp", "holds"},
                                              {"làm tròn", "rounding"},
                                              {"không khớp", "inconsistent"},
                                              {"phát hiện", "finding"},
                                              {"chưa kiểm được", "unverifiable"}}};
constexpr Words kRecomputed{"tính lại", "recomputed"};
constexpr Words kHint{"gợi ý", "hint"};
constexpr Words kSurety{"mức tin", "confidence"};
constexpr Words kNotPrinted{"ngầm hiểu", "implied"};

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
                     say(language, {"{} số hạng", "{} terms"}, terms.size()), sign, terms.back());
}

// The formula with the printed figures in the place of their names: "a / b" → "45,0 / 60 ha".
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

}  // namespace

std::vector<Remark> remarks(const Check& check, Language language) {
  std::vector<Remark> out;
  // Most rules put the recomputation into their headline; it is not said twice.
  if (!check.computed.empty() && visible(check.message).find(vietnamese_number(check.computed)) == std::string::npos)
    out.push_back({kRecomputed, recomputation(check, language)});
  if (check.hint) out.push_back({kHint, visible(check.hint->text)});
  // What is not quite an error says so; what is one needs no number.
  if (check.outcome == Outcome::inconsistent && check.severity < Severity::error && check.confidence > 0)
    out.push_back({kSurety, say(language, {"{:.0f}%, nên xem lại", "{:.0f}%, worth a look"},
                                100 * std::clamp(check.confidence, 0.0, 1.0))});
  return out;
}

std::string account(const Check& check, Language language, std::string_view separator) {
  std::string out = visible(check.message);
  for (const Remark& remark : remarks(check, language))
    out += fmt::format("{}{}: {}", separator, remark.label.in(language), remark.body);
  return out;
}

std::string place_of(const Operand& figure, std::string_view document, Language language) {
  const std::string path = visible(figure.path.empty() ? document : figure.path);
  if (figure.location) return fmt::format("{}: {}", path, visible(where(*figure.location, language)));
  return fmt::format("{}:{}:{}", path, figure.begin.line, figure.begin.column);
}

std::string_view severity_word(Severity severity, Language language) {
  return kSeverityWords[static_cast<std::size_t>(severity)].in(language);
}

std::string_view outcome_word(Outcome outcome, Language language) {
  return kOutcomeWords[static_cast<std::size_t>(outcome)].in(language);
}

const std::vector<std::string>& lines_of(const Audit& audit, std::string_view path) {
  for (const AnnexLines& annex : audit.annexes) {
    if (annex.path == path && path != audit.ledger.path) return annex.lines;
  }
  return audit.source_lines;
}

}  // namespace khop::output

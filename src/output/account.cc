// SPDX-License-Identifier: Apache-2.0
#include "output/account.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/display.h"
#include "output/recomputation.h"

namespace khop::output {
namespace {

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

}  // namespace

std::vector<Remark> remarks(const Check& check, Language language) {
  std::vector<Remark> out;
  if (needs_recomputation(check)) out.push_back({kRecomputed, recomputation(check, language)});
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

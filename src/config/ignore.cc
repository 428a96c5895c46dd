// SPDX-License-Identifier: Apache-2.0
#include "config/ignore.h"

#include <unicode/normalizer2.h>

#include <algorithm>

#include "config/glob.h"

namespace khop::config {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Composed, and with one blank where there are several: an editor pastes what the screen shows.
std::string plain(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
  if (U_FAILURE(status)) composed = text;
  std::string out;
  for (std::size_t i = 0; i < composed.size(); ++i) {
    const bool hard = composed.compare(i, 2, "\xC2\xA0") == 0;  // no-break space
    const bool blank = hard || composed[i] == ' ' || composed[i] == '\t' || composed[i] == '\n' || composed[i] == '\r';
    if (hard) ++i;
    if (!blank) {
      out += composed[i];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// A figure is not found in the middle of another: "45" is not in "145" nor in "45,6".
bool cuts_number(std::string_view text, std::size_t begin, std::size_t end) {
  const auto mark = [](char c) { return c == '.' || c == ','; };
  const bool before = is_digit(text[begin]) && begin > 0 &&
                      (is_digit(text[begin - 1]) || (begin > 1 && mark(text[begin - 1]) && is_digit(text[begin - 2])));
  const bool after = is_digit(text[end - 1]) && end < text.size() &&
                     (is_digit(text[end]) || (end + 1 < text.size() && mark(text[end]) && is_digit(text[end + 1])));
  return before || after;
}

bool holds(std::string_view text, std::string_view wanted) {
  for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1))
    if (!cuts_number(text, at, at + wanted.size())) return true;
  return false;
}

/// The figures of the check, or the lines that its stated figure stands on.
bool says(const Audit& audit, const Check& check, const std::string& wanted) {
  if (wanted.empty() || holds(plain(check.stated.text), wanted)) return true;
  for (const Operand& operand : check.operands)
    if (holds(plain(operand.text), wanted)) return true;
  const std::vector<std::string>* lines = &audit.source_lines;
  for (const AnnexLines& annex : audit.annexes)
    if (annex.path == check.stated.path && annex.path != audit.ledger.path) lines = &annex.lines;
  std::string text;
  for (std::uint32_t n = check.stated.begin.line; n != 0 && n <= check.stated.end.line && n <= lines->size(); ++n)
    text += (*lines)[n - 1] + " ";
  return holds(plain(text), wanted);
}

}  // namespace

void ignore(const Config& config, const std::string& draft, std::string_view today, Audit& audit) {
  for (const Ignore& entry : config.ignores) {
    if (entry.expired(today) || (!entry.path.empty() && !fits(entry.path, draft))) continue;
    const std::string wanted = plain(entry.text);
    if (wanted.empty() && !entry.text.empty()) continue;
    for (Check& check : audit.ledger.checks) {
      if (check.suppression || !would_be_problem(check)) continue;
      if (!entry.rule.value.empty() && entry.rule.value != check.rule && entry.rule.value != check.kind) continue;
      if (says(audit, check, wanted)) check.suppression = Suppression{Suppression::By::configuration, entry.reason};
    }
  }
}

void identify(const Config& config, const std::string& draft, Identity& identity) {
  for (const Report& report : config.reports) {
    if (!fits(report.path, draft)) continue;
    const auto set = [](const std::optional<std::string>& given, std::string& value) {
      if (given) value = *given;
    };
    set(report.place, identity.place);
    set(report.parent, identity.parent);
    set(report.period, identity.period);
    set(report.date, identity.date);
    set(report.number, identity.number);
    set(report.kind, identity.kind);
  }
}

}  // namespace khop::config

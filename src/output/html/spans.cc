// SPDX-License-Identifier: Apache-2.0
#include "output/html/spans.h"

#include <algorithm>
#include <tuple>

namespace khop::output::html {
namespace {

constexpr std::uint32_t kNoSheet = std::numeric_limits<std::uint32_t>::max();

// The outer one of two that begin together goes first.
bool earlier(const Span& a, const Span& b) {
  return std::tie(a.sheet, a.begin, b.end) < std::tie(b.sheet, b.begin, a.end);
}

bool same(const Span& a, const Span& b) { return a.sheet == b.sheet && a.begin == b.begin && a.end == b.end; }

Place behind(Place begin, Place end) { return begin < end ? end : Place{begin.line, begin.column + 1}; }

Standing of_problem(const Check& check) {
  if (check.suppression) return Standing::silenced;
  switch (check.severity) {
    case Severity::error:
      return Standing::error;
    case Severity::warning:
      return Standing::warning;
    case Severity::note:
    case Severity::info:
      break;
  }
  return Standing::note;
}

}  // namespace

std::string_view style_of(Standing standing) {
  constexpr std::string_view kStyles[] = {"", "unv", "ok", "rnd", "sup", "note", "warning", "error"};
  return kStyles[static_cast<std::size_t>(standing)];
}

std::uint32_t Spans::sheet_of(std::string_view path) const {
  if (path.empty() || path == audit_.ledger.path) return 0;
  for (std::size_t i = 0; i < audit_.annexes.size(); ++i) {
    if (audit_.annexes[i].path == path) return static_cast<std::uint32_t>(i) + 1;
  }
  return kNoSheet;
}

bool Spans::span_of(const Operand& operand, Span& out) const {
  out.sheet = sheet_of(operand.path);
  if (operand.implied || operand.begin.line == 0 || out.sheet == kNoSheet) return false;
  out.begin = operand.begin;
  out.end = behind(operand.begin, operand.end);
  out.location = operand.location.get();
  return true;
}

Spans::Spans(const Audit& audit, Severity least) : audit_(audit) {
  for (const FigureInfo& figure : audit.figures) {
    if (figure.begin.line == 0) continue;
    Span span;
    span.begin = figure.begin;
    span.end = behind(figure.begin, figure.end);
    span.figure = &figure;
    span.location = figure.location.get();
    spans_.push_back(std::move(span));
  }
  for (const Check& check : audit.ledger.checks) {
    Span span;
    if (span_of(check.stated, span)) spans_.push_back(span);
    for (const Operand& operand : check.operands) {
      if (span_of(operand, span)) spans_.push_back(span);
    }
  }
  // Stable: of equal ones the one that knows its figure stays.
  std::stable_sort(spans_.begin(), spans_.end(), earlier);
  spans_.erase(std::unique(spans_.begin(), spans_.end(), same), spans_.end());
  for (const Check& check : audit.ledger.checks) judge(check, least);
}

std::size_t Spans::of(const Operand& operand) const {
  Span wanted;
  if (!span_of(operand, wanted)) return kNoSpan;
  const auto found = std::lower_bound(spans_.begin(), spans_.end(), wanted, earlier);
  return static_cast<std::size_t>(found - spans_.begin());
}

void Spans::judge(const Check& check, Severity least) {
  const auto raise = [this](const Operand& operand, Standing standing) {
    if (const std::size_t i = of(operand); i != kNoSpan) spans_[i].standing = std::max(spans_[i].standing, standing);
  };
  if (would_be_problem(check)) {
    if (check.severity < least) return;
    raise(check.stated, of_problem(check));
    for (const Operand& operand : check.operands) {
      if (const std::size_t i = of(operand); i != kNoSpan) spans_[i].involved = true;
    }
    return;
  }
  // The parts of what holds are verified by it as well.
  const Standing standing = check.outcome == Outcome::unverifiable ? Standing::unverifiable
                            : check.outcome == Outcome::rounding   ? Standing::rounding
                                                                   : Standing::holds;
  raise(check.stated, standing);
  if (standing == Standing::unverifiable) return;
  for (const Operand& operand : check.operands) raise(operand, Standing::holds);
}

}  // namespace khop::output::html

// SPDX-License-Identifier: Apache-2.0
#include "output/html/problems.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/display.h"
#include "output/html/escape.h"
#include "output/html/words.h"
#include "output/slip.h"

namespace khop::output::html {

namespace {

// As in text: only what follows it, and blames the figure that both are about.
bool told_with(const Check& told, const Check& check) {
  return mended(told) == &told.stated && mended(check) == &check.stated && is_same_slip(told, check) &&
         check.severity <= told.severity;
}

}  // namespace

Problems::Problems(const Audit& audit, Spans& spans, Severity least) : numbers_(audit.ledger.checks.size(), 0) {
  for (std::size_t i = 0; i < audit.ledger.checks.size(); ++i) {
    const Check& check = audit.ledger.checks[i];
    if (!is_problem(check) || check.severity < least) continue;
    if (!problems_.empty() && told_with(*problems_.back().check, check)) {
      problems_.back().also.push_back(&check);
    } else {
      problems_.push_back({&check, {}, spans.of(check.stated)});
      if (problems_.back().span != kNoSpan)
        spans[problems_.back().span].problems.push_back(static_cast<std::uint32_t>(problems_.size()));
    }
    numbers_[i] = static_cast<std::uint32_t>(problems_.size());
  }
}

std::string_view severity_style(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

std::string place_of(const Operand& operand, std::string_view document, Language language) {
  std::string out;
  if (!operand.path.empty() && operand.path != document) out = operand.path + ": ";
  return out + (operand.location ? where(*operand.location, language)
                                 : say(language, kAtLine, operand.begin.line, operand.begin.column));
}

std::string untold_result(const Check& check) {
  if (check.computed.empty()) return {};
  std::string computed = vietnamese_number(check.computed);
  return check.message.find(computed) == std::string::npos ? computed : std::string();
}

namespace {

void append_labelled(std::string& out, std::string_view style, std::string_view label, std::string_view text) {
  out += fmt::format("<p class=\"{}\"><b>{}:</b> ", style, label);
  append_text(out, text);
  out += "</p>\n";
}

}  // namespace

void append_problems(std::string& out, const Problems& problems, const Spans& spans, const std::string& prefix,
                     const DocumentLedger& ledger, Language language) {
  if (problems.all().empty()) {
    out += fmt::format("<p class=\"none\">{}</p>\n", kNoProblems.in(language));
    return;
  }
  out += "<ol class=\"list\">\n";
  std::uint32_t number = 0;
  for (const Problem& problem : problems.all()) {
    const Check& check = *problem.check;
    out += fmt::format(
        R"(<li class="problem {}" id="{}p{}" data-no="{}" data-severity="{}" data-outcome="{}" data-kind=")",
        severity_style(check.severity), prefix, number + 1, number + 1, static_cast<int>(check.severity),
        static_cast<int>(check.outcome));
    ++number;
    append_text(out, check.kind);
    out += "\">";
    const bool shown = problem.span != kNoSpan && spans[problem.span].first < spans[problem.span].last;
    out +=
        shown ? fmt::format("<a class=\"go\" href=\"#{}s{}\">", prefix, spans[problem.span].first) : "<a class=\"go\">";
    out += fmt::format("<b class=\"no\">{}</b> <span class=\"severity\">{}</span> <span class=\"at\">", number,
                       kSeverityWords[static_cast<std::size_t>(check.severity)].in(language));
    append_text(out, place_of(check.stated, ledger.path, language));
    out += "</span></a>\n<p class=\"message\">";
    append_text(out, check.message);
    out += "</p>\n";
    if (const std::string result = untold_result(check); !result.empty())
      append_labelled(out, "result", kRecomputed.in(language), result);
    if (check.hint) append_labelled(out, "hint", kHint.in(language), check.hint->text);
    for (const Check* also : problem.also) append_labelled(out, "also", kAlso.in(language), also->message);
    out += "<p class=\"rule\">";
    append_text(out, kind_words(check.kind, language));
    out += " · <code>";
    append_text(out, check.rule);
    out += "</code>";
    if (check.outcome == Outcome::inconsistent && check.severity < Severity::error && check.confidence > 0)
      out += " · " + say(language, kSurety, static_cast<int>(100 * std::clamp(check.confidence, 0.0, 1.0) + 0.5));
    out += "</p></li>\n";
  }
  out += "</ol>\n";
}

void append_suppressed(std::string& out, const DocumentLedger& ledger, Severity least, Language language) {
  std::string entries;
  std::uint64_t count = 0;
  for (const Check& check : ledger.checks) {
    if (!check.suppression || !would_be_problem(check) || check.severity < least) continue;
    ++count;
    entries += "<li><span class=\"at\">";
    append_text(entries, place_of(check.stated, ledger.path, language));
    entries += "</span><p class=\"message\">";
    append_text(entries, check.message);
    entries += fmt::format("</p>\n<p class=\"rule\"><b>{}:</b> ",
                           kSuppressedBy[static_cast<std::size_t>(check.suppression->by)].in(language));
    append_text(entries, check.suppression->reason.empty() ? kNoReason.in(language)
                                                           : std::string_view(check.suppression->reason));
    entries += " · <code>";
    append_text(entries, check.rule);
    entries += "</code></p></li>\n";
  }
  if (count == 0) return;
  out += fmt::format("<details class=\"suppressed\"><summary>{}</summary>\n<ul class=\"list\">\n{}</ul></details>\n",
                     say(language, kSuppressed, count), entries);
}

}  // namespace khop::output::html

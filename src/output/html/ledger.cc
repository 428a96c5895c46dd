// SPDX-License-Identifier: Apache-2.0
#include "output/html/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "output/html/escape.h"
#include "output/html/words.h"

namespace khop::output::html {
namespace {

using Counts = std::array<std::uint64_t, kOutcomeWords.size()>;

// As in the table of their names; those that have none behind them.
std::size_t rank_of(std::string_view kind) {
  const auto* const found = std::find_if(std::begin(kKindWords), std::end(kKindWords),
                                         [kind](const auto& entry) { return entry.first == kind; });
  return static_cast<std::size_t>(found - std::begin(kKindWords));
}

void append_cells(std::string& out, const Counts& counts) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto outcome = static_cast<Outcome>(i);
    const bool bad = outcome == Outcome::inconsistent || outcome == Outcome::finding;
    out += counts[i] == 0 ? "<td></td>" : fmt::format("<td{}>{}</td>", bad ? " class=\"bad\"" : "", counts[i]);
  }
  out += fmt::format("<td>{}</td></tr>\n", std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
}

/// Writes the members of a check; what is empty is left out.
class Data {
 public:
  Data(std::string& out, const DocumentLedger& ledger, const Spans& spans, Language language)
      : out_(out), ledger_(ledger), spans_(spans), language_(language) {}

  void span(const Span& span) {
    out_ += fmt::format("[{},{}", span.first, span.last);
    const FigureInfo none;
    const FigureInfo& figure = span.figure != nullptr ? *span.figure : none;
    const std::string place = span.location != nullptr ? where(*span.location, language_)
                                                       : say(language_, kAtLine, span.begin.line, span.begin.column);
    const std::string_view texts[] = {place, figure.subject, figure.period, figure.unit};
    std::size_t last = std::size(texts);
    while (last > 0 && texts[last - 1].empty()) --last;
    for (std::size_t i = 0; i < last; ++i) {
      out_ += ',';
      append_script_string(out_, texts[i]);
    }
    out_ += ']';
  }

  void check(const Check& check, std::uint32_t number) {
    out_ += "{\"k\":";
    append_script_string(out_, check.kind);
    out_ += fmt::format(",\"o\":{},\"s\":{}", static_cast<int>(check.outcome), static_cast<int>(check.severity));
    text("r", check.rule);
    text("m", check.message);
    out_ += ",\"f\":";
    figure(check.stated);
    out_ += ",\"p\":[";
    for (std::size_t i = 0; i < check.operands.size(); ++i) {
      if (i != 0) out_ += ',';
      figure(check.operands[i]);
    }
    out_ += ']';
    text("c", untold_result(check));
    if (check.hint) {
      text("h", check.hint->text);
      suspect(check);
    }
    if (check.outcome == Outcome::inconsistent && check.confidence > 0)
      out_ += fmt::format(",\"v\":{}", static_cast<int>(100 * std::clamp(check.confidence, 0.0, 1.0) + 0.5));
    if (number != 0) out_ += fmt::format(",\"n\":{}", number);
    if (check.suppression) {
      out_ += ",\"x\":[";
      append_script_string(out_, kSuppressedBy[static_cast<std::size_t>(check.suppression->by)].in(language_));
      out_ += ',';
      append_script_string(out_, check.suppression->reason);
      out_ += ']';
    }
    out_ += '}';
  }

 private:
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_ += fmt::format(",\"{}\":", name);
    append_script_string(out_, value);
  }

  void figure(const Operand& operand) {
    const std::size_t i = spans_.of(operand);
    if (i != kNoSpan) {
      out_ += std::to_string(i);
      return;
    }
    out_ += "{\"t\":";
    append_script_string(out_, operand.text);
    if (!operand.implied && operand.begin.line != 0) text("w", place_of(operand, ledger_.path, language_));
    out_ += '}';
  }

  void suspect(const Check& check) {
    if (check.hint->operand.empty()) return;
    if (check.hint->operand == check.stated.name) {
      out_ += ",\"q\":-1";
      return;
    }
    for (std::size_t i = 0; i < check.operands.size(); ++i) {
      if (check.operands[i].name != check.hint->operand) continue;
      out_ += fmt::format(",\"q\":{}", i);
      return;
    }
  }

  std::string& out_;
  const DocumentLedger& ledger_;
  const Spans& spans_;
  Language language_;
};

}  // namespace

void append_counts(std::string& out, const DocumentLedger& ledger, Language language) {
  std::map<std::pair<std::size_t, std::string_view>, Counts> kinds;
  Counts all{};
  for (const Check& check : ledger.checks) {
    const auto outcome = static_cast<std::size_t>(check.outcome);
    ++kinds[{rank_of(check.kind), check.kind}][outcome];
    ++all[outcome];
  }
  if (kinds.empty()) {
    out += fmt::format("<p class=\"none\">{}</p>\n", kNothingChecked.in(language));
    return;
  }
  out += fmt::format("<div class=\"wide\"><table class=\"counts\"><thead><tr><th scope=\"col\">{}</th>",
                     kKind.in(language));
  for (const Words& words : kOutcomeWords) out += fmt::format("<th scope=\"col\">{}</th>", words.in(language));
  out += fmt::format("<th scope=\"col\">{}</th></tr></thead>\n<tbody>\n", kAll.in(language));
  for (const auto& [kind, counts] : kinds) {
    out += "<tr data-kind=\"";
    append_text(out, kind.second);
    out += "\"><th scope=\"row\">";
    append_text(out, kind_words(kind.second, language));
    out += "</th>";
    append_cells(out, counts);
  }
  out += fmt::format("</tbody>\n<tfoot><tr><th scope=\"row\">{}</th>", kAll.in(language));
  append_cells(out, all);
  out += "</tfoot></table></div>\n";
}

void append_data(std::string& out, const DocumentLedger& ledger, const Problems& problems, const Spans& spans,
                 Language language) {
  Data data(out, ledger, spans, language);
  out += "{\"path\":";
  append_script_string(out, ledger.path);
  out += ",\n\"spans\":[";
  bool first = true;
  for (const Span& span : spans.all()) {
    if (!first) out += ',';
    first = false;
    data.span(span);
  }
  out += "],\n\"checks\":[";
  for (std::size_t i = 0; i < ledger.checks.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    data.check(ledger.checks[i], problems.numbers()[i]);
  }
  out += "]}";
}

}  // namespace khop::output::html

// SPDX-License-Identifier: Apache-2.0
#include "output/html/across.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "output/excerpt.h"
#include "output/html/escape.h"
#include "output/html/problems.h"
#include "output/html/words.h"

namespace khop::output::html {
namespace {

constexpr std::uint32_t kAround = 90;  // code points of the line that are quoted before and behind a figure

const std::vector<std::string>& lines_of(const Audit& audit, const std::string& path) {
  for (const AnnexLines& other : audit.annexes) {
    if (other.path == path && path != audit.ledger.path) return other.lines;
  }
  return audit.source_lines;
}

// The figure within its line; as it was read where the line is not known.
void append_quote(std::string& out, const Audit& audit, const Operand& figure, Language language) {
  const std::string& path = figure.path.empty() ? audit.ledger.path : figure.path;
  const std::vector<std::string>& lines = lines_of(audit, path);
  const std::uint32_t number = figure.begin.line;
  out += fmt::format("<li><a href=\"#{}\">", prefix_of(path));
  append_text(out, path);
  out += "</a>, <span class=\"at\">";
  append_text(out, place_of(figure, path, language));
  out += "</span>: <q>";
  if (number == 0 || number > lines.size() || lines[number - 1].empty()) {
    out += "<mark>";
    append_text(out, figure.text);
    out += "</mark></q></li>\n";
    return;
  }
  const ColumnIndex index(lines[number - 1]);
  const std::uint32_t begin = figure.begin.column;
  const std::uint32_t end = figure.end.line > number ? index.columns() + 1 : std::max(figure.end.column, begin + 1);
  const std::uint32_t from = begin > kAround ? begin - kAround : 1;
  const std::uint32_t to = std::min(index.columns() + 1, end + kAround);
  const auto part = [&](std::uint32_t a, std::uint32_t b) {
    return index.line().substr(index.offset(a), index.offset(std::max(a, b)) - index.offset(a));
  };
  if (from > 1) out += "…";
  append_text(out, part(from, begin));
  out += "<mark>";
  append_text(out, part(begin, end));
  out += "</mark>";
  append_text(out, part(end, to));
  if (to <= index.columns()) out += "…";
  out += "</q></li>\n";
}

}  // namespace

std::string across(const std::vector<Audit>& audits, Severity least, Language language) {
  std::string items;
  for (const Audit& audit : audits) {
    for (const Check& check : audit.ledger.checks) {
      if (!is_problem(check) || check.severity < least) continue;
      items += fmt::format("<li class=\"contradiction {}\" data-severity=\"{}\" data-outcome=\"{}\" data-kind=\"",
                           severity_style(check.severity), static_cast<int>(check.severity),
                           static_cast<int>(check.outcome));
      append_text(items, check.kind);
      items += fmt::format("\"><span class=\"severity\">{}</span>\n<p class=\"message\">",
                           kSeverityWords[static_cast<std::size_t>(check.severity)].in(language));
      append_text(items, check.message);
      items += "</p>\n";
      if (check.hint) {
        items += fmt::format("<p class=\"hint\"><b>{}:</b> ", kHint.in(language));
        append_text(items, check.hint->text);
        items += "</p>\n";
      }
      items += "<ul class=\"quotes\">\n";
      append_quote(items, audit, check.stated, language);
      for (const Operand& operand : check.operands) {
        if (!operand.implied) append_quote(items, audit, operand, language);
      }
      items += "</ul>\n<p class=\"rule\">";
      append_text(items, kind_words(check.kind, language));
      items += " · <code>";
      append_text(items, check.rule);
      items += "</code></p></li>\n";
    }
  }
  if (items.empty()) return {};
  return fmt::format(
      "<section class=\"across\" aria-label=\"{0}\">\n<h2>{0}</h2>\n<ol class=\"list\">\n{1}</ol>\n</section>\n",
      kAcross.in(language), items);
}

}  // namespace khop::output::html

// SPDX-License-Identifier: Apache-2.0
#include "output/html/html.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "output/html/across.h"
#include "output/html/assets.h"
#include "output/html/escape.h"
#include "output/html/ledger.h"
#include "output/html/problems.h"
#include "output/html/sheet.h"
#include "output/html/spans.h"
#include "output/html/words.h"
#include "output/identity.h"
#include "output/text.h"

namespace khop::output {
namespace {

std::string file_name(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

class HtmlWriter final : public Writer {
 public:
  explicit HtmlWriter(WriterOptions options) : options_(std::move(options)) {}
  [[nodiscard]] bool wants_figures() const override { return true; }
  [[nodiscard]] bool wants_ledger() const override { return true; }

  [[nodiscard]] std::string begin() const override {
    const std::string_view language = options_.language == Language::vi ? "vi" : "en";
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{1}'; "
        "script-src 'sha256-{2}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{3} – khop</title>\n<style>{4}</style>\n</head>\n"
        "<body>\n<a class=\"skip\" href=\"#content\">{5}</a>\n"
        "<header class=\"masthead\"><h1>{3}</h1><p>{6}</p></header>\n"
        "<main id=\"content\" data-title=\"{7}\" tabindex=\"-1\">\n",
        language, html::kStyleHash, html::kScriptHash, say(html::kPageTitle), html::kStyle, say(html::kSkip),
        html::escaped(khop::say(options_.language, html::kProduced, options_.version)), say(html::kIndex));
  }

  [[nodiscard]] std::string document(const Audit& audit) const override {
    const std::string prefix = html::prefix_of(audit.ledger.path);
    html::Spans spans(audit, options_.least);
    const html::Problems problems(audit, spans, options_.least);
    Tally tally;
    tally.add(audit.ledger);

    // The text comes first, for it gives the pieces their numbers, and stands behind the problems on the page.
    std::string text;
    html::SheetWriter sheets(text, spans, prefix, options_.language);
    sheets.write(audit.source_lines, 0);
    for (std::size_t i = 0; i < audit.annexes.size(); ++i) {
      text += fmt::format("<h4>{}</h4>\n",
                          html::escaped(khop::say(options_.language, html::kAnnex, audit.annexes[i].path)));
      sheets.write(audit.annexes[i].lines, static_cast<std::uint32_t>(i) + 1);
    }

    std::string out = fmt::format(
        "<section class=\"draft\" id=\"{}\" aria-labelledby=\"{}title\" data-error=\"{}\" data-warning=\"{}\" "
        "data-note=\"{}\" data-checked=\"{}\" data-suppressed=\"{}\" data-place=\"{}\" data-period=\"{}\" "
        "data-file=\"{}\">\n",
        prefix, prefix, shown(tally, Severity::error), shown(tally, Severity::warning),
        shown(tally, Severity::note) + shown(tally, Severity::info), tally.checks, tally.suppressed,
        html::escaped(audit.identity.place), html::escaped(audit.identity.period),
        html::escaped(file_name(audit.ledger.path)));
    head(out, audit, prefix, tally);
    out += fmt::format(
        "<div class=\"columns\">\n<div class=\"side\">\n<section class=\"problems\" "
        "aria-label=\"{0}\">\n<h3>{0} <span class=\"count\">{1}</span></h3>\n<div class=\"scroll\">\n",
        say(html::kProblems), count(problems));
    html::append_problems(out, problems, spans, prefix, audit.ledger, options_.language);
    html::append_suppressed(out, audit.ledger, options_.least, options_.language);
    out += fmt::format("</div></section>\n</div>\n<section class=\"text\" aria-label=\"{0}\">\n<h3>{0}</h3>\n",
                       say(html::kText));
    legend(out);
    out += text;
    out += fmt::format(
        "</section>\n</div>\n<section class=\"ledger\" aria-label=\"{0}\">\n<h3>{0}</h3>\n"
        "<p class=\"about\">{1}</p>\n",
        say(html::kLedger), say(html::kLedgerAbout));
    html::append_counts(out, audit.ledger, options_.language);
    out += "</section>\n<script type=\"application/json\" class=\"data\">";
    html::append_data(out, audit.ledger, problems, spans, options_.language);
    out += "</script>\n</section>\n";
    return out;
  }

  [[nodiscard]] std::optional<std::string> across(const std::vector<Audit>& audits) const override {
    return html::across(audits, options_.least, options_.language);
  }

  [[nodiscard]] std::string unread(const Error& error) const override {
    return fmt::format(
        "<section class=\"draft unread\" id=\"{0}\" data-unread=\"1\" data-file=\"{3}\"><header "
        "class=\"head\"><h2>{1}</h2>\n"
        "<p class=\"failure\">{2}</p></header></section>\n",
        html::prefix_of(error.path), html::escaped(error.path),
        html::escaped(khop::say(options_.language, html::kUnread, error.message)),
        html::escaped(file_name(error.path)));
  }

  [[nodiscard]] std::string end(const Tally& tally) const override {
    std::string out = "</main>\n";
    if (tally.documents > 1) out += fmt::format("<footer class=\"total\">{}</footer>\n", html::escaped(summary(tally)));
    out += "<script type=\"application/json\" id=\"words\">";
    words(out);
    out += fmt::format("</script>\n<script>{}</script>\n</body>\n</html>\n", html::kScript);
    return out;
  }

 private:
  [[nodiscard]] std::string_view say(const Words& words) const { return words.in(options_.language); }

  [[nodiscard]] std::string summary(const Tally& tally) const {
    TextOptions style;
    style.language = options_.language;
    std::string line = output::summary(tally, style);
    while (!line.empty() && line.back() == '\n') line.pop_back();
    return line;
  }

  [[nodiscard]] std::uint64_t shown(const Tally& tally, Severity severity) const {
    return severity < options_.least ? 0 : tally.problems[static_cast<std::size_t>(severity)];
  }

  // Entries of the list, and the relations that they tell of where that is more.
  [[nodiscard]] std::string count(const html::Problems& problems) const {
    std::size_t relations = problems.all().size();
    for (const html::Problem& problem : problems.all()) relations += problem.also.size();
    return relations == problems.all().size()
               ? std::to_string(relations)
               : khop::say(options_.language, html::kPlaces, problems.all().size(), relations);
  }

  // Which report it is, and what was found.
  void head(std::string& out, const Audit& audit, const std::string& prefix, const Tally& tally) const {
    const Identity& identity = audit.identity;
    out += "<header class=\"head\">";
    std::string title = identity.kind;
    if (!identity.title.empty()) title += (title.empty() ? "" : ": ") + identity.title;
    const bool titled = !title.empty();
    if (!titled) title = file_name(audit.ledger.path);
    out += fmt::format("<h2 id=\"{}title\"{}>{}", prefix, titled ? " class=\"titled\"" : "", html::escaped(title));
    if (identity.draft) out += fmt::format(" <span class=\"mark\">{}</span>", say(html::kDraftMark));
    out += "</h2>\n<dl>";
    const std::string place =
        identity.parent.empty() ? identity.place : fmt::format("{}, {}", identity.place, identity.parent);
    const std::pair<const Words*, std::string> entries[] = {
        {&html::kIssuer, identity.issuer},           {&html::kPlace, identity.place.empty() ? "" : place},
        {&html::kPeriod, identity.period},           {&html::kNumber, identity.number},
        {&html::kDate, printed_date(identity.date)}, {&html::kFile, audit.ledger.path}};
    for (const auto& [label, value] : entries) {
      if (!value.empty()) out += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", say(*label), html::escaped(value));
    }
    out += "</dl>\n";
    out += fmt::format("<p class=\"summary\">{}</p>\n", html::escaped(summary(tally)));
    if (!audit.notes.empty()) {
      out += fmt::format("<div class=\"reading\"><b>{}</b><ul>", say(html::kReading));
      for (const Error& note : audit.notes) out += fmt::format("<li>{}</li>", html::escaped(note.message));
      out += "</ul></div>\n";
    }
    out += "</header>\n";
  }

  void legend(std::string& out) const {
    const auto mark = [&out](std::string_view style, std::string_view words) {
      out += fmt::format("<li><span class=\"f {}\">123</span> {}</li>", style, words);
    };
    out += fmt::format("<ul class=\"legend\" aria-label=\"{}\">", say(html::kLegend));
    for (std::size_t i = html::kSeverityWords.size(); i-- > 1;)
      mark(severity_name(static_cast<Severity>(i)), say(html::kSeverityWords[i]));
    mark("rnd", say(html::kOutcomeWords[static_cast<std::size_t>(Outcome::rounding)]));
    mark("ok", say(html::kLegendOk));
    mark("unv", say(html::kOutcomeWords[static_cast<std::size_t>(Outcome::unverifiable)]));
    mark("", say(html::kLegendOther));
    out += "</ul>\n";
  }

  // What the script says, and what rules are about.
  void words(std::string& out) const {
    const auto list = [&](std::string_view name, const auto& all) {
      out += fmt::format("\"{}\":[", name);
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (i != 0) out += ',';
        html::append_script_string(out, say(all[i]));
      }
      out += "],";
    };
    out += '{';
    for (const auto& [name, each] : html::kScriptWords) {
      out += fmt::format("\"{}\":", name);
      html::append_script_string(out, say(each));
      out += ',';
    }
    list("severities", html::kSeverityWords);
    list("outcomes", html::kOutcomeWords);
    out += "\"rules\":{";
    bool first = true;
    for (const RuleInfo& rule : options_.rules) {
      if (!first) out += ',';
      first = false;
      html::append_script_string(out, rule.id);
      out += ':';
      html::append_script_string(out, options_.language == Language::vi ? rule.summary_vi : rule.summary_en);
    }
    out += "}}";
  }

  WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> html_writer(WriterOptions options) { return std::make_unique<HtmlWriter>(std::move(options)); }

}  // namespace khop::output

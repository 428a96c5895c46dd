// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "output/diff/diff.h"
#include "output/diff/sheet.h"
#include "sentence.h"

namespace khop::output::diff {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; }
body { font: 15px/1.5 "Segoe UI", Roboto, "Noto Sans", sans-serif; margin: 2em auto; max-width: 72em; padding: 0 1em; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-top: 2em; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8886; padding: .4em .6em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #8882; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.where { font-size: .85em; opacity: .8; } .quote { font-size: .9em; }
del { background: #f663; text-decoration: none; font-weight: 600; }
ins { background: #3b63; text-decoration: none; font-weight: 600; }
.kind { font-weight: 600; white-space: nowrap; }
.bad { color: #c22; font-weight: 600; } .warn { color: #a60; font-weight: 600; } .good { color: #282; font-weight: 600; }
@media (prefers-color-scheme: dark) { .bad { color: #f88; } .warn { color: #fb5; } .good { color: #7d7; } }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } }
)";

/// As content of an element or of an attribute in quotes. The texts of a Sheet have no control characters.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

class Renderer {
 public:
  Renderer(const Diff& diff, const Style& style) : style_(style), sheet_(sheet_of(diff, style.language, style.least)) {}

  std::string render() {
    const std::string title = say({"Thay đổi số liệu giữa hai bản", "Figures that changed"});
    out_ += fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p><del>{}</del> → <ins>{}</ins></p>\n",
        style_.language == Language::vi ? "vi" : "en", title, kStyle, title, escaped(sheet_.before),
        escaped(sheet_.after));
    for (const std::string& remark : sheet_.remarks)
      out_ += fmt::format("<p><strong>{}</strong></p>\n", escaped(remark));
    if (!style_.quiet && !sheet_.figures.empty())
      out_ += fmt::format("<p>{}; {}</p>\n", escaped(sheet_.figures), escaped(sheet_.relations));
    if (!sheet_.entries.empty()) {
      out_ += fmt::format("<table>\n<thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead>\n<tbody>\n",
                          say({"Thay đổi", "Change"}), say({"Trước", "Before"}), say({"Nay", "Now"}),
                          say({"Ảnh hưởng", "Effect"}));
      for (const Entry& entry : sheet_.entries) row(entry);
      out_ += "</tbody>\n</table>\n";
    }
    if (!style_.quiet && !sheet_.rewritten.empty()) {
      heading({"Ghi khác, giá trị như cũ", "Written otherwise, same value"});
      out_ += "<ul>\n";
      for (const Entry& entry : sheet_.rewritten) {
        out_ += fmt::format("<li><span class=\"where\">{}</span> <del>{}</del> → <ins>{}</ins>{}{}</li>\n",
                            escaped(entry.where), escaped(entry.old_figure), escaped(entry.new_figure),
                            entry.note.empty() ? "" : " (" + escaped(entry.note) + ")", effects(entry));
      }
      out_ += "</ul>\n";
    }
    if (!sheet_.others.empty()) {
      heading({"Quan hệ khác", "Other relations"});
      out_ += "<ul>\n";
      for (const Effect& effect : sheet_.others)
        out_ += fmt::format("<li><span class=\"where\">{}</span> {}</li>\n", escaped(effect.where), told(effect));
      out_ += "</ul>\n";
    }
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  std::string say(const Words& words) const { return std::string(words.in(style_.language)); }
  void heading(const Words& words) { out_ += fmt::format("<h2>{}</h2>\n", say(words)); }

  void row(const Entry& entry) {
    out_ += fmt::format("<tr><td class=\"kind\">{}{}</td>{}{}<td>{}</td></tr>\n", name_of(entry.kind, style_.language),
                        entry.note.empty() ? "" : "<br>" + escaped(entry.note), cell(entry, false), cell(entry, true),
                        effects(entry));
  }

  // The place, the figure, and the sentence around it.
  static std::string cell(const Entry& entry, bool is_new) {
    const std::string& figure = is_new ? entry.new_figure : entry.old_figure;
    if (figure.empty()) return "<td></td>";
    const std::string_view tag = is_new ? "ins" : "del";
    std::string out = fmt::format("<td><{0}>{1}</{0}><div class=\"where\">{2}</div>", tag, escaped(figure),
                                  escaped(is_new ? entry.new_place : entry.old_place));
    for (const Quote& quote : entry.quotes) {
      if (quote.is_new == is_new)
        out += fmt::format("<div class=\"quote\">{1}<{0}>{2}</{0}>{3}</div>", tag, escaped(quote.before),
                           escaped(quote.figure), escaped(quote.after));
    }
    return out + "</td>";
  }

  std::string effects(const Entry& entry) const {
    std::string out;
    for (const Effect& effect : entry.effects) out += "<div>" + told(effect) + "</div>";
    return out;
  }

  std::string told(const Effect& effect) const {
    const bool bad = effect.fate == RelationFate::broken || effect.fate == RelationFate::appeared;
    std::string label = name_of(effect.fate, style_.language);
    if (bad) label += " (" + name_of(effect.severity, style_.language) + ")";
    return fmt::format("<span class=\"{}\">{}:</span> {} <span class=\"where\">[{}]</span>",
                       !bad                                 ? "good"
                       : effect.severity >= Severity::error ? "bad"
                                                            : "warn",
                       label, escaped(effect.message), escaped(effect.rule));
  }

  Style style_;
  Sheet sheet_;
  std::string out_;
};

}  // namespace

std::string html(const Diff& diff, const Style& style) { return Renderer(diff, style).render(); }

}  // namespace khop::output::diff

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "output/checklist/forms.h"

namespace khop::output::checklist {
namespace {

// Margins as Decree 30/2020 sets them for offices. Nothing is fetched and nothing runs.
constexpr std::string_view kStyle = R"(
@page { size: A4; margin: 20mm 15mm 20mm 30mm;
  @bottom-center { content: PAGE; font: 11pt "Times New Roman", Tinos, "Liberation Serif", serif; } }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #eee; font: 13pt/1.3 "Times New Roman", Tinos, "Liberation Serif", serif; }
article { width: 210mm; max-width: 100%; margin: 8mm auto; padding: 20mm 15mm 20mm 30mm; background: #fff; }
h1 { font-size: 15pt; text-align: center; margin: 0; padding-top: 1mm; }
h2 { font-size: 13pt; margin: 5mm 0 1.5mm; break-after: avoid; }
h3 { font-size: 13pt; font-style: italic; margin: 4mm 0 1.5mm; break-after: avoid; }
p { margin: 0 0 1.5mm; }
.subtitle { text-align: center; font-style: italic; margin-bottom: 4mm; }
.note { font-style: italic; font-size: 12pt; break-after: avoid; }
dl { display: grid; grid-template-columns: 42mm 1fr; gap: .6mm 3mm; margin: 0; }
dt { font-weight: bold; } dd { margin: 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 12pt; line-height: 1.2; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: .3mm solid #000; padding: 1mm 1.4mm; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { text-align: center; vertical-align: middle; overflow-wrap: normal; }
th[scope=rowgroup] { text-align: left; font-weight: normal; break-after: avoid; }
td p { margin: 0 0 .8mm; } td p:last-child { margin: 0; }
.number, .count, .box { text-align: center; }
.box { vertical-align: middle; }
input { width: 4.5mm; height: 4.5mm; margin: 0; vertical-align: middle; }
strong { font-weight: bold; } u { text-underline-offset: .6mm; } .quiet { font-style: italic; }
.date { text-align: right; font-style: italic; margin-top: 8mm; break-after: avoid; }
.signatures { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; text-align: center; break-inside: avoid; }
.signatures div { height: 36mm; } .signatures b { display: block; }
@media print { body { background: none; } article { width: auto; margin: 0; padding: 0; } article + article { break-before: page; } }
@media screen and (max-width: 700px) { article { padding: 5mm; } dl { grid-template-columns: 1fr; } }
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
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

std::string line(const Marked& marked) {
  std::string out;
  for (const Run& run : marked) {
    const std::string text = escaped(run.text);
    switch (run.tone) {
      case Tone::plain:
        out += text;
        break;
      case Tone::strong:
        out += fmt::format("<strong>{}</strong>", text);
        break;
      case Tone::blamed:
        out += fmt::format("<strong><u>{}</u></strong>", text);
        break;
      case Tone::related:
        out += fmt::format("<u>{}</u>", text);
        break;
      case Tone::quiet:
        out += fmt::format("<span class=\"quiet\">{}</span>", text);
        break;
    }
  }
  return out;
}

std::string_view class_of(Column::Kind kind) {
  switch (kind) {
    case Column::Kind::number:
      return " class=\"number\"";
    case Column::Kind::count:
      return " class=\"count\"";
    case Column::Kind::box:
      return " class=\"box\"";
    case Column::Kind::text:
      break;
  }
  return "";
}

std::string box(std::string_view label) {
  return fmt::format("<input type=\"checkbox\" autocomplete=\"off\" aria-label=\"{}\">", escaped(label));
}

std::string table(const Table& table) {
  std::string out = "<table>\n<colgroup>";
  for (const Column& column : table.columns) out += fmt::format("<col style=\"width:{}%\">", column.width);
  out += "</colgroup>\n<thead><tr>";
  for (const Column& column : table.columns) out += fmt::format("<th scope=\"col\">{}</th>", escaped(column.title));
  out += "</tr></thead>\n<tbody>\n";
  for (const Row& row : table.rows) {
    if (row.group) {
      out += fmt::format("<tr><th scope=\"rowgroup\" colspan=\"{}\">{} {}</th></tr>\n", table.columns.size(),
                         box(row.group->empty() ? "" : row.group->front().text), line(*row.group));
      continue;
    }
    out += "<tr>";
    std::string label;
    for (std::size_t i = 0; i < table.columns.size() && i < row.cells.size(); ++i) {
      const Column& column = table.columns[i];
      out += fmt::format("<td{}>", class_of(column.kind));
      if (column.kind == Column::Kind::box) {
        out += box(label);
      } else {
        for (const Marked& each : row.cells[i]) {
          out += fmt::format("<p>{}</p>", line(each));
          if (i < 2 && !each.empty()) label += (label.empty() ? "" : ", ") + each.front().text;
        }
      }
      out += "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n";
}

}  // namespace

std::string html_begin(Language language) {
  std::string page = page_words(language);
  // The words around the two numbers become strings of CSS.
  std::string content = "\"";
  for (const std::string_view counter : {"counter(page)", "counter(pages)"}) {
    const std::size_t hole = page.find("{}");
    content += fmt::format("{}\" {} \"", page.substr(0, hole), counter);
    page = page.substr(hole + 2);
  }
  std::string style(kStyle);
  style.replace(style.find("PAGE"), 4, content + page + "\"");
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n<body>\n",
      language == Language::vi ? "vi" : "en", sheet_of({}, language).title, style);
}

std::string html(const Sheet& sheet) {
  std::string out = fmt::format("<article>\n<h1>{}</h1>\n<p class=\"subtitle\">{}</p>\n<dl>\n", escaped(sheet.title),
                                escaped(sheet.subtitle));
  for (const Fact& fact : sheet.facts)
    out += fmt::format("<dt>{}:</dt><dd>{}</dd>\n", escaped(fact.label), line(fact.text));
  out += "</dl>\n";
  for (const Part& part : sheet.parts) {
    const int level = part.level == 1 ? 2 : 3;
    out += fmt::format("<h{0}>{1}</h{0}>\n", level, escaped(part.title));
    for (const Marked& note : part.notes) out += fmt::format("<p class=\"note\">{}</p>\n", line(note));
    if (!part.table.rows.empty()) out += table(part.table);
  }
  out += fmt::format("<p class=\"date\">{}</p>\n<div class=\"signatures\">\n", escaped(sheet.place_and_date));
  for (const Signature& each : sheet.signatures)
    out += fmt::format("<div><b>{}</b><i>{}</i></div>\n", escaped(each.role), escaped(each.note));
  return out + "</div>\n</article>\n";
}

std::string html_end() { return "</body>\n</html>\n"; }

}  // namespace khop::output::checklist

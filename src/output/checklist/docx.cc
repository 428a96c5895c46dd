// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <pugixml.hpp>
#include <sstream>

#include "output/checklist/docx_parts.h"
#include "output/checklist/forms.h"
#include "output/display.h"
#include "output/zip.h"
#include "text/utf8.h"

namespace khop::output::checklist {
namespace {

using pugi::xml_node;

// A4 with the margins of Decree 30/2020, in twentieths of a point: 20 mm above and below, 30 mm left, 15 mm right.
constexpr int kPageWidth = 11906, kLeft = 1701, kRight = 850, kText = kPageWidth - kLeft - kRight;
constexpr int kFactWidth = 2500;  // the labels of the facts on top

// The characters that no XML file may hold, though they are valid Unicode; control characters are gone already.
std::string xml_safe(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    const bool forbidden = (point < 0x20 && point != '\t' && point != '\n') || point == 0xFFFE || point == 0xFFFF;
    text::append_code_point(out, forbidden ? 0xFFFD : point);
  }
  return out;
}

xml_node add(xml_node parent, const char* name) { return parent.append_child(name); }

xml_node add(xml_node parent, const char* name, const char* attribute, const char* value) {
  xml_node node = parent.append_child(name);
  node.append_attribute(attribute) = value;
  return node;
}

xml_node paragraph(xml_node parent, const char* style) {
  xml_node p = add(parent, "w:p");
  if (style != nullptr) add(add(p, "w:pPr"), "w:pStyle", "w:val", style);
  return p;
}

void run(xml_node p, const std::string& text, const char* style = nullptr) {
  if (text.empty()) return;
  xml_node r = add(p, "w:r");
  if (style != nullptr) add(add(r, "w:rPr"), "w:rStyle", "w:val", style);
  xml_node t = add(r, "w:t", "xml:space", "preserve");
  t.text().set(xml_safe(text).c_str());
}

const char* style_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      break;
    case Tone::strong:
      return "Strong";
    case Tone::blamed:
      return "Blamed";
    case Tone::related:
      return "Related";
    case Tone::quiet:
      return "Emphasis";
  }
  return nullptr;
}

void line(xml_node p, const Marked& marked) {
  for (const Run& each : marked) run(p, each.text, style_of(each.tone));
}

// A box that is ticked in Word with a click, and on paper with a pen.
void box(xml_node p) {
  xml_node sdt = add(p, "w:sdt");
  xml_node check = add(add(sdt, "w:sdtPr"), "w14:checkbox");
  add(check, "w14:checked", "w14:val", "0");
  for (const auto& [name, sign] : {std::pair("w14:checkedState", "2612"), std::pair("w14:uncheckedState", "2610")})
    add(check, name, "w14:val", sign).append_attribute("w14:font") = "MS Gothic";
  run(add(sdt, "w:sdtContent"), "☐", "Box");
}

const char* style_of(Column::Kind kind) { return kind == Column::Kind::text ? "TableText" : "TableCentred"; }

struct Widths {
  std::vector<int> columns;
  explicit Widths(const std::vector<Column>& of) {
    for (const Column& column : of) columns.push_back(kText * static_cast<int>(column.width) / 100);
  }
};

xml_node cell(xml_node row, int width, int span = 1) {
  xml_node tc = add(row, "w:tc");
  xml_node properties = add(tc, "w:tcPr");
  add(properties, "w:tcW", "w:w", std::to_string(width).c_str()).append_attribute("w:type") = "dxa";
  if (span > 1) add(properties, "w:gridSpan", "w:val", std::to_string(span).c_str());
  return tc;
}

xml_node start_table(xml_node body, const char* style, const std::vector<int>& widths) {
  xml_node table = add(body, "w:tbl");
  xml_node properties = add(table, "w:tblPr");
  add(properties, "w:tblStyle", "w:val", style);
  add(properties, "w:tblW", "w:w", std::to_string(kText).c_str()).append_attribute("w:type") = "dxa";
  add(properties, "w:tblLayout", "w:type", "fixed");
  add(properties, "w:tblLook", "w:val", "0020");
  xml_node grid = add(table, "w:tblGrid");
  for (const int width : widths) add(grid, "w:gridCol", "w:w", std::to_string(width).c_str());
  return table;
}

// A row stays on one page; that of the titles comes again on each.
xml_node start_row(xml_node table, bool titles = false) {
  xml_node row = add(table, "w:tr");
  xml_node properties = add(row, "w:trPr");
  add(properties, "w:cantSplit");
  if (titles) add(properties, "w:tblHeader");
  return row;
}

void table(xml_node body, const Table& of) {
  const Widths widths(of.columns);
  xml_node out = start_table(body, "TableGrid", widths.columns);
  xml_node titles = start_row(out, true);
  for (std::size_t i = 0; i < of.columns.size(); ++i)
    run(paragraph(cell(titles, widths.columns[i]), "TableHead"), of.columns[i].title);
  for (const Row& each : of.rows) {
    xml_node row = start_row(out);
    if (each.group) {
      xml_node p = paragraph(cell(row, kText, static_cast<int>(of.columns.size())), "TableGroup");
      box(p);
      run(p, " ");
      line(p, *each.group);
      continue;
    }
    for (std::size_t i = 0; i < of.columns.size() && i < each.cells.size(); ++i) {
      xml_node tc = cell(row, widths.columns[i]);
      const char* style = style_of(of.columns[i].kind);
      if (of.columns[i].kind == Column::Kind::box) {
        add(tc.child("w:tcPr"), "w:vAlign", "w:val", "center");
        box(paragraph(tc, style));
      } else if (each.cells[i].empty()) {
        paragraph(tc, style);  // a cell without one is damaged
      } else {
        for (const Marked& text : each.cells[i]) line(paragraph(tc, style), text);
      }
    }
  }
}

void facts(xml_node body, const std::vector<Fact>& of) {
  xml_node out = start_table(body, "TableNormal", {kFactWidth, kText - kFactWidth});
  for (const Fact& fact : of) {
    xml_node row = start_row(out);
    run(paragraph(cell(row, kFactWidth), "TableText"), fact.label + ":", "Strong");
    line(paragraph(cell(row, kText - kFactWidth), "TableText"), fact.text);
  }
}

void signatures(xml_node body, const Sheet& sheet) {
  run(paragraph(body, "DateLine"), sheet.place_and_date);
  if (sheet.signatures.empty()) return;
  const int width = kText / static_cast<int>(sheet.signatures.size());
  xml_node row = start_row(start_table(body, "TableNormal", std::vector<int>(sheet.signatures.size(), width)));
  for (const Signature& each : sheet.signatures) {
    xml_node tc = cell(row, width);
    run(paragraph(tc, "Signature"), each.role, "Strong");
    run(paragraph(tc, "Signature"), each.note, "Emphasis");
    for (int i = 0; i < 4; ++i) paragraph(tc, "Signature");  // room for the hand
  }
}

// What is set of a page, for the end of a section and of the document.
void page(xml_node parent) {
  xml_node section = add(parent, "w:sectPr");
  add(section, "w:footerReference", "w:type", "default").append_attribute("r:id") = "rIdFooter";
  xml_node size = add(section, "w:pgSz", "w:w", std::to_string(kPageWidth).c_str());
  size.append_attribute("w:h") = "16838";
  xml_node margins = add(section, "w:pgMar", "w:top", "1134");
  margins.append_attribute("w:right") = kRight;
  margins.append_attribute("w:bottom") = "1134";
  margins.append_attribute("w:left") = kLeft;
  margins.append_attribute("w:header") = "567";
  margins.append_attribute("w:footer") = "567";
  margins.append_attribute("w:gutter") = "0";
}

std::string content_of(xml_node parent) {
  std::ostringstream out;
  for (const xml_node child : parent.children()) child.print(out, "", pugi::format_raw);
  return out.str();
}

}  // namespace

std::string docx_body(const Sheet& sheet) {
  pugi::xml_document document;
  xml_node body = add(document, "w:body");
  run(paragraph(body, "Title"), sheet.title);
  run(paragraph(body, "Subtitle"), sheet.subtitle);
  facts(body, sheet.facts);
  for (const Part& part : sheet.parts) {
    run(paragraph(body, part.level == 1 ? "Heading1" : "Heading2"), part.title);
    for (const Marked& note : part.notes) line(paragraph(body, "Note"), note);
    if (!part.table.rows.empty()) table(body, part.table);
  }
  signatures(body, sheet);
  return content_of(body);
}

std::string docx_separator() {
  pugi::xml_document document;
  xml_node body = add(document, "w:body");
  page(add(paragraph(body, nullptr), "w:pPr"));
  return content_of(body);
}

std::string docx_file(std::string_view bodies, Language language) {
  pugi::xml_document last;
  page(add(last, "w:body"));
  std::string document(docx::kDocumentBegin);
  document += bodies;
  // A document that ends in a table needs a paragraph behind it.
  document += "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>";
  document += content_of(last.first_child());
  document += docx::kDocumentEnd;
  return zip({{"[Content_Types].xml", std::string(docx::kContentTypes)},
              {"_rels/.rels", std::string(docx::kPackageRelations)},
              {"docProps/core.xml", docx::core_properties(language)},
              {"word/document.xml", std::move(document)},
              {"word/_rels/document.xml.rels", std::string(docx::kDocumentRelations)},
              {"word/styles.xml", docx::styles(language)},
              {"word/settings.xml", docx::settings(language)},
              {"word/footer1.xml", docx::footer(language)}});
}

}  // namespace khop::output::checklist

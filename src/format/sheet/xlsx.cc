// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/xlsx.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "format/complaints.h"
#include "format/relationships.h"
#include "format/sheet/workbook.h"
#include "format/sheet/xlsx_sheet.h"
#include "format/sheet/xlsx_text.h"
#include "format/xml.h"

namespace khop::format {
namespace {

Result<Xml> parse_part(Package& package, const std::string& part) {
  Result<std::string> text = package.read(part);
  if (!text) return text.error();
  return Xml::parse(std::move(*text), package.path(), part);
}

// The number format and the font of each style.
void take_styles(pugi::xml_node styles, XlsxShared& out) {
  std::map<int, std::string> codes;
  for (const pugi::xml_node format : child(styles, "numFmts").children())
    codes.emplace(number(format, "numFmtId", -1), attribute(format, "formatCode"));
  std::vector<std::string> fonts;
  for (const pugi::xml_node font : child(styles, "fonts").children()) {
    if (name_of(font) == "font") fonts.emplace_back(attribute(child(font, "name"), "val"));
  }
  for (const pugi::xml_node style : child(styles, "cellXfs").children()) {
    if (name_of(style) != "xf") continue;
    const int id = number(style, "numFmtId", 0);
    const auto known = codes.find(id);
    out.formats.emplace_back(known == codes.end() ? built_in_format(id) : std::string_view(known->second));
    const auto font = static_cast<std::size_t>(std::max(number(style, "fontId", 0), 0));
    out.fonts.push_back(font < fonts.size() ? fonts[font] : std::string());
  }
}

// Takes "'Biểu 1'!$A:$B,'Biểu 1'!$4:$6": the rows that each page repeats.
void take_print_titles(std::string_view names, Sheet& sheet) {
  for (std::size_t at = names.find("!$"); at != std::string_view::npos; at = names.find("!$", at + 2)) {
    std::uint32_t first = 0, last = 0;
    const char* const end = names.data() + names.size();
    const auto [middle, error] = std::from_chars(names.data() + at + 2, end, first);
    if (error != std::errc() || end - middle < 3 || middle[0] != ':' || middle[1] != '$') continue;
    if (std::from_chars(middle + 2, end, last).ec != std::errc()) continue;
    sheet.first_title = first;
    sheet.last_title = last;
  }
}

}  // namespace

std::string xlsx_main_part(Package& package) {
  if (const auto links = read_relationships(package, "")) {
    const std::string main = target_of_type(*links, "officeDocument");
    if (main.find("workbook") != std::string::npos || main.starts_with("xl/")) return main;
  }
  return package.has("xl/workbook.xml") ? "xl/workbook.xml" : "";
}

Result<Content> read_xlsx(Package& package) {
  const std::string main = xlsx_main_part(package);
  if (main.ends_with(".bin"))
    return complain(package.path(), {"là bảng tính nhị phân (.xlsb): hãy lưu lại thành tệp Excel (.xlsx)",
                                     "is a binary workbook (.xlsb): save it as an Excel workbook (.xlsx)"});
  const Result<Xml> workbook = parse_part(package, main);
  if (!workbook) return workbook.error();
  const auto links = read_relationships(package, main);
  if (!links) return links.error();

  XlsxShared shared;
  const std::string_view from_1904 = attribute(child(workbook->root(), "workbookPr"), "date1904");
  shared.from_1904 = from_1904 == "1" || from_1904 == "true";
  if (const std::string part = target_of_type(*links, "styles"); !part.empty() && package.has(part)) {
    const Result<Xml> styles = parse_part(package, part);
    if (!styles) return styles.error();
    take_styles(styles->root(), shared);
  }
  if (const std::string part = target_of_type(*links, "sharedStrings"); !part.empty() && package.has(part)) {
    Result<std::string> text = package.read(part);
    if (!text) return text.error();
    auto strings = read_shared_strings(*text, package.path(), part);
    if (!strings) return strings.error();
    shared.strings = std::move(*strings);
  }

  std::map<int, std::string_view> titles;  // by the number of the sheet
  for (const pugi::xml_node name : child(workbook->root(), "definedNames").children()) {
    if (attribute(name, "name") == "_xlnm.Print_Titles")
      titles.emplace(number(name, "localSheetId", -1), name.child_value());
  }

  Workbook out;
  int count = 0;
  for (const pugi::xml_node sheet : child(workbook->root(), "sheets").children()) {
    const auto title = titles.find(count++);
    const std::string_view id = attribute(sheet, "id"), state = attribute(sheet, "state");
    const auto link = std::find_if(links->begin(), links->end(), [&](const Relationship& l) { return l.id == id; });
    const std::string name(attribute(sheet, "name"));
    if (link == links->end())
      return complain(package.path(), tell({"tệp bị hỏng: thiếu một trang tính mà phần {} nêu tên",
                                            "is a damaged document: a sheet that its part {} names is missing"},
                                           main));
    if (link->type != "worksheet") continue;  // a chart, or macros of long ago
    if (state == "hidden" || state == "veryHidden") {
      out.hidden_sheets.push_back(name);
      continue;
    }
    const Result<std::string> text = package.read(link->target);
    if (!text) return text.error();
    Result<Sheet> read = read_xlsx_sheet(*text, package.path(), link->target, shared);
    if (!read) return read.error();
    read->name = name;
    if (title != titles.end()) take_print_titles(title->second, *read);
    out.sheets.push_back(std::move(*read));
  }
  out.uncomputed = shared.uncomputed;
  return content_of(std::move(out), package.path());
}

}  // namespace khop::format

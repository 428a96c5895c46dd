// SPDX-License-Identifier: Apache-2.0
#include "khop/location.h"

#include "sentence.h"

namespace khop {
namespace {

constexpr Words kPage{"trang {}, dòng {}", "page {}, line {}"};
constexpr Words kTable{"bảng thứ {}", "table {}"};
constexpr Words kCell{"{}, dòng {}{}, cột {}", "{}, row {}{}, column {}"};
constexpr Words kNote{"chú thích {}", "footnote {}"};
constexpr Words kUnmarkedNote{"chú thích", "a footnote"};
constexpr Words kSection{"mục {}", "section {}"};
constexpr Words kParagraph{"đoạn {}", "paragraph {}"};

// As spreadsheet programs write it: names that are more than one word stand in quotes.
std::string sheet_name(const std::string& name) {
  bool plain = !name.empty();
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    plain = plain && (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                      (byte >= 'a' && byte <= 'z') || byte == '_' || byte == '.');
  }
  if (plain) return name;
  std::string out = "'";
  for (const char c : name) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + "'";
}

}  // namespace

std::string where(const Location& at, Language language) {
  if (!at.cell.empty()) return sheet_name(at.part) + "!" + at.cell;
  if (at.page != 0) return say(language, kPage, at.page, at.page_line);
  if (at.row != 0) {
    const std::string table = at.table.empty() ? say(language, kTable, at.table_number) : at.table;
    const std::string name = at.row_name.empty() ? "" : " (" + at.row_name + ")";
    return say(language, kCell, table, at.row, name, at.column);
  }
  if (!at.note.empty()) return say(language, kNote, at.note);
  std::string out;
  if (!at.heading.empty()) out = say(language, kSection, at.heading);
  if (at.ordinal != 0) out += (out.empty() ? "" : ", ") + say(language, kParagraph, at.ordinal);
  return out.empty() ? say(language, kUnmarkedNote) : out;
}

}  // namespace khop

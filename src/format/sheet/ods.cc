// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/ods.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "format/complaints.h"
#include "format/sheet/number_format.h"
#include "format/sheet/shown_number.h"
#include "format/sheet/workbook.h"
#include "format/sheet/xlsx_text.h"
#include "format/xml_stream.h"

namespace khop::format {
namespace {

constexpr const char* kContent = "content.xml";
constexpr std::size_t kLongestText = 1U << 20;  // bytes of a cell

// What stands in a sheet and is no part of its cells' texts.
constexpr std::array<std::string_view, 12> kSkipped = {"annotation", "frame",  "shapes",  "custom-shape",
                                                       "g",          "line",   "rect",    "control",
                                                       "ellipse",    "object", "polygon", "tracked-changes"};

// 24/9/25 and the like: no words, nor letters that English has.
std::string show_date_value(const std::string& shown, std::string_view value) {
  const bool numeric = shown.find_first_not_of("0123456789/-. :") == std::string::npos;
  const bool vietnamese =
      std::any_of(shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto numbers =
      std::count_if(shown.begin(), shown.end(), [](char c) { return c == '/' || c == '-' || c == '.'; });
  if (vietnamese || (numeric && numbers < 2)) return shown;  // "ngày 24 tháng 9", "09/2025"
  return value.empty() ? shown : show_iso_date(value);
}

class OdsEvents : public XmlEvents {
 public:
  void open(std::string_view name, const Attributes& attributes) override {
    if (skipped_ > 0 || std::find(kSkipped.begin(), kSkipped.end(), name) != kSkipped.end()) {
      ++skipped_;
      return;
    }
    if (name == "style") style_ = attributes["name"];
    if (name == "table-properties" && attributes["display"] == "false") hidden_styles_.insert(style_);
    if (name == "encryption-data") refusal_ = kProtected;
    if (name == "table") open_table(attributes);
    if (depth_ != 1) return;
    if (name == "table-header-rows" && sheet_.first_title == 0) sheet_.first_title = row_ + 1;
    if (name == "table-column") open_column(attributes);
    if (name == "table-row") open_row(attributes);
    if (name == "table-cell" || name == "covered-table-cell") open_cell(name == "covered-table-cell", attributes);
    if (!in_cell_) return;
    if (name == "p" || name == "h") {
      if (any_paragraph_) put("\n");
      in_paragraph_ = any_paragraph_ = true;
    }
    if (name == "s") put(std::string(static_cast<std::size_t>(std::clamp(attributes.number("c", 1), 1, 256)), ' '));
    if (name == "tab") put(" ");
    if (name == "line-break") put("\n");
  }

  void close(std::string_view name) override {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (name == "table") --depth_;
    if (depth_ != 1) {
      if (name == "table" && depth_ == 0) close_table();
      return;
    }
    if (name == "p" || name == "h") in_paragraph_ = false;
    if (name == "table-cell" || name == "covered-table-cell") close_cell();
    if (name == "table-row") close_row();
    if (name == "table-header-rows") sheet_.last_title = row_;
  }

  void text(std::string_view piece) override {
    if (in_paragraph_ && skipped_ == 0) put(piece);
  }

  [[nodiscard]] const std::optional<Words>& refusal() const override { return refusal_; }

  Workbook out;

 private:
  void put(std::string_view piece) {
    if (!covered_ && text_.size() + piece.size() <= kLongestText) text_ += piece;
  }

  void open_table(const Attributes& attributes) {
    if (++depth_ != 1) return;
    sheet_ = Sheet();
    sheet_.name = attributes["name"];
    hidden_ = hidden_styles_.contains(std::string(attributes["style-name"]));
    row_ = columns_ = 0;
  }

  void close_table() {
    if (hidden_) {
      out.hidden_sheets.push_back(std::move(sheet_.name));
    } else {
      out.sheets.push_back(std::move(sheet_));
    }
    sheet_ = Sheet();
  }

  static std::uint32_t repeated(const Attributes& attributes, std::string_view name, std::uint32_t most) {
    return static_cast<std::uint32_t>(std::clamp(attributes.number(name, 1), 1, static_cast<int>(most)));
  }

  static void hide(std::vector<Hidden>& list, std::string_view visibility, std::uint32_t first, std::uint32_t count) {
    if (visibility == "collapse" || visibility == "filter")
      list.push_back(Hidden{first, first + count - 1, visibility == "filter"});
  }

  void open_column(const Attributes& attributes) {
    const std::uint32_t count = repeated(attributes, "number-columns-repeated", kMostColumns);
    if (columns_ < kMostColumns) hide(sheet_.columns, attributes["visibility"], columns_ + 1, count);
    columns_ = std::min(columns_ + count, kMostColumns);
  }

  void open_row(const Attributes& attributes) {
    rows_ = repeated(attributes, "number-rows-repeated", kMostRows);
    if (row_ < kMostRows) hide(sheet_.rows, attributes["visibility"], row_ + 1, rows_);
    ++row_;
    column_ = 0;
    first_of_row_ = sheet_.cells.size();
  }

  void close_row() {
    const std::size_t count = sheet_.cells.size() - first_of_row_;
    if (count * (rows_ - 1) > kMostCells) refusal_ = kTooManyCells;
    for (std::uint32_t more = 1; more < rows_ && count > 0 && !refusal_; ++more) {
      for (std::size_t i = 0; i < count; ++i) {
        SheetCell copy = sheet_.cells[first_of_row_ + i];
        copy.row += more;
        add(std::move(copy), 1);
      }
    }
    row_ = std::min(row_ + rows_ - 1, kMostRows);
  }

  void open_cell(bool covered, const Attributes& attributes) {
    cells_ = repeated(attributes, "number-columns-repeated", kMostColumns);
    cell_ = SheetCell();
    cell_.row = row_;
    cell_.column = column_ + 1;
    cell_.rows = repeated(attributes, "number-rows-spanned", kMostRows);
    cell_.columns = repeated(attributes, "number-columns-spanned", kMostColumns);
    type_ = attributes["value-type"];
    value_ = attributes[type_ == "date" ? "date-value" : "value"];
    text_.clear();
    covered_ = covered;
    in_cell_ = true;
    any_paragraph_ = in_paragraph_ = false;
    const std::string_view formula = attributes["formula"];
    if (!formula.empty() && !covered && row_ <= kMostRows) {
      sheet_.reach.add(formula, row_, column_ + 1, 0, 0);
      if (type_.empty() && !hidden_) ++out.uncomputed;
    }
  }

  void close_cell() {
    in_cell_ = in_paragraph_ = false;
    cell_.text = clean_cell_text(text_);
    if (type_ == "float" || type_ == "percentage" || type_ == "currency") {
      cell_.number = true;
      cell_.text = in_vietnamese_notation(std::move(cell_.text), value_);
    } else if (type_ == "date") {
      cell_.text = show_date_value(cell_.text, value_);
    }
    const std::uint32_t count = cells_;
    const std::uint32_t column = column_ + 1;
    column_ = std::min(column_ + count, kMostColumns);
    if (cell_.text.empty() || hidden_ || row_ > kMostRows || column > kMostColumns) return;
    add(std::move(cell_), std::min(count, kMostColumns - column + 1));
  }

  // `count` cells side by side.
  void add(SheetCell cell, std::uint32_t count) {
    if (cell.row > kMostRows) return;
    if (!budget_.take(count, cell.text.size())) {
      refusal_ = kTooManyCells;
      return;
    }
    for (std::uint32_t i = 0; i + 1 < count; ++i) {
      sheet_.cells.push_back(cell);
      ++cell.column;
    }
    sheet_.cells.push_back(std::move(cell));
  }

  std::optional<Words> refusal_;
  int skipped_ = 0, depth_ = 0;  // levels of what is skipped; tables in tables
  std::string style_;
  std::set<std::string> hidden_styles_;  // of sheets that are not shown
  SheetBudget budget_;
  Sheet sheet_;
  bool hidden_ = false;
  std::uint32_t columns_ = 0;         // declared so far
  std::uint32_t row_ = 0, rows_ = 1;  // the row, and how often it is repeated
  std::uint32_t column_ = 0;          // done in the row
  std::size_t first_of_row_ = 0;
  SheetCell cell_;
  std::uint32_t cells_ = 1;  // how often the cell is repeated
  std::string type_, value_, text_;
  bool covered_ = false, in_cell_ = false, any_paragraph_ = false, in_paragraph_ = false;
};

}  // namespace

bool is_ods(Package& package) {
  if (!package.has("mimetype") || !package.has(kContent)) return false;
  const Result<std::string> type = package.read("mimetype");
  return type && type->starts_with("application/vnd.oasis.opendocument.spreadsheet");
}

Result<Content> read_ods(Package& package) {
  // Its list of parts tells whether they are encrypted.
  for (const char* part : {"META-INF/manifest.xml", kContent}) {
    if (part != kContent && !package.has(part)) continue;
    const Result<std::string> text = package.read(part);
    if (!text) return text.error();
    OdsEvents events;
    if (std::optional<Error> error = stream_xml(*text, package.path(), part, events)) return std::move(*error);
    if (part == kContent) return content_of(std::move(events.out), package.path());
  }
  return complain(package.path(), {"tệp bị hỏng", "is a damaged document"});
}

}  // namespace khop::format

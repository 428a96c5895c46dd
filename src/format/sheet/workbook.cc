// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/workbook.h"

#include <algorithm>
#include <utility>

#include "format/complaints.h"

namespace khop::format {
namespace {

// Names come from the file and go into messages of one line.
std::string in_quotes(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += static_cast<unsigned char>(c) < ' ' || c == '\x7F' ? ' ' : c;
  return out + "\"";
}

Error remark(Told told) { return complain("", std::move(told)); }

}  // namespace

Result<Content> content_of(Workbook workbook, const std::string& path) {
  Content out;
  for (Sheet& sheet : workbook.sheets) {
    if (const std::optional<Told> what = drop_hidden(sheet))
      out.remarks.push_back(remark(tell({"trang tính {}: {}", "sheet {}: {}"}, in_quotes(sheet.name), *what)));
  }
  const auto filled = std::count_if(workbook.sheets.begin(), workbook.sheets.end(),
                                    [](const Sheet& sheet) { return !sheet.cells.empty(); });
  for (Sheet& sheet : workbook.sheets) {
    if (sheet.cells.empty()) continue;
    const auto part = static_cast<std::int32_t>(out.parts.size());
    out.parts.push_back(sheet.name);
    if (filled > 1 || !is_default_name(sheet.name)) {
      Paragraph heading;
      heading.text = sheet.name;
      heading.heading = 1;
      heading.origin.part = part;
      out.body.emplace_back(std::move(heading));
    }
    const std::string name = sheet.name;
    if (!append_sheet(std::move(sheet), part, out))
      return complain(path, tell({"có trang tính {} mà các ô nằm quá xa nhau để thành một bảng",
                                  "holds a sheet {} whose cells lie too far apart for a table"},
                                 in_quotes(name)));
  }
  if (!workbook.hidden_sheets.empty()) {
    constexpr std::size_t kMostNamed = 5;
    std::string names;
    for (std::size_t i = 0; i < workbook.hidden_sheets.size() && i < kMostNamed; ++i)
      names += (i > 0 ? ", " : "") + in_quotes(workbook.hidden_sheets[i]);
    if (workbook.hidden_sheets.size() > kMostNamed) names += " ...";
    const Words one{"bỏ qua trang tính bị ẩn {}", "hidden sheet {} left out"};
    const Words several{"bỏ qua các trang tính bị ẩn {}", "hidden sheets {} left out"};
    out.remarks.push_back(remark(tell(workbook.hidden_sheets.size() == 1 ? one : several, names)));
  }
  if (workbook.uncomputed > 0)
    out.remarks.push_back(
        remark(tell({"{} công thức chưa có kết quả: hãy mở tệp bằng chương trình bảng tính rồi lưu lại",
                     "{} formulas have no result: open the file in a spreadsheet program and save it"},
                    workbook.uncomputed)));
  return out;
}

}  // namespace khop::format

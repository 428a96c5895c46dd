// SPDX-License-Identifier: Apache-2.0
#include "format/opendocument/odt_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace khop::format {
namespace {

// Far more than any table of a report has; what repeats beyond is there to fill memory.
constexpr int kMostColumns = 256;
constexpr int kMostCopies = 200;
constexpr std::size_t kMostCells = 200'000;
constexpr std::size_t kLongestCopied = 200;  // bytes of a cell

// What is long or holds tables stands once, whatever the file says.
bool may_repeat(const Cell& cell) {
  std::size_t bytes = 0;
  for (const Paragraph& paragraph : cell.paragraphs) bytes += 1 + paragraph.text.size();
  return cell.tables.empty() && bytes <= kLongestCopied;
}

class Reader {
 public:
  explicit Reader(const std::function<std::vector<Element>(pugi::xml_node)>& read_cell) : read_cell_(read_cell) {}

  void rows(pugi::xml_node node, bool header) {
    for (const pugi::xml_node row : node.children()) {
      const std::string_view name = name_of(row);
      if (name == "table-header-rows") {
        rows(row, true);
      } else if (name == "table-rows" || name == "table-row-group") {
        rows(row, header);
      } else if (name == "table-row" && attribute(row, "visibility") != "collapse") {
        Row read = cells(row);
        read.header = header;
        if (read.cells.empty()) continue;
        const bool short_cells = std::all_of(read.cells.begin(), read.cells.end(), may_repeat);
        const int copies = short_cells ? std::clamp(number(row, "number-rows-repeated", 1), 1, kMostCopies) : 1;
        for (int i = 1; i < copies && cells_ < kMostCells; ++i) {
          cells_ += read.cells.size();
          out_.rows.push_back(read);
        }
        out_.rows.push_back(std::move(read));
      }
    }
  }

  Table take() { return std::move(out_); }

 private:
  Row cells(pugi::xml_node row) {
    Row out;
    int covered = 0;  // columns that the cell on the left spans, still to come
    for (const pugi::xml_node node : row.children()) {
      const std::string_view name = name_of(node);
      const bool is_covered = name == "covered-table-cell";
      if ((name != "table-cell" && !is_covered) || out.cells.size() >= kMostColumns || cells_ >= kMostCells) continue;
      int copies = std::clamp(number(node, "number-columns-repeated", 1), 1, kMostColumns);
      if (is_covered) {
        const int passed = std::min(copies, covered);
        covered -= passed;
        copies -= passed;
      }
      if (copies == 0) continue;
      Cell cell;
      cell.continued = is_covered;
      if (!is_covered) {
        cell.columns =
            static_cast<std::uint16_t>(std::clamp(number(node, "number-columns-spanned", 1), 1, kMostColumns));
        covered = cell.columns - 1;
        for (Element& element : read_cell_(node)) {
          if (auto* paragraph = std::get_if<Paragraph>(&element)) {
            paragraph->heading = 0;
            cell.paragraphs.push_back(std::move(*paragraph));
          } else {
            cell.tables.push_back(std::move(std::get<Table>(element)));
          }
        }
      }
      if (!may_repeat(cell)) copies = 1;
      cells_ += static_cast<std::size_t>(copies);
      for (int i = 1; i < copies; ++i) out.cells.push_back(cell);
      out.cells.push_back(std::move(cell));
    }
    return out;
  }

  const std::function<std::vector<Element>(pugi::xml_node)>& read_cell_;
  Table out_;
  std::size_t cells_ = 0;
};

}  // namespace

Table read_odt_table(pugi::xml_node table, const std::function<std::vector<Element>(pugi::xml_node)>& read_cell) {
  Reader reader(read_cell);
  reader.rows(table, false);
  return reader.take();
}

}  // namespace khop::format

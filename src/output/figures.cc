// SPDX-License-Identifier: Apache-2.0
#include "output/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "output/display.h"
#include "output/identity.h"
#include "output/json.h"
#include "sentence.h"
#include "text/utf8.h"

namespace khop::output {
namespace {

constexpr std::string_view kFields[] = {"path",    "line",   "column",    "end_line", "end_column", "text",
                                        "value",   "unit",   "dimension", "exact",    "qualifier",  "role",
                                        "subject", "period", "block",     "where"};

std::string cell(std::string_view text) {
  std::string out;
  // OWASP's list of first characters that make a spreadsheet run a cell. A negative number is only a number.
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  if (formula && !is_plain_decimal(text)) out += '\'';
  for (std::size_t at = 0; at < text.size();) text::append_code_point(out, next_code_point(text, at));
  if (out.find_first_of("\",\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string figures_csv_header() { return fmt::format("{}\r\n", fmt::join(kFields, ",")); }

std::string figures_csv(const Audit& audit, Language language) {
  std::string out;
  const std::string path = cell(audit.ledger.path);
  for (const FigureInfo& f : audit.figures) {
    out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", path, f.begin.line, f.begin.column,
                       f.end.line, f.end.column, cell(f.text), cell(f.value), cell(f.unit), cell(f.dimension),
                       f.exact ? 1 : 0, cell(f.qualifier), cell(f.role), cell(f.subject), cell(f.period), cell(f.block),
                       f.location ? cell(where(*f.location, language)) : "");
  }
  return out;
}

void append_figure(JsonObject& object, const FigureInfo& f, Language language) {
  object.number("line", f.begin.line);
  object.number("column", f.begin.column);
  object.number("end_line", f.end.line);
  object.number("end_column", f.end.column);
  object.text("text", f.text);
  object.text("value", f.value);
  object.text("unit", f.unit);
  object.text("dimension", f.dimension);
  object.boolean("exact", f.exact);
  object.text("qualifier", f.qualifier);
  object.text("role", f.role);
  object.text("subject", f.subject);
  object.text("period", f.period);
  object.text("block", f.block);
  if (f.location) append_location(object, *f.location, language);
}

std::string figures_ndjson(const Audit& audit, Language language) {
  std::string out;
  for (const FigureInfo& f : audit.figures) {
    {
      JsonObject object(out);
      object.text("path", audit.ledger.path);
      append_figure(object, f, language);
    }
    out += '\n';
  }
  return out;
}

std::string figures_table(const Audit& audit, Language language) {
  constexpr std::size_t kColumns = 8;
  constexpr unsigned kWidest = 40;
  using TableRow = std::array<std::string, kColumns>;
  constexpr std::array<Words, kColumns> kHeads{{{"vị trí", "place"},
                                                {"con số", "figure"},
                                                {"giá trị", "value"},
                                                {"đơn vị", "unit"},
                                                {"đại lượng", "dimension"},
                                                {"vai trò", "role"},
                                                {"chỉ tiêu", "subject"},
                                                {"kỳ", "period"}}};
  std::vector<TableRow> rows(1);
  for (std::size_t i = 0; i < kColumns; ++i) rows[0][i] = kHeads[i].in(language);
  for (const FigureInfo& f : audit.figures) {
    rows.push_back({f.location ? where(*f.location, language) : fmt::format("{}:{}", f.begin.line, f.begin.column),
                    f.qualifier.empty() ? f.text : f.qualifier + " " + f.text, f.value, f.unit, f.dimension, f.role,
                    f.subject, f.period});
    for (std::string& text : rows.back()) text = shorten(visible(text), kWidest);
  }
  std::array<unsigned, kColumns> widths{};
  for (const TableRow& row : rows) {
    for (std::size_t i = 0; i < kColumns; ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  std::string out = fmt::format("{}: {}\n", visible(audit.ledger.path),
                                say(language, {"{} con số", "{} figures"}, audit.figures.size()));
  if (const std::string line = identity_line(audit.identity, language); !line.empty()) out += line + "\n";
  if (audit.figures.empty()) return out;
  for (const TableRow& row : rows) {
    std::string line = " ";
    for (std::size_t i = 0; i < kColumns; ++i) {
      line += fmt::format(" {}{}", row[i], std::string(widths[i] - width(row[i]) + 1, ' '));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

namespace {

class FiguresWriter final : public Writer {
 public:
  FiguresWriter(FiguresForm form, Language language) : form_(form), language_(language) {}
  [[nodiscard]] bool wants_figures() const override { return true; }
  [[nodiscard]] std::string begin() const override {
    return form_ == FiguresForm::csv ? figures_csv_header() : std::string();
  }
  [[nodiscard]] std::string document(const Audit& audit) const override {
    switch (form_) {
      case FiguresForm::table:
        return figures_table(audit, language_);
      case FiguresForm::csv:
        return figures_csv(audit, language_);
      case FiguresForm::ndjson:
        return figures_ndjson(audit, language_);
    }
    return {};
  }

 private:
  FiguresForm form_;
  Language language_;
};

}  // namespace

std::unique_ptr<Writer> figures_writer(FiguresForm form, Language language) {
  return std::make_unique<FiguresWriter>(form, language);
}

}  // namespace khop::output

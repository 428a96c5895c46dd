// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/csv.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "format/sheet/sheet.h"

namespace khop::format {
namespace {

constexpr std::size_t kSample = 400;  // records that tell the separator

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes a text apart, one value after the other.
class Records {
 public:
  Records(std::string_view text, char separator) : text_(text), separator_(separator) {}

  struct Value {
    std::size_t begin = 0, end = 0;  // in the text, without quotes
    bool quoted = false;
    bool last = false;  // of its record
  };

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  // Precondition: not at_end(), or the value before was followed by a separator.
  Value next() {
    Value out;
    if (at_ < text_.size() && text_[at_] == '"' && quotes_) {
      const std::size_t end = closing_quote(at_ + 1);
      if (end != std::string_view::npos) {
        out = Value{at_ + 1, end, true, false};
        at_ = end + 1;
        finish(out);
        return out;
      }
      quotes_ = false;  // none closes from here on: they are part of the text
    }
    out.begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
    out.end = at_;
    finish(out);
    return out;
  }

 private:
  void finish(Value& value) {
    value.last = at_ >= text_.size() || text_[at_] == '\n';
    if (at_ < text_.size()) ++at_;
  }

  // The quote that a separator or the end of a line follows.
  [[nodiscard]] std::size_t closing_quote(std::size_t from) const {
    for (std::size_t at = from; at < text_.size(); ++at) {
      if (text_[at] != '"') continue;
      if (at + 1 >= text_.size() || text_[at + 1] == separator_ || text_[at + 1] == '\n') return at;
      if (text_[at + 1] == '"') ++at;
    }
    return std::string_view::npos;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  bool quotes_ = true;
};

// How well a separator fits: the share of records that have the most usual number of values, and that number.
struct Fit {
  std::size_t records = 0, alike = 0, values = 0;
  bool decided = false;  // some separator stands where no decimal mark or comma of prose can
};

Fit fit_of(std::string_view text, char separator) {
  Fit out;
  std::map<std::size_t, std::size_t> counts;
  Records records(text, separator);
  while (!records.at_end() && out.records < kSample) {
    std::size_t values = 0;
    bool filled = false;
    for (bool last = false; !last;) {
      const Records::Value value = records.next();
      last = value.last;
      ++values;
      filled = filled || value.end > value.begin;
      // What stands before and behind the separator.
      if (last) continue;
      const std::size_t sign = value.end + (value.quoted ? 1 : 0);
      const char before = value.end > value.begin ? text[value.end - 1] : separator;
      const char behind = sign + 1 < text.size() ? text[sign + 1] : '\n';
      const bool decimal = !value.quoted && is_digit(before) && is_digit(behind);
      if (!decimal && behind != ' ') out.decided = true;
    }
    if (!filled && values == 1) continue;
    ++out.records;
    if (values > 1) ++counts[values];
  }
  for (const auto& [values, count] : counts) {
    if (count >= out.alike) {
      out.alike = count;
      out.values = values;
    }
  }
  return out;
}

// At least two records, and most of them, have as many values.
bool is_table(const Fit& fit) { return fit.decided && fit.alike >= 2 && fit.alike * 5 >= fit.records * 3; }

// 0 if the text is no table.
char separator_of(std::string_view text, bool tabs) {
  if (tabs) {
    const Fit fit = fit_of(text, '\t');
    return fit.alike > 0 ? '\t' : '\0';
  }
  // Where decimals have commas, values are parted by something else; so the comma comes last.
  for (const char separator : {'\t', ';', '|', ','}) {
    if (is_table(fit_of(text, separator))) return separator;
  }
  return '\0';
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// The value without blanks around it; a doubled quote stands for one.
SheetCell cell_of(std::string_view text, Records::Value value) {
  SheetCell out;
  while (value.begin < value.end && is_blank(text[value.begin])) ++value.begin;
  while (value.end > value.begin && is_blank(text[value.end - 1])) --value.end;
  const auto stretch = [&](std::size_t source) {
    out.stretches.push_back(Stretch{static_cast<std::uint32_t>(out.text.size()), static_cast<text::Offset>(source)});
  };
  if (value.begin == value.end) return out;
  stretch(value.begin);
  std::size_t done = value.begin;
  for (std::size_t at = value.begin; value.quoted && at + 1 < value.end; ++at) {
    if (text[at] != '"' || text[at + 1] != '"') continue;
    out.text += text.substr(done, at + 1 - done);
    done = at + 2;
    ++at;
    if (done < value.end) stretch(done);
  }
  out.text += text.substr(done, value.end - done);
  return out;
}

}  // namespace

std::optional<Content> read_csv(const text::Source& source, bool tabs) {
  const std::string_view text = source.text();
  std::string_view body = text;
  char separator = '\0';
  // Excel's own way to say it.
  if (text.size() > 5 && text.starts_with("sep=") && text[5] == '\n') {
    separator = text[4];
    body.remove_prefix(6);
  } else {
    separator = separator_of(text, tabs);
  }
  if (separator == '\0') return std::nullopt;
  const std::size_t skipped = text.size() - body.size();
  Sheet sheet;
  SheetBudget budget;
  Records records(body, separator);
  std::uint32_t row = 0;
  while (!records.at_end()) {
    ++row;
    std::uint32_t column = 0;
    for (bool last = false; !last;) {
      Records::Value value = records.next();
      last = value.last;
      value.begin += skipped;
      value.end += skipped;
      SheetCell cell = cell_of(text, value);
      if (++column > kMostColumns) return std::nullopt;
      if (cell.text.empty()) continue;
      if (!budget.take(1, cell.text.size())) return std::nullopt;
      cell.row = row;
      cell.column = column;
      sheet.cells.push_back(std::move(cell));
    }
  }
  Content out;
  if (!append_sheet(std::move(sheet), -1, out)) return std::nullopt;
  return out;
}

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
#include "output/html/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "output/display.h"
#include "output/html/escape.h"
#include "output/html/words.h"

namespace khop::output::html {
namespace {

constexpr std::size_t kNear = 3;         // lines around a problem that are shown in a long sheet
constexpr std::size_t kLarge = 30;       // lines of a block that a browser lays out only when it is seen
constexpr std::size_t kMostNumbers = 4;  // of problems that are told behind a figure
constexpr std::size_t kBlock[] = {60, 200, 100, SIZE_MAX};  // lines of one element, by Look

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r") == std::string_view::npos; }

// A tab between words makes cells; one in front of them only indents.
bool has_cells(std::string_view text) {
  const std::size_t word = text.find_first_not_of(" \t");
  return word != std::string_view::npos && text.find('\t', word) != std::string_view::npos;
}

// Tables that are drawn with characters need letters of one width.
bool is_drawn(std::string_view text) {
  if (std::count(text.begin(), text.end(), '|') >= 2 || text.starts_with("+--")) return true;
  std::size_t gaps = 0;
  for (std::size_t at = text.find_first_not_of(' '); (at = text.find("   ", at)) != std::string_view::npos; ++gaps) {
    at = text.find_first_not_of(' ', at);
  }
  return gaps >= 3 || text.find("─") != std::string_view::npos || text.find("│") != std::string_view::npos;
}

bool is_number(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first != std::string_view::npos && text.find_first_not_of("0123456789., %+-()") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

// What names the whole line: the row of a sheet, not its cell.
std::string line_place(const Location& at, bool in_table, Language language) {
  if (!at.cell.empty()) {
    const std::string row = at.cell.substr(std::min(at.cell.size(), at.cell.find_first_of("0123456789")));
    return in_table ? row : say(language, kSheetRow, at.part, row);
  }
  if (at.page != 0) return say(language, kPageLine, at.page, at.page_line);
  if (at.row != 0) return say(language, kRow, at.row);
  return where(at, language);
}

}  // namespace

SheetWriter::SheetWriter(std::string& out, Spans& spans, std::string prefix, Language language)
    : out_(out), spans_(spans), prefix_(std::move(prefix)), language_(language), open_(LaterEnd{&spans.all()}) {}

void SheetWriter::write(const std::vector<std::string>& lines, std::uint32_t sheet) {
  while (next_ < spans_.all().size() && spans_[next_].sheet < sheet) ++next_;
  stop_ = next_;
  while (stop_ < spans_.all().size() && spans_[stop_].sheet == sheet) ++stop_;
  located_ = next_ == stop_ || spans_[next_].location != nullptr;
  const std::vector<Look> looks = looks_of(lines, sheet);
  out_ += located_ ? "<div class=\"sheet located\">\n" : "<div class=\"sheet\">\n";
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    const std::size_t most = kBlock[static_cast<std::size_t>(looks[begin])];
    while (end < lines.size() && looks[end] == looks[begin] && end - begin < most) ++end;
    block(lines, begin, end, looks[begin]);
    begin = end;
  }
  close_at({std::numeric_limits<std::uint32_t>::max(), 0});
  out_ += "</div>\n";
  next_ = stop_;
}

std::vector<SheetWriter::Look> SheetWriter::looks_of(const std::vector<std::string>& lines, std::uint32_t sheet) const {
  std::vector<Look> looks(lines.size(), Look::prose);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (has_cells(lines[i])) {
      looks[i] = Look::table;
    } else if (is_drawn(lines[i])) {
      looks[i] = Look::mono;
    }
  }
  // One line with a tab is no table.
  for (std::size_t i = 0; i < looks.size(); ++i) {
    const bool alone =
        (i == 0 || looks[i - 1] != Look::table) && (i + 1 == looks.size() || looks[i + 1] != Look::table);
    if (looks[i] == Look::table && alone) looks[i] = Look::prose;
  }
  if (lines.size() <= kMostLines) return looks;
  std::vector<bool> shown(lines.size(), false);
  const auto show = [&shown](std::size_t from, std::size_t to) {
    std::fill(shown.begin() + static_cast<std::ptrdiff_t>(std::min(from, shown.size())),
              shown.begin() + static_cast<std::ptrdiff_t>(std::min(to, shown.size())), true);
  };
  show(0, kBlock[0]);
  for (std::size_t i = next_; i < stop_; ++i) {
    const Span& span = spans_[i];
    if (span.sheet == sheet && (span.involved || span.standing >= Standing::silenced))
      show(span.begin.line - std::min<std::size_t>(span.begin.line, kNear + 1), span.begin.line + kNear);
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!shown[i]) looks[i] = Look::hidden;
  }
  return looks;
}

void SheetWriter::block(const std::vector<std::string>& lines, std::size_t begin, std::size_t end, Look look) {
  if (look == Look::hidden) {
    for (std::size_t i = begin; i < end; ++i) pass(static_cast<std::uint32_t>(i + 1));
    out_ += "<p class=\"cut\">" + say(language_, kLeftOut, end - begin) + "</p>\n";
    return;
  }
  constexpr std::string_view kOpening[] = {"\">\n", " wide\"><table class=\"cells\"><tbody>\n", " wide mono\">\n"};
  out_ += end - begin >= kLarge ? "<div class=\"block large" : "<div class=\"block";
  out_ += kOpening[static_cast<std::size_t>(look)];
  for (std::size_t i = begin; i < end; ++i) line(lines[i], static_cast<std::uint32_t>(i + 1), look);
  out_ += look == Look::table ? "</tbody></table></div>\n" : "</div>\n";
}

void SheetWriter::line(std::string_view text, std::uint32_t number, Look look) {
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  if (look == Look::table) {
    out_ += "<tr class=\"line\">";
    gutter(number, look);
    line_ = text;
    cell(0);
    walk(text, number, look);
    out_ += "</td></tr>\n";
  } else {
    out_ += is_blank(text) ? "<p class=\"line empty\"" : "<p class=\"line\"";
    gutter(number, look);
    out_ += '>';
    walk(text, number, look);
    out_ += "</p>\n";
  }
}

// In front of the line: its number, or what names it in a file without lines.
void SheetWriter::gutter(std::uint32_t number, Look look) {
  std::string label;
  if (!located_) {
    label = std::to_string(number);
  } else if (next_ < stop_ && spans_[next_].begin.line == number && spans_[next_].location != nullptr) {
    label = line_place(*spans_[next_].location, look == Look::table, language_);
  }
  out_ += look == Look::table ? "<th scope=\"row\" data-at=\"" : " data-at=\"";
  append_text(out_, label);
  out_ += look == Look::table ? "\"></th>" : "\"";
}

// A line that is not shown: what begins and ends in it still begins and ends.
void SheetWriter::pass(std::uint32_t number) {
  while (next_ < stop_ && spans_[next_].begin.line <= number) open_at(spans_[next_].begin);
  close_at({number + 1, 0});
}

void SheetWriter::walk(std::string_view text, std::uint32_t number, Look look) {
  std::size_t at = 0;
  Place here{number, 1};
  while (true) {
    close_at(here);
    open_at(here);
    Place stop{number + 1, 0};
    if (next_ < stop_) stop = std::min(stop, spans_[next_].begin);
    if (!open_.empty()) stop = std::min(stop, spans_[open_.top()].end);
    const bool leads = at == 0;
    const std::size_t from = at;
    while (at < text.size() && here < stop) {
      next_code_point(text, at);
      ++here.column;
    }
    run(text.substr(from, at - from), leads, look);
    if (at >= text.size()) break;
  }
  pass(number);  // what is said to begin behind the end of the line
}

void SheetWriter::run(std::string_view text, bool leads, Look look) {
  if (leads && look != Look::table) {  // where a span goes on from the line before, the indentation is no part of it
    const std::size_t word = std::min(text.find_first_not_of(" \t"), text.size());
    plain(text.substr(0, word));
    text.remove_prefix(word);
  }
  const auto put = [this](std::string_view part) { open_.empty() ? plain(part) : piece(part); };
  std::size_t tab = 0;
  while (look == Look::table && (tab = text.find('\t')) != std::string_view::npos) {
    put(text.substr(0, tab));
    text.remove_prefix(tab + 1);
    out_ += "</td>";
    cell(static_cast<std::size_t>(text.data() - line_.data()));
  }
  put(text);
}

// Opens the cell that begins at that byte of the line.
void SheetWriter::cell(std::size_t at) {
  out_ += is_number(line_.substr(at, line_.find('\t', at) - at)) ? "<td class=\"num\">" : "<td>";
}

void SheetWriter::plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'\t') {
      out_ += '\t';
    } else {
      append_code_point(out_, c);
    }
  }
}

void SheetWriter::piece(std::string_view text) {
  if (is_blank(text)) {
    plain(text);
    return;
  }
  std::size_t worst = standing_.size();
  while (worst > 1 && standing_[worst - 1] == 0) --worst;
  const std::string_view style = style_of(static_cast<Standing>(worst - 1));
  const char* const tag = open_problems_.empty() ? "span" : "a";
  out_ += fmt::format("<{} class=\"f{}{}\"", tag, style.empty() ? "" : " ", style);
  if (!open_problems_.empty()) {
    const std::uint32_t number = spans_[*open_problems_.rbegin()].problems.front();
    if (fresh_) out_ += fmt::format(" id=\"{}s{}\"", prefix_, pieces_);
    out_ += fmt::format(" href=\"#{0}p{1}\" aria-describedby=\"{0}p{1}\"{2}", prefix_, number,
                        fresh_ ? "" : " tabindex=\"-1\"");
    fresh_ = false;
  }
  out_ += '>';
  plain(text);
  out_ += fmt::format("</{}>", tag);
  ++pieces_;
}

void SheetWriter::open_at(Place place) {
  for (; next_ < stop_ && spans_[next_].begin <= place; ++next_) {
    Span& span = spans_[next_];
    span.first = span.last = pieces_;
    open_.push(next_);
    ++standing_[static_cast<std::size_t>(span.standing)];
    if (span.problems.empty()) continue;
    open_problems_.insert(next_);
    fresh_ = true;
  }
}

void SheetWriter::close_at(Place place) {
  std::vector<std::uint32_t> numbers;
  while (!open_.empty() && spans_[open_.top()].end <= place) {
    Span& span = spans_[open_.top()];
    span.last = pieces_;
    --standing_[static_cast<std::size_t>(span.standing)];
    if (!span.problems.empty()) {
      open_problems_.erase(open_.top());
      if (span.last > span.first) numbers.insert(numbers.end(), span.problems.begin(), span.problems.end());
    }
    open_.pop();
  }
  if (numbers.empty()) return;
  std::sort(numbers.begin(), numbers.end());
  const std::size_t told = std::min(numbers.size(), kMostNumbers);
  out_ += fmt::format("<sup data-no=\"{}{}\"></sup>",
                      fmt::join(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(told), ", "),
                      told < numbers.size() ? "…" : "");
}

}  // namespace khop::output::html

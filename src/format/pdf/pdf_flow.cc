// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf_flow.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "format/pdf/pdf_notes.h"
#include "format/pdf/pdf_table.h"
#include "format/pdf/pdf_text.h"

namespace khop::format {
namespace {

// Shares of the height of the type.
constexpr double kBlank = 0.22;
constexpr double kIndent = 0.5;
constexpr double kSameSize = 0.12;
constexpr double kCentred = 1.0;
constexpr double kNextLine = 1.18;  // of the usual distance of lines

// Between which the text of a page stands.
struct Margins {
  double left = 0, right = 0;
};

double rounded(double value, double step) { return std::round(value / step) * step; }

// The value that most of the weight has.
double mode(const std::map<double, double>& weights) {
  double best = 0, most = -1;
  for (const auto& [value, weight] : weights) {
    if (weight > most) {
      most = weight;
      best = value;
    }
  }
  return best;
}

// "-", "+", "a)", "1.", "2.1.", "(3)".
bool begins_item(const PdfLine& line) {
  const std::string_view word = line.words[0].text;
  if (word == "-" || word == "+" || word == "–" || word == "*" || word == "•") return true;
  if (word.size() < 2 || word.size() > 8) return false;
  if (word.back() != '.' && word.back() != ')') return false;
  const std::string_view body = word.substr(0, word.size() - 1);
  const bool number = body.find_first_not_of("0123456789.(") == std::string_view::npos;
  const bool roman = body.find_first_not_of("IVX") == std::string_view::npos;
  return number || roman || body.size() == 1;
}

bool ends_sentence(const PdfLine& line) {
  const char last = line.words.back().text.back();
  return last == '.' || last == ';' || last == ':' || last == '!' || last == '?';
}

class Flow {
 public:
  explicit Flow(const std::vector<PdfPage>& pages) {
    for (std::size_t p = 0; p < pages.size(); ++p) {
      pages_.push_back(pdf_lines(pages[p], static_cast<std::int32_t>(p)));
      out_.parts.push_back(std::to_string(p + 1));
      rules_.push_back(pages[p].rules);
    }
    drop_running_lines(pages_);
  }

  Content run() {
    body_ = body_size();
    std::vector<PdfNote> notes = take_pdf_notes(pages_, body_);
    for (const std::vector<PdfLine>& page : pages_) margins_.push_back(margins_of(page));
    fill_margins();
    for (std::vector<PdfLine>& page : pages_) {
      for (PdfLine& line : page) lines_.push_back(std::move(line));
    }
    measure_lines();
    for (const PdfNote& note : notes) {
      out_.notes.push_back(Note{note.mark, {}});
      write(note.lines, out_.notes.back().body);
    }
    body();
    return std::move(out_);
  }

 private:
  [[nodiscard]] double body_size() const {
    std::map<double, double> sizes;
    for (const std::vector<PdfLine>& page : pages_) {
      for (const PdfLine& line : page) {
        for (const PdfWord& word : line.words)
          sizes[rounded(word.size(), 0.25)] += static_cast<double>(word.text.size());
      }
    }
    return mode(sizes);
  }

  // The outermost places where several lines begin and end.
  static Margins margins_of(const std::vector<PdfLine>& page) {
    constexpr double kNear = 12;
    std::vector<double> lefts, rights;
    for (const PdfLine& line : page) {
      if (pdf_segments(line).size() > 1) continue;
      lefts.push_back(line.left());
      rights.push_back(line.right());
    }
    if (lefts.size() < 5) return {};
    std::sort(lefts.begin(), lefts.end());
    std::sort(rights.rbegin(), rights.rend());
    Margins margins{lefts[0], rights[0]};
    for (std::size_t i = 0; i + 1 < lefts.size(); ++i) {
      if (lefts[i + 1] - lefts[i] > kNear / 4) continue;
      margins.left = lefts[i];
      break;
    }
    for (std::size_t i = 0; i + 1 < rights.size(); ++i) {
      if (rights[i] - rights[i + 1] > kNear) continue;
      margins.right = rights[i];
      break;
    }
    return margins;
  }

  // Pages of a few lines have the margins of the others.
  void fill_margins() {
    std::map<double, double> lefts, rights;
    for (std::size_t p = 0; p < margins_.size(); ++p) {
      if (margins_[p].right <= 0) continue;
      lefts[rounded(margins_[p].left, 2)] += 1;
      rights[rounded(margins_[p].right, 2)] += 1;
    }
    Margins usual{mode(lefts), mode(rights)};
    if (usual.right <= 0) {
      usual.left = 1e9;
      for (const std::vector<PdfLine>& page : pages_) {
        for (const PdfLine& line : page) {
          usual.left = std::min(usual.left, line.left());
          usual.right = std::max(usual.right, line.right());
        }
      }
    }
    for (Margins& margins : margins_) {
      if (margins.right <= 0) margins = usual;
    }
  }

  [[nodiscard]] const Margins& margins(const PdfLine& line) const {
    return margins_[static_cast<std::size_t>(line.page)];
  }

  // The usual distance of lines, and whether paragraphs are indented.
  void measure_lines() {
    std::map<double, double> steps;
    std::size_t ends = 0, indented = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const PdfLine &line = lines_[i], &next = lines_[i + 1];
      if (line.page != next.page || !same_size(line, next)) continue;
      if (had_room(line, next)) {
        ++ends;
        indented += next.left() > margins(next).left + kIndent * next.size ? 1 : 0;
      } else if (next.left() < margins(next).left + kIndent * next.size) {
        steps[rounded((next.base - line.base) / line.size, 0.02)] += 1;
      }
    }
    step_ = steps.empty() ? 1.25 : mode(steps);
    indents_ = ends >= 3 && indented * 2 >= ends;
  }

  static bool same_size(const PdfLine& a, const PdfLine& b) {
    return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
  }

  // Whether the first word of `next` could have stood on `line`: somebody broke the line on purpose.
  [[nodiscard]] bool had_room(const PdfLine& line, const PdfLine& next) const {
    return line.right() + kBlank * line.size + next.words[0].width() < margins(line).right - 0.5;
  }

  [[nodiscard]] bool centred(const PdfLine& line) const {
    const Margins& m = margins(line);
    return line.left() > m.left + kIndent * line.size &&
           std::abs((line.left() - m.left) - (m.right - line.right())) < kCentred * line.size;
  }

  // Whether `next` goes on with the paragraph of lines `first` to `last`.
  [[nodiscard]] bool continues(const PdfLine& first, const PdfLine& last, bool single, const PdfLine& next) const {
    if (!same_size(last, next) || had_room(last, next)) return false;
    const bool same_page = last.page == next.page;
    const double step = next.base - last.base;
    if (same_page && (step > kNextLine * step_ * last.size || step < 0.3 * last.size)) return false;
    const double left = margins(next).left;
    if (next.left() > left + kIndent * next.size) {
      if (centred(last) && centred(next)) return same_page;
      const double shift = next.left() - left - ((single ? first : last).left() - margins(last).left);
      return single ? shift > 3 : std::abs(shift) < 3 && std::abs(first.left() - last.left()) > 3;
    }
    if (!indents_ && begins_item(next)) return false;
    if (!indents_ && !same_page) return !ends_sentence(last);
    return true;
  }

  void write(const std::vector<PdfLine>& lines, std::vector<Element>& out) const { write(lines, 0, lines.size(), out); }

  void write(const std::vector<PdfLine>& lines, std::size_t begin, std::size_t end, std::vector<Element>& out) const {
    std::size_t first = begin;
    for (std::size_t i = begin; i < end; ++i) {
      const bool goes_on = i > begin && continues(lines[first], lines[i - 1], i == first + 1, lines[i]);
      if (!goes_on) {
        first = i;
        out.emplace_back(Paragraph{});
      }
      auto& paragraph = std::get<Paragraph>(out.back());
      add_words(lines[i], 0, lines[i].words.size(), ends_within_word(paragraph.text), paragraph);
    }
  }

  void body() {
    std::size_t text = 0;  // where the text begins that is not written yet
    for (std::size_t i = 0; i < lines_.size();) {
      const Margins& m = margins(lines_[i]);
      PdfRegion region = pdf_region(lines_, i, m.right - m.left);
      region.first = std::max(region.first, text);
      if (region.end - region.first < 2) {
        ++i;
        continue;
      }
      Table table = pdf_table(lines_, region, rules_);
      if (!table.rows.empty()) {
        write(lines_, text, region.first, out_.body);
        out_.body.emplace_back(std::move(table));
      } else if (const std::vector<double> gutters = pdf_boundaries(lines_, region); gutters.size() == 1) {
        write(lines_, text, region.first, out_.body);
        beside(region, gutters[0]);
      } else {
        i = region.end;
        continue;
      }
      i = text = region.end;
    }
    write(lines_, text, lines_.size(), out_.body);
  }

  // Two columns of text: the left one is read first.
  void beside(const PdfRegion& region, double gutter) {
    std::vector<PdfLine> left, right;
    for (std::size_t i = region.first; i < region.end; ++i) {
      const PdfLine& line = lines_[i];
      PdfLine halves[2] = {line, line};
      for (PdfLine& half : halves) half.words.clear();
      for (const PdfWord& word : line.words)
        halves[(word.left + word.right) / 2 > gutter ? 1 : 0].words.push_back(word);
      if (!halves[0].words.empty()) left.push_back(std::move(halves[0]));
      if (!halves[1].words.empty()) right.push_back(std::move(halves[1]));
    }
    write(left, out_.body);
    write(right, out_.body);
  }

  std::vector<std::vector<PdfLine>> pages_;
  std::vector<PdfLine> lines_;               // of the body
  std::vector<std::vector<PdfRule>> rules_;  // by page
  std::vector<Margins> margins_;
  double body_ = 0;       // size of its type
  double step_ = 1;       // from line to line, of the size of the type
  bool indents_ = false;  // the first lines of paragraphs are indented
  Content out_;
};

}  // namespace

Content pdf_flow(const std::vector<PdfPage>& pages) { return Flow(pages).run(); }

}  // namespace khop::format

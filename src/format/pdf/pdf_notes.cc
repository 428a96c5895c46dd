// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf_notes.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace khop::format {
namespace {

constexpr double kSmaller = 0.93;  // type of footnotes, of that of the body
constexpr double kSameSize = 1.08;
constexpr std::size_t kMostLines = 1000;  // of a page; more is a drawing

// "7", "(7)", "7)", "*" without brackets; empty if the word is no mark.
std::string mark_of(std::string_view text) {
  if (text.starts_with('(') || text.starts_with('[')) text.remove_prefix(1);
  if (text.ends_with(')') || text.ends_with(']')) text.remove_suffix(1);
  if (text.empty() || text.size() > 3) return {};
  const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
  const bool stars = text.find_first_not_of('*') == std::string_view::npos;
  return digits || stars ? std::string(text) : std::string();
}

// m², km³ are units.
bool after_unit(const PdfLine& line, std::size_t i) {
  if (i == 0 || (line.words[i].text != "2" && line.words[i].text != "3")) return false;
  const std::string_view before = line.words[i - 1].text;
  if (!before.ends_with('m')) return false;
  std::string_view unit = before;
  while (!unit.empty() && unit.find_first_of("(/0123456789,.") != std::string_view::npos)
    unit.remove_prefix(unit.find_first_of("(/0123456789,.") + 1);
  return unit == "m" || unit == "km" || unit == "cm" || unit == "dm" || unit == "mm" || unit == "hm" || unit == "dam";
}

class Taker {
 public:
  Taker(std::vector<std::vector<PdfLine>>& pages, double body) : pages_(pages), body_(body) {}

  std::vector<PdfNote> run() {
    for (std::size_t p = 0; p < pages_.size(); ++p) take_page(p);
    return std::move(notes_);
  }

 private:
  // Whether a footnote begins with this line: a mark in front, raised, that the text above has, too, or that is at
  // least of small type.
  [[nodiscard]] bool begins(const std::vector<PdfLine>& lines, std::size_t i) const {
    const PdfLine& line = lines[i];
    if (line.words.size() < 2) return false;
    const std::string mark = mark_of(line.words[0].text);
    if (mark.empty()) return false;
    const bool small = line.size <= kSmaller * body_;
    if (!line.words[0].raised && (!small || pdf_segments(line).size() > 1)) return false;
    const bool known = refers(lines, i, mark);
    return line.words[0].raised ? known || small : known;
  }

  [[nodiscard]] static bool refers(const std::vector<PdfLine>& lines, std::size_t end, const std::string& mark) {
    for (std::size_t i = 0; i < end; ++i) {
      for (std::size_t w = 1; w < lines[i].words.size(); ++w) {
        if (lines[i].words[w].raised && !after_unit(lines[i], w) && mark_of(lines[i].words[w].text) == mark)
          return true;
      }
    }
    return false;
  }

  void take_page(std::size_t p) {
    std::vector<PdfLine>& lines = pages_[p];
    if (lines.size() > kMostLines) return;
    std::size_t first = lines.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!begins(lines, i)) continue;
      const double size = lines[i].size;
      const bool foot = std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end(),
                                    [size](const PdfLine& line) { return line.size <= kSameSize * size; });
      if (!foot) continue;
      first = i;
      break;
    }
    // Small type above belongs to the last footnote of the page before, if that was not at its end.
    std::size_t rest = first;
    if (open_) {
      while (rest > 0 && lines[rest - 1].size <= kSmaller * body_ && pdf_segments(lines[rest - 1]).size() == 1) --rest;
    }
    open_ = false;
    std::vector<std::size_t> own;
    for (std::size_t i = rest; i < lines.size(); ++i) {
      if (i >= first && begins(lines, i)) {
        PdfNote note;
        note.mark = mark_of(lines[i].words[0].text);
        lines[i].words.erase(lines[i].words.begin());
        own.push_back(notes_.size());
        notes_.push_back(std::move(note));
      }
      notes_.back().lines.push_back(std::move(lines[i]));
    }
    if (rest < lines.size()) {
      const std::string& end = notes_.back().lines.back().words.back().text;
      open_ = !end.ends_with('.') && !end.ends_with(';');
    }
    lines.resize(rest);
    for (const std::size_t note : own) tie(p, note);
  }

  void tie(std::size_t p, std::size_t note) {
    // A mark that could be a unit's power is one only if there is no other.
    for (const bool units : {false, true}) {
      for (PdfLine& line : pages_[p]) {
        for (std::size_t w = 0; w < line.words.size(); ++w) {
          PdfWord& word = line.words[w];
          if (!word.raised || word.note >= 0 || mark_of(word.text) != notes_[note].mark) continue;
          if (after_unit(line, w) != units) continue;
          word.note = static_cast<std::int32_t>(note);
          return;
        }
      }
    }
  }

  std::vector<std::vector<PdfLine>>& pages_;
  const double body_;
  std::vector<PdfNote> notes_;
  bool open_ = false;  // the last footnote of the page before goes on
};

}  // namespace

std::vector<PdfNote> take_pdf_notes(std::vector<std::vector<PdfLine>>& pages, double body) {
  return Taker(pages, body).run();
}

}  // namespace khop::format

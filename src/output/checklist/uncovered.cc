// SPDX-License-Identifier: Apache-2.0
#include "output/checklist/uncovered.h"

#include <algorithm>
#include <string_view>

#include "output/display.h"

namespace khop::output::checklist {
namespace {

constexpr std::size_t kMostInWords = 3;     // more figures of one line are told without the words around them
constexpr unsigned kColumns = 30;           // around a figure
constexpr std::size_t kMostOfSection = 12;  // figures other than rates; further ones are counted
constexpr std::size_t kLeastDigits = 3;     // a plain count with fewer is only counted: "02 dự án"

// Whether a slip in it would matter enough to send a person back to the sources.
bool is_weighty(const FigureInfo& figure) {
  if (figure.dimension == "duration") return false;
  if (figure.dimension != "count") return true;
  const auto digits =
      std::count_if(figure.value.begin(), figure.value.end(), [](char c) { return c >= '0' && c <= '9'; });
  return static_cast<std::size_t>(digits) >= kLeastDigits && !figure.value.starts_with('0');
}

// A rate, or by how much something rose or fell: it follows from other figures.
bool is_rate(const FigureInfo& figure) {
  if (figure.dimension == "percent" || figure.dimension == "permille") return true;
  return figure.role != "value" && figure.role != "attain" && figure.role != "share" && is_weighty(figure);
}

class Teller {
 public:
  Teller(const Audit& audit, Describer& describer)
      : audit_(audit), describer_(describer), sizes_(audit.sections.size()) {
    for (const FigureInfo& each : audit.figures) {
      if (each.section >= 0) ++sizes_[static_cast<std::size_t>(each.section)];
    }
  }

  /// `figures`: indices of one kind, in reading order; `all` tells whether each is listed or only the weighty ones.
  std::vector<Uncovered> tell(const std::vector<std::size_t>& figures, bool all) {
    std::vector<Uncovered> out;
    std::vector<std::pair<std::int32_t, std::size_t>> known;  // section, index into out
    for (std::size_t i = 0; i < figures.size();) {
      std::vector<std::size_t> line;
      const FigureInfo& first = figure(figures[i]);
      for (; i < figures.size() && figure(figures[i]).section == first.section &&
             figure(figures[i]).begin.line == first.begin.line;
           ++i)
        line.push_back(figures[i]);
      Uncovered& section = section_of(first.section, known, out);
      section.count += static_cast<std::uint32_t>(line.size());
      if (section.table) continue;
      std::erase_if(line, [&](std::size_t f) {
        const bool left_out = !all && (!is_weighty(figure(f)) || section.count - section.others > kMostOfSection);
        section.others += left_out ? 1 : 0;
        return left_out;
      });
      if (!line.empty()) section.passages.push_back(passage(line));
    }
    return all ? out : gathered(std::move(out));
  }

 private:
  // Sections of which nothing is listed take one row together.
  static std::vector<Uncovered> gathered(std::vector<Uncovered> sections) {
    Uncovered small;
    std::erase_if(sections, [&small](const Uncovered& section) {
      if (section.table || !section.passages.empty()) return false;
      small.count += section.count;
      small.others += section.others;
      ++small.sections;
      return true;
    });
    if (small.sections > 0) sections.push_back(std::move(small));
    return sections;
  }

  const FigureInfo& figure(std::size_t i) const { return audit_.figures[i]; }

  Uncovered& section_of(std::int32_t section, std::vector<std::pair<std::int32_t, std::size_t>>& known,
                        std::vector<Uncovered>& out) {
    // A footnote or a table parts a section in two: it is looked for among the last ones.
    for (std::size_t back = 0; back < std::min<std::size_t>(known.size(), 8); ++back) {
      const auto& [id, index] = known[known.size() - 1 - back];
      if (id == section) return out[index];
    }
    known.emplace_back(section, out.size());
    Uncovered fresh;
    fresh.section = describer_.sections().name(section);
    fresh.table = describer_.sections().is_table(section);
    if (fresh.table) fresh.cells = sizes_[static_cast<std::size_t>(section)];
    out.push_back(std::move(fresh));
    return out.back();
  }

  Passage passage(const std::vector<std::size_t>& line) {
    const FigureInfo& first = figure(line.front());
    Passage out;
    out.where = describer_.place({}, first.begin, first.location.get());
    out.count = static_cast<std::uint32_t>(line.size());
    if (line.size() <= kMostInWords) {
      std::vector<Describer::Mentioned> marks;
      for (const std::size_t f : line) marks.push_back({figure(f).begin, figure(f).end, Tone::blamed});
      out.figures = describer_.line(audit_.ledger.path, first.begin.line, marks,
                                    kColumns * (1 + static_cast<unsigned>(line.size())));
      for (Run& run : out.figures) {
        if (run.tone == Tone::blamed) run.tone = Tone::strong;
      }
      return out;
    }
    // The same value several times in a line, such as 100 %, is one entry of the list.
    std::vector<std::pair<std::string, std::uint32_t>> texts;
    for (const std::size_t f : line) {
      std::string text = visible(figure(f).text);
      const auto same = std::find_if(texts.begin(), texts.end(), [&](const auto& t) { return t.first == text; });
      if (same != texts.end()) {
        ++same->second;
      } else {
        texts.emplace_back(std::move(text), 1);
      }
    }
    std::string listed;
    for (const auto& [text, times] : texts) {
      if (!listed.empty()) listed += "; ";
      listed += text;
      if (times > 1) listed += " (×" + std::to_string(times) + ")";
    }
    out.figures.push_back({std::move(listed), Tone::strong});
    return out;
  }

  const Audit& audit_;
  Describer& describer_;
  std::vector<std::uint32_t> sizes_;  // figures of each section
};

}  // namespace

void tell_uncovered(const Audit& audit, const Coverage& coverage, Describer& describer, Checklist& out) {
  std::vector<std::size_t> unbased, rest;
  for (std::size_t i = 0; i < audit.figures.size(); ++i) {
    const FigureInfo& figure = audit.figures[i];
    if (path_of(audit, figure) != audit.ledger.path) continue;
    ++out.figures;
    const bool rate = is_rate(figure);
    if (rate ? coverage.founded(i) : coverage.covered(i)) {
      ++out.covered;
    } else {
      (rate ? unbased : rest).push_back(i);
    }
  }
  Teller teller(audit, describer);
  out.unbased = teller.tell(unbased, true);
  out.rest = teller.tell(rest, false);
}

}  // namespace khop::output::checklist

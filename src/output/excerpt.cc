// SPDX-License-Identifier: Apache-2.0
#include "output/excerpt.h"

#include <algorithm>
#include <utility>

#include "output/display.h"

namespace khop::output {
namespace {

constexpr std::uint32_t kStep = 1024;
constexpr std::string_view kCut = "…";    // at an end
constexpr std::string_view kGap = " … ";  // between two segments
constexpr std::uint32_t kGapColumns = 3;
constexpr std::uint32_t kLeastContext = 10;  // columns around a figure below which a distant figure is rather left out
constexpr std::uint32_t kWordSearch = 8;     // how far a cut is moved to fall between two words

struct Segment {
  std::uint32_t begin, end;  // columns, half open
};

std::vector<Segment> segments(const std::vector<Mark>& marks, std::uint32_t context, std::uint32_t columns) {
  std::vector<Segment> out;
  for (const Mark& mark : marks) {
    const std::uint32_t begin = mark.begin > context ? mark.begin - context : 1;
    const std::uint32_t end = std::min(columns + 1, mark.end + context);
    out.push_back({begin, std::max(begin, end)});
  }
  std::sort(out.begin(), out.end(), [](const Segment& a, const Segment& b) { return a.begin < b.begin; });
  std::vector<Segment> joined;
  for (const Segment& next : out) {
    if (!joined.empty() && next.begin <= joined.back().end + kGapColumns) {
      joined.back().end = std::max(joined.back().end, next.end);
    } else {
      joined.push_back(next);
    }
  }
  return joined;
}

std::uint32_t cost(const std::vector<Segment>& parts) {
  auto sum = static_cast<std::uint32_t>(2 + kGapColumns * (parts.size() - 1));  // two cut ends, a gap between each two
  for (const Segment& part : parts) sum += part.end - part.begin;
  return sum;
}

class Writer {
 public:
  Writer(const ColumnIndex& index, const std::vector<Mark>& marks) : index_(index), marks_(marks) {}

  void segment(Segment part) {
    part = between_words(part);
    if (part.begin > 1) literal(out_.line.empty() ? kCut : kGap);
    const std::string_view line = index_.line();
    std::uint32_t column = part.begin;
    for (std::size_t at = index_.offset(column); at < line.size() && column < part.end; ++column) {
      const std::size_t from = at;
      next_code_point(line, at);
      // A tab parts two cells of a table, which one space would run together.
      const std::string shown = line[from] == '\t' ? "  " : visible(line.substr(from, at - from));
      out_.line += shown;
      out_.marks.append(width(shown), sign(column));
    }
    last_ = column;
  }

  Excerpt finish() {
    if (last_ <= index_.columns()) literal(kCut);
    out_.marks.erase(out_.marks.find_last_not_of(' ') + 1);
    out_.line.erase(out_.line.find_last_not_of(' ') + 1);
    return std::move(out_);
  }

 private:
  // Moves the ends of a segment inwards to the nearest space, unless a mark is in the way.
  Segment between_words(Segment part) const {
    const auto marked = [this](std::uint32_t column) { return sign(column) != ' '; };
    const auto space = [this](std::uint32_t column) { return index_.line()[index_.offset(column)] == ' '; };
    if (part.begin > 1) {
      for (std::uint32_t c = part.begin; c < part.end && c < part.begin + kWordSearch && !marked(c); ++c) {
        if (!space(c)) continue;
        part.begin = c + 1;
        break;
      }
    }
    if (part.end <= index_.columns() && !marked(part.end - 1)) {
      for (std::uint32_t c = part.end - 1; c > part.begin && c + kWordSearch > part.end && !marked(c); --c) {
        if (!space(c)) continue;
        part.end = c;
        break;
      }
    }
    return part;
  }

  char sign(std::uint32_t column) const {
    for (const Mark& mark : marks_) {
      if (mark.begin <= column && column < mark.end) return mark.sign;
    }
    return ' ';
  }

  void literal(std::string_view text) {
    out_.line += text;
    out_.marks.append(width(text), ' ');
  }

  const ColumnIndex& index_;
  const std::vector<Mark>& marks_;
  Excerpt out_;
  std::uint32_t last_ = 1;
};

Excerpt write(const ColumnIndex& index, const std::vector<Mark>& marks, const std::vector<Segment>& parts) {
  Writer writer(index, marks);
  for (const Segment& part : parts) writer.segment(part);
  return writer.finish();
}

}  // namespace

ColumnIndex::ColumnIndex(std::string_view line) : line_(line) {
  for (std::size_t at = 0; at < line.size(); ++columns_) {
    if (columns_ % kStep == 0) steps_.push_back(at);
    next_code_point(line, at);
  }
}

const ColumnIndex& ColumnIndexes::of(const std::string& line) {
  const auto found = known_.find(&line);
  if (found != known_.end()) return found->second;
  return known_.emplace(&line, ColumnIndex(line)).first->second;
}

std::size_t ColumnIndex::offset(std::uint32_t column) const {
  if (column > columns_ || column == 0) return column == 0 ? 0 : line_.size();
  std::size_t at = steps_[(column - 1) / kStep];
  for (std::uint32_t left = (column - 1) % kStep; left != 0; --left) next_code_point(line_, at);
  return at;
}

Excerpt excerpt(const ColumnIndex& index, std::vector<Mark> marks, unsigned limit) {
  const std::uint32_t columns = index.columns();
  for (Mark& mark : marks) {
    mark.begin = std::clamp(mark.begin, 1U, columns + 1);
    mark.end = std::clamp(mark.end, mark.begin, columns + 1);
  }
  if (columns <= limit) {
    Excerpt whole = write(index, marks, {{1, columns + 1}});
    if (width(whole.line) <= limit) return whole;
  }
  const Mark first = marks.front();
  if (first.end - first.begin + 2 > limit) return write(index, marks, {{first.begin, first.begin + limit - 2}});

  const auto distance = [&first](const Mark& mark) {
    return mark.begin < first.begin ? first.begin - mark.begin : mark.begin - first.begin;
  };
  std::stable_sort(marks.begin() + 1, marks.end(),
                   [&](const Mark& a, const Mark& b) { return distance(a) < distance(b); });
  while (marks.size() > 1 && cost(segments(marks, kLeastContext, columns)) > limit) marks.pop_back();

  // The cost rises with the context, so the widest context that fits is found by halving.
  std::uint32_t fits = 0;
  for (std::uint32_t low = 0, high = limit; low <= high;) {
    const std::uint32_t middle = (low + high) / 2;
    if (cost(segments(marks, middle, columns)) <= limit) {
      fits = middle;
      low = middle + 1;
    } else if (middle == 0) {
      break;
    } else {
      high = middle - 1;
    }
  }
  // Columns are code points; wide characters take twice their number, so the context shrinks until the text fits too.
  Excerpt shown = write(index, marks, segments(marks, fits, columns));
  while (fits > 0 && width(shown.line) > limit) shown = write(index, marks, segments(marks, fits /= 2, columns));
  return shown;
}

}  // namespace khop::output

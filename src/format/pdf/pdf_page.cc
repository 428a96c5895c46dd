// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf_page.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "format/complaints.h"
#include "format/xml.h"
#include "text/utf8.h"

namespace khop::format {
namespace {

// Shares of the height of a line's type.
constexpr double kSameBase = 0.25;     // words of one line differ less
constexpr double kSmall = 0.8;         // a superscript is smaller than this
constexpr double kLeastRaised = 0.08;  // and stands higher by this
constexpr double kMostRaised = 0.75;
constexpr std::size_t kMostRaisedWords = 60;  // on a line
constexpr double kRaisedGap = 0.5;            // and right at a word
constexpr double kGlued = 0.1;
constexpr double kApart = 0.6;       // words of a line stand nearer than this, if that is not stretched
constexpr double kCellApart = 0.34;  // cells stand farther apart than this: a blank is a quarter
// What a page's head and foot may have.
constexpr std::size_t kMarginLines = 3;
constexpr std::size_t kLeastRepeated = 3;

double number_of(pugi::xml_node node, const char* name) {
  const std::string_view text = node.attribute(name).value();
  double value = 0;
  (void)std::from_chars(text.data(), text.data() + text.size(), value);
  return std::isfinite(value) ? std::clamp(value, -1e6, 1e6) : 0;
}

// What a font without a proper map of its signs gives must not break the text.
std::string valid_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = byte < 0x80 ? 1 : text::sequence_length(text, at);
    if (length == 0) {
      text::append_code_point(out, text::kReplacement);
      ++at;
      continue;
    }
    if (byte >= ' ') out += text.substr(at, length);
    at += length;
  }
  return out;
}

// Marks that stand above others are drawn into them: words that lie on top of one another are one and the same.
void take_words(pugi::xml_node node, std::vector<PdfWord>& words) {
  for (const pugi::xml_node inner : node.children("word")) {
    PdfWord word;
    word.left = number_of(inner, "xMin");
    word.top = number_of(inner, "yMin");
    word.right = number_of(inner, "xMax");
    word.bottom = number_of(inner, "yMax");
    word.text = valid_utf8(inner.child_value());
    if (word.text.empty() || word.size() <= 0 || word.width() < 0) continue;
    words.push_back(std::move(word));
  }
}

void measure(PdfLine& line) {
  std::stable_sort(line.words.begin(), line.words.end(),
                   [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
  // Bold type printed twice, a little apart.
  const auto doubled = [](const PdfWord& a, const PdfWord& b) {
    return a.text == b.text && std::abs(a.left - b.left) < 0.15 * a.size() && std::abs(a.base() - b.base()) < 1;
  };
  line.words.erase(std::unique(line.words.begin(), line.words.end(), doubled), line.words.end());
  double chars = 0, size = 0, base = 0;
  for (const PdfWord& word : line.words) {
    const auto weight = static_cast<double>(word.text.size());
    chars += weight;
    size += weight * word.size();
    base += weight * word.base();
  }
  line.size = size / chars;
  line.base = base / chars;
}

// Whether `small` holds superscripts of `line`: each stands right at a word.
bool raises(const PdfLine& line, const PdfLine& small) {
  if (small.size > kSmall * line.size || small.words.size() > kMostRaisedWords) return false;
  const double up = line.base - small.base;
  if (up < kLeastRaised * line.size || up > kMostRaised * line.size) return false;
  return std::all_of(small.words.begin(), small.words.end(), [&](const PdfWord& mark) {
    return mark.text.size() <= 6 && std::any_of(line.words.begin(), line.words.end(), [&](const PdfWord& word) {
             return std::abs(mark.left - word.right) < kRaisedGap * line.size ||
                    std::abs(word.left - mark.right) < kRaisedGap * line.size;
           });
  });
}

void raise_words(std::vector<PdfLine>& lines) {
  std::vector<bool> gone(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // The line that it stands on comes right below it, or above if the mark is only a little smaller.
    for (const std::size_t k : {i + 1, i + 2, i - 1}) {
      if (k >= lines.size() || gone[k] || !raises(lines[k], lines[i])) continue;
      for (PdfWord& word : lines[i].words) {
        word.raised = true;
        lines[k].words.push_back(std::move(word));
      }
      std::stable_sort(lines[k].words.begin(), lines[k].words.end(),
                       [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
      gone[i] = true;
      break;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) lines[kept] = std::move(lines[i]);
    ++kept;
  }
  lines.resize(kept);
}

std::string text_of(const PdfLine& line) {
  std::string out;
  for (const PdfWord& word : line.words) {
    if (!out.empty()) out += ' ';
    out += word.text;
  }
  return out;
}

// The number of a line that is nothing but a page number: "7", "- 7 -", "Trang 7", "7/22"; -1 if it is none.
int page_number(const PdfLine& line) {
  if (line.words.size() > 4) return -1;
  int number = -1;
  bool after_slash = false;
  for (const PdfWord& word : line.words) {
    std::string_view text = word.text;
    if (text == "-" || text == "–" || text == "Trang" || text == "trang" || text == "|") continue;
    if (text == "/") {
      after_slash = true;
      continue;
    }
    while (!text.empty() && text.front() == '-') text.remove_prefix(1);
    while (!text.empty() && text.back() == '-') text.remove_suffix(1);
    int value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || (stop != text.data() + text.size() && *stop != '/') || value > 9999) return -1;
    if (number >= 0 && !after_slash) return -1;
    if (number < 0) number = value;
  }
  return number;
}

std::vector<PdfSegment> cut(const PdfLine& line, double apart) {
  std::vector<PdfSegment> segments;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const PdfWord& word = line.words[i];
    if (segments.empty() || word.left - segments.back().right > apart * line.size) {
      segments.push_back(PdfSegment{i, i + 1, word.left, word.right});
    } else {
      segments.back().end = i + 1;
      segments.back().right = std::max(segments.back().right, word.right);
    }
  }
  return segments;
}

}  // namespace

Result<std::vector<PdfPage>> parse_pdf_pages(std::string xhtml, const std::string& path) {
  // The words stand in one element; what is around it declares a document type and repeats what the file says of
  // itself.
  const std::size_t begin = xhtml.find("<doc>"), end = xhtml.rfind("</doc>");
  if (begin == std::string::npos || end == std::string::npos || end < begin)
    return complain(path, {"tệp bị hỏng: pdftotext không đọc ra chữ nào", "is damaged: pdftotext gives no words"});
  xhtml.resize(end + 6);
  xhtml.erase(0, begin);
  Result<Xml> xml = Xml::parse(std::move(xhtml), path, "text");
  if (!xml) return xml.error();
  std::vector<PdfPage> pages;
  for (const pugi::xml_node node : xml->root().children("page")) {
    PdfPage page;
    page.width = number_of(node, "width");
    page.height = number_of(node, "height");
    take_words(node, page.words);
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<PdfLine> pdf_lines(const PdfPage& page, std::int32_t index) {
  std::vector<const PdfWord*> words;
  for (const PdfWord& word : page.words) words.push_back(&word);
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord* a, const PdfWord* b) { return a->base() < b->base(); });
  std::vector<PdfLine> lines;
  for (const PdfWord* word : words) {
    // Words of another size stand on a line of their own first: superscripts.
    PdfLine* line = nullptr;
    for (std::size_t back = 0; back < 3 && back < lines.size(); ++back) {
      PdfLine& known = lines[lines.size() - 1 - back];
      const double larger = std::max(known.size, word->size()), smaller = std::min(known.size, word->size());
      if (std::abs(known.base - word->base()) <= kSameBase * smaller && smaller > kSmall * larger) {
        line = &known;
        break;
      }
    }
    if (line == nullptr) {
      lines.emplace_back();
      line = &lines.back();
      line->page = index;
      line->base = word->base();
      line->size = word->size();
    }
    line->words.push_back(*word);
  }
  for (PdfLine& line : lines) measure(line);
  std::stable_sort(lines.begin(), lines.end(), [](const PdfLine& a, const PdfLine& b) { return a.base < b.base; });
  raise_words(lines);
  return lines;
}

void drop_running_lines(std::vector<std::vector<PdfLine>>& pages) {
  // Numbers that count on with the pages, and texts at one height.
  std::map<std::pair<bool, int>, std::size_t> offsets;
  std::map<std::pair<std::string, int>, std::size_t> repeated;
  const auto in_margin = [](const std::vector<PdfLine>& lines, std::size_t i) {
    return i < kMarginLines || i + kMarginLines >= lines.size();
  };
  const auto offset_of = [&](const std::vector<PdfLine>& lines, std::size_t i, std::size_t page) {
    return std::pair(i == 0, page_number(lines[i]) - static_cast<int>(page));
  };
  const auto at_edge = [](const std::vector<PdfLine>& lines, std::size_t i) { return i == 0 || i + 1 == lines.size(); };
  const auto key_of = [](const PdfLine& line) { return std::pair(text_of(line), static_cast<int>(line.base / 4)); };
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (std::size_t i = 0; i < pages[p].size(); ++i) {
      if (at_edge(pages[p], i) && page_number(pages[p][i]) >= 0) ++offsets[offset_of(pages[p], i, p)];
      if (in_margin(pages[p], i)) ++repeated[key_of(pages[p][i])];
    }
  }
  std::set<std::pair<std::string, int>> met;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::vector<PdfLine>& lines = pages[p];
    const auto runs = [&](std::size_t i) {
      if (at_edge(lines, i) && page_number(lines[i]) >= 0 && offsets[offset_of(lines, i, p)] >= 2) return true;
      const std::size_t times = in_margin(lines, i) ? repeated[key_of(lines[i])] : 0;
      return times >= kLeastRepeated && times * 3 >= pages.size();
    };
    // Only what stands at the very edge, and what that leaves there.
    std::size_t first = 0, end = lines.size();
    while (first < end && runs(first)) {
      // A head of a table that pages repeat is read once.
      if (page_number(lines[first]) < 0 && met.insert(key_of(lines[first])).second) break;
      ++first;
    }
    while (end > first && runs(end - 1)) --end;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(end), lines.end());
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(first));
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i].row = static_cast<std::uint32_t>(i) + 1;
  }
}

bool all_digits(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_numeral(const std::string& text) {
  return text.find_first_of("0123456789") != std::string::npos &&
         text.find_first_not_of("0123456789.,-+%()/=*") == std::string::npos;
}

bool pdf_glued(const PdfWord& word, const PdfWord& next, double size) {
  if (next.raised) return true;
  return next.left - word.right < kGlued * size;
}

std::vector<PdfSegment> pdf_segments(const PdfLine& line) {
  std::vector<double> gaps;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    letters += is_numeral(line.words[i].text) ? 0 : 1;
    if (i > 0) gaps.push_back(line.words[i].left - line.words[i - 1].right);
  }
  // A line of few words that was stretched to the full width has wide gaps, too, but all alike.
  if (gaps.size() >= 3 && letters * 5 >= line.words.size() * 3) {
    const auto [least, most] = std::minmax_element(gaps.begin(), gaps.end());
    if (*most <= 1.6 * *least && *most <= 1.3 * line.size)
      return {PdfSegment{0, line.words.size(), line.left(), line.right()}};
  }
  return cut(line, kApart);
}

std::vector<PdfSegment> pdf_cells(const PdfLine& line) { return cut(line, kCellApart); }

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
#include "format/markdown/markdown_inline.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>
#include <utility>

#include "format/superscript.h"
#include "format/web/html_text.h"
#include "text/utf8.h"

namespace khop::format {
namespace {

constexpr int kDeepest = 100;         // emphasis in links in emphasis
constexpr std::size_t kAgree = 8;     // bytes that tell where a text stands
constexpr std::size_t kReach = 4096;  // bytes of markup that may stand before it

bool is_punctuation(char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; }

// `code`: signs mean themselves.
bool agrees(std::string_view text, std::string_view source, bool code) {
  if (code) {
    const auto same = [](char a, char b) { return a == b || (a == ' ' && b == '\n'); };
    const std::size_t length = std::min(text.size(), kAgree);
    return source.size() >= length &&
           std::equal(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length), source.begin(), same);
  }
  const std::size_t most = std::min(text.size(), kAgree);
  for (std::size_t t = 0, s = 0; t < most; ++t, ++s) {
    if (s + 1 < source.size() && source[s] == '\\' && source[s + 1] == text[t]) {
      ++s;
      continue;
    }
    if (s >= source.size()) return false;
    if (source[s] == '&') {
      if (const std::size_t length = entity_length(text.substr(t), source.substr(s)); length > 0) {
        std::size_t next = t;
        static_cast<void>(text::next_code_point(text, next));
        t = next - 1;
        s += length - 1;
        continue;
      }
    }
    if (source[s] != text[t]) return false;
  }
  return true;
}

class Inlines {
 public:
  Inlines(cmark_node* block, const SourceLines& lines) : lines_(lines), source_(lines.text()) {
    const int first = cmark_node_get_start_line(block), last = std::max(cmark_node_get_end_line(block), first);
    end_ = lines.end(last);
    at_ = std::min(lines.begin(first) + static_cast<text::Offset>(std::max(cmark_node_get_start_column(block) - 1, 0)),
                   end_);
    walk(block, false, 0);
    cut(false);
  }

  std::vector<Paragraph> take() { return std::move(done_); }

 private:
  void walk(cmark_node* node, bool bold, int depth) {
    if (depth > kDeepest) return;
    for (cmark_node* inner = cmark_node_first_child(node); inner != nullptr; inner = cmark_node_next(inner)) {
      switch (cmark_node_get_type(inner)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
          characters(inner, bold);
          break;
        case CMARK_NODE_SOFTBREAK:
          next_line(depth, true);
          break;
        case CMARK_NODE_LINEBREAK:
          next_line(depth, false);
          break;
        case CMARK_NODE_HTML_INLINE:
          tag(cmark_node_get_literal(inner));
          break;
        case CMARK_NODE_FOOTNOTE_REFERENCE:
          reference(cmark_node_get_literal(inner));
          break;
        case CMARK_NODE_STRONG:
          walk(inner, true, depth + 1);
          break;
        case CMARK_NODE_IMAGE:
          break;
        default:
          walk(inner, bold, depth + 1);
      }
    }
  }

  void next_line(int depth, bool soft) {
    const std::size_t end = source_.find('\n', at_);
    at_ = static_cast<text::Offset>(std::min<std::size_t>(end == std::string_view::npos ? end_ : end + 1, end_));
    if (depth == 0) {
      cut(soft);
    } else if (!current_.text.empty() && current_.text.back() != ' ') {
      put(" ", at_ > 0 ? at_ - 1 : 0);
    }
  }

  // Where in the source a text begins: where cmark says, if it agrees, else behind what was read last.
  text::Offset find(cmark_node* node, std::string_view text, bool code) const {
    const int line = cmark_node_get_start_line(node), column = cmark_node_get_start_column(node);
    if (line > 0 && column > 0) {
      const text::Offset known = lines_.begin(line) + static_cast<text::Offset>(column - 1);
      if (known >= at_ && known < end_ && agrees(text, source_.substr(known, end_ - known), code)) return known;
    }
    const auto stop = static_cast<text::Offset>(std::min<std::size_t>(end_, at_ + kReach));
    for (text::Offset here = at_; here < stop; ++here) {
      if (agrees(text, source_.substr(here, end_ - here), code)) return here;
    }
    return at_;
  }

  void characters(cmark_node* node, bool bold) {
    const std::string_view text = cmark_node_get_literal(node);
    if (text.empty()) return;
    if (text.find_first_not_of(" \t") != std::string_view::npos) {
      any_text_ = true;
      all_bold_ = all_bold_ && bold;
    }
    const bool code = cmark_node_get_type(node) == CMARK_NODE_CODE;
    at_ = find(node, text, code);
    std::size_t t = 0;
    bool lost = false;
    while (t < text.size()) {
      if (!code && text[t] == '*' && (t == 0 || text[t - 1] != '*')) {
        // Halves of emphasis that did not find each other; a single star may be a mark of its own.
        std::size_t stars = 1;
        while (t + stars < text.size() && text[t + stars] == '*') ++stars;
        if (stars == 2 || stars == 3) {
          t += stars;
          at_ += static_cast<text::Offset>(std::min<std::size_t>(stars, end_ - at_));
          continue;
        }
      }
      std::size_t piece = 1;
      const std::string_view rest = at_ < end_ ? source_.substr(at_, end_ - at_) : std::string_view();
      std::size_t taken = rest.empty() ? 0 : 1;
      if (!code && rest.size() > 1 && rest[0] == '\\' && rest[1] == text[t] && is_punctuation(rest[1])) {
        ++at_;
      } else if (!code && !rest.empty() && rest[0] == '&') {
        if (const std::size_t length = entity_length(text.substr(t), rest); length > 0) {
          std::size_t next = t;
          static_cast<void>(text::next_code_point(text, next));
          piece = next - t;
          taken = length;
        }
      } else if (!rest.empty() && rest[0] != text[t] && !lost && !(code && text[t] == ' ' && rest[0] == '\n')) {
        lost = true;  // unless it is found further on
        for (std::size_t skip = 1; lost && skip < std::min(rest.size(), kReach); ++skip) {
          if (!agrees(text.substr(t), rest.substr(skip), code)) continue;
          at_ += static_cast<text::Offset>(skip);
          lost = false;
        }
      }
      put(text.substr(t, piece), at_);
      t += piece;
      at_ = static_cast<text::Offset>(std::min<std::size_t>(at_ + taken, end_));
    }
  }

  void put(std::string_view text, text::Offset source) {
    if (raising_) {
      raised_places_.push_back(Stretch{static_cast<std::uint32_t>(raised_.size()), source});
      raised_ += text;
      return;
    }
    map(source);
    current_.text += text;
  }

  void map(text::Offset source) {
    auto& known = current_.stretches;
    const auto at = static_cast<std::uint32_t>(current_.text.size());
    if (!known.empty() && known.back().source + (at - known.back().at) == source) return;
    known.push_back(Stretch{at, source});
  }

  void tag(std::string_view tag) {
    const std::string_view rest = at_ < end_ ? source_.substr(at_, end_ - at_) : std::string_view();
    if (const std::size_t found = rest.find(tag); found != std::string_view::npos)
      at_ += static_cast<text::Offset>(found + tag.size());
    if (tag.starts_with("<sup")) {
      raising_ = true;
    } else if (tag == "</sup>") {
      lower();
    } else if (tag.starts_with("<br")) {
      cut(false);
    }
  }

  void lower() {
    raising_ = false;
    if (raised_.empty()) return;
    std::string shown = as_superscript(raised_);
    // "7)" is half a footnote's mark.
    if (shown == raised_ && raised_.find_first_not_of("0123456789()[] ") == std::string::npos)
      shown = "<sup>" + raised_ + "</sup>";
    const auto before = static_cast<std::uint32_t>(current_.text.size());
    current_.text += shown;
    const std::size_t text_at = shown.find(raised_);
    for (const Stretch& place : raised_places_) {
      // Signs for digits take more bytes than these: only the first has its own place.
      if (text_at == std::string::npos && place.at > 0) break;
      const auto at = static_cast<std::uint32_t>(text_at == std::string::npos ? 0 : text_at + place.at);
      current_.stretches.push_back(Stretch{before + at, place.source});
    }
    raised_places_.clear();
    raised_.clear();
  }

  void reference(std::string_view number) {
    int index = 0;
    std::from_chars(number.data(), number.data() + number.size(), index);
    if (index > 0) current_.references.push_back({static_cast<std::uint32_t>(current_.text.size()), index - 1});
    const std::size_t close = source_.substr(at_, end_ - at_).find(']');
    if (close != std::string_view::npos) at_ += static_cast<text::Offset>(close + 1);
  }

  void cut(bool next_is_soft) {
    const bool raising = raising_;
    lower();
    raising_ = raising;
    current_.emphasised = all_bold_ && any_text_;
    if (!current_.text.empty() || !current_.references.empty()) done_.push_back(std::move(current_));
    current_ = Paragraph{};
    current_.soft = next_is_soft && !done_.empty();
    all_bold_ = true;
    any_text_ = false;
  }

  const SourceLines& lines_;
  const std::string_view source_;
  text::Offset at_ = 0, end_ = 0;  // what was read, and the end of the block
  Paragraph current_;
  std::vector<Paragraph> done_;
  std::string raised_;
  std::vector<Stretch> raised_places_;
  bool raising_ = false, all_bold_ = true, any_text_ = false;
};

}  // namespace

SourceLines::SourceLines(std::string_view text, const std::vector<Comment>& comments) : text_(text) {
  auto comment = comments.begin();
  for (std::size_t at = 0;;) {
    while (comment != comments.end() && (!comment->own_lines || comment->span.end <= at)) ++comment;
    if (comment != comments.end() && comment->span.begin <= at) {
      at = comment->span.end;
      if (at >= text.size()) break;
      continue;
    }
    const std::size_t end = text.find('\n', at);
    const bool last = end == std::string_view::npos;
    lines_.push_back({static_cast<text::Offset>(at), static_cast<text::Offset>(last ? text.size() : end)});
    if (last) break;
    at = end + 1;
  }
}

text::Offset SourceLines::begin(int number) const {
  if (number < 1) return 0;
  const auto index = static_cast<std::size_t>(number - 1);
  return index < lines_.size() ? lines_[index].begin : static_cast<text::Offset>(text_.size());
}

text::Offset SourceLines::end(int number) const {
  if (number < 1) return 0;
  const auto index = static_cast<std::size_t>(number - 1);
  return index < lines_.size() ? lines_[index].end : static_cast<text::Offset>(text_.size());
}

std::string_view SourceLines::line(int number) const {
  return text_.substr(begin(number), end(number) - begin(number));
}

std::vector<Paragraph> read_markdown_inlines(cmark_node* block, const SourceLines& lines) {
  return Inlines(block, lines).take();
}

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
#include "format/comment.h"

#include <optional>

namespace khop::format {
namespace {

constexpr std::string_view kOpen = "<!--", kClose = "-->", kName = "khop";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// What a comment says behind the name and its sign: "khop-ignore", "khop: ignore".
std::optional<std::string> body_of(std::string_view comment) {
  comment = trimmed(comment);
  if (!comment.starts_with(kName)) return std::nullopt;
  comment.remove_prefix(kName.size());
  if (comment.empty() || std::string_view("-:").find(comment.front()) == std::string_view::npos) return std::nullopt;
  std::string body;
  for (const char c : trimmed(comment.substr(1))) body += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  return body;
}

class Finder {
 public:
  Finder(std::string_view text, CommentForm form) : text_(text), form_(form) {}

  std::vector<Comment> run() {
    for (std::size_t at = 0; at < text_.size();) at = line(at);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    const std::size_t end = text_.find('\n', at);
    return end == std::string_view::npos ? text_.size() : end;
  }
  [[nodiscard]] bool blank(std::size_t begin, std::size_t end) const {
    return trimmed(text_.substr(begin, end - begin)).empty();
  }

  // Looks at what stands from `begin` on its line; returns where to go on.
  std::size_t line(std::size_t begin) {
    const std::size_t end = line_end(begin);
    const std::string_view line = text_.substr(begin, end - begin);
    if (form_ == CommentForm::markdown && in_fence(line)) return end + 1;
    if (form_ == CommentForm::text && mark_line(begin, end, line)) return end + 1;
    bool first = begin == 0 || text_[begin - 1] == '\n';  // the comment may have the line for itself
    for (std::size_t at = begin;; first = false) {
      at = text_.substr(0, end).find(kOpen, at);
      if (at == std::string_view::npos) return end + 1;
      const std::size_t close = text_.find(kClose, at + kOpen.size());
      if (close == std::string_view::npos) return text_.size();  // nothing below can end a comment either
      const std::size_t after = close + kClose.size();
      auto body = body_of(text_.substr(at + kOpen.size(), close - at - kOpen.size()));
      const bool leads = first && blank(begin, at);
      const std::size_t last = leads ? line_end(after) : after;
      const bool own = leads && blank(after, last);
      if (body && (own || form_ != CommentForm::text)) {
        const std::size_t from = own ? begin : at, to = own ? std::min(last + 1, text_.size()) : after;
        out_.push_back({{static_cast<text::Offset>(from), static_cast<text::Offset>(to)}, own, std::move(*body)});
      }
      if (own) return last + 1;
      if (after > end) return after;  // others may follow on its last line
      at = after;
    }
  }

  bool mark_line(std::size_t begin, std::size_t end, std::string_view line) {
    std::string_view said = trimmed(line);
    if (!said.starts_with('#')) return false;
    said.remove_prefix(1);
    auto body = body_of(said);
    if (!body || !trimmed(said).substr(kName.size()).starts_with(':')) return false;
    out_.push_back({{static_cast<text::Offset>(begin), static_cast<text::Offset>(std::min(end + 1, text_.size()))},
                    true,
                    std::move(*body)});
    return true;
  }

  bool in_fence(std::string_view line) {
    line = trimmed(line);
    const bool mark = line.starts_with("```") || line.starts_with("~~~");
    if (fence_ == 0) {
      if (mark) fence_ = line.front();
      return mark;
    }
    if (mark && line.front() == fence_ && line.find_first_not_of(fence_) == std::string_view::npos) fence_ = 0;
    return true;
  }

  std::string_view text_;
  CommentForm form_;
  std::vector<Comment> out_;
  char fence_ = 0;
};

}  // namespace

std::vector<Comment> find_comments(std::string_view text, CommentForm form) {
  // Most drafts have none.
  if (text.find(kName) == std::string_view::npos) return {};
  return Finder(text, form).run();
}

}  // namespace khop::format

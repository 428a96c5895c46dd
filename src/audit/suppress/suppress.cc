// SPDX-License-Identifier: Apache-2.0
#include "audit/suppress/suppress.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "audit/audit.h"
#include "audit/suppress/directive.h"
#include "sentence.h"
#include "text/near_name.h"

namespace khop::audit {
namespace {

using format::Comment;
using text::Offset;

constexpr Words kNotUnderstood{
    "cảnh báo: không hiểu chú thích khop này; hãy viết ví dụ: khop: bỏ qua sum — lý do",
    "warning: this comment for khop is not understood; write for example: khop: ignore sum -- reason"};
constexpr Words kUnknown{"cảnh báo: chú thích khop: không có quy tắc hoặc loại quan hệ '{}'{}",
                         "warning: comment for khop: no rule or kind of relation is named '{}'{}"};
constexpr Words kNear{"; có phải là '{}'?", "; did you mean '{}'?"};
constexpr Words kReasonSign{"; lý do viết sau dấu hai chấm hoặc dấu gạch ngang",
                            "; a reason stands behind a colon or a dash"};
constexpr Words kUnused{"lưu ý: chú thích khop này không còn che lỗi nào, có thể bỏ",
                        "note: this comment for khop hides no problem any more; it can be removed"};
constexpr Words kNoEnd{"cảnh báo: chú thích khop 'bỏ qua từ đây' không có 'bỏ qua đến đây'; tính đến hết dự thảo",
                       "warning: this 'ignore-begin' has no 'ignore-end'; it reaches to the end of the draft"};
constexpr Words kNoBegin{"cảnh báo: chú thích khop 'bỏ qua đến đây' không có 'bỏ qua từ đây' ở trên",
                         "warning: this 'ignore-end' has no 'ignore-begin' above"};

/// A block where it stands in the source.
struct Stand {
  Offset begin = 0, end = 0;
  std::int32_t table = -1;
};

std::vector<Stand> stands_of(const document::Document& document) {
  std::vector<Stand> out;
  for (const auto& block : document.blocks) {
    if (block.span.empty()) continue;
    out.push_back(
        {document.source_offset(block.span.begin), document.source_offset(block.span.end - 1) + 1, block.table});
  }
  std::sort(out.begin(), out.end(),
            [](const Stand& a, const Stand& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
  return out;
}

/// A directive with the stretch of the source that it covers.
struct Order {
  Directive directive;
  Offset comment = 0;
  text::Span reach;
  bool used = false;
};

class Suppressor {
  static constexpr std::size_t kNoOrder = static_cast<std::size_t>(-1);

 public:
  Suppressor(const document::Document& document, const text::Source& source, const rule::Rules& rules,
             const LintOptions& options, std::vector<Error>& notes)
      : source_(source), rules_(rules), options_(options), stands_(stands_of(document)), notes_(notes) {
    for (const auto& rule : rules.rules) {
      known_.push_back(rule.id);
      known_.push_back(rule.kind);
    }
  }

  void read(const std::vector<Comment>& comments) {
    std::size_t open = kNoOrder;  // the region that has begun
    for (const Comment& comment : comments) {
      auto directive = parse_directive(comment.body, known_);
      if (!directive) {
        note(comment.span.begin, say(kNotUnderstood));
        continue;
      }
      for (const std::string& name : directive->unknown) tell_unknown(comment, name, directive->reason.empty());
      // A region ends with its file.
      if (open != kNoOrder && source_.path_at(orders_[open].comment) != source_.path_at(comment.span.begin))
        close(open);
      const bool names_none = directive->rules.empty() && !directive->unknown.empty();
      switch (directive->reach) {
        case Reach::end:
          if (open == kNoOrder) {
            note(comment.span.begin, say(kNoBegin));
          } else {
            orders_[open].reach.end = comment.span.end;
            open = kNoOrder;
          }
          continue;
        case Reach::begin:
          close(open);
          open = orders_.size();
          orders_.push_back({std::move(*directive), comment.span.begin, {comment.span.begin, kToTheEnd}, names_none});
          continue;
        case Reach::file:
          orders_.push_back({std::move(*directive), comment.span.begin, {0, kToTheEnd}, names_none});
          continue;
        case Reach::next:
          orders_.push_back({std::move(*directive), comment.span.begin, next(comment), names_none});
      }
    }
    close(open);
    std::erase_if(orders_, [](const Order& order) {
      return order.directive.rules.empty() && !order.directive.unknown.empty();  // would hide all instead of none
    });
  }

  void apply(std::vector<Check>& checks) {
    // Places are compared, not offsets: a check has no others.
    struct Range {
      const std::string& path;
      Place begin, end;
    };
    std::vector<Range> ranges;
    for (const Order& order : orders_) {
      const bool whole = order.directive.reach == Reach::file;
      ranges.push_back({source_.path_at(order.comment), whole ? Place{} : source_.place(order.reach.begin),
                        order.reach.end == kToTheEnd ? Place{UINT32_MAX, 0} : source_.place(order.reach.end)});
    }
    for (Check& check : checks) {
      if (!would_be_problem(check)) continue;
      for (std::size_t i = 0; i < orders_.size(); ++i) {
        const auto& names = orders_[i].directive.rules;
        const bool meant = names.empty() || std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                             return name == check.rule || name == check.kind;
                           });
        if (!meant || check.stated.path != ranges[i].path || check.stated.begin < ranges[i].begin ||
            check.stated.begin >= ranges[i].end)
          continue;
        orders_[i].used = true;
        if (!check.suppression) check.suppression = Suppression{Suppression::By::text, orders_[i].directive.reason};
      }
    }
  }

  /// Comments that hid nothing though the rules that they name ran.
  void tell_unused() {
    const Filter filter{options_.disable, options_.only};
    for (const Order& order : orders_) {
      const auto& names = order.directive.rules;
      const bool ran =
          names.empty()
              ? options_.only.empty()
              : std::any_of(rules_.rules.begin(), rules_.rules.end(), [&](const rule::Rule& rule) {
                  return filter.runs(rule) && std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                           return name == rule.id || name == rule.kind;
                         });
                });
      if (!order.used && ran) note(order.comment, say(kUnused));
    }
  }

 private:
  static constexpr Offset kToTheEnd = static_cast<Offset>(-1);

  template <typename... Arguments>
  std::string say(const Words& words, const Arguments&... arguments) const {
    return khop::say(options_.language, words, arguments...);
  }

  void note(Offset at, std::string message) {
    const Place place = source_.place(at);
    notes_.push_back({source_.path_at(at), place.line, place.column, std::move(message)});
  }

  void tell_unknown(const Comment& comment, const std::string& name, bool no_reason) {
    const auto near = text::near_name(name, known_);
    note(comment.span.begin, say(kUnknown, name, near ? say(kNear, *near) : no_reason ? say(kReasonSign) : ""));
  }

  void close(std::size_t& open) {
    if (open == kNoOrder) return;
    note(orders_[open].comment, say(kNoEnd));
    open = kNoOrder;
  }

  // Where the line of `at` begins, or what stands before it on that line ends: a list's mark belongs to its block.
  [[nodiscard]] Offset line_of(Offset at, Offset floor) const {
    if (floor >= at) return at;
    const std::size_t end = source_.text().substr(floor, at - floor).rfind('\n');
    return end == std::string_view::npos ? floor : floor + static_cast<Offset>(end) + 1;
  }

  // The block that a comment is about: the one that it stands in or ends the line of, else the next. Before a table all
  // of it, within one the row.
  [[nodiscard]] text::Span next(const Comment& comment) const {
    const auto after = std::upper_bound(stands_.begin(), stands_.end(), comment.span.begin,
                                        [](Offset at, const Stand& stand) { return at < stand.begin; });
    if (after != stands_.begin()) {
      const Stand& before = *std::prev(after);
      const Offset last = before.end - 1;
      if (before.end > comment.span.end ||
          (!comment.own_lines && source_.place(last).line == source_.place(comment.span.begin).line)) {
        return {line_of(before.begin, std::prev(after) == stands_.begin() ? 0 : std::prev(after, 2)->end),
                std::max(before.end, comment.span.end)};
      }
    }
    if (after == stands_.end()) return {comment.span.begin, comment.span.end};
    Offset end = after->end;
    const bool within = after->table >= 0 && after != stands_.begin() && std::prev(after)->table == after->table;
    if (after->table >= 0 && !within)
      for (const Stand& stand : stands_)
        if (stand.table == after->table) end = std::max(end, stand.end);
    return {comment.span.begin, end};
  }

  const text::Source& source_;
  const rule::Rules& rules_;
  const LintOptions& options_;
  std::vector<std::string> known_;
  std::vector<Stand> stands_;
  std::vector<Error>& notes_;
  std::vector<Order> orders_;
};

}  // namespace

void suppress(const std::vector<Comment>& comments, const document::Document& document, const text::Source& source,
              const rule::Rules& rules, const LintOptions& options, std::vector<Check>& checks,
              std::vector<Error>& notes) {
  if (comments.empty()) return;
  std::vector<Error> own;
  Suppressor suppressor(document, source, rules, options, own);
  suppressor.read(comments);
  suppressor.apply(checks);
  suppressor.tell_unused();
  std::stable_sort(own.begin(), own.end(), [&](const Error& a, const Error& b) {
    const bool a_behind = a.path != source.path(), b_behind = b.path != source.path();  // in an annex
    return std::tie(a_behind, a.path, a.line) < std::tie(b_behind, b.path, b.line);
  });
  notes.insert(notes.end(), own.begin(), own.end());
}

}  // namespace khop::audit

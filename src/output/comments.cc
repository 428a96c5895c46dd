// SPDX-License-Identifier: Apache-2.0
#include "output/comments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "output/display.h"
#include "output/recomputation.h"
#include "output/slip.h"
#include "sentence.h"

namespace khop::output {
namespace {

constexpr std::size_t kMostOthers = 6;  // further figures are counted, not named

constexpr std::array<Words, 4> kSeverities{
    {{"Thông tin:", "Info:"}, {"Lưu ý:", "Note:"}, {"Cảnh báo:", "Warning:"}, {"Lỗi:", "Error:"}}};
constexpr Words kRecomputed{"Tính lại:", "Recomputed:"};
constexpr Words kHint{"Gợi ý:", "Hint:"};
constexpr Words kOthers{"Đối chiếu:", "Compared with:"};
constexpr Words kMore{"{} và {} số khác", "{} and {} more"};
constexpr Words kSurety{"Mức tin:", "Confidence:"};
constexpr Words kWorthALook{"{:.0f}%, nên xem lại", "{:.0f}%, worth a look"};
constexpr Words kAlso{"Cũng vậy:", "As well:"};
constexpr Words kRule{"Quy tắc:", "Rule:"};
constexpr Words kInNote{"Trong {}:", "In {}:"};
constexpr Words kNoteHasNone{"“{}” (Word không ghi nhận xét được ngay trong chú thích)",
                             "“{}” (Word has no comments within footnotes)"};
constexpr Words kInBox{"Trong hộp văn bản:", "In the text box:"};
constexpr Words kElsewhere{"Số liệu nằm ở:", "The figure stands in:"};

class Writer {
 public:
  Writer(const Audit& audit, Severity least, Language language) : audit_(audit), least_(least), language_(language) {}

  Comments run() {
    const Check* before = nullptr;
    for (const Check& check : audit_.ledger.checks) {
      if (!is_problem(check) || check.severity < least_) continue;
      if (before != nullptr && told_with(*before, check)) {
        also(check);
        continue;
      }
      before = add(check) ? &check : nullptr;
    }
    return std::move(out_);
  }

 private:
  std::string word(const Words& words) const { return std::string(words.in(language_)); }

  // What stands together and blames the same figure, as in text.
  static bool told_with(const Check& told, const Check& check) {
    return mended(told) == &told.stated && mended(check) == &check.stated && is_same_slip(told, check) &&
           check.severity <= told.severity;
  }

  bool is_here(const Operand& figure) const {
    return figure.location && !figure.implied && (figure.path.empty() || figure.path == audit_.ledger.path);
  }

  // The figure that the comment stands on: one of the draft.
  const Operand* figure_of(const Check& check) const {
    if (is_here(check.stated)) return &check.stated;
    const auto found = std::find_if(check.operands.begin(), check.operands.end(),
                                    [this](const Operand& operand) { return is_here(operand); });
    return found == check.operands.end() ? nullptr : &*found;
  }

  std::string place(const Operand& figure) const {
    const bool own = figure.path.empty() || figure.path == audit_.ledger.path;
    if (!figure.location) return fmt::format("{}:{}:{}", visible(figure.path), figure.begin.line, figure.begin.column);
    const std::string at = visible(where(*figure.location, language_));
    return own ? at : visible(figure.path) + ": " + at;
  }

  bool add(const Check& check) {
    const Operand* figure = figure_of(check);
    if (figure == nullptr) {
      ++out_.untold;
      return false;
    }
    Comment comment;
    comment.place = figure->location;
    auto& lines = comment.lines;
    lines.push_back({word(kSeverities[static_cast<std::size_t>(check.severity)]), visible(check.message)});
    if (figure != &check.stated)
      lines.push_back({word(kElsewhere), fmt::format("{}: “{}”", place(check.stated), visible(check.stated.text))});
    if (needs_recomputation(check)) lines.push_back({word(kRecomputed), recomputation(check, language_)});
    if (check.hint) lines.push_back({word(kHint), visible(check.hint->text)});
    if (std::string others = others_of(check, *figure); !others.empty())
      lines.push_back({word(kOthers), std::move(others)});
    // What is not quite an error says so; what is one needs no number.
    if (check.outcome == Outcome::inconsistent && check.severity < Severity::error && check.confidence > 0)
      lines.push_back({word(kSurety), say(language_, kWorthALook, 100 * std::clamp(check.confidence, 0.0, 1.0))});
    lines.push_back({word(kRule), visible(check.rule)});
    const std::string quoted = visible(figure->text);
    comment.in_note = {say(language_, kInNote, visible(where(*figure->location, language_))),
                       say(language_, kNoteHasNone, quoted)};
    comment.in_box = {word(kInBox), "“" + quoted + "”"};
    out_.list.push_back(std::move(comment));
    return true;
  }

  // Before the line that names the rule.
  void also(const Check& check) {
    Comment& comment = out_.list.back();
    comment.lines.insert(comment.lines.end() - 1,
                         {word(kAlso), fmt::format("{} [{}]", visible(check.message), visible(check.rule))});
    ++comment.problems;
  }

  // Figures that an editor has to look for, since they stand neither in the same paragraph nor in the same table.
  std::string others_of(const Check& check, const Operand& figure) const {
    const Location& here = *figure.location;
    std::vector<std::string> list;
    for (const Operand& operand : check.operands) {
      if (operand.implied || &operand == &figure) continue;
      const bool own = operand.path.empty() || operand.path == audit_.ledger.path;
      if (own && operand.location) {
        const Location& there = *operand.location;
        if (there.part == here.part && there.paragraph == here.paragraph) continue;
        if (there.table_number != 0 && there.table_number == here.table_number) continue;
      }
      list.push_back(fmt::format("{} ({})", visible(operand.text), place(operand)));
    }
    if (list.size() <= kMostOthers) return fmt::format("{}", fmt::join(list, "; "));
    const auto end = list.begin() + kMostOthers - 1;
    return say(language_, kMore, fmt::format("{}", fmt::join(list.begin(), end, "; ")), list.size() - kMostOthers + 1);
  }

  const Audit& audit_;
  const Severity least_;
  const Language language_;
  Comments out_;
};

}  // namespace

Comments comments(const Audit& audit, Severity least, Language language) {
  return Writer(audit, least, language).run();
}

}  // namespace khop::output

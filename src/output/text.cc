// SPDX-License-Identifier: Apache-2.0
#include "output/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "output/display.h"
#include "output/excerpt.h"
#include "output/recomputation.h"
#include "output/slip.h"
#include "sentence.h"

namespace khop::output {
namespace {

constexpr std::size_t kMostOtherLines = 6;  // further lines of a long sum are named, not shown
constexpr unsigned kLeastColumns = 40;

constexpr std::array<Words, 4> kSeverityWords{
    {{"thông tin", "info"}, {"lưu ý", "note"}, {"cảnh báo", "warning"}, {"lỗi", "error"}}};
constexpr std::array<Words, 5> kOutcomeWords{{{"khớp", "holds"},
                                              {"làm tròn", "rounding"},
                                              {"không khớp", "inconsistent"},
                                              {"phát hiện", "finding"},
                                              {"chưa kiểm được", "unverifiable"}}};
constexpr Words kRecomputed{"tính lại", "recomputed"};
constexpr Words kHint{"gợi ý", "hint"};
constexpr Words kAlso{"cũng vậy", "as well"};
constexpr Words kSurety{"mức tin", "confidence"};

constexpr std::string_view kBold = "1", kRed = "1;31", kYellow = "1;33", kCyan = "1;36", kBlue = "1;34",
                           kGreen = "1;32";

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return kRed;
    case Severity::warning:
      return kYellow;
    case Severity::note:
    case Severity::info:
      break;
  }
  return kCyan;
}

class Renderer {
 public:
  Renderer(const Audit& audit, const TextOptions& options) : audit_(audit), options_(options) {
    options_.columns = std::max(options_.columns, kLeastColumns);
  }

  std::string render() {
    const Check* before = nullptr;  // problem that was told in full last
    for (const Check& check : audit_.ledger.checks) {
      if (is_problem(check)) {
        if (check.severity < options_.least) continue;
        if (before != nullptr && told_with(*before, check)) {
          also(check);
          continue;
        }
        problem(check);
        before = &check;
      } else if (options_.whole_ledger) {
        holds(check);
      }
    }
    return std::move(out_);
  }

 private:
  std::string say(const Words& words) const { return std::string(words.in(options_.language)); }

  std::string paint(std::string_view colour, std::string_view text) const {
    return options_.colour ? fmt::format("\x1b[{}m{}\x1b[0m", colour, text) : std::string(text);
  }

  std::string place(const Operand& figure) const {
    const std::string& path = figure.path.empty() ? audit_.ledger.path : figure.path;
    if (figure.location)
      return fmt::format("{}: {}", visible(path), visible(where(*figure.location, options_.language)));
    return fmt::format("{}:{}:{}", visible(path), figure.begin.line, figure.begin.column);
  }

  // The lines of the file that the check is about: the draft, or an annex.
  const std::vector<std::string>& lines_of(const std::string& path) const {
    for (const AnnexLines& annex : audit_.annexes) {
      if (annex.path == path && path != audit_.ledger.path) return annex.lines;
    }
    return audit_.source_lines;
  }

  void problem(const Check& check) {
    out_ += fmt::format(
        "{} {} {} {}\n", paint(kBold, place(check.stated) + ":"),
        paint(colour_of(check.severity), say(kSeverityWords[static_cast<std::size_t>(check.severity)]) + ":"),
        paint(kBold, visible(check.message)), fmt::format("[{}]", visible(check.rule)));
    const std::vector<std::uint32_t> lines = check.lines();
    lines_ = &lines_of(check.stated.path);
    gutter_ = std::max<std::size_t>(4, lines.empty() ? 0 : std::to_string(lines.back()).size() + 2);
    show_lines(check);
    if (needs_recomputation(check)) note(kRecomputed, recomputation(check, options_.language));
    if (check.hint) note(kHint, hint(*check.hint));
    // What is not quite an error says so; what is one needs no number.
    if (check.outcome == Outcome::inconsistent && check.severity < Severity::error && check.confidence > 0)
      note(kSurety, khop::say(options_.language, {"{:.0f}%, nên xem lại", "{:.0f}%, worth a look"},
                              100 * std::clamp(check.confidence, 0.0, 1.0)));
    out_ += '\n';
  }

  // Here only what stands together and blames the figure under the caret is told together.
  static bool told_with(const Check& told, const Check& check) {
    return mended(told) == &told.stated && mended(check) == &check.stated && is_same_slip(told, check) &&
           check.severity <= told.severity;
  }

  void also(const Check& check) {
    out_.pop_back();  // the line between two problems
    note(kAlso, fmt::format("{} [{}]", visible(check.message), visible(check.rule)));
    out_ += '\n';
  }

  void holds(const Check& check) {
    const auto& word = kOutcomeWords[static_cast<std::size_t>(check.outcome)];
    out_ += fmt::format("{}: {} {} [{}]\n", place(check.stated),
                        paint(check.outcome == Outcome::consistent ? kGreen : kCyan, say(word) + ":"),
                        visible(check.message), visible(check.rule));
  }

  void note(const Words& label, std::string_view body) {
    out_ += fmt::format("{} = {} {}\n", std::string(gutter_, ' '), paint(kBold, say(label) + ":"), body);
  }

  // The line of the stated figure first, then the lines of the others, each with all figures that stand on it.
  void show_lines(const Check& check) {
    std::map<std::uint32_t, std::vector<Mark>> others;
    std::vector<Mark> own{mark(check.stated, '^')};
    std::vector<const Operand*> in_other_drafts;
    for (const Operand& operand : check.operands) {
      if (operand.implied) continue;
      if (!operand.path.empty() && operand.path != check.stated.path) {
        in_other_drafts.push_back(&operand);
      } else if (operand.begin.line == check.stated.begin.line) {
        own.push_back(mark(operand, '~'));
      } else if (operand.begin.line != 0) {
        others[operand.begin.line].push_back(mark(operand, '~'));
      }
    }
    show_line(check.stated.begin.line, own, colour_of(check.severity));
    std::size_t shown = 0;
    for (const auto& [line, marks] : others) {
      if (++shown > kMostOtherLines) break;
      show_line(line, marks, kBlue);
    }
    if (others.size() > kMostOtherLines) {
      std::vector<std::uint32_t> rest;
      for (auto it = std::next(others.begin(), kMostOtherLines); it != others.end(); ++it) rest.push_back(it->first);
      out_ += fmt::format("{} = {}\n", std::string(gutter_, ' '),
                          khop::say(options_.language, {"và ở các dòng {}", "and on lines {}"},
                                    fmt::format("{}", fmt::join(rest, ", "))));
    }
    for (const Operand* operand : in_other_drafts) {
      out_ += fmt::format("{} = {}: {}\n", std::string(gutter_, ' '), place(*operand), visible(operand->text));
    }
  }

  // A figure that runs on to a later line is marked to the end of its first.
  static Mark mark(const Operand& figure, char sign) {
    const bool one_line = figure.end.line <= figure.begin.line;
    return {figure.begin.column, one_line ? std::max(figure.end.column, figure.begin.column + 1) : UINT32_MAX, sign};
  }

  void show_line(std::uint32_t line, std::vector<Mark> marks, std::string_view colour) {
    if (line == 0 || line > lines_->size()) return;
    const unsigned room =
        options_.columns - std::min<unsigned>(options_.columns - 20, static_cast<unsigned>(gutter_) + 3);
    const Excerpt shown = excerpt(index(line), std::move(marks), room);
    out_ +=
        fmt::format("{} {} {}\n", paint(kBlue, fmt::format("{:>{}}", line, gutter_)), paint(kBlue, "|"), shown.line);
    out_ += fmt::format("{} {} {}\n", std::string(gutter_, ' '), paint(kBlue, "|"), paint_marks(shown.marks, colour));
  }

  // Long lines carry many diagnostics: their columns are counted once.
  const ColumnIndex& index(std::uint32_t line) {
    const std::string& text = (*lines_)[line - 1];
    const auto found = indexes_.find(&text);
    if (found != indexes_.end()) return found->second;
    return indexes_.emplace(&text, ColumnIndex(text)).first->second;
  }

  std::string paint_marks(std::string_view marks, std::string_view colour) const {
    if (!options_.colour) return std::string(marks);
    std::string out;
    for (std::size_t at = 0; at < marks.size();) {
      std::size_t end = at;
      while (end < marks.size() && marks[end] == marks[at]) ++end;
      const std::string_view run = marks.substr(at, end - at);
      out += run.front() == ' ' ? std::string(run) : paint(run.front() == '^' ? colour : kBlue, run);
      at = end;
    }
    return out;
  }

  static std::string hint(const Hint& hint) { return visible(hint.text); }

  const Audit& audit_;
  TextOptions options_;
  std::string out_;
  std::size_t gutter_ = 4;
  const std::vector<std::string>* lines_ = nullptr;  // of the file that the check is about
  std::unordered_map<const std::string*, ColumnIndex> indexes_;
};

}  // namespace

std::string text(const Audit& audit, const TextOptions& options) { return Renderer(audit, options).render(); }

std::string summary(const Tally& tally, const TextOptions& options) {
  const Language language = options.language;
  std::vector<std::string> found;
  for (std::size_t i = tally.problems.size(); i-- > 0;) {
    const std::uint64_t count = tally.problems[i];
    if (count == 0) continue;
    const std::string_view plural =
        language == Language::en && count != 1 && static_cast<Severity>(i) != Severity::info ? "s" : "";
    found.push_back(fmt::format("{} {}{}", count, kSeverityWords[i].in(language), plural));
  }
  const auto outcome = [&tally](Outcome wanted) { return tally.outcomes[static_cast<std::size_t>(wanted)]; };
  std::string checked = fmt::format("{} {}", outcome(Outcome::consistent), Words{"khớp", "hold"}.in(language));
  const std::pair<Outcome, Words> others[] = {{Outcome::rounding, {"lệch do làm tròn", "off by rounding"}},
                                              {Outcome::inconsistent, {"không khớp", "do not"}},
                                              {Outcome::unverifiable, {"chưa kiểm được", "cannot be verified"}}};
  for (const auto& [which, words] : others) {
    if (outcome(which) != 0) checked += fmt::format(", {} {}", outcome(which), words.in(language));
  }
  // A finding is a defect without arithmetic, so it is no relation.
  const std::uint64_t relations = tally.checks - outcome(Outcome::finding);
  const std::string problems = found.empty() ? std::string(Words{"không thấy lỗi", "no problems"}.in(language))
                                             : fmt::format("{}", fmt::join(found, ", "));
  const std::string where =
      tally.documents == 1 ? std::string() : say(language, {" trong {} dự thảo", " in {} drafts"}, tally.documents);
  if (relations == 0) {
    return say(
        language,
        {"{}{}; không có quan hệ nào giữa các con số để kiểm\n", "{}{}; no relations between figures to check\n"},
        problems, where);
  }
  return say(language, {"{}{}; đã kiểm {} quan hệ: {}\n", "{}{}; relations checked: {} ({})\n"}, problems, where,
             relations, checked);
}

namespace {

class TextWriter final : public Writer {
 public:
  explicit TextWriter(const WriterOptions& options)
      : options_{options.language, options.whole_ledger, options.least, options.colour, options.columns},
        quiet_(options.quiet) {}
  [[nodiscard]] std::string document(const Audit& audit) const override { return text(audit, options_); }
  [[nodiscard]] std::string end(const Tally& tally) const override {
    return quiet_ || tally.documents == 0 ? std::string() : summary(tally, options_);
  }

 private:
  TextOptions options_;
  bool quiet_;
};

}  // namespace

std::unique_ptr<Writer> text_writer(WriterOptions options) { return std::make_unique<TextWriter>(options); }

std::string error_line(const Error& error) { return "khop: " + visible(error.to_string()); }

}  // namespace khop::output

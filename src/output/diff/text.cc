// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "output/diff/diff.h"
#include "output/diff/sheet.h"
#include "output/display.h"
#include "sentence.h"

namespace khop::output::diff {
namespace {

constexpr std::string_view kBold = "1", kRed = "31", kGreen = "32", kYellow = "33";
constexpr unsigned kNarrowest = 40, kIndent = 6;

class Renderer {
 public:
  Renderer(const Diff& diff, const Style& style) : style_(style), sheet_(sheet_of(diff, style.language, style.least)) {}

  std::string render() {
    out_ += paint(kBold, sheet_.before + " → " + sheet_.after) + "\n";
    for (const std::string& remark : sheet_.remarks) out_ += remark + "\n";
    for (const Entry& entry : sheet_.entries) full(entry);
    if (!style_.quiet && !sheet_.rewritten.empty()) {
      out_ += "\n" + paint(kBold, say({"Ghi khác, giá trị như cũ:", "Written otherwise, same value:"})) + "\n";
      for (const Entry& entry : sheet_.rewritten) brief(entry);
    }
    if (style_.quiet) {  // what that broke is said all the same
      for (const Entry& entry : sheet_.rewritten) {
        if (!entry.effects.empty()) brief(entry);
      }
    }
    if (!sheet_.others.empty()) {
      out_ += "\n" + paint(kBold, say({"Quan hệ khác:", "Other relations:"})) + "\n";
      for (const Effect& effect : sheet_.others) {
        out_ += "  " + effect.where + ": ";
        tell(effect);
      }
    }
    if (!style_.quiet && !sheet_.figures.empty()) out_ += fmt::format("\n{}; {}\n", sheet_.figures, sheet_.relations);
    return std::move(out_);
  }

 private:
  std::string say(const Words& words) const { return std::string(words.in(style_.language)); }

  std::string paint(std::string_view colour, std::string_view text) const {
    return style_.colour ? fmt::format("\x1b[{}m{}\x1b[0m", colour, text) : std::string(text);
  }

  static std::string_view colour_of(Alteration kind) {
    return kind == Alteration::added ? kGreen : kind == Alteration::gone ? kRed : kYellow;
  }

  std::string figures_of(const Entry& entry) const {
    std::string out = entry.old_figure;
    if (!entry.new_figure.empty()) out += (out.empty() ? "" : " → ") + entry.new_figure;
    if (!entry.note.empty()) out += " (" + entry.note + ")";
    return out;
  }

  void full(const Entry& entry) {
    out_ += fmt::format("\n{} {} {}", paint(kBold, entry.where + ":"),
                        paint(colour_of(entry.kind), name_of(entry.kind, style_.language) + ":"),
                        paint(kBold, figures_of(entry)));
    if (!entry.where_before.empty())
      out_ += " " + khop::say(style_.language, {"(trước ở {})", "(was at {})"}, entry.where_before);
    out_ += '\n';
    for (const Quote& quote : entry.quotes) show(quote);
    for (const Effect& effect : entry.effects) {
      out_ += std::string(kIndent, ' ') + "= ";
      tell(effect);
    }
  }

  void brief(const Entry& entry) {
    out_ += fmt::format("  {}: {}\n", entry.where, figures_of(entry));
    for (const Effect& effect : entry.effects) {
      out_ += std::string(kIndent, ' ') + "= ";
      tell(effect);
    }
  }

  // Good or bad news, and how bad.
  void tell(const Effect& effect) {
    const bool bad = effect.fate == RelationFate::broken || effect.fate == RelationFate::appeared;
    std::string label = name_of(effect.fate, style_.language);
    if (bad) label += " (" + name_of(effect.severity, style_.language) + ")";
    const std::string_view colour = !bad ? kGreen : effect.severity >= Severity::error ? kRed : kYellow;
    out_ += fmt::format("{} {} [{}]\n", paint(colour, label + ":"), effect.message, effect.rule);
  }

  // One line, cut to the terminal around the figure, which is underlined.
  void show(const Quote& quote) {
    const unsigned room = std::max(style_.columns, kNarrowest) - kIndent;
    const unsigned figure = width(quote.figure);
    const unsigned left = width(quote.before), right = width(quote.after);
    const unsigned rest = room > figure ? room - figure : 0;
    const unsigned for_right = std::min(right, std::max(rest / 3, rest > left ? rest - left : 0));
    const std::string before = shorten_front(quote.before, rest - for_right);
    const std::string after = shorten(quote.after, for_right);
    out_ += fmt::format("    {} {}{}{}\n", paint(quote.is_new ? kGreen : kRed, quote.is_new ? "+" : "-"), before,
                        paint(kBold, quote.figure), after);
    out_ += std::string(kIndent + width(before), ' ') +
            paint(quote.is_new ? kGreen : kRed, std::string(std::max(figure, 1U), '^')) + "\n";
  }

  static std::string shorten_front(std::string_view text, unsigned limit) {
    if (width(text) <= limit) return std::string(text);
    if (limit <= 1) return limit == 0 ? "" : "…";
    unsigned over = width(text) - (limit - 1);
    std::size_t at = 0;
    while (over > 0 && at < text.size()) {
      const unsigned own = width(next_code_point(text, at));
      over -= std::min(over, own);
    }
    for (std::size_t next = at; next < text.size() && width(next_code_point(text, next)) == 0;) at = next;
    return "…" + std::string(text.substr(at));
  }

  Style style_;
  Sheet sheet_;
  std::string out_;
};

}  // namespace

std::string text(const Diff& diff, const Style& style) { return Renderer(diff, style).render(); }

}  // namespace khop::output::diff

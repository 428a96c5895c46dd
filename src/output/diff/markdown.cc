// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "output/diff/diff.h"
#include "output/diff/sheet.h"
#include "sentence.h"

namespace khop::output::diff {
namespace {

/// As text of CommonMark and of GitHub's tables: no markup, link, mention or tag begins in it.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool link = (c == ':' && text.substr(i + 1).starts_with('/')) ||
                      (c == '.' && i >= 3 && (text.substr(i - 3, 3) == "www" || text.substr(i - 3, 3) == "WWW"));
    if (link || c == '&' || c == '<' || c == '>' || c == '@' || c == '#') {
      out += fmt::format("&#{};", static_cast<int>(c));
    } else {
      if (std::string_view("\\`*_~[]!|$").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

/// As code, where nothing is markup; a place "a.txt:100:5" would else be an emoji.
std::string code(std::string_view text, bool in_table) {
  if (text.find('`') != std::string_view::npos || text.find('\\') != std::string_view::npos) return escaped(text);
  std::string out = "`";
  for (const char c : text) {
    if (c == '|' && in_table) out += '\\';  // ends a cell even in code
    out += c;
  }
  return out + "`";
}

/// The same where it begins a line: "- ", "+ ", "1. " would be a list.
std::string line(std::string_view text) {
  const std::string out = escaped(text);
  const std::size_t digits = out.find_first_not_of("0123456789");
  const bool list = !out.empty() && (out.front() == '-' || out.front() == '+' || out.front() == '=' ||
                                     (digits > 0 && digits < out.size() && out[digits] == '.'));
  return list ? "&#8203;" + out : out;
}

class Renderer {
 public:
  Renderer(const Diff& diff, const Style& style) : style_(style), sheet_(sheet_of(diff, style.language, style.least)) {}

  std::string render() {
    out_ += fmt::format("## {}\n\n{} → {}\n", say({"Thay đổi số liệu giữa hai bản", "Figures that changed"}),
                        code(sheet_.before, false), code(sheet_.after, false));
    for (const std::string& remark : sheet_.remarks) out_ += "\n" + line(remark) + "\n";
    if (!style_.quiet && !sheet_.figures.empty())
      out_ += fmt::format("\n{}; {}\n", escaped(sheet_.figures), escaped(sheet_.relations));
    if (!sheet_.entries.empty()) {
      head({"Thay đổi", "Change"}, {"Chỗ", "Place"}, {"Trước", "Before"}, {"Nay", "Now"}, {"Ảnh hưởng", "Effect"});
      for (const Entry& entry : sheet_.entries) row(entry);
    }
    if (!style_.quiet && !sheet_.rewritten.empty()) {
      out_ += fmt::format("\n### {}\n\n", say({"Ghi khác, giá trị như cũ", "Written otherwise, same value"}));
      for (const Entry& entry : sheet_.rewritten)
        out_ += fmt::format(
            "- {}: {}{}\n", code(entry.where, false),
            escaped(entry.old_figure + " → " + entry.new_figure + (entry.note.empty() ? "" : " (" + entry.note + ")")),
            effects(entry));
    }
    if (!sheet_.others.empty()) {
      out_ += fmt::format("\n### {}\n\n", say({"Quan hệ khác", "Other relations"}));
      for (const Effect& effect : sheet_.others)
        out_ += fmt::format("- {}: {}\n", code(effect.where, false), told(effect));
    }
    return std::move(out_);
  }

 private:
  std::string say(const Words& words) const { return std::string(words.in(style_.language)); }

  void head(const Words& a, const Words& b, const Words& c, const Words& d, const Words& e) {
    out_ += fmt::format("\n| {} | {} | {} | {} | {} |\n| --- | --- | --- | --- | --- |\n", say(a), say(b), say(c),
                        say(d), say(e));
  }

  void row(const Entry& entry) {
    std::string place = code(entry.where, true);
    if (!entry.where_before.empty())
      place += "<br>" + khop::say(style_.language, {"trước ở {}", "was at {}"}, code(entry.where_before, true));
    std::string kind = name_of(entry.kind, style_.language);
    if (!entry.note.empty()) kind += "<br>" + escaped(entry.note);
    out_ += fmt::format("| {} | {} | {} | {} | {} |\n", kind, place, cell(entry, false), cell(entry, true),
                        effects(entry).empty() ? "" : effects(entry).substr(4));
  }

  // The figure, and the sentence around it.
  static std::string cell(const Entry& entry, bool is_new) {
    const std::string& figure = is_new ? entry.new_figure : entry.old_figure;
    std::string out = figure.empty() ? "" : "**" + escaped(figure) + "**";
    for (const Quote& quote : entry.quotes) {
      if (quote.is_new == is_new)
        out += "<br>" + escaped(quote.before) + "**" + escaped(quote.figure) + "**" + escaped(quote.after);
    }
    return out;
  }

  std::string effects(const Entry& entry) const {
    std::string out;
    for (const Effect& effect : entry.effects) out += "<br>" + told(effect);
    return out;
  }

  std::string told(const Effect& effect) const {
    std::string label = name_of(effect.fate, style_.language);
    if (effect.fate == RelationFate::broken || effect.fate == RelationFate::appeared)
      label += " (" + name_of(effect.severity, style_.language) + ")";
    return fmt::format("**{}**: {} ({})", label, escaped(effect.message), code(effect.rule, true));
  }

  Style style_;
  Sheet sheet_;
  std::string out_;
};

}  // namespace

std::string markdown(const Diff& diff, const Style& style) { return Renderer(diff, style).render(); }

}  // namespace khop::output::diff

// SPDX-License-Identifier: Apache-2.0
#include "output/checklist/entries.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "output/display.h"
#include "output/recomputation.h"
#include "output/slip.h"
#include "sentence.h"

namespace khop::output::checklist {
namespace {

constexpr unsigned kColumns = 150;      // of the sentence with the figure in doubt
constexpr unsigned kOtherColumns = 90;  // of lines elsewhere
constexpr std::size_t kMostOthers = 3;  // further lines are left to the headline, which names their figures

constexpr std::size_t kMostFigures = 32;  // of one line

constexpr Words kLine{"dòng {}", "line {}"};
constexpr Words kRecomputed{"tính lại: {}", "recomputed: {}"};
constexpr Words kInText{"chú thích trong dự thảo", "a comment in the draft"};
constexpr Words kInConfiguration{"cấu hình .khop.yaml", "configuration .khop.yaml"};
constexpr Words kInBaseline{"đã biết từ trước", "known before"};

constexpr char kBlamed = '!', kRelated = '~';

Marked runs(const Excerpt& excerpt) {
  Marked out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < excerpt.line.size();) {
    const std::size_t from = at;
    const char32_t point = next_code_point(excerpt.line, at);
    const char sign = column < excerpt.marks.size() ? excerpt.marks[column] : ' ';
    const unsigned columns = width(point);
    Tone tone = sign == kBlamed ? Tone::blamed : sign == kRelated ? Tone::related : Tone::plain;
    if (columns == 0 && !out.empty()) tone = out.back().tone;  // an accent goes with its letter
    if (out.empty() || out.back().tone != tone) out.push_back({{}, tone});
    out.back().text += excerpt.line.substr(from, at - from);
    column += columns;
  }
  return out;
}

// The words of the hint, with what should be changed to what set apart.
Marked proposal(const Hint& hint) {
  const std::string text = visible(hint.text);
  const std::string value = visible(hint.replacement);
  std::size_t end = value.empty() ? std::string::npos : text.find("→ " + value);
  std::size_t begin = end;
  if (end != std::string::npos) {
    end += std::string_view("→ ").size() + value.size();
    begin = text.rfind(": ", begin);
    begin = begin == std::string::npos ? 0 : begin + 2;
  } else if (!value.empty() && (begin = text.find(value)) != std::string::npos) {
    end = begin + value.size();
  } else {
    return {{text, Tone::plain}};
  }
  Marked out;
  if (begin > 0) out.push_back({text.substr(0, begin), Tone::plain});
  out.push_back({text.substr(begin, end - begin), Tone::strong});
  if (end < text.size()) out.push_back({text.substr(end), Tone::plain});
  return out;
}

std::string reason(const Suppression& suppression, Language language) {
  const Words& by = suppression.by == Suppression::By::text            ? kInText
                    : suppression.by == Suppression::By::configuration ? kInConfiguration
                                                                       : kInBaseline;
  std::string out(by.in(language));
  if (!suppression.reason.empty()) out += ": " + visible(suppression.reason);
  return out;
}

}  // namespace

std::string Describer::place(const std::string& path, Place begin, const Location* location) const {
  const std::string file = path.empty() || path == audit_.ledger.path ? "" : file_name(path) + ", ";
  return file + (location != nullptr ? visible(where(*location, language_)) : say(language_, kLine, begin.line));
}

std::string Describer::place(const Operand& figure) const {
  return place(figure.path, figure.begin, figure.location.get());
}

Marked Describer::line(const std::string& path, std::uint32_t number, const std::vector<Mentioned>& figures,
                       unsigned columns) {
  const std::vector<std::string>* lines = &audit_.source_lines;
  for (const AnnexLines& annex : audit_.annexes) {
    if (annex.path == path && path != audit_.ledger.path) lines = &annex.lines;
  }
  if (number == 0 || number > lines->size() || figures.empty()) return {};
  std::vector<Mark> marks;
  for (const Mentioned& figure : figures) {
    const bool one_line = figure.end.line <= figure.begin.line;
    marks.push_back({figure.begin.column, one_line ? std::max(figure.end.column, figure.begin.column + 1) : UINT32_MAX,
                     figure.tone == Tone::blamed ? kBlamed : kRelated});
  }
  const std::string& text = (*lines)[number - 1];
  const ColumnIndex& index = indexes_.try_emplace(&text, text).first->second;
  return runs(excerpt(index, std::move(marks), columns));
}

std::vector<Marked> Describer::excerpts(const std::vector<const Check*>& checks, const Operand& blamed) {
  struct Line {
    const Operand* first;
    std::vector<Mentioned> figures;
  };
  std::vector<Line> lines;  // in the order of mention
  std::map<std::pair<std::string, std::uint32_t>, std::size_t> known;
  const auto mention = [&](const Operand& figure) {
    if (figure.implied || figure.begin.line == 0) return;
    const std::string& path = figure.path.empty() ? audit_.ledger.path : figure.path;
    const auto [it, is_new] = known.try_emplace({path, figure.begin.line}, lines.size());
    if (is_new) lines.push_back({&figure, {}});
    std::vector<Mentioned>& there = lines[it->second].figures;
    if (there.size() >= kMostFigures ||
        std::any_of(there.begin(), there.end(), [&](const Mentioned& m) { return m.begin == figure.begin; }))
      return;
    there.push_back({figure.begin, figure.end, &figure == &blamed ? Tone::blamed : Tone::related});
  };
  mention(blamed);
  for (const Check* check : checks) {
    mention(check->stated);
    for (const Operand& operand : check->operands) mention(operand);
  }
  std::vector<Marked> out;
  for (std::size_t i = 0; i < lines.size() && i <= kMostOthers; ++i) {
    const Operand& first = *lines[i].first;
    Marked shown = line(first.path, first.begin.line, lines[i].figures, i == 0 ? kColumns : kOtherColumns);
    if (shown.empty()) continue;
    if (i > 0) shown.insert(shown.begin(), {place(first) + ": ", Tone::quiet});
    out.push_back(std::move(shown));
  }
  if (lines.size() > kMostOthers + 1) out.push_back({{"…", Tone::plain}});
  return out;
}

Entry Describer::entry(const std::vector<const Check*>& checks) {
  const Check& first = *checks.front();
  const Operand* mend = mended(first);
  const Operand& blamed = mend != nullptr ? *mend : first.stated;
  Entry out;
  out.where = place(blamed);
  out.section = sections_.name(sections_.of(blamed));
  out.excerpts = excerpts(checks, blamed);
  for (const Check* check : checks) {
    std::string told = visible(check->message);
    if (needs_recomputation(*check)) told += "; " + say(language_, kRecomputed, recomputation(*check, language_));
    if (std::find(out.told.begin(), out.told.end(), told) == out.told.end()) out.told.push_back(std::move(told));
    out.severity = std::max(out.severity, check->severity);
    out.confidence = std::max(out.confidence, std::clamp(check->confidence, 0.0, 1.0));
    out.relation = out.relation || check->outcome == Outcome::inconsistent || check->outcome == Outcome::rounding;
  }
  if (first.hint) out.proposal = proposal(*first.hint);
  if (first.suppression) out.reason = reason(*first.suppression, language_);
  return out;
}

std::vector<Entry> Describer::entries(const std::vector<const Check*>& checks) {
  std::vector<std::vector<const Check*>> groups;
  std::map<std::tuple<std::string, Place, std::string>, std::size_t> slips;
  std::map<std::pair<std::string, Place>, std::size_t> agreed;  // figures whose correction mends several relations
  for (const Check* check : checks) {
    const Operand* figure = mended(*check);
    if (figure == nullptr) continue;
    const auto [it, is_new] = slips.try_emplace({figure->path, figure->begin, check->hint->replacement}, groups.size());
    if (is_new) groups.emplace_back();
    groups[it->second].push_back(check);
    if (check->hint->agreeing > 0) agreed.try_emplace({figure->path, figure->begin}, it->second);
  }
  for (const Check* check : checks) {
    if (mended(*check) != nullptr) continue;
    // For what has no correction of its own, that of one of its figures is most likely the one.
    std::size_t group = groups.size();
    const auto look = [&](const Operand& figure) {
      const auto found = agreed.find({figure.path, figure.begin});
      if (group == groups.size() && found != agreed.end() && !figure.implied) group = found->second;
    };
    if (check->outcome == Outcome::inconsistent) {
      look(check->stated);
      for (const Operand& operand : check->operands) look(operand);
    }
    if (group == groups.size()) groups.emplace_back();
    groups[group].push_back(check);
  }
  // The draft first, then its annexes; each from its beginning to its end.
  const auto key = [this](const std::vector<const Check*>& group) {
    const Operand* mend = mended(*group.front());
    const Operand& figure = mend != nullptr ? *mend : group.front()->stated;
    const bool annex = !figure.path.empty() && figure.path != audit_.ledger.path;
    return std::tuple(annex, annex ? figure.path : std::string(), figure.begin);
  };
  std::stable_sort(groups.begin(), groups.end(), [&key](const auto& a, const auto& b) { return key(a) < key(b); });
  std::vector<Entry> out;
  out.reserve(groups.size());
  for (const auto& group : groups) out.push_back(entry(group));
  return out;
}

}  // namespace khop::output::checklist

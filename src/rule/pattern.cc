// SPDX-License-Identifier: Apache-2.0
#include "rule/pattern.h"

#include <algorithm>

namespace khop::rule {
namespace {

using figure::Draft;
using figure::Item;
using figure::ItemId;
using figure::ItemKind;
using figure::Units;

constexpr std::size_t kMaxMatches = 4;
constexpr int kMaxSteps = 400;  // of backtracking, for one start: patterns are short, but a rule author may nest gaps

/// `at` is a byte of `text`; people count characters.
Error defect(std::string_view text, std::size_t at, Told told) {
  std::uint32_t column = 1;
  for (std::size_t i = 0; i < at && i < text.size(); ++i)
    column += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  return complain("", 0, column, std::move(told));
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool accepts(const Element& element, const Draft& draft, ItemId at) {
  const Item& item = draft.items[static_cast<std::size_t>(at)];
  if (element.hole == HoleKind::date) return item.kind == ItemKind::date;
  if (element.hole == HoleKind::years) return item.kind == ItemKind::year;
  if (item.kind != ItemKind::figure) return false;
  const auto& figure = draft.figures[static_cast<std::size_t>(item.figure)];
  if (element.hole == HoleKind::any) return true;
  if (element.hole == HoleKind::dimension) return figure.dimension == element.dimension;
  return !is_rate(figure) && figure.dimension != Units::kDuration;
}

/// Items that one alternative of a choice takes at `at`; 0 if none. A phrase never covers a figure.
int choice_length(const Element& element, const Draft& draft, ItemId at, ItemId last) {
  int best = 0;
  for (const auto phrase_class : element.classes) best = std::max(best, draft.phrase(at, phrase_class));
  for (const auto& phrase : element.phrases) {
    if (static_cast<ItemId>(phrase.size()) > last - at || static_cast<int>(phrase.size()) <= best) continue;
    bool same = true;
    for (std::size_t i = 0; same && i < phrase.size(); ++i)
      same = draft.items[static_cast<std::size_t>(at) + i].id == phrase[i];
    if (same) best = static_cast<int>(phrase.size());
  }
  return best;
}

struct Search {
  const Draft& draft;
  const std::vector<Element>& elements;
  int gap;
  ItemId last;
  std::vector<Match>& out;
  Match match;
  int steps = 0;

  void run(std::size_t element, ItemId at) {
    if (++steps > kMaxSteps || out.size() >= kMaxMatches) return;
    if (element == elements.size()) {
      out.push_back(match);
      return;
    }
    const Element& e = elements[element];
    switch (e.kind) {
      case Element::Kind::hole:
        if (at < last && accepts(e, draft, at)) {
          match[static_cast<std::size_t>(e.name)] = at;
          run(element + 1, at + 1);
        }
        return;
      case Element::Kind::choice: {
        const int length = at < last ? choice_length(e, draft, at, last) : 0;
        if (length > 0) run(element + 1, at + length);
        if (e.optional) run(element + 1, at);
        return;
      }
      case Element::Kind::gap:
      case Element::Kind::wide_gap:
        for (int skipped = 0; skipped <= gap && at + skipped <= last; ++skipped) {
          run(element + 1, at + skipped);
          if (at + skipped >= last) return;
          const auto& passed = draft.items[static_cast<std::size_t>(at) + static_cast<std::size_t>(skipped)];
          if (passed.kind == ItemKind::mark && passed.mark == ';') return;  // another clause
          const auto kind = passed.kind;
          if (e.kind == Element::Kind::gap && kind == ItemKind::figure) return;
        }
        return;
    }
  }
};

}  // namespace

Result<Pattern> Pattern::parse(std::string_view text, const figure::Lexicon& lexicon, figure::Units& units) {
  Pattern pattern;
  const auto add_class = [&](std::string_view name, std::size_t at, Element& element) -> std::optional<Error> {
    const auto found = lexicon.find(name);
    if (!found)
      return defect(text, at,
                    yaml::unknown_name(Words{"lớp từ", "word class"}, std::string(name), lexicon.class_names()));
    element.classes.push_back(*found);
    return std::nullopt;
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    Element element;
    if (c == ' ') {
      ++at;
      continue;
    }
    if (c == '{') {
      const auto close = text.find('}', at);
      if (close == std::string_view::npos) return defect(text, at, {"thiếu dấu '}'", "'{' is not closed"});
      const auto inner = text.substr(at + 1, close - at - 1);
      const auto colon = inner.find(':');
      const std::string name(inner.substr(0, colon));
      if (name.empty()) return defect(text, at, {"ô trống cần có tên: {tên}", "a hole needs a name: {name}"});
      if (std::find(pattern.names_.begin(), pattern.names_.end(), name) != pattern.names_.end())
        return defect(text, at, tell({"tên '{}' có hai lần", "the name '{}' stands twice"}, name));
      element.kind = Element::Kind::hole;
      element.name = static_cast<int>(pattern.names_.size());
      pattern.names_.push_back(name);
      if (colon != std::string_view::npos) {
        const auto type = inner.substr(colon + 1);
        if (type.empty())
          return defect(text, at, {"cần loại số liệu sau dấu ':'", "expected a kind of figure after ':'"});
        if (type == "any") {
          element.hole = HoleKind::any;
        } else if (type == "date") {
          element.hole = HoleKind::date;
        } else if (type == "years") {
          element.hole = HoleKind::years;
        } else {
          const auto dimension = units.find_dimension(type == "%" ? "percent" : type);
          if (!dimension) {
            auto known = units.dimension_names();
            for (const char* other : {"any", "date", "years", "%"}) known.emplace_back(other);
            return defect(text, at,
                          yaml::unknown_name(Words{"loại số liệu", "kind of figure"}, std::string(type), known));
          }
          element.hole = HoleKind::dimension;
          element.dimension = *dimension;
        }
      }
      if (element.hole != HoleKind::date && element.hole != HoleKind::years) pattern.figures_.push_back(name);
      at = close + 1;
    } else if (c == '<') {
      const auto close = text.find('>', at);
      if (close == std::string_view::npos) return defect(text, at, {"thiếu dấu '>'", "'<' is not closed"});
      element.kind = Element::Kind::choice;
      if (auto error = add_class(text.substr(at + 1, close - at - 1), at, element)) return *error;
      at = close + 1;
    } else if (c == '[') {
      const auto close = text.find(']', at);
      if (close == std::string_view::npos) return defect(text, at, {"thiếu dấu ']'", "'[' is not closed"});
      element.kind = Element::Kind::choice;
      auto rest = text.substr(at + 1, close - at - 1);
      while (true) {
        const auto bar = rest.find('|');
        const auto phrase = trim(rest.substr(0, bar));
        if (phrase.empty()) {
          element.optional = true;
        } else if (phrase.front() == '<' && phrase.back() == '>') {
          if (auto error = add_class(phrase.substr(1, phrase.size() - 2), at, element)) return *error;
        } else {
          element.phrases.push_back(figure::phrase_ids(phrase));
          if (element.phrases.back().empty())
            return defect(text, at,
                          {"cần từ hoặc dấu câu giữa '[' và ']'", "expected words or marks between '[' and ']'"});
        }
        if (bar == std::string_view::npos) break;
        rest.remove_prefix(bar + 1);
      }
      if (element.phrases.empty() && element.classes.empty())
        return defect(text, at,
                      {"cần từ, dấu câu hoặc <lớp từ> giữa '[' và ']'",
                       "expected words, marks or a <class> between '[' and ']'"});
      at = close + 1;
    } else if (text.substr(at).starts_with("…")) {
      element.kind = Element::Kind::gap;
      at += std::string_view("…").size();
    } else if (c == '~') {
      element.kind = Element::Kind::wide_gap;
      ++at;
    } else {
      const auto end = std::min(text.find(' ', at), text.size());
      element.kind = Element::Kind::choice;
      element.phrases.push_back(figure::phrase_ids(text.substr(at, end - at)));
      if (element.phrases.back().empty())
        return defect(text, at, {"cần một từ hoặc dấu câu", "expected a word or a mark"});
      at = end;
    }
    pattern.elements_.push_back(std::move(element));
  }
  const auto hole = std::find_if(pattern.elements_.begin(), pattern.elements_.end(),
                                 [](const Element& e) { return e.kind == Element::Kind::hole; });
  if (hole == pattern.elements_.end())
    return defect(text, 0, {"mẫu cần ít nhất một ô trống {tên}", "a pattern needs at least one hole {name}"});
  if (hole->hole == HoleKind::date || hole->hole == HoleKind::years)
    return defect(text, 0,
                  {"ô trống đầu tiên phải là số liệu: mẫu được tìm ở chỗ có số liệu",
                   "the first hole must be a figure: a pattern is looked for where figures stand"});
  pattern.first_hole_ = static_cast<std::size_t>(hole - pattern.elements_.begin());
  for (std::size_t i = 0; i < pattern.first_hole_; ++i)
    if (pattern.elements_[i].kind != Element::Kind::choice || pattern.elements_[i].optional)
      return defect(
          text, 0,
          {"trước ô trống đầu tiên chỉ được có từ thường", "only plain words may stand before the first hole"});
  return pattern;
}

bool Pattern::starts(const Draft& draft, ItemId at) const { return accepts(elements_[first_hole_], draft, at); }

void Pattern::match(const Draft& draft, ItemId at, int gap, std::vector<Match>& out) const {
  out.clear();
  const auto figure = draft.items[static_cast<std::size_t>(at)].figure;
  ItemId first = 0, last = static_cast<ItemId>(draft.items.size());
  if (figure != figure::kNone) {
    const auto sentence = draft.figures[static_cast<std::size_t>(figure)].sentence;
    if (sentence == figure::kNone) return;  // a table cell: rules of scope table look there
    first = draft.sentences[static_cast<std::size_t>(sentence)].first;
    last = draft.sentences[static_cast<std::size_t>(sentence)].last;
  }
  // Words before the first hole are read backwards from it.
  ItemId before = at;
  for (std::size_t i = first_hole_; i-- > 0;) {
    bool found = false;
    for (int length = 1; !found && length <= 5 && before - length >= first; ++length) {
      if (choice_length(elements_[i], draft, before - length, before) == length) {
        before -= length;
        found = true;
      }
    }
    if (!found) return;
  }
  Search search{draft, elements_, gap, last, out, Match(names_.size(), figure::kNone), 0};
  search.run(first_hole_, at);
}

}  // namespace khop::rule

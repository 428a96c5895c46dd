// SPDX-License-Identifier: Apache-2.0
#include "format/opendocument/odt_lists.h"

#include <algorithm>
#include <utility>

#include "format/list_label.h"

namespace khop::format {
namespace {

std::string number_as(int number, std::string_view format) {
  if (format.empty()) return "";
  if (format == "I") return format_number(number, "upperRoman");
  if (format == "i") return format_number(number, "lowerRoman");
  if (format == "A") return format_number(number, "upperLetter");
  if (format == "a") return format_number(number, "lowerLetter");
  return format_number(number, "decimal");
}

std::string trimmed(std::string text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

}  // namespace

void OdtLists::add(pugi::xml_node root) {
  for (const std::string_view group : {std::string_view("automatic-styles"), std::string_view("styles")}) {
    for (const pugi::xml_node node : child(root, group).children()) {
      const bool outline = name_of(node) == "outline-style";
      if (!outline && name_of(node) != "list-style") continue;
      Style style;
      for (const pugi::xml_node level : node.children())
        take_level(level, style[static_cast<std::size_t>(std::clamp(number(level, "level", 1), 1, kLevels) - 1)]);
      if (!outline) {
        styles_.emplace(attribute(node, "name"), std::move(style));
      } else if (!has_outline_) {
        has_outline_ = true;
        outline_ = std::move(style);
      }
    }
  }
}

void OdtLists::take_level(pugi::xml_node node, Level& level) {
  const std::string_view name = name_of(node);
  if (!name.starts_with("list-level-style-") && name != "outline-level-style") return;
  level.prefix = attribute(node, "num-prefix");
  level.suffix = attribute(node, "num-suffix");
  level.pattern = attribute(node, "num-list-format");
  level.format = attribute(node, "num-format");
  level.display = std::clamp(number(node, "display-levels", 1), 1, kLevels);
  level.start = std::max(number(node, "start-value", 1), 0);
  level.bullet = name.ends_with("bullet") || name.ends_with("image");
  if (level.bullet) level.sign = name.ends_with("image") ? "•" : bullet_sign(attribute(node, "bullet-char"));
}

void OdtLists::begin_list(pugi::xml_node list, std::string_view style) {
  Open open;
  open.style = attribute(list, "style-name");
  const bool goes_on = attribute(list, "continue-numbering") == "true";
  if (!open_.empty()) {
    Open& outer = open_.back();
    if (open.style.empty()) open.style = outer.style;
    open.counters = outer.counters;
    // A second list inside one item counts anew; the first was reset when the item was counted.
    if (++outer.sublists > 1 && !goes_on) restart(counters_[open.counters], depth());
  } else {
    const std::string_view before = attribute(list, "continue-list"), id = attribute(list, "id");
    if (open.style.empty()) open.style = style;
    const auto known = same_.find(std::string(before));
    const auto last = last_.find(open.style);
    if (!before.empty() && known != same_.end()) {
      open.counters = known->second;
    } else if (goes_on && last != last_.end()) {
      open.counters = last->second;
    } else {
      open.counters = std::to_string(++lists_);
    }
    if (!id.empty()) same_.emplace(id, open.counters);
    last_[open.style] = open.counters;
  }
  open_.push_back(std::move(open));
}

void OdtLists::end_list() {
  if (!open_.empty()) open_.pop_back();
}

void OdtLists::begin_item(pugi::xml_node item) {
  if (open_.empty()) return;
  open_.back().sublists = 0;
  const int start = number(item, "start-value", -1);
  const int level = depth() - 1;
  if (start < 0 || level >= kLevels) return;
  Counters& counters = counters_[open_.back().counters];
  counters.value[static_cast<std::size_t>(level)] = start - 1;
  counters.begun[static_cast<std::size_t>(level)] = true;
}

std::string OdtLists::label() {
  if (open_.empty() || depth() > kLevels) return "";
  const auto style = styles_.find(open_.back().style);
  return style == styles_.end() ? "" : count(style->second, counters_[open_.back().counters], depth() - 1);
}

std::string OdtLists::heading_label(pugi::xml_node heading, int level) {
  if (!has_outline_ || level < 1 || level > kLevels || attribute(heading, "is-list-header") == "true") return "";
  if (attribute(heading, "restart-numbering") == "true") {
    const auto here = static_cast<std::size_t>(level - 1);
    headings_.begun[here] = true;
    headings_.value[here] = number(heading, "start-value", outline_[here].start) - 1;
  }
  return count(outline_, headings_, level - 1);
}

void OdtLists::restart(Counters& counters, int level) {
  for (int i = level; i < kLevels; ++i) counters.begun[static_cast<std::size_t>(i)] = false;
}

std::string OdtLists::count(const Style& style, Counters& counters, int level) {
  // Levels above that never counted show their first number.
  for (std::size_t i = 0; i < static_cast<std::size_t>(level); ++i) {
    if (!counters.begun[i]) counters.value[i] = style[i].start;
    counters.begun[i] = true;
  }
  const auto here = static_cast<std::size_t>(level);
  if (!counters.begun[here]) counters.value[here] = style[here].start - 1;
  counters.begun[here] = true;
  ++counters.value[here];
  restart(counters, level + 1);
  return show(style, counters, level);
}

std::string OdtLists::show(const Style& style, const Counters& counters, int level) {
  const Level& form = style[static_cast<std::size_t>(level)];
  if (form.bullet) return trimmed(form.sign);
  const auto number_of = [&](int which) {
    const auto k = static_cast<std::size_t>(which);
    return number_as(counters.value[k], style[k].format);
  };
  std::string out;
  if (!form.pattern.empty()) {
    for (std::size_t at = 0; at < form.pattern.size(); ++at) {
      const std::size_t end = form.pattern.find('%', at + 1);
      const std::string_view hole = form.pattern[at] == '%' && end != std::string::npos
                                        ? std::string_view(form.pattern).substr(at + 1, end - at - 1)
                                        : std::string_view();
      const int which = hole == "10" ? 10 : hole.size() == 1 && hole[0] >= '1' && hole[0] <= '9' ? hole[0] - '0' : 0;
      if (which == 0) {
        out += form.pattern[at];
        continue;
      }
      out += number_of(which - 1);
      at = end;
    }
    return trimmed(out);
  }
  for (int i = std::max(level + 1 - form.display, 0); i <= level; ++i) {
    const std::string one = number_of(i);
    if (!out.empty() && !one.empty()) out += '.';
    out += one;
  }
  return trimmed(form.prefix + out + form.suffix);
}

}  // namespace khop::format

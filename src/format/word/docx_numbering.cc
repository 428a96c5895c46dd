// SPDX-License-Identifier: Apache-2.0
#include "format/word/docx_numbering.h"

#include <algorithm>
#include <cstdlib>

namespace khop::format {
namespace {

constexpr int kLargestStart = 1'000'000;

}  // namespace

void DocxNumbering::take_level(pugi::xml_node node, Level& level) {
  for (const pugi::xml_node property : node.children()) {
    const std::string_view name = name_of(property);
    if (name == "start") level.start = std::clamp(number(property, "val", 1), 0, kLargestStart);
    if (name == "numFmt") level.format = attribute(property, "val");
    if (name == "lvlText") level.text = attribute(property, "val");
    if (name == "lvlRestart") level.restart = number(property, "val", -1);
    if (name == "isLgl") level.legal = attribute(property, "val") != "0";
  }
}

DocxNumbering::DocxNumbering(pugi::xml_node root) {
  const auto index = [](pugi::xml_node level) { return std::clamp(number(level, "ilvl", 0), 0, kLevels - 1); };
  // A form may be that of a list style, which is another form.
  std::unordered_map<std::string, std::string> by_style, links;
  for (const pugi::xml_node node : root.children()) {
    if (name_of(node) != "abstractNum") continue;
    const std::string id(attribute(node, "abstractNumId"));
    if (const pugi::xml_node style = child(node, "styleLink")) by_style.emplace(attribute(style, "val"), id);
    if (const pugi::xml_node link = child(node, "numStyleLink")) links.emplace(id, attribute(link, "val"));
    Form form;
    for (const pugi::xml_node level : node.children()) {
      if (name_of(level) == "lvl") take_level(level, form.levels[static_cast<std::size_t>(index(level))]);
    }
    forms_.emplace(attribute(node, "abstractNumId"), std::move(form));
  }
  for (const pugi::xml_node node : root.children()) {
    if (name_of(node) != "num") continue;
    List list;
    list.form = attribute(child(node, "abstractNumId"), "val");
    if (const auto link = links.find(list.form); link != links.end()) {
      if (const auto real = by_style.find(link->second); real != by_style.end()) list.form = real->second;
    }
    for (const pugi::xml_node over : node.children()) {
      if (name_of(over) != "lvlOverride") continue;
      const int level = index(over);
      if (const pugi::xml_node start = child(over, "startOverride"))
        list.start[static_cast<std::size_t>(level)] = std::clamp(number(start, "val", 1), 1, kLargestStart);
      if (const pugi::xml_node own = child(over, "lvl")) {
        Level changed;
        take_level(own, changed);
        list.own.emplace(level, std::move(changed));
      }
    }
    lists_.emplace(attribute(node, "numId"), std::move(list));
  }
}

const DocxNumbering::Level& DocxNumbering::level_of(const List& list, int level) const {
  static const Level kPlain;
  if (const auto own = list.own.find(level); own != list.own.end()) return own->second;
  const auto form = forms_.find(list.form);
  return form == forms_.end() ? kPlain : form->second.levels[static_cast<std::size_t>(level)];
}

int DocxNumbering::start_of(const List& list, int level) const {
  const int own = list.start[static_cast<std::size_t>(level)];
  return own > 0 ? own : level_of(list, level).start;
}

std::string DocxNumbering::next(const std::string& id, int level) {
  const auto found = lists_.find(id);
  if (found == lists_.end() || level < 0 || level >= kLevels) return "";
  List& list = found->second;
  Counters& counters = counters_[list.form];
  if (!list.met) {
    list.met = true;
    for (std::size_t i = 0; i < kLevels; ++i) counters.begun[i] = counters.begun[i] && list.start[i] == 0;
  }
  // Levels above that never counted show their first number.
  for (int i = 0; i < level; ++i) {
    const auto k = static_cast<std::size_t>(i);
    if (counters.begun[k]) continue;
    counters.begun[k] = true;
    counters.value[k] = start_of(list, i);
  }
  const auto here = static_cast<std::size_t>(level);
  if (!counters.begun[here]) counters.value[here] = start_of(list, level) - 1;
  counters.begun[here] = true;
  ++counters.value[here];
  for (int i = level + 1; i < kLevels; ++i) {
    const int restart = level_of(list, i).restart;
    if (restart == 0 || (restart > 0 && restart != level + 1)) continue;  // counts on, or waits for another level
    counters.begun[static_cast<std::size_t>(i)] = false;
  }
  return mark(list, level, counters);
}

std::string DocxNumbering::mark(const List& list, int level, const Counters& counters) const {
  const Level& form = level_of(list, level);
  if (form.format == "bullet") return bullet_sign(form.text);
  if (form.format == "none") return "";
  std::string out;
  for (std::size_t at = 0; at < form.text.size(); ++at) {
    const bool hole =
        form.text[at] == '%' && at + 1 < form.text.size() && form.text[at + 1] >= '1' && form.text[at + 1] <= '9';
    if (!hole) {
      out += form.text[at];
      continue;
    }
    const int which = form.text[++at] - '1';
    const Level& shown = level_of(list, which);
    out += format_number(counters.value[static_cast<std::size_t>(which)],
                         form.legal ? std::string_view("decimal") : std::string_view(shown.format));
  }
  return out;
}

}  // namespace khop::format

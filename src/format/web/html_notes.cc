// SPDX-License-Identifier: Apache-2.0
#include "format/web/html_notes.h"

#include <algorithm>
#include <utility>

namespace khop::format {
namespace {

constexpr int kDeepest = 2000;             // levels of the tree
constexpr std::size_t kLongestMark = 8;    // bytes
constexpr std::size_t kLongestLabel = 64;  // bytes that a mark with its brackets and blanks may take
constexpr int kMostLooks = 2000;           // elements of a footnote that are looked at for the way back

void append_text(const GumboNode* node, std::size_t most, int depth, std::string& out) {
  if (out.size() > most || depth > kDeepest) return;
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA)
    out.append(std::string_view(node->v.text.text).substr(0, most + 1));
  if (is_unseen(node)) return;
  for (const GumboNode* inner : children_of(node)) append_text(inner, most, depth + 1, out);
}

// "[1]", "(1)" and "1)" are the mark 1. Empty if the text is no mark.
std::string as_mark(std::string_view text) {
  while (!text.empty() && (text.front() == '[' || text.front() == '(')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ']' || text.back() == ')' || text.back() == '.')) text.remove_suffix(1);
  if (text.empty() || text.size() > kLongestMark) return "";
  const bool number = text.find_first_not_of("0123456789") == std::string_view::npos;
  const bool roman = text.find_first_not_of("ivx") == std::string_view::npos;
  const bool letter = text.size() == 1 && text[0] >= 'a' && text[0] <= 'z';
  const bool stars = text.find_first_not_of('*') == std::string_view::npos || text == "†" || text == "‡";
  return number || roman || letter || stars ? std::string(text) : "";
}

bool begins_with_mark(std::string_view text, std::string_view mark) {
  while (!text.empty() && (text.front() == '[' || text.front() == '(')) text.remove_prefix(1);
  if (!text.starts_with(mark)) return false;
  return text.size() == mark.size() || text[mark.size()] < '0' || text[mark.size()] > '9';
}

std::string name_of(const GumboNode* node) {
  std::string_view name = attribute(node, "id");
  if (name.empty() && tag_of(node) == GUMBO_TAG_A) name = attribute(node, "name");
  return std::string(name);
}

bool contains(const GumboNode* outer, const GumboNode* inner) {
  for (; inner != nullptr; inner = inner->parent) {
    if (inner == outer) return true;
  }
  return false;
}

// Whether there is any link within `node`.
bool has_link(const GumboNode* node, int depth, int& left) {
  if (depth > kDeepest || --left <= 0 || tag_of(node) == GUMBO_TAG_A) return true;
  const HtmlChildren inside = children_of(node);
  return std::any_of(inside.begin(), inside.end(),
                     [&](const GumboNode* inner) { return has_link(inner, depth + 1, left); });
}

bool is_heading(const GumboNode* node) {
  const GumboTag tag = tag_of(node);
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

// Whether a link within `node` leads to one of `names`.
bool leads_to(const GumboNode* node, const std::vector<std::string>& names, int depth, int& left) {
  if (depth > kDeepest || --left <= 0) return false;
  if (tag_of(node) == GUMBO_TAG_A) {
    const std::string_view target = attribute(node, "href");
    if (target.size() > 1 && target[0] == '#' && std::find(names.begin(), names.end(), target.substr(1)) != names.end())
      return true;
  }
  for (const GumboNode* inner : children_of(node)) {
    if (leads_to(inner, names, depth + 1, left)) return true;
  }
  return false;
}

}  // namespace

std::string text_of(const GumboNode* node, std::size_t most) {
  std::string all;
  append_text(node, most, 0, all);
  constexpr std::string_view kBlanks = " \t\r\n\f";
  const std::size_t begin = all.find_first_not_of(kBlanks);
  if (begin == std::string::npos) return "";
  return all.substr(begin, all.find_last_not_of(kBlanks) + 1 - begin);
}

HtmlNotes::HtmlNotes(const GumboNode* root) {
  gather(root, 0);
  for (const Link& link : candidates_) tie(link);
}

bool HtmlNotes::leads_back(const GumboNode* link) const {
  const std::string_view target = attribute(link, "href");
  return target.size() > 1 && target[0] == '#' && marks_.contains(std::string(target.substr(1)));
}

void HtmlNotes::gather(const GumboNode* node, int depth) {
  if (depth > kDeepest || is_unseen(node)) return;
  ++order_;
  if (is_element(node)) {
    for (const char* name : {"id", "name"}) {
      const std::string_view value = attribute(node, name);
      if (!value.empty()) anchors_.emplace(value, std::pair(node, order_));
    }
  }
  if (tag_of(node) == GUMBO_TAG_A) {
    const std::string_view target = attribute(node, "href");
    if (target.size() > 1 && target[0] == '#') {
      std::string mark = as_mark(text_of(node, kLongestLabel));
      if (!mark.empty()) candidates_.push_back(Link{node, std::string(target.substr(1)), std::move(mark), order_});
    }
  }
  for (const GumboNode* inner : children_of(node)) gather(inner, depth + 1);
}

void HtmlNotes::tie(const Link& link) {
  const auto target = anchors_.find(link.target);
  if (target == anchors_.end() || target->second.second < link.order) return;  // footnotes stand further down
  const GumboNode* block = target->second.first;
  while (block != nullptr && !is_block(block)) block = block->parent;
  if (block == nullptr || contains(block, link.node) || tag_of(block) == GUMBO_TAG_BODY ||
      tag_of(block) == GUMBO_TAG_HTML || is_heading(block))
    return;
  std::vector<std::string> names;
  const GumboNode* around = link.node;
  for (int i = 0; i < 3 && around != nullptr && !is_block(around); ++i, around = around->parent) {
    if (std::string name = name_of(around); !name.empty()) names.push_back(std::move(name));
  }
  int left = kMostLooks;
  if (!begins_with_mark(text_of(block, kLongestLabel), link.mark) && !leads_to(block, names, 0, left)) return;
  block = whole_note(block);
  if (contains(block, link.node)) return;
  auto known = blocks_.find(block);
  if (known == blocks_.end()) {
    known = blocks_.emplace(block, static_cast<std::int32_t>(notes_.size())).first;
    notes_.push_back(Note{link.mark, block});
  }
  links_.emplace(link.node, known->second);
  for (std::string& name : names) marks_.emplace(std::move(name), known->second);
}

// The first paragraph of a <div> that holds nothing else: all of it is the footnote.
const GumboNode* HtmlNotes::whole_note(const GumboNode* block) const {
  const GumboNode* parent = block->parent;
  if (parent == nullptr || (tag_of(block) != GUMBO_TAG_P && tag_of(block) != GUMBO_TAG_DIV)) return block;
  const GumboTag tag = tag_of(parent);
  if (tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_LI && tag != GUMBO_TAG_ASIDE && tag != GUMBO_TAG_DD) return block;
  // No other footnote stands in it, nor anything before this one.
  bool first = true;
  constexpr int kMostParagraphs = 40;
  int seen = 0;
  for (const GumboNode* inner : children_of(parent)) {
    if (inner->type == GUMBO_NODE_WHITESPACE || inner->type == GUMBO_NODE_COMMENT) continue;
    if (first && inner != block) return block;
    if (++seen > kMostParagraphs) return block;
    if (!first) {
      const std::string begin = text_of(inner, kLongestLabel);
      int left = kMostLooks;
      if (blocks_.contains(inner) || !name_of(inner).empty() || has_link(inner, 0, left) ||
          !as_mark(begin.substr(0, begin.find(' '))).empty())
        return block;
    }
    first = false;
  }
  return parent;
}

}  // namespace khop::format

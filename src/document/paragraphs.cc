// SPDX-License-Identifier: Apache-2.0
#include "document/paragraphs.h"

#include <algorithm>
#include <utility>

#include "document/characters.h"

namespace khop::document {
namespace {

// Bytes; half a line of prose. What is shorter and has no end mark is a label or a title, not half a sentence.
constexpr std::uint32_t kHalfSentence = 50;

// it.

std::string_view tail(const Draft& d, const Para& para) {
  const Fragment& fragment = d.fragments[static_cast<std::size_t>(para.last)];
  return d.view(fragment.begin, fragment.end);
}

std::size_t utf8_floor(std::string_view text, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

bool names_part(std::string_view text) {
  while (text.starts_with('*') || text.starts_with('_')) text.remove_prefix(1);
  return text.starts_with("Phần thứ ") || text.starts_with("PHẦN THỨ ");
}

bool reads_as_heading(const Candidate& c, std::string_view text) {
  if (c.ending == Ending::sentence || c.ending == Ending::semicolon || c.ending == Ending::comma) return c.capitals;
  if (text.size() > 330 || text.empty()) return c.capitals;
  const std::size_t colon = text.find(": ");
  if (colon != std::string_view::npos && colon + 2 < text.size()) {
    const std::string_view after = text.substr(colon + 2);
    if (after.size() > 60) return c.emphasised;
    if (std::any_of(after.begin(), after.end(), [](char x) { return x >= '0' && x <= '9'; })) return false;
  }
  if (c.mark.style == MarkStyle::letter) {
    return text.size() <= 160 && std::none_of(text.begin(), text.end(), [](char x) { return x >= '0' && x <= '9'; });
  }
  return true;
}

BlockKind kind_of(const Draft& d, const Candidate& c, std::int32_t note) {
  const std::string_view text = d.view(c.begin, c.end);
  if (note >= 0) return c.mark ? BlockKind::item : BlockKind::paragraph;
  if (c.hashes > 0) return BlockKind::heading;
  if (c.mark) {
    if (heads_section(c.mark.style) && reads_as_heading(c, text)) return BlockKind::heading;
    return c.mark.style >= MarkStyle::letter ? BlockKind::item : BlockKind::paragraph;
  }
  if (c.capitals) return BlockKind::heading;
  if (names_part(text)) return text.size() < 120 ? BlockKind::heading : BlockKind::paragraph;
  if (c.emphasised && text.size() < 300 && c.ending != Ending::sentence && c.ending != Ending::semicolon)
    return BlockKind::heading;
  return BlockKind::paragraph;
}

std::int32_t add_fragment(Draft& d, Offset begin, Offset end, bool glue, bool lifted) {
  d.fragments.push_back(Fragment{begin, end, -1, glue, lifted});
  return static_cast<std::int32_t>(d.fragments.size()) - 1;
}

}  // namespace

Candidate look_at(const Draft& d, std::size_t i) {
  const Line& line = d.lines[i];
  Candidate c;
  c.line = i;
  c.begin = line.begin;
  c.end = line.end;
  c.gap = line.gap_before;
  c.rule = line.rule_before;
  c.hashes = line.hashes;
  c.depth = line.depth;
  return look_inside(d, c);
}

Candidate look_inside(const Draft& d, Candidate c) {
  // A list mark may stand inside emphasis: "**A- Kết quả**", "*1.2. Về kinh tế:* ...".
  Offset begin = c.begin;
  while (!d.literal && begin < c.end && (d.text[begin] == '*' || d.text[begin] == '_')) ++begin;
  const bool lead = begin > c.begin && begin < c.end && !is_blank(peek(d.text, begin));
  if (!lead) begin = c.begin;
  const std::string_view text = d.view(begin, c.end);
  c.mark = read_list_mark(text);
  if (c.mark) {
    if (lead) c.lead = Span{c.begin, begin};
    c.mark_span = Span{begin, begin + c.mark.length};
    c.begin = begin + c.mark.skip;
  }
  const std::string_view rest = d.view(c.begin, c.end);
  c.opening = c.mark ? Opening::upper : opening_of(rest);
  if (c.opening == Opening::punctuation && (rest.starts_with("..") || rest.starts_with("./")))
    c.opening = Opening::upper;
  c.ending = ending_of(rest.size() > 400 ? rest.substr(utf8_floor(rest, rest.size() - 400)) : rest);
  c.capitals = rest.size() < 600 && all_capitals(rest, 5);
  const std::string_view whole = d.view(lead ? c.lead.empty() ? c.begin : c.lead.begin : c.begin, c.end);
  c.emphasised = d.literal ? d.lines[c.line].emphasised
                           : whole.size() > 4 && whole.starts_with("**") && whole.ends_with("**") &&
                                 whole.find("**", 2) >= whole.size() - 3;
  return c;
}

bool can_continue(const Draft& d, const Survey& survey, const Para* para, const Candidate& c) {
  if (para == nullptr || para->row >= 0 || c.mark || c.hashes > 0 || c.capitals) return false;
  if (para->ending == Ending::sentence || para->ending == Ending::semicolon || para->ending == Ending::colon)
    return false;
  if (para->hashes > 0) return false;
  if (para->capitals && para->kind == BlockKind::heading) return false;
  const bool whole_line = para->length >= kHalfSentence;
  switch (c.opening) {
    case Opening::punctuation:
      return true;
    case Opening::lower:
      if (para->ending == Ending::closing) return whole_line;
      if (para->kind == BlockKind::heading) return whole_line;
      return true;
    case Opening::digit:
      return whole_line && (para->ending == Ending::comma || para->ending == Ending::open) &&
             para->kind != BlockKind::heading;
    case Opening::upper:
      if (!whole_line || para->kind == BlockKind::heading) return false;
      if (para->ending == Ending::comma) return true;
      return para->ending == Ending::open && known_pair(d, survey, *para, c);
  }
  return false;
}

bool known_pair(const Draft& d, const Survey& survey, const Para& para, const Candidate& c) {
  return survey.known_pair(tail(d, para), d.view(c.begin, std::min(c.end, c.begin + 80)));
}

bool waits(const Para* para) {
  return para != nullptr && para->row < 0 && para->kind != BlockKind::heading && para->length >= kHalfSentence &&
         (para->ending == Ending::open || para->ending == Ending::comma);
}

void append(Draft& d, std::int32_t para, Offset begin, Offset end, bool glue, bool lifted) {
  const std::int32_t fragment = add_fragment(d, begin, end, glue, lifted);
  Para& p = d.paras[static_cast<std::size_t>(para)];
  if (p.first < 0) {
    p.first = fragment;
  } else {
    d.fragments[static_cast<std::size_t>(p.last)].next = fragment;
  }
  p.last = fragment;
  p.length += end - begin;
}

void join(Draft& d, std::int32_t para, const Candidate& c, bool lifted) {
  const bool glue = c.opening == Opening::punctuation;
  append(d, para, c.begin, c.end, glue, lifted || glue);
  d.paras[static_cast<std::size_t>(para)].ending = c.ending;
  d.paras[static_cast<std::size_t>(para)].emphasised = false;
}

std::int32_t open_para(Draft& d, const Candidate& c, std::int32_t note) {
  Para para;
  para.style = c.mark.style;
  para.number = c.mark.number;
  para.mark = c.mark_span;
  para.ending = c.ending;
  para.opening = c.opening;
  para.hashes = c.hashes;
  para.capitals = c.capitals;
  para.emphasised = c.emphasised;
  para.note = note;
  para.depth = c.depth;
  para.kind = kind_of(d, c, note);
  if (para.kind == BlockKind::heading && !c.mark && names_part(d.view(c.begin, c.end))) para.style = MarkStyle::part;
  d.paras.push_back(para);
  const auto index = static_cast<std::int32_t>(d.paras.size()) - 1;
  if (!c.lead.empty()) append(d, index, c.lead.begin, c.lead.end, true, false);
  append(d, index, c.begin, c.end, true, false);
  return index;
}

std::int32_t add_row(Draft& d, DraftRow row) {
  Para para;
  para.kind = BlockKind::row;
  para.row = static_cast<std::int32_t>(d.rows.size());
  d.rows.push_back(std::move(row));
  d.paras.push_back(para);
  return static_cast<std::int32_t>(d.paras.size()) - 1;
}

}  // namespace khop::document

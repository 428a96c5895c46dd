// SPDX-License-Identifier: Apache-2.0
#include "format/word/docx_range.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "format/legacy_font.h"
#include "text/utf8.h"

namespace khop::format {
namespace {

constexpr int kFarthest = 4000;  // siblings that are looked at for the ends of a field

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Holds runs, and marks of ranges may stand in it as well as beside it.
bool holds_runs(pugi::xml_node node) {
  constexpr std::array<std::string_view, 11> kNames = {"ins",       "del",      "moveTo",    "moveFrom",
                                                       "hyperlink", "smartTag", "customXml", "sdtContent",
                                                       "fldSimple", "bdo",      "dir"};
  return is_one_of(name_of(node), kNames);
}

// Shows nothing, whatever stands beside it.
bool shows_nothing(pugi::xml_node node) {
  constexpr std::array<std::string_view, 16> kNames = {"pPr",
                                                       "proofErr",
                                                       "bookmarkStart",
                                                       "bookmarkEnd",
                                                       "permStart",
                                                       "permEnd",
                                                       "smartTagPr",
                                                       "customXmlPr",
                                                       "commentRangeStart",
                                                       "commentRangeEnd",
                                                       "moveFromRangeStart",
                                                       "moveFromRangeEnd",
                                                       "moveToRangeStart",
                                                       "moveToRangeEnd",
                                                       "rPr",
                                                       "lastRenderedPageBreak"};
  return node.type() != pugi::node_element || is_one_of(name_of(node), kNames);
}

// A control whose text a program writes, or that may hold plain text only.
bool is_bound(pugi::xml_node control) {
  constexpr std::array<std::string_view, 6> kKinds = {"dataBinding", "text", "dropDownList",
                                                      "comboBox",    "date", "citation"};
  for (const pugi::xml_node property : child(control, "sdtPr").children()) {
    if (is_one_of(name_of(property), kKinds)) return true;
  }
  return false;
}

// Of fields only links hold text that Word does not write anew.
bool is_link(std::string_view code) { return code.find("HYPERLINK") != std::string_view::npos; }

// No mark of a range may stand in it, or none would be kept.
bool is_closed(pugi::xml_node node) {
  constexpr std::array<std::string_view, 7> kNames = {"AlternateContent", "drawing", "pict", "object", "ruby", "oMath",
                                                      "oMathPara"};
  const std::string_view name = name_of(node);
  return is_one_of(name, kNames) || (name == "sdt" && is_bound(node)) ||
         (name == "fldSimple" && !is_link(attribute(node, "instr")));
}

struct Outer {
  pugi::xml_node element;  // the outermost closed element of a paragraph that holds a node; null if there is none
  bool box = false;        // a text box is on the way
};

Outer outer(pugi::xml_node node) {
  Outer out;
  pugi::xml_node closed;
  for (pugi::xml_node up = node; up; up = up.parent()) {
    if (is_closed(up)) closed = up;
    if (name_of(up) == "txbxContent") out.box = true;
    // Closed elements that hold paragraphs count only where they are part of one themselves.
    if (name_of(up) == "p" && closed) out.element = closed;
  }
  return out;
}

pugi::xml_node note_of(pugi::xml_node node) {
  while (node && name_of(node) != "footnote" && name_of(node) != "endnote") node = node.parent();
  return node;
}

// Characters of a piece as the file has them, where its font shows others: those that give the first `shown`.
std::uint32_t points_in_file(const DocxPiece& piece, std::uint32_t shown) {
  if (piece.font.empty()) return shown;
  const std::string_view text = piece.element.text().get();
  std::uint32_t points = 0, best = 0;
  for (std::size_t at = 0; at < text.size();) {
    static_cast<void>(text::next_code_point(text, at));
    ++points;
    if (text::count_code_points(from_legacy_font(text.substr(0, at), piece.font)) > shown) break;
    best = points;
  }
  return best;
}

DocxEdge edge(const DocxPiece& piece, std::uint32_t shown) {
  const std::string_view name = name_of(piece.element);
  const bool splits = shown > 0 && shown < piece.size && (name == "t" || name == "delText");
  return {piece.element, splits ? points_in_file(piece, shown) : 0, splits};
}

bool is_run_child(pugi::xml_node node) { return name_of(node.parent()) == "r"; }

// The element beside which an edge stands between runs; null if it stands inside one.
pugi::xml_node beside(const DocxEdge& edge, bool begin) {
  if (edge.within) return {};
  pugi::xml_node node = edge.element;
  if (!is_run_child(node)) return node;
  return (begin ? docx_before(node) : docx_behind(node)) ? pugi::xml_node{} : node.parent();
}

bool holds(pugi::xml_node outside, pugi::xml_node inside) {
  while (inside && inside != outside) inside = inside.parent();
  return static_cast<bool>(inside);
}

// "begin", "separate" and "end" of the fields that a run holds.
std::vector<std::string_view> field_marks(pugi::xml_node run) {
  std::vector<std::string_view> out;
  if (name_of(run) != "r") return out;
  for (const pugi::xml_node part : run.children()) {
    if (name_of(part) == "fldChar") out.push_back(attribute(part, "fldCharType"));
  }
  return out;
}

struct Field {
  pugi::xml_node begin, separate, end;  // runs
  bool link = false;
};

bool is_link(const Field& field) {
  for (pugi::xml_node run = field.begin; run && run != field.separate; run = run.next_sibling()) {
    for (const pugi::xml_node part : run.children()) {
      if (name_of(part) == "instrText" && is_link(part.text().get())) return true;
    }
  }
  return false;
}

// The innermost field whose result holds `node`, if all of it is among the siblings. `node` may begin or end one.
std::optional<Field> field_around(pugi::xml_node node) {
  Field out;
  const std::vector<std::string_view> own = field_marks(node);
  const auto opened = std::count(own.begin(), own.end(), "begin") - std::count(own.begin(), own.end(), "end");
  std::ptrdiff_t depth = std::max<std::ptrdiff_t>(-opened, 0);
  int steps = 0;
  for (pugi::xml_node run = node.previous_sibling(); run && !out.begin; run = run.previous_sibling()) {
    if (++steps > kFarthest) return std::nullopt;
    const std::vector<std::string_view> marks = field_marks(run);
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
      if (*mark == "end") ++depth;
      if (*mark == "separate" && depth == 0 && !out.separate) out.separate = run;
      if (*mark == "begin" && depth-- == 0) out.begin = run;
    }
  }
  if (!out.begin || !out.separate) return std::nullopt;
  depth = std::max<std::ptrdiff_t>(opened, 0);
  steps = 0;
  for (pugi::xml_node run = node.next_sibling(); run && !out.end; run = run.next_sibling()) {
    if (++steps > kFarthest) return std::nullopt;
    for (const std::string_view mark : field_marks(run)) {
      if (mark == "begin") ++depth;
      if (mark == "end" && depth-- == 0) out.end = run;
    }
  }
  if (!out.end) return std::nullopt;
  out.link = is_link(out);
  return out;
}

bool is_among(pugi::xml_node node, pugi::xml_node first, pugi::xml_node last) {
  for (pugi::xml_node each = first; each; each = each.next_sibling()) {
    if (holds(each, node)) return true;
    if (each == last) break;
  }
  return false;
}

/// Takes the edges of a range out of what it fills, or begins or ends with.
class Widening {
 public:
  explicit Widening(DocxRange& range) : range_(range) {}

  void run() {
    while (leave_field(range_.begin, true) || leave_field(range_.end, false) || step_out_of_parent() ||
           step_out_of_link()) {
    }
  }

 private:
  bool set(pugi::xml_node begin, pugi::xml_node end) {
    if (begin) range_.begin = {begin, 0, false};
    if (end) range_.end = {end, 0, false};
    return begin || end;
  }

  // A parent may be left on one side if the other edge is outside of it, or leaves it, too.
  bool step_out_of_parent() {
    const pugi::xml_node begin = beside(range_.begin, true), end = beside(range_.end, false);
    const pugi::xml_node around_begin = fills(begin, true), around_end = fills(end, false);
    if (around_begin && around_begin == around_end) return set(with_control(around_begin), with_control(around_begin));
    if (around_begin && !holds(around_begin, range_.end.element)) return set(with_control(around_begin), {});
    if (around_end && !holds(around_end, range_.begin.element)) return set({}, with_control(around_end));
    return false;
  }

  static pugi::xml_node fills(pugi::xml_node node, bool begin) {
    if (!node || !holds_runs(node.parent())) return {};
    return (begin ? docx_before(node) : docx_behind(node)) ? pugi::xml_node{} : node.parent();
  }

  static pugi::xml_node with_control(pugi::xml_node node) {
    return name_of(node) == "sdtContent" ? node.parent() : node;
  }

  // What a field shows is written anew when it is brought up to date, and marks in it are lost.
  static bool leave_field(DocxEdge& edge, bool begin) {
    const std::optional<Field> field = field_around(is_run_child(edge.element) ? edge.element.parent() : edge.element);
    if (!field || field->link) return false;
    edge = {begin ? field->begin : field->end, 0, false};
    return true;
  }

  bool step_out_of_link() {
    const pugi::xml_node begin = beside(range_.begin, true), end = beside(range_.end, false);
    const std::optional<Field> first = begin ? field_around(begin) : std::nullopt;
    const std::optional<Field> last = end ? field_around(end) : std::nullopt;
    const bool opens = first && docx_before(begin) == first->separate;
    const bool closes = last && docx_behind(end) == last->end;
    if (opens && closes && first->begin == last->begin) return set(first->begin, first->end);
    if (opens && !is_among(range_.end.element, first->begin, first->end)) return set(first->begin, {});
    if (closes && !is_among(range_.begin.element, last->begin, last->end)) return set({}, last->end);
    return false;
  }

  DocxRange& range_;
};

// A mark of one's own, "*", is text behind the reference, in the same run.
pugi::xml_node with_own_mark(pugi::xml_node reference) {
  const std::string_view custom = attribute(reference, "customMarkFollows");
  if (custom.empty() || custom == "0" || custom == "false") return reference;
  const pugi::xml_node mark = reference.next_sibling();
  return name_of(mark) == "t" ? mark : reference;
}

}  // namespace

pugi::xml_node docx_before(pugi::xml_node node) {
  do {
    node = node.previous_sibling();
  } while (node && shows_nothing(node));
  return node;
}

pugi::xml_node docx_behind(pugi::xml_node node) {
  do {
    node = node.next_sibling();
  } while (node && shows_nothing(node));
  return node;
}

std::optional<DocxRange> find_docx_range(const DocxTrace& trace, const std::string& part, std::uint32_t paragraph,
                                         std::uint32_t begin, std::uint32_t end) {
  const auto known = trace.paragraphs.find({part, paragraph});
  if (known == trace.paragraphs.end() || known->second.empty()) return std::nullopt;
  const std::vector<DocxPiece>& pieces = known->second;
  const auto ends_behind = [](std::uint32_t point, const DocxPiece& piece) { return point < piece.point + piece.size; };
  auto first = std::upper_bound(pieces.begin(), pieces.end(), begin, ends_behind);
  if (first == pieces.end()) first = std::prev(first);
  auto last = std::upper_bound(pieces.begin(), pieces.end(), std::max(end, begin + 1) - 1, ends_behind);
  if (last == pieces.end()) last = std::prev(last);

  DocxRange out;
  out.begin = edge(*first, begin > first->point ? begin - first->point : 0);
  out.end = edge(*last, end > last->point ? end - last->point : 0);
  // A note's mark may stand in another note, or in a text box.
  for (pugi::xml_node note = note_of(out.begin.element); note; note = note_of(out.begin.element)) {
    const auto mark = trace.marks.find(note.hash_value());
    if (mark == trace.marks.end() || out.detour == DocxDetour::box) return std::nullopt;
    if (note_of(mark->second) == note) return std::nullopt;
    out.begin = {mark->second, 0, false};
    out.end = {with_own_mark(mark->second), 0, false};
    out.detour = DocxDetour::note;
  }
  const Outer from = outer(out.begin.element), to = outer(out.end.element);
  if (from.element) out.begin = {from.element, 0, false};
  if (to.element) out.end = {to.element, 0, false};
  if (from.box && out.detour == DocxDetour::none) out.detour = DocxDetour::box;
  if (out.begin.element.root() != trace.document.root() || out.end.element.root() != trace.document.root())
    return std::nullopt;
  Widening(out).run();
  return out;
}

}  // namespace khop::format

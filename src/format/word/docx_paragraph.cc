// SPDX-License-Identifier: Apache-2.0
#include "format/word/docx_paragraph.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "format/legacy_font.h"
#include "format/superscript.h"
#include "text/utf8.h"

namespace khop::format {
namespace {

// What stands between runs and holds runs itself.
bool holds_runs(std::string_view name) {
  constexpr std::array<std::string_view, 9> kNames = {"hyperlink", "smartTag", "customXml", "sdtContent", "fldSimple",
                                                      "bdo",       "dir",      "rubyBase",  "oMathPara"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::uint32_t count(std::string_view text) { return static_cast<std::uint32_t>(text::count_code_points(text)); }

// Signs of symbol fonts that reports use as text.
std::string_view symbol(std::string_view code) {
  unsigned value = 0;
  std::from_chars(code.data(), code.data() + code.size(), value, 16);
  switch (value & 0xFFU) {
    case 0xA3:
      return "≤";
    case 0xB3:
      return "≥";
    case 0xB0:
      return "°";
    case 0xB1:
      return "±";
    case 0xB4:
      return "×";
    case 0xB7:
      return "•";
    case 0x2D:
      return "-";
    default:
      return " ";
  }
}

}  // namespace

void DocxParagraph::add(pugi::xml_node node, const DocxStyle& style) {
  style_ = style;
  inline_content(node);
}

void DocxParagraph::inline_content(pugi::xml_node node) {
  for (const pugi::xml_node part : node.children()) {
    const std::string_view name = name_of(part);
    if (name == "r") {
      run(part);
    } else if (name == "ins" || name == "moveTo" || name == "del" || name == "moveFrom") {
      const bool added = name == "ins" || name == "moveTo";
      if (added == (revisions_ == Revisions::accepted)) inline_content(part);
    } else if (name == "sdt") {
      inline_content(child(part, "sdtContent"));
    } else if (name == "AlternateContent") {
      const pugi::xml_node choice = child(part, "Choice");
      inline_content(choice ? choice : child(part, "Fallback"));
    } else if (name == "ruby") {
      inline_content(child(part, "rubyBase"));
    } else if (name == "oMath" || holds_runs(name)) {
      inline_content(part);
    }
  }
}

void DocxParagraph::run(pugi::xml_node node) {
  DocxStyle dress = style_;
  dress.raised.clear();
  if (const pugi::xml_node properties = child(node, "rPr")) {
    if (const DocxStyle* own = styles_.run(attribute(child(properties, "rStyle"), "val"))) {
      if (own->bold) dress.bold = own->bold;
      if (own->hidden) dress.hidden = own->hidden;
      dress.raised = own->raised;
      if (!own->font.empty()) dress.font = own->font;
    }
    take_run_properties(properties, dress);
  }
  std::int32_t marked = -1;  // a note whose mark follows as text
  for (const pugi::xml_node part : node.children()) {
    const std::string_view name = name_of(part);
    if (name == "fldChar") {
      field_mark(part);
      continue;
    }
    if (codes_ > 0 || dress.hidden.value_or(false)) continue;
    if (name == "t" && marked >= 0) {
      notes_.mark(std::exchange(marked, -1), part.text().get());
    } else if (name == "t" || name == "delText") {
      piece(part.text().get(), dress, part);
    } else if (name == "tab" || name == "ptab") {
      piece(" ", dress, part);
    } else if (name == "br" || name == "cr") {
      const std::string_view type = attribute(part, "type");
      ++points_;
      if (type.empty() || type == "textWrapping") {
        cut();
      } else {
        flush_raised();
        append(" ");
      }
    } else if (name == "noBreakHyphen") {
      piece("-", dress, part);
    } else if (name == "sym") {
      piece(symbol(attribute(part, "char")), dress, part);
    } else if (name == "footnoteReference" || name == "endnoteReference") {
      const std::string_view custom = attribute(part, "customMarkFollows");
      const bool own = !custom.empty() && custom != "0" && custom != "false";
      const std::int32_t note = notes_.refer(name == "endnoteReference", attribute(part, "id"), own);
      if (own) marked = note;
      flush_raised();
      if (note >= 0) {
        current_.references.push_back({static_cast<std::uint32_t>(current_.text.size()), note});
        if (traced_) marks_.emplace_back(note, part);
      }
    } else if (name == "AlternateContent") {
      const pugi::xml_node choice = child(part, "Choice");
      find_boxes(choice ? choice : child(part, "Fallback"));
    } else if (name == "drawing" || name == "pict" || name == "object") {
      find_boxes(part);
    } else if (name == "ruby") {
      inline_content(child(part, "rubyBase"));
    }
  }
}

void DocxParagraph::piece(std::string_view text, const DocxStyle& dress, pugi::xml_node element) {
  if (text.empty()) return;
  points_ += count(text);
  std::string shown = from_legacy_font(text, dress.font);
  if (shown.find_first_not_of(" \t") != std::string::npos) {
    any_text_ = true;
    all_bold_ = all_bold_ && dress.bold.value_or(false);
  }
  const bool raised = dress.raised == "superscript";
  if (!raised) flush_raised();
  if (traced_)
    pieces_.push_back({raised ? count(raised_) : shown_, count(shown), element, shown == text ? "" : dress.font});
  // "(7)" may be raised in three runs.
  if (raised) {
    raised_ += shown;
    ++raised_pieces_;
  } else {
    append(shown);
  }
}

void DocxParagraph::append(std::string_view shown) {
  current_.text += shown;
  if (traced_) shown_ += count(shown);
}

void DocxParagraph::flush_raised() {
  if (raised_.empty()) return;
  const std::string shown = as_superscript(raised_);
  // A footnote's mark is told as a tag around it.
  const std::size_t at = shown.find(raised_);
  const std::uint32_t tag = at == std::string::npos ? 0 : static_cast<std::uint32_t>(at);
  if (traced_) {
    for (std::size_t i = pieces_.size() - raised_pieces_; i < pieces_.size(); ++i) pieces_[i].point += shown_ + tag;
  }
  raised_pieces_ = 0;
  append(shown);
  raised_.clear();
}

void DocxParagraph::field_mark(pugi::xml_node node) {
  constexpr std::size_t kDeepest = 64;  // fields in fields; more are broken files
  const std::string_view type = attribute(node, "fldCharType");
  if (type == "begin") {
    if (fields_.size() >= kDeepest) return;
    fields_.push_back(false);
    ++codes_;
  } else if (type == "separate") {
    if (fields_.empty() || fields_.back()) return;
    fields_.back() = true;
    --codes_;
  } else if (type == "end") {
    if (fields_.empty()) return;
    if (!fields_.back()) --codes_;
    fields_.pop_back();
  }
}

void DocxParagraph::find_boxes(pugi::xml_node node) {
  for (const pugi::xml_node part : node.children()) {
    const std::string_view name = name_of(part);
    if (name == "txbxContent") {
      boxes_.push_back(part);
    } else if (name == "AlternateContent") {
      const pugi::xml_node choice = child(part, "Choice");
      find_boxes(choice ? choice : child(part, "Fallback"));
    } else {
      find_boxes(part);
    }
  }
}

void DocxParagraph::cut() {
  flush_raised();
  current_.emphasised = all_bold_ && any_text_;
  done_.push_back(std::move(current_));
  current_ = Paragraph{};
  current_.origin.point = points_;
  shown_ = points_;
  all_bold_ = true;
  any_text_ = false;
}

std::vector<Paragraph> DocxParagraph::take() {
  cut();
  std::vector<Paragraph> out;
  for (Paragraph& paragraph : done_) {
    if (!paragraph.text.empty() || !paragraph.references.empty()) out.push_back(std::move(paragraph));
  }
  done_.clear();
  current_ = Paragraph{};
  points_ = shown_ = 0;
  // A field may go on in the next paragraph: codes_ and fields_ stay.
  return out;
}

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "document/draft.h"

namespace khop::document {
namespace {

// How far down a heading of this form usually stands; only the order counts.
int heading_rank(const Para& para) {
  switch (para.style) {
    case MarkStyle::part:
      return 10;
    case MarkStyle::capital:
      return 20;
    case MarkStyle::roman:
      return 30;
    case MarkStyle::article:
      return 32;
    case MarkStyle::roman_number:
      return 35;
    case MarkStyle::number:
      return 40;
    case MarkStyle::section2:
      return 50;
    case MarkStyle::section3:
      return 60;
    case MarkStyle::section4:
      return 70;
    case MarkStyle::letter:
      return 80;
    case MarkStyle::none:
      return para.capitals ? 12 : 38;
    default:
      return 90;
  }
}

class Structure {
 public:
  Structure(const Draft& draft, Document& document) : d_(draft), out_(document) {}

  void run() {
    for (std::size_t i = 0; i < out_.blocks.size(); ++i) visit(static_cast<BlockId>(i));
  }

 private:
  struct Heading {
    int rank;
    BlockId block;
  };
  struct Level {
    MarkStyle style;
    std::uint8_t depth;  // as the file states it; 0 if it does not
    BlockId block;
  };
  // The list that is being read. The body has one, the current footnote another, since footnotes stand inside body
  // lists.
  struct List {
    std::vector<Level> levels;
    BlockId intro = kNone;         ///< paragraph right before the list
    bool intro_opens = false;      ///< it ends in a colon
    BlockId first_parent = kNone;  ///< parent of its outermost items
    bool numbered = false;         ///< numbered paragraphs are items of it
  };

  void visit(BlockId id) {
    Block& block = out_.blocks[static_cast<std::size_t>(id)];
    const Para& para = d_.paras[static_cast<std::size_t>(id)];
    if (block.kind == BlockKind::row) {
      block.heading = heading();
      body_ = List{};
      return;
    }
    if (block.note >= 0) {
      visit_note(id, block, para);
      return;
    }
    // "gồm:" and then "1. ...", "2. ...": numbered lines are items of the line above them, not headings.
    if (numbers_list(block, para)) block.kind = BlockKind::item;
    switch (block.kind) {
      case BlockKind::heading: {
        const int rank = heading_rank(para);
        while (!headings_.empty() && headings_.back().rank >= rank) headings_.pop_back();
        block.heading = heading();
        headings_.push_back(Heading{rank, id});
        block.level = static_cast<std::uint8_t>(std::min<std::size_t>(headings_.size(), 255));
        body_ = List{};
        if (para.ending == Ending::colon) body_.intro = id;
        return;
      }
      case BlockKind::item:
        // "b) ..." in running text behind a heading "a)": both stand in the section above.
        if (para.style == MarkStyle::letter) leave_sections(para);
        block.heading = heading();
        place_item(body_, id, block, para);
        return;
      default:
        // "1.3. Cây ăn quả: ..." is text with a number; it ends the section 1.2 all the same.
        if (para.style != MarkStyle::none && leave_sections(para)) body_ = List{};
        block.heading = heading();
        body_.intro = id;
        body_.intro_opens = para.ending == Ending::colon;
        body_.numbered = para.ending == Ending::colon;
        return;
    }
  }

  void visit_note(BlockId id, Block& block, const Para& para) {
    block.heading = heading();
    if (block.kind == BlockKind::note) {
      note_ = List{};
      note_.intro = id;
      if (para.style != MarkStyle::none) {
        // The footnote begins with its first item: the others are its siblings.
        block.level = 1;
        note_.levels.push_back(Level{para.style, para.depth, id});
      }
      note_.first_parent = id;
      note_head_ = id;
      return;
    }
    if (block.kind == BlockKind::item) {
      place_item(note_, id, block, para);
      if (block.parent == kNone) block.parent = note_head_;
      return;
    }
    block.parent = note_head_;
    note_.intro = id;
  }

  [[nodiscard]] BlockId heading() const { return headings_.empty() ? kNone : headings_.back().block; }

  // Numbered text without a heading of its own: the headings of its rank and below end. Whether there were any.
  bool leave_sections(const Para& para) {
    const int rank = heading_rank(para);
    const std::size_t before = headings_.size();
    while (!headings_.empty() && headings_.back().rank >= rank) headings_.pop_back();
    return headings_.size() < before;
  }

  [[nodiscard]] bool numbers_list(const Block& block, const Para& para) const {
    if (para.style != MarkStyle::number || para.hashes > 0 || !body_.numbered) return false;
    if (block.kind == BlockKind::paragraph) return true;
    // Short numbered lines without an end mark read as headings; figures in them say that they are items.
    if (block.kind != BlockKind::heading || para.capitals) return false;
    const std::string_view text = out_.view(block.span);
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  void place_item(List& list, BlockId id, Block& block, const Para& para) {
    const MarkStyle style = para.style;
    const auto known = std::find_if(list.levels.begin(), list.levels.end(), [&](const Level& l) {
      return l.style == style && (l.depth == para.depth || l.depth == 0 || para.depth == 0);
    });
    if (known != list.levels.end()) {
      // The list goes on behind a paragraph that stands inside it, unless that opens a new one.
      if (list.intro != kNone && !list.intro_opens) list.intro = kNone;
      list.levels.erase(known, list.levels.end());
    } else {
      // A mark of an outer form ends the inner levels: "-" behind "+" that had no "-" above it.
      // Depths compare only among marks of one form: each list of a Word document counts its own from 1.
      const auto inside = [&para](const Level& l) {
        return l.style > para.style || (l.style == para.style && l.depth > para.depth);
      };
      while (!list.levels.empty() && inside(list.levels.back())) list.levels.pop_back();
    }
    if (list.levels.empty()) {
      if (list.intro != kNone) {
        list.first_parent = list.intro;
        list.intro = kNone;
      }
      block.parent = list.first_parent;
    } else {
      block.parent = list.levels.back().block;
    }
    list.levels.push_back(Level{style, para.depth, id});
    block.level = static_cast<std::uint8_t>(std::min<std::size_t>(list.levels.size(), 255));
  }

  const Draft& d_;
  Document& out_;
  std::vector<Heading> headings_;
  List body_, note_;
  BlockId note_head_ = kNone;
};

}  // namespace

void find_structure(const Draft& draft, Document& document) { Structure(draft, document).run(); }

}  // namespace khop::document

// SPDX-License-Identifier: Apache-2.0
#include "diff/passage.h"

#include <algorithm>
#include <unordered_set>

#include "audit/audit.h"
#include "audit/suppress/suppress.h"
#include "figure/fold.h"
#include "identity/identify.h"

namespace khop::diff {
namespace {

using figure::ItemKind;

constexpr std::uint64_t kFigureMark = 0xF16;
constexpr std::uint64_t kRowMark = 0x20F;

/// Equal values of equal measure share it: 45.000 is 45000, 3,20 is 3,2, 1,2 tỷ is 1.200 triệu. Without the sign:
/// "(-5 %)" and "giảm 5 %" are one.
std::uint64_t value_of(const Side& side, FigureId id) {
  const figure::Figure& figure = side.figure(id);
  const std::string value = arithmetic::abs(side.draft.middle(figure)).str();
  const bool percent = figure::is_percentage(figure);
  return mix(figure::word_id(value), percent ? figure::Units::kPercent : figure.dimension);
}

class Cutter {
 public:
  explicit Cutter(Side& side) : side_(side) {}

  void cut() {
    find_left_out();
    const auto& blocks = side_.document.blocks;
    std::size_t sentence = 0;
    const auto& sentences = side_.draft.sentences;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const auto block = static_cast<document::BlockId>(b);
      const figure::Stretch all = side_.draft.blocks[b];
      while (sentence < sentences.size() && sentences[sentence].block < block) ++sentence;
      if (blocks[b].kind == document::BlockKind::row) {
        add(block, all.first, all.last);
        continue;
      }
      ItemId at = all.first;
      for (; sentence < sentences.size() && sentences[sentence].block == block; ++sentence) {
        add(block, at, sentences[sentence].last);
        at = std::max(at, sentences[sentence].last);
      }
      add(block, at, all.last);
    }
  }

 private:
  // "1 2 3 4=3/2" under a header, and the first column of a row, "12" before its name: they change with every row. And
  // what a merged cell repeats.
  void find_left_out() {
    left_out_.assign(side_.draft.figures.size(), false);
    for (std::size_t f = 0; f < left_out_.size(); ++f) {
      const figure::Figure& figure = side_.draft.figures[f];
      if (figure.table == figure::kNone || figure.row == figure::kNone) continue;
      const document::Row& row = side_.table(figure.table).rows[static_cast<std::size_t>(figure.row)];
      const bool again = !cells_.insert(side_.document.source_offset(figure.span.begin)).second;
      left_out_[f] = again || row.numbering || (figure.column == 0 && is_ordinal(figure, row));
    }
  }

  bool is_ordinal(const figure::Figure& figure, const document::Row& row) const {
    if (figure.decimal.places != 0 || row.cells.empty() || row.cells[0].span != figure.numeral) return false;
    for (std::size_t c = 1; c < row.cells.size(); ++c) {
      if (row.cells[c].span.empty()) continue;
      const std::string_view text = side_.document.view(row.cells[c].span);
      std::size_t at = 0;
      return figure::is_letter(figure::next_code_point(text, at));
    }
    return false;
  }

  void add(document::BlockId id, ItemId first, ItemId last) {
    if (first >= last) return;
    const document::Block& block = side_.document.blocks[static_cast<std::size_t>(id)];
    Passage out;
    out.block = id;
    out.first = first;
    out.last = last;
    const bool row = block.kind == document::BlockKind::row;
    out.table = block.table;
    out.room = row ? static_cast<std::int32_t>(side_.document.blocks.size()) + block.table : block.heading + 1;
    std::uint64_t words = row ? kRowMark : 0, values = 0;
    bool any = false;
    for (ItemId i = first; i < last; ++i) {
      const figure::Item& item = side_.item(i);
      if (item.kind == ItemKind::figure && item.figure != figure::kNone) {
        if (left_out_[static_cast<std::size_t>(item.figure)]) continue;
        if (!any) out.first_figure = out.last_figure = item.figure;
        any = true;
        out.last_figure = std::max(out.last_figure, item.figure + 1);
        // Columns come and go; a row is still the same.
        if (!row) words = mix(words, kFigureMark);
        values = mix(values, side_.value(item.figure));
      } else if (const WordId word = side_.word(item); word != 0) {
        words = mix(words, word);
        ++out.length;
      }
    }
    out.words = words;
    out.exact = mix(words, values);
    const auto number = static_cast<std::int32_t>(side_.passages.size());
    for (FigureId f = out.first_figure; f < out.last_figure; ++f) {
      if (!left_out_[static_cast<std::size_t>(f)]) side_.passage_of[static_cast<std::size_t>(f)] = number;
      if (row) out.table_row = side_.figure(f).row;
    }
    side_.passages.push_back(out);
  }

  Side& side_;
  std::vector<bool> left_out_;              // by FigureId
  std::unordered_set<text::Offset> cells_;  // where the figures of tables stand in the file
};

}  // namespace

Side::Side(const format::Manuscript& manuscript, const rule::Rules& rules, const LintOptions& options)
    : source(manuscript.source),
      document(document::read(manuscript)),
      draft(figure::extract(document, rules.lexicon, rules.units)) {
  ledger = audit::audit(source, draft, rules, options);
  notes = source.notes();
  audit::suppress(manuscript.comments, document, source, rules, options, ledger.checks, notes);
  identity = identity::identify(document, rules.lexicon).told;
  passage_of.assign(draft.figures.size(), kNone);
  values.reserve(draft.figures.size());
  for (std::size_t f = 0; f < draft.figures.size(); ++f) values.push_back(value_of(*this, static_cast<FigureId>(f)));
  Cutter(*this).cut();
}

std::size_t Side::figures() const {
  return passage_of.size() - static_cast<std::size_t>(std::count(passage_of.begin(), passage_of.end(), kNone));
}

WordId Side::word(const figure::Item& item) const {
  switch (item.kind) {
    case ItemKind::word:
      return item.id;
    case ItemKind::date:
    case ItemKind::year:
    case ItemKind::opaque:
      return item.id != 0 ? item.id : figure::word_id(draft.text(item.span));
    case ItemKind::mark:
    case ItemKind::figure:
      return 0;
  }
  return 0;
}

}  // namespace khop::diff

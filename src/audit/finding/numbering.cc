// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/numbering.h"

#include <algorithm>

#include "audit/bind.h"
#include "audit/finding/sequence.h"

namespace khop::audit {

using document::BlockId;
using document::BlockKind;
using text::Span;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "PHẦN THỨ NHẤT", "PHẦN THỨ BA": the option `ordinals` names the numbers from one on.
void find_ordinals_out_of_order(const Report& report) {
  const auto& context = report.context;
  const auto found = report.rule.options.find("ordinals");
  if (found == report.rule.options.end()) return;
  std::vector<figure::WordId> ordinals;
  for (const auto& word : found->second) ordinals.push_back(figure::word_id(word));
  const auto lead = class_of(context, "ordinal-lead");
  int last = 0;
  Span before;
  figure::WordId kind = 0;
  for (BlockId id = 0; id < static_cast<BlockId>(context.draft.blocks.size()); ++id) {
    const auto& items = context.draft.blocks[static_cast<std::size_t>(id)];
    const auto& block = context.block(id);
    if (block.kind == BlockKind::row || block.note >= 0 || items.first >= items.last) continue;
    const int length = context.draft.phrase(items.first, lead);
    if (length == 0 || items.first + length >= items.last) continue;
    const auto word = context.item(items.first + length).id;
    const auto at = std::find(ordinals.begin(), ordinals.end(), word);
    if (at == ordinals.end()) continue;
    const int number = static_cast<int>(at - ordinals.begin()) + 1;
    const Span span{context.item(items.first).span.begin, context.item(items.first + length).span.end};
    const bool goes_on = last > 0 && kind == context.item(items.first).id && number != 1;
    const auto fault = number == last ? Fault::repeat : Fault::gap;
    if (goes_on && number >= last && number != last + 1 && number <= last + 2 &&
        allows(report.rule, "fault", fault_name(fault))) {
      const std::string ordinal =
          last < static_cast<int>(ordinals.size()) ? found->second[static_cast<std::size_t>(last)] : "";
      report.add(span, {before},
                 {{"previous", std::string(context.draft.text(before))}, {"expected", "thứ " + ordinal}});
    }
    last = number;
    before = span;
    kind = context.item(items.first).id;
  }
}

/// Rows numbered in their first column.
void find_rows_out_of_order(const Report& report) {
  constexpr std::size_t kMostFaults = 2;  // more are a choice of rows from a longer table
  constexpr std::size_t kLeastRows = 4;
  const auto& document = *report.context.draft.document;
  const auto row_number = class_of(report.context, "row-number");
  for (const auto& table : document.tables) {
    Sequence sequence;
    std::vector<Span> cells;
    bool titled = false;
    for (const auto& row : table.rows) {
      if (row.cells.empty() || row.numbering) continue;
      const auto span = row.cells.front().span;
      if (row.header) {
        const auto [first, last] = items_within(report.context, row.block, span);
        titled = titled || says(report.context, first, last, row_number);
        continue;
      }
      if (span.empty()) continue;
      auto mark = read_mark(document.view(span));
      if (!mark) continue;
      sequence.push_back(std::move(mark));
      cells.push_back(span);
    }
    if (!titled || sequence.size() < kLeastRows) continue;
    auto faults = misplaced(sequence);
    std::erase_if(faults, [](const Misplaced& f) { return f.fault == Fault::start; });
    if (faults.size() > kMostFaults) continue;
    for (const auto& fault : faults)
      if (allows(report.rule, "fault", fault_name(fault.fault)))
        report.add(cells[fault.at], {cells[fault.previous]},
                   {{"previous", sequence[fault.previous]->printed},
                    {"expected", sequence[fault.at]->with_number(fault.expected)}});
  }
}

/// The number that a cell of a row of column numbers begins with: "4" of "4=3/2", "(4)".
int column_number(std::string_view text) {
  if (text.starts_with('(')) text.remove_prefix(1);
  int value = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 3 && is_digit(text[digits])) value = value * 10 + (text[digits++] - '0');
  const bool ends = digits == text.size() || text[digits] == '=' || text[digits] == ')' || text[digits] == ' ';
  return digits > 0 && ends ? value : -1;
}

/// "(1) phát triển …; (2) thu hút …; (4) bảo đảm …" within a paragraph.
void find_inline_out_of_order(const Report& report) {
  constexpr std::size_t kLeast = 3;
  constexpr int kMostMissing = 3;
  const auto& context = report.context;
  struct Point {
    int number;
    Span span;
  };
  std::vector<Point> points;
  for (BlockId id = 0; id < static_cast<BlockId>(context.draft.blocks.size()); ++id) {
    if (context.block(id).kind == BlockKind::row) continue;
    points.clear();
    const auto& items = context.draft.blocks[static_cast<std::size_t>(id)];
    for (auto i = items.first + 1; i + 2 < items.last; ++i) {
      const auto& item = context.item(i);
      if (item.kind != figure::ItemKind::opaque || context.item(i - 1).mark != '(' || context.item(i + 1).mark != ')')
        continue;
      const auto text = context.draft.text(item.span);
      // "các điểm (1), (2) và (4)" cites; an enumeration goes on with words behind each number.
      const bool opens = i - 1 == items.first || context.item(i - 2).kind == figure::ItemKind::mark;
      if (!opens || text.size() > 2 || !std::all_of(text.begin(), text.end(), is_digit) ||
          context.item(i + 2).kind != figure::ItemKind::word)
        continue;
      points.push_back({std::stoi(std::string(text)), {context.item(i - 1).span.begin, context.item(i + 2).span.end}});
    }
    if (points.size() < kLeast || points.front().number != 1) continue;
    std::size_t faults = 0, at = 0;
    for (std::size_t p = 1; p < points.size(); ++p)
      if (points[p].number != points[p - 1].number + 1 && points[p].number != 1) {
        ++faults;
        at = p;
      }
    if (faults != 1) continue;
    const int step = points[at].number - points[at - 1].number;
    const auto fault = step == 0 ? Fault::repeat : Fault::gap;
    if (step < 0 || step > kMostMissing || !allows(report.rule, "fault", fault_name(fault))) continue;
    report.add(points[at].span, {points[at - 1].span},
               {{"previous", "(" + std::to_string(points[at - 1].number) + ")"},
                {"expected", "(" + std::to_string(points[at - 1].number + 1) + ")"}});
  }
}

void find_columns_out_of_order(const Report& report) {
  constexpr int kLeastColumns = 4;
  const auto& document = *report.context.draft.document;
  for (const auto& table : document.tables)
    for (const auto& row : table.rows) {
      if (!row.numbering) continue;
      int last = -1, count = 0, faults = 0, expected = 0;
      Span previous, at, before;
      for (const auto& cell : row.cells) {
        const int number = column_number(document.view(cell.span));
        if (number < 0) continue;
        if (last >= 0 && number != last + 1 && ++faults == 1) {
          at = cell.span;
          before = previous;
          expected = last + 1;
        }
        last = number;
        previous = cell.span;
        ++count;
      }
      if (faults == 1 && count >= kLeastColumns)
        report.add(at, {before},
                   {{"previous", std::string(document.view(before))}, {"expected", std::to_string(expected)}});
    }
}

int note_number(const std::string& mark) {
  if (mark.empty() || mark.size() > 4 || !std::all_of(mark.begin(), mark.end(), is_digit)) return -1;
  return std::stoi(mark);
}

void find_notes_out_of_order(const Report& report) {
  const auto& document = *report.context.draft.document;
  const auto head = [&](const document::Note& note) {
    return note.blocks.empty()
               ? Span{}
               : head_of(document, document.blocks[static_cast<std::size_t>(note.blocks.front())].span, kHeadWords);
  };
  std::vector<int> called;  // numbers that the text refers to: a note that only its reader lost is not missing
  for (const auto& block : document.blocks)
    for (const auto& ref : block.refs) called.push_back(note_number(ref.mark));
  std::sort(called.begin(), called.end());
  for (std::size_t i = 1; i < document.notes.size(); ++i) {
    const auto& note = document.notes[i];
    const auto& previous = document.notes[i - 1];
    const int number = note_number(note.mark), last = note_number(previous.mark);
    if (number < 2 || last < 1) continue;
    const bool skipped = number == last + 2 && !std::binary_search(called.begin(), called.end(), last + 1) &&
                         i + 1 < document.notes.size();
    const auto fault = number == last ? "repeat" : skipped ? "gap" : "";
    if (*fault == 0 || !allows(report.rule, "fault", fault) || head(note).empty() || head(previous).empty()) continue;
    auto& check =
        report.add(head(note), {head(previous)},
                   {{"stated", note.mark}, {"previous", previous.mark}, {"expected", std::to_string(last + 1)}});
    check.stated.text = note.mark + " " + check.stated.text;
  }
}

}  // namespace

void find_numbering(const Report& report) {
  if (allows(report.rule, "marks", "sections")) find_sections_out_of_order(report);
  if (allows(report.rule, "marks", "ordinals")) find_ordinals_out_of_order(report);
  if (allows(report.rule, "marks", "inline")) find_inline_out_of_order(report);
  if (allows(report.rule, "marks", "rows")) find_rows_out_of_order(report);
  if (allows(report.rule, "marks", "columns")) find_columns_out_of_order(report);
  if (allows(report.rule, "marks", "notes")) find_notes_out_of_order(report);
}

}  // namespace khop::audit

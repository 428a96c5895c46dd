// SPDX-License-Identifier: Apache-2.0
#include "audit/bind.h"
#include "audit/finding/numbering.h"
#include "audit/finding/sequence.h"

namespace khop::audit {

using document::BlockId;
using document::BlockKind;
using document::MarkStyle;
using text::Span;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word_byte(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

/// Whether `text` has `number` where a mark could stand that the reader took for running text: at its start or behind
/// the end of a sentence, and before the sign that closes a mark.
bool hides(std::string_view text, std::string_view number) {
  for (auto at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
    auto before = at;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '(' || text[before - 1] == '\n')) --before;
    const bool starts = before == 0 || (before < at && !is_word_byte(text[before - 1]) && text[before - 1] != ',') ||
                        (at > 0 && text[at - 1] == '\n');
    auto behind = at + number.size();
    if (behind < text.size() && text[behind] == ' ') ++behind;
    const bool goes_on = behind + 1 < text.size() && is_digit(text[behind + 1]);  // 3.620,5
    if (starts && behind < text.size() && !goes_on &&
        (text[behind] == '.' || text[behind] == ')' || text[behind] == '-' || text[behind] == '/' ||
         text[behind] == ':'))
      return true;
  }
  return false;
}

class Sections {
 public:
  explicit Sections(const Report& report) : report_(report), document_(*report.context.draft.document) {}

  void run() {
    Sequence sequence;
    std::vector<BlockId> blocks;
    for (BlockId id = 0; id < static_cast<BlockId>(document_.blocks.size()); ++id) {
      const auto& block = document_.blocks[static_cast<std::size_t>(id)];
      if (block.note >= 0 || block.kind == BlockKind::row) continue;
      const bool title = block.kind == BlockKind::heading && block.mark.empty() && block.level <= 2;
      auto mark = read_mark(block.mark);
      if (!mark && !title) continue;
      sequence.push_back(std::move(mark));
      blocks.push_back(id);
    }
    for (const auto& fault : misplaced(sequence)) {
      if (!allows(report_.rule, "fault", fault_name(fault.fault))) continue;
      Mark mark = *sequence[fault.at];
      mark.prefix = fault.prefix;
      const auto from = blocks[fault.previous], to = blocks[fault.at];
      if (fault.fault != Fault::repeat && hidden(mark, fault.expected, fault.fault, from, to)) continue;
      const auto& previous = document_.blocks[static_cast<std::size_t>(from)];
      if (head(to).empty() || head(from).empty()) continue;
      auto& check = report_.add(
          head(to), {head(from)},
          {{"stated", title_of(to)}, {"previous", previous.mark}, {"expected", mark.with_number(fault.expected)}});
      check.stated.text = title_of(to);
    }
  }

 private:
  Span head(BlockId id) const {
    return head_of(document_, document_.blocks[static_cast<std::size_t>(id)].span, kHeadWords);
  }
  std::string title_of(BlockId id) const {
    const auto& block = document_.blocks[static_cast<std::size_t>(id)];
    return block.mark + " " + first_words(document_.view(block.span), kHeadWords);
  }

  /// Whether a mark that seems to be missing stands in the text between: the reader may have taken it for prose.
  bool hidden(const Mark& mark, int expected, Fault fault, BlockId from, BlockId to) {
    constexpr std::size_t kMostBytes = 1 << 18;  // of one document: a draft whose every mark is wrong is no draft
    const bool whole = fault == Fault::gap && mark.number > expected;
    for (int wanted = expected; wanted < (whole ? mark.number : expected + 1); ++wanted) {
      std::string number = mark.with_number(wanted);
      while (!number.empty() && !is_word_byte(number.back())) number.pop_back();
      while (!number.empty() && !is_word_byte(number.front())) number.erase(0, 1);
      for (BlockId id = from; id <= to; ++id) {
        const auto& block = document_.blocks[static_cast<std::size_t>(id)];
        if (block.note >= 0) continue;
        const auto text = document_.view(block.span);
        scanned_ += text.size();
        if (scanned_ > kMostBytes) return true;
        if (hides(text, number)) return true;
        const auto other = read_mark(block.mark);
        if (other && other->number == wanted && other->prefix == mark.prefix && id != to &&
            (id != from || fault == Fault::start) && (other->style == mark.style || in_other_form(*other, mark)))
          return true;
      }
    }
    return false;
  }
  /// "2." and "2)" in one list.
  static bool in_other_form(const Mark& a, const Mark& b) {
    const auto number = [](const Mark& m) {
      return m.style == MarkStyle::number || m.style == MarkStyle::paren_number;
    };
    return number(a) && number(b);
  }

  const Report& report_;
  const document::Document& document_;
  std::size_t scanned_ = 0;
};

}  // namespace

void find_sections_out_of_order(const Report& report) { Sections(report).run(); }

}  // namespace khop::audit

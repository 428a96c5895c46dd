// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/typing.h"

#include <algorithm>

#include "audit/bind.h"
#include "audit/report.h"

namespace khop::audit {

using figure::Defect;
using figure::ItemId;
using figure::ItemKind;

namespace {

/// "l", "O", "lO" → "1", "0", "10"; "" if a character could be no digit.
std::string as_digits(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out += c;
    } else if (c == 'l' || c == 'I') {
      out += '1';
    } else if (c == 'O' || c == 'o') {
      out += '0';
    } else {
      return "";
    }
  }
  return out;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// "l vạn dân", "1O ha", "bác sĩ/l vạn dân": a letter where only a digit makes sense.
void find_letters(const Report& report) {
  constexpr std::size_t kLongest = 6;
  const auto& context = report.context;
  const auto amount = class_of(context, "amount-word");
  const auto last = static_cast<ItemId>(context.draft.items.size()) - 1;
  for (ItemId i = 0; i < last; ++i) {
    const auto& item = context.item(i);
    if (item.kind == ItemKind::mark || context.draft.phrase(i + 1, amount) == 0 || !context.item(i + 1).space_before)
      continue;
    auto span = item.span;
    if (item.kind == ItemKind::figure) {
      // "/l" was taken for what the amount is per.
      if (!context.draft.text(span).ends_with("/l")) continue;
      span.begin = span.end - 1;
    }
    const auto text = context.draft.text(span);
    const auto digits = as_digits(text);
    // A section's "I", a sign "O" and a plain number are what they are.
    if (digits.empty() || digits == text || text.size() > kLongest || (text != "l" && !has_digit(text))) continue;
    span.end = context.item(i + 1).span.end;
    report.add(span, {}, {{"likely", digits + " " + std::string(context.draft.text(context.item(i + 1).span))}});
  }
}

/// "Lao động - Thương 3 binh và Xã hội": without the digit it is the name of an office.
void find_digits_in_names(const Report& report) {
  constexpr text::Offset kAround = 90;  // bytes to each side: no name of an office is longer
  const auto& context = report.context;
  const auto name = class_of(context, "office-name");
  const auto& document = *context.draft.document;
  std::vector<figure::Token> tokens;
  std::vector<figure::Hit> hits;
  for (FigureId id = 0; id < static_cast<FigureId>(context.draft.figures.size()); ++id) {
    const auto& f = context.figure(id);
    if (f.numeral.size() != 1 || f.table != figure::kNone || f.unit != figure::kNone || f.item == 0 ||
        context.item(f.item - 1).kind != ItemKind::word)
      continue;
    const auto block = document.blocks[static_cast<std::size_t>(f.block)].span;
    const auto begin = f.numeral.begin - std::min(kAround, f.numeral.begin - block.begin);
    const auto end = std::min(block.end, f.numeral.end + kAround);
    std::string text(document.view({begin, f.numeral.begin}));
    while (text.ends_with(' ')) text.pop_back();
    const auto gap = f.numeral.begin - begin - static_cast<text::Offset>(text.size());
    const auto cut = static_cast<text::Offset>(text.size());
    text += document.view({f.numeral.end, end});
    tokens.clear();
    figure::tokenize(text, {0, static_cast<text::Offset>(text.size())}, tokens);
    for (std::size_t t = 0; t < tokens.size() && tokens[t].span.begin < cut; ++t) {
      hits.clear();
      context.rules.lexicon.hits(tokens, t, tokens.size(), hits);
      for (const auto& hit : hits) {
        const auto last = tokens[t + hit.length - 1].span;
        if (hit.phrase_class != name || last.begin < cut) continue;
        report.add(
            {begin + tokens[t].span.begin, last.end + begin + gap + f.numeral.size()}, {},
            {{"likely",
              first_words(std::string_view(text).substr(tokens[t].span.begin, last.end - tokens[t].span.begin), 20)}});
        t = tokens.size();
        break;
      }
    }
  }
}

/// The letters of a code: "NĐ" of "35/2015/NĐ-CP", "QĐ" of "144-QĐ/TW".
std::string_view code_of(std::string_view number) {
  std::size_t at = 0;
  const auto is_letter = [&](std::size_t i) {
    return (number[i] >= 'A' && number[i] <= 'Z') || (number[i] & 0x80) != 0;
  };
  while (at < number.size() && !is_letter(at)) ++at;
  std::size_t end = at;
  while (end < number.size() && number[end] != '-' && number[end] != '/') ++end;
  return number.substr(at, end - at);
}

/// "Nghị quyết 01/NĐ-CP": the code is made of the first letters of the kind.
void find_codes(const Report& report) {
  const auto& context = report.context;
  const auto kind = class_of(context, "paper-kind");
  const auto number_word = class_of(context, "number-word");
  const auto initials = [&](ItemId first, int length) {
    std::string out;
    for (ItemId i = first; i < first + length; ++i) {
      const auto word = context.draft.text(context.item(i).span);
      std::size_t at = 0;
      const char32_t c = figure::next_code_point(word, at);
      out += c == U'đ' || c == U'Đ' ? "Đ" : std::string(1, static_cast<char>(c & 0x5F));
    }
    return out;
  };
  struct Cited {
    ItemId first, number;
    std::string code, own;
  };
  std::vector<Cited> cited;
  const auto& items = context.draft.items;
  for (ItemId i = 0; i + 2 < static_cast<ItemId>(items.size()); ++i) {
    const int length = context.draft.phrase(i, kind);
    if (length == 0) continue;
    const auto own = initials(i, length);
    ItemId number = i + length;
    if (number < static_cast<ItemId>(items.size())) number += context.draft.phrase(number, number_word);
    if (number >= static_cast<ItemId>(items.size()) || context.item(number).kind != ItemKind::opaque) continue;
    cited.push_back({i, number, std::string(code_of(context.draft.text(context.item(number).span))), own});
  }
  // Only codes of kinds that the words list: "Đề án 06/QĐ-TTg" names the paper that approved it.
  const auto known = [&](const std::string& code) { return allows(report.rule, "codes", code); };
  for (const auto& c : cited) {
    if (c.code == c.own || !known(c.code) || !known(c.own)) continue;
    const auto number = context.item(c.number).span;
    std::string likely(context.draft.text(number));
    if (const auto at = likely.find(c.code); at != std::string::npos) likely.replace(at, c.code.size(), c.own);
    report.add({context.item(c.first).span.begin, number.end}, {}, {{"likely", likely}});
  }
}

/// "vốn thêm 5.71 tỷ USD … thêm 1.386 tỷ USD": who writes points for commas once does so again, and read as thousands
/// the amount would dwarf all others of its paragraph.
void find_scaled_points(const Report& report) {
  constexpr double kFarAbove = 50;
  const auto& context = report.context;
  const auto& draft = context.draft;
  for (document::BlockId block = 0; block < static_cast<document::BlockId>(draft.document->blocks.size()); ++block) {
    const auto [first, last] = draft.figures_of(block);
    bool foreign = false;
    for (auto id = first; id < last; ++id)
      foreign = foreign || (context.figure(id).defect == Defect::point_for_comma && context.figure(id).scale_word > 1);
    if (!foreign) continue;
    for (auto id = first; id < last; ++id) {
      const auto& f = context.figure(id);
      const auto text = draft.text(f.numeral);
      if (f.defect != Defect::none || f.scale_word == 1 || f.decimal.places != 0 ||
          std::count(text.begin(), text.end(), '.') != 1)
        continue;
      double most = 0;
      for (auto other = first; other < last; ++other)
        if (other != id && context.figure(other).dimension == f.dimension)
          most = std::max(most, context.figure(other).value);
      if (most == 0 || f.value < kFarAbove * most) continue;
      std::string likely(text);
      likely[likely.find('.')] = ',';
      report.add(id, {}, {{"likely", likely + std::string(draft.text({f.numeral.end, f.span.end}))}});
    }
  }
}

/// "5,2%%".
void find_doubled_signs(const Report& report) {
  const auto& context = report.context;
  for (FigureId id = 0; id < static_cast<FigureId>(context.draft.figures.size()); ++id) {
    const auto& f = context.figure(id);
    const auto next = f.item + 1;
    if (f.dimension != figure::Units::kPercent || next >= static_cast<ItemId>(context.draft.items.size())) continue;
    const auto& mark = context.item(next);
    if (mark.kind != ItemKind::mark || mark.mark != '%' || mark.space_before || mark.span.begin != f.span.end) continue;
    report.add({f.span.begin, mark.span.end}, {}, {{"likely", std::string(context.draft.text(f.span))}});
  }
}

}  // namespace

void find_typing(const Report& report) {
  if (allows(report.rule, "slip", "letter")) find_letters(report);
  if (allows(report.rule, "slip", "digit")) find_digits_in_names(report);
  if (allows(report.rule, "slip", "code")) find_codes(report);
  if (allows(report.rule, "slip", "scale")) find_scaled_points(report);
  if (allows(report.rule, "slip", "sign")) find_doubled_signs(report);
}

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/report_date.h"

#include <array>
#include <charconv>

#include "audit/bind.h"

namespace khop::audit {

using document::BlockId;
using document::BlockKind;
using figure::ItemId;
using figure::ItemKind;

namespace {

/// A small whole number that is no figure: "05" of "ngày 05 tháng 7"; -1 if the item is something else.
int small_number(const Context& context, ItemId i) {
  const auto text = context.draft.text(context.item(i).span);
  int value = -1;
  const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  return code == std::errc() && stop == text.data() + text.size() && text.size() <= 2 ? value : -1;
}

bool is_word(const Context& context, ItemId i, figure::WordId word) {
  return context.item(i).kind == ItemKind::word && context.item(i).id == word;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_of(int month, int year) {
  constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && year >= 1000 && !is_leap(year) ? 28 : kDays[static_cast<std::size_t>(month)];
}

}  // namespace

int day_count(const PrintedDate& date) {
  // Months from March, so that leap days come last.
  const int month = (date.month + 9) % 12, year = date.year - (date.month <= 2 ? 1 : 0);
  return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day;
}

std::string printed(const PrintedDate& date) {
  std::string out = std::to_string(date.year);
  if (date.month > 0) out = std::to_string(date.month) + "/" + out;
  if (date.day > 0) out = std::to_string(date.day) + "/" + out;
  return out;
}

bool exists(const PrintedDate& date) {
  if (date.month > 12) return false;
  if (date.day == 0) return true;
  return date.month > 0 && date.day <= days_of(date.month, date.year);
}

std::optional<PrintedDate> date_at(const Context& context, ItemId at, ItemId end) {
  static const auto kMonth = figure::word_id("tháng"), kYear = figure::word_id("năm");
  PrintedDate out;
  out.first = at;
  const auto& item = context.item(at);
  if (item.kind == ItemKind::date) {
    out.year = static_cast<int>(item.number / 10000);
    out.month = static_cast<int>(item.number / 100 % 100);
    out.day = static_cast<int>(item.number % 100);
    if (out.year > 0 && out.year < 100) out.year += 2000;
    out.last = at + 1;
    return out;
  }
  ItemId i = at;
  if (const int day = small_number(context, i); day > 0 && i + 1 < end && is_word(context, i + 1, kMonth)) {
    out.day = day;
    ++i;
  }
  if (!is_word(context, i, kMonth) || i + 1 >= end) return std::nullopt;
  if (context.item(i + 1).kind == ItemKind::date) {
    auto inner = date_at(context, i + 1, end);  // "tháng 7/2024"
    if (!inner || inner->day != 0 || out.day != 0) return std::nullopt;
    inner->first = at;
    return inner;
  }
  out.month = small_number(context, i + 1);
  if (out.month <= 0) return std::nullopt;
  out.last = i + 2;
  if (i + 3 < end && is_word(context, i + 2, kYear) && context.item(i + 3).kind == ItemKind::year &&
      context.item(i + 3).last_year == 0) {
    out.year = static_cast<int>(context.item(i + 3).number);
    out.last = i + 4;
  }
  if (out.day == 0 && out.year == 0) return std::nullopt;
  return out;
}

int Identity::earliest() const {
  if (date.year == 0) return 0;
  return date.year * 10000 + (date.month > 0 ? date.month : 1) * 100 + (date.day > 0 ? date.day : 1);
}

int Identity::latest() const {
  if (date.year == 0) return 0;
  return date.year * 10000 + (date.month > 0 ? date.month : 12) * 100 + (date.day > 0 ? date.day : 31);
}

Identity identify(const Context& context) {
  constexpr BlockId kMostBlocks = 40;  // a header is no longer
  constexpr ItemId kMostItems = 30;    // of the line, which may hold the number of the report as well
  static const auto kMonth = figure::word_id("tháng"), kDay = figure::word_id("ngày"), kYear = figure::word_id("năm");
  Identity out;
  const auto& document = *context.draft.document;
  for (BlockId b = 0; b < static_cast<BlockId>(document.blocks.size()) && b < kMostBlocks; ++b) {
    const auto& block = document.blocks[static_cast<std::size_t>(b)];
    if (block.kind == BlockKind::row) continue;
    if (!block.mark.empty()) break;
    const auto& items = context.draft.blocks[static_cast<std::size_t>(b)];
    for (ItemId i = items.first; i < items.last; ++i) {
      // "An Hà, ngày     tháng 4 năm 2024": behind the name of a place, at the end of a short line. "Căn cứ Luật … ngày
      // 19/6/2015;" and "Quyết định số 12/QĐ-UBND, ngày 5/3/2024" are papers that the report cites.
      const bool behind_place = i >= items.first + 2 && context.item(i - 1).mark == ',' &&
                                context.item(i - 2).kind == ItemKind::word && context.item(i - 2).capital &&
                                !context.item(i - 2).upper;
      if (is_word(context, i, kDay) && i + 1 < items.last && behind_place && items.last - items.first <= kMostItems) {
        auto date = date_at(context, i + 1, items.last);
        if (!date && is_word(context, i + 1, kMonth) && i + 3 < items.last && is_word(context, i + 2, kYear) &&
            context.item(i + 3).kind == ItemKind::year) {  // nothing but the year is filled in
          date = PrintedDate{static_cast<int>(context.item(i + 3).number), 0, 0, i, i + 4};
        }
        if (!date || date->year < 1000 || date->last < items.last) continue;
        if (out.date.year != 0 && out.date.number() != date->number()) out.several = true;
        out.date = *date;
      }
      // "6 tháng đầu năm", "9 tháng năm 2026"
      const auto id = context.item(i).figure;
      if (id != figure::kNone && out.months == 0 && context.figure(id).dimension == figure::Units::kDuration &&
          context.figure(id).noun == kMonth && context.figure(id).decimal.places == 0 && context.figure(id).value < 100)
        out.months = static_cast<int>(context.figure(id).value);
    }
  }
  if (out.several || !exists(out.date)) out.date = {};
  return out;
}

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/dates.h"

#include <algorithm>

#include "audit/bind.h"
#include "audit/finding/cited.h"
#include "audit/finding/parts.h"
#include "audit/finding/report_date.h"

namespace khop::audit {

using document::BlockId;
using figure::ItemId;
using figure::ItemKind;
using text::Span;

namespace {

class Finder {
 public:
  explicit Finder(const Report& report)
      : report_(report),
        context_(report.context),
        document_(*report.context.draft.document),
        identity_(identify(context_)),
        parts_(parts_of(context_)) {
    collect();
  }

  void impossible() const {
    for (const auto& date : dates_) {
      const auto& first = context_.item(date.first);
      // Without a year or the word "ngày" it may be a fraction.
      if (exists(date) || (date.year == 0 && !led(date.first))) continue;
      if (first.kind == ItemKind::date && !short_day(first.span)) continue;
      report_.add(span_of(date), {}, {});
    }
  }

  /// "từ ngày 25/5/2024 đến ngày 10/5/2024".
  void reversed() const {
    const auto from = class_of(context_, "span-from"), to = class_of(context_, "span-to");
    for (std::size_t d = 1; d < dates_.size(); ++d) {
      const auto &first = dates_[d - 1], &second = dates_[d];
      if (!first.full() || !second.full() || !exists(first) || !exists(second) || first.number() <= second.number())
        continue;
      // The words between are those of a span and no others.
      if (!ends_before(context_, first.first, from) || second.first - first.last > 3 ||
          !ends_before(context_, second.first, to))
        continue;
      ItemId between = first.last;
      between += between < second.first ? context_.draft.phrase(between, to) : 0;
      if (between == second.first || first.last == second.first - 1)
        report_.add({context_.item(first.first).span.begin, context_.item(second.last - 1).span.end}, {}, {});
    }
  }

  /// "tiếp tục tổ chức đại hội và hoàn thành trước 30/6/2024" in a report of 5/7/2024.
  void past() const {
    if (identity_.date.year == 0) return;
    const auto lead = class_of(context_, "deadline-lead"), ongoing = class_of(context_, "ongoing"),
               told = class_of(context_, "told");
    const auto sections = sections_of(context_);
    for (const auto& date : dates_) {
      const auto block = block_of(date);
      if (!date.full() || !exists(date) || date.number() >= identity_.earliest() || !in_report(block)) continue;
      const bool tasks = sections[static_cast<std::size_t>(block)] == SectionKind::tasks;
      if (day_count(date) + (tasks ? kLongAgoAmongTasks : kLongAgo) < day_count(earliest())) continue;
      const ItemId begin = clause_begin(date.first, block);
      bool led = false;
      for (ItemId i = std::max(begin, date.first - 4); i < date.first; ++i) {
        const int length = context_.draft.phrase(i, lead);
        if (length == 0 || i + length < date.first - 1) continue;
        led = i + length == date.first || led_by_day(date.first);
      }
      if (!led || says(context_, begin, date.first, told)) continue;
      if (!tasks && !says(context_, begin, date.first, ongoing)) continue;
      report_.add(span_of(date), {span_of(identity_.date)}, {{"report", report_text()}});
    }
  }

  /// A paper cited with a date behind the report's own; results of a month that was still to come.
  void late() const {
    if (identity_.date.year == 0) return;
    const auto plan = class_of(context_, "not-yet");
    for (const auto& paper : cited_papers(context_))
      if (exists(paper.date) && paper.date.number() > identity_.latest() && in_report(paper.block))
        report_.add(paper.span, {span_of(identity_.date)}, {{"report", report_text()}});
    for (const auto& date : dates_) {
      const auto block = block_of(date);
      if (date.full() || date.year < 1000 || date.month == 0 || date.number() <= identity_.latest() ||
          !in_report(block))
        continue;
      // "Tháng 5 năm 2025: tỷ lệ … đạt 99,9 %": the date opens its paragraph and figures follow.
      const auto& items = context_.draft.blocks[static_cast<std::size_t>(block)];
      if (date.first != items.first || date.last >= items.last || context_.item(date.last).mark != ':') continue;
      const auto [first, last] = context_.draft.figures_of(block);
      if (first < last && !says(context_, items.first, items.last, plan))
        report_.add(span_of(date), {span_of(identity_.date)}, {{"report", report_text()}});
    }
  }

  /// "5 tháng đầu năm 2023" as the base in a report of six months.
  void spans() const {
    if (identity_.months < 2) return;
    static const auto kMonth = figure::word_id("tháng");
    const auto opening = class_of(context_, "from-new-year");
    struct Found {
      FigureId figure;
      Span span;
      int months;
      int year;
    };
    std::vector<Found> found;
    std::vector<int> years;
    for (FigureId id = 0; id < static_cast<FigureId>(context_.draft.figures.size()); ++id) {
      const auto& f = context_.figure(id);
      if (f.noun != kMonth || f.dimension != figure::Units::kDuration || f.decimal.places != 0 || f.value > 100 ||
          f.table != figure::kNone)
        continue;
      const auto& items = context_.draft.blocks[static_cast<std::size_t>(f.block)];
      ItemId i = f.item + 1;
      if (i < items.last) i += context_.draft.phrase(i, opening);
      if (i >= items.last || context_.item(i).kind != ItemKind::year || i == f.item + 1) continue;
      found.push_back({id,
                       {f.span.begin, context_.item(i).span.end},
                       static_cast<int>(f.value),
                       static_cast<int>(context_.item(i).number)});
      years.push_back(found.back().year);
    }
    if (years.empty()) return;
    const int year = *std::max_element(years.begin(), years.end());
    for (const auto& base : found) {
      if (base.year != year - 1 || base.months == identity_.months) continue;
      // The same months of this year make it a comparison of its own.
      const bool own = std::any_of(found.begin(), found.end(),
                                   [&](const Found& f) { return f.year == year && f.months == base.months; });
      const auto& block = context_.block(context_.figure(base.figure).block);
      if (own || block.note < 0) continue;
      report_.add(base.span, {}, {{"other", std::to_string(identity_.months)}});
    }
  }

 private:
  // A deadline longer ago is history that somebody quotes.
  static constexpr int kLongAgo = 200, kLongAgoAmongTasks = 500;

  void collect() {
    for (BlockId b = 0; b < static_cast<BlockId>(document_.blocks.size()); ++b) {
      const auto& items = context_.draft.blocks[static_cast<std::size_t>(b)];
      for (ItemId i = items.first; i < items.last; ++i) {
        if (auto date = date_at(context_, i, items.last)) {
          dates_.push_back(*date);
          i = date->last - 1;
        }
      }
    }
  }

  Span span_of(const PrintedDate& date) const {
    return {context_.item(date.first).span.begin, context_.item(date.last - 1).span.end};
  }
  BlockId block_of(const PrintedDate& date) const { return document_.block_at(context_.item(date.first).span.begin); }
  bool in_report(BlockId block) const { return block >= 0 && parts_[static_cast<std::size_t>(block)] == 0; }
  bool led_by_day(ItemId i) const {
    static const auto kDay = figure::word_id("ngày");
    return i > 0 && context_.item(i - 1).kind == ItemKind::word && context_.item(i - 1).id == kDay;
  }
  bool led(ItemId i) const {
    return ends_before(context_, i, class_of(context_, "date-before")) ||
           ends_before(context_, i, class_of(context_, "date-lead"));
  }
  bool short_day(Span span) const {
    const auto text = context_.draft.text(span);
    return text.find_first_not_of("0123456789") <= 2;
  }
  PrintedDate earliest() const {
    const int number = identity_.earliest();
    return {number / 10000, number / 100 % 100, number % 100};
  }
  std::string report_text() const { return printed(identity_.date); }
  ItemId clause_begin(ItemId i, BlockId block) const {
    const auto& items = context_.draft.blocks[static_cast<std::size_t>(block)];
    const auto ends = [&](ItemId k) {
      const auto& item = context_.item(k);
      return item.kind == ItemKind::mark &&
             (item.mark == ';' || (item.mark == '.' && context_.item(k + 1).space_before));
    };
    while (i > items.first && !ends(i - 1)) --i;
    return i;
  }

  const Report& report_;
  const Context& context_;
  const document::Document& document_;
  Identity identity_;
  std::vector<std::int32_t> parts_;
  std::vector<PrintedDate> dates_;
};

}  // namespace

void find_dates(const Report& report) {
  const Finder finder(report);
  if (allows(report.rule, "date", "impossible")) finder.impossible();
  if (allows(report.rule, "date", "reversed")) finder.reversed();
  if (allows(report.rule, "date", "past")) finder.past();
  if (allows(report.rule, "date", "late")) finder.late();
  if (allows(report.rule, "date", "two-dates")) find_papers_with_two_dates(report);
  if (allows(report.rule, "date", "serial")) find_papers_out_of_order(report);
  if (allows(report.rule, "date", "spans")) finder.spans();
}

}  // namespace khop::audit

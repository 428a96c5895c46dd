// SPDX-License-Identifier: Apache-2.0
#include "audit/dates.h"

#include <algorithm>
#include <map>

#include "audit/bind.h"
#include "audit/parts.h"
#include "audit/report_date.h"

namespace khop::audit {

using document::BlockId;
using document::BlockKind;
using figure::ItemId;
using figure::ItemKind;
using text::Span;

namespace {

std::string printed(int year, int month, int day) {
  std::string out = std::to_string(year);
  if (month > 0) out = std::to_string(month) + "/" + out;
  if (day > 0) out = std::to_string(day) + "/" + out;
  return out;
}

/// A paper cited with its number and date: "Quyết định số 752/QĐ-UBND ngày 16/4/2024".
struct Cited {
  std::string number;  ///< "752/QĐ-UBND"
  std::string code;    ///< "QĐ-UBND"
  int serial = 0;      ///< 752
  bool party = false;  ///< "144-QĐ/TW": numbers run through a term, not a year
  PrintedDate date;
  Span span;  ///< number and date
  BlockId block = document::kNone;
};

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
    for (const auto& paper : papers_)
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

  /// One number with two dates.
  void two_dates() const {
    std::map<std::string, std::vector<const Cited*>> by_number;
    for (const auto& paper : papers_) by_number[paper.number].push_back(&paper);
    for (const auto& paper : papers_) {
      const auto& all = by_number[paper.number];
      const auto& first = *all.front();
      if (&first == &paper || !exists(paper.date) || !exists(first.date) ||
          first.date.number() == paper.date.number() || !comparable(first, paper))
        continue;
      // Told once for each date that differs.
      const auto same = std::find_if(all.begin(), all.end(),
                                     [&](const Cited* other) { return other->date.number() == paper.date.number(); });
      if (*same != &paper) continue;
      report_.add(paper.span, {first.span}, {{"other", printed(first.date.year, first.date.month, first.date.day)}});
    }
  }

  /// Numbers of one office that run against their dates, in one enumeration.
  void serials() const {
    constexpr std::size_t kLeast = 5;  // with fewer nothing tells which one is odd, or that one office wrote them all
    constexpr int kDays = 7, kNumbers = 5;  // offices keep numbers in reserve for some days
    std::map<std::pair<std::string, BlockId>, std::vector<const Cited*>> groups;
    for (const auto& paper : papers_)
      if (!paper.party && exists(paper.date))
        groups[{paper.code + " " + std::to_string(paper.date.year), owner(paper.block)}].push_back(&paper);
    for (auto& [key, group] : groups) {
      std::stable_sort(group.begin(), group.end(),
                       [](const Cited* a, const Cited* b) { return a->serial < b->serial; });
      if (group.size() < kLeast || group.size() > kMostInGroup) continue;
      const Cited *before = nullptr, *odd = nullptr;
      std::size_t breaks = 0;
      for (std::size_t i = 1; i < group.size(); ++i) {
        if (group[i]->date.number() >= group[i - 1]->date.number()) continue;
        ++breaks;
        before = group[i - 1];
        odd = group[i];
      }
      if (breaks != 1 || odd->serial - before->serial < kNumbers ||
          day_count(before->date) - day_count(odd->date) < kDays || !mended_by_one(group))
        continue;
      // The one that stands later in the text is pointed at.
      const auto &later = odd->span.begin > before->span.begin ? *odd : *before,
                 &earlier = odd->span.begin > before->span.begin ? *before : *odd;
      report_.add(later.span, {earlier.span}, {{"other", std::string(context_.draft.text(earlier.span))}});
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
  static constexpr std::size_t kMostInGroup = 200;
  // A deadline longer ago is history that somebody quotes.
  static constexpr int kLongAgo = 200, kLongAgoAmongTasks = 500;

  void collect() {
    const auto issue = class_of(context_, "dated");
    for (BlockId b = 0; b < static_cast<BlockId>(document_.blocks.size()); ++b) {
      const auto& items = context_.draft.blocks[static_cast<std::size_t>(b)];
      for (ItemId i = items.first; i < items.last; ++i) {
        const auto& item = context_.item(i);
        if (item.kind == ItemKind::opaque) cite(i, items.last, issue, b);
        if (auto date = date_at(context_, i, items.last)) {
          dates_.push_back(*date);
          i = date->last - 1;
        }
      }
    }
  }

  void cite(ItemId i, ItemId end, figure::ClassId dated, BlockId block) {
    Cited out;
    const auto text = context_.draft.text(context_.item(i).span);
    std::size_t at = 0;
    while (at < text.size() && at < 6 && text[at] >= '0' && text[at] <= '9')
      out.serial = out.serial * 10 + (text[at++] - '0');
    if (at == 0 || at >= text.size() || (text[at] != '/' && text[at] != '-')) return;
    out.party = text[at] == '-';
    out.number = std::to_string(out.serial) + std::string(text.substr(at));
    out.code = text.substr(at + 1);
    // The code may go on behind what the reader of figures took: "01/NĐ" "-" "CP".
    ItemId next = i + 1;
    while (next < end && !context_.item(next).space_before &&
           (context_.item(next).kind == ItemKind::word || context_.item(next).mark == '-' ||
            context_.item(next).mark == '/')) {
      const auto more = context_.draft.text(context_.item(next).span);
      out.number += more;
      out.code += more;
      ++next;
    }
    if (next < end && context_.item(next).mark == ',') ++next;
    const int length = next < end ? context_.draft.phrase(next, dated) : 0;
    if (length == 0 || next + length >= end) return;
    const auto date = date_at(context_, next + length, end);
    if (!date || !date->full()) return;
    out.date = *date;
    out.span = {context_.item(i).span.begin, context_.item(date->last - 1).span.end};
    out.block = block;
    papers_.push_back(std::move(out));
  }

  /// Whether two citations of one number must be of one paper.
  bool comparable(const Cited& a, const Cited& b) const {
    constexpr int kTermYears = 2;
    static const std::vector<std::string> kNone;
    const auto found = report_.rule.options.find("national");
    const auto& national = found == report_.rule.options.end() ? kNone : found->second;
    const auto issuer = a.code.substr(a.code.find_last_of("-/") + 1);
    // Many offices write numbers of one form; only the highest ones have theirs for themselves.
    if (std::find(national.begin(), national.end(), issuer) == national.end()) return false;
    const int years = std::abs(a.date.year - b.date.year);
    return a.party ? years <= kTermYears : years == 0;
  }

  /// Whether the numbers and dates agree once one of the citations is left out.
  static bool mended_by_one(const std::vector<const Cited*>& group) {
    for (std::size_t out = 0; out < group.size(); ++out) {
      int last = 0;
      bool rising = true;
      for (std::size_t i = 0; i < group.size(); ++i) {
        if (i == out) continue;
        rising = rising && group[i]->date.number() >= last;
        last = group[i]->date.number();
      }
      if (rising) return true;
    }
    return false;
  }

  /// Footnotes of one paragraph are one enumeration.
  BlockId owner(BlockId block) const {
    const auto note = document_.blocks[static_cast<std::size_t>(block)].note;
    if (note < 0) return block;
    const auto host = document_.notes[static_cast<std::size_t>(note)].host;
    return host == document::kNone ? block : host;
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
  std::string report_text() const { return printed(identity_.date.year, identity_.date.month, identity_.date.day); }
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
  std::vector<Cited> papers_;
};

}  // namespace

void find_dates(const Report& report) {
  const Finder finder(report);
  if (allows(report.rule, "date", "impossible")) finder.impossible();
  if (allows(report.rule, "date", "reversed")) finder.reversed();
  if (allows(report.rule, "date", "past")) finder.past();
  if (allows(report.rule, "date", "late")) finder.late();
  if (allows(report.rule, "date", "two-dates")) finder.two_dates();
  if (allows(report.rule, "date", "serial")) finder.serials();
  if (allows(report.rule, "date", "spans")) finder.spans();
}

}  // namespace khop::audit

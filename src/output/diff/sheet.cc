// SPDX-License-Identifier: Apache-2.0
#include "output/diff/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "output/display.h"
#include "output/identity.h"
#include "sentence.h"

namespace khop::output::diff {
namespace {

constexpr std::array<Words, 4> kAlterations{{{"đổi", "changed"},
                                             {"ghi khác, giá trị như cũ", "written otherwise, same value"},
                                             {"thêm", "added"},
                                             {"bỏ", "gone"}}};
constexpr std::array<Words, 5> kFates{{{"làm hỏng", "broke"},
                                       {"mới sai", "newly wrong"},
                                       {"sửa được", "mended"},
                                       {"không còn nữa", "no longer there"},
                                       {"còn sai như trước", "still wrong"}}};
constexpr std::array<Words, 4> kSeverities{
    {{"thông tin", "info"}, {"lưu ý", "note"}, {"cảnh báo", "warning"}, {"lỗi", "error"}}};

constexpr Words kSameBytes{"hai tệp giống hệt nhau từng byte", "the two files are the same, byte for byte"};
constexpr Words kNothing{"không có con số nào thay đổi", "no figure changed"};
constexpr Words kOtherReport{"có vẻ là hai báo cáo khác nhau: {} / {}",
                             "these seem to be two different reports: {} / {}"};
constexpr Words kNoFigures{"{}: không có con số nào", "{}: there are no figures"};
constexpr Words kUnrelated{
    "hai tệp hầu như không có gì chung ({} trong {} con số); có phải là hai bản của một dự thảo không? "
    "Các thay đổi không liệt kê ở đây (xem bằng --format json)",
    "the two files hardly share anything ({} of {} figures); are they versions of one draft? "
    "The changes are not listed here (see them with --format json)"};
constexpr Words kOtherUnit{"đổi đơn vị", "other unit"};
constexpr Words kOtherDirection{"đổi chiều tăng/giảm", "rise and fall changed places"};
constexpr Words kOtherPrecision{"đổi độ chính xác", "other precision"};
constexpr Words kOtherQualifier{"đổi từ chỉ mức độ (hơn, gần, khoảng …)", "other word of approximation"};

constexpr std::size_t kMostListed = 12;  // figures of one sentence or row that were added or are gone

class Maker {
 public:
  Maker(const Diff& diff, Language language, Severity least) : diff_(diff), language_(language), least_(least) {}

  Sheet make() {
    out_.before = visible(diff_.before.path);
    out_.after = visible(diff_.after.path);
    remarks();
    std::set<std::size_t> told;
    if (diff_.related) entries(told);
    for (std::size_t i = 0; diff_.related && i < diff_.relations.size(); ++i) {
      if (told.count(i) == 0 && is_told(diff_.relations[i])) out_.others.push_back(effect(diff_.relations[i]));
    }
    sum_up();
    return std::move(out_);
  }

 private:
  std::string text(const Words& words) const { return std::string(words.in(language_)); }

  bool is_told(const RelationChange& change) const {
    return change.fate != RelationFate::remaining && change.failing().severity >= least_;
  }

  void remarks() {
    for (const Version* version : {&diff_.before, &diff_.after}) {
      if (version->figures == 0 && !diff_.same_bytes)
        out_.remarks.push_back(say(language_, kNoFigures, visible(version->path)));
    }
    const Identity& was = diff_.before.identity;
    const Identity& is = diff_.after.identity;
    if (was.placed() && is.placed() && (was.place != is.place || was.period != is.period))
      out_.remarks.push_back(say(language_, kOtherReport, identity_line(was, language_), identity_line(is, language_)));
    if (diff_.same_bytes) {
      out_.remarks.push_back(text(kSameBytes));
    } else if (!diff_.related) {
      const std::size_t shared =
          diff_.unchanged + diff_.count(Alteration::changed) + diff_.count(Alteration::rewritten);
      out_.remarks.push_back(say(language_, kUnrelated, shared, std::min(diff_.before.figures, diff_.after.figures)));
    } else if (diff_.figures.empty() && diff_.before.figures > 0) {
      out_.remarks.push_back(text(kNothing));
    }
  }

  void entries(std::set<std::size_t>& told) {
    const FigureChange* last = nullptr;
    std::size_t listed = 0;  // figures of the last entry
    for (const FigureChange& change : diff_.figures) {
      const bool joined = last != nullptr && last->kind == change.kind && passage(*last) == passage(change) &&
                          (change.kind == Alteration::added || change.kind == Alteration::gone);
      std::vector<Entry>& list = change.kind == Alteration::rewritten ? out_.rewritten : out_.entries;
      if (joined) {
        join(list.back(), change, ++listed, told);
      } else {
        if (listed > kMostListed) leave_off(*last, listed);
        listed = 1;
        list.push_back(entry(change, told));
      }
      last = &change;
    }
    if (listed > kMostListed) leave_off(*last, listed);
  }

  void leave_off(const FigureChange& change, std::size_t listed) {
    std::string& figures = change.after ? out_.entries.back().new_figure : out_.entries.back().old_figure;
    figures += say(language_, {"; … (cả thảy {} con số)", "; … ({} figures in all)"}, listed);
  }

  static std::uint32_t passage(const FigureChange& change) {
    return (change.after ? change.after : change.before)->passage;
  }

  Entry entry(const FigureChange& change, std::set<std::size_t>& told) {
    Entry out;
    out.kind = change.kind;
    if (change.before) {
      out.where = out.where_before = place(diff_.before.path, change.before->figure);
      out.old_place = place(change.before->figure);
      out.old_figure = visible(change.before->figure.text);
      out.quotes.push_back(quote(*change.before, false));
    }
    if (change.after) {
      out.where = place(diff_.after.path, change.after->figure);
      out.new_place = place(change.after->figure);
      out.new_figure = visible(change.after->figure.text);
      out.quotes.push_back(quote(*change.after, true));
    }
    if (!change.before || !change.after) out.where_before.clear();
    const auto note = [&](bool differs, const Words& words) {
      if (differs) out.note += (out.note.empty() ? "" : "; ") + text(words);
    };
    note(change.unit, kOtherUnit);
    note(change.direction, kOtherDirection);
    note(change.precision, kOtherPrecision);
    note(change.qualifier, kOtherQualifier);
    add_effects(out, change, told);
    return out;
  }

  void join(Entry& entry, const FigureChange& change, std::size_t number, std::set<std::size_t>& told) {
    std::string& figures = change.after ? entry.new_figure : entry.old_figure;
    if (number <= kMostListed) figures += "; " + visible((change.after ? change.after : change.before)->figure.text);
    add_effects(entry, change, told);
  }

  void add_effects(Entry& entry, const FigureChange& change, std::set<std::size_t>& told) {
    for (const std::size_t i : change.relations) {
      if (!is_told(diff_.relations[i])) continue;
      // A relation of many figures that are new, or gone, is told with the first.
      const bool again = !told.insert(i).second;
      if (again && (entry.kind == Alteration::added || entry.kind == Alteration::gone)) continue;
      Effect effect = this->effect(diff_.relations[i]);
      const bool known = std::any_of(entry.effects.begin(), entry.effects.end(), [&](const Effect& other) {
        return other.fate == effect.fate && other.rule == effect.rule && other.message == effect.message;
      });
      if (!known) entry.effects.push_back(std::move(effect));
    }
  }

  static Quote quote(const FigureAt& at, bool is_new) {
    return {is_new, visible(at.before), visible(at.figure.text), visible(at.after)};
  }

  Effect effect(const RelationChange& change) const {
    const Check& check = change.failing();
    const bool now = change.after && &check == &*change.after;
    return {change.fate, check.severity, place(now ? diff_.after.path : diff_.before.path, check.stated),
            visible(check.message), visible(check.rule)};
  }

  template <typename Figure>
  std::string place(const std::string& path, const Figure& figure) const {
    if (figure.location) return fmt::format("{}: {}", visible(path), visible(where(*figure.location, language_)));
    return fmt::format("{}:{}:{}", visible(path), figure.begin.line, figure.begin.column);
  }

  std::string place(const FigureInfo& figure) const {
    if (figure.location) return visible(where(*figure.location, language_));
    return say(language_, {"dòng {}, cột {}", "line {}, column {}"}, figure.begin.line, figure.begin.column);
  }

  void sum_up() {
    const auto count = [this](auto kind) { return diff_.count(kind); };
    if (diff_.before.figures + diff_.after.figures == 0) return;
    std::vector<std::string> figures{say(language_, {"{} con số như cũ", "{} figures unchanged"}, diff_.unchanged)};
    const auto add = [&](std::vector<std::string>& list, std::size_t number, const Words& words) {
      if (number > 0) list.push_back(say(language_, words, number));
    };
    add(figures, count(Alteration::changed), {"{} đổi", "{} changed"});
    add(figures, count(Alteration::rewritten), {"{} ghi khác", "{} written otherwise"});
    add(figures, count(Alteration::added), {"{} thêm", "{} added"});
    add(figures, count(Alteration::gone), {"{} bỏ", "{} gone"});
    out_.figures = fmt::format("{}", fmt::join(figures, ", "));
    std::vector<std::string> relations;
    add(relations, count(RelationFate::broken), {"{} bị làm hỏng", "{} broken"});
    add(relations, count(RelationFate::appeared), {"{} mới sai", "{} newly wrong"});
    add(relations, count(RelationFate::mended), {"{} sửa được", "{} mended"});
    add(relations, count(RelationFate::vanished), {"{} chỗ sai không còn nữa", "{} wrong ones no longer there"});
    add(relations, count(RelationFate::remaining), {"{} còn sai như trước", "{} still wrong"});
    out_.relations = relations.empty() ? text({"không quan hệ nào bị làm hỏng", "no relation was broken"})
                                       : say(language_, {"quan hệ: {}", "relations: {}"},
                                             fmt::format("{}", fmt::join(relations, ", ")));
  }

  const Diff& diff_;
  Language language_;
  Severity least_;
  Sheet out_;
};

}  // namespace

Sheet sheet_of(const Diff& diff, Language language, Severity least) { return Maker(diff, language, least).make(); }

std::string name_of(Alteration kind, Language language) {
  return std::string(kAlterations[static_cast<std::size_t>(kind)].in(language));
}
std::string name_of(RelationFate fate, Language language) {
  return std::string(kFates[static_cast<std::size_t>(fate)].in(language));
}
std::string name_of(Severity severity, Language language) {
  return std::string(kSeverities[static_cast<std::size_t>(severity)].in(language));
}

}  // namespace khop::output::diff

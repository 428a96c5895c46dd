// SPDX-License-Identifier: Apache-2.0
#include "identity/period.h"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace khop::identity {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2100;
constexpr std::array<std::string_view, 5> kRoman = {"", "I", "II", "III", "IV"};

bool is_year(int value) { return value >= kFirstYear && value <= kLastYear; }

int months_before(int year) { return year * 12; }

/// Periods as they stand, their years perhaps open (year 0).
class Finder {
 public:
  Finder(const Words& words, bool in_title) : words_(words), in_title_(in_title) {}

  std::optional<Mention> at(std::size_t i) const {
    if (auto found = school(i)) return found;
    if (auto found = long_span(i)) return found;
    if (auto found = month(i)) return found;
    if (auto found = quarter(i)) return found;
    if (auto found = some_months(i)) return found;
    return whole_year(i);
  }

 private:
  /// A year behind a period: "/2024", "năm 2024", "2024". Moves `at` past it.
  int year_behind(std::size_t& at) const {
    std::size_t next = at;
    if (words_.is_mark(next, '/')) {
      ++next;
    } else {
      next += words_.phrase(next, "period-year");
    }
    const int year = words_.number(next);
    if (!is_year(year)) return 0;
    at = next + 1;
    return year;
  }

  /// "2021-2025", "2021 - 2025". Moves `at` past it.
  std::optional<std::pair<int, int>> two_years(std::size_t& at) const {
    const int from = words_.number(at);
    if (!is_year(from) || at + 2 >= words_.size()) return std::nullopt;
    const bool dash = words_.is_mark(at + 1, '-') || words_.is_mark(at + 1, U'–') || words_.is_mark(at + 1, U'—');
    const int to = words_.number(at + 2);
    if (!dash || !is_year(to) || to <= from) return std::nullopt;
    at += 3;
    return std::pair{from, to};
  }

  /// I to IV, or 1 to 4.
  int ordinal(std::size_t at) const {
    const int number = words_.number(at);
    if (number >= 1 && number <= 4) return number;
    if (!words_.is_word(at)) return 0;
    for (std::size_t i = 1; i < kRoman.size(); ++i)
      if (words_[at].id == figure::word_id(kRoman[i])) return static_cast<int>(i);
    return 0;
  }

  std::optional<Mention> month(std::size_t i) const {
    const std::size_t length = words_.phrase(i, "period-month");
    if (length == 0) return std::nullopt;
    std::size_t at = i + length;
    const int number = words_.number(at);
    if (number < 1 || number > 12) return std::nullopt;
    ++at;
    return Mention{month_of(year_behind(at), number), i, at};
  }

  std::optional<Mention> quarter(std::size_t i) const {
    const std::size_t length = words_.phrase(i, "period-quarter");
    const int number = length == 0 ? 0 : ordinal(i + length);
    if (number == 0) return std::nullopt;
    std::size_t at = i + length + 1;
    const int year = year_behind(at);
    const int first = months_before(year) + 3 * (number - 1);
    return Mention{{Period::Kind::quarter, first, first + 2}, i, at};
  }

  std::optional<Mention> some_months(std::size_t i) const {
    if (const std::size_t half = words_.phrase(i, "period-half")) {
      std::size_t at = i + half;
      return Mention{first_months_of(year_behind(at), 6), i, at};
    }
    const int count = words_.number(i);
    if (count < 2 || count > 12) return std::nullopt;
    std::size_t at = i + 1;
    const std::size_t length = words_.phrase(at, "period-month");
    if (length == 0) return std::nullopt;
    at += length;
    const std::size_t end = words_.phrase(at, "period-to-end");
    const std::size_t start = words_.phrase(at, "period-from-start");
    const std::size_t before = at;
    at += end != 0 ? end : start;
    const int year = year_behind(at);
    if (end == 0 && start == 0 && year == 0 && !in_title_) return std::nullopt;  // "trong 6 tháng": how long, not when
    // "9 tháng năm": "năm" leads a year or nothing.
    if (end == 0 && start != 0 && year == 0 && words_.phrase(before, "period-year") == start && !in_title_)
      return std::nullopt;
    if (end != 0) {
      const int last = months_before(year) + 11;
      return Mention{{Period::Kind::last_months, last - count + 1, last}, i, at};
    }
    return Mention{first_months_of(year, count), i, at};
  }

  std::optional<Mention> school(std::size_t i) const {
    std::size_t at = i;
    int half = 0;
    if (const std::size_t length = words_.phrase(at, "period-semester")) {
      half = ordinal(at + length);
      if (half < 1 || half > 2) return std::nullopt;
      at += length + 1;
    }
    const std::size_t length = words_.phrase(at, "period-school-year");
    std::size_t behind = at + length;
    const auto years = length == 0 ? std::nullopt : two_years(behind);
    const bool whole = years && years->second == years->first + 1;
    if (!whole && (half == 0 || !in_title_)) return std::nullopt;
    if (whole) at = behind;
    const int september = months_before(whole ? years->first : 0) + 8;
    if (half == 0) return Mention{{Period::Kind::school_year, september, september + 11}, i, at};
    const int first = half == 1 ? september : september + 5;
    return Mention{{Period::Kind::semester, first, half == 1 ? september + 4 : september + 8}, i, at};
  }

  std::optional<Mention> long_span(std::size_t i) const {
    const std::size_t term = words_.phrase(i, "period-term");
    const std::size_t span = words_.phrase(i, "period-span");
    if (term == 0 && span == 0) return std::nullopt;
    std::size_t at = i + std::max(term, span);
    const auto years = two_years(at);
    if (!years) return std::nullopt;
    return Mention{{term != 0 ? Period::Kind::term : Period::Kind::span, months_before(years->first),
                    months_before(years->second) + 11},
                   i,
                   at};
  }

  std::optional<Mention> whole_year(std::size_t i) const {
    const std::size_t length = words_.phrase(i, "period-year");
    if (length == 0) return std::nullopt;
    const int year = words_.number(i + length);
    if (!is_year(year)) return std::nullopt;
    if (words_.is_mark(i + length + 1, '-') && is_year(words_.number(i + length + 2))) return std::nullopt;
    return Mention{year_of(year), i, i + length + 1};
  }

  const Words& words_;
  bool in_title_;
};

}  // namespace

Period Period::in_year(int year) const {
  Period out = *this;
  const int shift = months_before(year) - months_before(this->year());
  out.first += shift;
  out.last += shift;
  return out;
}

Period month_of(int year, int month) {
  const int at = months_before(year) + month - 1;
  return {Period::Kind::month, at, at};
}

Period first_months_of(int year, int months) {
  return {Period::Kind::first_months, months_before(year), months_before(year) + months - 1};
}

Period year_of(int year) { return {Period::Kind::year, months_before(year), months_before(year) + 11}; }

std::string Period::text() const {
  const int from = first / 12, to = last / 12;
  const std::string behind = from == 0 ? "" : fmt::format("/{}", from);
  const std::string of_year = from == 0 ? "" : fmt::format(" {}", from);
  switch (kind) {
    case Kind::none:
      return {};
    case Kind::month:
      return fmt::format("tháng {}{}", first % 12 + 1, behind);
    case Kind::quarter:
      return fmt::format("quý {}{}", kRoman[static_cast<std::size_t>(first % 12 / 3 + 1)], behind);
    case Kind::first_months:
      return fmt::format("{} tháng đầu năm{}", months(), of_year);
    case Kind::last_months:
      return fmt::format("{} tháng cuối năm{}", months(), of_year);
    case Kind::year:
      return fmt::format("năm{}", of_year);
    case Kind::semester:
      return fmt::format("học kỳ {} năm học {}-{}", first % 12 == 8 ? "I" : "II", year(), year() + 1);
    case Kind::school_year:
      return fmt::format("năm học {}-{}", from, to);
    case Kind::span:
      return fmt::format("giai đoạn {}-{}", from, to);
    case Kind::term:
      return fmt::format("nhiệm kỳ {}-{}", from, to);
  }
  return {};
}

std::vector<Mention> periods(const Words& words, int year, bool in_title) {
  const Finder finder(words, in_title);
  std::vector<Mention> out;
  for (std::size_t i = 0; i < words.size();) {
    const auto mention = finder.at(i);
    if (!mention) {
      ++i;
      continue;
    }
    out.push_back(*mention);
    i = mention->last;
  }
  int next = 0;
  for (std::size_t i = out.size(); i-- > 0;) {
    if (out[i].period.year() != 0) {
      next = out[i].period.year();
    } else if (next != 0) {
      out[i].period = out[i].period.in_year(next);
    }
  }
  int before = year;
  for (Mention& mention : out) {
    if (mention.period.year() != 0) {
      before = mention.period.year();
    } else if (before != 0) {
      mention.period = mention.period.in_year(before);
    }
  }
  return out;
}

}  // namespace khop::identity

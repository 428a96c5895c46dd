// SPDX-License-Identifier: Apache-2.0
#include "cli/date.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace khop::cli {
namespace {

using namespace std::chrono;

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

std::string written(year_month_day day, int hour, int minute, int second) {
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), hour, minute, second);
}

}  // namespace

std::optional<std::string> parse_date(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  constexpr std::string_view kForm = "0000-00-00T00:00:00";
  if (text.size() != kForm.size() && text.size() != kForm.find('T')) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kForm[i] != '0' && text[i] != kForm[i]) return std::nullopt;
  }
  const auto at = [&text](std::size_t begin, std::size_t size) {
    return begin < text.size() ? number(text.substr(begin, size)) : std::optional<int>(0);
  };
  const auto years = at(0, 4), months = at(5, 2), days = at(8, 2), hours = at(11, 2), minutes = at(14, 2),
             seconds = at(17, 2);
  if (!years || !months || !days || !hours || !minutes || !seconds) return std::nullopt;
  const year_month_day date{year(*years), month(static_cast<unsigned>(*months)), day(static_cast<unsigned>(*days))};
  if (!date.ok() || *hours > 23 || *minutes > 59 || *seconds > 59) return std::nullopt;
  return written(date, *hours, *minutes, *seconds);
}

std::optional<std::string> date_of_epoch(std::string_view text) {
  constexpr std::int64_t kEnd = 253402300800;  // the year 10000
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size() || value < 0 || value >= kEnd) return std::nullopt;
  const sys_seconds time{seconds(value)};
  const sys_days midnight = floor<days>(time);
  const auto rest = static_cast<int>((time - midnight).count());
  return written(year_month_day(midnight), rest / 3600, rest / 60 % 60, rest % 60);
}

}  // namespace khop::cli

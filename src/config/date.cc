// SPDX-License-Identifier: Apache-2.0
#include "config/date.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>

namespace khop::config {

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t begin, std::size_t length) {
    int value = -1;
    const char* const end = text.data() + begin + length;
    const auto [stop, error] = std::from_chars(text.data() + begin, end, value);
    return error == std::errc() && stop == end ? value : -1;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 1 || month < 1 || day < 1) return false;
  return std::chrono::year_month_day{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day))}
      .ok();
}

std::string today() {
  std::tm day{};
  const char* given = std::getenv("SOURCE_DATE_EPOCH");  // NOLINT(concurrency-mt-unsafe): read before any thread starts
  if (given != nullptr && *given != '\0') {
    const std::string_view text(given);
    std::int64_t seconds = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const auto time = static_cast<std::time_t>(seconds);
    if (error == std::errc() && stop == text.data() + text.size() && gmtime_r(&time, &day) != nullptr)
      return fmt::format("{:%Y-%m-%d}", day);
  }
  const std::time_t now = std::time(nullptr);
  localtime_r(&now, &day);
  return fmt::format("{:%Y-%m-%d}", day);
}

}  // namespace khop::config

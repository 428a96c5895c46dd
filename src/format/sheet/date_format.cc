// SPDX-License-Identifier: Apache-2.0
/// Days and times of spreadsheets, in Vietnamese order, so that they are not taken for amounts.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdint>

#include "format/sheet/number_format.h"

namespace khop::format {
namespace {

using Piece = FormatPiece;

constexpr double kLastSerial = 2'958'466;  // 01/01/10000
constexpr std::int64_t kSecondsPerDay = 86'400;

struct Moment {
  int day = 0, month = 0, year = 0;
  std::int64_t hours = 0;  // of the day; in all for elapsed()
  int minutes = 0, seconds = 0;
  std::int64_t total_seconds = 0;
};

// Which letters a format has; "m" behind hours or before seconds are minutes.
struct Letters {
  bool day = false, month = false, year = false, hours = false, minutes = false, seconds = false, elapsed = false;
  bool words = false;  // among the letters stand words, "ngày" dd "tháng" mm
};

bool is_minutes(const FormatSection& section, std::size_t at) {
  const auto letter = [&](int step) {
    for (std::size_t i = at + static_cast<std::size_t>(step); i < section.tokens.size();
         i += static_cast<std::size_t>(step)) {
      const FormatToken& token = section.tokens[i];
      if (token.piece == Piece::date && token.text != "AM/PM") return token.text[token.text[0] == '[' ? 1 : 0];
    }
    return ' ';
  };
  return section.tokens[at].text.size() <= 2 && (letter(-1) == 'h' || letter(1) == 's');
}

Moment moment_of(double serial, bool from_1904) {
  Moment out;
  auto days = static_cast<std::int64_t>(std::floor(serial));
  std::int64_t seconds = std::llround((serial - static_cast<double>(days)) * kSecondsPerDay);
  if (seconds >= kSecondsPerDay) {
    seconds -= kSecondsPerDay;
    ++days;
  }
  out.total_seconds = days * kSecondsPerDay + seconds;
  out.hours = seconds / 3600;
  out.minutes = static_cast<int>(seconds / 60 % 60);
  out.seconds = static_cast<int>(seconds % 60);
  using namespace std::chrono;
  if (!from_1904 && days == 60) {
    // A day that never was; Excel inherited it.
    out.day = 29, out.month = 2, out.year = 1900;
    return out;
  }
  const sys_days origin = from_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / (days < 60 ? 31 : 30)};
  const year_month_day date{origin + std::chrono::days{days}};
  out.day = static_cast<int>(static_cast<unsigned>(date.day()));
  out.month = static_cast<int>(static_cast<unsigned>(date.month()));
  out.year = static_cast<int>(date.year());
  return out;
}

Letters letters_of(const FormatSection& section) {
  Letters out;
  for (std::size_t i = 0; i < section.tokens.size(); ++i) {
    const FormatToken& token = section.tokens[i];
    if (token.piece == Piece::literal && token.text.find_first_not_of(" /-.,:'") != std::string::npos) out.words = true;
    if (token.piece != Piece::date || token.text == "AM/PM") continue;
    if (token.text[0] == '[') out.elapsed = true;
    switch (token.text[token.text[0] == '[' ? 1 : 0]) {
      case 'd':
        out.day = out.day || token.text.size() <= 2;
        break;
      case 'y':
        out.year = true;
        break;
      case 'h':
        out.hours = true;
        break;
      case 's':
        out.seconds = true;
        break;
      default:
        (token.text[0] == '[' || is_minutes(section, i) ? out.minutes : out.month) = true;
        break;
    }
  }
  return out;
}

std::string time_of(const Letters& letters, const Moment& moment) {
  if (letters.elapsed) {
    if (letters.hours)
      return fmt::format("{}:{:02}", moment.total_seconds / 3600, moment.minutes) +
             (letters.seconds ? fmt::format(":{:02}", moment.seconds) : std::string());
    return letters.minutes ? fmt::format("{}:{:02}", moment.total_seconds / 60, moment.seconds)
                           : fmt::format("{}", moment.total_seconds);
  }
  if (!letters.hours) return fmt::format("{:02}:{:02}", moment.minutes, moment.seconds);
  return fmt::format("{}:{:02}", moment.hours, moment.minutes) +
         (letters.seconds ? fmt::format(":{:02}", moment.seconds) : std::string());
}

// With the format's own words, in its own order.
std::string in_words(const FormatSection& section, const Moment& moment) {
  std::string out;
  for (std::size_t i = 0; i < section.tokens.size(); ++i) {
    const FormatToken& token = section.tokens[i];
    if (token.piece == Piece::literal || token.piece == Piece::comma || token.piece == Piece::point) out += token.text;
    if (token.piece != Piece::date || token.text == "AM/PM") continue;
    const auto number = [&](std::int64_t value) {
      out += token.text.size() > 1 ? fmt::format("{:02}", value) : fmt::format("{}", value);
    };
    switch (token.text[token.text[0] == '[' ? 1 : 0]) {
      case 'd':
        if (token.text.size() <= 2) number(moment.day);  // else the name of the day
        break;
      case 'y':
        out += token.text.size() > 2 ? fmt::format("{}", moment.year) : fmt::format("{:02}", moment.year % 100);
        break;
      case 'h':
        number(token.text[0] == '[' ? moment.total_seconds / 3600 : moment.hours);
        break;
      case 's':
        number(moment.seconds);
        break;
      default:
        number(is_minutes(section, i) ? moment.minutes : moment.month);
        break;
    }
  }
  const std::size_t begin = out.find_first_not_of(" ,");
  return begin == std::string::npos ? std::string() : out.substr(begin);
}

}  // namespace

std::string show_date(const FormatSection& section, double serial, bool from_1904) {
  if (serial < 0 || serial >= kLastSerial) return {};
  const Moment moment = moment_of(serial, from_1904);
  const Letters letters = letters_of(section);
  if (letters.words) return in_words(section, moment);
  std::string out;
  const auto add = [&out](const std::string& part) {
    if (!out.empty()) out += '/';
    out += part;
  };
  if (letters.day) add(fmt::format("{:02}", moment.day));
  if (letters.month) add(fmt::format("{:02}", moment.month));
  if (letters.year) add(fmt::format("{}", moment.year));
  if (!letters.hours && !letters.minutes && !letters.seconds) return out;
  if (!out.empty()) out += ' ';
  return out + time_of(letters, moment);
}

std::string show_iso_date(std::string_view iso) {
  const auto digits = [iso](std::size_t at, std::size_t count) {
    return iso.size() >= at + count && iso.substr(at, count).find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!digits(0, 4) || !digits(5, 2) || !digits(8, 2) || iso[4] != '-' || iso[7] != '-') return std::string(iso);
  std::string out = fmt::format("{}/{}/{}", iso.substr(8, 2), iso.substr(5, 2), iso.substr(0, 4));
  if (iso.size() < 16 || !digits(11, 2) || !digits(14, 2)) return out;
  const std::string_view time = iso.substr(11, 5);
  return time == "00:00" ? out : out + ' ' + std::string(time);
}

}  // namespace khop::format

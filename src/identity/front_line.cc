// SPDX-License-Identifier: Apache-2.0
#include "identity/front_line.h"

#include <algorithm>
#include <utility>

#include "identity/place.h"

namespace khop::identity {
namespace {

// In Vietnamese, also as typed without marks, and in English.
constexpr std::string_view kLeads[] = {"report:", "báo cáo:", "bao cao:"};
constexpr std::pair<std::string_view, std::string Identity::*> kNames[] = {
    {"place", &Identity::place},   {"địa bàn", &Identity::place},   {"dia ban", &Identity::place},
    {"parent", &Identity::parent}, {"cấp trên", &Identity::parent}, {"cap tren", &Identity::parent},
    {"issuer", &Identity::issuer}, {"cơ quan", &Identity::issuer},  {"co quan", &Identity::issuer},
    {"kind", &Identity::kind},     {"loại", &Identity::kind},       {"loai", &Identity::kind},
    {"period", &Identity::period}, {"kỳ", &Identity::period},       {"ky", &Identity::period},
    {"date", &Identity::date},     {"ngày", &Identity::date},       {"ngay", &Identity::date},
    {"number", &Identity::number}, {"số", &Identity::number},       {"so", &Identity::number},
};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

/// Length of the words that a front line begins with; 0 if the body is none.
std::size_t lead(std::string_view body) {
  for (const auto words : kLeads)
    if (lower_case(body.substr(0, words.size())) == words) return words.size();
  return 0;
}

}  // namespace

bool tells_report(std::string_view body) { return lead(trimmed(body)) != 0; }

std::optional<std::string> take_front_line(std::string_view body, Identity& identity) {
  body = trimmed(body);
  body.remove_prefix(lead(body));
  while (!body.empty()) {
    const std::size_t end = std::min(body.find(';'), body.size());
    const std::string_view part = trimmed(body.substr(0, end));
    body.remove_prefix(std::min(end + 1, body.size()));
    if (part.empty()) continue;
    const std::size_t sign = part.find('=');
    const std::string name = lower_case(trimmed(part.substr(0, sign)));
    const std::string_view value = sign == std::string_view::npos ? std::string_view() : trimmed(part.substr(sign + 1));
    const auto* const known =
        std::find_if(std::begin(kNames), std::end(kNames), [&](const auto& each) { return each.first == name; });
    if (known == std::end(kNames) || value.empty()) return std::string(part);
    identity.*known->second = std::string(value);
  }
  return std::nullopt;
}

}  // namespace khop::identity

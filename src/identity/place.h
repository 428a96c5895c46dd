// SPDX-License-Identifier: Apache-2.0
/// Places with the word that says of what kind they are: "xã Nà Cọ", "HUYỆN LẠC THƯỢNG".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "identity/words.h"

namespace khop::identity {

/// In falling size. A "thành phố" is a province until something larger is named.
enum class Level : std::uint8_t { none, province, district, commune };

struct NamedPlace {
  Level level = Level::none;
  std::string name;      ///< with its kind, as in a sentence: "xã Nà Cọ"
  std::size_t last = 0;  ///< one past its last token
  bool shouted = false;  ///< in a line of capitals, where the name may end before that line does
};

/// The place that is named at token `at`; nothing if there is none. `until`: the name goes no further. In a line of
/// capitals the name goes to its end.
[[nodiscard]] std::optional<NamedPlace> place_at(const Words& words, std::size_t at, std::size_t until);

/// A name to compare with others: lower case, one place for each tone mark. "xã Hoà Thuỷ" and "xã Hòa Thủy" are one.
[[nodiscard]] std::string place_key(std::string_view name);

/// "HẠ LƯƠNG" → "Hạ Lương".
[[nodiscard]] std::string title_case(std::string_view text);
/// "ỦY BAN NHÂN DÂN" → "ủy ban nhân dân".
[[nodiscard]] std::string lower_case(std::string_view text);
/// "ủy ban" → "Ủy ban".
[[nodiscard]] std::string with_capital(std::string_view text);

}  // namespace khop::identity

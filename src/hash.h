// SPDX-License-Identifier: Apache-2.0
/// Names for things by what they say: 32 hexadecimal digits, the same on every machine.
#pragma once

#include <fmt/core.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace khop {

/// FNV-1a with 64 bits, twice with different beginnings: no defence against somebody who wants a collision, enough
/// against chance. http://www.isthe.com/chongo/tech/comp/fnv/
class Hash {
 public:
  void add(std::string_view text) {
    for (const char byte : text) add_byte(static_cast<unsigned char>(byte));
    add_byte(0xFF);  // never in UTF-8: "ab" + "c" is not "a" + "bc"
  }
  [[nodiscard]] std::string hex() const { return fmt::format("{:016x}{:016x}", first_, second_); }

 private:
  void add_byte(unsigned char byte) {
    constexpr std::uint64_t kPrime = 0x100000001B3ULL;
    first_ = (first_ ^ byte) * kPrime;
    second_ = (second_ ^ byte ^ 0x5A) * kPrime;
  }
  std::uint64_t first_ = 0xCBF29CE484222325ULL, second_ = 0x84222325CBF29CE4ULL;
};

}  // namespace khop

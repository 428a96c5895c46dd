// SPDX-License-Identifier: Apache-2.0
/// What a report says of itself in its header and title: who writes about which place and which time.
#pragma once

#include <string>

namespace khop {

/// Texts are as printed, in the case that a sentence would give them; empty where the report does not say.
struct Identity {
  std::string issuer;  ///< "Ủy ban nhân dân xã Nà Cọ"
  std::string place;   ///< "xã Nà Cọ"
  std::string parent;  ///< the next larger place that is named: "huyện Mường Lay"
  std::string kind;    ///< "báo cáo", "kế hoạch", "tờ trình" ...
  std::string title;   ///< "Tình hình kinh tế - xã hội tháng 4 …"
  std::string period;  ///< "tháng 4/2024", "quý I/2021", "6 tháng đầu năm 2024", "năm 2023", "giai đoạn 2020-2025"
  std::string date;    ///< ISO 8601, of the day of signing; "2024-04" or "2024" where day or month are left open
  std::string number;  ///< "154/BC-UBND"; without its number where that is left open: "/BC-UBND"
  bool draft = false;  ///< marked as a draft
  /// Whether it says enough to be held against other reports: a place and a period.
  [[nodiscard]] bool placed() const { return !place.empty() && !period.empty(); }
};

}  // namespace khop

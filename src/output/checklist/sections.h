// SPDX-License-Identifier: Apache-2.0
/// Sections of a draft by the names that an editor calls them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "khop/linter.h"
#include "output/checklist/coverage.h"

namespace khop::output::checklist {

class Sections {
 public:
  /// Refers to the audit and its coverage, which must outlive it.
  Sections(const Audit& audit, const Coverage& coverage, Language language);

  /// Index of the section that a figure stands in; -1: none.
  [[nodiscard]] std::int32_t of(const Operand& figure) const;
  /// "II.1. Trồng trọt", "Biểu 02", "bảng thứ 3"; shortened; empty for -1.
  [[nodiscard]] std::string name(std::int32_t section) const;
  [[nodiscard]] bool is_table(std::int32_t section) const {
    return section >= 0 && audit_.sections[static_cast<std::size_t>(section)].table;
  }

 private:
  [[nodiscard]] std::string number(std::int32_t section) const;

  const Audit& audit_;
  const Coverage& coverage_;
  Language language_;
  std::map<std::string, std::vector<std::pair<Place, std::int32_t>>> begins_;  // of each file, rising
};

/// The last part of a path, safe to show.
[[nodiscard]] std::string file_name(const std::string& path);

}  // namespace khop::output::checklist

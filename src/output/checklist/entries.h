// SPDX-License-Identifier: Apache-2.0
/// Checks of a ledger as entries of a checklist.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "output/checklist/checklist.h"
#include "output/checklist/coverage.h"
#include "output/checklist/sections.h"
#include "output/excerpt.h"

namespace khop::output::checklist {

/// Words and places of one audit. Refers to the audit and its coverage, which must outlive it.
class Describer {
 public:
  Describer(const Audit& audit, const Coverage& coverage, Language language)
      : audit_(audit), language_(language), sections_(audit, coverage, language) {}

  /// Entries for `checks` in reading order of what is to be corrected; those that one correction mends are one entry.
  [[nodiscard]] std::vector<Entry> entries(const std::vector<const Check*>& checks);
  /// Where a figure stands: "dòng 43", "mục 5, đoạn 2"; of an annex with its file.
  [[nodiscard]] std::string place(const Operand& figure) const;
  [[nodiscard]] std::string place(const std::string& path, Place begin, const Location* location) const;
  [[nodiscard]] const Sections& sections() const { return sections_; }

  /// The line of a file with some of its figures set apart, at most `columns` wide. `tones` go with `figures`; the
  /// first is shown in any case.
  struct Mentioned {
    Place begin, end;
    Tone tone;
  };
  [[nodiscard]] Marked line(const std::string& path, std::uint32_t number, const std::vector<Mentioned>& figures,
                            unsigned columns);

 private:
  [[nodiscard]] Entry entry(const std::vector<const Check*>& checks);
  [[nodiscard]] std::vector<Marked> excerpts(const std::vector<const Check*>& checks, const Operand& blamed);

  const Audit& audit_;
  Language language_;
  Sections sections_;
  std::unordered_map<const std::string*, ColumnIndex> indexes_;  // long lines carry many entries
};

}  // namespace khop::output::checklist

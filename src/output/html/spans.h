// SPDX-License-Identifier: Apache-2.0
/// The stretches of text that a report marks: each figure that was read, and each figure of a check. They may overlap,
/// lie within each other and run over several lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "khop/linter.h"

namespace khop::output::html {

/// How a stretch came out, worst last: the worst one decides how it looks.
enum class Standing { unchecked, unverifiable, holds, rounding, silenced, note, warning, error };

/// Name of its style in report.css; empty for unchecked.
[[nodiscard]] std::string_view style_of(Standing standing);

struct Span {
  std::uint32_t sheet = 0;  ///< 0: the draft; from 1: an annex, in the order of Audit::annexes
  Place begin, end;         ///< `end` is behind `begin`
  Standing standing = Standing::unchecked;
  bool involved = false;                ///< in a problem, be it as one of the parts
  const FigureInfo* figure = nullptr;   ///< what was read there; null if it is no single figure
  const Location* location = nullptr;   ///< in a file without lines
  std::vector<std::uint32_t> problems;  ///< numbers of the problems that are about it
  /// The marked pieces of text that it consists of: [first, last); filled when the text is written. None if the text
  /// is not shown.
  std::uint32_t first = 0, last = 0;
};

inline constexpr std::size_t kNoSpan = std::numeric_limits<std::size_t>::max();

/// All spans of an audit, in reading order, each once. Refers to the audit, which must outlive it.
class Spans {
 public:
  /// Problems below `least` leave no mark.
  Spans(const Audit& audit, Severity least);
  /// kNoSpan for figures that are not printed or stand in a draft that is not shown here.
  [[nodiscard]] std::size_t of(const Operand& operand) const;
  [[nodiscard]] std::vector<Span>& all() { return spans_; }
  [[nodiscard]] const std::vector<Span>& all() const { return spans_; }
  [[nodiscard]] const Span& operator[](std::size_t i) const { return spans_[i]; }
  [[nodiscard]] Span& operator[](std::size_t i) { return spans_[i]; }

 private:
  [[nodiscard]] std::uint32_t sheet_of(std::string_view path) const;  ///< of no sheet: its greatest value
  [[nodiscard]] bool span_of(const Operand& operand, Span& out) const;
  void judge(const Check& check, Severity least);

  const Audit& audit_;
  std::vector<Span> spans_;
};

}  // namespace khop::output::html

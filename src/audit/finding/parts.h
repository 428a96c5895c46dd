// SPDX-License-Identifier: Apache-2.0
/// Papers within one file (a report, the annexes behind it, the draft of a resolution) and the kinds of their sections.
#pragma once

#include <vector>

#include "audit/reading.h"

namespace khop::audit {

/// The paper that each block belongs to, counted from 0; a title such as "NGHỊ QUYẾT" or "PHỤ LỤC" opens another.
[[nodiscard]] std::vector<std::int32_t> parts_of(const Context& context);

/// What a section tells, by the words of the headings above it.
enum class SectionKind : std::uint8_t {
  results,  ///< what was done
  review,   ///< strengths, weaknesses, causes
  tasks,    ///< what is to be done
};

/// The kind of section that each block stands in.
[[nodiscard]] std::vector<SectionKind> sections_of(const Context& context);

}  // namespace khop::audit

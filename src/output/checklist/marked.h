// SPDX-License-Identifier: Apache-2.0
/// Text with a few ways to set words apart, before any format.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace khop::output::checklist {

enum class Tone : std::uint8_t {
  plain,
  strong,   ///< a heading of its own within a line
  blamed,   ///< the figure that does not fit
  related,  ///< a figure that it is held against
  quiet,    ///< a remark
};

struct Run {
  std::string text;
  Tone tone = Tone::plain;
  friend bool operator==(const Run&, const Run&) = default;
};

/// One paragraph: valid UTF-8 without control characters; not escaped for any format.
using Marked = std::vector<Run>;

}  // namespace khop::output::checklist

// SPDX-License-Identifier: Apache-2.0
/// Of which time and place a figure of the prose is, by the words of its sentence and the headings above it.
#pragma once

#include <string>
#include <vector>

#include "audit/across/observation.h"
#include "audit/reading.h"

namespace khop::audit {

/// A period, place or cue of a sentence, and where.
struct Cue {
  enum class Kind : std::uint8_t {
    period,
    within,
    so_far,
    year_back,
    month_back,
    place,
    whole,
    current,
    constant,
    plan,
    to_come,
    against
  } kind = Kind::period;
  text::Span span;
  identity::Period period;
  std::string place;
  identity::Level level = identity::Level::none;
};

/// The cues of sentences and headings. Each sentence is read once.
class Cues {
 public:
  explicit Cues(const Context& context);
  /// In the order of the text.
  [[nodiscard]] const std::vector<Cue>& of_sentence(std::int32_t sentence);
  [[nodiscard]] std::vector<Cue> of_span(text::Span span) const;

 private:
  const Context& context_;
  std::int32_t sentence_ = -1;
  std::vector<Cue> cues_;
};

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
/// What a figure of the prose measures, as words to compare with those of another report.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/across/when.h"
#include "audit/reading.h"

namespace khop::audit {

struct Subject {
  std::vector<figure::WordId> name;     ///< sorted, each once
  std::vector<figure::WordId> counted;  ///< words of the noun behind a count, in order
  std::vector<figure::WordId> around;   ///< sorted, each once
  std::string label;

  /// The name with what is counted; sorted, each once.
  [[nodiscard]] std::vector<figure::WordId> with_counted() const;
};

class Subjects {
 public:
  explicit Subjects(const Context& context);

  /// Of an amount; `cues`: of its sentence. Its name is empty where only what came before says what it is.
  [[nodiscard]] Subject of(FigureId figure, const std::vector<Cue>& cues) const;
  /// Words that name something within a span that no cue covers, in order.
  [[nodiscard]] std::vector<figure::WordId> words(figure::ItemId first, figure::ItemId last,
                                                  const std::vector<Cue>& cues) const;
  /// The indicator of the dictionary that has this name, whatever else its names say that names nothing; -1 if none.
  [[nodiscard]] std::int32_t indicator(const std::vector<figure::WordId>& name, figure::DimensionId dimension) const;
  /// The usual name of an indicator, as words to compare.
  [[nodiscard]] const std::vector<figure::WordId>& name_of(std::int32_t indicator) const;

 private:
  [[nodiscard]] std::vector<figure::WordId> naming(std::string_view name) const;
  void append_block(document::BlockId block, std::vector<figure::WordId>& out) const;

  const Context& context_;
  std::vector<figure::ClassId> nothing_;
  std::map<std::vector<figure::WordId>, std::vector<std::int32_t>> by_name_;
  std::vector<std::vector<figure::WordId>> usual_;  ///< by indicator
};

/// Share of the words of both lists that they have in common; 1 if both are empty. Both are sorted.
[[nodiscard]] double likeness(const std::vector<figure::WordId>& a, const std::vector<figure::WordId>& b);

}  // namespace khop::audit

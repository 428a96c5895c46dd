// SPDX-License-Identifier: Apache-2.0
/// Knowledge of a language, from its YAML folder: word classes (cues, approximators, stop-words …), scale words and
/// units. Immutable after loading; safe to share between threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "arithmetic/interval.h"
#include "figure/numeral.h"
#include "figure/token.h"
#include "khop/error.h"
#include "yaml/node.h"

namespace khop::figure {

using ClassId = std::uint16_t;
using DimensionId = std::uint16_t;

/// A phrase of a class that begins at some token.
struct Hit {
  ClassId phrase_class = 0;
  std::uint8_t length = 0;  ///< in tokens
};

/// Word classes. A phrase may belong to several.
class Lexicon {
 public:
  /// Adds the classes of one file: `classes: {name: [phrase, …]}`. A class may be extended by several files.
  [[nodiscard]] std::optional<Error> add(const yaml::Node& classes, const std::string& path);
  /// Adds one phrase to a class, which is made if it is new.
  ClassId add(std::string_view class_name, std::string_view phrase);

  [[nodiscard]] std::optional<ClassId> find(std::string_view class_name) const;
  [[nodiscard]] std::vector<std::string> class_names() const;

  /// All phrases that begin at tokens[at], longest first.
  void hits(const std::vector<Token>& tokens, std::size_t at, std::size_t end, std::vector<Hit>& out) const;
  /// Whether a one-word phrase of the class is `word`.
  [[nodiscard]] bool has_word(ClassId phrase_class, WordId word) const;

 private:
  struct Phrase {
    std::vector<WordId> ids;
    ClassId phrase_class = 0;
  };
  std::vector<std::string> names_;
  std::unordered_map<std::string, ClassId> by_name_;
  std::unordered_map<WordId, std::vector<Phrase>> by_first_;
};

/// One unit of measure.
struct Unit {
  std::string name;  ///< as printed in messages
  DimensionId dimension = 0;
  arithmetic::Rational factor = 1;  ///< to the base unit of its dimension
  double rough = 1;                 ///< the factor in double, for pruning
};

/// Units and scale words.
class Units {
 public:
  Units();
  /// Adds `scales: {nghìn: 1000}`, `units: [{names: [ha], dimension: area, factor: 10000}]`, `nouns: {person: [người,
  /// …]}`.
  [[nodiscard]] std::optional<Error> add(const yaml::Node& root, const std::string& path);

  struct Match {
    int unit = -1;
    std::size_t length = 0;  ///< in tokens
  };
  /// Longest unit at tokens[at]; unit is -1 if there is none.
  [[nodiscard]] Match match(const std::vector<Token>& tokens, std::size_t at, std::size_t end) const;
  /// Scale of a word (1000 for nghìn); 0 if it is none.
  [[nodiscard]] std::int64_t scale(WordId word) const;
  /// Value of a small number in words (3 for ba); 0 if the word is none.
  [[nodiscard]] std::int64_t number_word(WordId word) const;
  /// Family of a count noun: "người" and "nhân khẩu" are one. The noun itself if no family is known. `length` is set to
  /// its tokens, `known` to whether a family was found.
  [[nodiscard]] WordId noun(const std::vector<Token>& tokens, std::size_t at, std::size_t end, std::size_t& length,
                            bool* known = nullptr) const;

  [[nodiscard]] const Unit& unit(int index) const { return units_[static_cast<std::size_t>(index)]; }
  /// How many units there are; unit(0) is the first.
  [[nodiscard]] int size() const { return static_cast<int>(units_.size()); }
  /// The scale word of a factor, as the lexicon first spells it; empty if there is none.
  [[nodiscard]] std::string_view scale_name(std::int64_t factor) const;
  [[nodiscard]] DimensionId dimension(std::string_view name);
  [[nodiscard]] std::optional<DimensionId> find_dimension(std::string_view name) const;
  [[nodiscard]] const std::string& dimension_name(DimensionId id) const { return dimensions_[id]; }

  [[nodiscard]] const std::vector<std::string>& dimension_names() const { return dimensions_; }

  // Dimensions that the structure of sentences depends on.
  static constexpr DimensionId kNone = 0, kCount = 1, kPercent = 2, kPoint = 3, kTimes = 4, kDuration = 5, kDate = 6,
                               kYear = 7;

 private:
  struct Phrase {
    std::vector<WordId> ids;
    int unit = -1;
    WordId family = 0;
  };
  static const Phrase* longest(const std::unordered_map<WordId, std::vector<Phrase>>& table,
                               const std::vector<Token>& tokens, std::size_t at, std::size_t end);
  std::vector<std::string> dimensions_;
  std::vector<Unit> units_;
  std::unordered_map<WordId, std::vector<Phrase>> by_first_;
  std::unordered_map<WordId, std::vector<Phrase>> nouns_;
  std::unordered_map<WordId, std::int64_t> scales_;
  std::vector<std::pair<std::int64_t, std::string>> scale_names_;
  std::unordered_map<WordId, std::int64_t> number_words_;
};

}  // namespace khop::figure

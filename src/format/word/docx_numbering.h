// SPDX-License-Identifier: Apache-2.0
/// The numbers and bullets that Word shows before list paragraphs (numbering.xml): "1.1.", "IV.", "a)", "-".
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include "format/list_label.h"
#include "format/xml.h"

namespace khop::format {

class DocxNumbering {
 public:
  /// `root` is the numbering part, or null if there is none.
  explicit DocxNumbering(pugi::xml_node root);
  /// The mark of the next paragraph of list `list` at `level`, from 0; counts it. Empty if it shows none. Must be
  /// called in reading order.
  [[nodiscard]] std::string next(const std::string& list, int level);

 private:
  static constexpr int kLevels = 9;
  struct Level {
    int start = 1;
    int restart = -1;  ///< level whose number starts this one again; -1: any above
    std::string format = "decimal", text;
    bool legal = false;  ///< all numbers of the mark in decimal
  };
  struct Form {
    std::array<Level, kLevels> levels;
  };
  struct Counters {
    std::array<int, kLevels> value{};
    std::array<bool, kLevels> begun{};
  };
  struct List {
    std::string form;
    std::array<int, kLevels> start{};  ///< where its levels start, if not where the form says; 0 if so
    std::unordered_map<int, Level> own;
    bool met = false;
  };

  static void take_level(pugi::xml_node node, Level& level);
  [[nodiscard]] int start_of(const List& list, int level) const;
  [[nodiscard]] const Level& level_of(const List& list, int level) const;
  [[nodiscard]] std::string mark(const List& list, int level, const Counters& counters) const;

  std::unordered_map<std::string, Form> forms_;
  std::unordered_map<std::string, List> lists_;
  std::unordered_map<std::string, Counters> counters_;  ///< by form: lists of one form count on
};

}  // namespace khop::format

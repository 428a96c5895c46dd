// SPDX-License-Identifier: Apache-2.0
/// The numbers and bullets that lists and headings of an OpenDocument text show: "1.1.", "IV.", "a)", "-".
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "format/xml.h"

namespace khop::format {

class OdtLists {
 public:
  /// Takes the list styles and the outline style below `root`. What is added first is found first.
  void add(pugi::xml_node root);

  /// A <text:list> begins, maybe inside another; `style` is the list style of its first paragraph, for lists that name
  /// none. All of these are to be called in reading order.
  void begin_list(pugi::xml_node list, std::string_view style);
  void end_list();
  /// A <text:list-item> begins in the innermost list.
  void begin_item(pugi::xml_node item);
  /// The label of the item that began; counts it. Empty if it shows none.
  [[nodiscard]] std::string label();
  /// The number of a heading outside lists; empty if headings of its level show none.
  [[nodiscard]] std::string heading_label(pugi::xml_node heading, int level);
  /// Depth of the innermost list, 1 is outermost; 0 outside lists.
  [[nodiscard]] int depth() const { return static_cast<int>(open_.size()); }
  /// Sets lists aside: what stands inside a cell, a note or a text box begins lists of its own. Returns what to give
  /// back.
  struct Open {
    std::string style;     ///< empty if no list style is known
    std::string counters;  ///< key of counters_
    int sublists = 0;      ///< of the current item so far
  };
  [[nodiscard]] std::vector<Open> set_aside() { return std::exchange(open_, {}); }
  void give_back(std::vector<Open> open) { open_ = std::move(open); }

 private:
  static constexpr int kLevels = 10;
  struct Level {
    std::string format;  ///< "1", "i", "A" ...; empty if no number is shown
    std::string prefix, suffix;
    std::string pattern;  ///< "%1%.%2%.": all of the label; empty in files that have parts only
    std::string sign;     ///< of a bullet
    int display = 1;      ///< levels that the number shows
    int start = 1;
    bool bullet = false;
  };
  using Style = std::array<Level, kLevels>;
  struct Counters {
    std::array<int, kLevels> value{};
    std::array<bool, kLevels> begun{};
  };
  static void take_level(pugi::xml_node node, Level& level);
  static void restart(Counters& counters, int level);
  [[nodiscard]] static std::string count(const Style& style, Counters& counters, int level);
  [[nodiscard]] static std::string show(const Style& style, const Counters& counters, int level);

  std::unordered_map<std::string, Style> styles_;
  Style outline_;
  bool has_outline_ = false;
  Counters headings_;
  std::unordered_map<std::string, Counters> counters_;  ///< by a number for each list; lists that go on share them
  std::unordered_map<std::string, std::string> same_;   ///< counters by the id of a list
  std::unordered_map<std::string, std::string> last_;   ///< counters of the last list of each style
  std::vector<Open> open_;
  int lists_ = 0;
};

}  // namespace khop::format

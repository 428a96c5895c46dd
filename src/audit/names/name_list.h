// SPDX-License-Identifier: Apache-2.0
/// A list of names in running text, and how many names it holds. Commas and "và" part names and stand within them, too
/// ("Lao động, Thương binh và Xã hội"), so a list mostly allows several sizes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "audit/reading.h"

namespace khop::audit {

struct NameList {
  std::vector<text::Span> names;  ///< as the main reading parts them
  std::vector<int> sizes;         ///< how many names it may well hold, the likeliest first
  int head = 0;                   ///< how many of its first pieces may be names
  int least = 0, most = 0;        ///< bounds, whatever its commas and "và" mean
  bool named = true;              ///< every name begins with a capital letter, a quote or a word that leads names
  bool kinded = true;             ///< every name begins with a word that leads names: no comma can be within one
  bool figures = false;           ///< amounts stand among the names
  bool open_end = false;
  bool runs_on = false;  ///< the sentence goes on behind or within its names
  bool semicolons = false;
  bool numbered = false;    ///< (1) …; (2) …
  int figured = 0;          ///< how many of its pieces hold figures
  std::size_t longest = 0;  ///< items of the longest name

  [[nodiscard]] bool holds(int count) const;
};

/// Reads lists of names between two items.
class NameReader {
 public:
  static constexpr figure::ItemId kLongest = 600;  ///< items of a list: one that is longer is a passage, not a list

  explicit NameReader(const Context& context);

  /// The list in items [first, last), whose separators stand at bracket depth `depth`. nullopt if it is too short or
  /// too long to be one.
  [[nodiscard]] std::optional<NameList> read(figure::ItemId first, figure::ItemId last, int depth) const;
  /// "(1) …; (2) …", "1- …; 2- …", "(i) …; (ii) …" from item `first` on, which must be the first mark, or stand right
  /// behind `mark`, the list mark of its block. nullopt if it is none or a number is missing.
  [[nodiscard]] std::optional<NameList> numbered(figure::ItemId first, figure::ItemId last,
                                                 std::string_view mark = {}) const;
  /// Names that end right before item `last`: "các xã A, B và C (03 xã)". The first may begin anywhere.
  [[nodiscard]] std::optional<NameList> ending(figure::ItemId first, figure::ItemId last, int depth) const;

  /// Whether a name may begin at item `i`.
  [[nodiscard]] bool begins_name(figure::ItemId i) const;
  /// Whether a number that enumerates stands at item `i`: 1 for "(1)", "1-", "1)", "(i)", "a)"; 0 if none does.
  [[nodiscard]] int enumerator(figure::ItemId i) const;

 private:
  struct Piece {
    figure::ItemId first = 0, last = 0;
    bool semicolon = false;  ///< a semicolon stands before it
    bool named = false, kinded = false;
    bool runs_on = false;   ///< the sentence goes on within it: "Mường Lay với số gia súc …"
    bool figures = false;   ///< amounts before it runs on
    bool states = false;    ///< amounts anywhere in it
    bool trailing = false;  ///< ends in a numeral
  };
  std::vector<Piece> pieces(figure::ItemId first, figure::ItemId last, int depth) const;
  Piece piece(figure::ItemId first, figure::ItemId last, int depth) const;
  void sizes_by_semicolon(const std::vector<Piece>& pieces, int ands, NameList& list) const;
  void sizes_by_comma(const std::vector<Piece>& pieces, const std::vector<bool>& after_and, NameList& list) const;
  static void sizes_of_head(const std::vector<Piece>& pieces, const std::vector<bool>& after_and, NameList& list);
  [[nodiscard]] int dashes(figure::ItemId first, figure::ItemId last, int depth) const;

  const Context& context_;
  figure::ClassId open_end_, and_, kinds_, stop_;
};

}  // namespace khop::audit

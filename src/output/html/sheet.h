// SPDX-License-Identifier: Apache-2.0
/// The text of a draft or an annex, line by line, its spans marked. Spans overlap, so the text is cut where one of them
/// begins or ends: a piece that some span covers is one element, numbered through all sheets of a draft in the order of
/// the page, and a span is a run of such pieces. Linear in the text and the spans.
#pragma once

#include <array>
#include <cstdint>
#include <queue>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/html/spans.h"

namespace khop::output::html {

class SheetWriter {
 public:
  /// `prefix` makes ids of the page distinct: pieces of a problem are called prefix + "s" + number, and refer to the
  /// problem prefix + "p" + number.
  SheetWriter(std::string& out, Spans& spans, std::string prefix, Language language);

  /// Writes all lines of a sheet; sheets in rising order. Of a sheet of more than kMostLines only what lies near
  /// problems is shown, and how much was left out.
  void write(const std::vector<std::string>& lines, std::uint32_t sheet);

  static constexpr std::size_t kMostLines = 20'000;

 private:
  enum class Look { prose, table, mono, hidden };
  struct LaterEnd {
    const std::vector<Span>* spans;
    bool operator()(std::size_t a, std::size_t b) const { return (*spans)[a].end > (*spans)[b].end; }
  };
  using Open = std::priority_queue<std::size_t, std::vector<std::size_t>, LaterEnd>;

  [[nodiscard]] std::vector<Look> looks_of(const std::vector<std::string>& lines, std::uint32_t sheet) const;
  void block(const std::vector<std::string>& lines, std::size_t begin, std::size_t end, Look look);
  void line(std::string_view text, std::uint32_t number, Look look);
  void pass(std::uint32_t number);
  void gutter(std::uint32_t number, Look look);
  void walk(std::string_view text, std::uint32_t number, Look look);
  void run(std::string_view text, bool leads, Look look);
  void cell(std::size_t at);
  void piece(std::string_view text);
  void plain(std::string_view text);
  void open_at(Place place);
  void close_at(Place place);

  std::string& out_;
  Spans& spans_;
  std::string prefix_;
  Language language_;
  Open open_;
  std::array<std::uint32_t, 8> standing_{};  // open spans, by Standing
  std::set<std::size_t> open_problems_;      // open spans that problems are about; the last one is the innermost
  std::size_t next_ = 0;                     // the next span to open
  std::size_t stop_ = 0;                     // behind the spans of this sheet
  std::string_view line_;                    // of a table
  bool located_ = false;                     // the sheet is of a file without lines
  std::uint32_t pieces_ = 0;
  bool fresh_ = false;  // a span of a problem has begun and has no piece yet
};

}  // namespace khop::output::html

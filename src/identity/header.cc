// SPDX-License-Identifier: Apache-2.0
#include "identity/header.h"

#include <string_view>

namespace khop::identity {
namespace {

constexpr std::size_t kMostBlocks = 40;    // a header is no longer
constexpr std::size_t kMostLength = 2000;  // bytes of a block; more is a paragraph of the body
constexpr std::size_t kGap = 3;            // so many spaces part two columns

/// Where the piece that begins at `begin` ends, and the next begins.
std::pair<std::size_t, std::size_t> end_of_piece(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (text[i] == '\n' || text[i] == '\t') return {i, i + 1};
    if (text[i] != ' ') continue;
    const std::size_t next = std::min(text.find_first_not_of(' ', i), text.size());
    // "Số:        /BC-UBND", "ngày     tháng 4": room to write in, not a column.
    const bool goes_on =
        next < text.size() && (text[next] == '/' || (i > begin && text[i - 1] == ':') ||
                               text.substr(next).starts_with("tháng") || text.substr(next).starts_with("năm"));
    if (next - i >= kGap && !goes_on) return {i, next};
    i = next - 1;
  }
  return {text.size(), text.size()};
}

/// A motto that stands in one line with the office or the number is a piece of its own.
void push(Words piece, std::string_view text, const figure::Lexicon& lexicon, std::vector<Words>& out) {
  for (std::size_t i = 1; i < piece.size(); ++i) {
    if (piece.phrase(i, "motto") == 0) continue;
    out.emplace_back(text, text::Span{piece[0].span.begin, piece[i - 1].span.end}, lexicon);
    out.emplace_back(text, text::Span{piece[i].span.begin, piece[piece.size() - 1].span.end}, lexicon);
    return;
  }
  out.push_back(std::move(piece));
}

}  // namespace

std::vector<Words> header_of(const document::Document& document, const figure::Lexicon& lexicon) {
  std::vector<Words> out;
  std::size_t seen = 0;
  for (const auto& block : document.blocks) {
    if (++seen > kMostBlocks) break;
    if (block.note >= 0) continue;
    if (block.kind == document::BlockKind::heading && !block.mark.empty()) break;
    const auto text = document.view(block.span);
    if (text.size() > kMostLength) break;
    for (std::size_t begin = 0; begin < text.size();) {
      const auto [end, next] = end_of_piece(text, begin);
      const auto at = block.span.begin;
      Words piece(document.text, {static_cast<text::Offset>(at + begin), static_cast<text::Offset>(at + end)}, lexicon);
      // "Kế hoạch | Quý I": a column of a table, not what the paper is.
      const bool column = block.kind == document::BlockKind::row && piece.phrase(0, "report-kind") != 0;
      if (piece.size() != 0 && !column) push(std::move(piece), document.text, lexicon, out);
      begin = next;
    }
  }
  return out;
}

}  // namespace khop::identity

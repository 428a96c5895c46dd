// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "document/document.h"
#include "format/read.h"

namespace khop::document {
namespace {

text::Source source_of(std::string text) {
  auto source = text::decode(std::move(text), "draft.txt");
  return *source;
}

Place place_of(const Document& document, const text::Source& source, std::string_view words) {
  return document.place(source, static_cast<Offset>(document.text.find(words)));
}

TEST(Place, IsThatOfTheFigureItself) {
  const text::Source source = source_of(
      "Trong tháng các xã đã gieo trồng được tổng cộng¹\n\n¹ Riêng xã A 7 ha.\n\n75 ha  lúa,\n, **đạt** 80 %.\n");
  const Document document = read_text(source);
  EXPECT_EQ(place_of(document, source, "75 ha"), (Place{5, 1}));
  EXPECT_EQ(place_of(document, source, "lúa"), (Place{5, 8}));  // two blanks were made one
  EXPECT_EQ(place_of(document, source, "7 ha."), (Place{3, 14}));
  EXPECT_EQ(place_of(document, source, "đạt"), (Place{6, 5}));
  EXPECT_EQ(place_of(document, source, "80 %"), (Place{6, 11}));
}

TEST(Place, AnExtentEndsBehindItsLastCharacter) {
  const std::string decomposed = "ho\u0323\u0302";  // hộ
  for (const std::string& unit : {std::string("ha"), std::string("hộ"), decomposed}) {
    const text::Source source = source_of("Có 41 " + unit + ", 5 " + unit + "\nnữa");
    const Document document = read_text(source);
    const std::uint32_t columns = unit == decomposed ? 4 : 2;
    const auto first = static_cast<Offset>(document.text.find("41"));
    const auto second = static_cast<Offset>(document.text.find("5 "));
    const auto bytes = static_cast<Offset>(unit == "ha" ? 2 : 4);
    EXPECT_EQ(document.extent(source, {first, first + 3 + bytes}), (std::pair{Place{1, 4}, Place{1, 7 + columns}}));
    EXPECT_EQ(document.extent(source, {second, second + 2 + bytes}),
              (std::pair{Place{1, 9 + columns}, Place{1, 11 + 2 * columns}}));
  }
}

TEST(Place, OfCells) {
  const text::Source source = source_of("Tên\tKH\t TH \nLúa\t\t 5\n");
  const Document document = read_text(source);
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables[0];
  ASSERT_EQ(table.rows.size(), 2U);
  ASSERT_EQ(table.rows[1].cells.size(), 3U);
  EXPECT_TRUE(table.rows[1].cells[1].span.empty());
  EXPECT_EQ(document.view(table.rows[1].cells[2].span), "5");
  EXPECT_EQ(document.place(source, table.rows[1].cells[2].span.begin), (Place{2, 7}));
  EXPECT_EQ(document.view(table.rows[0].cells[2].span), "TH");
}

TEST(Block, IsFoundByOffset) {
  const text::Source source = source_of("Lúa 5 ha.\n\nNgô 6 ha.\n");
  const Document document = read_text(source);
  EXPECT_EQ(document.block_at(0), 0);
  EXPECT_EQ(document.block_at(document.blocks[0].span.end), kNone);
  EXPECT_EQ(document.block_at(document.blocks[1].span.begin), 1);
  EXPECT_EQ(document.block_at(1000), kNone);
}

// What every document promises, whatever the text was.
// `plain`: no sign stands for others, as ² does for <sup>2</sup>.
void check_promises(const text::Source& source, const Document& document, bool plain) {
  Offset end = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    ASSERT_LE(end, block.span.begin);
    ASSERT_LE(block.span.begin, block.span.end);
    ASSERT_LE(block.span.end, document.text.size());
    end = block.span.end;
    ASSERT_LT(block.parent, static_cast<BlockId>(i));
    ASSERT_LT(block.heading, static_cast<BlockId>(i));
    Offset at = block.span.begin;
    for (const NoteRef& ref : block.refs) {
      ASSERT_LE(at, ref.at);
      ASSERT_LE(ref.at, block.span.end);
      ASSERT_LT(ref.note, static_cast<std::int32_t>(document.notes.size()));
      at = ref.at;
    }
  }
  Offset before = 0;
  for (std::size_t i = 0; i < document.pieces.size(); ++i) {
    const Document::Piece& piece = document.pieces[i];
    if (i > 0) {
      ASSERT_LT(before, piece.begin);
    }
    before = piece.begin;
    ASSERT_LE(piece.source, source.text().size());
  }
  for (const Table& table : document.tables) {
    for (const Row& row : table.rows) ASSERT_EQ(row.cells.size(), table.columns);
  }
  // Letters and digits map to themselves.
  for (std::size_t p = 0; p < document.pieces.size(); ++p) {
    const Offset begin = document.pieces[p].begin;
    const Offset stop =
        p + 1 < document.pieces.size() ? document.pieces[p + 1].begin : static_cast<Offset>(document.text.size());
    for (Offset at = begin; at < stop; ++at) {
      const char c = document.text[at];
      if (c == ' ' || c == '\n' || c == '\t' || c == '&' || c == '<' || c == '>' || c == '"') continue;
      if (!plain && static_cast<unsigned char>(c) >= 0x80) continue;
      const Offset from = document.pieces[p].source + (at - begin);
      ASSERT_LT(from, source.text().size());
      ASSERT_EQ(source.text()[from], c);
    }
  }
}

// Random lines of what drafts are made of: nothing may crash, hang or break the promises.
TEST(Document, KeepsItsPromisesOnAnyText) {
  const std::string parts[] = {"Lúa 5 ha", ".",
                               ",",        ";",
                               ":",        "\n",
                               "\n\n",     "\t",
                               " ",        "- ",
                               "+ ",       "1. ",
                               "1.1. ",    "a) ",
                               "(1) ",     "(2)",
                               "¹",        "²",
                               "³",        "m²",
                               "**",       "*",
                               "_",        "\uFFFD",
                               "I. ",      "<sup>(1)</sup>",
                               "<sup>",    "</sup>",
                               "và",       "|",
                               "---",      "# ",
                               "&amp;",    "\\",
                               "BÁO CÁO",  "75",
                               "đạt",      "\u00A0",
                               "\u200B",   "[^1]",
                               "[^1]:",    "ĐVT: ha",
                               "Điều 3.",  "XII",
                               "…",        "\n1\n\n",
                               "```"};
  std::uint32_t state = 12345;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % below;
  };
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const std::uint32_t length = 1 + next(40);
    for (std::uint32_t i = 0; i < length; ++i) text += parts[next(std::size(parts))];
    const text::Source source = source_of(text);
    SCOPED_TRACE(text);
    check_promises(source, read_text(source), true);
    const auto markdown = format::read(text, "draft.md", {});
    ASSERT_TRUE(markdown);
    check_promises(markdown->source, read(*markdown), false);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace khop::document

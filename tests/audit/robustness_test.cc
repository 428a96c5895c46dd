// SPDX-License-Identifier: Apache-2.0
/// Any text ends in a result: texts put together at random from what drafts are made of, and shapes that could make a
/// search explode. The random numbers are those of std::mt19937, which are the same everywhere.
#include <chrono>
#include <cstdlib>
#include <random>
#include <set>

#include "audit/said.h"
#include "khop/explanation.h"
#include "khop/ledger.h"

namespace khop {
namespace {

constexpr const char* kPieces[] = {
    "5",
    "04",
    "12,5",
    "1.234",
    "1.234,56",
    "2.5217",
    "27.891.4",
    "0.98",
    "101,47,",
    "100",
    "2024",
    "30/6/2024",
    "01/5",
    "2021-2025",
    "3-4",
    "999999999999999999999",
    "0",
    "0,0",
    "000",
    "1,2,3,4",
    "1.2.3.4",
    "24/24",
    " ha",
    " tấn",
    " tạ/ha",
    " triệu đồng",
    " tỷ",
    " nghìn",
    "%",
    " %",
    " hộ",
    " người",
    " lượt",
    " m2",
    " m²",
    " km",
    " lần",
    " điểm %",
    "/ha",
    "/người",
    "/năm",
    "/",
    " / ",
    " = ",
    " - ",
    "-",
    "–",
    "+",
    "(",
    ")",
    "((",
    "))",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "\"",
    "“",
    ",",
    ", ",
    ";",
    "; ",
    ":",
    ": ",
    ".",
    ". ",
    "…",
    "...",
    "\n",
    "\n\n",
    "\n- ",
    "\n+ ",
    "\n1. ",
    "\n1.1. ",
    "\na) ",
    "\n| ",
    " | ",
    "\t",
    "\n\t",
    "\n¹ ",
    "¹",
    "²⁸",
    "<sup>(7)</sup>",
    "(1)",
    "\n(1) ",
    "\xEF\xBF\xBD",
    "\xC3",
    "\xFF",
    "\xE2\x80\x8B",
    "\xCC\x81",
    "e\xCC\x81",
    "trong đó",
    " trong đó: ",
    " gồm: ",
    " bao gồm ",
    " cụ thể: ",
    "còn lại ",
    " đạt ",
    " chiếm ",
    " tăng ",
    " giảm ",
    " vượt ",
    " gấp ",
    " bằng ",
    " so với cùng kỳ ",
    " kế hoạch ",
    " tổng số ",
    "Tổng cộng",
    " hơn ",
    " khoảng ",
    " dưới ",
    "ngày ",
    "tháng ",
    "năm ",
    "quý I ",
    "Điều ",
    "lớp ",
    "QL.",
    "Km",
    "154/KH-UBND",
    "35/2015/NĐ-CP",
    "Đề án ",
    "xã ",
    "Thanh Bình",
    " và ",
    " năng suất ",
    " sản lượng ",
    "STT",
    "ĐVT",
    "TH/KH (%)",
    "tiêu biểu là ",
    "v.v.",
    "bình quân ",
    "x",
    "Ấ",
    "\r\n",
    "\r",
    "\f",
    "\v",
    "\x01",
    "​",
};

std::string random_text(std::uint32_t seed, std::size_t pieces) {
  std::mt19937 random(seed);
  std::string out;
  for (std::size_t i = 0; i < pieces; ++i) out += kPieces[random() % std::size(kPieces)];
  return out;
}

/// All that an audit found, as text.
std::string trace(const Audit& audit) {
  std::string out;
  for (const auto& check : audit.ledger.checks) {
    out += check.rule + " " + std::string(outcome_name(check.outcome)) + " " + check.message + " " + check.computed +
           " " + std::to_string(check.stated.begin.line) + ":" + std::to_string(check.stated.begin.column) + " " +
           std::to_string(check.confidence);
    if (check.hint) out += " " + check.hint->text;
    for (const auto& operand : check.operands) out += " " + operand.name + "=" + operand.text;
    out += "\n";
  }
  for (const auto& figure : audit.figures) out += figure.text + " " + figure.value + " " + figure.unit + "\n";
  return out;
}

/// Lints, and holds the result to what any result must be.
std::string lint(const std::string& text) {
  const auto audit = Linter(project_rules(), {}).lint_bytes(text, "draft.txt", true);
  if (!audit) {
    EXPECT_FALSE(audit.error().message.empty());
    return audit.error().message;
  }
  Place last;
  for (const auto& check : audit->ledger.checks) {
    EXPECT_LE(last, check.stated.begin) << "checks stand in reading order";
    last = check.stated.begin;
    std::vector<Operand> operands = check.operands;
    operands.push_back(check.stated);
    for (const auto& operand : operands) {
      if (operand.implied) continue;
      EXPECT_GE(operand.begin.line, 1U);
      EXPECT_LE(operand.end.line, audit->source_lines.size());
      EXPECT_GE(operand.begin.column, 1U);
      EXPECT_LT(operand.begin, operand.end);
    }
    EXPECT_GE(check.confidence, 0);
    EXPECT_LE(check.confidence, 1);
    EXPECT_FALSE(check.message.empty());
    EXPECT_EQ(check.message.find('\n'), std::string::npos) << check.message;
  }
  return trace(*audit);
}

/// KHOP_ROUNDS=100000 looks longer than a build server has time for.
std::uint32_t rounds(std::uint32_t usual) {
  const char* given = std::getenv("KHOP_ROUNDS");
  return given != nullptr ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10)) : usual;
}

TEST(Robustness, RandomTexts) {
  for (std::uint32_t seed = 1; seed <= rounds(400); ++seed) {
    SCOPED_TRACE(seed);
    lint(random_text(seed, 3 + seed % 120));
    if (HasFailure()) return;
  }
}

/// Whatever the text: what an explanation lets speak is what is reported, and its accounts add up.
TEST(Robustness, ExplainsWhatItReports) {
  const Linter linter(project_rules(), {});
  for (std::uint32_t seed = 3001; seed <= 3000 + rounds(200); ++seed) {
    const auto text = random_text(seed, 3 + seed % 200);
    const auto audit = linter.lint_bytes(text, "draft.txt");
    const auto told = linter.explain_bytes(text, "draft.txt", {1, UINT32_MAX, 0});
    ASSERT_EQ(audit.ok(), told.ok()) << seed;
    if (!audit) continue;
    std::multiset<std::string> reported, speaks;
    for (const auto& check : audit->ledger.checks) reported.insert(check.rule + " " + check.message);
    for (const auto& finding : told->findings) speaks.insert(finding.rule + " " + finding.message);
    for (const auto& reading : told->readings) {
      if (reading.speaks()) speaks.insert(reading.check.rule + " " + reading.check.message);
      double structure = 0, evidence = 0;
      for (const auto& reason : reading.for_structure) structure += reason.decades;
      for (const auto& reason : reading.for_evidence) evidence += reason.decades;
      EXPECT_NEAR(structure, reading.structure, 1e-9) << seed << " " << reading.check.message;
      EXPECT_NEAR(evidence, reading.evidence, 1e-9) << seed << " " << reading.check.message;
    }
    EXPECT_EQ(reported, speaks) << seed << "\n" << text;
    if (HasFailure()) return;
  }
}

TEST(Robustness, LongRandomTexts) {
  for (std::uint32_t seed = 1001; seed <= 1006; ++seed) {
    SCOPED_TRACE(seed);
    lint(random_text(seed, 3000));
    if (HasFailure()) return;
  }
}

TEST(Robustness, TheSameTextGivesTheSameResult) {
  for (std::uint32_t seed = 2001; seed <= 2020; ++seed) {
    const auto text = random_text(seed, 400);
    EXPECT_EQ(lint(text), lint(text)) << seed;
  }
}

TEST(Robustness, EveryPrefixOfADraft) {
  const std::string text =
      "I. KẾT QUẢ\n1. Trồng trọt: diện tích 1.245,6/1.830,0 ha (đạt 68,07% KH), trong đó: lúa 987,2 ha; ngô 258,4 "
      "ha¹.\n\n"
      "¹ Gồm: ngô xuân 200 ha, ngô hè 58,4 ha.\n\n| TT | Tên | KH | TH | % |\n|---|---|---|---|---|\n| 1 | Lúa | 1.245 "
      "| 1.187 | 95,34 |\n"
      "| 2 | Ngô | 864 | 902 | 104,40 |\n";
  for (std::size_t size = 0; size <= text.size(); ++size) lint(text.substr(0, size));
}

std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(Robustness, Numerals) {
  lint("Thu " + std::string(500, '9') + " triệu đồng, đạt " + std::string(500, '1') + ",5% kế hoạch.");
  lint("Thu " + repeated("123.", 500) + "123 ha/" + repeated("9", 500) + "," + repeated("9", 500) + " ha, đạt 5%.");
  lint("Thu 0," + std::string(500, '0') + "1 ha/" + "0," + std::string(500, '0') + "2 ha, đạt 50%.");
  lint("Thu 5 ha/0 ha, đạt 50%. Thu 0/0 ha, đạt 0%. Tăng 0% so với cùng kỳ (0/0 lượt).");
  lint(repeated("9", 100000) + " ha");
  lint("Chi 5" + repeated(" nghìn tỷ tỷ", 50) + " đồng, thu 3" + repeated(" tỷ", 50) + " đồng, đạt 50%.");
}

TEST(Robustness, ManyFiguresInOneSentence) {
  std::string text = "Có";
  for (int i = 0; i < 10000; ++i) text += " " + std::to_string(i % 977) + " hộ,";
  lint(text + ".");
}

TEST(Robustness, Brackets) {
  lint("Có 5 hộ " + repeated("( 3 hộ ", 300));
  lint("Có 5 hộ " + repeated("( 3 hộ ", 300) + repeated(") ", 500));
  lint("Có 5 hộ " + repeated(") 3 hộ ", 1000));
  lint(repeated("(", 20000) + repeated(")", 20000));
}

TEST(Robustness, Cues) {
  lint("Có 5 hộ " + repeated("trong đó 3 hộ ", 1000) + ".");
  lint(repeated("gồm: ", 5000));
  lint(repeated("tổng số 5 hộ: ", 500));
  lint(repeated("đạt 5% ", 2000));
  lint(repeated("5/6 hộ, đạt 83,3%, ", 300));
}

TEST(Robustness, Blocks) {
  lint(repeated("- 5 hộ\n", 2000));
  lint(repeated("Có 5 hộ.\n\n", 2000));
  lint(repeated("Có 5 hộ (1).\n\n(1) Gồm 3 hộ, 2 hộ.\n\n", 300));
  lint(repeated("| 1 ", 80) + "|\n" + repeated("|---", 80) + "|\n" + repeated(repeated("| 1,5 ", 80) + "|\n", 3));
  lint("A\tB\tC\n" + repeated("1\t2,5\t3,5\n", 2000));
  lint(repeated("\t", 20000));
  lint(repeated("\n", 20000));
}

TEST(Robustness, DamagedBytes) {
  lint(repeated("\xEF\xBF\xBD", 2000));
  lint("Có 5 h\xE1\xBB, tr\xFF\xFEong \xC3");
  lint(std::string("Có\0 5 hộ", 11));
}

/// Eight times the text may take eight times as long, with much room for a busy machine, but not sixty-four times.
TEST(Robustness, TimeGrowsWithTheText) {
  const auto seconds = [](const std::string& text) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
      const auto start = std::chrono::steady_clock::now();
      lint(text);
      best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
  };
  const std::string paragraph =
      "Thu ngân sách đạt 1.234,5 triệu đồng, đạt 37,5% kế hoạch, tăng 5,2% so với cùng kỳ; trong đó: thu nội địa 1.000 "
      "triệu đồng, thu "
      "khác 234,5 triệu đồng.\n\n";
  const double once = seconds(repeated(paragraph, 50)), eight = seconds(repeated(paragraph, 400));
  EXPECT_LT(eight, 8 * once * 4 + 0.5) << once << " s for 50 paragraphs, " << eight << " s for 400";
}

}  // namespace
}  // namespace khop

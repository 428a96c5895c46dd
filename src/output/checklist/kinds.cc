// SPDX-License-Identifier: Apache-2.0
#include "output/checklist/kinds.h"

#include <utility>

#include "output/display.h"
#include "sentence.h"

namespace khop::output::checklist {
namespace {

constexpr std::pair<std::string_view, Words> kNames[] = {
    {"sum", {"cộng các phần bằng tổng", "parts that make a total"}},
    {"part-le-total", {"phần không vượt tổng", "parts within their total"}},
    {"ratio", {"tỷ lệ thực hiện, tỷ lệ đạt", "rates attained"}},
    {"share", {"tỷ trọng trong tổng", "shares of a total"}},
    {"share-sum", {"cơ cấu đủ 100%", "shares that make 100%"}},
    {"growth", {"mức tăng, giảm", "rises and falls"}},
    {"difference", {"hiệu số, phần còn lại", "differences"}},
    {"product", {"tích (như diện tích × năng suất)", "products (area × yield)"}},
    {"unit", {"đổi đơn vị", "conversions of units"}},
    {"cagr", {"tăng bình quân năm", "mean yearly growth"}},
    {"plan-implied", {"số suy ra từ tỷ lệ", "bases that rates imply"}},
    {"restatement", {"số nhắc lại ở chỗ khác", "figures told again elsewhere"}},
    {"count-list", {"số đếm và danh sách", "counts and their lists"}},
    {"direction", {"chiều tăng, giảm", "directions of change"}},
};

}  // namespace

std::string kind_name(std::string_view kind, Language language) {
  for (const auto& [known, words] : kNames) {
    if (known == kind) return std::string(words.in(language));
  }
  return visible(kind);
}

}  // namespace khop::output::checklist

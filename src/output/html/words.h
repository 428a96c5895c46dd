// SPDX-License-Identifier: Apache-2.0
/// Every word of the page, Vietnamese and English side by side. `{}` are filled in order.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "sentence.h"

namespace khop::output::html {

// By Severity and by Outcome.
inline constexpr std::array<Words, 4> kSeverityWords{
    {{"Thông tin", "Info"}, {"Lưu ý", "Note"}, {"Cảnh báo", "Warning"}, {"Lỗi", "Error"}}};
inline constexpr std::array<Words, 5> kOutcomeWords{{{"khớp", "holds"},
                                                     {"lệch do làm tròn", "off by rounding"},
                                                     {"không khớp", "does not hold"},
                                                     {"khiếm khuyết", "defect"},
                                                     {"chưa kiểm được", "cannot be verified"}}};

/// Kinds of relation by their stable names, in the order in which the ledger lists them.
inline constexpr std::pair<std::string_view, Words> kKindWords[] = {
    {"sum", {"Tổng và các phần", "Total and its parts"}},
    {"part-le-total", {"Phần không vượt tổng", "Part within its total"}},
    {"ratio", {"Tỷ lệ thực hiện", "Rate of attainment"}},
    {"share", {"Tỷ trọng", "Share of a whole"}},
    {"share-sum", {"Cơ cấu đủ 100%", "Shares that make 100%"}},
    {"growth", {"Mức tăng, giảm", "Growth"}},
    {"difference", {"Chênh lệch, còn lại", "Difference, remainder"}},
    {"product", {"Tích, bình quân", "Product, mean"}},
    {"unit", {"Một số đo, hai đơn vị", "One measure in two units"}},
    {"cagr", {"Tăng trưởng bình quân năm", "Mean yearly growth"}},
    {"plan-implied", {"Kế hoạch suy ra từ tỷ lệ", "Plan implied by rates"}},
    {"restatement", {"Số liệu nhắc lại", "Figure stated again"}},
    {"count-list", {"Số lượng và danh sách", "Count and list"}},
    {"direction", {"Lời văn ngược với số", "Words against figures"}},
    {"malformed-number", {"Số viết sai dạng", "Malformed number"}},
    {"missing-unit", {"Thiếu đơn vị", "Missing unit"}},
    {"unit-suspect", {"Đơn vị đáng ngờ", "Doubtful unit"}},
    {"date", {"Ngày tháng", "Date"}},
    {"numbering", {"Đánh số mục", "Numbering"}},
    {"duplicate-text", {"Đoạn văn lặp lại", "Repeated passage"}},
};

inline constexpr Words kPageTitle{"Kết quả kiểm tra số liệu", "Audit of figures"};
inline constexpr Words kSkip{"Đến nội dung chính", "Skip to the content"};
inline constexpr Words kProduced{"khop {}", "khop {}"};
inline constexpr Words kIndex{"Danh mục dự thảo", "Drafts in this report"};

// What the report is.
inline constexpr Words kDraftMark{"Dự thảo", "Draft"};
inline constexpr Words kFile{"Tệp", "File"};
inline constexpr Words kIssuer{"Cơ quan ban hành", "Issued by"};
inline constexpr Words kPlace{"Địa bàn", "Place"};
inline constexpr Words kPeriod{"Kỳ báo cáo", "Period"};
inline constexpr Words kDate{"Ngày", "Date"};
inline constexpr Words kNumber{"Số, ký hiệu", "Number"};
inline constexpr Words kReading{"Lưu ý khi đọc tệp", "Remarks of reading"};
inline constexpr Words kUnread{"Không đọc được tệp này: {}", "This file could not be read: {}"};

// Problems.
inline constexpr Words kProblems{"Những chỗ cần xem lại", "Problems"};
inline constexpr Words kPlaces{"{} chỗ, {} quan hệ", "{} places, {} relations"};
inline constexpr Words kNoProblems{"Không thấy chỗ nào cần xem lại.", "No problems were found."};
inline constexpr Words kHint{"Gợi ý", "Hint"};
inline constexpr Words kAlso{"Cũng vậy", "As well"};
inline constexpr Words kRecomputed{"Tính lại", "Recomputed"};
inline constexpr Words kSurety{"Mức tin {}%, nên xem lại", "Confidence {}%, worth a look"};
inline constexpr Words kSuppressed{"Đã được bỏ qua ({})", "Suppressed ({})"};
inline constexpr std::array<Words, 3> kSuppressedBy{{{"chú thích trong dự thảo", "a comment in the draft"},
                                                     {"cấu hình .khop.yaml", "the configuration .khop.yaml"},
                                                     {"đã biết từ trước (baseline)", "known before (baseline)"}}};
inline constexpr Words kNoReason{"không ghi lý do", "no reason given"};

// Text.
inline constexpr Words kText{"Nội dung dự thảo", "Text of the draft"};
inline constexpr Words kAnnex{"Phụ lục: {}", "Annex: {}"};
inline constexpr Words kLegend{"Cách đánh dấu", "Marks"};
inline constexpr Words kLegendOk{"đã kiểm, khớp", "checked, holds"};
inline constexpr Words kLegendOther{"chưa phép kiểm nào xác nhận", "confirmed by no check"};
inline constexpr Words kLeftOut{"… {} dòng không có chỗ nào cần xem lại …", "… {} lines without problems …"};
inline constexpr Words kAtLine{"dòng {}, cột {}", "line {}, column {}"};
inline constexpr Words kSheetRow{"{}, dòng {}", "{}, row {}"};
inline constexpr Words kRow{"dòng {}", "row {}"};
inline constexpr Words kPageLine{"trang {}, dòng {}", "page {}, line {}"};

// Reports against one another.
inline constexpr Words kAcross{"Đối chiếu giữa các báo cáo", "Reports against one another"};

// Ledger.
inline constexpr Words kLedger{"Sổ kiểm tra", "Ledger"};
inline constexpr Words kLedgerAbout{
    "Mọi quan hệ giữa các con số mà khop đã nhận ra và tính lại, và mọi khiếm khuyết đã thấy.",
    "Every relation between figures that khop recognised and recomputed, and every defect that it found."};
inline constexpr Words kKind{"Loại", "Kind"};
inline constexpr Words kAll{"Cộng", "All"};
inline constexpr Words kNothingChecked{"Không có quan hệ nào giữa các con số để kiểm.",
                                       "There are no relations between figures to check."};

/// Words that only the script needs, by the names that it calls them.
inline constexpr std::pair<std::string_view, Words> kScriptWords[] = {
    {"filters", {"Lọc và tìm", "Filter and search"}},
    {"search", {"Tìm trong dự thảo và sổ kiểm tra", "Search the drafts and the ledger"}},
    {"severity", {"Mức", "Severity"}},
    {"kind", {"Loại", "Kind"}},
    {"allKinds", {"Mọi loại", "All kinds"}},
    {"outcome", {"Kết quả", "Outcome"}},
    {"allOutcomes", {"Mọi kết quả", "All outcomes"}},
    {"reset", {"Bỏ lọc", "Reset"}},
    {"shown", {"{0}/{1} chỗ", "{0} of {1} problems"}},
    {"hits", {"{0} dòng có từ này", "{0} lines have it"}},
    {"none", {"Không có chỗ nào hợp với bộ lọc.", "Nothing matches the filter."}},
    {"next", {"Chỗ sau", "Next"}},
    {"previous", {"Chỗ trước", "Previous"}},
    {"keys", {"Phím tắt", "Keys"}},
    {"useKeys", {"Dùng phím tắt", "Use these keys"}},
    {"keyProblems", {"chỗ cần xem lại sau, trước", "next, previous problem"}},
    {"keyFigures", {"con số sau, trước trong văn bản", "next, previous figure in the text"}},
    {"keyEnter", {"từ chỗ cần xem lại đến con số, và ngược lại", "from a problem to its figure, and back"}},
    {"keySearch", {"tìm; Enter: đến dòng sau", "search; Enter: next line"}},
    {"keyEscape", {"đóng khung chi tiết, bỏ đánh dấu", "close the details, clear the marks"}},
    {"details", {"Con số và các quan hệ của nó", "A figure and its relations"}},
    {"close", {"Đóng", "Close"}},
    {"unchecked", {"Con số này chưa tham gia phép kiểm nào.", "This figure is in no check."}},
    {"parts", {"từ các số", "from"}},
    {"recomputed", {"Tính lại", "Recomputed"}},
    {"hint", {"Gợi ý", "Hint"}},
    {"implied", {"ngầm hiểu", "implied"}},
    {"suspect", {"nghi sai", "suspect"}},
    {"more", {"Hiện thêm {0}", "Show {0} more"}},
    {"draft", {"Dự thảo", "Draft"}},
    {"place", {"Địa bàn", "Place"}},
    {"period", {"Kỳ báo cáo", "Period"}},
    {"unread", {"không đọc được", "not read"}},
    {"checked", {"Đã kiểm", "Checked"}},
    {"subject", {"Chỉ tiêu", "Subject"}},
    {"time", {"Kỳ", "Period"}},
    {"unit", {"Đơn vị", "Unit"}},
    {"suppressed", {"đã bỏ qua", "suppressed"}},
};

/// Name of a kind for people; a kind that has none is called by its own.
[[nodiscard]] std::string kind_words(std::string_view kind, Language language);

}  // namespace khop::output::html

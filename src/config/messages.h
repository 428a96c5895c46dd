// SPDX-License-Identifier: Apache-2.0
/// Every sentence about configurations and baselines, Vietnamese and English side by side. `{}` are filled in order.
#pragma once

#include "sentence.h"

namespace khop::config {

inline constexpr Words kUnknownKey{"không có khóa '{}'; dùng được: {}", "unknown key '{}'; expected one of: {}"};
inline constexpr Words kUnknownKeyNear{"không có khóa '{}'; có phải là '{}'?", "unknown key '{}'; did you mean '{}'?"};
inline constexpr Words kNeedsMap{"cần các dòng 'khóa: giá trị'", "expected 'key: value' lines"};
inline constexpr Words kNeedsText{"'{}' cần một giá trị", "'{}' needs one value"};
inline constexpr Words kNeedsList{"'{}' cần một danh sách", "'{}' needs a list"};
inline constexpr Words kNeedsEntries{"'{}' cần một danh sách các mục 'khóa: giá trị'",
                                     "'{}' needs a list of entries with 'key: value' lines"};
inline constexpr Words kNotEmpty{"'{}' không được để trống", "'{}' must not be empty"};
inline constexpr Words kNotAmong{"{}: không nhận giá trị '{}'; hãy dùng: {}",
                                 "{}: '{}' is not a value; use one of: {}"};
inline constexpr Words kNotAmongNear{"{}: không nhận giá trị '{}'; có phải là '{}'?",
                                     "{}: '{}' is not a value; did you mean '{}'?"};
inline constexpr Words kBadTolerance{"tolerances: '{}' không phải là số nguyên từ 0 đến 1000",
                                     "tolerances: '{}' is not a whole number from 0 to 1000"};
inline constexpr Words kBadDate{"{}: '{}' không phải là ngày; hãy viết như 2026-12-31",
                                "{}: '{}' is not a date; write it like 2026-12-31"};
inline constexpr Words kBadReportDate{"date: '{}' không phải là ngày; hãy viết như 2026-12-31, 2026-12 hoặc 2026",
                                      "date: '{}' is not a date; write it like 2026-12-31, 2026-12 or 2026"};
inline constexpr Words kNoReason{"mục ignore này thiếu 'reason': hãy ghi lý do",
                                 "this entry of ignore lacks 'reason': say why"};
inline constexpr Words kNothingNamed{"mục ignore này cần ít nhất một trong: path, rule, text",
                                     "this entry of ignore needs at least one of: path, rule, text"};
inline constexpr Words kNothingToSet{
    "mục reports này cần ít nhất một trong: place, parent, period, date, number, kind",
    "this entry of reports needs at least one of: place, parent, period, date, number, kind"};
inline constexpr Words kNoPath{"mục reports này thiếu 'path'", "this entry of reports lacks 'path'"};
inline constexpr Words kNoSuchRule{"không có quy tắc hoặc loại quan hệ '{}'",
                                   "no rule or kind of relation is named '{}'"};
inline constexpr Words kDidYouMean{"; có phải là '{}'?", "; did you mean '{}'?"};

// Baselines.
inline constexpr Words kNoBaseline{"không có tệp này; hãy tạo bằng --update-baseline",
                                   "no such file; make it with --update-baseline"};
inline constexpr Words kBaselineVersion{
    "'version' phải là 1: tệp này do bản khop khác ghi, hoặc không phải tệp baseline",
    "'version' must be 1: the file is of another khop, or no baseline"};
inline constexpr Words kBaselineLacks{"thiếu '{}'", "'{}' is missing"};
inline constexpr Words kBadFingerprint{"'{}' không phải là dấu vân: 32 chữ số thập lục phân",
                                       "'{}' is no fingerprint: 32 hexadecimal digits"};
inline constexpr Words kBaselineHead{
    "# Những vấn đề khop đã biết: không báo lại cho đến khi con số của chúng thay đổi.\n"
    "# Do 'khop lint --update-baseline' ghi; mỗi mục có thể xóa để khop báo lại.\n",
    "# Problems that khop knows: they are not told again until their figures change.\n"
    "# Written by 'khop lint --update-baseline'; remove an entry to have it told again.\n"};

}  // namespace khop::config

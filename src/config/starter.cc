// SPDX-License-Identifier: Apache-2.0
#include "config/starter.h"

namespace khop::config {
namespace {

constexpr std::string_view kVi =
    R"(# Cấu hình khop. khop tìm tệp này trong thư mục của dự thảo rồi lên các thư mục trên;
# tệp gần nhất có hiệu lực. Tùy chọn trên dòng lệnh được ưu tiên hơn tệp này.
# Xem cấu hình đang có hiệu lực:  khop config DỰ-THẢO
# Dòng bắt đầu bằng # là chú thích: bỏ dấu # ở đầu để dùng.

# Ngôn ngữ của thông báo: vi, en
language: vi

# Cách làm tròn số của cơ quan: nearest (gần nhất), truncate (cắt bỏ)
rounding: nearest

# Thoát với mã 1 từ mức này: error, warning, note, never
fail-on: error

# Bỏ các quy tắc hoặc loại quan hệ (xem: khop rules list)
# disable:
#   - duplicate-text

# Chỉ dùng các quy tắc hoặc loại quan hệ này
# only: [sum, ratio, share]

# Mức của lỗi theo quy tắc hoặc loại: error, warning, note, info.
# Mã quy tắc được ưu tiên hơn loại. Chỗ khop ít chắc chắn vẫn hạ mức như thường.
# severities:
#   sum: error
#   numbering: note

# Lệch bao nhiêu đơn vị của chữ số cuối thì vẫn coi là do làm tròn (mặc định 1; * là tất cả)
# tolerances:
#   "*": 1
#   share: 2

# Quy tắc, từ ngữ, đơn vị riêng của cơ quan: tệp hoặc thư mục, tính từ thư mục của tệp này
# add-rules:
#   - quy-tac

# Phụ lục mà mọi dự thảo phải khớp
# annexes:
#   - phu-luc/bieu-so-lieu.xlsx

# Tệp có theo dõi sửa đổi: accepted (bản đã nhận sửa), original (bản gốc)
# revisions: accepted

# Những vấn đề đã biết, không báo lại cho đến khi con số thay đổi.
# Ghi tệp:  khop lint --update-baseline DỰ-THẢO
# baseline: khop-baseline.yaml

# Chỗ bỏ qua: path (mẫu tên tệp), rule (quy tắc hoặc loại), text (con số hoặc chữ trong dòng);
# phải có reason (lý do); until (ngày cuối còn hiệu lực) có thể không ghi.
# ignore:
#   - path: "2023/**"
#     rule: sum
#     text: "8.036,73 ha"
#     reason: số liệu tạm tính, chờ Cục Thống kê công bố
#     until: 2026-12-31

# Báo cáo nào là của ai, kỳ nào, nếu phần đầu báo cáo không ghi rõ
# reports:
#   - path: "na-co/*.docx"
#     place: xã Nà Cọ
#     parent: huyện Mường Lay
#     period: tháng 4/2024
#     date: 2024-04-25
#     number: 154/BC-UBND
#     kind: báo cáo
)";

constexpr std::string_view kEn =
    R"(# Configuration of khop. khop looks for this file in the folder of a draft and above;
# the nearest one holds. Options of the command line go over this file.
# What is in force:  khop config DRAFT
# Lines that begin with # are comments: remove the # to use them.

# Language of messages: vi, en
language: en

# How the office rounds: nearest, truncate
rounding: nearest

# Exit with 1 from this severity on: error, warning, note, never
fail-on: error

# Rules or kinds of relation to leave out (see: khop rules list)
# disable:
#   - duplicate-text

# Use only these rules or kinds of relation
# only: [sum, ratio, share]

# Severities by rule or kind: error, warning, note, info.
# An id goes before a kind. Where khop is less sure it is still less, as ever.
# severities:
#   sum: error
#   numbering: note

# How many units of the last printed place still count as rounding (1 unless said; * is all)
# tolerances:
#   "*": 1
#   share: 2

# Rules, words and units of your own: files or folders, from the folder of this file
# add-rules:
#   - rules

# Annexes that every draft must agree with
# annexes:
#   - annex/tables.xlsx

# Tracked changes: accepted (the text after them), original (before)
# revisions: accepted

# Known problems, silent until their figures change.
# Write the file:  khop lint --update-baseline DRAFT
# baseline: khop-baseline.yaml

# What to ignore: path (pattern of file names), rule (id or kind), text (a figure, or words of its line);
# reason must be given; until (last day on which it holds) may be.
# ignore:
#   - path: "2023/**"
#     rule: sum
#     text: "8.036,73 ha"
#     reason: provisional figures, to be published by the statistics office
#     until: 2026-12-31

# Which report a file is, where its header does not say so
# reports:
#   - path: "na-co/*.docx"
#     place: xã Nà Cọ
#     parent: huyện Mường Lay
#     period: tháng 4/2024
#     date: 2024-04-25
#     number: 154/BC-UBND
#     kind: báo cáo
)";

}  // namespace

std::string_view starter(Language language) { return language == Language::vi ? kVi : kEn; }

}  // namespace khop::config

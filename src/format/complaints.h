// SPDX-License-Identifier: Apache-2.0
/// What several readers of files have to complain of, in the words of both languages.
#pragma once

#include "complaint.h"

namespace khop::format {

inline constexpr Words kProtected{"được bảo vệ bằng mật khẩu", "is protected by a password"};
inline constexpr Words kTooDeep{"lồng nhau sâu quá mức của một văn bản", "is nested deeper than any document needs"};
inline constexpr Words kNoMemory{"không đọc được: hết bộ nhớ", "cannot be read: no memory"};
inline constexpr Words kNoRoom{"không đọc được: hết chỗ cho tệp tạm", "cannot be read: no room for temporary files"};
inline constexpr Words kTooLargeDocument{"quá lớn đối với một văn bản", "is too large for a document"};

/// A part of a package, and what is wrong with it.
inline constexpr Words kDamagedPart{"tệp bị hỏng: phần {} {}", "is a damaged document: its part {} {}"};
inline constexpr Words kPartMissing{"bị thiếu", "is missing"};
inline constexpr Words kPartUnreadable{"không đọc được", "cannot be read"};
inline constexpr Words kPartNotUnpacked{"không giải nén được", "cannot be unpacked"};
inline constexpr Words kNotXml{"không phải XML hợp lệ ({})", "is no well-formed XML ({})"};
inline constexpr Words kNotUtf8{"không phải UTF-8", "it is not UTF-8"};
inline constexpr Words kDeclares{"khai báo loại tài liệu hoặc thực thể, điều tệp văn phòng không bao giờ có",
                                 "declares a document type or entities, which office documents never do"};

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
/// The eight-bit Vietnamese encodings that archives still hold: TCVN3 (ABC fonts) and VNI, which no library detects.
#pragma once

#include <string>
#include <string_view>

namespace khop::text {

/// Reads bytes as TCVN3 (TCVN 5712:1993, VN3). Bytes without a letter are taken as windows-1252 has them.
[[nodiscard]] std::string decode_tcvn3(std::string_view bytes);

/// Reads bytes as VNI for Windows: a base letter and one byte for its hat and tone together.
[[nodiscard]] std::string decode_vni(std::string_view bytes);

/// How much decoded text (NFC) looks like Vietnamese: words with Vietnamese letters that could be syllables, less those
/// that could not. Above 0: plausible. Looks at the first 64 KiB.
[[nodiscard]] double vietnamese_score(std::string_view text);

}  // namespace khop::text

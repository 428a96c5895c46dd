// SPDX-License-Identifier: Apache-2.0
/// Reads a draft whole.
#pragma once

#include <cstdint>
#include <string>

#include "khop/linter.h"

namespace khop::cli {

/// Why a system call failed, in the language of the user where the cause is a usual one.
[[nodiscard]] std::string reason(int error_number, Language language);

/// The bytes of a file, or of standard input for "-". Refuses folders and more than `limit` bytes before memory is
/// taken for them.
[[nodiscard]] Result<std::string> read_input(const std::string& path, std::uint64_t limit, Language language);

}  // namespace khop::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace khop {

/// The languages that khop speaks.
enum class Language { vi, en };

}  // namespace khop

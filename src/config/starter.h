// SPDX-License-Identifier: Apache-2.0
/// The first .khop.yaml of an office.
#pragma once

#include <string_view>

#include "khop/language.h"

namespace khop::config {

/// A commented configuration that changes nothing yet: every key with what it is for and an example to uncomment.
[[nodiscard]] std::string_view starter(Language language);

}  // namespace khop::config

// SPDX-License-Identifier: Apache-2.0
/// report.css and report.js as they stand in the source, put into the program when it is built (embed.cmake).
#pragma once

#include <string_view>

namespace khop::output::html {

extern const std::string_view kStyle, kScript;
/// Their SHA-256 in base64, by which the page's content security policy knows them: nothing else runs in it.
extern const std::string_view kStyleHash, kScriptHash;

}  // namespace khop::output::html

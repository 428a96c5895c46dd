// SPDX-License-Identifier: Apache-2.0
/// Names of files for other programs. They are any bytes but NUL.
#pragma once

#include <string>
#include <string_view>

namespace khop::output {

/// A URI reference: relative paths stay relative ("samples/b%C3%A1o%20c%C3%A1o.txt"), absolute ones become
/// "file:///…". All but unreserved characters and slashes is percent-encoded, byte by byte.
[[nodiscard]] std::string uri_of(std::string_view path);

/// Without a leading "./", which programs that compare paths with those of a repository do not expect.
[[nodiscard]] std::string_view plain_path(std::string_view path);

}  // namespace khop::output

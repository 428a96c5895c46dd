// SPDX-License-Identifier: Apache-2.0
#include "khop/error.h"

namespace khop {

Error Error::in(Language language) const {
  return {path, line, column, language == Language::vi && !vietnamese.empty() ? vietnamese : message};
}

std::string Error::to_string() const {
  std::string out = path;
  if (line != 0) {
    if (!out.empty()) out += ':';
    out += std::to_string(line);
    if (column != 0) {
      out += ':';
      out += std::to_string(column);
    }
  }
  if (!out.empty()) out += ": ";
  out += message;
  return out;
}

}  // namespace khop

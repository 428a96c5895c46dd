// SPDX-License-Identifier: Apache-2.0
/// Tables of OpenDocument text.
#pragma once

#include <functional>
#include <vector>

#include "format/content.h"
#include "format/xml.h"

namespace khop::format {

/// Reads <table:table>; `read_cell` gives what stands in a cell. Rows and cells that stand for several are repeated,
/// within bounds.
[[nodiscard]] Table read_odt_table(pugi::xml_node table,
                                   const std::function<std::vector<Element>(pugi::xml_node)>& read_cell);

}  // namespace khop::format

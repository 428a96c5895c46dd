// SPDX-License-Identifier: Apache-2.0
/// The diagnostic format of reviewdog:
///
///     {"source": {"name": "khop"}, "diagnostics": [{"message": …, "location": {"path": …, "range": …}, "severity": …,
///       "code": {"value": "ratio/attainment"}, "suggestions": […], "related_locations": […]} …]}
///
/// Columns count bytes of UTF-8 from 1, ends are exclusive. A file without lines of its own has no range; the message
/// then says where. https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
#pragma once

#include <memory>

#include "output/writer.h"

namespace khop::output {

[[nodiscard]] std::unique_ptr<Writer> rdjson_writer(WriterOptions options);

}  // namespace khop::output

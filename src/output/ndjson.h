// SPDX-License-Identifier: Apache-2.0
/// One check a line, for programs that read as they go:
///
///     {"path": "xa.txt", "fingerprint": "…", "rule": …}
///
/// Behind the first two the members are those of a check in json.h. Problems, or the whole ledger if it is asked for.
#pragma once

#include <memory>

#include "output/writer.h"

namespace khop::output {

[[nodiscard]] std::unique_ptr<Writer> ndjson_writer(WriterOptions options);

}  // namespace khop::output

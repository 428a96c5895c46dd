// SPDX-License-Identifier: Apache-2.0
/// The code quality report of GitLab, an array of issues:
///
///     [{"description": …, "check_name": "ratio/attainment", "fingerprint": …, "severity": "major",
///       "location": {"path": "xa.txt", "lines": {"begin": 1, "end": 1}, "positions": {…}}} …]
///
/// A fingerprint is unique in the report and stays when lines move. Columns count code points. In a file without lines
/// of its own every issue stands on line 1, and its description says where.
/// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#pragma once

#include <memory>

#include "output/writer.h"

namespace khop::output {

[[nodiscard]] std::unique_ptr<Writer> gitlab_writer(WriterOptions options);

}  // namespace khop::output

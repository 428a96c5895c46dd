// SPDX-License-Identifier: Apache-2.0
/// Workflow commands of GitHub Actions, which become annotations of the changed files:
///
///     ::error file=xa.txt,line=1,endLine=1,col=28,endColumn=31,title=khop ratio/attainment::…
///
/// Each problem is one line, whatever a draft or the name of a file holds: nothing in them can begin a command.
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#pragma once

#include <memory>

#include "output/writer.h"

namespace khop::output {

[[nodiscard]] std::unique_ptr<Writer> github_writer(WriterOptions options);

}  // namespace khop::output

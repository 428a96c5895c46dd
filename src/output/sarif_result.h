// SPDX-License-Identifier: Apache-2.0
/// Results of a SARIF log, and the texts that all of the log is made of.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "output/json_writer.h"
#include "output/pick.h"

namespace khop::output::sarif {

/// Where rules stand in the log, by id.
using RuleIndexes = std::map<std::string, std::size_t, std::less<>>;

/// `text` as a message shows it: braces are doubled, since SARIF fills in {0}, and nothing in it is a link.
[[nodiscard]] std::string message_text(std::string_view text);

/// {"uri": …}
void append_artifact(std::string& out, std::string_view path);

/// "error", "warning", "note"; "none" for what is no problem.
[[nodiscard]] std::string_view level_of(Severity severity);

/// The results of one draft, one a line, with commas between them.
[[nodiscard]] std::string results(const Audit& audit, const WriterOptions& options, const RuleIndexes& rules);

}  // namespace khop::output::sarif

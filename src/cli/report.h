// SPDX-License-Identifier: Apache-2.0
/// What the commands that read drafts have in common.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/sink.h"
#include "output/text.h"

namespace khop::cli {

/// Prints one line on standard error.
void print_error(const Error& error);

/// Finds and loads the rules; prints why if it cannot.
[[nodiscard]] std::optional<RuleSet> load_rules(const Common& common);

/// Whether all names given to --disable and --only are rules or kinds of relation; prints which is not.
[[nodiscard]] bool rules_known(const RuleSet& rules, const std::vector<std::string>& disable,
                               const std::vector<std::string>& only, Language language);

/// Ends the output; prints why if it cannot. The exit code: `code`, or 2 where not all could be written.
[[nodiscard]] int finish(Sink& sink, int code);

/// What one draft gives.
struct Rendered {
  std::string out;  ///< for the output
  output::Tally tally;
};

struct Reporting {
  std::function<Rendered(const Audit&)> render;  ///< called on several threads at once
  std::string separator;                         ///< between what two drafts give
  bool with_figures = false;
  bool remarks = true;  ///< print the non-fatal remarks of reading on standard error
};

/// Reads and audits each draft and writes what `render` makes of it, in the order of the drafts, byte for byte the same
/// for any number of threads. A draft that cannot be read is reported and left out. Returns the sum of the tallies, and
/// in `all_read` whether every draft was read.
[[nodiscard]] output::Tally report_drafts(const Linter& linter, const LintOptions& options, const Drafts& drafts,
                                          const Reporting& reporting, Sink& sink, bool& all_read);

}  // namespace khop::cli

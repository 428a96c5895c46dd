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

/// How the library is to audit.
[[nodiscard]] LintOptions options_of(const Common& common, const Auditing& auditing);

/// A linter with its rules and annexes; prints why if there can be none: rules or annexes that cannot be read, a name
/// given to --disable or --only that is no rule or kind of relation. `problems_only`: as in LintOptions.
[[nodiscard]] std::optional<Linter> make_linter(const Common& common, const Auditing& auditing,
                                                bool problems_only = false);

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

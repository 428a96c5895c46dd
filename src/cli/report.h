// SPDX-License-Identifier: Apache-2.0
/// What the commands that read drafts have in common.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/sink.h"
#include "output/writer.h"

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

/// One form of the results and where it goes.
struct Output {
  std::unique_ptr<output::Writer> writer;
  Sink sink;
  std::string kept = {};  ///< pieces of a package, until it can be made
  /// Writes or keeps a piece. False once writing has failed.
  bool write(const std::string& piece);
};

/// What auditing the drafts of a command gave.
struct Outcomes {
  output::Tally tally;
  bool all_read = true;  ///< whether every draft was read
  bool any_read = false;
};

/// Reads and audits each draft and writes it to every output, in the order of the drafts, byte for byte the same for
/// any number of threads. A draft that cannot be read is told on standard error and the others go on. `remarks`: tell
/// the non-fatal remarks of reading on standard error, too.
[[nodiscard]] Outcomes report_drafts(const Linter& linter, const LintOptions& options, const Drafts& drafts,
                                     std::vector<Output>& outputs, bool remarks);

/// Ends all outputs. The exit code: `code`, or 2 where not all could be written.
[[nodiscard]] int finish(std::vector<Output>& outputs, int code);

}  // namespace khop::cli

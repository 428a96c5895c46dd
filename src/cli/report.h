// SPDX-License-Identifier: Apache-2.0
/// What the commands that read drafts have in common.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/linters.h"
#include "cli/sink.h"
#include "output/writer.h"

namespace khop::cli {

/// Prints one line on standard error.
void print_error(const Error& error);

/// Finds and loads the rules of the command line alone; prints why if it cannot.
[[nodiscard]] std::optional<RuleSet> load_rules(const Common& common);

/// Ends the output; prints why if it cannot. The exit code: `code`, or 2 where not all could be written.
[[nodiscard]] int finish(Sink& sink, int code);

/// One form of the results and where it goes.
struct Output {
  std::unique_ptr<output::Writer> writer;
  Sink sink;
};

/// What auditing the drafts of a command gave.
struct Outcomes {
  output::Tally tally;
  bool all_read = true;   ///< whether every draft was read
  bool problems = false;  ///< whether a draft has a problem at or above what its own configuration fails on
  std::vector<std::pair<const config::Baseline*, config::Met>> met;  ///< by draft, in their order
  std::vector<std::string> unread;                                   ///< drafts that could not be read, as given
  bool cut_short = false;                                            ///< nobody read on: not all drafts were looked at
};

/// Reads and audits each draft and writes it to every output, in the order of the drafts, byte for byte the same for
/// any number of threads. A draft that cannot be read is told on standard error and the others go on. `remarks`: tell
/// the non-fatal remarks of reading on standard error, too.
[[nodiscard]] Outcomes report_drafts(const Linters& linters, const Drafts& drafts, std::vector<Output>& outputs,
                                     bool remarks);

/// Writes the baselines of the run anew if that was asked for, else tells what in them is out of date (`remarks`).
/// False if one could not be written.
[[nodiscard]] bool settle_baselines(const Linters& linters, const Outcomes& outcomes, bool update, bool remarks);

/// Ends all outputs. The exit code: `code`, or 2 where not all could be written.
[[nodiscard]] int finish(std::vector<Output>& outputs, int code);

}  // namespace khop::cli

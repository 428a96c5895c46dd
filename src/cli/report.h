// SPDX-License-Identifier: Apache-2.0
/// What the commands that read drafts have in common.
#pragma once

#include <cstddef>
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
  std::string kept = {};  ///< pieces of a package, until it can be made

  /// Writes or keeps a piece. False once writing has failed.
  bool write(const std::string& piece);
};

/// What one draft gave.
struct DraftResult {
  std::vector<std::string> rendered;  ///< one for each output
  output::Tally tally;
  std::vector<Error> remarks;
  std::optional<Error> error;
  bool fails = false;                          ///< it has a problem at or above what its configuration fails on
  const config::Baseline* baseline = nullptr;  ///< null: it has none
  config::Met met;                             ///< what it has to do with that
  Audit stated;                                ///< what it states, for the other drafts; nothing else of the audit
};

/// Reads and audits the draft `path`; renders it for every output. Never throws. Safe to call from several threads.
[[nodiscard]] DraftResult audit_draft(const Linters& linters, const Drafts& drafts, const std::vector<Output>& outputs,
                                      const std::string& path);

/// The result of a draft that cannot be read.
[[nodiscard]] DraftResult unread_draft(Error error, const std::vector<Output>& outputs);

/// Tells on standard error why a draft could not be read and, if `remarks`, what was remarked while reading.
void tell(const DraftResult& result, bool remarks);

/// Puts rendered drafts together: what stands before, between and behind them.
class Emission {
 public:
  explicit Emission(std::vector<Output>& outputs);
  /// One draft for the output of that index. False once nobody reads on there.
  bool write(std::size_t output, const std::string& piece);
  /// `across`: what the drafts say of each other.
  void end(const output::Tally& tally, const std::vector<Audit>& across);

 private:
  std::vector<Output>& outputs_;
  std::vector<bool> begun_;
};

/// What auditing the drafts of a command gave.
struct Outcomes {
  output::Tally tally;
  bool all_read = true;    ///< whether every draft was read
  std::size_t unread = 0;  ///< drafts, folders and patterns that gave nothing to read
  bool problems = false;   ///< whether a draft fails
  std::vector<std::pair<const config::Baseline*, config::Met>> met;  ///< by draft, in their order
  std::vector<std::string> unread_paths;                             ///< drafts that could not be read
  bool cut_short = false;                                            ///< nobody read on: not all were looked at
};

/// Applies to checks between drafts what their configurations say, and counts them in `outcomes`.
void settle_across(const Linters& linters, const Drafts& drafts, std::vector<Audit>& audits, Outcomes& outcomes);

/// Reads and audits each draft and writes it to every output, in the order of the drafts, byte for byte the same for
/// any number of threads. A draft that cannot be read, or was not found, is told on standard error and the others go
/// on. `remarks`: tell the non-fatal remarks of reading on standard error, too, and show on a terminal how far it has
/// come.
[[nodiscard]] Outcomes report_drafts(const Linters& linters, const Drafts& drafts, std::vector<Output>& outputs,
                                     bool remarks);

/// Writes the baselines of the run anew if that was asked for, else tells what in them is out of date (`remarks`).
/// False if one could not be written.
[[nodiscard]] bool settle_baselines(const Linters& linters, const Outcomes& outcomes, bool update, bool remarks);

/// Ends all outputs. The exit code: `code`, or 2 where not all could be written.
[[nodiscard]] int finish(std::vector<Output>& outputs, int code);

}  // namespace khop::cli

// SPDX-License-Identifier: Apache-2.0
/// What the commands that read drafts have in common.
#pragma once

#include <cstddef>
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
};

/// What one draft gave.
struct DraftResult {
  std::vector<std::string> rendered;  ///< one for each output
  output::Tally tally;
  std::vector<Error> remarks;
  std::optional<Error> error;
  Audit stated;  ///< what it states, for the other drafts; nothing else of the audit
};

/// Reads and audits the draft `path`; renders it for every output. Never throws. Safe to call from several threads.
[[nodiscard]] DraftResult audit_draft(const Linter& linter, const LintOptions& options, const Drafts& drafts,
                                      const std::vector<Output>& outputs, const std::string& path);

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
};

/// Reads and audits each draft and writes it to every output, in the order of the drafts, byte for byte the same for
/// any number of threads. A draft that cannot be read, or was not found, is told on standard error and the others go
/// on. `remarks`: tell the non-fatal remarks of reading on standard error, too, and show on a terminal how far it has
/// come.
[[nodiscard]] Outcomes report_drafts(const Linter& linter, const LintOptions& options, const Drafts& drafts,
                                     std::vector<Output>& outputs, bool remarks);

/// Ends all outputs. The exit code: `code`, or 2 where not all could be written.
[[nodiscard]] int finish(std::vector<Output>& outputs, int code);

}  // namespace khop::cli

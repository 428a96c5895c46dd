// SPDX-License-Identifier: Apache-2.0
#include "cli/report.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <set>
#include <utility>
#include <vector>

#include "cli/in_order.h"
#include "cli/input.h"
#include "cli/messages.h"
#include "cli/rules_folder.h"
#include "khop/across.h"
#include "output/text.h"

namespace khop::cli {
namespace {

/// What one draft gives.
struct Draft {
  std::vector<std::string> rendered;  ///< one for each output
  output::Tally tally;
  std::vector<Error> remarks;
  std::optional<Error> error;
  std::optional<config::Met> met;
  Audit stated;  ///< what it states, for the other drafts; nothing else of the audit
};

Draft audit_draft(const Linters& linters, const Drafts& drafts, const std::vector<Output>& outputs,
                  const std::string& path) {
  const Linter& linter = linters.of(path).linter;
  const LintOptions& options = linters.of(path).options;
  const std::string& name = path == "-" ? drafts.stdin_name : path;
  const bool with_figures =
      std::any_of(outputs.begin(), outputs.end(), [](const Output& output) { return output.writer->wants_figures(); });
  Draft draft;
  try {
    Result<std::string> bytes = read_input(path, options.max_bytes, options.language);
    if (!bytes) {
      draft.error = bytes.error();
      draft.error->path = name;
      return draft;
    }
    Result<Audit> audit = linter.lint_bytes(std::move(*bytes), name, with_figures);
    if (!audit) {
      draft.error = audit.error();
      return draft;
    }
    draft.met = linters.apply(path, name, *audit);
    draft.tally.add(audit->ledger);
    for (const Output& output : outputs) draft.rendered.push_back(output.writer->document(*audit));
    draft.remarks = std::move(audit->notes);
    draft.stated.identity = std::move(audit->identity);
    draft.stated.statements = std::move(audit->statements);
  } catch (const std::exception& failure) {  // memory, above all: one draft must not take the others with it
    draft.error = Error{name, 0, 0, say(options.language, kInternal, std::string(failure.what()))};
  }
  return draft;
}

}  // namespace

void print_error(const Error& error) {
  const std::string line = output::error_line(error) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::optional<RuleSet> load_rules(const Common& common) {
  const Result<std::string> folder = find_rules(common.rules, "vi", common.language);
  if (!folder) {
    print_error(folder.error());
    return std::nullopt;
  }
  Result<RuleSet> rules = RuleSet::load(*folder, common.more_rules);
  if (!rules) {
    print_error(rules.error());
    return std::nullopt;
  }
  return std::move(*rules);
}

int finish(Sink& sink, int code) {
  const std::optional<Error> error = sink.finish();
  if (!error) return code;
  if (!error->message.empty()) print_error(*error);
  return kCouldNotRun;
}

int finish(std::vector<Output>& outputs, int code) {
  for (Output& output : outputs) code = finish(output.sink, code);
  return code;
}

Outcomes report_drafts(const Linters& linters, const Drafts& drafts, std::vector<Output>& outputs, bool remarks) {
  Outcomes outcomes;
  std::vector<bool> begun(outputs.size(), false);
  const auto write = [&](std::size_t i, const std::string& piece) {
    if (piece.empty()) return true;
    Sink& sink = outputs[i].sink;
    const bool first = !begun[i];
    begun[i] = true;
    return (first || sink.write(outputs[i].writer->separator())) && sink.write(piece);
  };
  const Linter& first = linters.of(drafts.paths.front()).linter;
  Across across(first.rules(), first.options());
  for (Output& output : outputs) output.sink.write(output.writer->begin());
  if (remarks) {
    for (const Error& note : linters.notes()) print_error(note);
  }
  std::size_t done = 0;
  in_order(
      drafts.paths.size(), drafts.jobs,
      [&](std::size_t i) { return audit_draft(linters, drafts, outputs, drafts.paths[i]); },
      [&](Draft draft) {
        const std::string& path = drafts.paths[done++];
        const InForce& force = linters.of(path);
        if (remarks) {
          for (const Error& remark : draft.remarks) print_error(remark);
        }
        if (draft.error) {
          print_error(*draft.error);
          outcomes.all_read = false;
          outcomes.unread.push_back(path);
          draft.rendered.clear();
          for (const Output& output : outputs) draft.rendered.push_back(output.writer->unread(*draft.error));
        }
        outcomes.tally.add(draft.tally);
        const std::optional<Severity>& fail_on = force.settings.fail_on.value;
        outcomes.problems = outcomes.problems || (fail_on && draft.tally.has_problem(*fail_on));
        if (draft.met) outcomes.met.emplace_back(force.baseline, std::move(*draft.met));
        across.add(draft.stated);
        bool wanted = false;  // nobody reads on: the other drafts need not be audited
        for (std::size_t i = 0; i < outputs.size(); ++i) wanted |= write(i, draft.rendered[i]);
        return wanted;
      });
  outcomes.cut_short = done < drafts.paths.size();
  Across::Result between = across.compare();
  if (remarks) {
    for (const Error& remark : between.remarks) print_error(remark);
  }
  for (Audit& audit : between.audits) {
    const std::string& name = audit.ledger.path;
    const std::string path = name == drafts.stdin_name && !linters.knows(name) ? "-" : name;
    if (auto met = linters.apply(path, name, audit))
      outcomes.met.emplace_back(linters.of(path).baseline, std::move(*met));
    outcomes.tally.add_more(audit.ledger);
    output::Tally own;
    own.add_more(audit.ledger);
    const std::optional<Severity>& fail_on = linters.of(path).settings.fail_on.value;
    outcomes.problems = outcomes.problems || (fail_on && own.has_problem(*fail_on));
  }
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const output::Writer& writer = *outputs[i].writer;
    if (const auto own = writer.across(between.audits)) {
      outputs[i].sink.write(*own);
    } else {
      for (const Audit& audit : between.audits) write(i, writer.document(audit));
    }
    outputs[i].sink.write(writer.end(outcomes.tally));
  }
  return outcomes;
}

bool settle_baselines(const Linters& linters, const Outcomes& outcomes, bool update, bool remarks) {
  if (outcomes.cut_short) return true;  // what was not looked at is not known
  for (const auto& baseline : linters.baselines()) {
    const std::string folder = std::filesystem::path(baseline->path()).parent_path().string();
    std::vector<config::Met> met;
    for (const auto& [of, each] : outcomes.met)
      if (of == baseline.get()) met.push_back(each);
    met = config::joined(std::move(met));
    std::set<std::string> unread;
    for (const std::string& path : outcomes.unread) unread.insert(config::relative_path(folder, path));
    if (!update) {
      const std::size_t stale = baseline->stale(met, unread);
      if (stale > 0 && remarks) print_error({baseline->path(), 0, 0, say(linters.language(), kBaselineStale, stale)});
      continue;
    }
    const config::Change change = baseline->change(met, unread);
    Result<Sink> sink = Sink::open(baseline->path(), linters.language());
    std::optional<Error> error;
    if (sink) {
      sink->write(config::baseline_text(change.known, linters.language()));
      error = sink->finish();
    } else {
      error = sink.error();
    }
    if (error) {
      print_error(*error);
      return false;
    }
    if (remarks)
      print_error({baseline->path(), 0, 0,
                   say(linters.language(), kBaselineWritten, change.problems, change.added, change.removed)});
  }
  return true;
}

}  // namespace khop::cli

// SPDX-License-Identifier: Apache-2.0
#include "cli/report.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <set>
#include <utility>
#include <vector>

#include "cli/environment.h"
#include "cli/in_order.h"
#include "cli/input.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/rules_folder.h"
#include "khop/across.h"
#include "output/text.h"

namespace khop::cli {
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
    print_error(rules.error().in(common.language));
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

DraftResult audit_draft(const Linters& linters, const Drafts& drafts, const std::vector<Output>& outputs,
                        const std::string& path) {
  const InForce& force = linters.of(path);
  const LintOptions& options = force.options;
  const std::string& name = path == "-" ? drafts.stdin_name : path;
  const bool with_figures =
      std::any_of(outputs.begin(), outputs.end(), [](const Output& output) { return output.writer->wants_figures(); });
  DraftResult draft;
  try {
    Result<std::string> bytes = read_input(path, options.max_bytes, options.language);
    if (!bytes) {
      Error error = bytes.error();
      error.path = name;
      return unread_draft(std::move(error), outputs);
    }
    Result<Audit> audit = force.linter.lint_bytes(std::move(*bytes), name, with_figures);
    if (!audit) return unread_draft(audit.error(), outputs);
    draft.baseline = force.baseline;
    draft.met = linters.apply(path, name, *audit);
    draft.tally.add(audit->ledger);
    const std::optional<Severity>& fail_on = force.settings.fail_on.value;
    draft.fails = fail_on && draft.tally.has_problem(*fail_on);
    for (const Output& output : outputs) draft.rendered.push_back(output.writer->document(*audit));
    draft.remarks = std::move(audit->notes);
    draft.stated.identity = std::move(audit->identity);
    draft.stated.statements = std::move(audit->statements);
  } catch (const std::exception& failure) {  // memory, above all: one draft must not take the others with it
    return unread_draft({name, 0, 0, say(options.language, kInternal, std::string(failure.what()))}, outputs);
  }
  return draft;
}

DraftResult unread_draft(Error error, const std::vector<Output>& outputs) {
  DraftResult draft;
  for (const Output& output : outputs) draft.rendered.push_back(output.writer->unread(error));
  draft.error = std::move(error);
  return draft;
}

void tell(const DraftResult& result, bool remarks) {
  if (remarks) {
    for (const Error& remark : result.remarks) print_error(remark);
  }
  if (result.error) print_error(*result.error);
}

bool Output::write(const std::string& piece) {
  if (!writer->is_package()) return sink.write(piece);
  kept += piece;
  return true;
}

Emission::Emission(std::vector<Output>& outputs) : outputs_(outputs), begun_(outputs.size(), false) {
  for (Output& output : outputs_) output.write(output.writer->begin());
}

bool Emission::write(std::size_t output, const std::string& piece) {
  if (piece.empty()) return true;
  Output& out = outputs_[output];
  const bool first = !begun_[output];
  begun_[output] = true;
  return (first || out.write(out.writer->separator())) && out.write(piece);
}

void Emission::end(const output::Tally& tally, const std::vector<Audit>& across) {
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    const output::Writer& writer = *outputs_[i].writer;
    if (const auto own = writer.across(across)) {
      outputs_[i].write(*own);
    } else {
      for (const Audit& audit : across) write(i, writer.document(audit));
    }
    outputs_[i].write(writer.end(tally));
    if (writer.is_package()) outputs_[i].sink.write(writer.package(std::move(outputs_[i].kept)));
  }
}

void settle_across(const Linters& linters, const Drafts& drafts, std::vector<Audit>& audits, Outcomes& outcomes) {
  for (Audit& audit : audits) {
    const std::string name = audit.ledger.path;
    const std::string path = name == drafts.stdin_name && !linters.knows(name) ? "-" : name;
    config::Met met = linters.apply(path, name, audit);
    if (const config::Baseline* baseline = linters.of(path).baseline)
      outcomes.met.emplace_back(baseline, std::move(met));
    outcomes.tally.add_more(audit.ledger);
    output::Tally own;
    own.add_more(audit.ledger);
    const std::optional<Severity>& fail_on = linters.of(path).settings.fail_on.value;
    outcomes.problems = outcomes.problems || (fail_on && own.has_problem(*fail_on));
  }
}

Outcomes report_drafts(const Linters& linters, const Drafts& drafts, std::vector<Output>& outputs, bool remarks) {
  Outcomes outcomes;
  Emission emission(outputs);
  Progress progress = progress_on_terminal(drafts.paths.size(), drafts.progress && remarks, linters.language());
  std::size_t done = 0;
  const bool screen = output_is_screen();
  const auto emit = [&](const DraftResult& draft) {
    const bool speaks = draft.error || (remarks && !draft.remarks.empty()) ||
                        (screen && std::any_of(draft.rendered.begin(), draft.rendered.end(),
                                               [](const std::string& piece) { return !piece.empty(); }));
    if (speaks) progress.hide();
    tell(draft, remarks);
    outcomes.all_read &= !draft.error;
    outcomes.unread += draft.error ? 1 : 0;
    outcomes.tally.add(draft.tally);
    outcomes.problems |= draft.fails;
    if (draft.baseline != nullptr) outcomes.met.emplace_back(draft.baseline, draft.met);
    bool wanted = false;  // nobody reads on: the other drafts need not be audited
    for (std::size_t i = 0; i < outputs.size(); ++i) wanted |= emission.write(i, draft.rendered[i]);
    return wanted;
  };
  std::optional<Across> across;  // with the rules and options of the first draft
  if (!drafts.paths.empty()) {
    const Linter& first = linters.of(drafts.paths.front()).linter;
    across.emplace(first.rules(), first.options());
  }
  if (remarks) {
    for (const Error& note : linters.notes()) print_error(note);
  }
  for (const Error& error : drafts.unread) emit(unread_draft(error, outputs));
  in_order(
      drafts.paths.size(), drafts.jobs,
      [&](std::size_t i) { return audit_draft(linters, drafts, outputs, drafts.paths[i]); },
      [&](const DraftResult& draft) {
        across->add(draft.stated);
        const bool wanted = emit(draft);
        if (draft.error) outcomes.unread_paths.push_back(drafts.paths[done]);
        if (++done < drafts.paths.size()) progress.show(done, drafts.paths[done], Progress::Clock::now());
        return wanted;
      });
  progress.hide();
  outcomes.cut_short = done < drafts.paths.size();
  Across::Result between = across ? across->compare() : Across::Result{};
  if (remarks) {
    for (const Error& remark : between.remarks) print_error(remark);
  }
  settle_across(linters, drafts, between.audits, outcomes);
  emission.end(outcomes.tally, between.audits);
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
    for (const std::string& path : outcomes.unread_paths) unread.insert(config::relative_path(folder, path));
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

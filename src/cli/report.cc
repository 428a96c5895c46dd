// SPDX-License-Identifier: Apache-2.0
#include "cli/report.h"

#include <algorithm>
#include <cstdio>
#include <exception>
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
#include "text/near_name.h"

namespace khop::cli {
namespace {

// A mistyped name would silently check nothing, or silently not leave out what it should.
bool all_known(const RuleSet& rules, std::string_view option, const std::vector<std::string>& names,
               Language language) {
  if (names.empty()) return true;
  std::vector<std::string> known;
  for (const RuleInfo& rule : rules.list()) {
    known.push_back(rule.id);
    known.push_back(rule.kind);
  }
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::optional<std::string> near = text::near_name(name, known);
    print_error(
        {{}, 0, 0, say(language, kUnknownRule, option, name) + (near ? say(language, kDidYouMean, *near) : "")});
    return false;
  }
  return true;
}

}  // namespace

void print_error(const Error& error) {
  const std::string line = output::error_line(error) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::optional<RuleSet> load_rules(const Common& common) {
  const Result<std::string> folder = find_rules(common.rules, common.language);
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

LintOptions options_of(const Common& common, const Auditing& auditing) {
  LintOptions options;
  options.language = common.language;
  options.rounding = auditing.rounding;
  options.disable = auditing.disable;
  options.only = auditing.only;
  options.original_revisions = auditing.original_revisions;
  options.across = auditing.across;
  return options;
}

std::optional<Linter> make_linter(const Common& common, const Auditing& auditing, bool problems_only) {
  const std::optional<RuleSet> rules = load_rules(common);
  if (!rules || !all_known(*rules, "--disable", auditing.disable, common.language) ||
      !all_known(*rules, "--only", auditing.only, common.language))
    return std::nullopt;
  LintOptions options = options_of(common, auditing);
  options.problems_only = problems_only;
  Linter linter(*rules, options);
  for (const std::string& path : auditing.annexes) {
    Result<std::string> bytes = read_input(path, options.max_bytes, common.language);
    std::optional<Error> error;
    if (bytes) {
      error = linter.add_annex(std::move(*bytes), path);
    } else {
      error = bytes.error();
    }
    if (error) {
      error->path = path;
      print_error(*error);
      return std::nullopt;
    }
  }
  return linter;
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

DraftResult audit_draft(const Linter& linter, const LintOptions& options, const Drafts& drafts,
                        const std::vector<Output>& outputs, const std::string& path) {
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
    Result<Audit> audit = linter.lint_bytes(std::move(*bytes), name, with_figures);
    if (!audit) return unread_draft(audit.error(), outputs);
    draft.tally.add(audit->ledger);
    draft.remarks = std::move(audit->notes);
    for (const Output& output : outputs) draft.rendered.push_back(output.writer->document(*audit));
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

Emission::Emission(std::vector<Output>& outputs) : outputs_(outputs), begun_(outputs.size(), false) {
  for (Output& output : outputs_) output.sink.write(output.writer->begin());
}

bool Emission::write(std::size_t output, const std::string& piece) {
  if (piece.empty()) return true;
  Sink& sink = outputs_[output].sink;
  const bool first = !begun_[output];
  begun_[output] = true;
  return (first || sink.write(outputs_[output].writer->separator())) && sink.write(piece);
}

void Emission::end(const output::Tally& tally, const std::vector<Audit>& across) {
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    const output::Writer& writer = *outputs_[i].writer;
    if (const auto own = writer.across(across)) {
      outputs_[i].sink.write(*own);
    } else {
      for (const Audit& audit : across) write(i, writer.document(audit));
    }
    outputs_[i].sink.write(writer.end(tally));
  }
}

Outcomes report_drafts(const Linter& linter, const LintOptions& options, const Drafts& drafts,
                       std::vector<Output>& outputs, bool remarks) {
  Outcomes outcomes;
  Emission emission(outputs);
  Progress progress = progress_on_terminal(drafts.paths.size(), drafts.progress && remarks, options.language);
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
    bool wanted = false;  // nobody reads on: the other drafts need not be audited
    for (std::size_t i = 0; i < outputs.size(); ++i) wanted |= emission.write(i, draft.rendered[i]);
    return wanted;
  };
  Across across(linter.rules(), linter.options());
  for (const Error& error : drafts.unread) emit(unread_draft(error, outputs));
  in_order(
      drafts.paths.size(), drafts.jobs,
      [&](std::size_t i) { return audit_draft(linter, options, drafts, outputs, drafts.paths[i]); },
      [&](const DraftResult& draft) {
        across.add(draft.stated);
        const bool wanted = emit(draft);
        if (++done < drafts.paths.size()) progress.show(done, drafts.paths[done], Progress::Clock::now());
        return wanted;
      });
  progress.hide();
  const Across::Result between = across.compare();
  if (remarks) {
    for (const Error& remark : between.remarks) print_error(remark);
  }
  for (const Audit& audit : between.audits) outcomes.tally.add_more(audit.ledger);
  emission.end(outcomes.tally, between.audits);
  return outcomes;
}

}  // namespace khop::cli

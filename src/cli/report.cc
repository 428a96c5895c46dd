// SPDX-License-Identifier: Apache-2.0
#include "cli/report.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <utility>
#include <vector>

#include "cli/in_order.h"
#include "cli/input.h"
#include "cli/messages.h"
#include "cli/rules_folder.h"
#include "khop/across.h"
#include "output/text.h"
#include "text/near_name.h"

namespace khop::cli {
namespace {

/// What one draft gives.
struct Draft {
  std::vector<std::string> rendered;  ///< one for each output
  output::Tally tally;
  std::vector<Error> remarks;
  std::optional<Error> error;
  Audit stated;  ///< what it states, for the other drafts; nothing else of the audit
};

Draft audit_draft(const Linter& linter, const LintOptions& options, const Drafts& drafts,
                  const std::vector<Output>& outputs, const std::string& path) {
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
    draft.tally.add(audit->ledger);
    for (const Output& output : outputs) draft.rendered.push_back(output.writer->document(*audit));
    draft.stated.identity = std::move(audit->identity);
    draft.stated.statements = std::move(audit->statements);
    draft.remarks = std::move(audit->notes);
  } catch (const std::exception& failure) {  // memory, above all: one draft must not take the others with it
    draft.error = Error{name, 0, 0, say(options.language, kInternal, std::string(failure.what()))};
  }
  return draft;
}

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
    print_error(rules.error());
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

bool Output::write(const std::string& piece) {
  if (!writer->is_package()) return sink.write(piece);
  kept += piece;
  return true;
}

Outcomes report_drafts(const Linter& linter, const LintOptions& options, const Drafts& drafts,
                       std::vector<Output>& outputs, bool remarks) {
  Outcomes outcomes;
  std::vector<bool> begun(outputs.size(), false);
  const auto write = [&](std::size_t i, const std::string& piece) {
    if (piece.empty()) return true;
    const bool first = !begun[i];
    begun[i] = true;
    return (first || outputs[i].write(outputs[i].writer->separator())) && outputs[i].write(piece);
  };
  Across across(linter.rules(), linter.options());
  for (Output& output : outputs) output.write(output.writer->begin());
  in_order(
      drafts.paths.size(), drafts.jobs,
      [&](std::size_t i) { return audit_draft(linter, options, drafts, outputs, drafts.paths[i]); },
      [&](Draft draft) {
        if (remarks) {
          for (const Error& remark : draft.remarks) print_error(remark);
        }
        if (draft.error) {
          print_error(*draft.error);
          outcomes.all_read = false;
          draft.rendered.clear();
          for (const Output& output : outputs) draft.rendered.push_back(output.writer->unread(*draft.error));
        } else {
          outcomes.any_read = true;
        }
        outcomes.tally.add(draft.tally);
        across.add(draft.stated);
        bool wanted = false;  // nobody reads on: the other drafts need not be audited
        for (std::size_t i = 0; i < outputs.size(); ++i) wanted |= write(i, draft.rendered[i]);
        return wanted;
      });
  const Across::Result between = across.compare();
  if (remarks) {
    for (const Error& remark : between.remarks) print_error(remark);
  }
  for (const Audit& audit : between.audits) outcomes.tally.add_more(audit.ledger);
  for (Output& output : outputs) {
    output.write(output.writer->across(between.audits));
    output.write(output.writer->end(outcomes.tally));
    if (output.writer->is_package()) output.sink.write(output.writer->package(std::move(output.kept)));
  }
  return outcomes;
}

}  // namespace khop::cli

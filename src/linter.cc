// SPDX-License-Identifier: Apache-2.0
#include "khop/linter.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <tuple>

#include "audit/audit.h"
#include "audit/suppress/suppress.h"
#include "complaint.h"
#include "document/document.h"
#include "document/outline.h"
#include "figure/describe.h"
#include "figure/draft.h"
#include "format/read.h"
#include "identity/front_line.h"
#include "identity/identify.h"
#include "khop/across.h"
#include "khop/explanation.h"
#include "rule/rule.h"

namespace khop {
namespace {

namespace fs = std::filesystem;

using Annexes = std::vector<std::shared_ptr<const format::Manuscript>>;

/// A draft and its annexes, read as one.
struct Papers {
  Papers(const format::Manuscript& draft, const Annexes& annexes)
      : source(draft.source), document(document::read(draft)), comments(draft.comments) {
    for (const auto& annex : annexes) {
      const text::Offset begin = source.append(annex->source);
      document.append(document::read(*annex), begin);
      for (format::Comment comment : annex->comments) {
        comment.span = {comment.span.begin + begin, comment.span.end + begin};
        comments.push_back(std::move(comment));
      }
    }
  }
  text::Source source;
  document::Document document;
  std::vector<format::Comment> comments;
};

std::vector<std::string> lines_of(const text::Source& source) {
  std::vector<std::string> out;
  out.reserve(source.line_count());
  for (std::uint32_t n = 1; n <= source.line_count(); ++n) out.push_back(source.line(n));
  return out;
}

/// Puts what comments tell of the report over what its header tells. Returns the other comments.
std::vector<format::Comment> take_front_lines(const std::vector<format::Comment>& comments, const text::Source& source,
                                              Language language, Audit& out) {
  constexpr Words kUnknown{"không hiểu '{}'; hãy viết như: địa bàn = …; kỳ = …; số = …; ngày = …",
                           "'{}' is not understood; write it like: place = …; period = …; number = …; date = …"};
  std::vector<format::Comment> rest;
  for (const format::Comment& comment : comments) {
    if (!identity::tells_report(comment.body)) {
      rest.push_back(comment);
      continue;
    }
    if (source.path_at(comment.span.begin) != source.path()) continue;  // an annex is no report
    if (const auto unknown = identity::take_front_line(comment.body, out.identity)) {
      const Place place = source.place(comment.span.begin);
      out.notes.push_back({source.path(), place.line, place.column, say(language, kUnknown, *unknown)});
    }
  }
  return rest;
}

/// The whole pipeline for one draft.
Audit run(const format::Manuscript& manuscript, const Annexes& annexes, const rule::Rules& rules,
          const LintOptions& options, bool with_figures) {
  Audit out;
  const Papers papers(manuscript, annexes);
  const text::Source& source = papers.source;
  const document::Document& document = papers.document;
  auto draft = figure::extract(document, rules.lexicon, rules.units);
  auto statements = options.across ? std::make_shared<audit::Statements>() : nullptr;
  out.ledger = audit::audit(source, draft, rules, options, nullptr, statements.get());
  out.statements = std::move(statements);
  out.identity = identity::identify(document, rules.lexicon).told;
  for (const Error& note : manuscript.source.notes()) out.notes.push_back(note.in(options.language));
  const auto comments = take_front_lines(papers.comments, source, options.language, out);
  audit::suppress(comments, document, source, rules, options, out.ledger.checks, out.notes);
  if (with_figures) {
    document::Outline outline = document::outline(document, source);
    out.figures.reserve(draft.figures.size());
    for (std::size_t i = 0; i < draft.figures.size(); ++i) {
      out.figures.push_back(figure::info_of(source, draft, static_cast<figure::FigureId>(i)));
      out.figures.back().section = outline.section_of(draft.figures[i].block);
    }
    out.sections = std::move(outline.sections);
  }
  out.source_lines = lines_of(manuscript.source);
  for (const auto& annex : annexes) out.annexes.push_back({annex->source.path(), lines_of(annex->source)});
  return out;
}

/// A line that parts two reports in the example of a rule that holds them against each other.
constexpr std::string_view kNextReport = "\n=====\n";

std::vector<Check> checks_of_example(const std::string& text, const RuleSet& rules, std::optional<Error>& unread) {
  std::vector<Check> out;
  LintOptions options;
  options.across = text.find(kNextReport) != std::string::npos;
  Across across(rules, options);
  for (std::size_t begin = 0, number = 1; begin <= text.size(); ++number) {
    const std::size_t end = std::min(text.find(kNextReport, begin), text.size());
    const auto manuscript =
        format::read(text.substr(begin, end - begin), "example-" + std::to_string(number) + ".txt", {});
    if (!manuscript) {
      unread = manuscript.error();
      return {};
    }
    auto audit = run(*manuscript, {}, rules.rules(), options, false);
    across.add(audit);
    std::move(audit.ledger.checks.begin(), audit.ledger.checks.end(), std::back_inserter(out));
    begin = end == text.size() ? end + 1 : end + kNextReport.size();
  }
  for (Audit& audit : across.compare().audits)
    std::move(audit.ledger.checks.begin(), audit.ledger.checks.end(), std::back_inserter(out));
  return out;
}

}  // namespace

Result<RuleSet> RuleSet::load(const std::string& folder, const std::vector<std::string>& more) {
  auto rules = rule::load(folder, more);
  if (!rules) return rules.error();
  return RuleSet(*rules);
}

RuleSet RuleSet::with_severities(const std::map<std::string, Severity>& severities) const {
  if (severities.empty()) return *this;
  auto rules = std::make_shared<rule::Rules>(*rules_);
  for (auto& rule : rules->rules) {
    for (const std::string& name : {rule.id, rule.kind}) {
      const auto known = severities.find(name);
      if (known == severities.end()) continue;
      rule.severity = known->second;
      break;
    }
  }
  return RuleSet(std::move(rules));
}

std::vector<RuleInfo> RuleSet::list() const {
  std::vector<RuleInfo> out;
  for (const auto& rule : rules_->rules)
    out.push_back({rule.id, rule.kind, std::string(rule::scope_name(rule.scope)), rule.path, rule.line, rule.severity,
                   rule.summary[0], rule.summary[1], rule.source});
  return out;
}

std::vector<RuleTestResult> RuleSet::test(const std::vector<std::string>& only) const {
  std::vector<RuleTestResult> out;
  for (const auto& rule : rules_->rules) {
    if (!only.empty() && std::find(only.begin(), only.end(), rule.id) == only.end()) continue;
    for (const auto& example : rule.examples) {
      RuleTestResult result{rule.id, rule.path, example.line, example.text, example.expected, "silent"};
      std::optional<Error> unread;
      // All rules run, as in a real draft, so that an example also shows which reading wins; the rule under test must
      // speak.
      const auto checks = checks_of_example(example.text, *this, unread);
      if (unread) result.got = unread->message;
      const auto rank = [](Outcome o) {
        return o == Outcome::inconsistent ? 3 : o == Outcome::finding ? 2 : o == Outcome::rounding ? 1 : 0;
      };
      int best = -1;
      for (const auto& check : checks) {
        if (check.rule != rule.id || rank(check.outcome) <= best) continue;
        best = rank(check.outcome);
        result.got = outcome_name(check.outcome);
      }
      out.push_back(std::move(result));
    }
  }
  return out;
}

Linter::Linter(const RuleSet& rules, LintOptions options)
    : rules_(rules.with_severities(options.severities)), options_(std::move(options)) {}

namespace {

Error too_large(const std::string& path, const LintOptions& options) {
  return complain(path, tell({"lớn hơn {} MiB", "is larger than {} MiB"}, options.max_bytes >> 20));
}

Result<format::Manuscript> manuscript_of(std::string bytes, const std::string& path, const LintOptions& options) {
  if (bytes.size() > options.max_bytes) return too_large(path, options);
  format::ReadOptions how;
  how.revisions = options.original_revisions ? format::Revisions::original : format::Revisions::accepted;
  return format::read(std::move(bytes), path, how);
}

}  // namespace

std::optional<Error> Linter::add_annex(std::string bytes, const std::string& path) {
  auto manuscript = manuscript_of(std::move(bytes), path, options_);
  if (!manuscript) return manuscript.error().in(options_.language);
  annexes_.push_back(std::make_shared<const format::Manuscript>(std::move(*manuscript)));
  return std::nullopt;
}

Result<Audit> Linter::lint_bytes(std::string bytes, const std::string& path, bool with_figures) const {
  const auto manuscript = manuscript_of(std::move(bytes), path, options_);
  if (!manuscript) return manuscript.error().in(options_.language);
  return run(*manuscript, annexes_, rules_.rules(), options_, with_figures);
}

Result<Explanation> Linter::explain_bytes(std::string bytes, const std::string& path, Passage passage) const {
  const auto manuscript = manuscript_of(std::move(bytes), path, options_);
  if (!manuscript) return manuscript.error().in(options_.language);
  Explanation out;
  out.path = path;
  out.passage = passage;
  out.line_count = manuscript->source.line_count();
  if (passage.first_line > out.line_count) return out;
  const Papers papers(*manuscript, annexes_);
  auto draft = figure::extract(papers.document, rules_.rules().lexicon, rules_.rules().units);
  static_cast<void>(audit::audit(papers.source, draft, rules_.rules(), options_, &out));
  return out;
}

Result<Audit> Linter::lint_file(const std::string& path, bool with_figures) const {
  std::error_code code;
  const auto status = fs::status(path, code);
  if (!fs::exists(status)) return complain(path, {"không có tệp này", "no such file"}).in(options_.language);
  if (fs::is_directory(status))
    return complain(path, {"là thư mục, không phải dự thảo", "is a folder, not a draft"}).in(options_.language);
  if (fs::is_regular_file(status)) {
    const auto size = fs::file_size(path, code);
    if (!code && size > options_.max_bytes) return too_large(path, options_).in(options_.language);
  } else {
    return complain(path, {"không phải tệp thường", "is no regular file"}).in(options_.language);
  }
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad()) return complain(path, {"không đọc được", "cannot be read"}).in(options_.language);
  return lint_bytes(std::move(bytes), path, with_figures);
}

}  // namespace khop

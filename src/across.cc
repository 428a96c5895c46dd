// SPDX-License-Identifier: Apache-2.0
#include "khop/across.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "audit/across/compare.h"
#include "audit/across/papers.h"
#include "audit/across/verdict.h"
#include "audit/audit.h"
#include "sentence.h"

namespace khop {

namespace {

using audit::Comparison;
using audit::PlacedReport;

std::string option(const rule::Rule& rule, const char* name) {
  const auto found = rule.options.find(name);
  return found == rule.options.end() || found->second.empty() ? std::string() : found->second.front();
}

void find(Comparison& comparison, const rule::Rule& rule) {
  const std::string what = option(rule, "compare");
  if (what == "same") find_same(comparison, rule, audit::MeasureKind::actual);
  if (what == "plan") find_same(comparison, rule, audit::MeasureKind::plan);
  if (what == "plan-rate") find_plan_rates(comparison, rule, false);
  if (what == "plan-rates") find_plan_rates(comparison, rule, true);
  if (what == "falls") find_falls(comparison, rule);
  if (what == "increment") find_increments(comparison, rule);
  if (what == "change") find_bases(comparison, rule, audit::AmountModifier::Kind::change);
  if (what == "growth") find_bases(comparison, rule, audit::AmountModifier::Kind::growth);
  if (what == "part") find_parts(comparison, rule);
}

constexpr std::array<Words, 3> kWhyUnplaced{{
    {"không đối chiếu được với báo cáo khác vì không rõ địa phương và kỳ báo cáo: {}",
     "not held against other reports, as neither place nor period is told: {}"},
    {"không đối chiếu được với báo cáo khác vì không rõ địa phương: {}",
     "not held against other reports, as the place is not told: {}"},
    {"không đối chiếu được với báo cáo khác vì không rõ kỳ báo cáo: {}",
     "not held against other reports, as the period is not told: {}"},
}};

std::string listed(const std::vector<std::string>& paths, Language language) {
  constexpr std::size_t kMost = 20;
  std::string out;
  for (std::size_t i = 0; i < paths.size() && i < kMost; ++i) out += (i == 0 ? "" : ", ") + paths[i];
  if (paths.size() > kMost) out += say(language, {" và {} tệp khác", " and {} more"}, paths.size() - kMost);
  return out;
}

/// Where two figures were compared once, another rule need not say it again.
using Pair = std::pair<std::tuple<std::string, Place>, std::tuple<std::string, Place>>;

std::vector<Pair> pairs_of(const Check& check) {
  std::vector<Pair> out;
  for (const Operand& operand : check.operands) {
    auto a = std::tuple(check.stated.path, check.stated.begin), b = std::tuple(operand.path, operand.begin);
    if (b < a) std::swap(a, b);
    out.emplace_back(a, b);
  }
  return out;
}

/// Lines of a report as an audit shows them: empty but for those that are known.
std::vector<std::string> lines_of(const audit::Statements& statements) {
  std::vector<std::string> out;
  if (!statements.lines.empty()) out.resize(statements.lines.rbegin()->first);
  for (const auto& [number, line] : statements.lines) out[number - 1] = line;
  return out;
}

}  // namespace

struct Across::State {
  RuleSet rules;
  LintOptions options;
  std::vector<PlacedReport> reports;
};

Across::Across(const RuleSet& rules, LintOptions options)
    : state_(std::make_unique<State>(State{rules, std::move(options), {}})) {}
Across::~Across() = default;
Across::Across(Across&&) noexcept = default;
Across& Across::operator=(Across&&) noexcept = default;

void Across::add(const Audit& audit) {
  if (!audit.statements) return;
  state_->reports.push_back(
      audit::place_report(audit.identity, audit.statements, state_->rules.rules(), state_->options.language));
}

Across::Result Across::compare() const {
  const Language language = state_->options.language;
  Result result;
  std::vector<PlacedReport> reports = state_->reports;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::int32_t> seen;
  std::array<std::vector<std::string>, kWhyUnplaced.size()> unplaced;
  for (std::size_t r = 0; r < reports.size(); ++r) {
    PlacedReport& report = reports[r];
    if (!report.placed()) {
      unplaced[report.place.empty() ? (report.period.known() ? 1 : 0) : 2].push_back(report.statements->path);
      continue;
    }
    const auto key = std::tuple(report.told.issuer, report.place, report.told.period, report.told.title);
    const auto [known, fresh] = seen.emplace(key, static_cast<std::int32_t>(r));
    if (fresh) continue;
    report.twin = known->second;
    result.remarks.push_back({report.statements->path, 0, 0,
                              say(language,
                                  {"là cùng một báo cáo với {}; hãy so hai bản bằng khop diff",
                                   "is the same report as {}; khop diff compares two versions"},
                                  reports[static_cast<std::size_t>(known->second)].statements->path)});
  }
  if (reports.size() > 1) {
    for (std::size_t why = 0; why < unplaced.size(); ++why)
      if (!unplaced[why].empty())
        result.remarks.push_back({{}, 0, 0, say(language, kWhyUnplaced[why], listed(unplaced[why], language))});
  }
  Comparison comparison{reports, state_->rules.rules(), {}, {}, {}};
  group_statements(comparison);
  const audit::Filter filter{state_->options.disable, state_->options.only};
  std::vector<Check> checks;
  for (const rule::Rule& rule : state_->rules.rules().rules) {
    if (!filter.runs(rule)) continue;
    if (rule.find == "reports") find(comparison, rule);
    if (rule.find == "copies") find_copies(comparison, rule);
    if (rule.find == "papers") find_papers(comparison, rule, option(rule, "citation"), language, checks);
  }
  for (const auto& relation : comparison.found)
    if (auto check = check_relation(comparison, relation, state_->options)) checks.push_back(std::move(*check));
  std::map<std::string, std::size_t> order;
  for (std::size_t r = 0; r < reports.size(); ++r) order.emplace(reports[r].statements->path, r);
  std::stable_sort(checks.begin(), checks.end(), [&](const Check& a, const Check& b) {
    return std::tuple(order[a.stated.path], a.stated.begin, a.rule, a.message) <
           std::tuple(order[b.stated.path], b.stated.begin, b.rule, b.message);
  });
  std::map<std::string, Audit> audits;
  std::set<Pair> told;
  for (Check& check : checks) {
    const auto pairs = pairs_of(check);
    const bool again = check.outcome == Outcome::inconsistent &&
                       std::all_of(pairs.begin(), pairs.end(), [&](const Pair& pair) { return told.contains(pair); });
    if (again) continue;
    if (check.outcome == Outcome::inconsistent) told.insert(pairs.begin(), pairs.end());
    const std::size_t index = order[check.stated.path];
    Audit& audit = audits[check.stated.path];
    if (audit.ledger.path.empty()) {
      audit.ledger.path = check.stated.path;
      audit.identity = reports[index].told;
      audit.source_lines = lines_of(*reports[index].statements);
    }
    if (state_->options.problems_only && !is_problem(check)) {
      ++audit.ledger.counted[static_cast<std::size_t>(check.outcome)];
      continue;
    }
    for (const Operand& operand : check.operands) {
      const auto known = std::find_if(audit.annexes.begin(), audit.annexes.end(),
                                      [&](const AnnexLines& annex) { return annex.path == operand.path; });
      if (operand.path == audit.ledger.path || known != audit.annexes.end() || !order.contains(operand.path)) continue;
      audit.annexes.push_back({operand.path, lines_of(*reports[order[operand.path]].statements)});
    }
    audit.ledger.checks.push_back(std::move(check));
  }
  for (const PlacedReport& report : reports) {
    const auto found = audits.find(report.statements->path);
    if (found == audits.end() || found->second.ledger.path.empty()) continue;
    result.audits.push_back(std::move(found->second));
    found->second.ledger.path.clear();  // a path that was given twice
  }
  return result;
}

}  // namespace khop

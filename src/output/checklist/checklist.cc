// SPDX-License-Identifier: Apache-2.0
#include "output/checklist/checklist.h"

#include <algorithm>
#include <map>

#include "output/checklist/coverage.h"
#include "output/checklist/entries.h"
#include "output/checklist/kinds.h"
#include "output/checklist/uncovered.h"
#include "output/display.h"
#include "sentence.h"

namespace khop::output::checklist {
namespace {

constexpr Words kLines{"dòng {}–{}", "lines {}–{}"};
constexpr Words kLine{"dòng {}", "line {}"};

Identity safe(const Identity& identity) {
  Identity out = identity;
  for (std::string* text :
       {&out.issuer, &out.place, &out.parent, &out.kind, &out.title, &out.period, &out.date, &out.number})
    *text = visible(*text);
  return out;
}

bool holds(const Check& check) {
  return check.outcome == Outcome::consistent || (check.outcome == Outcome::rounding && !would_be_problem(check));
}

// An error is to be corrected, and so is what cannot be right as typed and has a likely reading. All else that khop
// remarks on needs a person's judgement: is it meant, and which of the figures is wrong?
bool is_to_correct(const Entry& entry) {
  return entry.severity == Severity::error ||
         (!entry.relation && !entry.proposal.empty() && entry.severity == Severity::warning);
}

class Builder {
 public:
  Builder(const Audit& audit, const Options& options)
      : audit_(audit), options_(options), coverage_(audit), describer_(audit, coverage_, options.language) {}

  Checklist run() {
    out_.file = file_name(audit_.ledger.path);
    for (const AnnexLines& annex : audit_.annexes) out_.annexes.push_back(file_name(annex.path));
    out_.identity = safe(audit_.identity);
    for (const Error& note : audit_.notes) {
      const std::string where = note.line == 0 ? "" : say(options_.language, kLine, note.line) + ": ";
      out_.remarks.push_back(visible(where + note.message));
    }
    count();
    problems();
    tell_uncovered(audit_, coverage_, describer_, out_);
    verified();
    return std::move(out_);
  }

 private:
  void count() {
    for (const Check& check : audit_.ledger.checks) {
      if (check.outcome == Outcome::finding || check.outcome == Outcome::unverifiable) continue;
      ++out_.relations;
      if (!holds(check)) continue;
      ++out_.holding;
      if (check.outcome == Outcome::rounding) ++out_.rounded;
      const auto approximate = [](const Operand& each) { return each.approximate; };
      if (approximate(check.stated) || std::any_of(check.operands.begin(), check.operands.end(), approximate))
        ++out_.approximate;
    }
  }

  void problems() {
    std::vector<const Check*> told, lacking, suppressed;
    for (const Check& check : audit_.ledger.checks) {
      if (is_problem(check)) {
        told.push_back(&check);
      } else if (would_be_problem(check)) {
        suppressed.push_back(&check);
      } else if (check.outcome == Outcome::unverifiable) {
        lacking.push_back(&check);
      }
    }
    for (Entry& entry : describer_.entries(told))
      (is_to_correct(entry) ? out_.correct : out_.review).push_back(std::move(entry));
    out_.lacking = describer_.entries(lacking);
    out_.suppressed = describer_.entries(suppressed);
  }

  void verified() {
    struct Group {
      Verified told;
      std::map<std::string, std::uint32_t> kinds;
      std::uint32_t first = UINT32_MAX, last = 0;
      bool lines = true;
    };
    std::vector<Group> groups;
    std::map<std::pair<bool, std::int32_t>, std::size_t> known;  // what stands above all headings is no section
    for (const Check& check : audit_.ledger.checks) {
      if (!holds(check)) continue;
      const std::int32_t section = describer_.sections().of(check.stated);
      const bool annex = !check.stated.path.empty() && check.stated.path != audit_.ledger.path;
      const auto [it, is_new] = known.try_emplace({annex, section}, groups.size());
      if (is_new) {
        groups.emplace_back();
        groups.back().told.section = describer_.sections().name(section);
      }
      Group& group = groups[it->second];
      ++group.told.count;
      ++group.kinds[check.kind];
      group.first = std::min(group.first, check.stated.begin.line);
      group.last = std::max(group.last, check.stated.begin.line);
      group.lines = group.lines && check.stated.location == nullptr;
      if (options_.list_verified) group.told.items.push_back({describer_.place(check.stated), visible(check.message)});
    }
    for (Group& group : groups) {
      for (const auto& [kind, count] : group.kinds)
        group.told.kinds.emplace_back(kind_name(kind, options_.language), count);
      std::stable_sort(group.told.kinds.begin(), group.told.kinds.end(),
                       [](const auto& a, const auto& b) { return a.second > b.second; });
      if (group.lines && group.first > 0) {
        group.told.where = group.first == group.last ? say(options_.language, kLine, group.first)
                                                     : say(options_.language, kLines, group.first, group.last);
      }
      out_.verified.push_back(std::move(group.told));
    }
  }

  const Audit& audit_;
  Options options_;
  Coverage coverage_;
  Describer describer_;
  Checklist out_;
};

}  // namespace

Checklist checklist_of(const Audit& audit, const Options& options) { return Builder(audit, options).run(); }

Checklist checklist_across(const std::vector<Audit>& audits, const Options& options) {
  Checklist out;
  out.across = true;
  for (const Audit& audit : audits) {
    Checklist one = checklist_of(audit, options);
    out.file += (out.file.empty() ? "" : "; ") + one.file;
    const auto take = [&one](std::vector<Entry>& to, std::vector<Entry>& from) {
      for (Entry& entry : from) {
        entry.where = one.file + ", " + entry.where;
        to.push_back(std::move(entry));
      }
    };
    take(out.correct, one.correct);
    take(out.review, one.review);
    take(out.lacking, one.lacking);
    take(out.suppressed, one.suppressed);
    for (Verified& section : one.verified) {
      section.section = one.file;
      out.verified.push_back(std::move(section));
    }
    out.relations += one.relations;
    out.holding += one.holding;
    out.rounded += one.rounded;
    out.approximate += one.approximate;
  }
  return out;
}

}  // namespace khop::output::checklist

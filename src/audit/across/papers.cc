// SPDX-License-Identifier: Apache-2.0
#include "audit/across/papers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "audit/across/subject.h"
#include "audit/report.h"

namespace khop::audit {
namespace {

constexpr std::size_t kLeastSubject = 4;  // words that two citations must share to be of one paper
constexpr double kOneSubject = 0.6;

struct Cite {
  const Citation* citation = nullptr;
  std::int32_t report = -1;
};

std::string issuer_of(const Citation& citation) { return citation.code.substr(citation.code.find_last_of("-/") + 1); }

bool same_subject(const Citation& a, const Citation& b) {
  auto x = a.subject, y = b.subject;
  for (auto* words : {&x, &y}) {
    std::sort(words->begin(), words->end());
    words->erase(std::unique(words->begin(), words->end()), words->end());
  }
  return std::min(x.size(), y.size()) >= kLeastSubject && likeness(x, y) >= kOneSubject;
}

std::string printed_day(int date) { return fmt::format("{}/{}/{}", date % 100, date / 100 % 100, date / 10000); }

class Papers {
 public:
  Papers(const Comparison& comparison, const rule::Rule& rule, Language language, std::vector<Check>& out)
      : comparison_(comparison), rule_(rule), language_(language), out_(out) {
    for (std::size_t r = 0; r < comparison.reports.size(); ++r) {
      const auto& report = comparison.reports[r];
      if (report.twin >= 0 || !report.statements) continue;
      for (const Citation& citation : report.statements->citations)
        all_.push_back({&citation, static_cast<std::int32_t>(r)});
    }
  }

  /// One number with two dates in a year.
  void dates() {
    std::map<std::pair<std::string, int>, std::vector<Cite>> by_number;
    for (const Cite& cite : all_) by_number[{cite.citation->number, cite.citation->year}].push_back(cite);
    for (const auto& [number, cites] : by_number) {
      for (std::size_t i = 1; i < cites.size(); ++i) {
        const Cite &one = cites[i], &first = cites[0];
        if (one.report == first.report || one.citation->date == first.citation->date || told_before(cites, i)) continue;
        if (!national(*one.citation) && !same_subject(*one.citation, *first.citation)) continue;
        add(one, first);
      }
    }
  }

  /// One date, kind and subject with two numbers.
  void numbers() {
    std::map<std::pair<int, std::string>, std::vector<Cite>> by_date;
    for (const Cite& cite : all_) by_date[{cite.citation->date, cite.citation->code}].push_back(cite);
    for (const auto& [date, cites] : by_date) {
      for (std::size_t i = 1; i < cites.size(); ++i) {
        for (std::size_t j = 0; j < i && j < kMostOfADay; ++j) {
          const Cite &one = cites[i], &first = cites[j];
          if (one.report == first.report || one.citation->serial == first.citation->serial) continue;
          if (!same_subject(*one.citation, *first.citation)) continue;
          add(one, first);
          break;
        }
      }
    }
  }

  /// Numbers of one office in one year that run against their dates.
  void order() {
    std::map<std::pair<std::string, int>, std::vector<Cite>> by_office;
    for (const Cite& cite : all_)
      if (national(*cite.citation)) by_office[{cite.citation->code, cite.citation->year}].push_back(cite);
    for (auto& [office, cites] : by_office) {
      std::stable_sort(cites.begin(), cites.end(),
                       [](const Cite& a, const Cite& b) { return a.citation->serial < b.citation->serial; });
      for (std::size_t i = 1; i < cites.size(); ++i) {
        const Cite &one = cites[i], &before = cites[i - 1];
        if (one.report == before.report || one.citation->serial == before.citation->serial ||
            one.citation->date >= before.citation->date)
          continue;
        add(one, before);
      }
    }
  }

 private:
  static constexpr std::size_t kMostOfADay = 20;

  bool national(const Citation& citation) const {
    const auto found = rule_.options.find("national");
    if (found == rule_.options.end()) return false;
    return std::find(found->second.begin(), found->second.end(), issuer_of(citation)) != found->second.end();
  }

  static bool told_before(const std::vector<Cite>& cites, std::size_t at) {
    return std::any_of(cites.begin(), cites.begin() + static_cast<std::ptrdiff_t>(at),
                       [&](const Cite& cite) { return cite.citation->date == cites[at].citation->date; });
  }

  void add(const Cite& one, const Cite& other) {
    constexpr double kSure = 0.85;
    Check check = check_of(rule_, Outcome::finding);
    check.confidence = kSure;
    check.stated = one.citation->operand;
    check.stated.name = "stated";
    check.operands.push_back(other.citation->operand);
    check.operands.back().name = "other";
    check.message = fill(rule_.message, language_,
                         {{"stated", check.stated.text},
                          {"number", one.citation->number},
                          {"other", other.citation->number},
                          {"date", printed_day(one.citation->date)},
                          {"other_date", printed_day(other.citation->date)},
                          {"source", comparison_.reports[static_cast<std::size_t>(other.report)].name}});
    out_.push_back(std::move(check));
  }

  const Comparison& comparison_;
  const rule::Rule& rule_;
  Language language_;
  std::vector<Check>& out_;
  std::vector<Cite> all_;
};

}  // namespace

void find_papers(const Comparison& comparison, const rule::Rule& rule, const std::string& citation, Language language,
                 std::vector<Check>& out) {
  Papers papers(comparison, rule, language, out);
  if (citation == "dates") papers.dates();
  if (citation == "numbers") papers.numbers();
  if (citation == "order") papers.order();
}

}  // namespace khop::audit

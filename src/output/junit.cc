// SPDX-License-Identifier: Apache-2.0
#include "output/junit.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "output/account.h"
#include "output/display.h"
#include "output/path.h"
#include "output/pick.h"
#include "output/xml_text.h"
#include "sentence.h"

namespace khop::output {
namespace {

constexpr Words kNoProblems{"không thấy lỗi", "no problems"};
constexpr Words kReadable{"đọc được dự thảo", "the draft can be read"};
constexpr Words kKnown{"bỏ qua", "suppressed"};

enum class Result { passed, failed, broken, skipped };

struct Case {
  std::string name;
  Result result = Result::passed;
  std::string type, message, body;  ///< of what is not passed
};

Result result_of(const Check& check) {
  if (would_be_problem(check))
    return !check.suppression && check.severity == Severity::error ? Result::failed : Result::skipped;
  return check.outcome == Outcome::unverifiable ? Result::skipped : Result::passed;
}

std::string attribute(std::string_view name, std::string_view value) {
  return fmt::format(" {}=\"{}\"", name, xml_text(value));
}

// Jenkins takes what stands before the last point of a class for its package.
std::string class_of(std::string_view path) {
  std::string out(plain_path(path));
  std::replace(out.begin(), out.end(), '.', '_');
  return out;
}

std::string suite(std::string_view path, const std::vector<Case>& cases) {
  const auto count = [&cases](Result result) {
    return std::count_if(cases.begin(), cases.end(), [result](const Case& each) { return each.result == result; });
  };
  std::string out = fmt::format("  <testsuite{} tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"{}>\n",
                                attribute("name", plain_path(path)), cases.size(), count(Result::failed),
                                count(Result::broken), count(Result::skipped), attribute("file", plain_path(path)));
  for (const Case& each : cases) {
    out += fmt::format("    <testcase{}{}", attribute("classname", class_of(path)), attribute("name", each.name));
    switch (each.result) {
      case Result::passed:
        out += "/>\n";
        break;
      case Result::skipped:
        out += fmt::format("><skipped{}{}>{}</skipped></testcase>\n", attribute("message", each.message),
                           attribute("type", each.type), xml_text(each.body, true));
        break;
      case Result::failed:
      case Result::broken: {
        const std::string_view tag = each.result == Result::failed ? "failure" : "error";
        out += fmt::format("><{}{}{}>{}</{}></testcase>\n", tag, attribute("message", each.message),
                           attribute("type", each.type), xml_text(each.body, true), tag);
      }
    }
  }
  return out + "  </testsuite>\n";
}

class JunitWriter final : public Writer {
 public:
  explicit JunitWriter(WriterOptions options) : options_(std::move(options)) {}

  [[nodiscard]] std::string begin() const override {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"khop\">\n";
  }
  [[nodiscard]] std::string end(const Tally& tally) const override {
    static_cast<void>(tally);
    return "</testsuites>\n";
  }

  [[nodiscard]] std::string document(const Audit& audit) const override {
    std::vector<Case> cases;
    std::map<std::string, std::size_t> seen;
    const Wanted wanted = options_.whole_ledger ? Wanted::as_the_options : Wanted::all_problems;
    for (const auto& [check, fingerprint] : pick(audit.ledger, options_, wanted)) {
      Case out = case_of(*check, audit.ledger.path);
      // Servers tell cases apart by their names.
      const std::size_t count = ++seen[out.name];
      if (count > 1) out.name += fmt::format(" ({})", count);
      cases.push_back(std::move(out));
    }
    if (cases.empty()) cases.push_back({say(kNoProblems), Result::passed, {}, {}, {}});
    return suite(audit.ledger.path, cases);
  }

  [[nodiscard]] std::string unread(const Error& error) const override {
    return suite(error.path, {{say(kReadable), Result::broken, "unread", error.message, error.to_string()}});
  }

 private:
  [[nodiscard]] std::string say(const Words& words) const { return std::string(words.in(options_.language)); }

  [[nodiscard]] Case case_of(const Check& check, std::string_view document) const {
    const Language language = options_.language;
    Case out;
    out.name = fmt::format("{}: {}", check.rule, check.message);
    out.result = result_of(check);
    if (out.result == Result::passed) return out;
    const bool problem = would_be_problem(check);
    out.type = problem ? severity_name(check.severity) : outcome_name(check.outcome);
    const std::string_view word =
        problem ? severity_word(check.severity, language) : outcome_word(check.outcome, language);
    out.message = out.result == Result::failed ? check.message : fmt::format("{}: {}", word, check.message);
    if (check.suppression) {
      out.type = "suppressed";
      out.message = check.suppression->reason.empty()
                        ? say(kKnown)
                        : fmt::format("{}: {}", kKnown.in(language), check.suppression->reason);
    }
    out.body = fmt::format("{}: {}: {} [{}]", place_of(check.stated, document, language), word, visible(check.message),
                           check.rule);
    for (const Remark& remark : remarks(check, language))
      out.body += fmt::format("\n{}: {}", remark.label.in(language), remark.body);
    for (const Operand& operand : check.operands) {
      if (operand.implied) continue;
      out.body += fmt::format("\n{} = {} ({})", operand.name, operand.text, place_of(operand, document, language));
    }
    return out;
  }

  WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> junit_writer(WriterOptions options) {
  return std::make_unique<JunitWriter>(std::move(options));
}

}  // namespace khop::output

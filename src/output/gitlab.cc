// SPDX-License-Identifier: Apache-2.0
#include "output/gitlab.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "hash.h"
#include "output/account.h"
#include "output/display.h"
#include "output/json_writer.h"
#include "output/path.h"
#include "output/pick.h"

namespace khop::output {
namespace {

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::note:
    case Severity::info:
      break;
  }
  return "info";
}

struct Issue {
  std::string description, rule, fingerprint;
  std::string_view severity, path;
  Place begin{1, 0}, end{1, 0};  ///< columns are 0 where there are none
};

void append_position(std::string& out, Place place) {
  JsonObject object(out);
  object.number("line", place.line);
  if (place.column != 0) object.number("column", place.column);
}

void append(std::string& out, const Issue& issue) {
  JsonObject object(out);
  object.text("description", issue.description);
  object.text("check_name", issue.rule);
  object.text("fingerprint", issue.fingerprint);
  object.text("severity", issue.severity);
  JsonObject location(object.key("location"));
  location.text("path", plain_path(issue.path));
  {
    JsonObject lines(location.key("lines"));
    lines.number("begin", issue.begin.line);
    lines.number("end", std::max(issue.begin.line, issue.end.line));
  }
  if (issue.begin.column == 0) return;
  JsonObject positions(location.key("positions"));
  append_position(positions.key("begin"), issue.begin);
  append_position(positions.key("end"), issue.end);
}

// One report may hold several drafts with the same mistake.
std::string own_name(std::string_view path, std::string_view fingerprint) {
  Hash hash;
  hash.add(plain_path(path));
  hash.add(fingerprint);
  return hash.hex();
}

class GitlabWriter final : public Writer {
 public:
  explicit GitlabWriter(WriterOptions options) : options_(std::move(options)) {}

  [[nodiscard]] std::string begin() const override { return "["; }
  [[nodiscard]] std::string separator() const override { return ",\n"; }
  [[nodiscard]] std::string end(const Tally& tally) const override {
    static_cast<void>(tally);
    return "]\n";
  }

  [[nodiscard]] std::string document(const Audit& audit) const override {
    std::string out;
    for (const auto& [check, fingerprint] : pick(audit.ledger, options_, Wanted::problems)) {
      const Operand& figure = check->stated;
      Issue issue;
      issue.description = account(*check, options_.language, " – ");
      issue.rule = check->rule;
      issue.fingerprint = own_name(audit.ledger.path, fingerprint);
      issue.severity = level_of(check->severity);
      issue.path = figure.path.empty() ? audit.ledger.path : figure.path;
      if (figure.location) {
        issue.description =
            fmt::format("{}: {}", visible(where(*figure.location, options_.language)), issue.description);
      } else if (figure.begin.line != 0) {
        issue.begin = figure.begin;
        issue.end = figure.end;
      }
      if (!out.empty()) out += separator();
      append(out, issue);
    }
    return out;
  }

  [[nodiscard]] std::string unread(const Error& error) const override {
    std::string out;
    append(out, {visible(error.message),
                 "unread",
                 own_name(error.path, "unread"),
                 "blocker",
                 error.path,
                 {std::max(error.line, 1U), 0},
                 {std::max(error.line, 1U), 0}});
    return out;
  }

 private:
  WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> gitlab_writer(WriterOptions options) {
  return std::make_unique<GitlabWriter>(std::move(options));
}

}  // namespace khop::output

// SPDX-License-Identifier: Apache-2.0
#include "output/github.h"

#include <fmt/format.h>

#include <utility>

#include "output/account.h"
#include "output/display.h"
#include "output/path.h"
#include "output/pick.h"

namespace khop::output {
namespace {

enum class Part { property, message };

// Line breaks of our own are kept, encoded; those of strangers are blanks already.
std::string escaped(std::string_view text, Part part) {
  std::string out;
  for (const char c : text) {
    const bool separates = part == Part::property && (c == ':' || c == ',');
    if (c == '%' || c == '\n' || c == '\r' || separates) {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
    case Severity::info:
      break;
  }
  return "notice";
}

class GithubWriter final : public Writer {
 public:
  explicit GithubWriter(WriterOptions options) : options_(std::move(options)) {}

  [[nodiscard]] std::string document(const Audit& audit) const override {
    std::string out;
    for (const auto& [check, fingerprint] : pick(audit.ledger, options_, Wanted::problems)) {
      const Operand& figure = check->stated;
      std::string text = account(*check, options_.language);
      std::string place;
      if (figure.location) {
        text = fmt::format("{}: {}", visible(where(*figure.location, options_.language)), text);
      } else if (figure.begin.line != 0) {
        place = fmt::format(",line={},endLine={},col={},endColumn={}", figure.begin.line, figure.end.line,
                            figure.begin.column, figure.end.column);
      }
      out += command(command_of(check->severity), figure.path.empty() ? audit.ledger.path : figure.path, place,
                     check->rule, text);
    }
    return out;
  }

  [[nodiscard]] std::string unread(const Error& error) const override {
    const std::string place = error.line == 0 ? "" : fmt::format(",line={}", error.line);
    return command("error", error.path, place, "unread", visible(error.message));
  }

 private:
  static std::string command(std::string_view name, std::string_view path, std::string_view place,
                             std::string_view rule, std::string_view text) {
    return fmt::format("::{} file={}{},title=khop {}::{}\n", name, escaped(visible(plain_path(path)), Part::property),
                       place, escaped(visible(rule), Part::property), escaped(text, Part::message));
  }

  WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> github_writer(WriterOptions options) {
  return std::make_unique<GithubWriter>(std::move(options));
}

}  // namespace khop::output

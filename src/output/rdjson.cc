// SPDX-License-Identifier: Apache-2.0
#include "output/rdjson.h"

#include <fmt/format.h>

#include <utility>

#include "output/account.h"
#include "output/correction.h"
#include "output/display.h"
#include "output/excerpt.h"
#include "output/json_writer.h"
#include "output/path.h"
#include "output/pick.h"

namespace khop::output {
namespace {

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::note:
    case Severity::info:
      break;
  }
  return "INFO";
}

class Diagnostics {
 public:
  Diagnostics(const Audit& audit, Language language) : audit_(audit), language_(language) {}

  void append(std::string& out, const Check& check) {
    JsonObject object(out);
    std::string message = account(check, language_);
    if (check.stated.location)
      message = fmt::format("{}: {}", visible(where(*check.stated.location, language_)), message);
    object.text("message", message);
    append_location(object.key("location"), check.stated);
    object.text("severity", level_of(check.severity));
    JsonObject(object.key("code")).text("value", check.rule);
    if (const std::optional<Correction> correction = correction_of(check, audit_, indexes_);
        correction && on_line_of(check.stated, *correction)) {
      object.key("suggestions") += '[';
      {
        JsonObject suggestion(out);
        append_range(suggestion.key("range"), path_of(check.stated), correction->begin, correction->end);
        suggestion.text("text", correction->text);
      }
      out += ']';
    }
    append_others(object, out, check);
  }

 private:
  [[nodiscard]] const std::string& path_of(const Operand& figure) const {
    return figure.path.empty() ? audit_.ledger.path : figure.path;
  }

  // reviewdog takes suggestions for the lines that a diagnostic is about, and for no others.
  [[nodiscard]] bool on_line_of(const Operand& stated, const Correction& correction) const {
    return path_of(*correction.figure) == path_of(stated) && correction.begin.line == stated.begin.line &&
           stated.end.line == stated.begin.line;
  }

  void append_others(JsonObject& object, std::string& out, const Check& check) {
    bool first = true;
    for (const Operand& operand : check.operands) {
      if (operand.implied) continue;
      if (first) {
        object.key("related_locations") += '[';
      } else {
        out += ", ";
      }
      first = false;
      JsonObject related(out);
      std::string message = visible(fmt::format("{}: {}", operand.name, operand.text));
      if (operand.location) message += fmt::format(" ({})", visible(where(*operand.location, language_)));
      related.text("message", message);
      append_location(related.key("location"), operand);
    }
    if (!first) out += ']';
  }

  void append_location(std::string& out, const Operand& figure) {
    JsonObject location(out);
    location.text("path", plain_path(path_of(figure)));
    if (!figure.location && figure.begin.line != 0)
      append_range(location.key("range"), path_of(figure), figure.begin, figure.end);
  }

  void append_range(std::string& out, const std::string& path, Place begin, Place end) {
    JsonObject range(out);
    append_position(range.key("start"), path, begin);
    append_position(range.key("end"), path, end);
  }

  void append_position(std::string& out, const std::string& path, Place place) {
    JsonObject position(out);
    position.number("line", place.line);
    const std::vector<std::string>& lines = lines_of(audit_, path);
    if (place.line <= lines.size())
      position.number("column", indexes_.of(lines[place.line - 1]).offset(place.column) + 1);
  }

  const Audit& audit_;
  Language language_;
  ColumnIndexes indexes_;
};

class RdjsonWriter final : public Writer {
 public:
  explicit RdjsonWriter(WriterOptions options) : options_(std::move(options)) {}

  [[nodiscard]] std::string begin() const override { return R"({"source": {"name": "khop"}, "diagnostics": [)"; }
  [[nodiscard]] std::string separator() const override { return ",\n"; }
  [[nodiscard]] std::string end(const Tally& tally) const override {
    static_cast<void>(tally);
    return "]}\n";
  }

  [[nodiscard]] std::string document(const Audit& audit) const override {
    std::string out;
    Diagnostics diagnostics(audit, options_.language);
    for (const auto& [check, fingerprint] : pick(audit.ledger, options_, Wanted::problems)) {
      if (!out.empty()) out += separator();
      diagnostics.append(out, *check);
    }
    return out;
  }

  [[nodiscard]] std::string unread(const Error& error) const override {
    std::string out;
    {
      JsonObject object(out);
      object.text("message", visible(error.message));
      JsonObject(object.key("location")).text("path", plain_path(error.path));
      object.text("severity", "ERROR");
      JsonObject(object.key("code")).text("value", "unread");
    }
    return out;
  }

 private:
  WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> rdjson_writer(WriterOptions options) {
  return std::make_unique<RdjsonWriter>(std::move(options));
}

}  // namespace khop::output

// SPDX-License-Identifier: Apache-2.0
#include "output/sarif.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "output/display.h"
#include "output/rule_page.h"
#include "output/sarif_result.h"
#include "sentence.h"

namespace khop::output {
namespace {

using sarif::message_text;

constexpr Words kRelation{"Quan hệ phải đúng: {}.", "Must hold: {}."};
constexpr Words kUnread{"Không đọc được dự thảo.", "A draft could not be read."};

// "ratio/percent-first" → "RatioPercentFirst", as viewers show names.
std::string name_of(std::string_view id) {
  std::string out;
  bool capital = true;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter) out += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    capital = !letter;
  }
  return out;
}

std::string sentence(const std::string& text) { return text.ends_with('.') ? text : text + "."; }

void append_text(std::string& out, std::string_view text) { JsonObject(out).text("text", message_text(text)); }

void append_rule(std::string& out, const RuleInfo& rule, Language language) {
  JsonObject object(out);
  object.text("id", rule.id);
  object.text("name", name_of(rule.id));
  const std::string summary = sentence(visible(summary_of(rule, language)));
  append_text(object.key("shortDescription"), summary);
  const std::string relation = relation_of(rule);
  append_text(object.key("fullDescription"),
              relation.empty() ? summary : fmt::format("{} {}", summary, say(language, kRelation, relation)));
  {
    JsonObject help(object.key("help"));
    help.text("text", message_text(rule_help_text(rule, language)));
    help.text("markdown", message_text(rule_help_markdown(rule, language)));
  }
  JsonObject(object.key("defaultConfiguration")).text("level", sarif::level_of(rule.severity));
  JsonObject properties(object.key("properties"));
  properties.key("tags") += '[';
  append_json_string(out, rule.kind);
  out += ", ";
  append_json_string(out, rule.scope);
  out += ']';
}

class SarifWriter final : public Writer {
 public:
  explicit SarifWriter(WriterOptions options) : options_(std::move(options)) {
    for (std::size_t i = 0; i < options_.rules.size(); ++i) indexes_.emplace(options_.rules[i].id, i);
  }

  [[nodiscard]] std::string begin() const override {
    std::string out =
        "{\"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
        "sarif-schema-2.1.0.json\",\n\"version\": \"2.1.0\",\n\"runs\": [{\"tool\": {\"driver\": ";
    const std::string_view language = options_.language == Language::vi ? "vi" : "en";
    {
      JsonObject driver(out);
      driver.text("name", "khop");
      if (!options_.version.empty()) {
        driver.text("version", options_.version);
        driver.text("semanticVersion", options_.version);
      }
      driver.text("language", language);
      driver.key("notifications") += '[';
      {
        JsonObject unread(out);
        unread.text("id", "unread");
        unread.text("name", "UnreadableDraft");
        append_text(unread.key("shortDescription"), kUnread.in(options_.language));
        JsonObject(unread.key("defaultConfiguration")).text("level", "error");
      }
      out += ']';
      driver.key("rules") += '[';
      for (std::size_t i = 0; i < options_.rules.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        append_rule(out, options_.rules[i], options_.language);
      }
      out += ']';
    }
    return out + fmt::format("}},\n\"language\": \"{}\",\n\"columnKind\": \"unicodeCodePoints\",\n\"results\": [\n",
                             language);
  }

  [[nodiscard]] std::string document(const Audit& audit) const override {
    return sarif::results(audit, options_, indexes_);
  }

  // Notifications stand behind all results, so they wait for the end.
  [[nodiscard]] std::string unread(const Error& error) const override {
    unread_.push_back(error);
    return {};
  }

  [[nodiscard]] std::string separator() const override { return ",\n"; }

  [[nodiscard]] std::string end(const Tally& tally) const override {
    static_cast<void>(tally);
    std::string out = "],\n\"invocations\": [";
    {
      JsonObject invocation(out);
      invocation.boolean("executionSuccessful", unread_.empty());
      if (!unread_.empty()) {
        invocation.key("toolExecutionNotifications") += '[';
        for (std::size_t i = 0; i < unread_.size(); ++i) {
          out += i == 0 ? "\n" : ",\n";
          append_unread(out, unread_[i]);
        }
        out += ']';
      }
    }
    return out + "]}]}\n";
  }

 private:
  static void append_unread(std::string& out, const Error& error) {
    JsonObject notification(out);
    {
      JsonObject descriptor(notification.key("descriptor"));
      descriptor.text("id", "unread");
      descriptor.number("index", 0);
    }
    notification.text("level", "error");
    append_text(notification.key("message"), visible(error.message));
    if (error.path.empty()) return;
    notification.key("locations") += '[';
    {
      JsonObject location(out);
      JsonObject physical(location.key("physicalLocation"));
      sarif::append_artifact(physical.key("artifactLocation"), error.path);
      if (error.line != 0) {
        JsonObject region(physical.key("region"));
        region.number("startLine", error.line);
        if (error.column != 0) region.number("startColumn", error.column);
      }
    }
    out += ']';
  }

  WriterOptions options_;
  sarif::RuleIndexes indexes_;
  mutable std::vector<Error> unread_;  ///< unread() and end() are called on one thread
};

}  // namespace

std::unique_ptr<Writer> sarif_writer(WriterOptions options) {
  return std::make_unique<SarifWriter>(std::move(options));
}

}  // namespace khop::output

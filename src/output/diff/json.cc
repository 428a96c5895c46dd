// SPDX-License-Identifier: Apache-2.0
#include "output/json.h"

#include <fmt/format.h>

#include "output/diff/diff.h"
#include "output/figures.h"
#include "output/identity.h"
#include "output/json_writer.h"

namespace khop::output::diff {
namespace {

void version(JsonObject& parent, std::string_view name, const Version& version) {
  JsonObject object(parent.key(name));
  object.text("path", version.path);
  object.number("figures", version.figures);
  append_identity(object, version.identity);
}

void side(JsonObject& parent, std::string_view name, const std::optional<FigureAt>& at, Language language) {
  if (!at) {
    parent.null(name);
    return;
  }
  JsonObject object(parent.key(name));
  append_figure(object, at->figure, language);
  object.text("before", at->before);
  object.text("after", at->after);
  object.number("passage", at->passage);
}

void figure(std::string& out, const FigureChange& change, Language language) {
  JsonObject object(out);
  object.text("change", alteration_name(change.kind));
  std::string differs;
  const auto add = [&differs](bool wanted, std::string_view name) {
    if (wanted) differs += fmt::format("{}\"{}\"", differs.empty() ? "" : ", ", name);
  };
  add(change.value, "value");
  add(change.unit, "unit");
  add(change.precision, "precision");
  add(change.qualifier, "qualifier");
  add(change.direction, "direction");
  object.key("differs") += "[" + differs + "]";
  side(object, "old", change.before, language);
  side(object, "new", change.after, language);
  object.key("relations") += fmt::format("[{}]", fmt::join(change.relations, ", "));
}

void relation(std::string& out, const RelationChange& change, const Diff& diff, Language language) {
  JsonObject object(out);
  object.text("change", fate_name(change.fate));
  object.text("severity", severity_name(change.failing().severity));
  object.boolean("recomputed", change.recomputed);
  if (change.before) {
    append_check(object.key("old"), *change.before, diff.before.path, language);
  } else {
    object.null("old");
  }
  if (change.after) {
    append_check(object.key("new"), *change.after, diff.after.path, language);
  } else {
    object.null("new");
  }
}

}  // namespace

std::string json(const Diff& diff, const Style& style) {
  std::string out;
  {
    JsonObject object(out);
    version(object, "old", diff.before);
    version(object, "new", diff.after);
    object.boolean("same_bytes", diff.same_bytes);
    object.boolean("related", diff.related);
    {
      JsonObject counts(object.key("counts"));
      counts.number("unchanged", diff.unchanged);
      for (const auto kind : {Alteration::changed, Alteration::rewritten, Alteration::added, Alteration::gone})
        counts.number(alteration_name(kind), diff.count(kind));
      for (const auto fate : {RelationFate::broken, RelationFate::appeared, RelationFate::mended,
                              RelationFate::vanished, RelationFate::remaining})
        counts.number(fate_name(fate), diff.count(fate));
    }
    const auto list = [&](std::string_view name, const auto& all, const auto& append) {
      std::string& text = object.key(name);
      text += '[';
      bool first = true;
      for (const auto& one : all) {
        text += first ? "\n" : ",\n";
        first = false;
        append(text, one);
      }
      text += ']';
    };
    list("figures", diff.figures,
         [&](std::string& text, const FigureChange& change) { figure(text, change, style.language); });
    list("relations", diff.relations,
         [&](std::string& text, const RelationChange& change) { relation(text, change, diff, style.language); });
  }
  out += '\n';
  return out;
}

}  // namespace khop::output::diff

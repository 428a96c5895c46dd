// SPDX-License-Identifier: Apache-2.0
#include "rule/structure.h"

namespace khop::rule {

const std::vector<Structure>& all_structures() {
  using enum OptionKind;
  static const std::vector<std::string> kComputed = {"computed", "difference", "operands", "stated"};
  static const std::vector<Structure> kAll = {
      {"base",
       Scope::statement,
       {"anchor", "near", "far"},
       kComputed,
       {{"anchor", role, {}},
        {"anchor-dimension", dimension, {}},
        {"near-role", role, {}},
        {"far-role", role, {}},
        {"near-dimension", dimension, {}},
        {"near-ahead", words, {"yes"}},
        {"symmetric", words, {"yes"}},
        {"dimension", words, {"same"}},
        {"per", words, {"yes"}},
        {"cues", classes, {}},
        {"cue-words", number, {}}}},
      {"breakdown", Scope::statement, {"total", "parts"}, kComputed, {}},
      {"opposites",
       Scope::statement,
       {"total", "parts"},
       kComputed,
       {{"one", classes, {}}, {"other", classes, {}}, {"negation", classes, {}}}},
      {"weighted",
       Scope::statement,
       {"total", "rate", "parts", "rates"},
       kComputed,
       {{"rate-role", role, {}}, {"part-role", role, {}}, {"base", words, {"open"}}}},
      {"per-unit",
       Scope::statement,
       {"each", "whole", "count"},
       kComputed,
       {{"each-dimension", dimension, {}}, {"whole-dimension", dimension, {}}, {"count-dimension", dimension, {}}}},
      {"yearly",
       Scope::statement,
       {"each", "whole", "later", "earlier", "level", "rise", "years"},
       kComputed,
       {{"per-year", words, {"total", "change", "compound", "rise", "rise-to", "growth"}}}},
      {"one-whole", Scope::statement, {"part", "rate", "other", "other_rate"}, kComputed, {{"subjects", classes, {}}}},
      {"shares", Scope::statement, {"parts"}, kComputed, {}},
      {"composition", Scope::statement, {"parts"}, kComputed, {}},
      {"shifts", Scope::statement, {"one", "others"}, kComputed, {}},
      {"list-shares", Scope::statement, {"share", "part", "whole", "others"}, kComputed, {}},
      {"names", Scope::statement, {}, {"stated", "count", "names"}, {{"reach", number, {}}}},
      {"years", Scope::statement, {}, {"stated", "computed", "names"}, {}},
      {"numeral", Scope::statement, {}, {"stated", "likely"}, {}},
      {"typing",
       Scope::statement,
       {},
       {"stated", "likely"},
       {{"slip", words, {"letter", "digit", "code", "scale", "sign"}}, {"codes", text, {}}}},
      {"numbering",
       Scope::statement,
       {},
       {"stated", "previous", "expected"},
       {{"marks", words, {"sections", "ordinals", "inline", "rows", "columns", "notes"}},
        {"fault", words, {"gap", "repeat", "order", "start"}},
        {"ordinals", text, {}}}},
      {"repeated-text",
       Scope::statement,
       {},
       {"stated", "count"},
       {{"least", number, {}}, {"least-apart", number, {}}}},
      {"bare-amount",
       Scope::statement,
       {},
       {"stated"},
       {{"amount", words, {"measure", "parallel", "rate", "sibling", "bracket", "cell", "decimal", "duration"}}}},
      {"odd-unit",
       Scope::statement,
       {},
       {"stated", "likely", "other"},
       {{"unit", words, {"power", "scale", "noun", "journey"}}}},
      {"date",
       Scope::statement,
       {},
       {"stated", "other", "report"},
       {{"date", words, {"impossible", "reversed", "past", "two-dates", "serial", "spans", "late"}},
        {"national", text, {}}}},
      {"contradiction",
       Scope::statement,
       {},
       {"stated", "other"},
       {{"words", words, {"level", "remainder", "example", "repeat", "all", "share", "plan"}}}},
      {"derived",
       Scope::table,
       {"rate", "change", "done", "base", "total", "parts"},
       kComputed,
       {{"as", words, {"percent", "difference", "growth", "quotient", "share", "sum"}}}},
      {"children",
       Scope::table,
       {"total", "parts"},
       kComputed,
       {{"rows", words, {"sum", "within", "shares", "whole"}}}},
      {"row-rate", Scope::table, {"rate", "done", "base"}, kComputed, {{"rate-is", words, {"growth", "share"}}}},
      {"echo", Scope::series, {"later", "earlier"}, kComputed, {}},
      {"same-row",
       Scope::series,
       {"later", "earlier", "rate", "done", "base", "index"},
       kComputed,
       {{"holds", words, {"value", "growth", "index"}}}},
      {"slips", Scope::series, {"later", "earlier"}, kComputed, {}},
      {"passages", Scope::series, {"later", "earlier"}, kComputed, {}},
      {"row",
       Scope::series,
       {"later", "earlier", "rate", "done", "base", "index", "cell"},
       kComputed,
       {{"relation",
         words,
         {"value", "growth", "index", "rise", "delta", "plan-delta", "level", "link-share", "link-growth", "attain",
          "plan-rate", "excess", "excess-index", "multiple", "multiple-index", "change", "points"}}}},
  };
  return kAll;
}

const Structure* find_structure(Scope scope, std::string_view name) {
  for (const auto& structure : all_structures())
    if (structure.scope == scope && structure.name == name) return &structure;
  return nullptr;
}

std::vector<std::string> structures(Scope scope) {
  std::vector<std::string> out;
  for (const auto& structure : all_structures())
    if (structure.scope == scope) out.push_back(structure.name);
  return out;
}

}  // namespace khop::rule

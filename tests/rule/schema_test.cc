// SPDX-License-Identifier: Apache-2.0
/// The JSON Schema that editors use and the loader accept the same words: two lists that nothing else keeps in step.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "figure/draft.h"
#include "rule/rule.h"
#include "rule/structure.h"

namespace khop::rule {
namespace {

using nlohmann::json;
using Names = std::set<std::string>;

const json& schema() {
  static const json kSchema = [] {
    std::ifstream in(KHOP_SOURCE_DIR "/rules/rule-file.schema.json");
    return json::parse(in);
  }();
  return kSchema;
}

const json& rule_properties() { return schema().at("properties").at("rules").at("items").at("properties"); }

Names keys(const json& object) {
  Names out;
  for (const auto& [key, value] : object.items()) out.insert(key);
  return out;
}

Names names(const json& array) { return array.get<Names>(); }

Names names(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

TEST(Schema, Keys) {
  EXPECT_EQ(keys(schema().at("properties")), names(file_keys()));
  EXPECT_EQ(keys(rule_properties()), names(rule_keys()));
  EXPECT_EQ(names(rule_properties().at("kind").at("enum")), names(kinds()));
}

TEST(Schema, StructuresAndTheirOptions) {
  Names structure_names, options;
  for (const auto& structure : all_structures()) {
    structure_names.insert(structure.name);
    for (const auto& option : structure.options) {
      options.insert(option.name);
      const auto& known = rule_properties().at("with").at("properties");
      ASSERT_TRUE(known.contains(option.name))
          << "describe the option '" << option.name << "' in rules/rule-file.schema.json";
      const auto& property = known.at(option.name);
      if (option.kind != OptionKind::words) continue;
      const auto& word = property.at("oneOf").at(0);
      EXPECT_EQ(word.contains("enum") ? names(word.at("enum")) : Names{word.at("const").get<std::string>()},
                names(option.words))
          << option.name;
    }
  }
  EXPECT_EQ(names(rule_properties().at("find").at("enum")), structure_names);
  EXPECT_EQ(keys(rule_properties().at("with").at("properties")), options);
  for (const auto& part : schema().at("properties").at("rules").at("items").at("allOf")) {
    const auto& condition = part.at("if").at("properties");
    if (!condition.contains("scope") || condition.at("scope").at("const") == "clause") continue;
    for (const auto scope : {Scope::statement, Scope::table, Scope::series}) {
      if (scope_name(scope) != condition.at("scope").at("const")) continue;
      EXPECT_EQ(names(part.at("then").at("properties").at("find").at("enum")), names(structures(scope)));
    }
  }
}

TEST(Schema, ScopesSeveritiesOutcomesAndRoles) {
  Names scopes;
  for (const auto scope : {Scope::clause, Scope::statement, Scope::table, Scope::series})
    scopes.emplace(scope_name(scope));
  EXPECT_EQ(names(rule_properties().at("scope").at("enum")), scopes);
  for (const auto& word : names(rule_properties().at("severity").at("enum"))) EXPECT_TRUE(parse_severity(word)) << word;
  for (const auto& word : keys(rule_properties().at("examples").at("properties")))
    EXPECT_TRUE(word == "silent" || parse_outcome(word)) << word;
  Names roles;
  for (int i = 0; !figure::role_name(static_cast<figure::Role>(i)).empty(); ++i)
    roles.emplace(figure::role_name(static_cast<figure::Role>(i)));
  EXPECT_EQ(names(rule_properties().at("with").at("properties").at("anchor").at("oneOf").at(0).at("enum")), roles);
}

}  // namespace
}  // namespace khop::rule

// SPDX-License-Identifier: Apache-2.0
/// The JSON Schema that editors use and the loader accept the same words.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "config/config.h"

namespace khop::config {
namespace {

using nlohmann::json;
using Names = std::set<std::string>;

const json& properties() {
  static const json kSchema = [] {
    std::ifstream in(KHOP_SOURCE_DIR "/rules/config.schema.json");
    return json::parse(in);
  }();
  return kSchema.at("properties");
}

Names keys_of(const json& object) {
  Names out;
  for (const auto& [key, value] : object.items()) out.insert(key);
  return out;
}

Names names(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

TEST(ConfigSchema, Keys) {
  EXPECT_EQ(keys_of(properties()), names(keys()));
  EXPECT_EQ(keys_of(properties().at("ignore").at("items").at("properties")), names(ignore_keys()));
  EXPECT_EQ(keys_of(properties().at("reports").at("items").at("properties")), names(report_keys()));
}

TEST(ConfigSchema, Values) {
  const auto loads = [](const std::string& text) { return parse(text, "c.yaml", Language::en).ok(); };
  for (const char* key : {"language", "rounding", "fail-on", "revisions"}) {
    for (const std::string word : properties().at(key).at("enum"))
      EXPECT_TRUE(loads(key + (": " + word))) << key << word;
    EXPECT_FALSE(loads(std::string(key) + ": no-such-word"));
  }
  for (const std::string word : properties().at("severities").at("additionalProperties").at("enum"))
    EXPECT_TRUE(loads("severities: {sum: " + word + "}")) << word;
  for (const int units : {0, 1000}) EXPECT_TRUE(loads("tolerances: " + std::to_string(units)));
  for (const int units : {-1, 1001}) EXPECT_FALSE(loads("tolerances: " + std::to_string(units)));
}

}  // namespace
}  // namespace khop::config

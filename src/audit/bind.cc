// SPDX-License-Identifier: Apache-2.0
#include "audit/bind.h"

#include <algorithm>

namespace khop::audit {

std::optional<Reading> make_reading(const Context& context, const rule::Rule& rule,
                                    const std::vector<NamedFigures>& figures) {
  const auto find = [&](std::string_view name) -> const std::vector<FigureId>* {
    for (const auto& entry : figures)
      if (entry.first == name) return &entry.second;
    return nullptr;
  };
  std::vector<FigureId> all;
  for (const auto& name : rule.check->names()) {
    const auto* list = find(name);
    if (list == nullptr || list->empty()) return std::nullopt;
    all.insert(all.end(), list->begin(), list->end());
  }
  std::sort(all.begin(), all.end());
  if (std::adjacent_find(all.begin(), all.end()) != all.end()) return std::nullopt;
  for (const auto& condition : rule.where) {
    const auto* left = find(condition.left_name);
    const auto* right = condition.right_name.empty() ? nullptr : find(condition.right_name);
    if (left == nullptr || (right == nullptr && !condition.right_name.empty())) return std::nullopt;
    for (const auto id : *left)
      if (!condition.holds(context.draft, context.figure(id),
                           right == nullptr ? nullptr : &context.figure(right->front()))) {
        if (context.watch != nullptr && context.watch->covers(all) && context.watch->refused.size() < Watch::kMost)
          context.watch->refused.push_back({&rule, &condition, all});
        return std::nullopt;
      }
  }
  Reading reading;
  reading.rule = &rule;
  if (context.watch != nullptr && context.watch->covers(all)) reading.account = std::make_unique<Account>();
  reading.add("strength", rule.strength);
  reading.bound.reserve(rule.check->names().size());
  for (const auto& name : rule.check->names()) reading.bound.push_back(*find(name));
  return reading;
}

std::optional<Reading> make_reading(const Context& context, const rule::Rule& rule,
                                    std::initializer_list<NamedFigures> figures) {
  return make_reading(context, rule, std::vector<NamedFigures>(figures));
}

figure::ClassId class_of(const Context& context, const char* name) {
  return context.rules.lexicon.find(name).value_or(static_cast<figure::ClassId>(-1));
}

std::vector<figure::ClassId> classes_of(const Context& context, const rule::Rule& rule, const char* option) {
  std::vector<figure::ClassId> out;
  const auto found = rule.options.find(option);
  if (found == rule.options.end()) return out;
  for (const auto& name : found->second)
    if (const auto id = context.rules.lexicon.find(name)) out.push_back(*id);
  return out;
}

bool allows(const rule::Rule& rule, const char* option, std::string_view word) {
  const auto found = rule.options.find(option);
  return found == rule.options.end() ||
         std::find(found->second.begin(), found->second.end(), word) != found->second.end();
}

}  // namespace khop::audit

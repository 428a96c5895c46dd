// SPDX-License-Identifier: Apache-2.0
#include "figure/indicators.h"

#include <algorithm>
#include <utility>

namespace khop::figure {
namespace {

const std::vector<std::string> kKeys = {"id", "names", "dimension", "nature", "part-of"};
constexpr std::pair<std::string_view, Nature> kNatures[] = {{"stock", Nature::stock}, {"flow", Nature::flow}};

}  // namespace

std::optional<Error> Indicators::add(const yaml::Node& list, const std::string& path) {
  if (list.kind != yaml::Kind::sequence) return list.error(path, "expected a list of indicators");
  for (const auto& node : list.items) {
    if (node.kind != yaml::Kind::map)
      return node.error(path, "expected an indicator: id, names, dimension, nature, part-of");
    Indicator out;
    for (const auto& [key, value] : node.entries) {
      if (std::find(kKeys.begin(), kKeys.end(), key.scalar) == kKeys.end())
        return key.error(path, yaml::unknown_name("key", key.scalar, kKeys));
      if (key.scalar == "names") {
        if (value.kind != yaml::Kind::sequence || value.items.empty())
          return value.error(path, "expected a list of names");
        for (const auto& name : value.items) {
          if (name.kind != yaml::Kind::scalar || phrase_ids(name.scalar).empty())
            return name.error(path, "expected a name");
          out.names.push_back(name.scalar);
        }
        continue;
      }
      if (value.kind != yaml::Kind::scalar || value.scalar.empty()) return value.error(path, "expected a word");
      if (key.scalar == "id") out.id = value.scalar;
      if (key.scalar == "dimension") out.dimension = value.scalar;
      if (key.scalar == "nature") {
        const auto found = std::find_if(std::begin(kNatures), std::end(kNatures),
                                        [&](const auto& each) { return each.first == value.scalar; });
        if (found == std::end(kNatures))
          return value.error(path, yaml::unknown_name("nature", value.scalar, {"stock", "flow"}));
        out.nature = found->second;
      }
      if (key.scalar == "part-of") {
        const auto whole = by_id_.find(value.scalar);
        if (whole == by_id_.end())
          return value.error(path, "no indicator '" + value.scalar + "' stands before this one");
        out.whole = whole->second;
      }
    }
    if (out.id.empty() || out.names.empty()) return node.error(path, "an indicator needs 'id' and 'names'");
    const auto index = static_cast<std::int32_t>(all_.size());
    if (!by_id_.emplace(out.id, index).second)
      return node.error(path, "the indicator '" + out.id + "' is there already");
    all_.push_back(std::move(out));
  }
  return std::nullopt;
}

}  // namespace khop::figure

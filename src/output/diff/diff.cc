// SPDX-License-Identifier: Apache-2.0
#include "output/diff/diff.h"

namespace khop::output::diff {
namespace {

using Render = std::string (*)(const Diff&, const Style&);

struct Form {
  std::string_view name;
  Render render;
};

constexpr Form kForms[] = {{"text", text}, {"json", json}, {"markdown", markdown}, {"html", html}};

}  // namespace

std::vector<std::string> form_names() {
  std::vector<std::string> out;
  for (const Form& form : kForms) out.emplace_back(form.name);
  return out;
}

std::optional<std::string> render(std::string_view form, const Diff& diff, const Style& style) {
  for (const Form& one : kForms) {
    if (one.name == form) return one.render(diff, style);
  }
  return std::nullopt;
}

}  // namespace khop::output::diff

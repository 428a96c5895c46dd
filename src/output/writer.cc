// SPDX-License-Identifier: Apache-2.0
#include "output/writer.h"

#include <utility>

#include "output/github.h"
#include "output/gitlab.h"
#include "output/html/html.h"
#include "output/json.h"
#include "output/junit.h"
#include "output/ndjson.h"
#include "output/rdjson.h"
#include "output/sarif.h"
#include "output/text.h"

namespace khop::output {

std::string Writer::unread(const Error& error) const {
  static_cast<void>(error);
  return {};
}

std::optional<std::string> Writer::across(const std::vector<Audit>& audits) const {
  static_cast<void>(audits);
  return std::nullopt;
}

std::string Writer::end(const Tally& tally) const {
  static_cast<void>(tally);
  return {};
}

namespace {

using Make = std::unique_ptr<Writer> (*)(WriterOptions);

struct Form {
  std::string_view name;
  Make make;
};

constexpr Form kForms[] = {
    {"text", text_writer},     {"html", html_writer},     {"json", json_writer},
    {"ndjson", ndjson_writer}, {"sarif", sarif_writer},   {"junit", junit_writer},
    {"github", github_writer}, {"gitlab", gitlab_writer}, {"rdjson", rdjson_writer},
};

}  // namespace

std::vector<std::string> writer_names() {
  std::vector<std::string> out;
  for (const Form& form : kForms) out.emplace_back(form.name);
  return out;
}

std::unique_ptr<Writer> make_writer(std::string_view name, WriterOptions options) {
  for (const Form& form : kForms) {
    if (form.name == name) return form.make(std::move(options));
  }
  return nullptr;
}

}  // namespace khop::output

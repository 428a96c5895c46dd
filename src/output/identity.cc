// SPDX-License-Identifier: Apache-2.0
#include "output/identity.h"

#include <string_view>

#include "output/display.h"
#include "sentence.h"

namespace khop::output {

std::string printed_date(const std::string& iso) {
  constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;
  if (iso.size() == kDay) return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, kYear);
  if (iso.size() == kMonth) return iso.substr(5, 2) + "/" + iso.substr(0, kYear);
  return iso;
}

std::string identity_line(const Identity& identity, Language language) {
  std::string out = identity.kind.empty() ? std::string(Words{"báo cáo", "report"}.in(language)) : identity.kind;
  const std::size_t nothing = out.size();
  if (!identity.period.empty()) out += " " + identity.period;
  const std::string& place = identity.place.empty() ? identity.issuer : identity.place;
  if (!place.empty()) out += say(language, {" của {}", " of {}"}, place);
  if (!identity.parent.empty()) out += ", " + identity.parent;
  if (!identity.number.empty()) out += say(language, {"; số {}", "; number {}"}, identity.number);
  if (!identity.date.empty()) out += say(language, {", ngày {}", ", dated {}"}, printed_date(identity.date));
  if (out.size() == nothing) return {};
  if (identity.draft) out += Words{" (dự thảo)", " (draft)"}.in(language);
  return visible(out);
}

void append_identity(JsonObject& object, const Identity& identity) {
  JsonObject members(object.key("identity"));
  const std::pair<std::string_view, const std::string*> all[] = {
      {"place", &identity.place}, {"parent", &identity.parent}, {"issuer", &identity.issuer},
      {"kind", &identity.kind},   {"title", &identity.title},   {"period", &identity.period},
      {"date", &identity.date},   {"number", &identity.number},
  };
  for (const auto& [name, text] : all)
    if (!text->empty()) members.text(name, *text);
  if (identity.draft) members.boolean("draft", true);
}

}  // namespace khop::output

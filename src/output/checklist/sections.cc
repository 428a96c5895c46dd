// SPDX-License-Identifier: Apache-2.0
#include "output/checklist/sections.h"

#include <algorithm>
#include <iterator>

#include "output/display.h"
#include "sentence.h"

namespace khop::output::checklist {
namespace {

constexpr unsigned kTitleColumns = 44;
constexpr Words kTable{"bảng thứ {}", "table {}"};

}  // namespace

Sections::Sections(const Audit& audit, const Coverage& coverage, Language language)
    : audit_(audit), coverage_(coverage), language_(language) {
  for (std::size_t i = 0; i < audit.sections.size(); ++i)
    begins_[audit.sections[i].path].emplace_back(audit.sections[i].begin, static_cast<std::int32_t>(i));
  for (auto& [path, begins] : begins_) std::sort(begins.begin(), begins.end());
}

std::int32_t Sections::of(const Operand& figure) const {
  if (const auto known = coverage_.figure_of(figure)) return audit_.figures[*known].section;
  // What a finding is about may be words: the last section that begins above them.
  const auto file = begins_.find(figure.path.empty() ? audit_.ledger.path : figure.path);
  if (file == begins_.end()) return -1;
  const auto above = std::upper_bound(file->second.begin(), file->second.end(), figure.begin,
                                      [](Place place, const auto& known) { return place < known.first; });
  return above == file->second.begin() ? -1 : std::prev(above)->second;
}

// "II.1" of "1." under "II."; "1.1." under "1." needs no more than itself.
std::string Sections::number(std::int32_t section) const {
  std::string out;
  for (std::int32_t i = section; i >= 0; i = audit_.sections[static_cast<std::size_t>(i)].parent) {
    std::string mark = visible(audit_.sections[static_cast<std::size_t>(i)].mark);
    while (!mark.empty() && (mark.back() == '.' || mark.back() == ')' || mark.back() == '/' || mark.back() == '-'))
      mark.pop_back();
    if (mark.empty() || out.starts_with(mark + ".")) continue;
    out = out.empty() ? mark : mark + "." + out;
  }
  return out;
}

std::string Sections::name(std::int32_t section) const {
  if (section < 0) return {};
  const Section& own = audit_.sections[static_cast<std::size_t>(section)];
  std::string title = shorten(visible(own.title), kTitleColumns);
  while (!title.empty() && (title.back() == ':' || title.back() == ' ')) title.pop_back();
  const std::string file = own.path == audit_.ledger.path ? "" : file_name(own.path) + ": ";
  if (own.table) return file + (title.empty() ? say(language_, kTable, own.table_number) : title);
  const std::string mark = number(section);
  if (mark.empty()) return file + title;
  return file + (title.empty() ? mark : mark + ". " + title);
}

std::string file_name(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return visible(slash == std::string::npos ? path : path.substr(slash + 1));
}

}  // namespace khop::output::checklist

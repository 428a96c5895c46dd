// SPDX-License-Identifier: Apache-2.0
#include "cli/ignore.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/input.h"

namespace khop::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargest = 1U << 20;  // a longer one is no list that somebody wrote

std::string_view without_end(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  // Spaces at the end mean nothing unless the last one is escaped.
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  return line;
}

/// The nearest folder at or above `folder` that holds `.git`; empty if there is none.
fs::path work_tree(fs::path folder) {
  std::error_code error;
  for (;;) {
    if (fs::exists(fs::symlink_status(folder / ".git", error))) return folder;
    if (!folder.has_relative_path()) return {};
    folder = folder.parent_path();
  }
}

}  // namespace

IgnoreList::IgnoreList(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = without_end(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with('#')) continue;
    const bool taken_back = line.starts_with('!');
    if (taken_back) line.remove_prefix(1);
    const bool folders_only = line.ends_with('/');
    if (folders_only) line.remove_suffix(1);
    if (line.empty()) continue;
    const bool tied = line.find('/') != std::string_view::npos;
    entries_.push_back({PathPattern(tied ? std::string(line) : "**/" + std::string(line)), taken_back, folders_only});
  }
}

std::optional<bool> IgnoreList::decides(const std::vector<std::string>& names, std::size_t from, bool is_folder) const {
  const std::vector<std::string> below(names.begin() + static_cast<std::ptrdiff_t>(from), names.end());
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    if (entry->folders_only && !is_folder) continue;
    if (entry->pattern.matches(below)) return !entry->taken_back;
  }
  return std::nullopt;
}

IgnoreStack::IgnoreStack(const std::string& folder, bool enabled) : enabled_(enabled) {
  if (!enabled_) return;
  std::error_code error;
  const fs::path here = fs::canonical(folder, error);
  if (error) return;
  const fs::path top = work_tree(here);
  if (top.empty()) {
    read((here / ".gitignore").string());
    return;
  }
  read((top / ".git" / "info" / "exclude").string());
  read((top / ".gitignore").string());
  fs::path at = top;
  if (here == top) return;
  for (const fs::path& name : here.lexically_relative(top)) {
    at /= name;
    enter(name.string(), at.string());
  }
}

void IgnoreStack::read(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return;
  // A list that cannot be read leaves nothing out.
  if (const Result<std::string> text = read_input(path, kLargest, Language::en))
    layers_.push_back({IgnoreList(*text), names_.size()});
}

void IgnoreStack::enter(const std::string& name, const std::string& path) {
  names_.push_back(name);
  if (enabled_) read(path + "/.gitignore");
}

void IgnoreStack::leave() {
  while (!layers_.empty() && layers_.back().depth == names_.size()) layers_.pop_back();
  names_.pop_back();
}

bool IgnoreStack::ignores(const std::string& name, bool is_folder) {
  if (layers_.empty()) return false;
  names_.push_back(name);
  std::optional<bool> said;
  for (auto layer = layers_.rbegin(); layer != layers_.rend() && !said; ++layer)
    said = layer->list.decides(names_, layer->depth, is_folder);
  names_.pop_back();
  return said.value_or(false);
}

}  // namespace khop::cli

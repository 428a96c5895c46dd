// SPDX-License-Identifier: Apache-2.0
#include "cli/changes.h"

#include <sys/stat.h>

namespace khop::cli {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

std::optional<Stamp> stamp_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return std::nullopt;
  return Stamp{status.st_dev, status.st_ino, status.st_size, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

void Changes::remember(const Look& now) {
  for (const auto& [path, stamp] : now) known_[path] = {stamp, stamp, 0};
}

Changes::Settled Changes::look(const Look& now) {
  Settled out;
  for (const auto& [path, stamp] : now) known_.try_emplace(path);
  for (auto at = known_.begin(); at != known_.end();) {
    Known& known = at->second;
    const auto found = now.find(at->first);
    const std::optional<Stamp> stamp = found == now.end() ? std::nullopt : found->second;
    if (!stamp) {
      known.last = std::nullopt;
      if (++known.looks_missing >= kLooksUntilGone) {
        if (known.told) out.gone.push_back(at->first);
        at = known_.erase(at);
        continue;
      }
    } else {
      known.looks_missing = 0;
      const bool rests = known.last == stamp;
      known.last = stamp;
      if (rests && known.told != stamp) {
        known.told = stamp;
        out.saved.push_back(at->first);
      }
    }
    ++at;
  }
  return out;
}

}  // namespace khop::cli

// SPDX-License-Identifier: Apache-2.0
#include "cli/temporary_files.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <csignal>

namespace khop::cli {
namespace {

// A signal handler may neither allocate nor lock, so the paths stand in fixed places.
struct Slot {
  std::atomic<bool> used{false};
  std::array<char, PATH_MAX> path;
};
std::array<Slot, 16> slots;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void remove_and_end(int number) {
  for (const Slot& slot : slots) {
    if (slot.used) unlink(slot.path.data());
  }
  std::signal(number, SIG_DFL);
  std::raise(number);
}

void install_once() {
  static const bool kInstalled = [] {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
      // One that the caller ignores (nohup) stays ignored.
      if (std::signal(number, remove_and_end) == SIG_IGN) std::signal(number, SIG_IGN);
    }
    return true;
  }();
  static_cast<void>(kInstalled);
}

}  // namespace

void remember_temporary(const std::string& path) {
  install_once();
  for (Slot& slot : slots) {
    if (slot.used || path.size() >= slot.path.size()) continue;
    path.copy(slot.path.data(), path.size());
    slot.path[path.size()] = '\0';
    slot.used = true;
    return;
  }
}

void forget_temporary(const std::string& path) {
  for (Slot& slot : slots) {
    if (slot.used && path == slot.path.data()) slot.used = false;
  }
}

}  // namespace khop::cli

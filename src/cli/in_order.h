// SPDX-License-Identifier: Apache-2.0
/// Work on several threads, results in order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace khop::cli {

/// Calls `work(i)` for i in [0, count) on up to `threads` threads, and `emit(result)` on the calling thread for each in
/// order. Stops early when emit returns false. Workers run ahead of the output by a few results only, so memory stays
/// bounded. `work` must not throw.
template <typename Work, typename Emit>
void in_order(std::size_t count, std::size_t threads, const Work& work, const Emit& emit) {
  using Value = decltype(work(std::size_t{0}));
  if (threads <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!emit(work(i))) return;
    }
    return;
  }
  threads = std::min(threads, count);
  const std::size_t ahead = 4 * threads;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::optional<Value>> slots(count);
  std::size_t next = 0, emitted = 0;
  bool stop = false;

  const auto worker = [&] {
    std::unique_lock lock(mutex);
    while (!stop && next < count) {
      if (next >= emitted + ahead) {
        changed.wait(lock);
        continue;
      }
      const std::size_t mine = next++;
      lock.unlock();
      Value value = work(mine);
      lock.lock();
      slots[mine].emplace(std::move(value));
      changed.notify_all();
    }
  };
  std::vector<std::jthread> pool;
  for (std::size_t i = 0; i < threads; ++i) pool.emplace_back(worker);

  std::unique_lock lock(mutex);
  for (std::size_t i = 0; i < count && !stop; ++i) {
    changed.wait(lock, [&] { return slots[i].has_value(); });
    Value value = std::move(*slots[i]);
    slots[i].reset();
    emitted = i + 1;
    lock.unlock();
    const bool wanted = emit(std::move(value));
    lock.lock();
    stop = !wanted;
    changed.notify_all();
  }
}

}  // namespace khop::cli

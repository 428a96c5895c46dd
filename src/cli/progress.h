// SPDX-License-Identifier: Apache-2.0
/// How far khop has come, on one line of a terminal that is drawn over again and goes away at the end.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "khop/linter.h"

namespace khop::cli {

/// The line is shown only once work has lasted a moment, and redrawn a few times a second at most. Whatever else goes
/// to the terminal must call hide() before.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;
  using Write = std::function<void(std::string_view)>;

  static constexpr std::chrono::milliseconds kPatience{300}, kBetween{100};

  /// `columns`: of the terminal; 0 if there is none, and nothing is ever shown.
  Progress(std::size_t total, unsigned columns, Language language, Write write, Clock::time_point begun);
  ~Progress() { hide(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` drafts are ready; `name` is the one at work. Names come from strangers and are made safe here.
  void show(std::size_t done, std::string_view name, Clock::time_point now);
  void hide();

 private:
  std::size_t total_;
  unsigned columns_;
  Language language_;
  Write write_;
  Clock::time_point next_;  // not before
  bool shown_ = false;
};

/// The bar of a run over `total` drafts on standard error: only if that is a terminal, `wanted`, and there are more
/// than a few drafts.
[[nodiscard]] Progress progress_on_terminal(std::size_t total, bool wanted, Language language);

}  // namespace khop::cli

// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <cstdio>
#include <utility>

#include "cli/environment.h"
#include "cli/messages.h"
#include "output/display.h"

namespace khop::cli {
namespace {

constexpr std::string_view kErase = "\r\x1b[K";
constexpr std::size_t kFew = 4;  // so few drafts are soon done

}  // namespace

Progress::Progress(std::size_t total, unsigned columns, Language language, Write write, Clock::time_point begun)
    : total_(total), columns_(columns), language_(language), write_(std::move(write)), next_(begun + kPatience) {}

void Progress::show(std::size_t done, std::string_view name, Clock::time_point now) {
  if (columns_ == 0 || total_ == 0 || now < next_) return;
  next_ = now + kBetween;
  const std::string line = say(language_, kProgress, done, total_, done * 100 / total_, output::visible(name));
  // The last column stays free: a terminal that is filled to it may begin a new line.
  write_(std::string(kErase) + output::shorten(line, columns_ - 1));
  shown_ = true;
}

void Progress::hide() {
  if (!shown_) return;
  shown_ = false;
  write_(kErase);
}

Progress progress_on_terminal(std::size_t total, bool wanted, Language language) {
  const unsigned columns = wanted && total > kFew ? error_terminal_columns() : 0;
  const auto write = [](std::string_view bytes) {
    std::fwrite(bytes.data(), 1, bytes.size(), stderr);
    std::fflush(stderr);
  };
  return Progress(total, columns, language, write, Progress::Clock::now());
}

}  // namespace khop::cli

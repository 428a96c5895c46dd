// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <exception>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/report.h"
#include "cli/sink.h"

namespace {

int answer(const khop::cli::Answer& answer) {
  using namespace khop;
  if (!answer.error.empty()) cli::print_error({{}, 0, 0, answer.error});
  Result<cli::Sink> out = cli::Sink::open({}, Language::vi);
  out->write(answer.out);
  return cli::finish(*out, answer.code);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace khop::cli;
  // A reader that closes its pipe early (`khop lint … | head`) shows as a failed write: quietly exit code 2, since what
  // was found did not all arrive, and a temporary file is still removed.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const Command command = parse_command_line(std::vector<std::string>(argv + 1, argv + argc));
    return std::visit(
        [](const auto& chosen) {
          if constexpr (std::is_same_v<std::decay_t<decltype(chosen)>, Answer>) {
            return answer(chosen);
          } else {
            return run(chosen);
          }
        },
        command);
  } catch (const std::exception& failure) {
    print_error({{}, 0, 0, say(khop::Language::en, kInternal, std::string(failure.what()))});
    return kCouldNotRun;
  }
}

// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <system_error>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/report.h"
#include "config/config.h"
#include "config/starter.h"
#include "output/display.h"

namespace khop::cli {

int run(const InitCommand& command) {
  const std::filesystem::path folder = command.folder;
  const std::string path = (folder / config::kFileName).string();
  const auto fail = [](const Error& error) {
    print_error(error);
    return static_cast<int>(kCouldNotRun);
  };
  std::error_code code;
  if (!folder.empty() && !std::filesystem::is_directory(folder, code))
    return fail({command.folder, 0, 0, say(command.language, kNoFolder)});
  // Also a link that leads nowhere is there.
  if (!command.force && std::filesystem::exists(std::filesystem::symlink_status(path, code)))
    return fail({path, 0, 0, say(command.language, kConfigThere)});
  Result<Sink> file = Sink::open(path, command.language);
  if (!file) return fail(file.error());
  file->write(config::starter(command.language));
  if (const int done = finish(*file, kClean); done != kClean) return done;
  Result<Sink> out = Sink::open({}, command.language);
  out->write(say(command.language, kConfigWritten, output::visible(path)));
  return finish(*out, kClean);
}

}  // namespace khop::cli

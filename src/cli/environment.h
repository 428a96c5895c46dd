// SPDX-License-Identifier: Apache-2.0
/// What the surroundings of the process say: language, terminal, where the program stands.
#pragma once

#include <filesystem>

#include "khop/linter.h"

namespace khop::cli {

/// From LC_ALL, else LC_MESSAGES, else LANG: English for "en…", Vietnamese for all else (khop's users are Vietnamese).
[[nodiscard]] Language language_of_locale();

/// Whether standard output is a terminal that wants colour: NO_COLOR is unset or empty, TERM is not "dumb".
[[nodiscard]] bool wants_colour();

/// Columns of the terminal on standard output; 100 if it is none.
[[nodiscard]] unsigned terminal_columns();

/// Columns of the terminal on standard error, at least 20; 0 if it is none or one that cannot move its cursor.
[[nodiscard]] unsigned error_terminal_columns();

/// Whether standard output is a terminal whose cursor can be moved.
[[nodiscard]] bool output_is_screen();

/// The folder of the running program, links resolved; empty if it cannot be told.
[[nodiscard]] std::filesystem::path program_folder();

}  // namespace khop::cli

// SPDX-License-Identifier: Apache-2.0
/// The words that name drafts → the files.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.h"

namespace khop::cli {

/// Replaces the folders and patterns among `given.paths` by the drafts that they stand for:
///
/// - a file is itself, whatever its name; one that does not exist stays, so that its reader says so;
/// - a folder is every file in it and below whose suffix is one that khop reads, in byte order of the paths. Left out
///   are hidden files and folders, links to folders, what `.gitignore` names, locks of Word and LibreOffice;
/// - a pattern (`bao-cao/**/*.docx`) that names no file is every file that it matches, with the same left out, and the
///   drafts of each folder that it matches.
///
/// Each file comes once, at its first place, under whatever names it was reached. `apart` names files that are found in
/// folders and are no drafts of this run: annexes, outputs. What is not there, cannot be opened or gives no draft is
/// told in `unread`.
[[nodiscard]] Drafts find_drafts(Drafts given, const std::vector<std::string>& apart, Language language);

/// The same for a command that lints: its annexes and outputs stand apart.
[[nodiscard]] Drafts find_drafts(const LintCommand& command);

/// Whether a word of the command line stands for files that are yet to be found.
[[nodiscard]] bool names_several(const std::string& word);

}  // namespace khop::cli

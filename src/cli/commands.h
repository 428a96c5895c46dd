// SPDX-License-Identifier: Apache-2.0
/// The commands. Each returns the exit code.
#pragma once

#include "cli/command_line.h"

namespace khop::cli {

[[nodiscard]] int run(const LintCommand& command);
[[nodiscard]] int run(const ChecklistCommand& command);
[[nodiscard]] int run(const DiffCommand& command);
[[nodiscard]] int run(const ExplainCommand& command);
[[nodiscard]] int run(const AnnotateCommand& command);
[[nodiscard]] int run(const FiguresCommand& command);
[[nodiscard]] int run(const ConfigCommand& command);
[[nodiscard]] int run(const InitCommand& command);
[[nodiscard]] int run(const RulesListCommand& command);
[[nodiscard]] int run(const RulesExplainCommand& command);
[[nodiscard]] int run(const RulesTestCommand& command);

}  // namespace khop::cli

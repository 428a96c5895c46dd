// SPDX-License-Identifier: Apache-2.0
/// Half-written files do not outlive khop: a run that is interrupted (Ctrl-C, a closed terminal) removes them first.
#pragma once

#include <string>

namespace khop::cli {

/// From now on until it is forgotten, the file is removed if a signal ends the process. Not to be called by several
/// threads at once.
void remember_temporary(const std::string& path);
void forget_temporary(const std::string& path);

}  // namespace khop::cli

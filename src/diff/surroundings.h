// SPDX-License-Identifier: Apache-2.0
/// What a reader sees around a figure.
#pragma once

#include <string>
#include <utility>

#include "diff/passage.h"

namespace khop::diff {

/// Text before and behind a figure in its sentence, on one line, cut at words with "…"; of a cell, the name of its row
/// and the head of its column, and what else stands in the cell.
[[nodiscard]] std::pair<std::string, std::string> surroundings(const Side& side, FigureId id);

}  // namespace khop::diff

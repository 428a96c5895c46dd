// SPDX-License-Identifier: Apache-2.0
/// Where the characters of an HTML text stand in its source.
#pragma once

#include <functional>
#include <string_view>

namespace khop::format {

/// Calls `piece` for the pieces of `text` in order, each with its place in `raw`, the source from which it was decoded:
/// within a piece both are the same but for a character that an entity stands for. Tags that a parser ignored within
/// the text are passed over.
void align(std::string_view text, std::string_view raw,
           const std::function<void(std::string_view piece, std::size_t at)>& piece);

/// Length of the entity that `raw` begins with, where `text` is what it was decoded to; 0 if "&" stands for itself.
[[nodiscard]] std::size_t entity_length(std::string_view text, std::string_view raw);

}  // namespace khop::format

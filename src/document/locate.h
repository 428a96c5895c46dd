// SPDX-License-Identifier: Apache-2.0
/// A place of a document in the terms of the file that it was read from.
#pragma once

#include <memory>

#include "document/document.h"
#include "khop/location.h"

namespace khop::document {

/// Where `span` of the document's text stands in its file; null if that has lines that a person can count. `source` is
/// the one that the document was read from.
[[nodiscard]] std::shared_ptr<const Location> locate(const Document& document, const text::Source& source, Span span);

}  // namespace khop::document

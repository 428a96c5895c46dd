// SPDX-License-Identifier: Apache-2.0
/// The report as one web page that needs nothing but itself: the text of each draft with its figures marked, the
/// problems beside it, and the ledger. Without its script it still shows all but the ledger's entries; with it, it
/// filters, searches, and shows the relations of a figure.
#pragma once

#include <memory>

#include "output/writer.h"

namespace khop::output {

[[nodiscard]] std::unique_ptr<Writer> html_writer(WriterOptions options);

}  // namespace khop::output

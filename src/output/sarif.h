// SPDX-License-Identifier: Apache-2.0
/// SARIF 2.1.0, the interchange format of static analysis: what code hosts, editors and result viewers read.
///
/// One run. Its rules are all that are loaded, with help in the language of the run. Each result has the recomputation
/// and the hint in its message, the other figures as related locations (the message links to them), a fingerprint that
/// stays when lines move, a fix where a program can make it, and whether it is suppressed. Lines and columns count code
/// points; in a file without lines of its own (Word, spreadsheets, PDF) a logical location says where. Drafts that
/// could not be read are notifications, and the invocation then was not successful. With the ledger, what holds is a
/// result of kind "pass", what is off by rounding "informational", what cannot be verified "open".
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/
#pragma once

#include <memory>

#include "output/writer.h"

namespace khop::output {

[[nodiscard]] std::unique_ptr<Writer> sarif_writer(WriterOptions options);

}  // namespace khop::output

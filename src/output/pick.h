// SPDX-License-Identifier: Apache-2.0
/// Which checks of a draft a form for machines tells, each with a name that lasts.
#pragma once

#include <string>
#include <vector>

#include "output/writer.h"

namespace khop::output {

struct Pick {
  const Check* check = nullptr;
  std::string fingerprint;  ///< of its own among those of the draft; see fingerprints()
};

enum class Wanted {
  problems,        ///< what is to be told
  all_problems,    ///< those that are suppressed, too
  as_the_options,  ///< problems, or the whole ledger if that is asked for
};

/// In the order of the ledger. Problems below `options.least` are left out.
[[nodiscard]] std::vector<Pick> pick(const DocumentLedger& ledger, const WriterOptions& options, Wanted wanted);

}  // namespace khop::output

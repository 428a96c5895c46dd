// SPDX-License-Identifier: Apache-2.0
/// What became of a reading, and why. select() decides it; `khop explain` tells it.
#pragma once

#include <cstdint>
#include <string_view>

namespace khop::audit {

enum class Fate : std::uint8_t {
  undecided,   ///< select() has not seen it
  undefined,   ///< its check cannot be computed
  impossible,  ///< it certainly fails and could never be an error: left out before weighing

  // of readings that hold
  confirmed,    ///< it speaks
  unconfirmed,  ///< structure and evidence together do not reach `confirm`
  hidden,       ///< a failing reading of strong structure speaks in its place: it is taken for a coincidence

  // of readings that fail
  accused,             ///< it speaks: an error
  confirm_only,        ///< it may be confirmed, never an error
  weak_structure,      ///< structure below `error-structure`
  weak_total,          ///< structure below `strong-structure`, and with the evidence below `error-total`
  not_near,            ///< neither close nor explained by one slip: less than `near-evidence` asks
  too_short,           ///< its figures are too short to prove a slip
  far_off,             ///< its figures are far apart, and no slip explains it
  explained,           ///< another reading of the same figure holds
  parts_explained,     ///< its parts belong to sums that hold
  total_explained,     ///< its total is one of a sum that holds
  operands_explained,  ///< its amounts have a rate that holds
  base_doubtful,       ///< its base fits none of a row of rates: they have another

  // of both
  outscored,     ///< another reading of the same figures has the better score
  said_already,  ///< a reading of the same figures speaks
};

/// Its name in JSON: "weak-structure".
[[nodiscard]] std::string_view fate_name(Fate fate);

}  // namespace khop::audit

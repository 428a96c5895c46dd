// SPDX-License-Identifier: Apache-2.0
#include "khop/explanation.h"

namespace khop {

std::string_view fate_name(Fate fate) {
  switch (fate) {
    case Fate::undecided:
      return "undecided";
    case Fate::undefined:
      return "undefined";
    case Fate::impossible:
      return "impossible";
    case Fate::confirmed:
      return "confirmed";
    case Fate::unconfirmed:
      return "unconfirmed";
    case Fate::hidden:
      return "hidden";
    case Fate::accused:
      return "accused";
    case Fate::confirm_only:
      return "confirm-only";
    case Fate::weak_structure:
      return "weak-structure";
    case Fate::weak_total:
      return "weak-total";
    case Fate::not_near:
      return "not-near";
    case Fate::too_short:
      return "too-short";
    case Fate::far_off:
      return "far-off";
    case Fate::explained:
      return "explained";
    case Fate::parts_explained:
      return "parts-explained";
    case Fate::total_explained:
      return "total-explained";
    case Fate::operands_explained:
      return "operands-explained";
    case Fate::base_doubtful:
      return "base-doubtful";
    case Fate::outscored:
      return "outscored";
    case Fate::said_already:
      return "said-already";
  }
  return "undecided";
}

}  // namespace khop

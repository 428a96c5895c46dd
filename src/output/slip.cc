// SPDX-License-Identifier: Apache-2.0
#include "output/slip.h"

namespace khop::output {

const Operand* mended(const Check& check) {
  if (!check.hint || check.hint->replacement.empty() || check.hint->operand.empty()) return nullptr;
  if (check.hint->operand == check.stated.name) return &check.stated;
  for (const Operand& operand : check.operands) {
    if (operand.name == check.hint->operand && !operand.implied) return &operand;
  }
  return nullptr;
}

bool is_same_slip(const Check& a, const Check& b) {
  const Operand* first = mended(a);
  const Operand* second = mended(b);
  return first != nullptr && second != nullptr && first->begin == second->begin && first->path == second->path &&
         a.hint->replacement == b.hint->replacement;
}

}  // namespace khop::output

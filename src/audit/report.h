// SPDX-License-Identifier: Apache-2.0
/// Chosen readings → checks of the ledger: operands with their places, the recomputation, the message, the hint.
#pragma once

#include "audit/reading.h"

namespace khop::audit {

/// `path` names the draft in the operands.
[[nodiscard]] Check report(const Context& context, const text::Source& source, const Reading& reading, Outcome outcome,
                           Language language);

/// The operand of one figure.
[[nodiscard]] Operand operand(const Context& context, const text::Source& source, FigureId figure, std::string name);

/// A value in the scale and precision of a printed figure, in the manner of the report: "97,15".
[[nodiscard]] std::string printed_like(const arithmetic::Rational& value, const Draft& draft,
                                       const figure::Figure& figure);

}  // namespace khop::audit

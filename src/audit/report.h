// SPDX-License-Identifier: Apache-2.0
/// Chosen readings → checks of the ledger: operands with their places, the recomputation, the message, the hint.
#pragma once

#include <array>
#include <map>
#include <string>

#include "audit/hint/culprit.h"

namespace khop::audit {

/// `culprit`: the figure that is probably misprinted; null if none is known.
[[nodiscard]] Check report(const Context& context, const text::Source& source, const Reading& reading, Outcome outcome,
                           const Culprit* culprit, Language language);

/// A check of `rule` with its severity; what holds is only information.
[[nodiscard]] Check check_of(const rule::Rule& rule, Outcome outcome);

/// The operand that stands at `span`, with its places; not yet any property of a figure.
[[nodiscard]] Operand operand_at(const Context& context, const text::Source& source, text::Span span, std::string name,
                                 std::string value);

/// The operand of one figure.
[[nodiscard]] Operand operand(const Context& context, const text::Source& source, FigureId figure, std::string name);

/// What the draft probably meant by a malformed figure: `likely` for the operand of that name.
[[nodiscard]] Hint hint_of(const Context& context, const figure::Figure& figure, std::string operand,
                           std::string likely, double sure, Language language);

/// The culprit of a check in words.
[[nodiscard]] Hint hint_of(const Context& context, const text::Source& source, const Check& check,
                           const Culprit& culprit, Language language);

/// "8036.73" → "8.036,73".
[[nodiscard]] std::string localised(std::string plain);

/// One of two texts by Language, filled in.
[[nodiscard]] std::string fill(const std::array<rule::Template, 2>& texts, Language language,
                               const std::map<std::string, std::string>& arguments);

/// A value in the scale and precision of a printed figure, in the manner of the report: "97,15".
[[nodiscard]] std::string printed_like(const arithmetic::Rational& value, const Draft& draft,
                                       const figure::Figure& figure);

}  // namespace khop::audit

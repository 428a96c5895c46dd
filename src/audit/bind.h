// SPDX-License-Identifier: Apache-2.0
/// Small helpers that all finders share: binding figures to the names of a rule's check, and its conditions.
#pragma once

#include <initializer_list>
#include <string_view>

#include "audit/reading.h"

namespace khop::audit {

using NamedFigures = std::pair<std::string_view, std::vector<FigureId>>;

/// A reading of `rule` with the figures under their names. nullopt if the check uses a name that is not given, a list
/// is empty, a figure stands for two names, or a condition of the rule fails.
[[nodiscard]] std::optional<Reading> make_reading(const Context& context, const rule::Rule& rule,
                                                  std::initializer_list<NamedFigures> figures);
[[nodiscard]] std::optional<Reading> make_reading(const Context& context, const rule::Rule& rule,
                                                  const std::vector<NamedFigures>& figures);

/// The same with numbers that no figure prints: years between two dates, the power of ten between two units.
using NamedNumber = std::pair<std::string_view, arithmetic::Rational>;
[[nodiscard]] std::optional<Reading> make_reading(const Context& context, const rule::Rule& rule,
                                                  const std::vector<NamedFigures>& figures,
                                                  const std::vector<NamedNumber>& numbers);

/// The classes that a rule's option names, resolved.
[[nodiscard]] std::vector<figure::ClassId> classes_of(const Context& context, const rule::Rule& rule,
                                                      const char* option);
[[nodiscard]] figure::ClassId class_of(const Context& context, const char* name);

/// Whether the option lists `word`; true if the rule has no such option.
[[nodiscard]] bool allows(const rule::Rule& rule, const char* option, std::string_view word);

}  // namespace khop::audit

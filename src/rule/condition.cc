// SPDX-License-Identifier: Apache-2.0
#include "rule/condition.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "rule/complaints.h"
#include "yaml/node.h"

namespace khop::rule {
namespace {

constexpr Words kRole{"vai trò", "role"}, kQualifier{"từ chỉ mức", "qualifier"};

using figure::Draft;
using figure::Figure;

constexpr std::array<std::pair<std::string_view, Property>, 12> kProperties = {{{"dimension", Property::dimension},
                                                                                {"noun", Property::noun},
                                                                                {"role", Property::role},
                                                                                {"value", Property::value},
                                                                                {"unit", Property::unit},
                                                                                {"places", Property::places},
                                                                                {"sentence", Property::sentence},
                                                                                {"exact", Property::exact},
                                                                                {"per", Property::per},
                                                                                {"direction", Property::direction},
                                                                                {"qualifier", Property::qualifier},
                                                                                {"fraction", Property::fraction}}};

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Properties that are names compare as text, the others as numbers.
bool is_text(Property property) {
  return property == Property::dimension || property == Property::role || property == Property::qualifier;
}

std::string text_of(const Draft& draft, const Figure& figure, Property property) {
  switch (property) {
    case Property::dimension:
      return draft.units->dimension_name(figure.dimension);
    case Property::role:
      return std::string(figure::role_name(figure.role));
    case Property::qualifier:
      return std::string(figure::qualifier_name(figure.qualifier));
    default:
      return {};
  }
}

/// All values that a text property can have.
std::vector<std::string> names_of(Property property) {
  std::vector<std::string> out;
  for (int i = 0;; ++i) {
    const auto name = property == Property::role ? figure::role_name(static_cast<figure::Role>(i))
                                                 : figure::qualifier_name(static_cast<figure::Qualifier>(i));
    if (name.empty() && (i > 0 || property == Property::role)) return out;  // Qualifier::none, the first, has no name
    if (!name.empty()) out.emplace_back(name);
  }
}

double number_of(const Figure& figure, Property property) {
  switch (property) {
    case Property::noun:
      return static_cast<double>(figure.noun >> 12);
    case Property::value:
      return figure.value;
    case Property::unit:
      return figure.unit;
    case Property::places:
      return figure.decimal.places;
    case Property::sentence:
      return figure.sentence;
    case Property::exact:
      return figure.exact ? 1 : 0;
    case Property::per:
      return static_cast<double>(figure.per >> 12);
    case Property::direction:
      return figure.direction;
    case Property::fraction:
      return figure.denominator != figure::kNone ? 1 : 0;
    default:
      return 0;
  }
}

template <typename T>
bool compare(const T& a, Condition::Comparison comparison, const T& b) {
  switch (comparison) {
    case Condition::Comparison::equal:
      return a == b;
    case Condition::Comparison::not_equal:
      return a != b;
    case Condition::Comparison::less:
      return a < b;
    case Condition::Comparison::less_equal:
      return a <= b;
    case Condition::Comparison::greater:
      return a > b;
    case Condition::Comparison::greater_equal:
      return a >= b;
  }
  return false;
}

}  // namespace

Result<Condition> Condition::parse(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Comparison>, 6> kOperators = {{{"==", Comparison::equal},
                                                                                  {"!=", Comparison::not_equal},
                                                                                  {"<=", Comparison::less_equal},
                                                                                  {">=", Comparison::greater_equal},
                                                                                  {"<", Comparison::less},
                                                                                  {">", Comparison::greater}}};
  Condition out;
  out.text = std::string(trim(text));
  std::size_t at = std::string_view::npos, length = 0;
  for (const auto& [sign, comparison] : kOperators) {
    at = text.find(sign);
    if (at == std::string_view::npos) continue;
    out.comparison = comparison;
    length = sign.size();
    break;
  }
  if (at == std::string_view::npos) return complain("", 0, 1, kWantsComparison);
  const auto error = [&](std::string_view place, Told told) {
    std::uint32_t column = 1;
    for (const char* c = text.data(); c != place.data(); ++c) column += (static_cast<unsigned char>(*c) & 0xC0) != 0x80;
    return complain("", 0, column, std::move(told));
  };
  const auto side = [&](std::string_view words, std::string& name, Property& property) -> std::optional<Error> {
    const auto dot = words.find('.');
    if (dot == std::string_view::npos || dot == 0)
      return error(words, tell({"cần tên.thuộc_tính, nhưng gặp '{}'", "expected name.property, found '{}'"}, words));
    name = std::string(words.substr(0, dot));
    const auto wanted = words.substr(dot + 1);
    for (const auto& [word, value] : kProperties) {
      if (word != wanted) continue;
      property = value;
      return std::nullopt;
    }
    std::vector<std::string> known;
    for (const auto& entry : kProperties) known.emplace_back(entry.first);
    return error(wanted, yaml::unknown_name(Words{"thuộc tính", "property"}, std::string(wanted), known));
  };
  if (auto wrong = side(trim(text.substr(0, at)), out.left_name, out.left)) return *wrong;
  const auto right = trim(text.substr(at + length));
  if (right.empty()) return error(right, {"cần một giá trị sau dấu so sánh", "expected a value after the comparison"});
  const bool numeric = (right.front() >= '0' && right.front() <= '9') || right.front() == '-';
  if (right.find('.') != std::string_view::npos && !numeric) {
    if (auto wrong = side(right, out.right_name, out.right)) return *wrong;
    if (is_text(out.left) != is_text(out.right))
      return error(right, {"không so sánh được chữ với số", "a word cannot be compared with a number"});
    return out;
  }
  // What can never be equal would leave the rule mute, or let everything pass.
  out.literal = std::string(right);
  if (out.left == Property::role || out.left == Property::qualifier) {
    const auto known = names_of(out.left);
    if (std::find(known.begin(), known.end(), out.literal) == known.end())
      return error(right, yaml::unknown_name(out.left == Property::role ? kRole : kQualifier, out.literal, known));
  } else if (!is_text(out.left)) {
    double number = 0;
    const auto [end, code] = std::from_chars(right.data(), right.data() + right.size(), number);
    if (code != std::errc() || end != right.data() + right.size() || !std::isfinite(number))
      return error(right, tell({"cần một số hoặc tên.thuộc_tính, nhưng gặp '{}'",
                                "expected a number or name.property, found '{}'"},
                               out.literal));
  }
  if (is_text(out.left) && out.comparison != Comparison::equal && out.comparison != Comparison::not_equal)
    return error(text.substr(at), {"chữ chỉ so sánh được bằng == và !=", "words can only be compared with == and !="});
  return out;
}

bool Condition::holds(const Draft& draft, const Figure& left_figure, const Figure* right_figure) const {
  if (is_text(left)) {
    const auto b = right_figure != nullptr ? text_of(draft, *right_figure, right) : literal;
    return compare(text_of(draft, left_figure, left), comparison, b);
  }
  if (right_figure != nullptr)
    return compare(number_of(left_figure, left), comparison, number_of(*right_figure, right));
  double number = 0;
  std::from_chars(literal.data(), literal.data() + literal.size(), number);
  return compare(number_of(left_figure, left), comparison, number);
}

}  // namespace khop::rule

// SPDX-License-Identifier: Apache-2.0
#include "rule/expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "yaml/node.h"

namespace khop::rule {
namespace {

using arithmetic::Integer;

enum Op : int {
  constant,
  single,
  negate,
  add,
  subtract,
  multiply,
  divide,
  raise,
  absolute,
  each,       ///< opens an expression that is computed for each element of its lists; `a` is the node that closes it
  each_sum,   ///< closes it: the sum of what it gave
  each_mean,  ///< or the mean
  index,      ///< of a single figure
  element,    ///< the element of a list at hand
  element_index,  ///< index() of it
  sum,
  mean,
  count,
  least,
  greatest
};

bool takes_list(int op) { return op >= sum; }
bool is_single(int op) { return op == single || op == index; }

struct Function {
  std::string_view name;
  Op op;
};
constexpr std::array kFunctions = {
    Function{"sum", sum},      Function{"mean", mean},    Function{"count", count}, Function{"min", least},
    Function{"max", greatest}, Function{"abs", absolute}, Function{"index", index},
};

struct ComparisonSign {
  std::string_view text;
  Comparison comparison;
};
constexpr std::array kComparisons = {
    // Longer signs first: "<=" before "<".
    ComparisonSign{"==", Comparison::equal},      ComparisonSign{"!=", Comparison::not_equal},
    ComparisonSign{"<=", Comparison::less_equal}, ComparisonSign{">=", Comparison::greater_equal},
    ComparisonSign{"<", Comparison::less},        ComparisonSign{">", Comparison::greater},
};

// Operands that wait at once. Each level of nesting leaves at most four behind: of a comparison, a sum, a product and a
// power.
constexpr std::size_t kMaxWaiting = std::size_t{4} * (Expression::kMaxNesting + 2);

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

// Recursive descent, its depth limited by Expression::kMaxNesting. Stops at the first error.
class ExpressionParser {
 public:
  explicit ExpressionParser(std::string_view text) : text_(text) {}

  Result<Expression> run() {
    if (text_.size() > Expression::kMaxLength) {
      return Error{{}, 0, 1, fmt::format("column 1: longer than {} bytes", Expression::kMaxLength)};
    }
    advance();
    if (compare()) return std::move(result_);
    return std::move(error_);
  }

 private:
  enum class Kind { end, name, number, sign };

  // ---- tokens

  void advance() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
    begin_ = at_;
    if (at_ == text_.size()) {
      kind_ = Kind::end;
    } else if (is_letter(text_[at_])) {
      kind_ = Kind::name;
      while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
    } else if (is_digit(text_[at_])) {
      kind_ = Kind::number;
      while (at_ < text_.size() && (is_digit(text_[at_]) || is_letter(text_[at_]) || text_[at_] == '.')) ++at_;
    } else {
      kind_ = Kind::sign;
      const auto rest = text_.substr(at_);
      const auto sign = std::find_if(kComparisons.begin(), kComparisons.end(),
                                     [&](const ComparisonSign& candidate) { return rest.starts_with(candidate.text); });
      at_ += sign != kComparisons.end() ? sign->text.size() : 1;
      while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0) == 0x80) ++at_;  // a whole character
    }
    token_ = text_.substr(begin_, at_ - begin_);
  }

  bool take(std::string_view sign) {
    if (kind_ != Kind::sign || token_ != sign) return false;
    advance();
    return true;
  }

  // ---- errors

  [[nodiscard]] std::uint32_t column(std::size_t offset) const {
    std::uint32_t result = 1;
    for (std::size_t i = 0; i < offset; ++i) result += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80;
    return result;
  }

  bool fail_at(std::size_t offset, const std::string& message) {
    const std::uint32_t place = column(offset);
    error_ = {{}, 0, place, fmt::format("column {}: {}", place, message)};
    return false;
  }

  bool fail(const std::string& message) { return fail_at(begin_, message); }

  bool expected(std::string_view what) { return fail(fmt::format("expected {}, found {}", what, found())); }

  [[nodiscard]] std::string found() const {
    if (kind_ == Kind::end) return "the end";
    std::string shown;
    for (const char c : token_.substr(0, 60)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x20 || byte == 0x7F) return "a control character";
      shown += c;
    }
    return fmt::format("'{}{}'", shown, token_.size() > 60 ? "…" : "");
  }

  // ---- grammar

  bool compare() {
    int left = -1, right = -1;
    if (!parse_sum(left)) return false;
    const auto sign = std::find_if(kComparisons.begin(), kComparisons.end(), [&](const ComparisonSign& candidate) {
      return kind_ == Kind::sign && candidate.text == token_;
    });
    if (sign == kComparisons.end())
      return expected(kind_ == Kind::sign && token_ == "=" ? "'=='" : "an operator or a comparison");
    result_.comparison_ = sign->comparison;
    advance();
    if (!parse_sum(right)) return false;
    if (kind_ != Kind::end) return expected("an operator or the end");
    result_.left_ = left;
    result_.right_ = right;
    for (const int side : {left, right}) {
      const Expression::Node& node = nodes()[static_cast<std::size_t>(side)];
      if (result_.stated_ < 0 && node.op == single) result_.stated_ = node.name;
    }
    return true;
  }

  bool parse_sum(int& node) {
    if (!parse_product(node)) return false;
    for (;;) {
      const Op op = kind_ == Kind::sign && token_ == "-" ? subtract : add;
      if (!take("+") && !take("-")) return true;
      int right = -1;
      if (!parse_product(right)) return false;
      node = emit(op, node, right);
    }
  }

  bool parse_product(int& node) {
    if (!parse_unary(node)) return false;
    for (;;) {
      const Op op = kind_ == Kind::sign && token_ == "/" ? divide : multiply;
      if (!take("*") && !take("/")) return true;
      int right = -1;
      if (!parse_unary(right)) return false;
      node = emit(op, node, right);
    }
  }

  bool parse_unary(int& node) {
    bool minus = false;
    while (take("-")) minus = !minus;
    if (!parse_power(node)) return false;
    if (minus) node = emit(negate, node);
    return true;
  }

  // Every way down passes here, so this is where depth is counted.
  bool parse_power(int& node) {
    if (depth_ == Expression::kMaxNesting) {
      return fail(fmt::format("nested more than {} levels deep", Expression::kMaxNesting));
    }
    ++depth_;
    if (!parse_atom(node)) return false;
    if (take("^")) {
      int exponent = -1;
      if (!parse_unary(exponent)) return false;
      node = emit(raise, node, exponent);
    }
    --depth_;
    return true;
  }

  bool parse_atom(int& node) {
    if (kind_ == Kind::number) {
      const auto decimal = arithmetic::parse_decimal(token_);
      if (!decimal) return expected("a number such as 100 or 0.5");
      node = emit(constant);
      nodes().back().constant = decimal->value();
      nodes().back().approximate = decimal->approximate();
      advance();
      return true;
    }
    if (kind_ == Kind::name) {
      const std::string_view name = token_;
      const std::size_t place = begin_;
      advance();
      if (kind_ == Kind::sign && token_ == "(") return parse_call(node, name, place);
      return emit_name(node, in_list_ ? element : single, name, place);
    }
    if (!take("(")) return expected("a name, a number or '('");
    return parse_sum(node) && close();
  }

  bool parse_call(int& node, std::string_view name, std::size_t place) {
    const auto function = std::find_if(kFunctions.begin(), kFunctions.end(),
                                       [&](const Function& candidate) { return candidate.name == name; });
    if (function == kFunctions.end()) {
      std::vector<std::string> known;
      for (const Function& candidate : kFunctions) known.emplace_back(candidate.name);
      return fail_at(place, yaml::unknown_name("function", name, known));
    }
    advance();  // past '('
    if (function->op == index) {
      if (kind_ != Kind::name) return expected("the name of a figure");
      const std::string_view figure = token_;
      const std::size_t figure_place = begin_;
      advance();
      if (!take(")")) return expected("')'");
      return emit_name(node, in_list_ ? element_index : index, figure, figure_place);
    }
    if (!takes_list(function->op)) {
      if (!parse_sum(node) || !close()) return false;
      node = emit(function->op, node);
      return true;
    }
    if (in_list_) return fail_at(place, fmt::format("'{}' within a list's own expression", name));
    if (kind_ != Kind::name) return expected("the name of a list");
    const std::string_view list = token_;
    const std::size_t list_place = begin_, list_end = at_;
    advance();
    const bool alone = kind_ == Kind::sign && token_ == ")";
    if (alone || (function->op != sum && function->op != mean)) {
      if (!alone) return expected("')'");
      advance();
      return emit_name(node, function->op, list, list_place);
    }
    // An expression over the elements: back to its first name.
    at_ = list_end, begin_ = list_place, kind_ = Kind::name, token_ = list;
    const int opener = emit(each);
    in_list_ = true;
    if (!parse_sum(node) || !close()) return false;
    in_list_ = false;
    node = emit(function->op == sum ? each_sum : each_mean, node);
    nodes()[static_cast<std::size_t>(opener)].a = node;
    nodes().back().first = opener;
    return true;
  }

  bool close() { return take(")") || expected("an operator or ')'"); }

  // ---- nodes

  std::vector<Expression::Node>& nodes() { return result_.nodes_; }

  int emit(Op op, int a = -1, int b = -1) {
    const auto index = static_cast<int>(nodes().size());
    Expression::Node node;
    node.op = op;
    node.a = a;
    node.b = b;
    node.first = a < 0 ? index : nodes()[static_cast<std::size_t>(a)].first;
    nodes().push_back(node);
    return index;
  }

  bool emit_name(int& node, Op op, std::string_view name, std::size_t place) {
    auto& names = result_.names_;
    const bool list = takes_list(op) || op == element || op == element_index;
    const auto known = std::find(names.begin(), names.end(), name);
    const auto index = static_cast<std::size_t>(known - names.begin());
    if (known == names.end()) {
      names.emplace_back(name);
      result_.lists_.push_back(list);
      places_.push_back(place);
    } else if (result_.lists_[index] != list) {
      return fail_at(place, fmt::format("'{}' is {} in column {}", name,
                                        list ? "a list here but a single figure" : "a single figure here but a list",
                                        column(places_[index])));
    }
    node = emit(op);
    nodes().back().name = static_cast<int>(index);
    return true;
  }

  std::string_view text_, token_;
  std::size_t at_ = 0, begin_ = 0;
  Kind kind_ = Kind::end;
  int depth_ = 0;
  bool in_list_ = false;             // within the expression of sum() or mean()
  std::vector<std::size_t> places_;  // of each name's first appearance
  Expression result_;
  Error error_;
};

namespace {

// The three domains in which an expression is evaluated. Each operation says whether its result is defined; results
// replace the first operand.

struct Intervals {
  using Result = Interval;
  static Result of(const Expression::Node& node) { return Interval::point(node.constant); }
  static Result of(const Value& value) { return value.interval; }
  static Result of(std::size_t number) { return Interval::point(number); }
  static Result negated(const Result& a) { return -a; }
  static Result magnitude(const Result& a) { return arithmetic::absolute(a); }
  static Result smaller(const Result& a, const Result& b) { return arithmetic::smaller(a, b); }
  static Result larger(const Result& a, const Result& b) { return arithmetic::larger(a, b); }
  static bool is_manageable(const Result& a) { return a.lo.is_manageable() && a.hi.is_manageable(); }
  static bool divide(Result& a, const Result& b) { return store(a, arithmetic::divide(a, b)); }
  static bool raise(Result& a, const Result& b) { return b.is_point() && store(a, arithmetic::power(a, b.lo)); }

 private:
  static bool store(Result& a, std::optional<Result> value) {
    if (!value) return false;
    a = *std::move(value);
    return true;
  }
};

struct Middles {
  using Result = Rational;
  static Result of(const Expression::Node& node) { return node.constant; }
  static Result of(const Value& value) { return value.middle; }
  static Result of(std::size_t number) { return number; }
  static Result negated(const Result& a) { return -a; }
  static Result magnitude(const Result& a) { return abs(a); }
  static Result smaller(const Result& a, const Result& b) { return std::min(a, b); }
  static Result larger(const Result& a, const Result& b) { return std::max(a, b); }
  static bool is_manageable(const Result& a) { return a.is_manageable(); }
  static bool divide(Result& a, const Result& b) {
    if (b.is_zero()) return false;
    a /= b;
    return true;
  }
  static bool raise(Result& a, const Result& b) {
    const auto value = arithmetic::power(Interval::point(a), b);
    if (value) a = value->lo;
    return value.has_value();
  }
};

struct Estimates {
  using Result = double;
  static Result of(const Expression::Node& node) { return node.approximate; }
  static Result of(const Value& value) { return value.approximate; }
  static Result of(std::size_t number) { return static_cast<double>(number); }
  static Result negated(Result a) { return -a; }
  static Result magnitude(Result a) { return std::fabs(a); }
  static Result smaller(Result a, Result b) { return std::min(a, b); }
  static Result larger(Result a, Result b) { return std::max(a, b); }
  static bool is_manageable(Result /*a*/) { return true; }
  static bool divide(Result& a, Result b) {
    if (b == 0) return false;
    a /= b;
    return true;
  }
  static bool raise(Result& a, Result b) {
    a = std::pow(a, b);
    return std::isfinite(a);
  }
};

Range operator+(const Range& a, const Range& b) { return {a.lo + b.lo, a.hi + b.hi}; }
Range operator-(const Range& a, const Range& b) { return {a.lo - b.hi, a.hi - b.lo}; }
Range operator*(const Range& a, const Range& b) {
  const auto [lo, hi] = std::minmax({a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi});
  return {lo, hi};
}

// Bounds in double. What cannot be bounded is undefined here.
struct Ranges {
  using Result = Range;
  static Result around(double value) { return {value - 1e-12 * std::fabs(value), value + 1e-12 * std::fabs(value)}; }
  static Result of(const Expression::Node& node) { return around(node.approximate); }
  static Result of(const Range& value) { return value; }
  static Result of(std::size_t number) { return around(static_cast<double>(number)); }
  static Result negated(const Result& a) { return {-a.hi, -a.lo}; }
  static Result magnitude(const Result& a) {
    if (a.lo >= 0) return a;
    if (a.hi <= 0) return negated(a);
    return {0, std::max(-a.lo, a.hi)};
  }
  static Result smaller(const Result& a, const Result& b) { return {std::min(a.lo, b.lo), std::min(a.hi, b.hi)}; }
  static Result larger(const Result& a, const Result& b) { return {std::max(a.lo, b.lo), std::max(a.hi, b.hi)}; }
  static bool is_manageable(const Result& a) { return std::isfinite(a.lo) && std::isfinite(a.hi); }
  static bool divide(Result& a, const Result& b) {
    if (b.lo <= 0 && b.hi >= 0) return false;
    a = a * Result{1 / b.hi, 1 / b.lo};
    return true;
  }
  static bool raise(Result& /*a*/, const Result& /*b*/) { return false; }
};

// What a figure says of the level of before, as a multiple of it: 1,05 of "tăng 5 %".
template <typename Domain, typename Element>
typename Domain::Result indexed(const Element& value) {
  if (value.change == 0) return Domain::of(value);
  const auto one = Domain::of(std::size_t{1});
  return value.change > 0 ? one + Domain::of(value) : one - Domain::of(value);
}

// What a node that refers to a name gives; `at` is the element at hand within each(). False if it is undefined.
template <typename Domain, typename Element>
bool read(const Expression::Node& node, const std::vector<std::vector<Element>>& bindings, std::size_t at,
          typename Domain::Result& result) {
  const auto name = static_cast<std::size_t>(node.name);
  if (name >= bindings.size()) return false;
  const std::vector<Element>& values = bindings[name];
  if (node.op == count) {
    result = Domain::of(values.size());
    return true;
  }
  if (node.op == element || node.op == element_index) {
    if (at >= values.size()) return false;
    result = node.op == element ? Domain::of(values[at]) : indexed<Domain>(values[at]);
    return true;
  }
  if (values.empty() || (is_single(node.op) && values.size() != 1)) return false;
  if (node.op == index) {
    result = indexed<Domain>(values[0]);
    return true;
  }
  result = Domain::of(values[0]);
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (node.op == least) {
      result = Domain::smaller(result, Domain::of(values[i]));
    } else if (node.op == greatest) {
      result = Domain::larger(result, Domain::of(values[i]));
    } else {
      result = result + Domain::of(values[i]);
    }
  }
  return node.op != mean || Domain::divide(result, Domain::of(values.size()));
}

// How many elements the lists named in the nodes [first, last] have; 0 if they differ.
template <typename Element>
std::size_t elements_of(const std::vector<Expression::Node>& nodes, int first, int last,
                        const std::vector<std::vector<Element>>& bindings) {
  std::size_t count = 0;
  for (int i = first; i <= last; ++i) {
    const int name = nodes[static_cast<std::size_t>(i)].name;
    if (name < 0) continue;
    const std::size_t own =
        static_cast<std::size_t>(name) < bindings.size() ? bindings[static_cast<std::size_t>(name)].size() : 0;
    if (own == 0 || (count != 0 && own != count)) return 0;
    count = own;
  }
  return count;
}

// Evaluates the nodes [first, last] on a stack of results; the answer is stack[0]. False if it is undefined. Results
// that have grown out of all proportion stop it: exact arithmetic on them would take too long.
template <typename Domain, typename Element>
bool run(const std::vector<Expression::Node>& nodes, int first, int last,
         const std::vector<std::vector<Element>>& bindings, typename Domain::Result* stack, std::size_t at = 0) {
  std::size_t size = 0;
  for (int i = first; i <= last; ++i) {
    const Expression::Node& node = nodes[static_cast<std::size_t>(i)];
    if (node.name >= 0) {
      if (!read<Domain>(node, bindings, at, stack[size++])) return false;
      continue;
    }
    if (node.op == each) {  // the nodes up to its end, once for each element; they do not nest
      const std::size_t elements = elements_of(nodes, i, node.a, bindings);
      if (elements == 0) return false;
      for (std::size_t k = 0; k < elements; ++k) {
        typename Domain::Result* const next = stack + size + (k > 0);
        if (!run<Domain>(nodes, i + 1, node.a - 1, bindings, next, k)) return false;
        if (k > 0) stack[size] = stack[size] + *next;
        if (!Domain::is_manageable(stack[size])) return false;
      }
      i = node.a;
      if (nodes[static_cast<std::size_t>(i)].op == each_mean && !Domain::divide(stack[size], Domain::of(elements)))
        return false;
      ++size;
      continue;
    }
    if (node.op == constant) {
      stack[size++] = Domain::of(node);
      continue;
    }
    if (node.b >= 0) --size;
    typename Domain::Result& a = stack[size - 1];
    const typename Domain::Result& b = stack[size];  // the second operand, if there is one
    switch (node.op) {
      case negate:
        a = Domain::negated(a);
        break;
      case absolute:
        a = Domain::magnitude(a);
        break;
      case add:
        a = a + b;
        break;
      case subtract:
        a = a - b;
        break;
      case multiply:
        a = a * b;
        break;
      case divide:
        if (!Domain::divide(a, b)) return false;
        break;
      default:
        if (!Domain::raise(a, b)) return false;
    }
    if (!Domain::is_manageable(a)) return false;
  }
  return true;
}

// The same with a stack of its own. The exact domains reuse one for each thread, so that thousands of evaluations do
// not allocate.
template <typename Domain>
std::optional<typename Domain::Result> result_of(const std::vector<Expression::Node>& nodes, int first, int last,
                                                 const Bindings& bindings) {
  thread_local std::vector<typename Domain::Result> stack(kMaxWaiting);
  if (!run<Domain>(nodes, first, last, bindings, stack.data())) return std::nullopt;
  return stack[0];
}

// Whether `a < b` (or `a <= b`) is true of some values.
bool can_be_less(const Interval& a, const Interval& b, bool or_equal) {
  const auto order = a.lo <=> b.hi;
  return order < 0 || (order == 0 && or_equal && a.has_lo && b.has_hi);
}

}  // namespace

Value Value::printed(const arithmetic::Decimal& decimal, const Rational& scale, RoundingMode mode) {
  Value value;
  value.interval = Interval::printed(decimal, scale, mode);
  value.unit = scale / arithmetic::power_of_ten(decimal.places);
  value.middle = value.unit * decimal.digits;
  value.approximate = value.middle.to_double();
  return value;
}

Value Value::exact(const Rational& number) { return {Interval::point(number), number, 0, number.to_double()}; }

Result<Expression> Expression::parse(std::string_view text) { return ExpressionParser(text).run(); }

std::pair<int, int> Expression::computed_side() const {
  const Node& right = nodes_[static_cast<std::size_t>(right_)];
  const bool stated_right = stated_ >= 0 && nodes_[static_cast<std::size_t>(left_)].op != single && right.op == single;
  return stated_right ? std::pair(0, left_) : std::pair(right.first, right_);
}

Verdict Expression::evaluate(const Bindings& bindings) const {
  const auto left = result_of<Intervals>(nodes_, 0, left_, bindings);
  if (!left) return Verdict::undefined;
  const auto right = result_of<Intervals>(nodes_, left_ + 1, right_, bindings);
  if (!right) return Verdict::undefined;

  const auto verdict = [](bool holds) { return holds ? Verdict::holds : Verdict::fails; };
  switch (comparison_) {
    case Comparison::equal:
      break;
    case Comparison::not_equal:
      return verdict(!(left->is_point() && right->is_point() && left->lo == right->lo));
    case Comparison::less_equal:
      return verdict(can_be_less(*left, *right, true));
    case Comparison::greater_equal:
      return verdict(can_be_less(*right, *left, true));
    case Comparison::less:
      return verdict(can_be_less(*left, *right, false));
    case Comparison::greater:
      return verdict(can_be_less(*right, *left, false));
  }

  if (left->meets(*right)) return Verdict::holds;
  Rational unit = 0;
  if (stated_ >= 0) {
    unit = bindings[static_cast<std::size_t>(stated_)][0].unit;
  } else {
    for (const auto& values : bindings) {
      for (const Value& value : values) unit = std::max(unit, value.unit);
    }
  }
  // Widening one side by the unit is the same as widening the other: what counts is the gap between them.
  if (unit.sign() > 0 && left->widened(unit).meets(*right)) return Verdict::rounding;
  return Verdict::fails;
}

std::optional<Rational> Expression::computed(const Bindings& bindings) const {
  const auto [first, last] = computed_side();
  return result_of<Middles>(nodes_, first, last, bindings);
}

double Expression::estimate(const Bindings& bindings) const {
  double stack[kMaxWaiting];
  const auto [first, last] = computed_side();
  return run<Estimates>(nodes_, first, last, bindings, stack) ? stack[0] : std::numeric_limits<double>::quiet_NaN();
}

bool Expression::may_hold(const std::vector<std::vector<Range>>& ranges, double gap) const {
  std::array<Range, kMaxWaiting> stack;
  if (!run<Ranges>(nodes_, 0, left_, ranges, stack.data())) return true;
  const Range left = stack[0];
  if (!run<Ranges>(nodes_, left_ + 1, right_, ranges, stack.data())) return true;
  const Range right = stack[0];
  return left.lo <= right.hi + gap && right.lo <= left.hi + gap;
}

std::optional<Interval> Expression::range(const Bindings& bindings) const {
  const auto [first, last] = computed_side();
  return result_of<Intervals>(nodes_, first, last, bindings);
}

std::optional<Rational> Expression::solve(const Bindings& bindings, std::size_t name, std::size_t element) const {
  if (comparison_ != Comparison::equal || name >= bindings.size() || element >= bindings[name].size())
    return std::nullopt;
  int target = -1;
  for (int i = 0; i <= right_; ++i) {
    if (nodes_[static_cast<std::size_t>(i)].name != static_cast<int>(name)) continue;
    if (target >= 0) return std::nullopt;
    target = i;
  }
  if (target < 0) return std::nullopt;

  // From the comparison down to the name: `wanted` is what the subtree at `at` must be.
  const auto node_at = [&](int i) -> const Node& { return nodes_[static_cast<std::size_t>(i)]; };
  const auto value_of = [&](int i) { return result_of<Middles>(nodes_, node_at(i).first, i, bindings); };
  int at = target <= left_ ? left_ : right_;
  auto other = value_of(target <= left_ ? right_ : left_);
  if (!other) return std::nullopt;
  Rational wanted = *other;
  while (at != target) {
    const Node& node = node_at(at);
    if (node.op == negate) {
      wanted = -wanted;
      at = node.a;
      continue;
    }
    if (node.b < 0) return std::nullopt;  // abs: two answers
    const bool in_first = target <= node.a;
    other = value_of(in_first ? node.b : node.a);
    if (!other) return std::nullopt;
    switch (node.op) {
      case add:
        wanted -= *other;
        break;
      case subtract:
        wanted = in_first ? wanted + *other : *other - wanted;
        break;
      case multiply:
        if (other->is_zero()) return std::nullopt;
        wanted /= *other;
        break;
      case divide:
        if (in_first) {
          if (other->is_zero()) return std::nullopt;
          wanted *= *other;
        } else {
          if (wanted.is_zero() || other->is_zero()) return std::nullopt;
          wanted = *other / wanted;
        }
        break;
      default: {  // raise: the n-th root is undone by the n-th power
        if (!in_first || other->sign() <= 0) return std::nullopt;
        const Rational degree = 1 / *other;
        if (degree != 1 && wanted.sign() < 0) return std::nullopt;
        if (!degree.is_integer() || degree > arithmetic::kMaxExponent) return std::nullopt;
        const auto n = static_cast<unsigned>(degree.numerator());
        if (wanted.bits() * n > Rational::kMaxBits) return std::nullopt;
        wanted = arithmetic::integer_power(wanted, n);
      }
    }
    if (!wanted.is_manageable()) return std::nullopt;
    at = in_first ? node.a : node.b;
  }

  const auto& values = bindings[name];
  switch (node_at(target).op) {
    case single:
      if (values.size() != 1) return std::nullopt;
      return wanted;
    case mean:
      wanted *= values.size();
      break;
    case sum:
      break;
    default:
      return std::nullopt;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i != element) wanted -= values[i].middle;
  }
  return wanted;
}

}  // namespace khop::rule

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "rule/complaints.h"
#include "rule/operation.h"
#include "yaml/node.h"

namespace khop::rule {
namespace {

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

constexpr Words kListHere{"'{}' ở đây là danh sách nhưng ở cột {} là một số",
                          "'{}' is a list here but a single figure in column {}"};
constexpr Words kSingleHere{"'{}' ở đây là một số nhưng ở cột {} là danh sách",
                            "'{}' is a single figure here but a list in column {}"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

// Recursive descent, its depth limited by Expression::kMaxNesting. Stops at the first error.
class ExpressionParser {
 public:
  explicit ExpressionParser(std::string_view text) : text_(text) {}

  Result<Expression> run() {
    if (text_.size() > Expression::kMaxLength) {
      return complain("", 0, 1,
                      tell(kInColumn, 1, tell({"dài hơn {} byte", "longer than {} bytes"}, Expression::kMaxLength)));
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

  bool fail_at(std::size_t offset, const Told& told) {
    const std::uint32_t place = column(offset);
    error_ = complain("", 0, place, tell(kInColumn, place, told));
    return false;
  }

  bool fail(const Told& told) { return fail_at(begin_, told); }

  bool expected(const Told& what) {
    return fail(tell({"cần {}, nhưng gặp {}", "expected {}, found {}"}, what, found()));
  }

  [[nodiscard]] Told found() const {
    if (kind_ == Kind::end) return {"hết biểu thức", "the end"};
    std::string shown;
    for (const char c : token_.substr(0, 60)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x20 || byte == 0x7F) return {"một ký tự điều khiển", "a control character"};
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
      return expected(kind_ == Kind::sign && token_ == "="
                          ? Told("'=='")
                          : Told("một phép tính hoặc dấu so sánh", "an operator or a comparison"));
    result_.comparison_ = sign->comparison;
    advance();
    if (!parse_sum(right)) return false;
    if (kind_ != Kind::end) return expected({"một phép tính hoặc hết biểu thức", "an operator or the end"});
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
      return fail(tell({"lồng nhau quá {} tầng", "nested more than {} levels deep"}, Expression::kMaxNesting));
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
      if (!decimal) return expected({"một số như 100 hoặc 0.5", "a number such as 100 or 0.5"});
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
    if (!take("(")) return expected({"một tên, một số hoặc '('", "a name, a number or '('"});
    return parse_sum(node) && close();
  }

  bool parse_call(int& node, std::string_view name, std::size_t place) {
    const auto function = std::find_if(kFunctions.begin(), kFunctions.end(),
                                       [&](const Function& candidate) { return candidate.name == name; });
    if (function == kFunctions.end()) {
      std::vector<std::string> known;
      for (const Function& candidate : kFunctions) known.emplace_back(candidate.name);
      return fail_at(place, yaml::unknown_name(Words{"hàm", "function"}, name, known));
    }
    advance();  // past '('
    if (function->op == index) {
      if (kind_ != Kind::name) return expected({"tên một số liệu", "the name of a figure"});
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
    if (in_list_)
      return fail_at(
          place, tell({"'{}' nằm trong biểu thức của chính danh sách", "'{}' within a list's own expression"}, name));
    if (kind_ != Kind::name) return expected({"tên một danh sách", "the name of a list"});
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

  bool close() { return take(")") || expected({"một phép tính hoặc ')'", "an operator or ')'"}); }

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
      return fail_at(place, tell(list ? kListHere : kSingleHere, name, column(places_[index])));
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

Result<Expression> Expression::parse(std::string_view text) { return ExpressionParser(text).run(); }

}  // namespace khop::rule

// SPDX-License-Identifier: Apache-2.0
/// Rules as they are checked: a rule file's YAML, compiled. Immutable after loading.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figure/indicators.h"
#include "figure/lexicon.h"
#include "khop/linter.h"
#include "rule/condition.h"
#include "rule/expression.h"
#include "rule/pattern.h"

namespace khop::rule {

/// Where a rule looks.
enum class Scope : std::uint8_t {
  clause,     ///< a pattern over the words and figures of one sentence
  statement,  ///< a total and its parts, a rate and its base, a body and its footnote
  table,      ///< rows and columns of a table
  series,     ///< one indicator in several places
};

/// Text with {names} to fill in, split once at load.
class Template {
 public:
  [[nodiscard]] static Result<Template> parse(std::string_view text);
  /// Names that the template uses.
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] std::string fill(const std::map<std::string, std::string>& arguments) const;
  [[nodiscard]] bool empty() const { return pieces_.empty(); }

 private:
  struct Piece {
    bool is_name = false;
    std::string text;
  };
  std::vector<Piece> pieces_;
};

/// One example: a text and the outcome that the rule must give there ("silent": none).
struct Example {
  std::string text;
  std::string expected;
  std::uint32_t line = 0;
};

struct Rule {
  std::string id, kind, path, source;
  std::uint32_t line = 0;
  Scope scope = Scope::clause;
  Severity severity = Severity::error;
  std::array<std::string, 2> summary;                       ///< by Language
  std::vector<Pattern> patterns;                            ///< scope clause
  std::string find;                                         ///< other scopes: the structure that binds the names
  std::map<std::string, std::vector<std::string>> options;  ///< of the structure
  std::vector<Condition> where;
  std::optional<Expression> check;  ///< absent for findings
  std::string formula;              ///< the side of the check without the stated figure, as written
  std::string relation;             ///< the check as written
  double strength = 0;              ///< how sure the structure alone is, in decades (see Evidence)
  bool confirm_only = false;        ///< never an error by itself: speaks only where the arithmetic holds
  std::array<Template, 2> message;  ///< by Language
  std::vector<Example> examples;

  [[nodiscard]] double option(const std::string& name, double fallback) const;
};

/// Parameters of the weighing of readings, in decades (powers of ten of odds); from evidence.yaml.
struct Evidence {
  std::map<std::string, double> weights;
  [[nodiscard]] double operator[](const char* name) const;
};

/// Everything that was loaded from one language folder.
struct Rules {
  figure::Lexicon lexicon;
  figure::Units units;
  figure::Indicators indicators;
  Evidence evidence;
  std::vector<Rule> rules;
  std::map<std::string, std::array<Template, 2>> phrases;  ///< hint wordings and the like
};

/// Loads every *.yaml below `folder` in the order of their paths, then the files and folders of `more`. The first
/// defect is returned with file, line and column.
[[nodiscard]] Result<std::shared_ptr<const Rules>> load(const std::string& folder,
                                                        const std::vector<std::string>& more = {});

/// Compiles one file that is already in memory into `rules` (tests, and rules added by a caller). After an error
/// `rules` holds what came before the defect.
[[nodiscard]] std::optional<Error> add_file(Rules& rules, const std::string& text, const std::string& path);

/// The structures that `find:` may name, by scope; see structure.h.
[[nodiscard]] std::vector<std::string> structures(Scope scope);

// What the loader accepts, for the JSON Schema's test: top-level keys of a file, keys of a rule, and kinds of relation.
[[nodiscard]] const std::vector<std::string>& file_keys();
[[nodiscard]] const std::vector<std::string>& rule_keys();
[[nodiscard]] const std::vector<std::string>& kinds();

[[nodiscard]] std::string_view scope_name(Scope scope);

}  // namespace khop::rule

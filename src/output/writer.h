// SPDX-License-Identifier: Apache-2.0
/// The forms in which `khop lint` gives its results. A form is a Writer; the command line knows them by name only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khop/linter.h"
#include "output/tally.h"

namespace khop::output {

struct WriterOptions {
  Language language = Language::vi;
  bool whole_ledger = false;        ///< also what holds, where the form has a place for it
  Severity least = Severity::info;  ///< problems below this are left out
  bool quiet = false;               ///< no summary
  bool colour = false;
  unsigned columns = 100;       ///< of a terminal
  std::vector<RuleInfo> rules;  ///< all that are loaded, for forms that describe them
  std::string version;          ///< of khop
};

/// Writes the results of one run, piece by piece: begin, then for each draft in order document() or unread() with
/// separator() between two that are not empty, then end. Texts of drafts and names of files come from strangers: each
/// form escapes them for where it goes.
class Writer {
 public:
  virtual ~Writer() = default;
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Whether the audits must hold all figures (Audit::figures).
  [[nodiscard]] virtual bool wants_figures() const { return false; }
  /// Whether it shows what holds, too, asked for or not: the ledgers must be whole (LintOptions::problems_only).
  [[nodiscard]] virtual bool wants_ledger() const { return false; }
  [[nodiscard]] virtual std::string begin() const { return {}; }
  /// What one draft gave. Called on several threads at once.
  [[nodiscard]] virtual std::string document(const Audit& audit) const = 0;
  /// What reports say against one another: for each that has such checks, an audit of them alone (see Across). Comes
  /// once, behind the last draft, even if there are none. Nothing where they are to be written like further drafts;
  /// else their text, before which no separator() is put.
  [[nodiscard]] virtual std::optional<std::string> across(const std::vector<Audit>& audits) const;
  /// A draft that could not be read; it is told on standard error besides.
  [[nodiscard]] virtual std::string unread(const Error& error) const;
  [[nodiscard]] virtual std::string separator() const { return {}; }
  [[nodiscard]] virtual std::string end(const Tally& tally) const;

  /// Whether the file is a package (an office document), which cannot be written piece by piece: all that the others
  /// give is kept and handed to package() at the end.
  [[nodiscard]] virtual bool is_package() const { return false; }
  /// The bytes of the file that holds `pieces`.
  [[nodiscard]] virtual std::string package(std::string pieces) const { return pieces; }
};

/// The names of all forms, in the order of the help.
[[nodiscard]] std::vector<std::string> writer_names();

/// The form of that name; null if there is none.
[[nodiscard]] std::unique_ptr<Writer> make_writer(std::string_view name, WriterOptions options);

}  // namespace khop::output

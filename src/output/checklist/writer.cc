// SPDX-License-Identifier: Apache-2.0
#include "output/checklist/writer.h"

#include <cctype>
#include <utility>

#include "output/checklist/forms.h"

namespace khop::output::checklist {
namespace {

class SheetWriter : public Writer {
 public:
  explicit SheetWriter(const WriterOptions& options) : language_(options.language), list_(options.whole_ledger) {}
  [[nodiscard]] bool wants_figures() const override { return true; }
  [[nodiscard]] std::string document(const Audit& audit) const override {
    return body(sheet_of(checklist_of(audit, {language_, list_}), language_));
  }
  // Reports against each other are a sheet of their own: none of them alone is at fault.
  [[nodiscard]] std::optional<std::string> across(const std::vector<Audit>& audits) const override {
    if (audits.empty()) return {};
    return separator() + body(sheet_of(checklist_across(audits, {language_, list_}), language_));
  }

 protected:
  [[nodiscard]] virtual std::string body(const Sheet& sheet) const = 0;
  [[nodiscard]] Language language() const { return language_; }

 private:
  Language language_;
  bool list_;
};

class MarkdownWriter final : public SheetWriter {
 public:
  using SheetWriter::SheetWriter;
  [[nodiscard]] std::string separator() const override { return "\n\n"; }

 private:
  [[nodiscard]] std::string body(const Sheet& sheet) const override { return markdown(sheet); }
};

class HtmlWriter final : public SheetWriter {
 public:
  using SheetWriter::SheetWriter;
  [[nodiscard]] std::string begin() const override { return html_begin(language()); }
  [[nodiscard]] std::string end(const Tally& tally) const override {
    static_cast<void>(tally);
    return html_end();
  }

 private:
  [[nodiscard]] std::string body(const Sheet& sheet) const override { return html(sheet); }
};

class DocxWriter final : public SheetWriter {
 public:
  using SheetWriter::SheetWriter;
  [[nodiscard]] std::string separator() const override { return docx_separator(); }
  [[nodiscard]] bool is_package() const override { return true; }
  [[nodiscard]] std::string package(std::string pieces) const override { return docx_file(pieces, language()); }

 private:
  [[nodiscard]] std::string body(const Sheet& sheet) const override { return docx_body(sheet); }
};

constexpr std::pair<std::string_view, Form> kSuffixes[] = {{".md", Form::markdown},
                                                           {".markdown", Form::markdown},
                                                           {".html", Form::html},
                                                           {".htm", Form::html},
                                                           {".docx", Form::docx}};

}  // namespace

std::unique_ptr<Writer> writer(Form form, const WriterOptions& options) {
  switch (form) {
    case Form::markdown:
      break;
    case Form::html:
      return std::make_unique<HtmlWriter>(options);
    case Form::docx:
      return std::make_unique<DocxWriter>(options);
  }
  return std::make_unique<MarkdownWriter>(options);
}

std::optional<Form> form_of(std::string_view file) {
  std::string name(file);
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const auto& [suffix, form] : kSuffixes) {
    if (name.ends_with(suffix)) return form;
  }
  return std::nullopt;
}

}  // namespace khop::output::checklist

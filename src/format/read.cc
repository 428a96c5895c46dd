// SPDX-License-Identifier: Apache-2.0
#include "format/read.h"

#include <optional>
#include <utility>

#include "format/complaints.h"
#include "format/markdown/markdown.h"
#include "format/opendocument/odt.h"
#include "format/package.h"
#include "format/pdf/pdf.h"
#include "format/program/office.h"
#include "format/sheet/csv.h"
#include "format/sheet/ods.h"
#include "format/sheet/xlsx.h"
#include "format/sniff.h"
#include "format/web/html.h"
#include "format/word/docx.h"

namespace khop::format {
namespace {

Result<Manuscript> finish(Result<Content> content, const std::string& path) {
  if (!content) return content.error();
  for (Error& remark : content->remarks) remark.path = path;
  return linearise(std::move(*content), path);
}

Result<Manuscript> read_package(const std::string& bytes, const std::string& path, const ReadOptions& options) {
  Result<Package> package = Package::open(bytes, path);
  if (!package) return package.error();
  Result<Content> content = complain(
      path, {"là tệp nén zip, không phải tài liệu mà khop đọc được", "is a zip file, but no document that khop reads"});
  if (!docx_main_part(*package).empty()) {
    content = read_docx(*package, options);
  } else if (!xlsx_main_part(*package).empty()) {
    content = read_xlsx(*package);
  } else if (is_ods(*package)) {
    content = read_ods(*package);
  } else if (is_odt(*package)) {
    content = read_odt(*package, options);
  }
  return finish(std::move(content), path);
}

bool is_html_name(std::string_view suffix) {
  return suffix == "html" || suffix == "htm" || suffix == "xhtml" || suffix == "xht";
}

Result<Manuscript> read_converted(const std::string& bytes, const std::string& from, const std::string& to,
                                  const std::string& path, const ReadOptions& options) {
  const Result<std::string> converted = convert_old_office(bytes, from, to, path);
  if (!converted) return converted.error();
  return read_package(*converted, path, options);
}

Result<Manuscript> read_compound(const std::string& bytes, const std::string& path, const ReadOptions& options) {
  switch (compound_format(bytes)) {
    case OldFormat::word:
      return read_converted(bytes, "doc", "docx", path, options);
    case OldFormat::spreadsheet:
      return read_converted(bytes, "xls", "xlsx", path, options);
    case OldFormat::presentation:
      return complain(path, {"là bài trình chiếu; khop đọc văn bản và bảng tính",
                             "is a presentation; khop reads documents and spreadsheets"});
    case OldFormat::none:
      break;
  }
  return complain(path, {"là tệp bị hỏng, hoặc tệp của một chương trình mà khop không đọc được",
                         "is a damaged document, or a file of a program whose files khop does not read"});
}

Result<Manuscript> read_text(std::string bytes, const std::string& path, const ReadOptions& options) {
  Result<text::Source> source = text::decode(std::move(bytes), path);
  if (!source) return source.error();
  const std::string suffix = suffix_of(path);
  if (suffix == "csv" || suffix == "tsv") {
    if (std::optional<Content> content = read_csv(*source, suffix == "tsv"))
      return linearise(std::move(*content), std::move(*source));
  }
  if (suffix == "md" || suffix == "markdown") return read_markdown(std::move(*source), options);
  Manuscript out;
  out.source = std::move(*source);
  return out;
}

}  // namespace

Result<Manuscript> read(std::string bytes, const std::string& path, const ReadOptions& options) {
  switch (sniff(bytes)) {
    case Kind::package:
      return read_package(bytes, path, options);
    case Kind::protected_compound:
      return complain(path, kProtected);
    case Kind::compound:
      return read_compound(bytes, path, options);
    case Kind::rtf:
      return read_converted(bytes, "rtf", "docx", path, options);
    case Kind::pdf:
      return finish(read_pdf(bytes, path), path);
    case Kind::html:
      return read_html(std::move(bytes), path, options);
    case Kind::text:
      if (is_html_name(suffix_of(path)) && has_tags(bytes)) return read_html(std::move(bytes), path, options);
      if (is_flat_odf(bytes)) return finish(read_flat_odt(std::move(bytes), path, options), path);
      break;
  }
  return read_text(std::move(bytes), path, options);
}

}  // namespace khop::format

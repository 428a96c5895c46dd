// SPDX-License-Identifier: Apache-2.0
#include "format/read.h"

#include <utility>

#include "format/docx.h"
#include "format/html.h"
#include "format/markdown.h"
#include "format/odt.h"
#include "format/package.h"
#include "format/sniff.h"

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
  Result<Content> content = Error{path, 0, 0, "is a zip file, but no document that khop reads"};
  if (!docx_main_part(*package).empty()) {
    content = read_docx(*package, options);
  } else if (is_odt(*package)) {
    content = read_odt(*package, options);
  }
  return finish(std::move(content), path);
}

bool is_html_name(std::string_view suffix) {
  return suffix == "html" || suffix == "htm" || suffix == "xhtml" || suffix == "xht";
}

Result<Manuscript> read_text(std::string bytes, const std::string& path, const ReadOptions& options) {
  Result<text::Source> source = text::decode(std::move(bytes), path);
  if (!source) return source.error();
  const std::string suffix = suffix_of(path);
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
      return Error{path, 0, 0, "is protected by a password"};
    case Kind::compound:
    case Kind::pdf:
    case Kind::rtf:
      break;
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

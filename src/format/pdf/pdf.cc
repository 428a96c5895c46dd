// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf.h"

#include <algorithm>
#include <utility>

#include "format/pdf/pdf_flow.h"
#include "format/pdf/pdf_page.h"
#include "format/pdf/pdf_rules.h"
#include "format/program/process.h"

namespace khop::format {
namespace {

constexpr std::chrono::seconds kLimit{60};
constexpr std::size_t kLargestOutput = std::size_t{64} << 20;  // bytes; a page of text makes some 50 000
constexpr const char* kMostPages = "3000";

Error fail(const std::string& path, std::string message) { return Error{path, 0, 0, std::move(message)}; }

// Pages without a word among pages with text.
void remark_empty_pages(const std::vector<PdfPage>& pages, Content& content) {
  std::size_t empty = 0, first = 0;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    if (!pages[p].words.empty()) continue;
    if (empty++ == 0) first = p + 1;
  }
  if (empty == 0) return;
  const std::string more = empty > 1 ? " and " + std::to_string(empty - 1) + " more" : "";
  content.remarks.push_back(
      Error{"", 0, 0, "page " + std::to_string(first) + more + " without text: empty or a picture"});
}

Result<Content> read_pages(const std::vector<PdfPage>& pages, const std::string& path) {
  if (std::all_of(pages.begin(), pages.end(), [](const PdfPage& page) { return page.words.empty(); }))
    return fail(path, "has no text layer: it is a scan; run text recognition first");
  Content content = pdf_flow(pages);
  remark_empty_pages(pages, content);
  return content;
}

}  // namespace

Result<Content> read_pdf(std::string_view bytes, const std::string& path) {
  Command command;
  command.program = find_program("pdftotext");
  if (command.program.empty()) return fail(path, "needs pdftotext (Debian package poppler-utils)");
  const TemporaryFolder folder;
  if (!folder.ok() || !folder.write("draft.pdf", bytes))
    return fail(path, "cannot be read: no room for temporary files");
  command.home = folder.path();
  command.limit = kLimit;
  command.most_output = kLargestOutput;
  command.arguments = {"-bbox", "-enc", "UTF-8", "-l", kMostPages, folder.path() + "/draft.pdf", "-"};
  Outcome outcome = run(command);
  switch (outcome.end) {
    case End::timed_out:
      return fail(path, "cannot be read: pdftotext took longer than " + std::to_string(kLimit.count()) + " s");
    case End::too_much:
      return fail(path, "is too large for a report");
    case End::failed:
      return fail(path, "is damaged: pdftotext cannot read it");
    case End::exited:
      break;
  }
  if (outcome.status != 0) {
    const bool encrypted = bytes.find("/Encrypt") != std::string_view::npos;
    return fail(path, encrypted ? "is protected by a password" : "is damaged: pdftotext cannot read it");
  }
  Result<std::vector<PdfPage>> pages = parse_pdf_pages(std::move(outcome.output), path);
  if (!pages) return pages.error();
  draw_pdf_rules(folder.path() + "/draft.pdf", folder.path(), *pages);
  return read_pages(*pages, path);
}

Result<Content> read_pdf_words(std::string xhtml, const std::string& path, std::string svg) {
  Result<std::vector<PdfPage>> pages = parse_pdf_pages(std::move(xhtml), path);
  if (!pages) return pages.error();
  if (!svg.empty()) take_pdf_rules(std::move(svg), 0, *pages);
  return read_pages(*pages, path);
}

}  // namespace khop::format

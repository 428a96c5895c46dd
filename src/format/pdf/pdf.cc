// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf.h"

#include <algorithm>
#include <utility>

#include "format/complaints.h"
#include "format/pdf/pdf_flow.h"
#include "format/pdf/pdf_page.h"
#include "format/pdf/pdf_rules.h"
#include "format/program/process.h"

namespace khop::format {
namespace {

constexpr std::chrono::seconds kLimit{60};
constexpr std::size_t kLargestOutput = std::size_t{64} << 20;  // bytes; a page of text makes some 50 000
constexpr const char* kMostPages = "3000";

constexpr Words kDamaged{"tệp bị hỏng: pdftotext không đọc được", "is damaged: pdftotext cannot read it"};

// Pages without a word among pages with text.
void remark_empty_pages(const std::vector<PdfPage>& pages, Content& content) {
  std::size_t empty = 0, first = 0;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    if (!pages[p].words.empty()) continue;
    if (empty++ == 0) first = p + 1;
  }
  if (empty == 0) return;
  const Words one{"trang {} không có chữ: trang trống hoặc là ảnh", "page {} without text: empty or a picture"};
  const Words several{"trang {} và {} trang khác không có chữ: trang trống hoặc là ảnh",
                      "page {} and {} more without text: empty or a picture"};
  content.remarks.push_back(complain("", tell(empty > 1 ? several : one, first, empty - 1)));
}

Result<Content> read_pages(const std::vector<PdfPage>& pages, const std::string& path) {
  if (std::all_of(pages.begin(), pages.end(), [](const PdfPage& page) { return page.words.empty(); }))
    return complain(path, {"không có lớp chữ: đây là bản quét; hãy nhận dạng chữ (OCR) trước",
                           "has no text layer: it is a scan; run text recognition first"});
  Content content = pdf_flow(pages);
  remark_empty_pages(pages, content);
  return content;
}

}  // namespace

Result<Content> read_pdf(std::string_view bytes, const std::string& path) {
  Command command;
  command.program = find_program("pdftotext");
  if (command.program.empty())
    return complain(
        path, {"cần có pdftotext để đọc (gói Debian poppler-utils)", "needs pdftotext (Debian package poppler-utils)"});
  const TemporaryFolder folder;
  if (!folder.ok() || !folder.write("draft.pdf", bytes)) return complain(path, kNoRoom);
  command.home = folder.path();
  command.limit = kLimit;
  command.most_output = kLargestOutput;
  command.arguments = {"-bbox", "-enc", "UTF-8", "-l", kMostPages, folder.path() + "/draft.pdf", "-"};
  Outcome outcome = run(command);
  switch (outcome.end) {
    case End::timed_out:
      return complain(
          path, tell({"không đọc được: pdftotext chạy quá {} giây", "cannot be read: pdftotext took longer than {} s"},
                     kLimit.count()));
    case End::too_much:
      return complain(path, {"quá lớn đối với một báo cáo", "is too large for a report"});
    case End::failed:
      return complain(path, kDamaged);
    case End::exited:
      break;
  }
  if (outcome.status != 0) {
    const bool encrypted = bytes.find("/Encrypt") != std::string_view::npos;
    return complain(path, encrypted ? kProtected : kDamaged);
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

// SPDX-License-Identifier: Apache-2.0
#include "format/program/office.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "format/complaints.h"
#include "format/program/process.h"

namespace khop::format {
namespace {

constexpr std::chrono::seconds kLimit{120};  // the first start on a slow machine takes half a minute
constexpr std::uintmax_t kLargestResult = 512ULL << 20;

// A profile in which macros do not run and a draft cannot fetch anything.
constexpr std::string_view kProfile = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
</oor:items>
)";

// Names in a compound file are UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) {
    wide += c;
    wide += '\0';
  }
  return bytes.find(wide) != std::string_view::npos;
}

constexpr Words kCutOff{"tệp bị hỏng: hết tệp khi dữ liệu nhị phân bên trong chưa hết",
                        "is damaged: it ends before its binary data does"};

// What LibreOffice would work on for ever: groups in groups, binary data that is not there. Nothing if there is no such
// thing.
std::optional<Words> rtf_fault(std::string_view bytes) {
  constexpr std::size_t kDeepest = 1000;
  constexpr std::string_view kBinary = "\\bin";
  std::size_t depth = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] == '{' && ++depth > kDeepest) return kTooDeep;
    if (bytes[at] == '}' && depth > 0) --depth;
    if (bytes[at] != '\\') continue;
    if (bytes.substr(at, kBinary.size()) == kBinary) {
      std::size_t length = 0, digit = at + kBinary.size();
      for (; digit < bytes.size() && bytes[digit] >= '0' && bytes[digit] <= '9' && length < bytes.size(); ++digit)
        length = length * 10 + static_cast<std::size_t>(bytes[digit] - '0');
      if (length > bytes.size() - digit) return kCutOff;
      at = digit + length;
    } else {
      ++at;  // an escaped brace opens nothing
    }
  }
  return std::nullopt;
}

}  // namespace

OldFormat compound_format(std::string_view bytes) {
  if (has_stream(bytes, "WordDocument")) return OldFormat::word;
  if (has_stream(bytes, "PowerPoint Document")) return OldFormat::presentation;
  if (has_stream(bytes, "Workbook") || has_stream(bytes, "Book")) return OldFormat::spreadsheet;
  return OldFormat::none;
}

Result<std::string> convert_old_office(std::string_view bytes, const std::string& from, const std::string& to,
                                       const std::string& path) {
  std::string program = find_program("soffice");
  if (program.empty()) program = find_program("libreoffice");
  if (program.empty()) {
    return complain(
        path,
        tell({"là định dạng cũ, cần có LibreOffice để đọc (gói Debian libreoffice-{}-nogui); hoặc lưu lại thành .{}",
              "is of an old format that needs LibreOffice (Debian package libreoffice-{}-nogui); or save it as .{}"},
             to == "xlsx" ? "calc" : "writer", to));
  }
  if (from == "rtf") {
    if (const auto fault = rtf_fault(bytes)) return complain(path, *fault);
  }
  const TemporaryFolder folder;
  std::error_code error;
  if (folder.ok()) std::filesystem::create_directories(folder.path() + "/profile/user", error);
  if (!folder.ok() || error || !folder.write("profile/user/registrymodifications.xcu", kProfile) ||
      !folder.write("draft." + from, bytes)) {
    return complain(path,
                    {"không chuyển đổi được: hết chỗ cho tệp tạm", "cannot be converted: no room for temporary files"});
  }
  Command command;
  command.program = std::move(program);
  command.home = folder.path();
  command.limit = kLimit;
  command.most_output = std::size_t{1} << 20;
  command.arguments = {"-env:UserInstallation=file://" + folder.path() + "/profile",
                       "--headless",
                       "--norestore",
                       "--nolockcheck",
                       "--convert-to",
                       to,
                       "--outdir",
                       folder.path() + "/out",
                       folder.path() + "/draft." + from};
  const Outcome outcome = run(command);
  if (outcome.end == End::timed_out)
    return complain(path, tell({"không chuyển đổi được: LibreOffice chạy quá {} giây",
                                "cannot be converted: LibreOffice took longer than {} s"},
                               kLimit.count()));
  // It exits with 0 whatever happens; only the result tells.
  const std::string result = folder.path() + "/out/draft." + to;
  const std::uintmax_t size = std::filesystem::file_size(result, error);
  if (error || size == 0)
    return complain(path, {"LibreOffice không chuyển đổi được: tệp bị hỏng hoặc có mật khẩu",
                           "cannot be converted by LibreOffice: it is damaged or protected by a password"});
  if (size > kLargestResult) return complain(path, kTooLargeDocument);
  std::ifstream file(result, std::ios::binary);
  std::string out{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return out;
}

}  // namespace khop::format

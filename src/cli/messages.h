// SPDX-License-Identifier: Apache-2.0
/// Every sentence of the command line, Vietnamese and English side by side. `{}` are filled in order.
#pragma once

#include "sentence.h"

namespace khop::cli {

using khop::say;

// Help. Descriptions stand in one column, so each is one short line.
inline constexpr Words kAbout{"khop kiểm tra các con số trong dự thảo báo cáo có khớp nhau không.",
                              "khop checks whether the figures of a draft report tally."};
inline constexpr Words kAboutLint{"Kiểm tra dự thảo, in ra những chỗ không khớp",
                                  "Check drafts and print what does not tally"};
inline constexpr Words kAboutChecklist{"Lập phiếu rà soát số liệu để in, ký và lưu",
                                       "Make a checklist for editors, to print, sign and file"};
inline constexpr Words kAboutExplain{"Giải thích một dòng: hiểu các con số thế nào, vì sao báo hay không báo",
                                     "Explain a line: how its figures are understood, why khop speaks or not"};
inline constexpr Words kAboutFigures{"In mọi con số đã nhận ra trong dự thảo",
                                     "Print every figure that was recognised in drafts"};
inline constexpr Words kAboutRules{"Xem và thử các quy tắc", "Show and test the rules"};
inline constexpr Words kAboutRulesList{"Liệt kê các quy tắc", "List the rules"};
inline constexpr Words kAboutRulesExplain{"Giải thích một quy tắc: in nguyên văn tệp YAML",
                                          "Explain a rule: print its YAML as written"};
inline constexpr Words kAboutRulesTest{"Chạy các ví dụ ghi trong quy tắc", "Run the examples that the rules carry"};
inline constexpr Words kFooter{
    "Mã thoát: 0 không có lỗi; 1 có lỗi ở mức --fail-on trở lên; 2 không chạy được.\n"
    "Xem thêm: khop lint --help, khop checklist --help, khop explain --help, khop figures --help, khop rules --help",
    "Exit codes: 0 clean; 1 problems at or above --fail-on; 2 could not run.\n"
    "More: khop lint --help, khop checklist --help, khop explain --help, khop figures --help, khop rules --help"};
inline constexpr Words kUsage{"Cách dùng", "Usage"};
inline constexpr Words kOptionsTag{"TÙY CHỌN", "OPTIONS"};
inline constexpr Words kCommandTag{"LỆNH", "COMMAND"};
inline constexpr Words kArguments{"Tham số", "Arguments"};
inline constexpr Words kOptions{"Tùy chọn", "Options"};
inline constexpr Words kCommands{"Các lệnh", "Commands"};
inline constexpr Words kHelpHelp{"In trợ giúp này rồi thoát", "Print this help and exit"};
inline constexpr Words kHelpVersion{"In phiên bản rồi thoát", "Print the version and exit"};
inline constexpr Words kHelpLang{"Ngôn ngữ của thông báo: vi, en (mặc định theo LC_ALL, LC_MESSAGES, LANG)",
                                 "Language of messages: vi, en (default from LC_ALL, LC_MESSAGES, LANG)"};
inline constexpr Words kHelpRulesFolder{"Thư mục quy tắc, có thư mục con vi/ (hoặc biến KHOP_RULES)",
                                        "Folder of rules, holding vi/ (or the variable KHOP_RULES)"};
inline constexpr Words kHelpAddRules{
    "Thêm quy tắc, từ ngữ, đơn vị riêng: một tệp .yaml hoặc một thư mục; có thể lặp lại",
    "Rules, words and units of your own besides: a .yaml file or a folder; may be repeated"};
inline constexpr Words kHelpDrafts{"Tệp dự thảo: Word, LibreOffice, bảng tính, PDF, HTML, văn bản; - là đầu vào chuẩn",
                                   "Drafts: Word, LibreOffice, spreadsheets, PDF, HTML, text; - is standard input"};
inline constexpr Words kHelpDraft{"Tệp dự thảo; - là đầu vào chuẩn", "The draft; - is standard input"};
inline constexpr Words kHelpLine{"Dòng (44), các dòng (44-46), hoặc dòng:cột của một con số (44:12)",
                                 "A line (44), lines (44-46), or line:column of a figure (44:12)"};
inline constexpr Words kHelpAll{"In đủ từng cách hiểu, cả những cách bị loại sớm",
                                "Tell each reading in full, also those left out early"};
inline constexpr Words kHelpStdinName{"Tên dùng cho đầu vào chuẩn; đuôi tệp cho biết định dạng",
                                      "Name for standard input; its suffix gives the format"};
inline constexpr Words kHelpLintFormat{"Cách in, có thể nhiều cách, mỗi cách một tệp (mặc định text): {}",
                                       "Forms of output, each to a file of its own (default text): {}"};
inline constexpr Words kHelpChecklistFormat{"Dạng phiếu: markdown, html, docx (mặc định theo đuôi tệp của --output)",
                                            "Form: markdown, html, docx (default by the suffix of --output)"};
inline constexpr Words kHelpChecklistLedger{"Liệt kê từng quan hệ đã kiểm tra, khớp",
                                            "List each relation that was verified"};
inline constexpr Words kHelpExplainFormat{"Cách in: text (mặc định), json", "Output: text (default), json"};
inline constexpr Words kHelpFiguresFormat{"Cách in: table (mặc định), csv, ndjson",
                                          "Output: table (default), csv, ndjson"};
inline constexpr Words kHelpLedger{"In cả những quan hệ đã kiểm mà không có lỗi", "Print also the relations that hold"};
inline constexpr Words kHelpQuiet{"Chỉ in lỗi: bỏ cảnh báo, lưu ý và dòng tổng kết",
                                  "Print errors only: no warnings, notes or summary line"};
inline constexpr Words kHelpNoCross{"Không đối chiếu các báo cáo với nhau",
                                    "Do not hold the reports against each other"};
inline constexpr Words kHelpFailOn{"Thoát với mã 1 từ mức này: error (mặc định), warning, note, never",
                                   "Exit with 1 from this severity on: error (default), warning, note, never"};
inline constexpr Words kHelpDisable{"Bỏ các quy tắc hoặc loại quan hệ này",
                                    "Leave out these rules or kinds of relation"};
inline constexpr Words kHelpOnly{"Chỉ dùng các quy tắc hoặc loại quan hệ này",
                                 "Use only these rules or kinds of relation"};
inline constexpr Words kHelpRounding{"Cách làm tròn của dự thảo: nearest (mặc định), truncate",
                                     "How the draft rounds: nearest (default), truncate"};
inline constexpr Words kHelpAnnex{"Phụ lục đối chiếu với dự thảo, ví dụ bảng tính; có thể lặp lại",
                                  "An annex to hold the draft against, such as a spreadsheet; may be repeated"};
inline constexpr Words kHelpRevisions{
    "Tệp có theo dõi sửa đổi: đọc bản đã nhận sửa (accepted, mặc định) hay bản gốc (original)",
    "Tracked changes: read the text after them (accepted, default) or before (original)"};
inline constexpr Words kAnnexStdin{"--annex: phụ lục phải là một tệp, không phải đầu vào chuẩn",
                                   "--annex: an annex is a file, not standard input"};
inline constexpr Words kHelpOutput{"Ghi kết quả vào tệp này", "Write the result to this file"};
inline constexpr Words kHelpJobs{"Số tệp kiểm tra cùng lúc (mặc định: số nhân máy tính)",
                                 "Drafts checked at once (default: number of processors)"};
inline constexpr Words kHelpRuleId{"Mã quy tắc, ví dụ ratio/attainment", "Id of a rule, for example ratio/attainment"};

// Bad usage.
inline constexpr Words kUnknownOption{"không có tùy chọn '{}'", "unknown option '{}'"};
inline constexpr Words kUnknownCommand{"không có lệnh '{}'", "unknown command '{}'"};
inline constexpr Words kUnexpected{"thừa tham số '{}'", "unexpected argument '{}'"};
inline constexpr Words kNeedsValue{"tùy chọn '{}' cần một giá trị", "option '{}' needs a value"};
inline constexpr Words kBadValue{"{}: không nhận giá trị '{}'; hãy dùng: {}",
                                 "{}: '{}' is not a value; use one of: {}"};
inline constexpr Words kBadJobs{"--jobs: '{}' không phải là số từ 1 đến 1024",
                                "--jobs: '{}' is not a number from 1 to 1024"};
inline constexpr Words kBadUsage{"dòng lệnh không đúng: {}", "bad command line: {}"};
inline constexpr Words kNoDrafts{"chưa có tệp dự thảo nào", "no draft is given"};
inline constexpr Words kNoLine{"chưa có số dòng; ví dụ: khop explain du-thao.txt 44",
                               "no line is given; for example: khop explain draft.txt 44"};
inline constexpr Words kBadLine{"'{}' không phải là dòng; hãy viết 44, 44-46 hoặc 44:12, đếm từ 1",
                                "'{}' is no line; write 44, 44-46 or 44:12, counted from 1"};
inline constexpr Words kNoSuchLine{"không có dòng {}: dự thảo hết ở dòng {}",
                                   "there is no line {}: the draft ends at line {}"};
inline constexpr Words kNeedsFile{"'{}' thiếu tên tệp sau dấu =", "'{}' lacks the name of a file behind ="};
inline constexpr Words kSameOutput{"{} và {} cùng ghi vào một chỗ; hãy cho mỗi cách in một tệp: --format {}=TỆP",
                                   "{} and {} go to the same place; give each a file: --format {}=FILE"};
inline constexpr Words kNoForm{"không rõ ghi '{}' ở dạng nào; hãy dùng đuôi .md, .html, .docx hoặc --format",
                               "'{}' does not tell its form; use a suffix .md, .html, .docx or --format"};
inline constexpr Words kNotToTerminal{"tệp Word không in ra màn hình được; hãy dùng -o TỆP.docx",
                                      "a Word file cannot be shown on a terminal; use -o FILE.docx"};
inline constexpr Words kNoRuleId{"chưa có mã quy tắc", "no rule id is given"};
inline constexpr Words kStdinTwice{"đầu vào chuẩn (-) chỉ đọc được một lần",
                                   "standard input (-) can be read only once"};
inline constexpr Words kSeeHelp{" (xem: {} --help)", " (see: {} --help)"};
inline constexpr Words kDidYouMean{"; có phải là '{}'?", "; did you mean '{}'?"};

// Rules.
inline constexpr Words kUnknownRule{"{}: không có quy tắc hoặc loại quan hệ '{}'",
                                    "{}: no rule or kind of relation is named '{}'"};
inline constexpr Words kUnknownRuleId{"không có quy tắc '{}'", "no rule is named '{}'"};
inline constexpr Words kNoRulesThere{"không thấy thư mục quy tắc 'vi' ở đây", "there is no folder of rules 'vi' here"};
inline constexpr Words kNoRulesFound{"không tìm thấy thư mục quy tắc; hãy dùng --rules hoặc KHOP_RULES (đã tìm: {})",
                                     "no folder of rules found; give --rules or KHOP_RULES (looked at: {})"};
inline constexpr Words kTestFailed{"{}:{}: {}: ví dụ phải cho '{}' nhưng cho '{}': {}",
                                   "{}:{}: {}: the example should give '{}' but gives '{}': {}"};
inline constexpr Words kTestSummary{"{} ví dụ của {} quy tắc: {} đạt, {} hỏng\n",
                                    "{} examples of {} rules: {} passed, {} failed\n"};

// Files.
inline constexpr Words kMissing{"không có tệp này", "no such file"};
inline constexpr Words kDirectory{"đây là thư mục, không phải tệp", "this is a folder, not a file"};
inline constexpr Words kNotAllowed{"không có quyền truy cập", "permission denied"};
inline constexpr Words kTooBig{"tệp quá lớn: {} MiB, giới hạn {} MiB",
                               "the file is too large: {} MiB, the limit is {} MiB"};
inline constexpr Words kTooBigStream{"dữ liệu vào quá lớn: giới hạn {} MiB",
                                     "the input is too large: the limit is {} MiB"};
inline constexpr Words kCannotRead{"không đọc được: {}", "cannot read: {}"};
inline constexpr Words kCannotWrite{"không ghi được: {}", "cannot write: {}"};
inline constexpr Words kInternal{"lỗi bên trong của khop: {}", "internal error: {}"};

}  // namespace khop::cli

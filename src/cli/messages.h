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
inline constexpr Words kAboutDiff{"So hai bản của một dự thảo: số nào đổi, đổi thì làm hỏng hay sửa được gì",
                                  "Compare two versions of a draft: what figures changed, broke and mended"};
inline constexpr Words kAboutExplain{"Giải thích một dòng: hiểu các con số thế nào, vì sao báo hay không báo",
                                     "Explain a line: how its figures are understood, why khop speaks or not"};
inline constexpr Words kAboutAnnotate{"Ghi những chỗ không khớp thành nhận xét trong tệp Word",
                                      "Write what does not tally as comments into a Word file"};
inline constexpr Words kAboutFigures{"In mọi con số đã nhận ra trong dự thảo",
                                     "Print every figure that was recognised in drafts"};
inline constexpr Words kAboutConfig{"Xem cấu hình đang có hiệu lực và lấy từ đâu",
                                    "Show what is in force for a draft, and from where"};
inline constexpr Words kAboutInit{"Ghi một tệp .khop.yaml mẫu có chú thích", "Write a commented .khop.yaml"};
inline constexpr Words kAboutRules{"Xem và thử các quy tắc", "Show and test the rules"};
inline constexpr Words kAboutRulesList{"Liệt kê các quy tắc", "List the rules"};
inline constexpr Words kAboutRulesExplain{"Giải thích một quy tắc: in nguyên văn tệp YAML",
                                          "Explain a rule: print its YAML as written"};
inline constexpr Words kAboutRulesTest{"Chạy các ví dụ ghi trong quy tắc", "Run the examples that the rules carry"};
inline constexpr Words kFooter{
    "Mã thoát: 0 không có lỗi; 1 có lỗi ở mức --fail-on trở lên; 2 không chạy được.\n"
    "Xem thêm: khop lint --help, khop checklist --help, khop annotate --help, khop diff --help, khop config --help",
    "Exit codes: 0 clean; 1 problems at or above --fail-on; 2 could not run.\n"
    "More: khop lint --help, khop checklist --help, khop annotate --help, khop diff --help, khop config --help"};
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
inline constexpr Words kHelpDrafts{
    "Dự thảo (Word, LibreOffice, bảng tính, PDF, HTML, văn bản), thư mục, hoặc mẫu tên như 'bao-cao/**/*.docx'; "
    "- là đầu vào chuẩn",
    "Drafts (Word, LibreOffice, spreadsheets, PDF, HTML, text), folders, or patterns such as 'reports/**/*.docx'; "
    "- is standard input"};
inline constexpr Words kHelpExclude{"Bỏ qua tệp, thư mục khớp mẫu này, viết như trong .gitignore; có thể lặp lại",
                                    "Leave out files and folders that match, as in .gitignore; may be repeated"};
inline constexpr Words kHelpNoIgnore{"Không theo các tệp .gitignore khi tìm trong thư mục",
                                     "Do not heed .gitignore when folders are searched"};
inline constexpr Words kHelpNoProgress{"Không hiện thanh tiến độ", "Show no progress bar"};
inline constexpr Words kHelpWatch{"Kiểm tra lại mỗi khi dự thảo được lưu, cho đến khi bấm Ctrl-C",
                                  "Check again whenever a draft is saved, until Ctrl-C"};
inline constexpr Words kWatchStdin{"--watch: không theo dõi được đầu vào chuẩn; hãy cho tên tệp hoặc thư mục",
                                   "--watch: standard input cannot be watched; name files or folders"};
inline constexpr Words kWatchFormat{"--watch: {} cần một tệp riêng: --format {}=TỆP",
                                    "--watch: {} needs a file of its own: --format {}=FILE"};
inline constexpr Words kHelpDraft{"Tệp dự thảo; - là đầu vào chuẩn", "The draft; - is standard input"};
inline constexpr Words kHelpOld{"Bản cũ; - là đầu vào chuẩn", "The old version; - is standard input"};
inline constexpr Words kHelpNew{"Bản mới, định dạng có thể khác bản cũ; - là đầu vào chuẩn",
                                "The new version, of any format; - is standard input"};
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
inline constexpr Words kHelpRulesListFormat{"Cách in: text (mặc định), markdown (sổ tra cứu), json",
                                            "Output: text (default), markdown (the reference), json"};
inline constexpr Words kHelpFiguresFormat{"Cách in: table (mặc định), csv, ndjson",
                                          "Output: table (default), csv, ndjson"};
inline constexpr Words kHelpWordDraft{"Dự thảo Word (.docx, .docm); - là đầu vào chuẩn",
                                      "The draft, of Word (.docx, .docm); - is standard input"};
inline constexpr Words kHelpAnnotated{
    "Tệp có nhận xét (mặc định TÊN.khop.docx cạnh dự thảo); - là đầu ra chuẩn",
    "The file with comments (default NAME.khop.docx beside it); - is standard output"};
inline constexpr Words kHelpLeast{"Ghi nhận xét từ mức này: error, warning, note, info (mặc định)",
                                  "Comment on problems from this severity on: error, warning, note, info (default)"};
inline constexpr Words kHelpDate{"Ngày ghi ở nhận xét, ví dụ 2026-11-21 (mặc định: không ghi ngày)",
                                 "Date of the comments, such as 2026-11-21 (default: none)"};
inline constexpr Words kHelpAnnotateQuiet{"Chỉ nhận xét các lỗi, không in tổng kết",
                                          "Comment on errors only, print no summary"};
inline constexpr Words kHelpLedger{"In cả những quan hệ đã kiểm mà không có lỗi", "Print also the relations that hold"};
inline constexpr Words kHelpQuiet{"Chỉ in lỗi: bỏ cảnh báo, lưu ý và dòng tổng kết",
                                  "Print errors only: no warnings, notes or summary line"};
inline constexpr Words kHelpNoCross{"Không đối chiếu các báo cáo với nhau",
                                    "Do not hold the reports against each other"};
inline constexpr Words kHelpDiffQuiet{"Chỉ in số đã đổi và quan hệ sai ở mức lỗi, bỏ dòng tổng kết",
                                      "Only figures that changed and relations that are errors; no summary line"};
inline constexpr Words kHelpDiffFailOn{
    "Thoát với mã 1 nếu bản mới có chỗ sai mà bản cũ không có, từ mức: error (mặc định), warning, note, never",
    "Exit with 1 if NEW has problems that OLD had not, from: error (default), warning, note, never"};
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
inline constexpr Words kHelpConfig{"Dùng tệp cấu hình này thay cho .khop.yaml gần nhất",
                                   "Use this configuration, not the nearest .khop.yaml"};
inline constexpr Words kHelpNoConfig{"Không dùng tệp cấu hình nào", "Use no configuration"};
inline constexpr Words kHelpBaseline{"Tệp ghi những vấn đề đã biết: không báo lại cho đến khi con số thay đổi",
                                     "File of known problems: silent until their figures change"};
inline constexpr Words kHelpUpdateBaseline{"Ghi vào tệp đó mọi vấn đề hiện có",
                                           "Write all present problems to that file"};
inline constexpr Words kHelpConfigDraft{"Tệp dự thảo (mặc định: thư mục hiện tại)",
                                        "The draft (default: the working folder)"};
inline constexpr Words kHelpInitFolder{"Thư mục để ghi .khop.yaml (mặc định: thư mục hiện tại)",
                                       "The folder to write .khop.yaml to (default: the working folder)"};
inline constexpr Words kHelpForce{"Ghi đè lên tệp đã có", "Write over a file that is there"};
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
inline constexpr Words kNotTwoDrafts{"cần hai bản của dự thảo; ví dụ: khop diff ban-cu.docx ban-moi.docx",
                                     "two versions of a draft are needed; for example: khop diff old.docx new.docx"};
inline constexpr Words kNoLine{"chưa có số dòng; ví dụ: khop explain du-thao.txt 44",
                               "no line is given; for example: khop explain draft.txt 44"};
inline constexpr Words kBadLine{"'{}' không phải là dòng; hãy viết 44, 44-46 hoặc 44:12, đếm từ 1",
                                "'{}' is no line; write 44, 44-46 or 44:12, counted from 1"};
inline constexpr Words kNoSuchLine{"không có dòng {}: dự thảo hết ở dòng {}",
                                   "there is no line {}: the draft ends at line {}"};
inline constexpr Words kNeedsFile{"'{}' thiếu tên tệp sau dấu =", "'{}' lacks the name of a file behind ="};
inline constexpr Words kSameOutput{"{} và {} cùng ghi vào một chỗ; hãy cho mỗi cách in một tệp: --format {}=TỆP",
                                   "{} and {} go to the same place; give each a file: --format {}=FILE"};
inline constexpr Words kWatchUpdate{"--watch không dùng cùng --update-baseline",
                                    "--watch and --update-baseline do not go together"};
inline constexpr Words kConfigTwice{"chỉ dùng một trong hai: --config, --no-config",
                                    "give only one of --config and --no-config"};
inline constexpr Words kNoForm{"không rõ ghi '{}' ở dạng nào; hãy dùng đuôi .md, .html, .docx hoặc --format",
                               "'{}' does not tell its form; use a suffix .md, .html, .docx or --format"};
inline constexpr Words kNotToTerminal{"tệp Word không in ra màn hình được; hãy dùng -o TỆP.docx",
                                      "a Word file cannot be shown on a terminal; use -o FILE.docx"};
inline constexpr Words kNoRuleId{"chưa có mã quy tắc", "no rule id is given"};
inline constexpr Words kStdinTwice{"đầu vào chuẩn (-) chỉ đọc được một lần",
                                   "standard input (-) can be read only once"};
inline constexpr Words kSeeHelp{" (xem: {} --help)", " (see: {} --help)"};
inline constexpr Words kDidYouMean{"; có phải là '{}'?", "; did you mean '{}'?"};

// Configuration.
inline constexpr Words kIgnoreExpired{"mục bỏ qua này đã hết hạn ngày {}, không còn áp dụng: {}",
                                      "this ignore expired on {} and no longer applies: {}"};
inline constexpr Words kUpdateNeedsBaseline{
    "--update-baseline cần tên tệp: --baseline TỆP, hoặc khóa baseline trong .khop.yaml",
    "--update-baseline needs a file: --baseline FILE, or the key baseline in .khop.yaml"};
inline constexpr Words kBaselineWritten{"đã ghi {} vấn đề đã biết (thêm {}, bỏ {})",
                                        "known problems written: {} ({} new, {} gone)"};
inline constexpr Words kBaselineStale{"{} vấn đề đã biết không còn nữa; bỏ chúng bằng --update-baseline",
                                      "known problems that are there no more: {}; remove them with --update-baseline"};
inline constexpr Words kConfigThere{"đã có tệp này; dùng --force để ghi đè",
                                    "the file is there; --force writes over it"};
inline constexpr Words kConfigWritten{"đã ghi {}\n", "{} written\n"};
inline constexpr Words kConfigOf{"{}\n  tệp cấu hình: {}\n", "{}\n  configuration: {}\n"};
inline constexpr Words kConfigNone{"không có", "none"};
inline constexpr Words kExpired{"đã hết hạn", "expired"};
inline constexpr Words kFromCommandLine{"dòng lệnh", "command line"};
inline constexpr Words kFromEnvironment{"môi trường (LC_ALL, LC_MESSAGES, LANG)",
                                        "environment (LC_ALL, LC_MESSAGES, LANG)"};
inline constexpr Words kFromDefault{"mặc định", "default"};
inline constexpr Words kNoFolder{"không có thư mục này", "no such folder"};
inline constexpr Words kNoLocale{"không có thư mục quy tắc '{}'; hiện có: {}",
                                 "there is no folder of rules '{}'; there are: {}"};
// Annotated drafts.
inline constexpr Words kBadDate{"{}: '{}' không phải là ngày; hãy viết như 2026-11-21 hoặc 2026-11-21T08:30:00Z",
                                "{}: '{}' is no date; write 2026-11-21 or 2026-11-21T08:30:00Z"};
inline constexpr Words kBadEpoch{"SOURCE_DATE_EPOCH: '{}' không phải là số giây từ 1970",
                                 "SOURCE_DATE_EPOCH: '{}' is not a number of seconds since 1970"};
inline constexpr Words kOnlyWord{
    "chỉ ghi nhận xét được vào tệp Word (.docx, .docm, .dotx, .dotm); tệp khác hãy lưu lại thành .docx, hoặc dùng khop "
    "lint",
    "comments can be written into Word files only (.docx, .docm, .dotx, .dotm); save others as .docx, or use khop "
    "lint"};
inline constexpr Words kOverInput{"--output: không ghi đè lên {}; hãy chọn tên khác",
                                  "--output: {} is not overwritten; choose another name"};
inline constexpr Words kNoBinaryTerminal{"tệp Word không in ra màn hình được; hãy dùng --output TỆP",
                                         "a Word file is not for a terminal; use --output FILE"};
inline constexpr Words kAnnotated{"đã ghi {} nhận xét vào {}\n", "{1}: {0} comments written\n"};
inline constexpr Words kAnnotatedOne{"đã ghi 1 nhận xét vào {}\n", "{}: 1 comment written\n"};
inline constexpr Words kNothingToAnnotate{"không có gì để nhận xét; {} giống hệt dự thảo\n",
                                          "nothing to comment on; {} is the same as the draft\n"};
inline constexpr Words kUntold{
    "{} vấn đề là về số liệu không nằm trong dự thảo nên không ghi được nhận xét; xem bằng khop lint",
    "problems about figures that are not in the draft, and so have no comment: {}; see khop lint"};
inline constexpr Words kSigned{"dự thảo có chữ ký số; chữ ký đó không còn đúng với bản có nhận xét",
                               "the draft is digitally signed; the signature does not hold for the copy with comments"};

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
inline constexpr Words kDevice{"đây là thiết bị, không phải tệp", "this is a device, not a file"};
inline constexpr Words kSocket{"đây là socket, không phải tệp", "this is a socket, not a file"};
inline constexpr Words kNoWriter{"không có chương trình nào ghi vào ống dẫn này", "no program writes to this pipe"};
inline constexpr Words kNotAllowed{"không có quyền truy cập", "permission denied"};
inline constexpr Words kNoDraftsInFolder{"trong thư mục này không có dự thảo nào", "there is no draft in this folder"};
inline constexpr Words kNoDraftsLeftInFolder{
    "trong thư mục này không có dự thảo nào, ngoài {} mục bị bỏ qua theo .gitignore hoặc --exclude",
    "there is no draft in this folder besides {} left out by .gitignore or --exclude"};
inline constexpr Words kNoMatch{"không có tệp nào khớp mẫu này", "no file matches this pattern"};
inline constexpr Words kNoMatchLeft{
    "không có tệp nào khớp mẫu này, ngoài {} mục bị bỏ qua theo .gitignore hoặc --exclude",
    "no file matches this pattern besides {} left out by .gitignore or --exclude"};
inline constexpr Words kNothingLeft{"không còn dự thảo nào để kiểm tra", "no draft is left to check"};

// While khop works, on a terminal.
inline constexpr Words kProgress{"khop: {}/{} dự thảo ({}%)  {}", "khop: {}/{} drafts ({}%)  {}"};
inline constexpr Words kTook{"khop: {} dự thảo, {} giây", "khop: drafts: {}, seconds: {}"};
inline constexpr Words kTookUnread{"khop: {} dự thảo, {} không đọc được, {} giây",
                                   "khop: drafts: {}, not read: {}, seconds: {}"};
inline constexpr Words kWatching{"khop: đang theo dõi {} dự thảo; bấm Ctrl-C để dừng",
                                 "khop: watching {} drafts; press Ctrl-C to stop"};
inline constexpr Words kGone{"tệp đã bị xóa hoặc đổi tên", "the file was removed or renamed"};
inline constexpr Words kTooBig{"tệp quá lớn: {} MiB, giới hạn {} MiB",
                               "the file is too large: {} MiB, the limit is {} MiB"};
inline constexpr Words kTooBigStream{"dữ liệu vào quá lớn: giới hạn {} MiB",
                                     "the input is too large: the limit is {} MiB"};
inline constexpr Words kCannotRead{"không đọc được: {}", "cannot read: {}"};
inline constexpr Words kCannotWrite{"không ghi được: {}", "cannot write: {}"};
inline constexpr Words kInternal{"lỗi bên trong của khop: {}", "internal error: {}"};

}  // namespace khop::cli

// SPDX-License-Identifier: Apache-2.0
#include "output/checklist/sheet.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "output/display.h"
#include "output/identity.h"
#include "sentence.h"
#include "text/utf8.h"

namespace khop::output::checklist {
namespace {

constexpr Words kTitle{"PHIẾU RÀ SOÁT SỐ LIỆU", "CHECKLIST OF FIGURES"};
constexpr Words kSubtitle{"(Đánh dấu vào ô ☐ khi đã xử lý hoặc đã đối chiếu xong)",
                          "(Tick a box ☐ once it is dealt with)"};
constexpr Words kAcross{"ĐỐI CHIẾU SỐ LIỆU GIỮA CÁC BÁO CÁO", "REPORTS HELD AGAINST EACH OTHER"};
constexpr Words kPage{"Trang {} / {}", "Page {} of {}"};

// What stands on top.
constexpr Words kReport{"Văn bản", "Document"};
constexpr Words kIssuer{"Cơ quan ban hành", "Issued by"};
constexpr Words kPlace{"Địa bàn", "Place"};
constexpr Words kPeriod{"Kỳ báo cáo", "Period"};
constexpr Words kNumber{"Số, ký hiệu", "Number"};
constexpr Words kDate{"Ngày văn bản", "Date"};
constexpr Words kDraft{"dự thảo", "draft"};
constexpr Words kFile{"Tệp", "File"};
constexpr Words kAnnexes{"Đối chiếu với", "Held against"};
constexpr Words kRemark{"Lưu ý khi đọc tệp", "Remarks of reading"};
constexpr Words kRead{"Số liệu", "Figures"};
constexpr Words kFiguresRead{
    "đọc được {} con số; {} con số đã được tính lại hoặc đối chiếu, {} con số chưa kiểm tra được",
    "{} figures read; {} recomputed or compared, {} not verified"};
constexpr Words kRelations{"Quan hệ đã tính lại", "Relations recomputed"};
constexpr Words kRelationCounts{"{}, trong đó {} khớp, {} không khớp", "{}, of which {} hold and {} do not"};
constexpr Words kOutcome{"Kết quả", "Result"};
constexpr Words kToCorrect{"cần sửa {} chỗ", "{} to correct"};
constexpr Words kToReview{"cần xem lại {} chỗ", "{} to look at"};
constexpr Words kToCompare{"cần đối chiếu với tài liệu gốc {} con số", "{} figures to hold against their sources"};
constexpr Words kSuppressedCount{"đã bỏ qua {} chỗ", "{} left out"};
constexpr Words kNoFigures{"không có con số nào", "no figures"};
constexpr Words kAllVerified{"mọi con số đều đã được kiểm tra và khớp", "all figures were verified and hold"};

// Parts.
constexpr Words kCorrect{"I. SỐ LIỆU CẦN SỬA ({})", "I. TO CORRECT ({})"};
constexpr Words kReview{"II. SỐ LIỆU CẦN KIỂM TRA THỦ CÔNG", "II. TO VERIFY BY HAND"};
constexpr Words kVerified{"III. SỐ LIỆU ĐÃ KIỂM TRA, KHỚP ({})", "III. VERIFIED ({})"};
constexpr Words kSuppressed{"IV. ĐÃ BỎ QUA, KHÔNG NÊU Ở TRÊN ({})", "IV. LEFT OUT ABOVE ({})"};
constexpr Words kDoubtful{"Chỗ cần xem lại ({})", "To look at ({})"};
constexpr Words kLacking{"Quan hệ chưa kiểm tra được vì thiếu số ({})", "Relations that lack a figure ({})"};
constexpr Words kUnbased{"Tỷ lệ, mức tăng giảm chưa tìm thấy số gốc để tính lại ({})",
                         "Rates and changes without a base to recompute them from ({})"};
constexpr Words kRest{"Số liệu khác không có phép tính nào để kiểm tra ({})",
                      "Other figures that no relation checks ({})"};
constexpr Words kNone{"Không có.", "None."};
constexpr Words kCorrectNote{
    "Con số gạch chân đậm là số nghi sai; con số gạch chân thường là các số dùng để tính lại. Đề xuất do máy tính ra: "
    "đối chiếu với tài liệu gốc trước khi sửa.",
    "The figure in bold is the one in doubt; those underlined are what it was recomputed from. Proposals are computed: "
    "consult the source before correcting."};
constexpr Words kUnbasedNote{
    "Không tính lại được từ các số ghi trong dự thảo: đối chiếu với kế hoạch, dự toán, số cùng kỳ ở tài liệu gốc.",
    "The figures of the draft do not give them: hold them against plans, budgets or last year's reports."};
constexpr Words kRestNote{
    "Chỉ nêu các số lớn, số đo, số tiền; số đếm nhỏ và ô trong bảng chỉ ghi tổng cộng.",
    "Large figures, measures and sums of money are named; small counts and cells are only counted."};
constexpr Words kVerifiedNote{"Máy đã tính lại và khớp; người rà soát có thể kiểm tra xác suất.",
                              "Recomputed, and they hold; a person may check some of them."};
constexpr Words kRounded{"{} quan hệ lệch một đơn vị ở chữ số cuối do làm tròn.",
                         "{} are off by one unit of the last digit."};
constexpr Words kApproximate{
    "{} quan hệ có số ước lượng (hơn, gần, khoảng …): chỉ khớp trong phạm vi mà từ đó cho phép.",
    "{} have approximate figures (about, over …) and hold as far as those words go."};

// Tables.
constexpr Words kNo{"TT", "No."};
constexpr Words kWhere{"Vị trí", "Where"};
constexpr Words kWhat{"Nội dung và tính lại", "What, and recomputed"};
constexpr Words kProposal{"Đề xuất", "Proposed"};
constexpr Words kDone{"Xong", "Done"};
constexpr Words kSection{"Phần của dự thảo", "Part of the draft"};
constexpr Words kFigures{"Số liệu", "Figures"};
constexpr Words kCount{"Số lượng", "Count"};
constexpr Words kChecked{"Đã kiểm tra", "What was checked"};
constexpr Words kReason{"Lý do", "Reason"};
constexpr Words kOpening{"(phần mở đầu)", "(opening)"};
constexpr Words kContinued{"(tiếp)", "(continued)"};
constexpr Words kUnknownCulprit{"Chưa rõ sai ở số nào: đối chiếu với tài liệu gốc",
                                "Not known which is wrong: consult the sources"};
constexpr Words kJudge{"Người soạn thảo xem và quyết định", "For the author to decide"};
constexpr Words kSurety{"(mức tin cậy {:.0f}%)", "(confidence {:.0f}%)"};
constexpr Words kAlso{"Cùng số này: {}", "The same figure: {}"};
constexpr Words kCells{"{} trong {} ô số liệu của bảng chưa có phép tính nào để kiểm tra",
                       "{} of the {} figures of this table have no relation"};
constexpr Words kRateCells{"{} tỷ lệ trong bảng chưa tìm thấy số gốc", "{} rates of this table without a base"};
constexpr Words kOthers{"và {} số khác", "and {} more"};
constexpr Words kOtherSections{"(các phần khác)", "(other parts)"};
constexpr Words kOnlyOthers{"{} số đếm nhỏ ở {} phần", "{} small count(s) in {} part(s)"};

// Signatures.
constexpr Words kPlaceAndDate{"………………, ngày …… tháng …… năm 20……", "………………, ……/……/20……"};
constexpr Words kAuthor{"NGƯỜI SOẠN THẢO", "AUTHOR"};
constexpr Words kChecker{"NGƯỜI RÀ SOÁT", "CHECKED BY"};
constexpr Words kSign{"(Ký, ghi rõ họ tên)", "(signature and name)"};

constexpr std::size_t kMostLines = 8;  // paragraphs of one row: a row is not cut at the end of a page

Marked plain(std::string text) { return {{std::move(text), Tone::plain}}; }
Marked quiet(std::string text) { return {{std::move(text), Tone::quiet}}; }

// The first letter as at the beginning of a sentence.
std::string capital(std::string text) {
  if (text.empty()) return text;
  std::size_t at = 0;
  const char32_t first = next_code_point(text, at);
  std::string out;
  text::append_code_point(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(first))));
  return out.append(text, at);
}

class Composer {
 public:
  Composer(const Checklist& checklist, Language language) : c_(checklist), language_(language) {}

  Sheet run() {
    out_.title = word(c_.across ? kAcross : kTitle);
    out_.subtitle = word(kSubtitle);
    facts();
    correct();
    review();
    verified();
    suppressed();
    out_.place_and_date = word(kPlaceAndDate);
    out_.signatures = {{word(kAuthor), word(kSign)}, {word(kChecker), word(kSign)}};
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string word(const Words& words) const { return std::string(words.in(language_)); }
  template <typename... Arguments>
  [[nodiscard]] std::string tell(const Words& words, const Arguments&... arguments) const {
    return say(language_, words, arguments...);
  }

  void fact(const Words& label, std::string text) {
    if (!text.empty()) out_.facts.push_back({word(label), plain(std::move(text))});
  }

  void facts() {
    const Identity& id = c_.identity;
    std::string report = capital(id.kind);
    if (!id.title.empty()) report += report.empty() ? id.title : ": " + id.title;
    if (id.draft && !report.empty()) report += " (" + word(kDraft) + ")";
    fact(kReport, report);
    fact(kIssuer, id.issuer);
    // The issuer's name mostly holds the place.
    if (id.issuer.find(id.place) == std::string::npos || !id.parent.empty())
      fact(kPlace, id.parent.empty() || id.place.empty() ? id.place : id.place + ", " + id.parent);
    fact(kPeriod, id.period);
    fact(kNumber, id.number.starts_with("/") ? "……" + id.number : id.number);  // left open
    fact(kDate, printed_date(id.date));
    fact(kFile, c_.file);
    fact(kAnnexes, fmt::format("{}", fmt::join(c_.annexes, "; ")));
    for (const std::string& remark : c_.remarks) fact(kRemark, remark);
    if (!c_.across) fact(kRead, tell(kFiguresRead, c_.figures, c_.covered, c_.figures - c_.covered));
    fact(kRelations, tell(kRelationCounts, c_.relations, c_.holding, c_.relations - c_.holding));
    std::string result;
    const std::pair<const Words*, std::size_t> counts[] = {{&kToCorrect, c_.correct.size()},
                                                           {&kToReview, c_.review.size() + c_.lacking.size()},
                                                           {&kToCompare, c_.figures - c_.covered},
                                                           {&kSuppressedCount, c_.suppressed.size()}};
    for (const auto& [words, count] : counts) {
      if (count != 0) result += (result.empty() ? "" : "; ") + tell(*words, count);
    }
    if (result.empty()) result = word(c_.figures == 0 && !c_.across ? kNoFigures : kAllVerified);
    out_.facts.push_back({word(kOutcome), {{std::move(result), Tone::strong}}});
  }

  Part& part(std::string title, unsigned level, const Words* note = nullptr) {
    Part added;
    added.title = std::move(title);
    added.level = level;
    if (note != nullptr) added.notes.push_back(quiet(word(*note)));
    out_.parts.push_back(std::move(added));
    return out_.parts.back();
  }

  [[nodiscard]] std::vector<Column> entry_columns(const Words& last) const {
    using Kind = Column::Kind;
    return {{word(kNo), 6, Kind::number},
            {word(kWhere), 19, Kind::text},
            {word(kWhat), 45, Kind::text},
            {word(last), 22, Kind::text},
            {word(kDone), 8, Kind::box}};
  }

  Row entry(const Entry& entry, std::size_t number, std::vector<Marked> last) const {
    std::vector<Marked> where{plain(entry.where)};
    if (!entry.section.empty()) where.push_back(quiet(entry.section));
    std::vector<Marked> what = entry.excerpts;
    for (std::size_t i = 0; i < entry.told.size(); ++i)
      what.push_back(plain(i == 0 ? "→ " + entry.told[i] : tell(kAlso, entry.told[i])));
    return {{{plain(std::to_string(number))}, std::move(where), std::move(what), std::move(last), {}}, std::nullopt};
  }

  // What to do about an entry.
  Marked advice(const Entry& entry) const {
    if (entry.proposal.empty()) return plain(word(entry.relation ? kUnknownCulprit : kJudge));
    Marked out = entry.proposal;
    out.front().text = capital(out.front().text);
    return out;
  }

  void correct() {
    Part& added = part(tell(kCorrect, c_.correct.size()), 1);
    if (c_.correct.empty()) {
      added.notes.push_back(plain(word(kNone)));
      return;
    }
    added.notes.push_back(quiet(word(kCorrectNote)));
    added.table.columns = entry_columns(kProposal);
    for (const Entry& each : c_.correct) {
      added.table.rows.push_back(entry(each, added.table.rows.size() + 1, {advice(each)}));
    }
  }

  void review() {
    const bool nothing = c_.review.empty() && c_.lacking.empty() && c_.unbased.empty() && c_.rest.empty();
    Part& head = part(word(kReview), 1);
    if (nothing) head.notes.push_back(plain(word(kNone)));
    unsigned number = 0;
    const auto sub = [&](const Words& title, std::size_t count, const Words* note) -> Part& {
      return part(fmt::format("{}. {}", ++number, tell(title, count)), 2, note);
    };
    for (const auto& [entries, title] : {std::pair(&c_.review, &kDoubtful), std::pair(&c_.lacking, &kLacking)}) {
      if (entries->empty()) continue;
      Part& added = sub(*title, entries->size(), nullptr);
      added.table.columns = entry_columns(kProposal);
      for (const Entry& each : *entries) {
        std::vector<Marked> proposal{advice(each)};
        if (each.relation && each.confidence > 0) proposal.push_back(quiet(tell(kSurety, 100 * each.confidence)));
        added.table.rows.push_back(entry(each, added.table.rows.size() + 1, std::move(proposal)));
      }
    }
    uncovered(c_.unbased, kUnbased, &kUnbasedNote, kRateCells, sub);
    uncovered(c_.rest, kRest, &kRestNote, kCells, sub);
  }

  template <typename Sub>
  void uncovered(const std::vector<Uncovered>& sections, const Words& title, const Words* note, const Words& cells,
                 const Sub& sub) {
    if (sections.empty()) return;
    std::size_t count = 0;
    for (const Uncovered& section : sections) count += section.count;
    Part& added = sub(title, count, note);
    using Kind = Column::Kind;
    added.table.columns = {{word(kNo), 6, Kind::number},
                           {word(kSection), 26, Kind::text},
                           {word(kFigures), 50, Kind::text},
                           {word(kCount), 10, Kind::count},
                           {word(kDone), 8, Kind::box}};
    std::size_t number = 0;
    for (const Uncovered& section : sections) {
      std::vector<Marked> lines;
      for (const Passage& passage : section.passages) {
        Marked line = passage.figures;
        line.insert(line.begin(), {passage.where + ": ", Tone::quiet});
        lines.push_back(std::move(line));
      }
      if (section.table) {
        lines.push_back(plain(tell(cells, section.count, section.cells)));
      } else if (section.others > 0) {
        lines.push_back(quiet(section.sections > 0 ? tell(kOnlyOthers, section.others, section.sections)
                                                   : tell(kOthers, section.others)));
      }
      const std::string name = section.sections > 0      ? word(kOtherSections)
                               : section.section.empty() ? word(kOpening)
                                                         : section.section;
      for (std::size_t from = 0; from < lines.size(); from += kMostLines) {
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), from + kMostLines));
        const bool first = from == 0;
        Row row;
        row.cells = {{plain(first ? std::to_string(++number) : std::string())},
                     {first ? plain(name) : quiet(name + " " + word(kContinued))},
                     {std::make_move_iterator(begin), std::make_move_iterator(end)},
                     {plain(first ? std::to_string(section.count) : std::string())},
                     {}};
        added.table.rows.push_back(std::move(row));
      }
    }
  }

  void verified() {
    Part& added = part(tell(kVerified, c_.holding), 1);
    if (c_.holding == 0) {
      added.notes.push_back(plain(word(kNone)));
      return;
    }
    added.notes.push_back(quiet(word(kVerifiedNote)));
    if (c_.rounded > 0) added.notes.push_back(quiet(tell(kRounded, c_.rounded)));
    if (c_.approximate > 0) added.notes.push_back(quiet(tell(kApproximate, c_.approximate)));
    const bool listed = !c_.verified.empty() && !c_.verified.front().items.empty();
    using Kind = Column::Kind;
    if (listed) {
      added.table.columns = {
          {word(kNo), 8, Kind::number}, {word(kWhere), 26, Kind::text}, {word(kChecked), 66, Kind::text}};
    } else {
      added.table.columns = {{word(kNo), 6, Kind::number},
                             {word(kSection), 34, Kind::text},
                             {word(kChecked), 42, Kind::text},
                             {word(kCount), 10, Kind::count},
                             {word(kDone), 8, Kind::box}};
    }
    std::size_t number = 0;
    for (const Verified& section : c_.verified) {
      const std::string name = section.section.empty() ? word(kOpening) : section.section;
      if (listed) {
        Row head;
        head.group = Marked{{name, Tone::strong}, {fmt::format(" ({})", section.count), Tone::plain}};
        added.table.rows.push_back(std::move(head));
        for (const Verified::Item& item : section.items) {
          Row row;
          row.cells = {{plain(std::to_string(++number))}, {plain(item.where)}, {plain(item.message)}};
          added.table.rows.push_back(std::move(row));
        }
        continue;
      }
      std::vector<Marked> where{plain(name)};
      if (!section.where.empty()) where.push_back(quiet(section.where));
      std::string kinds;
      for (const auto& [kind, count] : section.kinds) {
        if (!kinds.empty()) kinds += "; ";
        kinds += kind;
        if (section.kinds.size() > 1) kinds += fmt::format(" ({})", count);
      }
      Row row;
      row.cells = {{plain(std::to_string(++number))},
                   std::move(where),
                   {plain(std::move(kinds))},
                   {plain(std::to_string(section.count))},
                   {}};
      added.table.rows.push_back(std::move(row));
    }
  }

  void suppressed() {
    if (c_.suppressed.empty()) return;
    Part& added = part(tell(kSuppressed, c_.suppressed.size()), 1);
    added.table.columns = entry_columns(kReason);
    for (const Entry& each : c_.suppressed)
      added.table.rows.push_back(entry(each, added.table.rows.size() + 1, {plain(each.reason)}));
  }

  const Checklist& c_;
  Language language_;
  Sheet out_;
};

}  // namespace

Sheet sheet_of(const Checklist& checklist, Language language) { return Composer(checklist, language).run(); }

std::string page_words(Language language) { return std::string(kPage.in(language)); }

}  // namespace khop::output::checklist

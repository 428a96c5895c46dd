// SPDX-License-Identifier: Apache-2.0
#include "output/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "output/display.h"
#include "sentence.h"

namespace khop::output {
namespace {

// Silent readings of one figure that are told in full unless all are asked for; the others get one line.
constexpr std::size_t kMostInFull = 2;
constexpr std::size_t kMostParts = 12;  // operands of a long sum that are named

class Renderer {
 public:
  Renderer(const Explanation& explanation, const ExplainOptions& options) : told_(explanation), options_(options) {
    options_.columns = std::max(options_.columns, 60U);
  }

  std::string render() {
    const auto& p = told_.passage;
    std::string place = fmt::format("{}:{}", visible(told_.path), p.first_line);
    if (p.column != 0)
      place += fmt::format(":{}", p.column);
    else if (p.last_line != p.first_line)
      place += fmt::format("-{}", p.last_line);
    line(0, bold(place));
    for (const auto& statement : told_.statements) show(statement);
    if (std::find(told_.asked.begin(), told_.asked.end(), true) == told_.asked.end()) {
      line(0, "");
      line(0, say({"Không nhận ra con số nào ở đây.", "No figure is recognised here."}));
      return std::move(out_);
    }
    line(0, "");
    heading();
    std::vector<std::string> bare;  // figures that no reading in earnest would explain
    for (std::size_t i = 0; i < told_.readings.size();) {
      std::size_t end = i;
      while (end < told_.readings.size() && stated(end).begin == stated(i).begin) ++end;
      // Readings that were left out stand last.
      if (told_.readings[i].fate == Fate::impossible && !options_.all)
        bare.push_back(named(stated(i)));
      else
        show(i, end);
      i = end;
    }
    if (!bare.empty()) {
      line(0, "");
      line(0, say({"chỉ có cách hiểu bị loại trước khi cân (--all in hết): {}",
                   "with nothing but readings left out before weighing (--all shows them): {}"},
                  fmt::format("{}", fmt::join(bare, ", "))));
    }
    if (!told_.refusals.empty()) refusals();
    for (const Check& check : told_.findings) {
      line(0, "");
      line(0, fmt::format("{}: [{}] {}", named(check.stated), visible(check.rule), visible(check.message)));
    }
    return std::move(out_);
  }

 private:
  std::string say(const Words& words) const { return std::string(words.in(options_.language)); }
  template <typename... Arguments>
  std::string say(const Words& words, const Arguments&... arguments) const {
    return khop::say(options_.language, words, arguments...);
  }

  std::string bold(const std::string& text) const { return options_.colour ? "\x1b[1m" + text + "\x1b[0m" : text; }

  void line(std::size_t indent, const std::string& text) {
    if (!text.empty()) out_ += std::string(indent, ' ') + text;
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
  }

  static std::string at(Place place) { return fmt::format("{}:{}", place.line, place.column); }

  std::string named(const Operand& operand) const {
    return fmt::format("{} ({})", shorten(visible(operand.text), 40), at(operand.begin));
  }

  const Operand& stated(std::size_t reading) const { return told_.readings[reading].check.stated; }

  // --- what was recognised -------------------------------------------------------------------------------------------

  void show(const Explanation::Statement& statement) {
    const std::map<std::string, Words> kinds{{"heading", {"tiêu đề", "heading"}},
                                             {"paragraph", {"đoạn", "paragraph"}},
                                             {"item", {"mục", "item"}},
                                             {"note", {"chú thích", "note"}},
                                             {"row", {"hàng", "row"}}};
    const auto kind = kinds.find(statement.kind);
    line(0, "");
    std::string head =
        fmt::format("{} {}", kind == kinds.end() ? statement.kind : say(kind->second), at(statement.begin));
    if (!statement.mark.empty()) head += fmt::format(" [{}]", visible(statement.mark));
    line(0, bold(head));
    const unsigned room = options_.columns - 24;
    if (statement.owner_at) {
      const bool note = statement.kind == "note";
      // Of a footnote the words right before its mark tell where it hangs.
      const std::string owner = visible(statement.owner);
      line(2, fmt::format("{} {}  {}", note ? say({"gắn vào", "carried by"}) : say({"thuộc", "owned by"}),
                          at(*statement.owner_at), note ? owner : shorten(owner, room)));
    }
    if (!statement.notes.empty())
      line(2, fmt::format("{} {}", say({"mang chú thích", "carries notes"}),
                          visible(fmt::format("{}", fmt::join(statement.notes, ", ")))));
    for (const auto& sentence : statement.sentences) {
      line(2, fmt::format("{} {}  {}", say({"câu", "sentence"}), at(sentence.begin),
                          shorten(visible(sentence.text), room)));
      for (std::size_t c = 0; c < sentence.clauses.size(); ++c) {
        if (sentence.clauses.size() > 1) line(4, fmt::format("{} {}", say({"vế", "clause"}), c + 1));
        figures(sentence.clauses[c]);
      }
    }
    figures(statement.figures);
  }

  void figures(const std::vector<std::size_t>& indices) {
    unsigned places = 0, texts = 0;
    for (const auto i : indices) {
      places = std::max(places, width(at(told_.figures[i].begin)));
      texts = std::max(texts, width(figure_text(i)));
    }
    for (const auto i : indices) {
      const FigureInfo& f = told_.figures[i];
      std::string about = fmt::format("{}, {}", visible(f.dimension), f.role);
      if (f.exact) about += say({", đếm", ", counted"});
      if (!f.subject.empty()) about += "; " + shorten(visible(f.subject), 40);
      if (!f.period.empty()) about += "; " + shorten(visible(f.period), 20);
      const auto pad = [](const std::string& text, unsigned to) { return text + std::string(to - width(text), ' '); };
      line(4, fmt::format("{} {}  {}  {}", told_.asked[i] ? '*' : ' ', pad(at(f.begin), places),
                          pad(figure_text(i), texts), about));
    }
  }

  std::string figure_text(std::size_t i) const {
    const FigureInfo& f = told_.figures[i];
    return shorten(visible(f.qualifier.empty() ? f.text : fmt::format("{} [{}]", f.text, f.qualifier)), 40);
  }

  // --- what it could mean --------------------------------------------------------------------------------------------

  void heading() {
    const auto& all = told_.readings;
    const auto speak = std::count_if(all.begin(), all.end(), [](const auto& r) { return r.speaks(); });
    const auto out = std::count_if(all.begin(), all.end(), [](const auto& r) { return r.fate == Fate::impossible; });
    line(0, say({"{} cách hiểu: {} lên tiếng, {} im lặng, {} bị loại trước khi cân; điểm tính bằng lũy thừa của 10",
                 "Readings: {}; speaking: {}, silent: {}, left out before weighing: {}. Scores are in powers of ten"},
                all.size(), speak, static_cast<std::ptrdiff_t>(all.size()) - speak - out, out));
  }

  /// The readings [first, last) of one stated figure.
  void show(std::size_t first, std::size_t last) {
    line(0, "");
    line(0, bold(named(stated(first))));
    std::size_t silent = 0;
    std::map<std::string, std::size_t> left_out;
    for (std::size_t i = first; i < last; ++i) {
      const auto& r = told_.readings[i];
      if (r.fate == Fate::impossible && !options_.all)
        ++left_out[r.check.rule];
      else if (options_.all || r.speaks() || silent++ < kMostInFull)
        in_full(r);
      else
        in_short(r);
    }
    if (!left_out.empty()) {
      std::vector<std::string> rules;
      for (const auto& [rule, count] : left_out) rules.push_back(fmt::format("{} {}", visible(rule), count));
      line(2, say({"bị loại trước khi cân: {} (--all in hết)", "left out before weighing: {} (--all shows them)"},
                  fmt::format("{}", fmt::join(rules, ", "))));
    }
  }

  std::string headline(const Explanation::Reading& r) const {
    const Words word = r.fate == Fate::accused                    ? Words{"BÁO LỖI", "REPORTED"}
                       : r.speaks()                               ? Words{"XÁC NHẬN", "CONFIRMED"}
                       : r.check.outcome == Outcome::inconsistent ? Words{"im lặng, không khớp", "silent, fails"}
                                                                  : Words{"im lặng, khớp", "silent, holds"};
    return fmt::format("{} [{}] {:.2f}: {}", say(word), visible(r.check.rule), r.score() + 0.0,
                       visible(r.check.message));
  }

  void in_short(const Explanation::Reading& r) {
    line(2, headline(r));
    line(6, "→ " + reason_of(r));
  }

  void in_full(const Explanation::Reading& r) {
    line(2, r.speaks() ? bold(headline(r)) : headline(r));
    std::vector<std::string> bound;
    const auto& stated = r.check.stated;
    bound.push_back(fmt::format("{} {}", visible(stated.name), named(stated)));
    for (const Operand& o : r.check.operands) {
      if (bound.size() >= kMostParts) {
        bound.emplace_back("…");
        break;
      }
      bound.push_back(fmt::format("{} {}", visible(o.name), named(o)));
    }
    line(6, fmt::format("{}: {}", visible(r.relation), fmt::join(bound, ", ")));
    account({"cấu trúc", "structure"}, r.structure, r.for_structure);
    if (r.fate != Fate::impossible) {
      account({"bằng chứng", "evidence"}, r.evidence, r.for_evidence);
      line(6, say({"độ chính xác {:.2f}; đã thử {} tập số", "precision {:.2f}; sets of figures tried: {}"}, r.precision,
                  static_cast<std::uint64_t>(r.tries)));
    }
    if (r.check.hint) line(6, fmt::format("{}: {}", say({"gợi ý", "hint"}), visible(r.check.hint->text)));
    line(6, "→ " + reason_of(r));
    if (!r.speaks()) return;
    const std::string surety = say({"mức tin {:.2f}", "confidence {:.2f}"}, r.check.confidence);
    line(8, r.fate == Fate::accused ? surety + ": " + std::string(severity_name(r.check.severity)) : surety);
  }

  void account(const Words& part, double sum, const std::vector<Explanation::Reason>& reasons) {
    line(6, fmt::format("{} {:.2f}", say(part), sum + 0.0));
    std::size_t names = 0;
    for (const auto& reason : reasons) names = std::max(names, reason.name.size());
    for (const auto& reason : reasons)
      line(8, fmt::format("{:+.2f}  {:<{}}  {}", reason.decades, reason.name, names, visible(reason.text)));
  }

  std::string reason_of(const Explanation::Reading& r) const {
    std::string out = why(r, options_.language);
    if (r.winner_rule.empty()) return out;
    out += fmt::format(": [{}]", visible(r.winner_rule));
    if (r.winner_message != r.check.message) out += " " + visible(r.winner_message);
    return out;
  }

  /// What a rule's own conditions refuse: by rule and condition, or one by one.
  void refusals() {
    line(0, "");
    line(0, bold(say({"Điều kiện `where` của quy tắc không thỏa", "Refused by a rule's own `where`"})));
    if (options_.all) {
      for (const auto& refusal : told_.refusals)
        line(2, fmt::format("[{}] {}: {}", visible(refusal.rule), visible(refusal.condition),
                            visible(fmt::format("{}", fmt::join(refusal.figures, ", ")))));
      return;
    }
    std::map<std::pair<std::string, std::string>, std::size_t> count;
    for (const auto& refusal : told_.refusals) ++count[{refusal.rule, refusal.condition}];
    for (const auto& [key, times] : count)
      line(2, fmt::format("[{}] {}: {}", visible(key.first), visible(key.second), say({"{} lần", "{} times"}, times)));
  }

  const Explanation& told_;
  ExplainOptions options_;
  std::string out_;
};

}  // namespace

std::string explanation_text(const Explanation& explanation, const ExplainOptions& options) {
  return Renderer(explanation, options).render();
}

}  // namespace khop::output

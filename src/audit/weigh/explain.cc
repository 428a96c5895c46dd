// SPDX-License-Identifier: Apache-2.0
#include "audit/weigh/explain.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "audit/report.h"
#include "figure/describe.h"

namespace khop::audit {
namespace {

using document::Block;
using document::BlockId;
using document::BlockKind;

/// Whether what stands from `begin` to `end` (one past its last character) touches the passage.
bool touches(const Passage& passage, Place begin, Place end) {
  if (end.line < passage.first_line || begin.line > passage.last_line) return false;
  if (passage.column == 0) return true;
  const Place at{passage.first_line, passage.column};
  return begin <= at && at < end;
}

/// At most so much of a text, on one line: a paragraph may be as long as the draft.
std::string clipped(std::string_view text) {
  constexpr std::size_t kMost = 400;
  std::string out(text.substr(0, kMost));
  if (text.size() > kMost) {
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80) out.pop_back();
    if (!out.empty() && (static_cast<unsigned char>(out.back()) & 0x80) != 0) out.pop_back();
    out += "…";
  }
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return out;
}

class Explainer {
 public:
  Explainer(const Context& context, const text::Source& source, Language language, Explanation& out)
      : context_(context), source_(source), language_(language), out_(out) {}

  void run(const DocumentLedger& ledger) {
    const auto& passage = out_.passage;
    for (auto n = passage.first_line; n <= passage.last_line && n <= source_.line_count(); ++n)
      out_.source_lines.push_back(source_.line(n));
    statements();
    readings();
    // What speaks has its hint from the ledger: it depends on all relations of the draft.
    for (auto& told : out_.readings)
      for (const auto& check : ledger.checks)
        if (check.hint && told.fate == Fate::accused && check.rule == told.check.rule &&
            check.message == told.check.message && check.stated.begin == told.check.stated.begin)
          told.check.hint = check.hint;
    for (const auto& refusal : context_.watch->refused) {
      Explanation::Refusal told{refusal.rule->id, refusal.condition->text, {}};
      for (const auto id : refusal.figures) told.figures.push_back(printed(id));
      out_.refusals.push_back(std::move(told));
    }
    for (const auto& check : ledger.checks)
      if (!is_reading(check) && (here(check.stated) || std::any_of(check.operands.begin(), check.operands.end(),
                                                                   [&](const Operand& o) { return here(o); })))
        out_.findings.push_back(check);
  }

 private:
  const Draft& draft() const { return context_.draft; }
  bool here(const Operand& operand) const { return touches(out_.passage, operand.begin, operand.end); }

  /// Whether a rule with arithmetic said it; what the others say stands on no reading.
  bool is_reading(const Check& check) const {
    const auto& rules = context_.rules.rules;
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const rule::Rule& r) { return r.id == check.rule; });
    return rule != rules.end() && rule->check.has_value();
  }

  const document::Document& document() const { return *context_.draft.document; }

  std::string printed(FigureId id) const {
    const auto span = context_.figure(id).span;
    const auto at = document().place(source_, span.begin);
    return clipped(draft().text(span)) + " (" + std::to_string(at.line) + ":" + std::to_string(at.column) + ")";
  }

  // --- what was recognised -------------------------------------------------------------------------------------------

  void statements() {
    std::map<BlockId, std::size_t> by_block;
    for (BlockId b = 0; b < static_cast<BlockId>(document().blocks.size()); ++b) {
      const auto& block = context_.block(b);
      if (block.span.empty()) continue;
      const auto [begin, end] = document().extent(source_, block.span);
      if (!touches(out_.passage, begin, end)) continue;
      by_block[b] = out_.statements.size();
      out_.statements.push_back(statement(b, begin, end));
    }
    for (std::int32_t s = 0; s < static_cast<std::int32_t>(draft().sentences.size()); ++s) {
      const auto& stretch = draft().sentences[static_cast<std::size_t>(s)];
      const auto found = by_block.find(stretch.block);
      if (found == by_block.end() || stretch.first >= stretch.last) continue;
      const text::Span span{context_.item(stretch.first).span.begin, context_.item(stretch.last - 1).span.end};
      const auto [begin, end] = document().extent(source_, span);
      if (touches(out_.passage, begin, end))
        out_.statements[found->second].sentences.push_back(sentence(s, found->first, span, begin, end));
    }
    for (const auto& [block, index] : by_block) {
      const auto [first, last] = draft().figures_of(block);
      for (FigureId id = first; id < last; ++id)
        if (context_.figure(id).sentence == figure::kNone) out_.statements[index].figures.push_back(figure(id));
    }
  }

  Explanation::Statement statement(BlockId id, Place begin, Place end) const {
    const Block& block = context_.block(id);
    Explanation::Statement out;
    out.kind = block.note >= 0                    ? "note"
               : block.kind == BlockKind::heading ? "heading"
               : block.kind == BlockKind::item    ? "item"
               : block.kind == BlockKind::row     ? "row"
                                                  : "paragraph";
    out.mark = block.mark;
    out.begin = begin;
    out.end = end;
    const auto owned_by = [&](text::Span span, text::Offset at) {
      out.owner = clipped(document().view(span));
      out.owner_at = document().place(source_, at);
    };
    if (block.parent != document::kNone) {
      const auto span = context_.block(block.parent).span;
      if (!span.empty()) owned_by(span, span.begin);
    } else if (block.note >= 0) {
      const auto& note = document().notes[static_cast<std::size_t>(block.note)];
      if (out.mark.empty()) out.mark = note.mark;
      if (note.host != document::kNone) {
        const auto span = context_.block(note.host).span;
        const auto at = std::clamp(note.at, span.begin, span.end);
        if (at > span.begin) owned_by({tail(span.begin, at), at}, at - 1);
      }
    }
    for (const auto& ref : block.refs) {
      std::string note = ref.mark.empty() ? "?" : ref.mark;
      if (ref.note >= 0 && !document().notes[static_cast<std::size_t>(ref.note)].blocks.empty()) {
        const auto& first = context_.block(document().notes[static_cast<std::size_t>(ref.note)].blocks.front());
        const auto at = document().place(source_, first.span.begin);
        note += " (" + std::to_string(at.line) + ":" + std::to_string(at.column) + ")";
      }
      out.notes.push_back(std::move(note));
    }
    return out;
  }

  /// Where the last words before `end` begin.
  text::Offset tail(text::Offset begin, text::Offset end) const {
    constexpr text::Offset kMost = 120;
    if (end - begin <= kMost) return begin;
    const auto view = document().view({end - kMost, end});
    const auto space = view.find(' ');
    return end - kMost + static_cast<text::Offset>(space == std::string_view::npos ? 0 : space + 1);
  }

  Explanation::Sentence sentence(std::int32_t index, BlockId block, text::Span span, Place begin, Place end) {
    Explanation::Sentence out{begin, end, clipped(document().view(span)), {}};
    const auto [first, last] = draft().figures_of(block);
    std::int32_t clause = figure::kNone;
    for (FigureId id = first; id < last; ++id) {
      const auto& f = context_.figure(id);
      if (f.sentence != index) continue;
      if (out.clauses.empty() || f.clause != clause) out.clauses.emplace_back();
      clause = f.clause;
      out.clauses.back().push_back(figure(id));
    }
    return out;
  }

  std::size_t figure(FigureId id) {
    out_.figures.push_back(figure::info_of(source_, draft(), id));
    out_.asked.push_back(context_.watch->figures[static_cast<std::size_t>(id)]);
    return out_.figures.size() - 1;
  }

  // --- what it could mean --------------------------------------------------------------------------------------------

  void readings() {
    std::vector<Explanation::Reading> all;
    std::vector<std::size_t> index;  // in context.readings
    for (std::size_t i = 0; i < context_.readings.size(); ++i) {
      if (!context_.readings[i].account) continue;
      all.push_back(reading(context_.readings[i]));
      index.push_back(i);
    }
    for (auto& left_out : context_.watch->left_out) {
      weigh(context_, left_out);
      all.push_back(reading(left_out));
    }
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), 0);
    const auto key = [&](std::size_t i) {
      const auto& r = all[i];
      return std::make_tuple(r.check.stated.begin, !r.speaks(), r.fate == Fate::impossible, -r.score());
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    std::map<std::size_t, std::size_t> told_as;
    for (std::size_t i = 0; i < order.size(); ++i)
      if (order[i] < index.size()) told_as[index[order[i]]] = i;
    for (const auto i : order) {
      if (i < index.size())
        if (const auto winner = context_.readings[index[i]].winner; winner != Reading::kNoReading) {
          const auto& w = context_.readings[winner];
          all[i].winner_rule = w.rule->id;
          all[i].winner_message = report(context_, source_, w, outcome_of(w), nullptr, language_).message;
          if (const auto found = told_as.find(winner); found != told_as.end()) all[i].winner = found->second;
        }
      out_.readings.push_back(std::move(all[i]));
    }
  }

  static Outcome outcome_of(const Reading& r) {
    return r.verdict == rule::Verdict::holds      ? Outcome::consistent
           : r.verdict == rule::Verdict::rounding ? Outcome::rounding
                                                  : Outcome::inconsistent;
  }

  Explanation::Reading reading(const Reading& r) const {
    Explanation::Reading out;
    out.check = report(context_, source_, r, outcome_of(r), nullptr, language_);
    out.computed = r.verdict != rule::Verdict::undefined;
    out.relation = r.rule->relation;
    out.structure = r.structure;
    out.evidence = r.evidence;
    out.precision = r.precision;
    out.tries = r.tries;
    out.for_structure = told(r.account->structure);
    out.for_evidence = told(r.account->evidence);
    out.fate = r.fate;
    out.bar = bar(r);
    return out;
  }

  std::vector<Explanation::Reason> told(const std::vector<Reason>& reasons) const {
    std::vector<Explanation::Reason> out;
    for (const auto& reason : reasons) {
      const auto words = context_.rules.phrases.find(std::string("reason-") + reason.name);
      out.push_back({reason.name, words == context_.rules.phrases.end() ? "" : fill(words->second, language_, {}),
                     reason.decades});
    }
    return out;
  }

  double bar(const Reading& r) const {
    switch (r.fate) {
      case Fate::unconfirmed:
        return context_.weight("confirm");
      case Fate::impossible:  // where it could have accused but for its structure
        if (r.rule->confirm_only || r.confirm_only) return 0;
        return context_.weight("error-structure");
      case Fate::weak_structure:
        return context_.weight("error-structure");
      case Fate::weak_total:
        return context_.weight("error-total");
      case Fate::not_near:
        return near_needed(context_, r);
      case Fate::far_off:
        return context_.weight("near-evidence");
      default:
        return 0;
    }
  }

  const Context& context_;
  const text::Source& source_;
  Language language_;
  Explanation& out_;
};

}  // namespace

Watch watch_of(const text::Source& source, const Draft& draft, const Passage& passage) {
  Watch out;
  out.figures.assign(draft.figures.size(), false);
  for (std::size_t i = 0; i < draft.figures.size(); ++i) {
    const auto [begin, end] = draft.document->extent(source, draft.figures[i].span);
    out.figures[i] = touches(passage, begin, end);
  }
  return out;
}

void explain(const Context& context, const text::Source& source, const DocumentLedger& ledger, Language language,
             Explanation& out) {
  Explainer(context, source, language, out).run(ledger);
}

}  // namespace khop::audit

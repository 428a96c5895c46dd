// SPDX-License-Identifier: Apache-2.0
/// References and footnotes find each other.
///
/// Where marks are printed, a reference belongs to the next footnote with its mark that is not taken; numbering that
/// starts again on each page works by the same rule. Where the converter lost the marks, footnotes stand in the order
/// of their references, but only some references left a trace (a sentence broken before its full stop): see
/// align_lost().
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <unordered_map>

#include "document/characters.h"
#include "document/draft.h"
#include "document/likeness.h"
#include "document/lost_notes.h"

namespace khop::document {
namespace {

struct RefPlace {
  BlockId block;
  std::size_t ref;
};

// Bytes; larger drafts are data dumps, and comparing words costs memory for each of them.
constexpr std::size_t kLargestCompared = std::size_t{32} << 20;

class Tier {
 public:
  Tier(const Draft& draft, Document& document) : d_(draft), out_(document) {}

  void run() {
    if (out_.notes.empty()) return;
    collect();
    tie_printed();
    tie_lost();
  }

 private:
  void collect() {
    for (std::size_t b = 0; b < out_.blocks.size(); ++b) {
      Block& block = out_.blocks[b];
      for (std::size_t r = 0; r < block.refs.size(); ++r) {
        if (block.refs[r].note >= 0) {
          tie(RefPlace{static_cast<BlockId>(b), r}, block.refs[r].note);  // the file says so
        } else if (block.refs[r].mark.empty()) {
          lost_refs_.push_back(RefPlace{static_cast<BlockId>(b), r});
        } else {
          refs_[block.refs[r].mark].push_back(RefPlace{static_cast<BlockId>(b), r});
        }
      }
    }
    if (d_.stated != nullptr && !d_.stated->notes.empty()) return;
    for (std::size_t n = 0; n < out_.notes.size(); ++n) {
      if (out_.notes[n].mark.empty()) {
        lost_notes_.push_back(static_cast<std::int32_t>(n));
      } else {
        notes_[out_.notes[n].mark].push_back(static_cast<std::int32_t>(n));
      }
    }
  }

  void tie(const RefPlace& place, std::int32_t note) {
    Block& block = out_.blocks[static_cast<std::size_t>(place.block)];
    block.refs[place.ref].note = note;
    Note& n = out_.notes[static_cast<std::size_t>(note)];
    if (n.host != kNone) return;
    n.host = place.block;
    n.at = block.refs[place.ref].at;
  }

  [[nodiscard]] BlockId first_block(std::int32_t note) const {
    const Note& n = out_.notes[static_cast<std::size_t>(note)];
    return n.blocks.empty() ? kNone : n.blocks.front();
  }

  // Both lists are in reading order: one pass each.
  void tie_printed() {
    for (auto& [mark, notes] : notes_) {
      const auto found = refs_.find(mark);
      if (found == refs_.end()) continue;
      const std::vector<RefPlace>& refs = found->second;
      std::size_t n = 0;
      for (std::size_t r = 0; r < refs.size(); ++r) {
        // Footnotes that stand before this reference and have a host already are behind us.
        while (n + 1 < notes.size() && first_block(notes[n]) < refs[r].block &&
               (out_.notes[static_cast<std::size_t>(notes[n])].host != kNone ||
                first_block(notes[n + 1]) < refs[r].block)) {
          ++n;
        }
        tie(refs[r], notes[n]);
        // The next reference with this mark takes the next footnote with it, if one stands behind.
        if (n + 1 < notes.size() && r + 1 < refs.size() && refs[r + 1].block > first_block(notes[n])) ++n;
      }
    }
    tie_repeated();
  }

  // A number that was printed twice is a misreading of the one before or behind it: each footnote of such a run goes to
  // the place among these whose text it is most like.
  void tie_repeated() {
    if (out_.text.size() > kLargestCompared) return;
    std::optional<Likeness> likeness;
    std::vector<Note>& notes = out_.notes;
    for (std::size_t first = 0, end; first < notes.size(); first = end) {
      end = first + 1;
      while (end < notes.size() && notes[end].mark == notes[first].mark && !notes[first].mark.empty()) ++end;
      if (end - first < 2) continue;
      if (!likeness) likeness.emplace(out_);
      const int number = std::atoi(notes[first].mark.c_str());
      for (std::size_t n = first; n < end; ++n) settle(static_cast<std::int32_t>(n), number, *likeness);
      share_out(static_cast<std::int32_t>(first), static_cast<std::int32_t>(end));
    }
  }

  // The last reference with this number above `block`; none if there is none.
  [[nodiscard]] const RefPlace* reference_above(int number, BlockId block) const {
    const auto found = refs_.find(std::to_string(number));
    if (found == refs_.end()) return nullptr;
    const auto after = std::upper_bound(found->second.begin(), found->second.end(), block,
                                        [](BlockId at, const RefPlace& ref) { return at < ref.block; });
    return after == found->second.begin() ? nullptr : &*std::prev(after);
  }

  void settle(std::int32_t index, int number, Likeness& likeness) {
    Note& note = out_.notes[static_cast<std::size_t>(index)];
    if (note.blocks.empty()) return;
    double best = -1;
    for (const int near : {number, number - 1, number + 1}) {
      const RefPlace* place = reference_above(near, first_block(index));
      if (place == nullptr) continue;
      const double score = likeness.between(note, place->block);
      if (score <= best) continue;
      best = score;
      note.host = place->block;
      note.at = out_.blocks[static_cast<std::size_t>(place->block)].refs[place->ref].at;
    }
  }

  // A reference that one footnote of a run had and that now belongs to another of them.
  void share_out(std::int32_t first, std::int32_t end) {
    for (std::int32_t n = first; n < end; ++n) {
      const Note& note = out_.notes[static_cast<std::size_t>(n)];
      if (note.host == kNone) continue;
      for (NoteRef& ref : out_.blocks[static_cast<std::size_t>(note.host)].refs) {
        if (ref.at != note.at || ref.mark != note.mark || ref.note < first || ref.note >= end) continue;
        const Note& owner = out_.notes[static_cast<std::size_t>(ref.note)];
        if (owner.host != note.host || owner.at != note.at) ref.note = n;
      }
    }
  }

  void tie_lost() {
    if (lost_notes_.empty() || out_.text.size() > kLargestCompared) return;
    if (lost_refs_.size() >= lost_notes_.size()) {
      for (std::size_t i = 0; i < lost_notes_.size(); ++i) tie(lost_refs_[i], lost_notes_[i]);
      return;
    }
    align_lost(d_.lifted, lost_notes_, out_);
  }

  const Draft& d_;
  Document& out_;
  std::unordered_map<std::string, std::vector<RefPlace>> refs_;
  std::unordered_map<std::string, std::vector<std::int32_t>> notes_;
  std::vector<RefPlace> lost_refs_;
  std::vector<std::int32_t> lost_notes_;
};

}  // namespace

void tie_notes(const Draft& draft, Document& document) { Tier(draft, document).run(); }

}  // namespace khop::document

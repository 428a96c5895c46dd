// SPDX-License-Identifier: Apache-2.0
/// References and footnotes find each other.
///
/// Where marks are printed, a reference belongs to the next footnote with its mark that is not taken; numbering that
/// starts again on each page works by the same rule. Where the converter lost the marks, footnotes stand in the order
/// of their references, but only some references left a trace (a sentence broken before its full stop): see
/// align_lost().
#include <algorithm>
#include <unordered_map>

#include "document/characters.h"
#include "document/draft.h"

namespace khop::document {
namespace {

struct RefPlace {
  BlockId block;
  std::size_t ref;
};

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
        if (block.refs[r].mark.empty()) {
          lost_refs_.push_back(RefPlace{static_cast<BlockId>(b), r});
        } else {
          refs_[block.refs[r].mark].push_back(RefPlace{static_cast<BlockId>(b), r});
        }
      }
    }
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
      // A number that was printed twice: the second footnote goes to the same place.
      for (const std::int32_t note : notes) {
        Note& left = out_.notes[static_cast<std::size_t>(note)];
        if (left.host != kNone) continue;
        const RefPlace* best = &refs.front();
        for (const RefPlace& ref : refs) {
          if (ref.block < first_block(note)) best = &ref;
        }
        left.host = best->block;
        left.at = out_.blocks[static_cast<std::size_t>(best->block)].refs[best->ref].at;
      }
    }
  }

  void tie_lost() {
    if (lost_notes_.empty()) return;
    const std::size_t n = std::min(lost_notes_.size(), lost_refs_.size());
    for (std::size_t i = 0; i < n; ++i) tie(lost_refs_[i], lost_notes_[i]);
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

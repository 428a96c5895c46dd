// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/duplicates.h"

#include <algorithm>

#include "audit/bind.h"
#include "audit/finding/parts.h"

namespace khop::audit {

using document::BlockId;
using document::BlockKind;
using figure::ItemId;
using figure::ItemKind;
using figure::WordId;

namespace {

constexpr std::size_t kSeed = 10;          // equal words that begin a match
constexpr std::size_t kResync = 3;         // words that may differ at one place
constexpr std::size_t kAgain = 2;          // equal words that must follow such a place
constexpr std::size_t kWordsPerSlip = 12;  // one differing place for so many words
constexpr std::size_t kHeadWords = 12;
constexpr std::size_t kMostCopies = 2;  // what is copied more often is a formula of the office

struct Word {
  WordId id = 0;
  ItemId item = 0;
  std::int32_t block = 0;
  std::int32_t part = 0;
  SectionKind section = SectionKind::results;
};

struct Copy {
  std::size_t first = 0, second = 0;  ///< words
  std::size_t first_end = 0, second_end = 0;
};

class Finder {
 public:
  explicit Finder(const Report& report)
      : report_(report),
        context_(report.context),
        least_(static_cast<std::size_t>(report.rule.option("least", 24))),
        least_apart_(static_cast<std::size_t>(report.rule.option("least-apart", 60))),
        title_(class_of(report.context, "title-kind")) {}

  void run() {
    read();
    if (words_.size() < 2 * kSeed) return;
    index();
    std::vector<Copy> copies;
    std::uint64_t hash = hash_at(0);
    for (std::size_t i = 0; i + kSeed <= words_.size();) {
      std::size_t next = i + 1;
      if (within_block(i, i + kSeed)) {
        const auto j = known(hash, i);
        if (j < i) {
          const auto copy = extend(j, i);
          // Every window of the copy is skipped: one passage is told once, and what is too short from its beginning is
          // so from its middle.
          next = std::max(next, copy.second_end);
          if (means_something(copy)) copies.push_back(copy);
        }
      }
      if (next == i + 1 && next + kSeed <= words_.size()) {
        hash = roll(hash, i);
      } else if (next + kSeed <= words_.size()) {
        hash = hash_at(next);
      }
      i = next;
    }
    tell(copies);
  }

 private:
  void read() {
    const auto& document = *context_.draft.document;
    const auto parts = parts_of(context_);
    const auto sections = sections_of(context_);
    // What stands above the first numbered heading introduces the report; its title is said again at the end.
    const auto heads = [](const document::Block& b) { return b.kind == BlockKind::heading && !b.mark.empty(); };
    const auto first = std::find_if(document.blocks.begin(), document.blocks.end(), heads);
    const auto begin = first == document.blocks.end() ? 0 : static_cast<BlockId>(first - document.blocks.begin());
    for (BlockId id = begin; id < static_cast<BlockId>(document.blocks.size()); ++id) {
      const auto& block = document.blocks[static_cast<std::size_t>(id)];
      if (block.kind == BlockKind::row || block.kind == BlockKind::heading) continue;
      const auto& items = context_.draft.blocks[static_cast<std::size_t>(id)];
      for (ItemId i = items.first; i < items.last; ++i) {
        const auto& item = context_.item(i);
        if (item.kind == ItemKind::mark) continue;
        auto identity = item.id;
        if (item.kind != ItemKind::word) identity = figure::word_id(context_.draft.text(item.span));
        words_.push_back(
            {identity, i, id, parts[static_cast<std::size_t>(id)], sections[static_cast<std::size_t>(id)]});
      }
    }
  }

  // --- hashes of windows of kSeed words ----------------------------------------------------------------------------
  static constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;

  std::uint64_t hash_at(std::size_t i) const {
    std::uint64_t hash = 0;
    for (std::size_t k = i; k < i + kSeed; ++k) hash = hash * kBase + words_[k].id;
    return hash;
  }
  std::uint64_t roll(std::uint64_t hash, std::size_t i) const {
    static const std::uint64_t kLeading = [] {
      std::uint64_t power = 1;
      for (std::size_t k = 1; k < kSeed; ++k) power *= kBase;
      return power;
    }();
    return (hash - words_[i].id * kLeading) * kBase + words_[i + kSeed].id;
  }
  void index() {
    std::size_t size = 1024;
    while (size < words_.size() * 2) size *= 2;
    slots_.assign(size, {});
  }
  /// The earlier window equal to the one at `i`; `i` itself if it is new.
  std::size_t known(std::uint64_t hash, std::size_t i) {
    for (auto slot = static_cast<std::size_t>(hash >> 20) & (slots_.size() - 1);;
         slot = (slot + 1) & (slots_.size() - 1)) {
      auto& [value, position] = slots_[slot];
      if (position == 0) {
        value = hash;
        position = static_cast<std::uint32_t>(i) + 1;
        return i;
      }
      if (value != hash) continue;
      const std::size_t j = position - 1;
      // A second paper in the same file may well repeat the first.
      if (words_[j].part != words_[i].part) {
        position = static_cast<std::uint32_t>(i) + 1;
        return i;
      }
      return j + kSeed <= i ? j : i;
    }
  }

  bool within_block(std::size_t first, std::size_t end) const { return words_[first].block == words_[end - 1].block; }

  // --- matches -----------------------------------------------------------------------------------------------------
  bool equal(std::size_t a, std::size_t b, std::size_t length, std::size_t a_end, std::size_t b_end) const {
    if (a + length > a_end || b + length > b_end) return false;
    for (std::size_t k = 0; k < length; ++k)
      if (words_[a + k].id != words_[b + k].id) return false;
    return true;
  }
  Copy extend(std::size_t j, std::size_t i) const {
    std::size_t a = j + kSeed, b = i + kSeed, slips = 0;
    const auto inside = [&](std::size_t at, std::size_t from) {
      return at < words_.size() && words_[at].block == words_[from].block;
    };
    while (inside(a, j) && inside(b, i) && a < i) {
      if (words_[a].id == words_[b].id) {
        ++a;
        ++b;
        continue;
      }
      const std::size_t a_end = std::min(words_.size(), a + kResync + kAgain + 1),
                        b_end = std::min(words_.size(), b + kResync + kAgain + 1);
      bool again = false;
      if ((slips + 1) * kWordsPerSlip <= b - i + kWordsPerSlip / 2)
        for (std::size_t cost = 1; cost <= 2 * kResync && !again; ++cost)
          for (std::size_t skip = cost > kResync ? cost - kResync : 0; skip <= std::min(cost, kResync) && !again;
               ++skip)
            if (equal(a + skip, b + cost - skip, kAgain, a_end, b_end) && inside(a + skip, j) &&
                inside(b + cost - skip, i)) {
              a += skip;
              b += cost - skip;
              again = true;
            }
      if (!again) break;
      ++slips;
    }
    return {j, i, a, b};
  }

  /// Whether the passage says something itself: enough words outside the titles of papers that it quotes, and not a
  /// list of names.
  bool means_something(const Copy& copy) const {
    std::size_t own = 0, capitals = 0;
    bool title = false;
    ItemId title_end = 0;
    const auto last = words_[copy.second_end - 1].item;
    for (std::size_t k = copy.second; k < copy.second_end; ++k) {
      const auto i = words_[k].item;
      const auto& item = context_.item(i);
      if (item.kind != ItemKind::word) continue;
      if (i >= title_end) title = false;
      if (!title && quotes(i)) {
        title = true;
        title_end = i + 1;
        while (title_end <= last && !ends_title(title_end)) ++title_end;
      }
      if (title) continue;
      ++own;
      capitals += item.capital ? 1 : 0;
    }
    // Tasks go on from month to month, and a review sums up what was told: between results and either only long
    // passages count. A review is no task.
    const auto first = words_[copy.first].section, second = words_[copy.second].section;
    const bool apart = first != second && (first == SectionKind::results || second == SectionKind::results);
    return own >= (apart ? least_apart_ : least_) && capitals * 3 <= own;
  }
  /// "Đề án …", "dự án Giải phóng …": a title, not "các dự án đang triển khai".
  bool quotes(ItemId i) const {
    const int length = context_.draft.phrase(i, title_);
    if (length == 0) return false;
    const auto behind = i + length;
    return context_.item(i).capital ||
           (behind < static_cast<ItemId>(context_.draft.items.size()) && context_.item(behind).capital);
  }
  bool ends_title(ItemId i) const {
    const auto& item = context_.item(i);
    return item.kind == ItemKind::mark &&
           (item.mark == '.' || item.mark == ';' || item.mark == ':' || item.mark == ')');
  }

  text::Span span(std::size_t first, std::size_t end) const {
    return {context_.item(words_[first].item).span.begin, context_.item(words_[end - 1].item).span.end};
  }

  void tell(const std::vector<Copy>& copies) const {
    for (std::size_t c = 0; c < copies.size(); ++c) {
      const auto& copy = copies[c];
      // A passage copied from two places that quote one another is told once, by its longer half.
      const auto touches = [&](const Copy& other) {
        return other.second_end - other.second > copy.second_end - copy.second &&
               words_[other.second].block == words_[copy.second].block;
      };
      if ((c > 0 && touches(copies[c - 1])) || (c + 1 < copies.size() && touches(copies[c + 1]))) continue;
      const auto same = [&](const Copy& other) { return other.first < copy.first_end && copy.first < other.first_end; };
      if (static_cast<std::size_t>(std::count_if(copies.begin(), copies.end(), same)) > kMostCopies) continue;
      const auto& document = *context_.draft.document;
      const auto here = span(copy.second, copy.second_end), there = span(copy.first, copy.first_end);
      report_.add(head_of(document, here, kHeadWords), {head_of(document, there, kHeadWords)},
                  {{"stated", first_words(document.view(here), kHeadWords)},
                   {"count", std::to_string(copy.second_end - copy.second)}});
    }
  }

  const Report& report_;
  const Context& context_;
  std::size_t least_, least_apart_;
  figure::ClassId title_;
  std::vector<Word> words_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> slots_;
};

}  // namespace

void find_repeated_text(const Report& report) { Finder(report).run(); }

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/parts.h"

#include "audit/bind.h"

namespace khop::audit {

using document::BlockKind;

std::vector<std::int32_t> parts_of(const Context& context) {
  constexpr figure::ItemId kMostWords = 5;  // "PHỤ LỤC SỐ 01": a title stands alone
  const auto title = class_of(context, "paper-title");
  const auto& blocks = context.draft.document->blocks;
  std::vector<std::int32_t> out(blocks.size());
  std::int32_t part = 0;
  bool begun = false;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const auto& items = context.draft.blocks[b];
    const bool opens = blocks[b].kind == BlockKind::heading && blocks[b].mark.empty() && items.last > items.first &&
                       items.last - items.first <= kMostWords && context.item(items.first).upper &&
                       context.draft.phrase(items.first, title) != 0;
    if (opens && begun) ++part;
    begun = begun || opens;
    out[b] = part;
  }
  return out;
}

namespace {

class Sections {
 public:
  explicit Sections(const Context& context)
      : context_(context),
        tasks_(class_of(context, "task-heading")),
        review_(class_of(context, "review-heading")),
        results_(class_of(context, "result-heading")) {}

  std::vector<SectionKind> run() {
    constexpr figure::ItemId kMostTitle = 40;
    const auto& blocks = context_.draft.document->blocks;
    std::vector<SectionKind> out(blocks.size(), SectionKind::results);
    // Headings above, outermost first; one that says nothing of its kind has that of the one above it.
    std::vector<std::pair<int, SectionKind>> open;
    bool untold = false;  // the last heading is "PHẦN THỨ HAI": its title is the paragraph below
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const auto& block = blocks[b];
      const auto& items = context_.draft.blocks[b];
      if (block.kind == BlockKind::heading) {
        while (!open.empty() && open.back().first >= block.level) open.pop_back();
        const auto kind = kind_of(items);
        untold = !kind && block.mark.empty();
        open.emplace_back(block.level, kind.value_or(open.empty() ? SectionKind::results : open.back().second));
      } else if (untold) {
        untold = false;
        const auto kind = items.last - items.first <= kMostTitle ? kind_of(items) : std::nullopt;
        if (kind) open.back().second = *kind;
      }
      if (!open.empty()) out[b] = open.back().second;
    }
    return out;
  }

 private:
  /// By the first word that tells: "Đánh giá tình hình thực hiện nhiệm vụ …" is about results.
  std::optional<SectionKind> kind_of(const figure::Stretch& items) const {
    for (auto i = items.first; i < items.last; ++i) {
      const int results = context_.draft.phrase(i, results_), review = context_.draft.phrase(i, review_);
      if (context_.draft.phrase(i, tasks_) != 0) return SectionKind::tasks;
      if (results != 0 && results >= review) return SectionKind::results;
      if (review != 0) return SectionKind::review;
    }
    return std::nullopt;
  }

  const Context& context_;
  figure::ClassId tasks_, review_, results_;
};

}  // namespace

std::vector<SectionKind> sections_of(const Context& context) { return Sections(context).run(); }

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
#include "audit/across/when.h"

#include <algorithm>
#include <utility>

#include "identity/place.h"

namespace khop::audit {

namespace {

constexpr std::pair<const char*, Cue::Kind> kPhrases[] = {
    {"so-far", Cue::Kind::so_far},
    {"within-period", Cue::Kind::within},
    {"year-back", Cue::Kind::year_back},
    {"month-back", Cue::Kind::month_back},
    {"current-prices", Cue::Kind::current},
    {"constant-prices", Cue::Kind::constant},
    {"to-come", Cue::Kind::to_come},
    {"against", Cue::Kind::against},
    {"plan", Cue::Kind::plan},
};
constexpr std::pair<const char*, identity::Level> kWholes[] = {
    {"whole-province", identity::Level::province},
    {"whole-district", identity::Level::district},
    {"whole-commune", identity::Level::commune},
};

}  // namespace

Cues::Cues(const Context& context) : context_(context) {}

std::vector<Cue> Cues::of_span(text::Span span) const {
  const identity::Words words(context_.draft.document->text, span, context_.rules.lexicon);
  std::vector<Cue> out;
  for (const auto& mention : identity::periods(words, 0)) {
    Cue cue;
    cue.span = {words[mention.first].span.begin, words[mention.last - 1].span.end};
    cue.period = mention.period;
    out.push_back(std::move(cue));
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const auto& [phrase_class, kind] : kPhrases) {
      const std::size_t length = words.phrase(i, phrase_class);
      if (length == 0) continue;
      Cue cue;
      cue.kind = kind;
      cue.span = {words[i].span.begin, words[i + length - 1].span.end};
      out.push_back(std::move(cue));
    }
    for (const auto& [phrase_class, level] : kWholes) {
      const std::size_t length = words.phrase(i, phrase_class);
      if (length == 0) continue;
      Cue cue;
      cue.kind = Cue::Kind::whole;
      cue.level = level;
      cue.span = {words[i].span.begin, words[i + length - 1].span.end};
      out.push_back(std::move(cue));
    }
    if (const auto place = identity::place_at(words, i, words.size())) {
      Cue cue;
      cue.kind = Cue::Kind::place;
      cue.level = place->level;
      cue.place = identity::place_key(place->name);
      cue.span = {words[i].span.begin, words[place->last - 1].span.end};
      out.push_back(std::move(cue));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Cue& a, const Cue& b) { return a.span.begin < b.span.begin; });
  return out;
}

const std::vector<Cue>& Cues::of_sentence(std::int32_t sentence) {
  if (sentence == sentence_) return cues_;
  sentence_ = sentence;
  const auto& stretch = context_.draft.sentences[static_cast<std::size_t>(sentence)];
  cues_.clear();
  if (stretch.first < stretch.last)
    cues_ = of_span({context_.item(stretch.first).span.begin, context_.item(stretch.last - 1).span.end});
  return cues_;
}

}  // namespace khop::audit

// SPDX-License-Identifier: Apache-2.0
#include "audit/series/alike.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "audit/bind.h"

namespace khop::audit {

using figure::Figure;
using figure::Units;

int significant(const Figure& f) {
  std::string digits = f.decimal.digits.str();
  while (f.decimal.places == 0 && digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return static_cast<int>(digits.size());
}

std::string value_key(const Figure& f) {
  std::string key = std::to_string(f.dimension) + "/" + std::to_string(f.value);
  if (f.dimension == Units::kCount && f.noun_known) key += "/" + std::to_string(f.noun);
  return key;
}

std::vector<std::int64_t> times(const Context& context, FigureId id) {
  // A sentence of thousands of words would be read again for each of its figures.
  constexpr figure::ItemId kReach = 300;
  std::vector<std::int64_t> out;
  const auto& f = context.figure(id);
  const auto& sentence = context.draft.sentences[static_cast<std::size_t>(f.sentence)];
  for (auto i = std::max(sentence.first, f.item - kReach); i < std::min(sentence.last, f.item + kReach); ++i)
    if (context.item(i).kind == figure::ItemKind::year || context.item(i).kind == figure::ItemKind::date)
      out.push_back(context.item(i).number);
  return out;
}

bool other_times(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  if (a.empty() || b.empty()) return false;
  return std::none_of(a.begin(), a.end(), [&](std::int64_t t) { return std::find(b.begin(), b.end(), t) != b.end(); });
}

namespace {

/// The printed digits, with the leading zero of a small count: "02" and "20" are a swap.
std::string digits_of(const Figure& f) {
  std::string out = f.decimal.digits.str();
  if (f.leading_zero) out.insert(out.begin(), '0');
  return out;
}

/// Whether `longer` is `shorter` with one digit more.
bool one_more(const std::string& longer, const std::string& shorter) {
  if (longer.size() != shorter.size() + 1) return false;
  const auto [x, y] = std::mismatch(longer.begin(), longer.end(), shorter.begin(), shorter.end());
  return std::equal(x + 1, longer.end(), y, shorter.end());
}

}  // namespace

bool one_slip_apart(const Figure& a, const Figure& b) {
  if (a.decimal.places != b.decimal.places || a.scale_word != b.scale_word || a.unit != b.unit) return false;
  const std::string x = digits_of(a), y = digits_of(b);
  if (one_more(x, y) || one_more(y, x)) return true;
  if (x.size() != y.size()) return false;
  std::vector<std::size_t> differ;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (x[i] != y[i]) differ.push_back(i);
  return differ.size() == 1 || (differ.size() == 2 && differ[1] == differ[0] + 1 && x[differ[0]] == y[differ[1]] &&
                                x[differ[1]] == y[differ[0]]);
}

Naming::Naming(const Context& context) : context_(context) {
  for (const char* name :
       {"noun-stop", "attain", "share", "up", "down", "excess", "multiple", "plan", "last-year", "about", "over",
        "under", "at-least", "at-most", "exhaustive", "partial", "remaining", "total", "year-before"})
    nameless_.push_back(class_of(context, name));
  std::unordered_map<figure::WordId, std::size_t> last;
  const auto& sentences = context.draft.sentences;
  for (std::size_t n = 0; n < sentences.size(); ++n) {
    for (auto i = sentences[n].first; i < sentences[n].last; ++i) {
      if (context.item(i).kind != figure::ItemKind::word) continue;
      const auto word = context.item(i).id;
      if (const auto [known, fresh] = last.try_emplace(word, n); !fresh && known->second == n) continue;
      last[word] = n;
      ++sentences_[word];
    }
  }
}

int Naming::nameless(figure::ItemId at) const {
  int longest = 0;
  for (const auto c : nameless_) longest = std::max(longest, context_.draft.phrase(at, c));
  return longest;
}

void Naming::append(figure::ItemId first, figure::ItemId last, std::vector<figure::WordId>& out) const {
  for (auto i = first; i < last;) {
    if (const int length = nameless(i); length > 0) {
      i += length;
      continue;
    }
    if (context_.item(i).kind == figure::ItemKind::word) out.push_back(context_.item(i).id);
    ++i;
  }
}

std::vector<figure::WordId> Naming::between(figure::ItemId first, figure::ItemId last) const {
  std::vector<figure::WordId> out;
  append(first, last, out);
  return out;
}

std::vector<figure::WordId> Naming::names(FigureId id) const {
  constexpr figure::ItemId kBefore = 12, kBehind = 8;
  std::vector<figure::WordId> out;
  const auto& f = context_.figure(id);
  const auto stretch = context_.draft.blocks[static_cast<std::size_t>(f.block)];
  const auto ends = [&](figure::ItemId i) {
    const auto& item = context_.item(i);
    // A colon leads from a label to its figure.
    return item.kind == figure::ItemKind::figure ||
           (item.kind == figure::ItemKind::mark && item.mark != ',' && item.mark != '-' && item.mark != '"' &&
            !(item.mark == ':' && i < f.item));
  };
  auto first = f.item;
  while (first > stretch.first && f.item - first < kBefore && !ends(first - 1)) --first;
  append(first, f.item, out);
  auto last = f.item + 1;
  while (last < stretch.last && last - f.item <= kBehind && !ends(last)) ++last;
  append(f.item + 1, last, out);
  std::vector<figure::Token> noun;
  if (f.dimension == Units::kCount) figure::tokenize(context_.draft.document->text, {f.numeral.end, f.span.end}, noun);
  for (const auto& token : noun)
    if (token.kind == figure::TokenKind::word) out.push_back(token.id);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double Naming::common(const std::vector<figure::WordId>& a, const std::vector<figure::WordId>& b) const {
  std::vector<figure::WordId> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  // In a short draft every word is rare or in all sentences: it is weighed as if it were a page of a longer one.
  constexpr std::size_t kFewSentences = 60;
  const double all = static_cast<double>(std::max(context_.draft.sentences.size(), kFewSentences));
  double out = 0;
  for (const auto word : both) {
    const auto known = sentences_.find(word);
    const double with = known == sentences_.end() ? 1.0 : known->second;
    out += std::max(0.0, std::log((all + 1) / (with + 1)));
  }
  return out;
}

}  // namespace khop::audit

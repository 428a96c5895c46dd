// SPDX-License-Identifier: Apache-2.0
#include "figure/lexicon.h"

#include <algorithm>
#include <charconv>

namespace khop::figure {
namespace {

template <typename Phrase>
bool begins_with(const Phrase& phrase, const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
  if (phrase.ids.size() > end - at) return false;
  for (std::size_t i = 1; i < phrase.ids.size(); ++i)
    if (tokens[at + i].id != phrase.ids[i]) return false;
  return true;
}

template <typename Phrase>
void insert_longest_first(std::vector<Phrase>& list, Phrase phrase) {
  const auto place =
      std::find_if(list.begin(), list.end(), [&](const Phrase& other) { return other.ids.size() < phrase.ids.size(); });
  list.insert(place, std::move(phrase));
}

std::optional<Error> expect(const yaml::Node& node, yaml::Kind kind, const std::string& path, const Words& what) {
  if (node.kind == kind) return std::nullopt;
  return node.error(path, tell({"cần {}", "expected {}"}, what));
}

}  // namespace

std::optional<Error> Lexicon::add(const yaml::Node& classes, const std::string& path) {
  if (auto error =
          expect(classes, yaml::Kind::map, path,
                 {"bảng tên lớp từ, mỗi lớp một danh sách cụm từ", "a map of class names to lists of phrases"}))
    return error;
  for (const auto& [key, list] : classes.entries) {
    if (auto error = expect(list, yaml::Kind::sequence, path, {"danh sách cụm từ", "a list of phrases"})) return error;
    for (const auto& phrase : list.items) {
      if (phrase.kind != yaml::Kind::scalar || phrase.scalar.empty())
        return phrase.error(path, {"cần một cụm từ", "expected a phrase"});
      add(key.scalar, phrase.scalar);
    }
  }
  return std::nullopt;
}

ClassId Lexicon::add(std::string_view class_name, std::string_view phrase) {
  const auto [found, inserted] = by_name_.try_emplace(std::string(class_name), static_cast<ClassId>(names_.size()));
  if (inserted) names_.emplace_back(class_name);
  Phrase entry{phrase_ids(phrase), found->second};
  if (entry.ids.empty()) return found->second;
  const WordId first = entry.ids.front();  // before the move: the order of arguments is not fixed
  insert_longest_first(by_first_[first], std::move(entry));
  return found->second;
}

std::optional<ClassId> Lexicon::find(std::string_view class_name) const {
  const auto found = by_name_.find(std::string(class_name));
  if (found == by_name_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> Lexicon::class_names() const { return names_; }

void Lexicon::hits(const std::vector<Token>& tokens, std::size_t at, std::size_t end, std::vector<Hit>& out) const {
  if (tokens[at].id == 0) return;
  const auto found = by_first_.find(tokens[at].id);
  if (found == by_first_.end()) return;
  for (const auto& phrase : found->second)
    if (begins_with(phrase, tokens, at, end))
      out.push_back({phrase.phrase_class, static_cast<std::uint8_t>(phrase.ids.size())});
}

bool Lexicon::has_word(ClassId phrase_class, WordId word) const {
  const auto found = by_first_.find(word);
  if (found == by_first_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const Phrase& phrase) {
    return phrase.phrase_class == phrase_class && phrase.ids.size() == 1;
  });
}

Units::Units() { dimensions_ = {"none", "count", "percent", "point", "times", "duration", "date", "year"}; }

DimensionId Units::dimension(std::string_view name) {
  if (auto found = find_dimension(name)) return *found;
  dimensions_.emplace_back(name);
  return static_cast<DimensionId>(dimensions_.size() - 1);
}

std::optional<DimensionId> Units::find_dimension(std::string_view name) const {
  const auto found = std::find(dimensions_.begin(), dimensions_.end(), name);
  if (found == dimensions_.end()) return std::nullopt;
  return static_cast<DimensionId>(found - dimensions_.begin());
}

std::optional<Error> Units::add(const yaml::Node& root, const std::string& path) {
  if (const auto* scales = root.find("scales")) {
    if (auto error = expect(*scales, yaml::Kind::map, path,
                            {"bảng từ chỉ bậc (nghìn, triệu) và hệ số", "a map of scale words to factors"}))
      return error;
    for (const auto& [word, factor] : scales->entries) {
      std::int64_t value = 0;
      const auto [end, code] =
          std::from_chars(factor.scalar.data(), factor.scalar.data() + factor.scalar.size(), value);
      if (code != std::errc() || end != factor.scalar.data() + factor.scalar.size() || value <= 1)
        return factor.error(path, {"cần một hệ số nguyên lớn hơn 1", "expected a whole factor above 1"});
      scales_[word_id(word.scalar)] = value;
      scale_names_.emplace_back(value, word.scalar);
    }
  }
  if (const auto* numerals = root.find("numerals")) {
    if (auto error =
            expect(*numerals, yaml::Kind::map, path, {"bảng chữ chỉ số và số", "a map of number words to numbers"}))
      return error;
    for (const auto& [word, number] : numerals->entries) {
      const auto value = arithmetic::parse_decimal(number.scalar);
      if (!value || value->places != 0 || value->approximate() < 1 || value->approximate() > 100)
        return number.error(path, {"cần một số nguyên từ 1 đến 100", "expected a whole number from 1 to 100"});
      number_words_[word_id(word.scalar)] = static_cast<std::int64_t>(value->approximate());
    }
  }
  if (const auto* units = root.find("units")) {
    if (auto error = expect(*units, yaml::Kind::sequence, path, {"danh sách đơn vị", "a list of units"})) return error;
    for (const auto& entry : units->items) {
      const auto* names = entry.find("names");
      const auto* dimension_node = entry.find("dimension");
      if (names == nullptr || names->kind != yaml::Kind::sequence || names->items.empty())
        return entry.error(path, {"đơn vị cần có 'names', một danh sách", "a unit needs 'names', a list"});
      if (dimension_node == nullptr)
        return entry.error(path, {"đơn vị cần có 'dimension'", "a unit needs 'dimension'"});
      for (const auto& [key, value] : entry.entries)
        if (key.scalar != "names" && key.scalar != "dimension" && key.scalar != "factor")
          return key.error(path,
                           yaml::unknown_name(Words{"khóa", "key"}, key.scalar, {"names", "dimension", "factor"}));
      Unit unit{names->items.front().scalar, dimension(dimension_node->scalar), 1};
      if (const auto* factor = entry.find("factor")) {
        // "10000", "0.01" or "100/10000"
        const auto slash = factor->scalar.find('/');
        const auto top = arithmetic::parse_decimal(std::string_view(factor->scalar).substr(0, slash));
        const auto bottom = slash == std::string::npos
                                ? arithmetic::parse_decimal("1")
                                : arithmetic::parse_decimal(std::string_view(factor->scalar).substr(slash + 1));
        if (!top || !bottom || top->digits <= 0 || bottom->digits <= 0)
          return factor->error(path, {"cần một hệ số lớn hơn 0: số thập phân hoặc phân số",
                                      "expected a factor above 0: a decimal or a fraction of two"});
        unit.factor = top->value() / bottom->value();
      }
      unit.rough = unit.factor.to_double();
      units_.push_back(unit);
      for (const auto& name : names->items) {
        Phrase phrase{phrase_ids(name.scalar), static_cast<int>(units_.size()) - 1, 0};
        if (phrase.ids.empty())
          return name.error(path, {"cần cách viết của một đơn vị", "expected the spelling of a unit"});
        const WordId first = phrase.ids.front();
        insert_longest_first(by_first_[first], std::move(phrase));
      }
    }
  }
  if (const auto* nouns = root.find("nouns")) {
    if (auto error =
            expect(*nouns, yaml::Kind::map, path,
                   {"bảng họ danh từ, mỗi họ một danh sách danh từ", "a map of noun families to lists of nouns"}))
      return error;
    for (const auto& [family, list] : nouns->entries) {
      if (auto error = expect(list, yaml::Kind::sequence, path, {"danh sách danh từ", "a list of nouns"})) return error;
      for (const auto& name : list.items) {
        Phrase phrase{phrase_ids(name.scalar), -1, word_id(family.scalar)};
        if (phrase.ids.empty()) return name.error(path, {"cần một danh từ", "expected a noun"});
        const WordId first = phrase.ids.front();
        insert_longest_first(nouns_[first], std::move(phrase));
      }
    }
  }
  return std::nullopt;
}

const Units::Phrase* Units::longest(const std::unordered_map<WordId, std::vector<Phrase>>& table,
                                    const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
  if (at >= end || tokens[at].id == 0) return nullptr;
  const auto found = table.find(tokens[at].id);
  if (found == table.end()) return nullptr;
  for (const auto& phrase : found->second)
    if (begins_with(phrase, tokens, at, end)) return &phrase;
  return nullptr;
}

Units::Match Units::match(const std::vector<Token>& tokens, std::size_t at, std::size_t end) const {
  const auto* phrase = longest(by_first_, tokens, at, end);
  if (phrase == nullptr) return {};
  return {phrase->unit, phrase->ids.size()};
}

std::int64_t Units::number_word(WordId word) const {
  const auto found = number_words_.find(word);
  return found == number_words_.end() ? 0 : found->second;
}

std::int64_t Units::scale(WordId word) const {
  const auto found = scales_.find(word);
  return found == scales_.end() ? 0 : found->second;
}

std::string_view Units::scale_name(std::int64_t factor) const {
  for (const auto& [value, name] : scale_names_)
    if (value == factor) return name;
  return {};
}

WordId Units::noun(const std::vector<Token>& tokens, std::size_t at, std::size_t end, std::size_t& length,
                   bool* known) const {
  const auto* phrase = longest(nouns_, tokens, at, end);
  if (known != nullptr) *known = phrase != nullptr;
  if (phrase != nullptr) {
    length = phrase->ids.size();
    return phrase->family;
  }
  length = 1;
  return tokens[at].id;
}

}  // namespace khop::figure

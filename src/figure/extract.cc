// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "figure/draft.h"

namespace khop::figure {
namespace {

constexpr std::int64_t kFirstYear = 1900, kLastYear = 2100;
constexpr std::int64_t kMostScale = 1'000'000'000'000'000;  // "nghìn tỷ tỷ" is a slip of the pen
constexpr std::size_t kMostDigits = 40;                     // of a numeral that counts anything

/// The classes of the lexicon that decide what is a figure. Missing ones match nothing.
struct Classes {
  explicit Classes(const Lexicon& lexicon) {
    const auto get = [&](const char* name) { return lexicon.find(name).value_or(static_cast<ClassId>(-1)); };
    name_before = get("name-before");
    name_after = get("name-after");
    date_before = get("date-before");
    date_lead = get("date-lead");
    year_before = get("year-before");
    month = get("month");
    duration = get("duration");
    idiom = get("idiom");
    about = get("about");
    over = get("over");
    under = get("under");
    at_least = get("at-least");
    at_most = get("at-most");
    noun_stop = get("noun-stop");
    attain = get("attain");
    share = get("share");
    up = get("up");
    down = get("down");
    excess = get("excess");
    multiple = get("multiple");
    plan = get("plan");
    last_year = get("last-year");
  }
  ClassId name_before, name_after, date_before, date_lead, year_before, month, duration, idiom, about, over, under,
      at_least, at_most, noun_stop, attain, share, up, down, excess, multiple, plan, last_year;
};

class Extractor {
 public:
  Extractor(const document::Document& document, const Lexicon& lexicon, const Units& units)
      : document_(document), lexicon_(lexicon), units_(units), classes_(lexicon) {
    draft_.document = &document;
    draft_.units = &units;
  }

  Draft run() {
    const auto count = document_.blocks.size();
    draft_.blocks.resize(count);
    draft_.first_figure.resize(count + 1);
    for (std::size_t b = 0; b < count; ++b) {
      block_ = static_cast<BlockId>(b);
      draft_.first_figure[b] = static_cast<FigureId>(draft_.figures.size());
      const auto& block = document_.blocks[b];
      const auto first = static_cast<ItemId>(draft_.items.size());
      if (block.kind == document::BlockKind::row && block.table >= 0) {
        row(block);
      } else {
        stretch(block.span);
        pair_brackets(first);
        sentences(first);
      }
      draft_.blocks[b] = {first, static_cast<ItemId>(draft_.items.size()), block_};
    }
    draft_.first_figure[count] = static_cast<FigureId>(draft_.figures.size());
    for (std::size_t f = 0; f < draft_.figures.size(); ++f) {
      auto& figure = draft_.figures[f];
      assign_role(figure);
      // "tăng 3-4 %": the verb governs both ends.
      if (f == 0 || !figure.range) continue;
      const auto& lower = draft_.figures[f - 1];
      if (!lower.range || lower.item + 2 != figure.item || lower.table != kNone) continue;
      figure.role = lower.role;
      figure.direction = lower.direction;
    }
    name_scaled();
    inherit_units();
    return std::move(draft_);
  }

 private:
  // --- tokens of the current stretch -------------------------------------------------------------------------------
  const Token& token(std::size_t i) const { return tokens_[i]; }
  bool is_mark(std::size_t i, char32_t mark) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::mark && tokens_[i].mark == mark;
  }
  bool is_numeral(std::size_t i) const { return i < tokens_.size() && tokens_[i].kind == TokenKind::numeral; }
  bool is_word(std::size_t i) const { return i < tokens_.size() && tokens_[i].kind == TokenKind::word; }
  std::string_view view(const Token& t) const { return document_.view(t.span); }
  bool glued(std::size_t i) const { return i < tokens_.size() && !tokens_[i].space_before; }

  int phrase(std::size_t at, ClassId wanted) const {
    if (at >= tokens_.size()) return 0;
    for (auto i = hit_begin_[at]; i < hit_begin_[at + 1]; ++i)
      if (hits_[i].phrase_class == wanted) return hits_[i].length;
    return 0;
  }
  /// Whether a phrase of the class ends right before token `at`.
  bool phrase_before(std::size_t at, ClassId wanted) const {
    for (std::size_t back = 1; back <= 4 && back <= at; ++back)
      for (auto i = hit_begin_[at - back]; i < hit_begin_[at - back + 1]; ++i)
        if (hits_[i].phrase_class == wanted && hits_[i].length == back) return true;
    return false;
  }

  static std::int64_t small_integer(std::string_view digits) {
    if (digits.size() > 9 || digits.find_first_not_of("0123456789") != std::string_view::npos) return -1;
    std::int64_t value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
  }
  std::int64_t integer(std::size_t i) const { return is_numeral(i) ? small_integer(view(tokens_[i])) : -1; }
  bool year_like(std::size_t i) const {
    const auto value = integer(i);
    return view(tokens_[i]).size() == 4 && value >= kFirstYear && value <= kLastYear;
  }

  // --- building items ----------------------------------------------------------------------------------------------
  void stretch(Span span) {
    tokens_.clear();
    tokenize(document_.text, span, tokens_);
    hits_.clear();
    hit_begin_.assign(tokens_.size() + 1, 0);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      hit_begin_[i] = hits_.size();
      lexicon_.hits(tokens_, i, tokens_.size(), hits_);
    }
    hit_begin_[tokens_.size()] = hits_.size();
    std::size_t i = 0;
    while (i < tokens_.size()) i = is_numeral(i) ? number(i) : plain(i);
  }

  std::size_t plain(std::size_t i) {
    Item item;
    item.kind = tokens_[i].kind == TokenKind::word ? ItemKind::word : ItemKind::mark;
    item.id = tokens_[i].id;
    item.mark = tokens_[i].mark;
    item.capital = tokens_[i].capital;
    item.upper = tokens_[i].upper;
    push(item, i, i + 1);
    return i + 1;
  }

  Item& push(Item item, std::size_t first, std::size_t last) {
    item.space_before = tokens_[first].space_before;
    item.span = {tokens_[first].span.begin, tokens_[last - 1].span.end};
    item.hits = static_cast<std::int32_t>(draft_.hits.size());
    for (auto h = hit_begin_[first]; h < hit_begin_[first + 1]; ++h) draft_.hits.push_back(hits_[h]);
    item.hit_count = static_cast<std::int32_t>(draft_.hits.size()) - item.hits;
    draft_.items.push_back(item);
    return draft_.items.back();
  }

  std::size_t opaque(std::size_t first, std::size_t last) {
    Item item;
    item.kind = ItemKind::opaque;
    push(item, first, last);
    return last;
  }

  std::size_t number(std::size_t i) {
    if (view(tokens_[i]).size() > kMostDigits) return opaque(i, i + 1);
    if (const auto last = map_scale(i)) return opaque(i, last);
    if (const int length = phrase(i, classes_.idiom)) return opaque(i, i + static_cast<std::size_t>(length));
    if (const auto last = part_of_name(i)) return opaque(i, last);
    if (const auto last = document_number(i)) return opaque(i, last);
    if (const auto last = dotted(i)) return opaque(i, last);
    if (const auto last = date(i)) return last;
    if (const auto last = year(i)) return last;
    // (1) enumerates; alone in a cell it is a loss.
    if (table_ == kNone && is_mark(i + 1, ')') && i > 0 && is_mark(i - 1, '(') && integer(i) >= 0 && integer(i) < 100)
      return opaque(i, i + 1);
    if (enumerates(i)) return opaque(i, i + 1);
    if (const auto last = lettered(i)) return opaque(i, last);
    return quantity(i);
  }

  /// "độ 2b", "Nghị định 7A": a letter tied to a number that is no unit makes it a name.
  std::size_t lettered(std::size_t i) const {
    const std::size_t at = i + 1;
    if (at >= tokens_.size() || !is_word(at) || !glued(at) || integer(i) < 0) return 0;
    const auto letters = view(tokens_[at]);
    if (letters.size() != 1 || units_.match(tokens_, at, tokens_.size()).unit != -1) return 0;
    return at + 1;
  }

  /// "tỷ lệ 1/500", "1:2.000": the scale of a map.
  std::size_t map_scale(std::size_t i) const {
    const bool ratio = is_mark(i + 1, ':'), slash = is_mark(i + 1, '/');
    if ((!ratio && !slash) || !glued(i + 1) || !glued(i + 2) || !is_numeral(i + 2) || view(tokens_[i]) != "1") return 0;
    const auto text = view(tokens_[i + 2]);
    if (text.find(',') != std::string_view::npos) return 0;
    std::string digits;
    for (const char c : text)
      if (c != '.') digits += c;
    const auto scale = small_integer(digits);
    // Scales are round; nothing that a report counts is one of so many.
    const bool round = scale >= 200 && scale <= 1'000'000 && scale % 100 == 0;
    if (!round || is_mark(i + 3, '%')) return 0;
    static const WordId tỷ = word_id("tỷ"), tỉ = word_id("tỉ"), lệ = word_id("lệ"), bản = word_id("bản"),
                        đồ = word_id("đồ");
    const bool led = i >= 2 && ((tokens_[i - 1].id == lệ && (tokens_[i - 2].id == tỷ || tokens_[i - 2].id == tỉ)) ||
                                (tokens_[i - 1].id == đồ && tokens_[i - 2].id == bản));
    return ratio || led ? i + 3 : 0;
  }

  /// "1- …; 2- …" and "1. …" at the start of a stretch or after a semicolon or colon.
  bool enumerates(std::size_t i) const {
    const auto value = integer(i);
    if (value < 0 || value > 99) return false;
    const bool starts = i == 0 || is_mark(i - 1, ';') || is_mark(i - 1, ':') || is_mark(i - 1, '.');
    return starts &&
           ((is_mark(i + 1, '-') && glued(i + 1)) || (is_mark(i + 1, ')') && glued(i + 1) && !in_bracket(i)) ||
            (is_mark(i + 1, '.') && glued(i + 1) && i + 2 < tokens_.size() && tokens_[i + 2].space_before));
  }

  /// Whether a bracket that opened before token `i` is still open.
  bool in_bracket(std::size_t i) const {
    int open = 0;
    for (std::size_t back = 0; back < 80 && i-- > 0; ++back) {
      if (is_mark(i, ')')) --open;
      if (is_mark(i, '(')) ++open;
    }
    return open > 0;
  }

  /// One past the last token of a number that belongs to a name: "Đề án 06", "lớp 6,7,8", "QL.279B", "4G",
  /// "Km195+250m".
  std::size_t part_of_name(std::size_t i) const {
    if (telephone(view(tokens_[i]))) return i + 1;
    const bool left_glued = i > 0 && glued(i);
    if (left_glued && i > 1 && (is_mark(i - 1, '.') || is_mark(i - 1, '+') || is_mark(i - 1, '-')) && glued(i - 1) &&
        is_word(i - 2) &&
        (tokens_[i - 2].upper || view(tokens_[i - 2]).find_first_of("0123456789") != std::string_view::npos))
      return swallow(i + 1);
    if (left_glued && is_mark(i - 1, '_')) return swallow(i + 1);
    if (i > 0 && is_word(i - 1) && tokens_[i - 1].upper && view(tokens_[i - 1]).size() <= 4 &&
        view(tokens_[i]).size() >= 5 && integer(i) >= 0 && units_.match(tokens_, i + 1, tokens_.size()).unit == -1 &&
        !is_word(i + 1))
      return i + 1;  // certificate "CQ 490189"
    if (!is_mark(i + 1, '%') && phrase_before(i, classes_.name_before) &&
        ((integer(i) >= 0 && view(tokens_[i]).size() <= 4) || enumeration(view(tokens_[i])))) {
      // An amount with a decimal or a unit is no name: "lớp 35 học sinh" never is, "đường 60m" is.
      std::size_t last = i + 1;
      while (last + 1 < tokens_.size() && (is_mark(last, ',') || is_mark(last, '-') || is_mark(last, '/')) &&
             glued(last) && is_numeral(last + 1) && glued(last + 1))
        last += 2;
      return swallow(last);
    }
    if (is_word(i + 1) && glued(i + 1)) {
      const auto unit = units_.match(tokens_, i + 1, tokens_.size());
      if (unit.unit == -1 && units_.scale(tokens_[i + 1].id) == 0 && view(tokens_[i + 1]).size() <= 2 &&
          tokens_[i + 1].capital)
        return i + 2;  // 4G, 12A
    }
    if (phrase(i + 1, classes_.name_after) != 0 && integer(i) >= 0 && integer(i) < 100) return i + 1;  // 3 sao
    return 0;
  }

  /// "6,7,8": one-digit numbers in a row, no decimal.
  static bool enumeration(std::string_view text) {
    if (text.size() < 3 || text.size() % 2 == 0) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
      if ((i % 2 == 0) != (text[i] >= '0' && text[i] <= '9') || (i % 2 == 1 && text[i] != ',')) return false;
    return true;
  }

  /// "0912.345.678": a telephone number.
  static bool telephone(std::string_view text) {
    return text.size() >= 9 && text[0] == '0' && text[1] >= '0' && text[1] <= '9' &&
           text.find(',') == std::string_view::npos;
  }

  /// Takes in what is glued on behind: letters and further marks of a road, chainage or version number.
  std::size_t swallow(std::size_t last) const {
    while (last < tokens_.size() && glued(last) &&
           (tokens_[last].kind == TokenKind::word || tokens_[last].kind == TokenKind::numeral ||
            ((is_mark(last, '+') || is_mark(last, '.') || is_mark(last, '/') || is_mark(last, ':')) &&
             last + 1 < tokens_.size() && glued(last + 1) && !is_mark(last + 1, ')'))))
      ++last;
    return last;
  }

  /// "35/2015/NĐ-CP", "154/KH-UBND", "09-NQ/HU": digits tied without a space to capitals by a slash or hyphen.
  std::size_t document_number(std::size_t i) const {
    std::size_t last = i + 1;
    bool capitals = false;
    while (last < tokens_.size() && glued(last)) {
      const bool link = is_mark(last, '/') || is_mark(last, '-') || is_mark(last, '.') || is_mark(last, '&');
      if (is_word(last)) {
        // A unit after a slash is a rate, not a document: 12 tấn/ha has a space anyway, 12/KH has none.
        const bool tied = is_mark(last - 1, '/') || is_mark(last - 1, '-');
        if (!tied) break;
        capitals = capitals || (tokens_[last].upper && view(tokens_[last]).size() >= 2);
      } else if (!link && !is_numeral(last)) {
        break;
      } else if (link && (last + 1 >= tokens_.size() || !glued(last + 1))) {
        break;
      }
      ++last;
    }
    return capitals ? last : 0;
  }

  /// "4.0", "ngày 16.3": a version or a date with points.
  std::size_t dotted(std::size_t i) const {
    const auto text = view(tokens_[i]);
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || text.find('.', dot + 1) != std::string_view::npos ||
        text.find(',') != std::string_view::npos)
      return 0;
    if (text.substr(dot + 1) == "0" && !is_mark(i + 1, '%') && units_.match(tokens_, i + 1, tokens_.size()).unit == -1)
      return i + 1;
    const auto day = small_integer(text.substr(0, dot)), month = small_integer(text.substr(dot + 1));
    return valid_day(day, month) && phrase_before(i, classes_.date_before) ? i + 1 : 0;
  }

  bool valid_day(std::int64_t day, std::int64_t month) const {
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
  }

  std::size_t push_date(std::size_t first, std::size_t last, std::int64_t day, std::int64_t month, std::int64_t year) {
    Item item;
    item.kind = ItemKind::date;
    item.number = year * 10000 + month * 100 + day;
    push(item, first, last);
    return last;
  }

  /// Dates d/m/y, d-m-y, m/y, and d/m where words or sense say so.
  std::size_t date(std::size_t i) {
    const auto first = integer(i);
    if (first < 0) return 0;
    for (const char32_t separator : {U'/', U'-'}) {
      if (!is_mark(i + 1, separator) || !is_numeral(i + 2)) continue;
      const auto second = integer(i + 2);
      // d/m/y
      std::size_t third = i + 3;
      if (is_mark(third, separator) && is_numeral(third + 1) && integer(third + 1) >= 0 &&
          (year_like(third + 1) || (view(tokens_[third + 1]).size() == 4 && integer(third + 1) >= 1000) ||
           (separator == U'/' && view(tokens_[third + 1]).size() == 2)))
        return push_date(i, third + 2, first, second, integer(third + 1));
      // m/y
      if (first >= 1 && first <= 12 && year_like(i + 2) && glued(i + 1) &&
          (phrase_before(i, classes_.date_before) || phrase_before(i, classes_.month) || !counts_something(i + 3)))
        return push_date(i, i + 3, 0, first, second);
      // d/m
      if (separator == U'/' && valid_day(first, second) && phrase_before(i, classes_.date_before))
        return push_date(i, i + 3, first, second, 0);
      if (separator == U'/' && valid_day(first, second) && phrase_before(i, classes_.date_lead) &&
          !names_something(i + 3))
        return push_date(i, i + 3, first, second, 0);
      if (separator == U'/' && valid_day(first, second) && !counts_something(i + 3) && view(tokens_[i + 2]).size() <= 2)
        return push_date(i, i + 3, first, second, 0);
    }
    const bool month = phrase_before(i, classes_.month) && first >= 1 && first <= 12 && !names_something(i + 1);
    if ((phrase_before(i, classes_.date_before) && first <= 31) || month) {
      Item item;
      item.kind = ItemKind::opaque;  // ngày 5, ngày 05 tháng 7
      push(item, i, i + 1);
      return i + 1;
    }
    return 0;
  }

  /// Whether a unit or a noun stands at `i`.
  bool names_something(std::size_t i) const {
    if (is_mark(i, '%') || is_mark(i, '(')) return true;
    if (!is_word(i) || phrase(i, classes_.attain) != 0) return false;
    return units_.match(tokens_, i, tokens_.size()).unit != -1 || phrase(i, classes_.noun_stop) == 0;
  }

  /// Whether the tokens at `i` make the number before them an amount: a unit, a scale, %, "=", a noun, or a rate in
  /// brackets.
  bool counts_something(std::size_t i) const {
    if (i >= tokens_.size()) return false;
    if (is_mark(i, '%') || is_mark(i, '=')) return true;
    if (is_mark(i, '(')) return is_numeral(i + 1);
    if (is_mark(i, ',')) return phrase(i + 1, classes_.attain) != 0 || phrase(i + 1, classes_.share) != 0;
    if (!is_word(i)) return false;
    if (units_.match(tokens_, i, tokens_.size()).unit != -1 || units_.scale(tokens_[i].id) != 0) return true;
    if (phrase(i, classes_.attain) != 0) return true;
    return phrase(i, classes_.noun_stop) == 0 && !tokens_[i].capital;
  }

  std::size_t year(std::size_t i) {
    if (!year_like(i)) return 0;
    const bool span = (is_mark(i + 1, '-') && is_numeral(i + 2) && year_like(i + 2));
    const bool led = phrase_before(i, classes_.year_before) || phrase_before(i, classes_.month);
    if (!span && !led && counts_something(i + 1)) return 0;
    if (is_mark(i + 1, '/') && is_numeral(i + 2) && !led) return 0;
    Item item;
    item.kind = ItemKind::year;
    item.number = integer(i);
    if (span) item.last_year = static_cast<std::int32_t>(integer(i + 2));
    push(item, i, span ? i + 3 : i + 1);
    return span ? i + 3 : i + 1;
  }

  // --- quantities --------------------------------------------------------------------------------------------------
  /// Reads the quantity whose numeral is tokens_[i]; returns one past its last token. Fills `figure` without pushing
  /// it.
  std::size_t read(std::size_t i, Figure& figure) const {
    figure.numeral = tokens_[i].span;
    const auto numeral = parse_numeral(document_.view(figure.numeral));
    figure.decimal = numeral.decimal;
    figure.leading_zero = numeral.leading_zero;
    if (numeral.defect != NumeralDefect::none) {
      figure.readings = numeral.likely;
      figure.defect = numeral.defect == NumeralDefect::grouping          ? Defect::grouping
                      : numeral.defect == NumeralDefect::point_for_comma ? Defect::point_for_comma
                                                                         : Defect::mixed;
    }
    std::size_t at = i + 1;
    if (is_mark(at, ',') && glued(at) && is_mark(at + 1, '%') && glued(at + 1)) {
      figure.defect = Defect::stray_comma;
      ++at;
    }
    if (is_mark(at, '%')) {
      figure.unit = units_.match(tokens_, at, tokens_.size()).unit;
      figure.dimension = Units::kPercent;
      figure.has_unit = true;
      ++at;
      at = per(at, figure);
      if (is_word(at) && phrase(at, classes_.noun_stop) == 0) {  // "96 % người dân": whose it is
        std::size_t length = 0;
        figure.noun = units_.noun(tokens_, at, tokens_.size(), length, &figure.noun_known);
      }
    } else {
      while (is_word(at)) {
        const auto scale = units_.scale(tokens_[at].id);
        if (scale == 0) break;
        if (figure.scale_word > kMostScale / scale) break;
        figure.scale_word *= scale;
        ++at;
      }
      const auto unit = units_.match(tokens_, at, tokens_.size());
      std::size_t noun_length = 0;
      bool known_noun = false;
      if (is_word(at)) static_cast<void>(units_.noun(tokens_, at, tokens_.size(), noun_length, &known_noun));
      const bool noun_wins = known_noun && noun_length > unit.length;  // "đ/c" is a person, "đ" is money
      if (unit.unit != -1 && !noun_wins && !(unit.length == 1 && is_word(at) && phrase(at, classes_.duration) != 0)) {
        figure.unit = unit.unit;
        figure.dimension = units_.unit(unit.unit).dimension;
        figure.has_unit = true;
        at += unit.length;
        at = per(at, figure);
        if (is_word(at) && phrase(at, classes_.noun_stop) == 0) {
          std::size_t length = 0;
          figure.noun = units_.noun(tokens_, at, tokens_.size(), length, &figure.noun_known);
        }
      } else if (phrase(at, classes_.duration) != 0 && figure.scale_word == 1) {
        figure.dimension = Units::kDuration;
        figure.has_unit = true;
        figure.noun = tokens_[at].id;
        ++at;
      } else if (is_word(at) && (known_noun || phrase(at, classes_.noun_stop) == 0)) {
        std::size_t length = 0;
        figure.dimension = Units::kCount;
        figure.has_unit = true;
        figure.noun = units_.noun(tokens_, at, tokens_.size(), length, &figure.noun_known);
        at += length;
        at = per(at, figure);
      } else {
        figure.dimension = Units::kCount;
        figure.bare = figure.scale_word == 1;
      }
    }
    // 2.5217 con is a slipped group mark, 2.5217 tỷ a decimal in foreign manner.
    if (figure.defect == Defect::grouping && figure.readings.size() > 1 &&
        (figure.scale_word > 1 || figure.dimension != Units::kCount))
      figure.decimal = figure.readings[1];
    figure.exact = figure.decimal.places == 0 && figure.scale_word == 1 && figure.dimension == Units::kCount &&
                   figure.per == 0 && figure.defect == Defect::none;
    if (figure.defect == Defect::grouping && figure.decimal.places == 0 && figure.dimension == Units::kCount)
      figure.exact = true;
    figure.span = {figure.numeral.begin, tokens_[at - 1].span.end};
    return at;
  }

  /// "/năm", "/ha" behind a unit: a rate per something.
  std::size_t per(std::size_t at, Figure& figure) const {
    if (!is_mark(at, '/') || !is_word(at + 1) || (tokens_[at + 1].space_before && tokens_[at].space_before)) return at;
    std::size_t length = 1;
    const auto unit = units_.match(tokens_, at + 1, tokens_.size());
    if (unit.unit != -1) {
      figure.per_unit = unit.unit;
      length = unit.length;
      figure.per = tokens_[at + 1].id;
    } else {
      figure.per = units_.noun(tokens_, at + 1, tokens_.size(), length);
    }
    figure.exact = false;
    return at + 1 + length;
  }

  void qualify(std::size_t i, Figure& figure) const {
    const std::array<std::pair<ClassId, Qualifier>, 5> table = {{{classes_.about, Qualifier::about},
                                                                 {classes_.over, Qualifier::over},
                                                                 {classes_.under, Qualifier::under},
                                                                 {classes_.at_least, Qualifier::at_least},
                                                                 {classes_.at_most, Qualifier::at_most}}};
    // "thấp hơn 106 vụ" compares; only "hơn 106 vụ" approximates.
    if (phrase_before(i, classes_.up) || phrase_before(i, classes_.down)) return;
    for (const auto& [phrase_class, qualifier] : table)
      if (phrase_before(i, phrase_class)) figure.qualifier = qualifier;
  }

  FigureId push_figure(Figure figure, std::size_t first, std::size_t last) {
    figure.block = block_;
    figure.item = static_cast<ItemId>(draft_.items.size());
    figure.value =
        figure.decimal.approximate() * draft_.factor(figure).convert_to<double>() * (figure.negative ? -1 : 1);
    figure.table = table_;
    figure.row = row_;
    figure.column = column_;
    const auto id = static_cast<FigureId>(draft_.figures.size());
    Item item;
    item.kind = ItemKind::figure;
    item.figure = id;
    item.id = tokens_[first].id;
    draft_.figures.push_back(std::move(figure));
    push(item, first, last);
    return id;
  }

  std::size_t quantity(std::size_t i) {
    Figure figure;
    qualify(i, figure);
    // A minus sign is one only where nothing could be subtracted from: at the start, or in brackets.
    figure.negative = i > 0 && is_mark(i - 1, '-') && glued(i) && (i == 1 || is_mark(i - 2, '('));
    // "3-4 %": both ends of a range.
    if (is_mark(i + 1, '-') && glued(i + 1) && is_numeral(i + 2) && glued(i + 2) && !figure.negative) {
      Figure upper;
      const auto last = read(i + 2, upper);
      figure = upper;
      figure.range = upper.range = true;
      const auto numeral = parse_numeral(view(tokens_[i]));
      figure.decimal = numeral.decimal;
      figure.numeral = figure.span = tokens_[i].span;
      push_figure(figure, i, i + 1);
      plain(i + 1);
      push_figure(upper, i + 2, last);
      return last;
    }
    const auto last = read(i, figure);
    if (figure.negative && table_ == kNone && figure.dimension == Units::kPercent) {
      figure.negative = false;
      figure.minus = true;
    }
    if (!is_mark(last, '/') || !is_numeral(last + 1)) {
      push_figure(figure, i, last);
      return last;
    }
    return fraction(i, last, figure);
  }

  /// a/b: a fraction where both sides count one thing, a pairing or a rate per hundred where they do not.
  std::size_t fraction(std::size_t i, std::size_t slash, Figure top) {
    Figure bottom;
    const std::size_t second = slash + 1;
    const auto last = read(second, bottom);
    const bool split = top.has_unit && bottom.has_unit;
    const bool alike =
        top.dimension == bottom.dimension && (top.dimension != Units::kCount || top.noun == bottom.noun || !split);
    if (split && !alike) {
      const auto base = bottom.decimal.approximate();
      if (base == 100 || base == 1000 || base == 10000 || base == 100000) {
        top.per = bottom.noun != 0 ? bottom.noun : 1;  // 86,8 thuê bao/100 dân
        top.exact = false;
        push_figure(top, i, slash);
        plain(slash);
        return opaque(second, last);
      }
      push_figure(top, i, slash);
      plain(slash);
      push_figure(bottom, second, last);
      return last;
    }
    if (!top.has_unit) {
      top.unit = bottom.unit;
      top.scale_word = bottom.scale_word;
      top.dimension = bottom.dimension;
      top.noun = bottom.noun;
      top.noun_known = bottom.noun_known;
      top.bare = bottom.bare;
      top.inherited = true;
      top.exact = top.decimal.places == 0 && top.dimension == Units::kCount && top.scale_word == 1;
    } else if (!bottom.has_unit) {
      bottom.unit = top.unit;
      bottom.scale_word = top.scale_word;
      bottom.dimension = top.dimension;
      bottom.noun = top.noun;
      bottom.noun_known = top.noun_known;
      bottom.inherited = true;
    }
    const auto a = push_figure(top, i, slash);
    plain(slash);
    const auto b = push_figure(bottom, second, last);
    draft_.figures[static_cast<std::size_t>(a)].denominator = b;
    draft_.figures[static_cast<std::size_t>(b)].numerator = a;
    return last;
  }

  // --- tables ------------------------------------------------------------------------------------------------------
  void row(const document::Block& block) {
    const auto& table = document_.tables[static_cast<std::size_t>(block.table)];
    // Rows come in the order of their blocks: the next one is nearly always right behind the last.
    const auto is_this = [&](const document::Row& r) { return r.block == block_; };
    const auto next = block.table == last_table_ ? table.rows.begin() + last_row_ + 1 : table.rows.begin();
    auto found = std::find_if(next, table.rows.end(), is_this);
    if (found == table.rows.end()) found = std::find_if(table.rows.begin(), next, is_this);
    if (found == table.rows.end() || !is_this(*found)) return;
    last_table_ = block.table;
    last_row_ = found - table.rows.begin();
    table_ = block.table;
    row_ = static_cast<std::int32_t>(found - table.rows.begin());
    for (column_ = 0; column_ < static_cast<std::int32_t>(found->cells.size()); ++column_) {
      const auto first = static_cast<ItemId>(draft_.items.size());
      stretch(found->cells[static_cast<std::size_t>(column_)].span);
      draft_.clauses.push_back({first, static_cast<ItemId>(draft_.items.size()), block_});
      pair_brackets(first);
    }
    table_ = row_ = column_ = kNone;
  }

  // --- sentences and brackets --------------------------------------------------------------------------------------
  void pair_brackets(ItemId first) {
    std::vector<ItemId> open;
    const auto last = static_cast<ItemId>(draft_.items.size());
    for (ItemId i = first; i < last; ++i) {
      auto& item = draft_.items[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::mark && (item.mark == ')' || item.mark == ']') && !open.empty()) {
        auto& opening = draft_.items[static_cast<std::size_t>(open.back())];
        opening.partner = i;
        item.partner = open.back();
        open.pop_back();
      }
      if (item.kind == ItemKind::mark && (item.mark == '(' || item.mark == '[')) open.push_back(i);
    }
    // A bracket that nobody closed binds nothing: only pairs have depth.
    int depth = 0;
    for (ItemId i = first; i < last; ++i) {
      auto& item = draft_.items[static_cast<std::size_t>(i)];
      const bool paired = item.partner != kNone;
      if (paired && item.partner < i) --depth;
      item.depth = static_cast<std::uint8_t>(std::min(depth, 250));
      if (paired && item.partner > i) ++depth;
    }
  }

  void sentences(ItemId first) {
    const auto last = static_cast<ItemId>(draft_.items.size());
    ItemId sentence = first, clause = first;
    const auto close_clause = [&](ItemId end) {
      if (end > clause) {
        const auto id = static_cast<std::int32_t>(draft_.clauses.size());
        draft_.clauses.push_back({clause, end, block_});
        for (ItemId k = clause; k < end; ++k)
          if (const auto f = draft_.items[static_cast<std::size_t>(k)].figure; f != kNone)
            draft_.figures[static_cast<std::size_t>(f)].clause = id;
      }
      clause = end;
    };
    const auto close_sentence = [&](ItemId end) {
      close_clause(end);
      if (end > sentence) {
        const auto id = static_cast<std::int32_t>(draft_.sentences.size());
        draft_.sentences.push_back({sentence, end, block_});
        for (ItemId k = sentence; k < end; ++k)
          if (const auto f = draft_.items[static_cast<std::size_t>(k)].figure; f != kNone)
            draft_.figures[static_cast<std::size_t>(f)].sentence = id;
      }
      sentence = end;
    };
    for (ItemId i = first; i < last; ++i) {
      const auto& item = draft_.items[static_cast<std::size_t>(i)];
      if (item.kind != ItemKind::mark) continue;
      if (item.mark == ';') {
        close_clause(i + 1);
      } else if (item.mark == '.' || item.mark == '!' || item.mark == '?') {
        const bool ends = i + 1 == last || (draft_.items[static_cast<std::size_t>(i) + 1].space_before &&
                                            starts_sentence(draft_.items[static_cast<std::size_t>(i) + 1]));
        if (ends && item.depth == 0) close_sentence(i + 1);
      }
    }
    close_sentence(last);
  }

  static bool starts_sentence(const Item& item) {
    return item.capital || item.kind == ItemKind::figure || item.kind == ItemKind::opaque ||
           item.kind == ItemKind::mark || item.kind == ItemKind::date || item.kind == ItemKind::year;
  }

  // --- roles -------------------------------------------------------------------------------------------------------
  /// "5.512,74 tỷ đồng (+10,55 %)": the sign tells a rise.
  bool plus_in_bracket(ItemId at) const {
    if (at < 2) return false;
    const auto &sign = draft_.items[static_cast<std::size_t>(at) - 1],
               &open = draft_.items[static_cast<std::size_t>(at) - 2];
    return sign.kind == ItemKind::mark && sign.mark == '+' && open.kind == ItemKind::mark && open.mark == '(' &&
           !draft_.items[static_cast<std::size_t>(at)].space_before;
  }

  void assign_role(Figure& figure) {
    // Nearest cue before the figure, not past another figure or a mark that ends the phrase.
    constexpr int kReach = 7;
    const bool rate = is_percentage(figure);
    if (rate) figure.role = Role::attain;
    if (figure.minus) {
      figure.role = Role::growth;
      figure.direction = -1;
      return;
    }
    if (figure.table != kNone) {
      if (rate) figure.role = Role::value;
      return;
    }
    if (plus_in_bracket(figure.item)) {
      figure.role = rate ? Role::growth : Role::change;
      figure.direction = 1;
      return;
    }
    const auto block_first = draft_.blocks[static_cast<std::size_t>(figure.block)].first;
    for (ItemId i = figure.item - 1, steps = 0; i >= block_first && steps < kReach; --i, ++steps) {
      const auto& item = draft_.items[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::figure) break;
      if (item.kind == ItemKind::mark && item.mark != '-' && item.mark != ':' && item.mark != '"' && item.mark != '+')
        break;
      if (item.kind != ItemKind::word) continue;
      if (draft_.phrase(i, classes_.multiple) && figure.dimension == Units::kTimes) {
        figure.role = Role::multiple;
        figure.direction = 1;
        return;
      }
      if (draft_.phrase(i, classes_.excess) && rate) {
        figure.role = Role::excess;
        figure.direction = 1;
        return;
      }
      if (draft_.phrase(i, classes_.share) && rate) {
        figure.role = Role::share;
        return;
      }
      if (draft_.phrase(i, classes_.attain)) {
        if (rate) figure.role = against_last_year(figure) ? Role::index : Role::attain;
        return;
      }
      const bool up = draft_.phrase(i, classes_.up) != 0;
      const bool down = draft_.phrase(i, classes_.down) != 0;
      if (up || down) {
        if (!rate && steps > 3) return;  // "tăng diện tích trồng lên 5 ha" tells a level
        figure.direction = static_cast<std::int8_t>(up ? 1 : -1);
        if (rate)
          figure.role = Role::growth;
        else if (figure.dimension == Units::kTimes)
          figure.role = Role::multiple;
        else
          figure.role = Role::change;
        return;
      }
    }
    if (figure.dimension == Units::kTimes) figure.role = Role::multiple;
    if (!rate && figure.dimension != Units::kTimes) continue_change(figure);
  }

  /// "giảm 61 vụ (-7,1 %), 47 người chết (-6,2 %)": the verb said once governs the amounts that follow in the same
  /// form.
  void continue_change(Figure& figure) const {
    const auto id = draft_.items[static_cast<std::size_t>(figure.item)].figure;
    if (id < 2) return;
    const auto& rate = draft_.figures[static_cast<std::size_t>(id) - 1];
    const auto& change = draft_.figures[static_cast<std::size_t>(id) - 2];
    if (rate.clause != figure.clause || change.clause != figure.clause || rate.dimension != Units::kPercent ||
        change.role != Role::change)
      return;
    const auto& before = draft_.items[static_cast<std::size_t>(rate.item) - 1];
    const bool bracketed = (before.kind == ItemKind::mark && (before.mark == '(' || before.mark == '-')) ||
                           draft_.items[static_cast<std::size_t>(rate.item)].depth >
                               draft_.items[static_cast<std::size_t>(figure.item)].depth;
    // The figure itself must be followed by a rate in brackets, as the first was.
    const bool again =
        static_cast<std::size_t>(figure.item) + 4 < draft_.items.size() && followed_by_bracket(figure.item);
    if (!bracketed || !again || figure.item - rate.item > 5) return;
    figure.role = Role::change;
    figure.direction = change.direction;
  }

  /// "bằng 107 % cùng kỳ": the rate compares with the year before, not with a plan.
  bool against_last_year(const Figure& figure) const {
    for (ItemId i = figure.item + 1; i < figure.item + 4 && i < static_cast<ItemId>(draft_.items.size()); ++i) {
      if (draft_.items[static_cast<std::size_t>(i)].kind != ItemKind::word) return false;
      if (draft_.phrase(i, classes_.plan)) return false;
      if (draft_.phrase(i, classes_.last_year)) return true;
    }
    return false;
  }

  bool followed_by_bracket(ItemId item) const {
    for (ItemId i = item + 1; i < item + 5 && i < static_cast<ItemId>(draft_.items.size()); ++i) {
      const auto& it = draft_.items[static_cast<std::size_t>(i)];
      if (it.kind == ItemKind::mark) return it.mark == '(';
      if (it.kind == ItemKind::figure) return false;
    }
    return false;
  }

  /// "64,2 tỷ đồng, gồm thuế 18,44 tỷ, phí 22,9 tỷ": a scale word alone has the unit of the nearest figure of its block
  /// that has one with it.
  void name_scaled() {
    const auto count = static_cast<FigureId>(draft_.figures.size());
    const auto at = [&](FigureId id) -> Figure& { return draft_.figures[static_cast<std::size_t>(id)]; };
    const auto names = [&](FigureId id, const Figure& f) {
      return id >= 0 && id < count && at(id).block == f.block && at(id).unit != kNone && at(id).scale_word != 1;
    };
    for (FigureId id = 0; id < count; ++id) {
      Figure& f = at(id);
      if (f.scale_word == 1 || f.unit != kNone || f.noun != 0 || f.table != kNone) continue;
      constexpr FigureId kReach = 12;
      for (FigureId step = 1; step <= kReach; ++step) {
        const FigureId from = names(id - step, f) ? id - step : names(id + step, f) ? id + step : kNone;
        if (from == kNone) continue;
        f.unit = at(from).unit;
        f.dimension = at(from).dimension;
        f.inherited = true;
        f.exact = false;
        f.value = f.decimal.approximate() * draft_.factor(f).to_double() * (f.negative ? -1 : 1);
        break;
      }
    }
  }

  // --- units said once ---------------------------------------------------------------------------------------------
  /// "Tổng chi phí 64.802 triệu đồng, gồm: điện 11.264; hóa chất 13.780; …": amounts without a unit in the sentence of
  /// one that has it take its unit if together they do not pass it; those of the sentence behind it if together they
  /// nearly make it.
  void inherit_units() {
    constexpr std::size_t kWholes = 4;  // amounts that may be the total of a run, the nearest first
    BlockId block = document::kNone;
    std::vector<FigureId> wholes;
    for (const auto& sentence : draft_.sentences) {
      if (sentence.block != block) wholes.clear();
      block = sentence.block;
      std::size_t here = 0;  // of the wholes: in this sentence
      bool counted = false;  // a count of things stands between the last whole and the run
      double count = 0;
      std::vector<FigureId> run;
      double sum = 0;
      const auto adopt = [&] {
        const bool counts = counted && sum <= count * 1.05 && sum >= count * 0.9;
        if (run.size() >= 2 && !counts) {
          for (std::size_t back = 1; back <= std::min(wholes.size(), kWholes); ++back) {
            const auto& from = draft_.figures[static_cast<std::size_t>(wholes[wholes.size() - back])];
            const double printed = from.decimal.approximate();
            // The nearest in the sentence need not be all made; any other must be, or nearly so.
            const bool nearest = back == 1 && here > 0;
            const double least = nearest ? 0.3 : 0.9;
            if (counted && !nearest) break;
            if (sum > printed * 1.05 || sum < printed * least) continue;
            for (const auto id : run) {
              auto& f = draft_.figures[static_cast<std::size_t>(id)];
              f.unit = from.unit;
              f.scale_word = from.scale_word;
              f.dimension = from.dimension;
              f.inherited = true;
              f.exact = false;
              f.value = f.decimal.approximate() * draft_.factor(f).to_double();
            }
            break;
          }
        }
        run.clear();
        sum = 0;
      };
      for (ItemId i = sentence.first; i < sentence.last; ++i) {
        const auto id = draft_.items[static_cast<std::size_t>(i)].figure;
        if (id == kNone) continue;
        const auto& f = draft_.figures[static_cast<std::size_t>(id)];
        const bool score =
            !f.bare && f.dimension == Units::kCount && f.decimal.places > 0 && f.scale_word == 1 && !f.noun_known;
        if ((f.bare || score) && f.denominator == kNone && f.numerator == kNone && !f.range) {
          run.push_back(id);
          sum += f.decimal.approximate();
        } else if (f.unit != kNone && f.per == 0 && f.role != Role::growth && f.role != Role::attain) {
          adopt();
          wholes.push_back(id);
          ++here;
          counted = false;
        } else if (f.noun_known && run.empty()) {
          counted = true;
          count = f.decimal.approximate();
        }
      }
      adopt();
    }
  }

  const document::Document& document_;
  const Lexicon& lexicon_;
  const Units& units_;
  Classes classes_;
  Draft draft_;
  std::vector<Token> tokens_;
  std::vector<Hit> hits_;
  std::vector<std::size_t> hit_begin_;
  BlockId block_ = document::kNone;
  std::int32_t table_ = kNone, row_ = kNone, column_ = kNone;
  std::int32_t last_table_ = kNone;  ///< of the row read last
  std::ptrdiff_t last_row_ = 0;
};

}  // namespace

Draft extract(const document::Document& document, const Lexicon& lexicon, const Units& units) {
  return Extractor(document, lexicon, units).run();
}

}  // namespace khop::figure

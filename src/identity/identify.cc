// SPDX-License-Identifier: Apache-2.0
#include "identity/identify.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "identity/header.h"

namespace khop::identity {
namespace {

bool begins(const Words& piece, const char* phrase_class) { return piece.phrase(0, phrase_class) != 0; }

/// Whether a line is nothing but marks: "-------", "*".
bool is_rule(const Words& piece) {
  for (std::size_t i = 0; i < piece.size(); ++i)
    if (piece.is_word(i) || piece[i].kind == figure::TokenKind::numeral) return false;
  return true;
}

bool is_motto(const Words& piece) {
  if (begins(piece, "motto")) return true;
  // "Độc lập - Tự do - Hạnh phúc": with its dashes.
  return piece.size() >= 6 && piece[0].id == figure::word_id("độc") && piece[1].id == figure::word_id("lập");
}

/// First token of the title in a line that says what the paper is: "BÁO CÁO", "Báo cáo tình hình …"; 0 if it does not.
std::size_t after_kind(const Words& piece) {
  std::size_t at = piece.phrase(0, "draft-mark");  // "DỰ THẢO BÁO CÁO CHÍNH TRỊ"
  const std::size_t length = piece.phrase(at, "report-kind");
  return length == 0 ? 0 : at + length;
}

/// "154/BC-UBND" behind "Số:"; "/BC-UBND" where the number is left open.
std::string paper_number(const Words& piece) {
  std::size_t at = piece.phrase(0, "paper-number");
  if (at == 0) return {};
  while (piece.is_mark(at, ':') || piece.is_mark(at, '.') || piece.is_mark(at, 0x2026)) ++at;
  std::string out;
  const std::size_t first = at;
  if (at < piece.size() && piece[at].kind == figure::TokenKind::numeral) out += piece.text(at++);
  if (!piece.is_mark(at, '/') && !piece.is_mark(at, '-')) return {};
  bool letters = false;
  for (; at < piece.size(); ++at) {
    const auto& token = piece[at];
    const bool part =
        token.kind != figure::TokenKind::mark || token.mark == '/' || token.mark == '-' || token.mark == '&';
    if (!part || (letters && token.space_before)) break;
    letters |= token.kind == figure::TokenKind::word;
    out += piece.text(at);
  }
  return letters && at > first ? out : std::string();
}

struct DateLine {
  std::string place;  ///< "Hạ Lương", "huyện Điện Biên"
  int year = 0, month = 0, day = 0;
};

/// Whether nothing but marks follows.
bool ends(const Words& piece, std::size_t at) {
  for (; at < piece.size(); ++at)
    if (piece.is_word(at) || piece[at].kind == figure::TokenKind::numeral) return false;
  return true;
}

/// "Hạ Lương, ngày      tháng 10 năm 2026", "(Quảng Hà, ngày 29/9/2024)", "Ngày 06 tháng 01 năm 2025".
std::optional<DateLine> date_from(const Words& piece, std::size_t at) {
  constexpr std::size_t kMostSyllables = 8;
  static const auto kDay = figure::word_id("ngày"), kMonth = figure::word_id("tháng"), kYear = figure::word_id("năm");
  const std::size_t first = at;
  while (piece.is_word(at) && piece[at].capital && piece[at].id != kDay && at - first < kMostSyllables) {
    ++at;
    if (piece.is_mark(at, '-') && piece.is_word(at + 1)) ++at;
  }
  DateLine out;
  if (at > first && !piece.is_mark(at, ',')) return std::nullopt;
  if (at > first) {
    out.place = std::string(piece.text(first, at - 1));
    ++at;
  }
  if (!piece.is_word(at) || piece[at].id != kDay) return std::nullopt;
  ++at;
  const auto skip_dots = [&] {
    while (piece.is_mark(at, '.') || piece.is_mark(at, 0x2026) || piece.is_mark(at, '_')) ++at;
  };
  skip_dots();
  if (const int day = piece.number(at); day >= 1 && day <= 31) {
    out.day = day;
    ++at;
  }
  if (piece.is_mark(at, '/') || piece.is_mark(at, '-')) {
    const int month = piece.number(at + 1), year = piece.number(at + 3);
    if (month < 1 || month > 12 || year < 1900 || !(piece.is_mark(at + 2, '/') || piece.is_mark(at + 2, '-')))
      return std::nullopt;
    out.month = month;
    out.year = year;
    return ends(piece, at + 4) ? std::optional(out) : std::nullopt;
  }
  skip_dots();
  if (!piece.is_word(at) || piece[at].id != kMonth) return std::nullopt;
  ++at;
  skip_dots();
  if (const int month = piece.number(at); month >= 1 && month <= 12) {
    out.month = month;
    ++at;
  }
  skip_dots();
  if (!piece.is_word(at) || piece[at].id != kYear) return std::nullopt;
  const int year = piece.number(at + 1);
  if (year < 1900 || year > 2100) return std::nullopt;
  out.year = year;
  return ends(piece, at + 2) ? std::optional(out) : std::nullopt;
}

/// In a line of its own, or behind the number in the same line.
std::optional<DateLine> date_line(const Words& piece) {
  constexpr std::size_t kMostTokens = 40;
  if (piece.size() > kMostTokens) return std::nullopt;
  const bool numbered = begins(piece, "paper-number");
  for (std::size_t at = 0; at < piece.size(); ++at) {
    if (at > (piece.is_mark(0, '(') || piece.is_mark(0, '*') ? 1U : 0U) && !numbered) break;
    if (!piece.is_word(at) || !piece[at].capital || (at > 0 && piece[at].upper)) continue;
    if (auto date = date_from(piece, at)) return date;
  }
  return std::nullopt;
}

std::string iso(const DateLine& date) {
  if (date.month == 0) return std::to_string(date.year);
  if (date.day == 0) return fmt::format("{}-{:02}", date.year, date.month);
  return fmt::format("{}-{:02}-{:02}", date.year, date.month, date.day);
}

/// Places of the lines of an office, in order: "SỞ TÀI CHÍNH TỈNH AN HÀ".
void append_places(const Words& piece, std::vector<NamedPlace>& out) {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    // "HUYỆN ỦY LAM KHÊ": the office says of which kind its place is.
    for (const auto& [office, level, kind] : {std::tuple{"office-province", Level::province, "tỉnh "},
                                              std::tuple{"office-district", Level::district, "huyện "}}) {
      const std::size_t length = piece.phrase(i, office);
      if (length == 0 || i + length >= piece.size() || !piece.is_word(i + length)) continue;
      std::size_t last = i + length;
      while (last < piece.size() && piece.is_word(last) && piece[last].capital) ++last;
      if (last == i + length) continue;
      // its own first word is the kind, but for "thành ủy"
      const bool town = figure::word_id("thành") == piece[i].id;
      out.push_back(
          {level, (town ? std::string("thành phố ") : std::string(kind)) + title_case(piece.text(i + length, last - 1)),
           last});
      i = last - 1;
      break;
    }
    if (i >= piece.size()) break;
    if (auto place = place_at(piece, i, piece.size())) {
      i = place->last - 1;
      out.push_back(std::move(*place));
    }
  }
}

/// A line of an office in the case of a sentence where all its words are known to be no names; else as printed.
std::string office_line(const Words& line, const std::vector<NamedPlace>& places) {
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t next = i + 1;
    std::string part(line.text(i));
    if (const std::size_t office = line.phrase(i, "office")) {
      next = i + office;
      constexpr std::size_t kAbbreviation = 1;  // "UBND" stays as it is
      part = std::string(line.text(i, next - 1));
      if (office > kAbbreviation) part = lower_case(part);
    } else if (const auto place = place_at(line, i, line.size())) {
      const auto known = std::find_if(places.begin(), places.end(),
                                      [&](const NamedPlace& each) { return place->name.starts_with(each.name); });
      if (known == places.end() || known->name != place->name) return std::string(line.text(0, line.size() - 1));
      part = place->name;
      next = place->last;
    } else if (line[i].upper) {
      return std::string(line.text(0, line.size() - 1));
    }
    if (!out.empty() && line[i].space_before) out += ' ';
    out += part;
    i = next;
  }
  return out;
}

std::string office_name(const std::vector<const Words*>& lines, const std::vector<NamedPlace>& places) {
  std::string out;
  for (const Words* line : lines) {
    const std::string part = office_line(*line, places);
    out += (out.empty() ? "" : " ") + part;
  }
  return with_capital(out);
}

/// The first place of the body, in ordinary letters, that `fits`.
template <typename Fits>
std::optional<NamedPlace> place_of_body(const document::Document& document, const figure::Lexicon& lexicon,
                                        const Fits& fits) {
  constexpr std::size_t kMostBlocks = 120, kMostLength = 4000;
  std::size_t seen = 0;
  for (const auto& block : document.blocks) {
    if (++seen > kMostBlocks) break;
    auto span = block.span;
    span.end = std::min<text::Offset>(span.end, span.begin + kMostLength);
    const Words words(document.text, span, lexicon);
    for (std::size_t i = 0; i < words.size(); ++i) {
      auto place = place_at(words, i, words.size());
      if (place && !place->shouted && fits(*place)) return place;
    }
  }
  return std::nullopt;
}

/// The periods of the title before it goes on to what is to come.
std::vector<Period> title_periods(const Words& title, int year) {
  std::vector<Period> out;
  bool any = false;
  for (const Mention& mention : periods(title, year, true)) {
    for (std::size_t i = 0; any && i < mention.first; ++i) {
      if (title.is_mark(i, ';') || title.phrase(i, "outlook") != 0) return out;
    }
    // "kế hoạch phát triển … năm 2024": what leads the first period may be called a plan
    out.push_back(mention.period);
    any = true;
  }
  return out;
}

class Identifier {
  static constexpr std::size_t kMostLines = 3, kLongLine = 60;  // of a title; tokens

 public:
  Identifier(const document::Document& document, const figure::Lexicon& lexicon)
      : document_(document), lexicon_(lexicon), header_(header_of(document, lexicon)) {}

  Report identify() {
    read_lines();
    read_title();
    find_place();
    return std::move(out_);
  }

 private:
  void read_lines() {
    for (std::size_t i = 0; i < header_.size(); ++i) {
      const Words& piece = header_[i];
      if (is_rule(piece) || is_motto(piece)) continue;
      if (marks_draft(piece)) out_.told.draft = true;
      if (auto date = date_line(piece); date && out_.date == 0) {
        date_ = *date;
        out_.told.date = iso(*date);
        out_.date = date->year * 10000 + date->month * 100 + date->day;
        if (!begins(piece, "paper-number")) continue;
      }
      if (auto number = paper_number(piece); !number.empty() && out_.told.number.empty()) {
        out_.told.number = std::move(number);
        continue;
      }
      if (title_ == header_.size() && (after_kind(piece) != 0 || begins(piece, "regarding"))) {
        title_ = i;
        continue;
      }
      if (title_ != header_.size() || begins(piece, "addressed-to")) continue;
      // Offices stand first; a place of a name alone is the second line of one.
      const bool office = begins(piece, "office");
      const bool place = place_at(piece, 0, piece.size()).has_value();  // "TỈNH AN HÀ" above its office
      if (office || ((place || !offices_.empty()) && goes_on(piece))) offices_.push_back(&piece);
    }
  }

  /// "(Dự thảo lần 1)", "DỰ THẢO"
  static bool marks_draft(const Words& piece) {
    constexpr std::size_t kMostTokens = 12;
    return piece.size() <= kMostTokens &&
           (begins(piece, "draft-mark") || (piece.is_mark(0, '(') && piece.phrase(1, "draft-mark") != 0) ||
            (piece.is_mark(0, '*') && piece.phrase(1, "draft-mark") != 0));
  }

  static bool goes_on(const Words& piece) {
    constexpr std::size_t kMostTokens = 14;
    return piece.size() <= kMostTokens && piece.is_word(0) && piece[0].capital && piece[piece.size() - 1].capital;
  }

  void read_title() {
    if (title_ == header_.size()) return;
    const Words& line = header_[title_];
    std::size_t behind = after_kind(line);
    constexpr std::size_t kFewWords = 3;  // "BÁO CÁO LIÊN NGÀNH": what kind of report it is
    if (behind != 0 && line[0].upper && line.size() - behind <= kFewWords) behind = line.size();
    if (behind != 0) out_.told.kind = lower_case(line.text(line.phrase(0, "draft-mark"), behind - 1));
    std::vector<const Words*> lines;
    for (std::size_t i = title_ + 1; i < header_.size() && lines.size() < kMostLines; ++i) {
      const Words& piece = header_[i];
      if (begins(piece, "addressed-to") || piece.size() > kLongLine) break;
      if (!is_rule(piece) && !is_motto(piece) && !marks_draft(piece) && !date_line(piece) &&
          paper_number(piece).empty())
        lines.push_back(&piece);
    }
    std::string title;
    const auto add = [&](const Words& words, std::size_t first) {
      if (first >= words.size()) return;
      const auto text = words.text(first, words.size() - 1);
      const bool shouted = words[first].upper && words[words.size() - 1].upper && words.size() > first + 1;
      title += (title.empty() ? "" : " ") + (shouted ? lower_case(text) : std::string(text));
    };
    if (behind == 0) behind = line.phrase(0, "regarding");
    add(line, behind);
    std::size_t next = 0;
    if (title.empty() && next < lines.size()) add(*lines[next++], 0);
    set_title(title);
    // A title of several lines names its period in one of them.
    while (out_.periods.empty() && next < lines.size()) {
      add(*lines[next++], 0);
      const auto before = out_.told.title;
      set_title(title);
      if (out_.periods.empty()) out_.told.title = before;
    }
    append_places(line, title_places_);
    for (const Words* each : lines) append_places(*each, title_places_);
  }

  void set_title(const std::string& text) {
    out_.told.title = with_capital(text);
    out_.told.period.clear();
    const Words title(text, {0, static_cast<text::Offset>(text.size())}, lexicon_);
    out_.periods = title_periods(title, date_.year);
    for (const Period& period : out_.periods) {
      if (!out_.told.period.empty()) out_.told.period += ", ";
      out_.told.period += period.text();
    }
    for (const Period& period : out_.periods)
      if (period.known() && (!out_.period.known() || period.contains(out_.period))) out_.period = period;
  }

  void find_place() {
    std::vector<NamedPlace> places;
    for (const Words* office : offices_) append_places(*office, places);
    for (NamedPlace& place : places) settle(place);
    if (places.empty()) {
      places = title_places_;
      std::erase_if(places, [&](NamedPlace& place) { return place.shouted && !settle(place); });
    }
    if (places.empty() && !date_.place.empty()) {
      const Words line(date_.place, {0, static_cast<text::Offset>(date_.place.size())}, lexicon_);
      append_places(line, places);
      if (places.empty()) {
        // "Điện Biên, ngày …": the body says of what kind it is.
        const std::string name = " " + title_case(date_.place);
        auto found =
            place_of_body(document_, lexicon_, [&](const NamedPlace& place) { return place.name.ends_with(name); });
        if (found) places.push_back(std::move(*found));
      }
    }
    if (!offices_.empty()) out_.told.issuer = office_name(offices_, places);
    if (places.empty()) return;
    for (NamedPlace& place : places) {
      const bool town = place.name.starts_with("thành phố") || place.name.starts_with("tp");
      const bool below = std::any_of(places.begin(), places.end(), [&](const NamedPlace& other) {
        return &other != &place && other.level == Level::province;
      });
      if (town && below) place.level = Level::district;
    }
    const auto smallest = std::max_element(places.begin(), places.end(),
                                           [](const NamedPlace& a, const NamedPlace& b) { return a.level < b.level; });
    out_.told.place = smallest->name;
    out_.level = smallest->level;
    const NamedPlace* parent = nullptr;
    for (const NamedPlace& place : places)
      if (place.level < smallest->level && (parent == nullptr || place.level > parent->level)) parent = &place;
    if (parent != nullptr) out_.told.parent = parent->name;
  }

  /// Cuts a name in capitals to how the body prints it, if it does: nothing in capitals says where a name ends.
  bool settle(NamedPlace& place) {
    if (!place.shouted) return true;
    auto found = place_of_body(document_, lexicon_, [&](const NamedPlace& other) {
      return place.name == other.name || place.name.starts_with(other.name + " ");
    });
    if (!found) return false;
    place.name = found->name;
    return true;
  }

  const document::Document& document_;
  const figure::Lexicon& lexicon_;
  std::vector<Words> header_;
  Report out_;
  DateLine date_;
  std::vector<const Words*> offices_;
  std::size_t title_ = header_.size();
  std::vector<NamedPlace> title_places_;
};

}  // namespace

Report identify(const document::Document& document, const figure::Lexicon& lexicon) {
  return Identifier(document, lexicon).identify();
}

}  // namespace khop::identity

// SPDX-License-Identifier: Apache-2.0
#include "text/legacy.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/utf8.h"

namespace khop::text {
namespace {

// TCVN3 from A1 on; 0 where the encoding has no letter.
constexpr std::array<char16_t, 95> kTcvn3 = {
    u'Ă', u'Â', u'Ê', u'Ô', u'Ơ', u'Ư', u'Đ', u'ă', u'â', u'ê', u'ô', u'ơ', u'ư', u'đ', 0,           // A1-AF
    0,    0,    0,    0,    0,    u'à', u'ả', u'ã', u'á', u'ạ', 0,    u'ằ', u'ẳ', u'ẵ', u'ắ', 0,     // B0-BF
    0,    0,    0,    0,    0,    0,    u'ặ', u'ầ', u'ẩ', u'ẫ', u'ấ', u'ậ', u'è', 0,    u'ẻ', u'ẽ',  // C0-CF
    u'é', u'ẹ', u'ề', u'ể', u'ễ', u'ế', u'ệ', u'ì', u'ỉ', 0,    0,    0,    u'ĩ', u'í', u'ị', u'ò',  // D0-DF
    0,    u'ỏ', u'õ', u'ó', u'ọ', u'ồ', u'ổ', u'ỗ', u'ố', u'ộ', u'ờ', u'ở', u'ỡ', u'ớ', u'ợ', u'ù',  // E0-EF
    0,    u'ủ', u'ũ', u'ú', u'ụ', u'ừ', u'ử', u'ữ', u'ứ', u'ự', u'ỳ', u'ỷ', u'ỹ', u'ý', u'ỵ', 0,     // F0-FF
};

// VNI: what the second byte puts on a base letter. Hats first, then tones.
struct VniMark {
  unsigned char byte;  ///< after a small letter; after a capital it is 0x20 less
  char32_t hat;        ///< combining circumflex or breve, 0 for none
  char32_t tone;       ///< combining tone, 0 for none
};
constexpr char32_t kGrave = 0x300, kAcute = 0x301, kHat = 0x302, kTilde = 0x303, kBreve = 0x306, kHook = 0x309,
                   kDot = 0x323;
constexpr VniMark kVniMarks[] = {
    {0xF8, 0, kGrave},      {0xF9, 0, kAcute},    {0xFB, 0, kHook},       {0xF5, 0, kTilde},      {0xEF, 0, kDot},
    {0xE2, kHat, 0},        {0xE0, kHat, kGrave}, {0xE1, kHat, kAcute},   {0xE5, kHat, kHook},    {0xE3, kHat, kTilde},
    {0xE4, kHat, kDot},     {0xEA, kBreve, 0},    {0xE8, kBreve, kGrave}, {0xE9, kBreve, kAcute}, {0xFA, kBreve, kHook},
    {0xFC, kBreve, kTilde}, {0xEB, kBreve, kDot},
};

// VNI letters of one byte.
struct VniLetter {
  unsigned char byte;
  char16_t letter;
};
constexpr VniLetter kVniLetters[] = {
    {0xF1, u'đ'}, {0xD1, u'Đ'}, {0xF4, u'ơ'}, {0xD4, u'Ơ'}, {0xF6, u'ư'}, {0xD6, u'Ư'},
    {0xEC, u'ì'}, {0xCC, u'Ì'}, {0xED, u'í'}, {0xCD, u'Í'}, {0xE6, u'ỉ'}, {0xC6, u'Ỉ'},
    {0xF3, u'ĩ'}, {0xD3, u'Ĩ'}, {0xF2, u'ị'}, {0xD2, u'Ị'}, {0xEE, u'ỵ'}, {0xCE, u'Ỵ'},
};

constexpr char16_t kWindows1252[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                       0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

char32_t windows_1252(unsigned char byte) { return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte; }

bool carries_vni_mark(char32_t base, const VniMark& mark) {
  const char32_t small = base | 0x20;  // only called for ASCII letters and ơ, ư
  if (base == u'ơ' || base == u'Ơ' || base == u'ư' || base == u'Ư') return mark.hat == 0;
  if (mark.hat == kBreve) return small == 'a';
  if (mark.hat == kHat) return small == 'a' || small == 'e' || small == 'o';
  return small == 'a' || small == 'e' || small == 'o' || small == 'u' || small == 'y';
}

const VniMark* vni_mark(unsigned char byte) {
  for (const VniMark& mark : kVniMarks) {
    if (mark.byte == byte || mark.byte - 0x20 == byte) return &mark;
  }
  return nullptr;
}

// Letter, hat and tone as one composed character, where Unicode has one.
char32_t compose(char32_t base, char32_t hat, char32_t tone) {
  static const icu::Normalizer2* const nfc = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  // Unicode composes marks below a letter before marks above it.
  if (tone == kDot) std::swap(hat, tone);
  char32_t out = base;
  for (const char32_t mark : {hat, tone}) {
    if (mark == 0) continue;
    const UChar32 pair = nfc->composePair(static_cast<UChar32>(out), static_cast<UChar32>(mark));
    if (pair >= 0) out = static_cast<char32_t>(pair);
  }
  return out;
}

// Vietnamese letters carry one tone at most: it is found by taking a letter apart.
int tone_marks(char32_t c) {
  if (c < 0xC0) return 0;
  constexpr std::u16string_view kToned =
      u"àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
      u"ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ";
  return c < 0x10000 && kToned.find(static_cast<char16_t>(c)) != std::u16string_view::npos ? 1 : 0;
}

bool is_untoned_letter(char32_t c) {
  constexpr std::u16string_view kUntoned = u"ăâđêôơưĂÂĐÊÔƠƯ";
  return c < 0x10000 && kUntoned.find(static_cast<char16_t>(c)) != std::u16string_view::npos;
}

}  // namespace

std::string decode_tcvn3(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 3);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
      continue;
    }
    const char32_t letter = byte >= 0xA1 ? kTcvn3[byte - 0xA1] : 0;
    append_code_point(out, letter != 0 ? letter : windows_1252(byte));
  }
  return out;
}

std::string decode_vni(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 3);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    char32_t letter = windows_1252(byte);
    for (const VniLetter& known : kVniLetters) {
      if (known.byte == byte) letter = known.letter;
    }
    const bool base = letter < 0x80 ? ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'z') : letter != windows_1252(byte);
    if (base && i + 1 < bytes.size()) {
      const VniMark* mark = vni_mark(static_cast<unsigned char>(bytes[i + 1]));
      if (mark != nullptr && carries_vni_mark(letter, *mark)) {
        letter = compose(letter, mark->hat, mark->tone);
        ++i;
      }
    }
    append_code_point(out, letter);
  }
  return out;
}

double vietnamese_score(std::string_view text) {
  text = text.substr(0, std::size_t{1} << 16);
  int good = 0, bad = 0;
  int letters = 0, marked = 0, tones = 0, foreign = 0;
  const auto end_word = [&] {
    if (letters > 0 && (marked > 0 || foreign > 0)) {
      // No Vietnamese syllable has two tones, eight letters, or a letter of another alphabet.
      if (foreign > 0 || tones > 1 || letters > 7) {
        ++bad;
      } else {
        ++good;
      }
    }
    letters = marked = tones = foreign = 0;
  };
  char32_t previous = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
        ++letters;
      } else {
        end_word();
      }
    } else if (tone_marks(c) > 0) {
      // A capital inside a word in small letters is a letter of the wrong alphabet.
      if (letters > 0 && u_isULowercase(static_cast<UChar32>(previous)) && u_isUUppercase(static_cast<UChar32>(c)))
        ++foreign;
      ++letters, ++marked, ++tones;
    } else if (is_untoned_letter(c)) {
      if (letters > 0 && u_isULowercase(static_cast<UChar32>(previous)) && u_isUUppercase(static_cast<UChar32>(c)))
        ++foreign;
      ++letters, ++marked;
    } else if (c >= 0xA1 && c <= 0x24F && c != 0xB0 && c != 0xB2 && c != 0xB3 && c != 0xB9 && c != 0xAB && c != 0xBB) {
      ++foreign;  // Latin letters and signs that no Vietnamese word has inside
      ++letters;
    } else if (c == kReplacement) {
      ++foreign;
    } else {
      end_word();
    }
    previous = c;
  }
  end_word();
  return good - 3.0 * bad;
}

}  // namespace khop::text

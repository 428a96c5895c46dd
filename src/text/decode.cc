// SPDX-License-Identifier: Apache-2.0
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

#include "complaint.h"
#include "text/legacy.h"
#include "text/source.h"
#include "text/utf8.h"

namespace khop::text {
namespace {

// How many places with broken bytes are told one by one.
constexpr std::size_t kNotedPlaces = 5;

struct Magic {
  std::string_view bytes;
  Words name;
};
constexpr Magic kMagics[] = {
    {"%PDF-", {"PDF", "PDF"}},
    {"PK\x03\x04", {"ZIP, Word hoặc Excel", "ZIP, Word or Excel"}},
    {"PK\x05\x06", {"ZIP", "ZIP"}},
    {std::string_view("\xD0\xCF\x11\xE0", 4), {"Word hoặc Excel đời cũ", "old Word or Excel"}},
    {std::string_view("\x89PNG", 4), {"PNG", "PNG"}},
    {std::string_view("\xFF\xD8\xFF", 3), {"JPEG", "JPEG"}},
    {"GIF8", {"GIF", "GIF"}},
    {std::string_view("7z\xBC\xAF", 4), {"7-Zip", "7-Zip"}},
    {"Rar!", {"RAR", "RAR"}},
    {std::string_view("\x1F\x8B", 2), {"gzip", "gzip"}},
    {"{\\rtf", {"RTF", "RTF"}},
    {std::string_view("\x7F"
                      "ELF",
                      4),
     {"chương trình", "program"}},
};

Error binary_error(const std::string& path, const Words& name) {
  return complain(
      path,
      tell({"có vẻ là tệp nhị phân ({}), không phải văn bản", "looks like a binary file ({}), not like text"}, name));
}

struct Decoded {
  std::string text;  ///< valid UTF-8
  std::string encoding;
  std::vector<std::size_t> broken;  ///< first places in text where U+FFFD was put for bytes
  std::size_t broken_count = 0;
  bool guessed = false;
  bool may_compose = true;
};

std::string replace_broken(std::string_view bytes, Decoded& out) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length > 0) {
      text.append(bytes, at, length);
      at += length;
      continue;
    }
    if (out.broken.size() < kNotedPlaces) out.broken.push_back(text.size());
    ++out.broken_count;
    append_code_point(text, kReplacement);
    ++at;
    while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80) ++at;
  }
  return text;
}

std::string from_utf16(std::string_view bytes, bool big_endian, Decoded& out) {
  std::string text;
  text.reserve(bytes.size());
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      if (out.broken.size() < kNotedPlaces) out.broken.push_back(text.size());
      ++out.broken_count;
      c = kReplacement;
    } else if (c == 0) {
      c = ' ';
    }
    append_code_point(text, c);
  }
  if (at < bytes.size()) {
    if (out.broken.size() < kNotedPlaces) out.broken.push_back(text.size());
    ++out.broken_count;
    append_code_point(text, kReplacement);
  }
  return text;
}

// UTF-16 without a mark at its head: Vietnamese has most of its letters in ASCII, so every second byte is often zero.
int guess_utf16(std::string_view bytes) {
  const std::size_t size = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < size; i += 2) {
    even += bytes[i] == 0;
    odd += bytes[i + 1] == 0;
  }
  if (bytes.size() % 2 != 0 || size < 4) return 0;
  if (odd * 2 > size / 3 && even * 50 <= size / 2) return 1;  // little endian
  if (even * 2 > size / 3 && odd * 50 <= size / 2) return 2;  // big endian
  return 0;
}

std::string to_utf8(std::string_view bytes, const char* charset) {
  std::string out;
  // Slices keep each ICU string far below its limit of 2^31 units; a cut inside a character of several bytes is only
  // possible for East Asian sets of more than 1 GiB.
  for (std::size_t at = 0; at < bytes.size(); at += std::size_t{1} << 30) {
    const std::string_view slice = bytes.substr(at, std::size_t{1} << 30);
    icu::UnicodeString(slice.data(), static_cast<std::int32_t>(slice.size()), charset).toUTF8String(out);
  }
  return out;
}

std::string nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                            status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::string detect_with_icu(std::string_view bytes) {
  constexpr std::string_view kFallback = "windows-1252";
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return std::string(kFallback);
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 1 << 16));
  ucsdet_setText(detector, bytes.data(), size, &status);
  const UCharsetMatch* match = ucsdet_detect(detector, &status);
  std::string_view name = kFallback;
  if (U_SUCCESS(status) && match != nullptr && ucsdet_getConfidence(match, &status) >= 20) {
    name = ucsdet_getName(match, &status);
  }
  // ISO-8859-1 has no letters where Windows puts quotes and dashes; UTF-8 was tried before.
  if (U_FAILURE(status) || name == "ISO-8859-1" || name == "UTF-8") name = kFallback;
  std::string found(name);  // the name belongs to the detector
  ucsdet_close(detector);
  return found;
}

// Not UTF: the candidate that reads most like Vietnamese; if none does, what ICU thinks.
Decoded decode_legacy(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, std::size_t{1} << 16);
  struct Candidate {
    std::string_view name;
    double score;
  };
  const Candidate candidates[] = {
      {"TCVN3", vietnamese_score(decode_tcvn3(sample))},
      {"VNI", vietnamese_score(decode_vni(sample))},
      {"windows-1258", vietnamese_score(nfc(to_utf8(sample, "windows-1258")))},
  };
  const Candidate* best = std::max_element(std::begin(candidates), std::end(candidates),
                                           [](const Candidate& a, const Candidate& b) { return a.score < b.score; });
  Decoded out;
  out.guessed = true;
  if (best->score > 0) {
    out.encoding = best->name;
    if (best->name == "TCVN3") {
      out.text = decode_tcvn3(bytes);
    } else if (best->name == "VNI") {
      out.text = decode_vni(bytes);
    } else {
      out.text = to_utf8(bytes, "windows-1258");
    }
  } else {
    out.encoding = detect_with_icu(bytes);
    out.text = to_utf8(bytes, out.encoding.c_str());
  }
  return out;
}

Result<Decoded> decode_bytes(std::string bytes, const std::string& path) {
  Decoded out;
  const std::string_view view = bytes;
  if (view.starts_with("\xFF\xFE") || view.starts_with("\xFE\xFF")) {
    const bool big_endian = view[0] == '\xFE';
    out.encoding = big_endian ? "UTF-16BE" : "UTF-16LE";
    out.text = from_utf16(view.substr(2), big_endian, out);
    return out;
  }
  for (const Magic& magic : kMagics) {
    if (view.starts_with(magic.bytes)) return binary_error(path, magic.name);
  }
  if (std::memchr(bytes.data(), 0, bytes.size()) != nullptr) {
    const int utf16 = guess_utf16(view);
    if (utf16 == 0) return binary_error(path, {"PDF, ZIP, ảnh, chương trình …", "PDF, ZIP, picture, program …"});
    out.encoding = utf16 == 2 ? "UTF-16BE" : "UTF-16LE";
    out.guessed = true;
    out.text = from_utf16(view, utf16 == 2, out);
    return out;
  }
  const bool marked = view.starts_with("\xEF\xBB\xBF");
  const Utf8Scan scan = scan_utf8(view);
  // A few broken bytes among many good sequences are damage; many are another encoding.
  if (scan.invalid == 0 || marked || scan.invalid * 2 <= scan.valid) {
    out.encoding = "UTF-8";
    out.may_compose = scan.may_compose;
    if (scan.invalid > 0) {
      out.text = replace_broken(view.substr(marked ? 3 : 0), out);
    } else if (marked) {
      out.text = bytes.substr(3);
    } else {
      out.text = std::move(bytes);
    }
    return out;
  }
  return decode_legacy(view);
}

// Line ends become "\n". A carriage return by itself ends a line only where the file has no line feed at all (old
// Macs); elsewhere it is stray, and editors do not count it as a line either.
void unify_line_ends(std::string& text) {
  if (std::memchr(text.data(), '\r', text.size()) == nullptr) return;
  const bool has_line_feed = std::memchr(text.data(), '\n', text.size()) != nullptr;
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    char c = text[from];
    if (c == '\r') {
      if (from + 1 < text.size() && text[from + 1] == '\n') continue;
      c = has_line_feed ? ' ' : '\n';
    }
    text[to++] = c;
  }
  text.resize(to);
}

// End of the next piece of a line that can be normalised by itself: before an ASCII character, since nothing composes
// with what stands before one. Pieces are cut hard where no such place comes, so that long runs of combining marks,
// whose sorting takes quadratic time, stay short.
std::size_t piece_end(std::string_view line, std::size_t begin) {
  constexpr std::size_t kPiece = 4096, kRun = 256;
  std::size_t run = 0;
  for (std::size_t at = begin; at < line.size(); ++at) {
    const auto byte = static_cast<unsigned char>(line[at]);
    if (byte < 0x80) {
      if (at - begin >= kPiece) return at;
      run = 0;
    } else if (++run >= kRun && (byte & 0xC0) != 0x80) {
      return at;
    }
  }
  return line.size();
}

bool line_may_compose(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    if (static_cast<unsigned char>(line[at]) < 0xCC) {
      ++at;
      continue;
    }
    if (may_compose(next_code_point(line, at))) return true;
  }
  return false;
}

using Columns = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Appends the NFC form of `line` to `out`. Returns whether it differs; `columns` then tells where.
bool compose_line(std::string_view line, std::string& out, Columns& columns) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  const std::size_t line_begin = out.size();
  bool changed = false;
  std::uint32_t points = 0;  // code points of the original line before the current place
  icu::Edits edits;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = piece_end(line, at);
    const std::string_view piece = line.substr(at, end - at);
    at = end;
    const std::size_t composed_begin = out.size();
    edits.reset();
    status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, icu::StringPiece(piece.data(), static_cast<std::int32_t>(piece.size())), sink, &edits,
                              status);
    if (U_FAILURE(status)) {
      out.resize(composed_begin);
      out.append(piece);
    } else if (edits.hasChanges()) {
      changed = true;
      for (auto it = edits.getFineChangesIterator(); it.next(status);) {
        const auto source = static_cast<std::size_t>(it.sourceIndex());
        const auto length = static_cast<std::size_t>(it.oldLength());
        const auto composed = composed_begin - line_begin + static_cast<std::size_t>(it.destinationIndex());
        const auto before = points + static_cast<std::uint32_t>(count_code_points(piece.substr(0, source)));
        columns.emplace_back(static_cast<std::uint32_t>(composed), before);
        columns.emplace_back(static_cast<std::uint32_t>(composed + static_cast<std::size_t>(it.newLength())),
                             before + static_cast<std::uint32_t>(count_code_points(piece.substr(source, length))));
      }
    }
    points += static_cast<std::uint32_t>(count_code_points(piece));
  }
  return changed;
}

}  // namespace

void Source::compose_from(std::string decoded) {
  if (!line_may_compose(decoded)) {
    text_ = std::move(decoded);
    return;
  }
  text_.reserve(decoded.size());
  const std::string_view text = decoded;
  std::uint32_t line_number = 0;
  for (std::size_t begin = 0; begin <= text.size(); ++line_number) {
    std::size_t end = text.find('\n', begin);
    const bool last = end == std::string_view::npos;
    if (last) end = text.size();
    const std::string_view line = text.substr(begin, end - begin);
    ComposedLine composed;
    if (!line_may_compose(line)) {
      text_.append(line);
    } else if (compose_line(line, text_, composed.columns)) {
      composed.line = line_number;
      composed.original = std::string(line);
      composed_.push_back(std::move(composed));
    }
    if (last) break;
    text_ += '\n';
    begin = end + 1;
  }
}

Result<Source> decode(std::string bytes, std::string path) {
  constexpr std::size_t kLimit = std::numeric_limits<Offset>::max() - 16;
  if (bytes.size() > kLimit) return complain(path, {"lớn hơn 4 GiB", "is larger than 4 GiB"});
  Result<Decoded> result = decode_bytes(std::move(bytes), path);
  if (!result) return result.error();
  Decoded& decoded = *result;
  if (decoded.text.size() > kLimit)
    return complain(path, {"lớn hơn 4 GiB khi đổi sang UTF-8", "is larger than 4 GiB once it is UTF-8"});

  Source source;
  source.path_ = std::move(path);
  source.encoding_ = decoded.encoding;
  // Broken places are offsets before line ends were unified; they are told as line and column of the text as decoded.
  std::vector<std::pair<std::size_t, Place>> broken;
  for (const std::size_t at : decoded.broken) {
    const std::string_view before(decoded.text.data(), at);
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    Place place;
    place.line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    place.column = static_cast<std::uint32_t>(count_code_points(before.substr(line_begin))) + 1;
    broken.emplace_back(at, place);
  }
  unify_line_ends(decoded.text);

  if (decoded.may_compose) {
    source.compose_from(std::move(decoded.text));
  } else {
    source.text_ = std::move(decoded.text);
  }
  source.index_lines();

  if (decoded.guessed) {
    source.notes_.push_back(complain(
        source.path_,
        tell({"đọc theo bảng mã {} (đoán qua các chữ)", "read as {} (guessed from its letters)"}, source.encoding_)));
  }
  for (const auto& [at, place] : broken) {
    source.notes_.push_back(
        complain(source.path_, place.line, place.column,
                 tell({"byte không thuộc {} được đọc thành U+FFFD", "bytes that are not {} were read as U+FFFD"},
                      source.encoding_)));
  }
  if (decoded.broken_count > broken.size()) {
    source.notes_.push_back(complain(source.path_, tell({"có tất cả {1} chỗ mang byte không thuộc {0}",
                                                         "bytes that are not {0} stand in {1} places in all"},
                                                        source.encoding_, decoded.broken_count)));
  }
  return source;
}

Source compose(std::string text, std::string path, std::vector<Anchor> anchors, std::vector<std::string> parts,
               std::vector<Error> notes, std::vector<Offset*> offsets) {
  Source source;
  source.path_ = std::move(path);
  source.encoding_ = "UTF-8";
  source.notes_ = std::move(notes);
  source.anchors_ = std::move(anchors);
  source.parts_ = std::move(parts);
  for (Anchor& anchor : source.anchors_) offsets.push_back(&anchor.at);
  // Only lines that were composed move anything: each offset is told apart by its line and the bytes before it there.
  std::vector<std::size_t> starts{0};
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
    starts.push_back(at + 1);
  std::vector<std::pair<std::size_t, std::uint32_t>> places;  // line, code points before it on the line
  const bool moves = line_may_compose(text);
  if (moves) {
    places.reserve(offsets.size());
    for (const Offset* offset : offsets) {
      const auto line =
          static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), *offset) - starts.begin() - 1);
      const std::string_view before = std::string_view(text).substr(starts[line], *offset - starts[line]);
      places.emplace_back(line, static_cast<std::uint32_t>(count_code_points(before)));
    }
  }
  source.compose_from(std::move(text));
  source.index_lines();
  for (std::size_t i = 0; i < places.size(); ++i) *offsets[i] = source.offset_of(places[i].first, places[i].second);
  return source;
}

}  // namespace khop::text

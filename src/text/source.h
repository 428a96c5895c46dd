// SPDX-License-Identifier: Apache-2.0
/// Bytes of a draft → text: decoded, NFC, line ends as "\n", with a map back to the original line and column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khop/error.h"
#include "khop/ledger.h"

namespace khop::text {

using Offset = std::uint32_t;

/// Half-open range of byte offsets into a text; begin <= end.
struct Span {
  Offset begin = 0;
  Offset end = 0;
  [[nodiscard]] Offset size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(Offset at) const { return begin <= at && at < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// Where a stretch of text stands in a file that has no lines of its own: a Word document, a spreadsheet, a PDF.
struct Anchor {
  Offset at = 0;                ///< in Source::text(): what stands from here up to the next anchor
  std::int32_t part = -1;       ///< index into Source::parts()
  std::uint32_t paragraph = 0;  ///< in its part, from 1; 0 if the format has none
  std::uint32_t point = 0;      ///< code points of the paragraph before `at`
  std::uint32_t row = 0;        ///< of a spreadsheet cell, from 1; of a PDF the line on the page; 0 if none
  std::uint32_t column = 0;     ///< of a spreadsheet cell, from 1; 0 if none
};

/// A decoded draft. Immutable after decode() or compose().
class Source {
 public:
  [[nodiscard]] const std::string& path() const { return path_; }
  /// UTF-8, NFC, lines end in "\n".
  [[nodiscard]] std::string_view text() const { return text_; }
  /// Where the character at `offset` of text() stood in the original: line and column from 1, column in code points of
  /// the original line (before NFC). O(log n).
  [[nodiscard]] Place place(Offset offset) const;
  /// Path of the file that the character at `offset` comes from: an annex, or path().
  [[nodiscard]] const std::string& path_at(Offset offset) const;
  /// Puts the text of an annex behind this one. Returns the offset at which it begins; places there count the lines of
  /// the annex.
  Offset append(const Source& annex);
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }
  /// The original line, decoded but not composed, without its end, for showing under a diagnostic. 1-based.
  [[nodiscard]] std::string line(std::uint32_t number) const;
  /// Name of the encoding that was used: "UTF-8", "UTF-16LE", "windows-1258", "TCVN3" ...
  [[nodiscard]] const std::string& encoding() const { return encoding_; }
  /// Remarks: bytes that could not be decoded (first places, and how many), an encoding that was guessed.
  [[nodiscard]] const std::vector<Error>& notes() const { return notes_; }

  /// The anchor of the character at `offset`, moved to it: `at` is `offset`, `point` counts up to it. None in a file
  /// that has lines of its own. O(log n).
  [[nodiscard]] std::optional<Anchor> anchor(Offset offset) const;
  /// Parts of the file, as the format names them: "word/document.xml", the name of a sheet, "3" for a page.
  [[nodiscard]] const std::vector<std::string>& parts() const { return parts_; }

 private:
  friend Result<Source> decode(std::string bytes, std::string path);
  friend Source compose(std::string text, std::string path, std::vector<Anchor> anchors, std::vector<std::string> parts,
                        std::vector<Error> notes, std::vector<Offset*> offsets);
  /// One line whose NFC form differs from the original: keeps what is needed to map columns.
  struct ComposedLine {
    std::uint32_t line = 0;  ///< 0-based
    std::string original;    ///< decoded UTF-8 before NFC
    /// (offset in the composed line, code points before it in the original line), rising
    std::vector<std::pair<std::uint32_t, std::uint32_t>> columns;
  };
  /// A file whose text was put behind that of the first.
  struct Annex {
    Offset begin = 0;
    std::uint32_t first_line = 0;  ///< 0-based, in the whole text
    std::string path;
  };
  [[nodiscard]] const Annex* annex_at(Offset offset) const;
  static constexpr std::size_t kPointStep = 4096;
  void compose_from(std::string decoded);
  /// The inverse of place(): line from 0, code points of the original line before it.
  [[nodiscard]] Offset offset_of(std::size_t line, std::uint32_t points) const;
  void index_lines();
  /// Code points of text() before `offset`, counted from the last step of kPointStep bytes, so that a line of any
  /// length costs the same.
  [[nodiscard]] std::uint32_t points_before(Offset offset) const;

  std::string path_, text_, encoding_;
  std::vector<Offset> line_starts_;
  std::vector<std::uint32_t> points_;   // code points before each multiple of kPointStep
  std::vector<ComposedLine> composed_;  // sorted by line
  std::vector<Error> notes_;
  std::vector<Anchor> anchors_;  // rising in `at`
  std::vector<std::string> parts_;
  std::vector<Annex> annexes_;  // rising in `begin`
};

/// Decodes `bytes`: UTF-8 with or without BOM, UTF-16 with or without BOM, else what ICU detects, else the legacy
/// Vietnamese encodings TCVN3 (ABC) and VNI when their letter patterns fit. Bytes that cannot be decoded become U+FFFD
/// and are noted. Error only for binary content (NUL bytes outside UTF-16, known magic numbers) and for sizes over 4
/// GiB. Linear time.
Result<Source> decode(std::string bytes, std::string path);

/// A Source of text that a reader took out of a file: valid UTF-8 whose lines end in "\n". Composes it to NFC and moves
/// the anchors and all `offsets` (places in `text`, on return places in Source::text()) with it.
[[nodiscard]] Source compose(std::string text, std::string path, std::vector<Anchor> anchors,
                             std::vector<std::string> parts, std::vector<Error> notes, std::vector<Offset*> offsets);

}  // namespace khop::text

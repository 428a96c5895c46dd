// SPDX-License-Identifier: Apache-2.0
/// The inside of Word paragraphs: runs, fields, tracked changes, marks of footnotes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/content.h"
#include "format/read.h"
#include "format/word/docx_styles.h"
#include "format/word/docx_trace.h"
#include "format/xml.h"

namespace khop::format {

/// The footnotes and endnotes that marks refer to.
class DocxNotes {
 public:
  virtual ~DocxNotes() = default;
  /// Index into Content::notes; -1 if there is no such note. `marked`: its mark is text, not a number that Word counts.
  virtual std::int32_t refer(bool endnote, std::string_view id, bool marked) = 0;
  /// Adds to the mark of a note that has one as text.
  virtual void mark(std::int32_t note, std::string_view text) = 0;
};

/// Gathers the text of one paragraph, or of several that a tracked change joined.
class DocxParagraph {
 public:
  /// `traced`: keep where the text comes from, too.
  DocxParagraph(const DocxStyles& styles, Revisions revisions, DocxNotes& notes, bool traced)
      : styles_(styles), revisions_(revisions), notes_(notes), traced_(traced) {}

  /// Adds what stands in <w:p> `node`, whose paragraph style is `style`.
  void add(pugi::xml_node node, const DocxStyle& style);
  /// The paragraph, cut at its line breaks. Empty paragraphs are left out. Clears what was gathered.
  [[nodiscard]] std::vector<Paragraph> take();
  /// Text boxes that hang on the paragraph: their <w:txbxContent>. Clears them.
  [[nodiscard]] std::vector<pugi::xml_node> take_boxes() { return std::exchange(boxes_, {}); }
  /// Where the text of what take() gave stands. Clears it.
  [[nodiscard]] std::vector<DocxPiece> take_pieces() { return std::exchange(pieces_, {}); }
  /// Marks of notes that were met: index of the note, <w:footnoteReference>. Clears them.
  [[nodiscard]] std::vector<std::pair<std::int32_t, pugi::xml_node>> take_marks() { return std::exchange(marks_, {}); }

 private:
  void inline_content(pugi::xml_node node);
  void run(pugi::xml_node node);
  void piece(std::string_view text, const DocxStyle& dress, pugi::xml_node element);
  void append(std::string_view shown);
  void flush_raised();
  void field_mark(pugi::xml_node node);
  void find_boxes(pugi::xml_node node);
  void cut();

  const DocxStyles& styles_;
  const Revisions revisions_;
  DocxNotes& notes_;
  const bool traced_;
  DocxStyle style_;
  Paragraph current_;
  std::vector<Paragraph> done_;
  std::vector<pugi::xml_node> boxes_;
  std::string raised_;        ///< superscripts that may go on in the next run
  std::uint32_t points_ = 0;  ///< of the file's paragraph so far
  std::vector<DocxPiece> pieces_;
  std::size_t raised_pieces_ = 0;  ///< the last so many stand in raised_ and count from its beginning
  std::uint32_t shown_ = 0;        ///< as Location counts: points before the last cut, and what was shown since
  std::vector<std::pair<std::int32_t, pugi::xml_node>> marks_;
  bool all_bold_ = true, any_text_ = false;
  int codes_ = 0;             ///< fields whose code is being read: it is not shown
  std::vector<bool> fields_;  ///< open fields: whether their result has begun
};

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
/// The inside of OpenDocument paragraphs: spans, blanks, fields, tracked changes, marks of footnotes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "format/content.h"
#include "format/opendocument/odt_styles.h"
#include "format/read.h"
#include "format/xml.h"

namespace khop::format {

/// Gives the index into Content::notes of <text:note> `node`.
class OdtNotes {
 public:
  virtual ~OdtNotes() = default;
  virtual std::int32_t refer(pugi::xml_node node) = 0;
};

/// The changes that a document tracks, and which of its text is not part of the version that is read.
class OdtChanges {
 public:
  explicit OdtChanges(Revisions revisions) : revisions_(revisions) {}
  /// Takes <text:tracked-changes>.
  void add(pugi::xml_node tracked);
  /// Meets <text:change-start>, <text:change-end> or <text:change>. Returns the deleted content that stands here again;
  /// null if there is none.
  [[nodiscard]] pugi::xml_node meet(pugi::xml_node mark);
  /// Whether what stands here is left out.
  [[nodiscard]] bool skips() const { return !open_.empty(); }

 private:
  const Revisions revisions_;
  std::unordered_map<std::string, pugi::xml_node> insertions_, deletions_;
  std::vector<std::string> open_;
};

/// Gathers the text of one paragraph, or of several that a tracked change joined.
class OdtParagraph {
 public:
  OdtParagraph(const OdtStyles& styles, OdtChanges& changes, OdtNotes& notes)
      : styles_(styles), changes_(changes), notes_(notes) {}

  /// Adds what stands in `node`, whose paragraph style is `style`.
  void add(pugi::xml_node node, const OdtStyle& style);
  /// The paragraph, cut at its line breaks. Empty paragraphs are left out. Clears what was gathered.
  [[nodiscard]] std::vector<Paragraph> take();
  /// What holds paragraphs and hangs on this one: text boxes, shapes. Clears them.
  [[nodiscard]] std::vector<pugi::xml_node> take_boxes() { return std::exchange(boxes_, {}); }

 private:
  void inline_content(pugi::xml_node node, const OdtStyle& dress);
  void put_back(pugi::xml_node deletion, const OdtStyle& dress);
  void characters(std::string_view text, const OdtStyle& dress);
  void piece(std::string_view text, const OdtStyle& dress);
  void flush_raised();
  void cut();

  const OdtStyles& styles_;
  OdtChanges& changes_;
  OdtNotes& notes_;
  Paragraph current_;
  std::vector<Paragraph> done_;
  std::vector<pugi::xml_node> boxes_;
  std::string raised_;        ///< superscript that is not yet in current_
  std::uint32_t points_ = 0;  ///< of the file's paragraph so far
  bool after_blank_ = true;   ///< blanks that follow are none
  bool all_bold_ = true, any_text_ = false;
};

/// Text boxes and shapes with text within a drawing, in reading order.
void find_odt_boxes(pugi::xml_node drawing, std::vector<pugi::xml_node>& out);
/// Whether an element is a drawing: a frame, a shape, a group of them.
[[nodiscard]] bool is_odt_drawing(std::string_view name);

}  // namespace khop::format

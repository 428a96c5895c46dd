// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/xlsx_text.h"

#include <utility>

#include "format/legacy_font.h"
#include "format/superscript.h"

namespace khop::format {
namespace {

class SharedStrings : public XmlEvents {
 public:
  void open(std::string_view name, const Attributes& attributes) override { text_.open(name, attributes); }
  void close(std::string_view name) override {
    text_.close(name);
    if (name == "si") out.push_back(text_.take());
  }
  void text(std::string_view piece) override { text_.text(piece); }
  [[nodiscard]] const std::optional<Words>& refusal() const override { return refusal_; }

  std::vector<XlsxString> out;

 private:
  XlsxText text_;
  std::optional<Words> refusal_;
};

}  // namespace

void XlsxText::open(std::string_view name, const Attributes& attributes) {
  if (name == "rPh") ++skipped_;
  if (name == "t") inside_ = true;
  if (name == "r") {
    runs_ = true;
    raised_ = false;
    font_.clear();
  }
  if (name == "rFont") font_ = attributes["val"];
  if (name == "vertAlign") raised_ = attributes["val"] == "superscript";
}

void XlsxText::close(std::string_view name) {
  if (name == "rPh") --skipped_;
  if (name != "t") return;
  inside_ = false;
  const std::string shown = from_legacy_font(run_, font_);
  out_ += raised_ ? as_superscript(shown) : shown;
  run_.clear();
}

void XlsxText::text(std::string_view piece) {
  if (inside_ && skipped_ == 0) run_ += piece;
}

XlsxString XlsxText::take() {
  raised_ = false;
  font_.clear();
  return XlsxString{clean_cell_text(std::exchange(out_, {})), std::exchange(runs_, false)};
}

std::string clean_cell_text(std::string_view text) {
  constexpr std::string_view kReturn = "_x000D_", kBlanks = " \t\n\r";
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && text.substr(at, kReturn.size()) == kReturn) {
      at += kReturn.size() - 1;
    } else if (text[at] != '\r') {
      out += text[at];
    } else if (at + 1 == text.size() || text[at + 1] != '\n') {
      out += '\n';
    }
  }
  const std::size_t end = out.find_last_not_of(kBlanks);
  out.resize(end == std::string::npos ? 0 : end + 1);
  const std::size_t begin = out.find_first_not_of(kBlanks);
  if (begin != std::string::npos && begin > 0) out.erase(0, begin);
  return out;
}

Result<std::vector<XlsxString>> read_shared_strings(std::string_view xml, const std::string& path,
                                                    const std::string& part) {
  SharedStrings events;
  if (std::optional<Error> error = stream_xml(xml, path, part, events)) return std::move(*error);
  return std::move(events.out);
}

}  // namespace khop::format

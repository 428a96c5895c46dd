// SPDX-License-Identifier: Apache-2.0
#include "yaml/node.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include "text/near_name.h"

namespace khop::yaml {
namespace {

// Shows a fragment of a file within a one-line message: control characters escaped, long fragments cut.
std::string shown(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  const bool cut = text.size() > kLongest;
  if (cut) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not inside a character
    text = text.substr(0, end);
  }
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else {
      constexpr char kHex[] = "0123456789ABCDEF";
      result += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return cut ? result + "…" : result;
}

// Turns byte columns into code points. Places are asked for mostly in rising order, so the last answer is the place to
// count on from: a file on a single long line still takes linear time.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
    }
  }

  struct Place {
    std::uint32_t line, column;
  };

  // Line and byte column count from 0 and may lie past the end, as those of an error at the end of the file do.
  Place at(std::size_t line, std::size_t byte_column) {
    line = std::min(line, starts_.size() - 1);
    const std::size_t offset = std::min(starts_[line] + byte_column, text_.size());
    if (line != line_) {
      line_ = line;
      offset_ = starts_[line];
      column_ = 0;
    }
    for (; offset_ < offset; ++offset_) column_ += starts_character(offset_);
    for (; offset_ > offset; --offset_) column_ -= starts_character(offset_ - 1);
    return {static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(column_ + 1)};
  }

  // False if a quote opens here and nothing closes it: yaml-cpp takes the end of the file for the end of such a scalar.
  [[nodiscard]] bool closes_quote(std::size_t line, std::size_t byte_column) const {
    std::size_t offset = starts_[std::min(line, starts_.size() - 1)] + byte_column;
    if (offset >= text_.size() || (text_[offset] != '\'' && text_[offset] != '"')) return true;
    const char quote = text_[offset++];
    for (; offset < text_.size(); ++offset) {
      if (text_[offset] == '\\' && quote == '"') {
        ++offset;
      } else if (text_[offset] == quote) {
        if (quote == '"' || offset + 1 == text_.size() || text_[offset + 1] != quote) return true;
        ++offset;  // a doubled quote stands for one
      }
    }
    return false;
  }

 private:
  [[nodiscard]] bool starts_character(std::size_t offset) const {
    return (static_cast<unsigned char>(text_[offset]) & 0xC0) != 0x80;
  }

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::size_t line_ = 0, offset_ = 0, column_ = 0;
};

// Length of the well-formed UTF-8 character at `i`; 0 if there is none.
std::size_t character_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  const auto follows = [&](std::size_t at, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(at) >= low && byte(at) <= high;
  };
  const unsigned lead = byte(i);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(i + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80,
                   high = lead == 0xED ? 0x9F : 0xBF;  // no overlong forms, no surrogates
    return follows(i + 1, low, high) && follows(i + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
    return follows(i + 1, low, high) && follows(i + 2) && follows(i + 3) ? 4 : 0;
  }
  return 0;
}

// Thrown through yaml-cpp out of its events; never leaves this file.
struct Stop {
  Error error;
};

// Builds the tree from yaml-cpp's events. Open collections are kept on an explicit stack.
class Builder final : public YAML::EventHandler {
 public:
  Builder(Places& places, const std::string& path, const Limits& limits)
      : places_(places), path_(path), limits_(limits) {}

  [[nodiscard]] Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (!seen_document_) {
      seen_document_ = true;
      return;
    }
    stop(mark, {"có tài liệu thứ hai, hoặc chữ không thuộc tài liệu đầu: hãy xem lại thụt đầu dòng và '---'",
                "a second document, or text that does not belong to the first: check the indentation and '---'"});
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    complete(make(mark, Kind::null), {.anchor = anchor});
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end())
      stop(mark, {"bí danh nằm trong chính giá trị mà nó thay cho", "an alias inside the value that it stands for"});
    const Anchored& anchored = found->second;
    if (stack_.size() + anchored.size.height > limits_.depth) too_deep(mark);
    spend(mark, anchored.size);
    Node copy = anchored.node;
    const Places::Place place = place_of(mark);
    copy.line = place.line;  // where it is used; what is inside keeps the place where it is written
    copy.column = place.column;
    complete(std::move(copy), anchored.size);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    // yaml-cpp gives plain scalars the tag "?", quoted and block scalars "!".
    if (tag != "?" && tag != "!") refuse_tag(mark, tag);
    Node node = make(mark, Kind::scalar);
    node.quoted = tag == "!";
    if (node.quoted && !places_.closes_quote(mark_line(mark), mark_column(mark)))
      stop(mark, {"dấu nháy không đóng", "a quote that is not closed"});
    node.scalar = value;
    complete(std::move(node), {.anchor = anchor, .bytes = value.size()});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, Kind::sequence);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  // What a value costs, children included.
  struct Size {
    YAML::anchor_t anchor = 0;  // 0: has none
    std::size_t nodes = 1, bytes = 0, height = 0;
  };

  struct Anchored {
    Node node;
    Size size;
  };

  struct Open {
    Node node;
    Size size;
    bool has_key = false;  // of a map: the key is read, its value is awaited
    Node key;
    std::unordered_set<std::string> keys;  // of a map with many entries
  };

  // A map of few entries is searched faster than hashed.
  static constexpr std::size_t kManyEntries = 16;

  static std::size_t mark_line(const YAML::Mark& mark) { return static_cast<std::size_t>(std::max(mark.line, 0)); }
  static std::size_t mark_column(const YAML::Mark& mark) { return static_cast<std::size_t>(std::max(mark.column, 0)); }

  Places::Place place_of(const YAML::Mark& mark) { return places_.at(mark_line(mark), mark_column(mark)); }

  [[noreturn]] void stop(const YAML::Mark& mark, Told told) {
    const Places::Place place = place_of(mark);
    throw Stop{complain(path_, place.line, place.column, std::move(told))};
  }

  [[noreturn]] void too_deep(const YAML::Mark& mark) {
    stop(mark, tell({"lồng nhau quá {} tầng", "nested more than {} levels deep"}, limits_.depth));
  }

  [[noreturn]] void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    stop(mark, tell({"không hỗ trợ nhãn '{}': giá trị là chữ, danh sách hoặc bảng khóa",
                     "the tag '{}' is not supported: values are text, lists and maps"},
                    shown(tag)));
  }

  Node make(const YAML::Mark& mark, Kind kind) {
    Node node;
    node.kind = kind;
    const Places::Place place = place_of(mark);
    node.line = place.line;
    node.column = place.column;
    if (++nodes_ > limits_.nodes) stop(mark, tell({"có hơn {} giá trị", "more than {} values"}, limits_.nodes));
    return node;
  }

  // Charges a copy that an alias or an anchor makes.
  void spend(const YAML::Mark& mark, const Size& size) {
    nodes_ += size.nodes;
    copied_bytes_ += size.bytes;
    if (nodes_ > limits_.nodes || copied_bytes_ > limits_.bytes)
      stop(mark, {"bí danh (alias) làm tệp quá lớn", "aliases make the document too large"});
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Kind kind) {
    if (tag != "?" && !tag.empty()) refuse_tag(mark, tag);
    if (stack_.size() >= limits_.depth) too_deep(mark);
    Node node = make(mark, kind);
    if (!stack_.empty() && stack_.back().node.kind == Kind::map && !stack_.back().has_key) refuse_key(node);
    stack_.emplace_back();
    stack_.back().node = std::move(node);
    stack_.back().size.anchor = anchor;
  }

  void close() {
    Open done = std::move(stack_.back());
    stack_.pop_back();
    ++done.size.height;
    complete(std::move(done.node), done.size);
  }

  [[noreturn]] void refuse_key(const Node& key) {
    throw Stop{key.error(path_, {"khóa phải là chữ", "a key must be text"})};
  }

  // Hands a finished value to the collection that holds it.
  void complete(Node node, const Size& size) {
    if (size.anchor != 0) {
      Size copied = size;
      copied.anchor = 0;
      nodes_ += size.nodes;
      copied_bytes_ += size.bytes;
      if (nodes_ > limits_.nodes || copied_bytes_ > limits_.bytes) {
        throw Stop{node.error(path_, {"mỏ neo (anchor) làm tệp quá lớn", "anchors make the document too large"})};
      }
      anchors_.insert_or_assign(size.anchor, Anchored{node, copied});
    }
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = stack_.back();
    parent.size.nodes += size.nodes;
    parent.size.bytes += size.bytes;
    parent.size.height = std::max(parent.size.height, size.height);
    if (parent.node.kind == Kind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.has_key) {
      take_key(parent, std::move(node));
    } else {
      parent.node.entries.push_back({std::move(parent.key), std::move(node)});
      parent.has_key = false;
    }
  }

  void take_key(Open& map, Node key) {
    if (key.kind != Kind::scalar) refuse_key(key);
    const auto& entries = map.node.entries;
    bool twice = false;
    if (entries.size() < kManyEntries) {
      twice = map.node.find(key.scalar) != nullptr;
    } else {
      if (map.keys.empty()) {
        for (const auto& entry : entries) map.keys.insert(entry.key.scalar);
      }
      twice = !map.keys.insert(key.scalar).second;
    }
    if (twice) {
      const auto first = std::find_if(entries.begin(), entries.end(),
                                      [&](const auto& entry) { return entry.key.scalar == key.scalar; });
      throw Stop{key.error(
          path_, tell({"khóa '{}' có hai lần, lần đầu ở dòng {}", "the key '{}' is given twice, first in line {}"},
                      shown(key.scalar), first->key.line))};
    }
    map.key = std::move(key);
    map.has_key = true;
  }

  Places& places_;
  const std::string& path_;
  const Limits& limits_;
  bool seen_document_ = false;
  std::size_t nodes_ = 0, copied_bytes_ = 0;
  Node root_;
  std::vector<Open> stack_;
  std::unordered_map<YAML::anchor_t, Anchored> anchors_;  // finished values only: an alias to an open one is a cycle
};

// The first character that cannot stand in a YAML file; npos if there is none. yaml-cpp would replace bad bytes (and so
// move places) and takes some control characters for the end of the file.
std::size_t find_bad_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 ? byte != '\t' && byte != '\n' && byte != '\r' : byte == 0x7F) return i;
    const std::size_t length = character_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  if (kind != Kind::map) return nullptr;
  for (const auto& entry : entries) {
    if (entry.key.scalar == key) return &entry.value;
  }
  return nullptr;
}

Error Node::error(const std::string& path, Told told) const { return complain(path, line, column, std::move(told)); }

Result<Node> parse(std::string_view text, const std::string& path, const Limits& limits) {
  if (text.size() > limits.bytes) {
    return complain(path, tell({"lớn hơn {} byte", "larger than {} bytes"}, limits.bytes));
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);

  Places places(text);
  if (const std::size_t bad = find_bad_character(text); bad != std::string_view::npos) {
    const auto line =
        static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
    const std::size_t start = line == 0 ? 0 : text.rfind('\n', bad - 1) + 1;
    const Places::Place place = places.at(line, bad - start);
    const bool control = static_cast<unsigned char>(text[bad]) < 0x80;
    if (!control) return complain(path, place.line, place.column, {"không phải UTF-8", "not valid UTF-8"});
    return complain(path, place.line, place.column,
                    tell({"có ký tự điều khiển {}", "control character {}"}, shown(text.substr(bad, 1))));
  }

  Builder builder(places, path, limits);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
  } catch (const Stop& stop) {
    return stop.error;
  } catch (const YAML::Exception& exception) {
    Error error = complain(path, tell({"không phải YAML hợp lệ: {}", "not valid YAML: {}"}, shown(exception.msg)));
    if (!exception.mark.is_null() && exception.mark.line >= 0) {
      const Places::Place place = places.at(static_cast<std::size_t>(exception.mark.line),
                                            static_cast<std::size_t>(std::max(exception.mark.column, 0)));
      error.line = place.line;
      error.column = place.column;
    }
    return error;
  }
  return builder.take();
}

Result<Node> load(const std::string& path, const Limits& limits) {
  const auto failure = [&](const Words& what) {
    const int code = errno;
    return complain(path,
                    code == 0 ? Told(what) : tell({"{}: {}", "{}: {}"}, what, std::generic_category().message(code)));
  };
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return failure({"không mở được", "cannot open"});
  // One byte more than allowed, so that parse() sees that there is more; never the whole of a device that does not end.
  std::string text;
  char buffer[16384];
  while (text.size() <= limits.bytes && (file.read(buffer, sizeof buffer), file.gcount() > 0)) {
    text.append(buffer, static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) return failure({"không đọc được", "cannot read"});
  return parse(text, path, limits);
}

Told unknown_name(const Told& what, std::string_view got, const std::vector<std::string>& known) {
  if (const auto near = text::near_name(got, known))
    return tell({"không có {} '{}'; có phải là '{}'?", "unknown {} '{}'; did you mean '{}'?"}, what, shown(got), *near);
  if (known.empty()) return tell({"không có {} '{}'", "unknown {} '{}'"}, what, shown(got));
  return tell({"không có {} '{}'; hãy dùng một trong: {}", "unknown {} '{}'; expected one of: {}"}, what, shown(got),
              fmt::format("{}", fmt::join(known, ", ")));
}

}  // namespace khop::yaml

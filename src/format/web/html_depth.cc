// SPDX-License-Identifier: Apache-2.0
#include "format/web/html_depth.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

namespace khop::format {
namespace {

constexpr std::array<std::string_view, 16> kVoid = {"area",  "base",  "basefont", "bgsound", "br",    "col",
                                                    "embed", "frame", "hr",       "img",     "input", "link",
                                                    "meta",  "param", "source",   "wbr"};
// Their end tags may be missing: the next of them, or their parent's end, closes them.
constexpr std::array<std::string_view, 17> kOpenEnded = {"p",    "li",    "dt",       "dd",       "tr",     "td",
                                                         "th",   "tbody", "thead",    "tfoot",    "option", "html",
                                                         "head", "body",  "colgroup", "optgroup", "rt"};
// What is open stays open behind their parent's end: browsers open them again in the next paragraph.
constexpr std::array<std::string_view, 14> kFormatting = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                                          "nobr", "s", "small", "strike", "strong", "tt",   "u"};
// End tags of others do not reach past these.
constexpr std::array<std::string_view, 39> kSpecial = {
    "address", "applet",   "article",    "aside",  "blockquote", "button",  "center",   "details",  "dir",  "div",
    "dl",      "fieldset", "figcaption", "figure", "footer",     "form",    "frameset", "h1",       "h2",   "h3",
    "h4",      "h5",       "h6",         "header", "hgroup",     "listing", "main",     "marquee",  "menu", "nav",
    "object",  "ol",       "plaintext",  "pre",    "section",    "select",  "summary",  "template", "ul"};
// No end tag but their own reaches past these.
constexpr std::array<std::string_view, 5> kScopes = {"table", "applet", "marquee", "object", "template"};
constexpr std::array<std::string_view, 7> kRaw = {"script", "style", "textarea", "title", "xmp", "iframe", "noframes"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }

class Scanner {
 public:
  Scanner(std::string_view html, std::size_t most) : html_(html), most_(most) {}

  bool run() {
    while ((at_ = html_.find('<', at_)) != std::string_view::npos) {
      ++at_;
      if (starts_with("!--")) {
        skip_comment();
      } else if (at_ < html_.size() && (html_[at_] == '!' || html_[at_] == '?')) {
        at_ = std::min(html_.find('>', at_), html_.size());
      } else if (at_ + 1 < html_.size() && html_[at_] == '/' && is_letter(html_[at_ + 1])) {
        ++at_;
        close(name());
        skip_attributes();
      } else if (at_ < html_.size() && is_letter(html_[at_])) {
        const std::string tag = name();
        const bool closed = skip_attributes();
        if (!open(tag, closed)) return true;
      }
    }
    return false;
  }

 private:
  static bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

  [[nodiscard]] bool starts_with(std::string_view what) const { return html_.substr(at_).starts_with(what); }

  std::string name() {
    std::string out;
    for (; at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '/' && html_[at_] != '>'; ++at_)
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(html_[at_])));
    return out;
  }

  // To the end of the tag; quotes hide its sign. Returns whether it closes itself.
  bool skip_attributes() {
    bool slash = false, value = false;
    while (at_ < html_.size() && html_[at_] != '>') {
      const char c = html_[at_];
      if (value && (c == '"' || c == '\'')) {
        at_ = std::min(html_.find(c, at_ + 1), html_.size() - 1);
        value = false;
      } else if (!is_space(c)) {
        slash = c == '/';
        value = c == '=';
      }
      ++at_;
    }
    return slash;
  }

  void skip_comment() {
    at_ += 3;
    if (starts_with(">") || starts_with("->")) return;
    const std::size_t end = html_.find("--", at_);
    for (std::size_t next = end; next != std::string_view::npos; next = html_.find("--", next + 1)) {
      const std::string_view rest = html_.substr(next);
      if (!rest.starts_with("-->") && !rest.starts_with("--!>")) continue;
      at_ = next;
      return;
    }
    at_ = html_.size();
  }

  void skip_raw(const std::string& tag) {
    bool again = tag == "script";
    std::size_t from = at_;
    for (;;) {
      const std::size_t end = html_.find("</", at_);
      if (end == std::string_view::npos) {
        at_ = html_.size();
        return;
      }
      at_ = end + 2;
      if (name() != tag) continue;
      // "<!-- <script> ... </script> -->" inside a script is its own text.
      const std::string_view inside = html_.substr(from, end - from);
      const std::size_t comment = inside.rfind("<!--");
      if (!again || comment == std::string_view::npos || inside.find("-->", comment) != std::string_view::npos ||
          inside.find("<script", comment) == std::string_view::npos)
        return;
      again = false;
      from = at_;
    }
  }

  bool open(const std::string& tag, bool closed) {
    if (is_one_of(tag, kVoid)) return true;
    if (is_one_of(tag, kRaw)) {
      skip_raw(tag);
      return true;
    }
    if (tag == "svg" || tag == "math") ++foreign_;
    if (is_one_of(tag, kOpenEnded) || (closed && foreign_ > 0)) return true;
    open_.push_back(tag);
    return open_.size() <= most_;
  }

  void close(const std::string& tag) {
    const bool formatting = is_one_of(tag, kFormatting), special = is_one_of(tag, kSpecial) || tag == "table";
    std::size_t at = open_.size();
    while (at > 0 && open_[at - 1] != tag) {
      --at;
      if (is_one_of(open_[at], kScopes) && tag != "table") return;
      if (!formatting && !special && is_one_of(open_[at], kSpecial)) return;
    }
    if (at == 0) return;
    --at;
    const auto begin = open_.begin() + static_cast<std::ptrdiff_t>(at);
    open_.erase(begin);
    if (!formatting) {
      const auto rest = open_.begin() + static_cast<std::ptrdiff_t>(at);
      open_.erase(
          std::remove_if(rest, open_.end(), [](const std::string& name) { return !is_one_of(name, kFormatting); }),
          open_.end());
    }
    if ((tag == "svg" || tag == "math") && foreign_ > 0) --foreign_;
  }

  const std::string_view html_;
  const std::size_t most_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  int foreign_ = 0;  // inside svg or math, where tags close themselves
};

}  // namespace

bool nests_deeper(std::string_view html, std::size_t most) { return Scanner(html, most).run(); }

}  // namespace khop::format

// SPDX-License-Identifier: Apache-2.0
#include "format/web/html_tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <csetjmp>
#include <cstdlib>
#include <utility>

#include "format/complaints.h"
#include "format/web/html_depth.h"

namespace khop::format {
namespace {

constexpr std::size_t kLargestPage =
    64U << 20;                         // bytes; pages of offices with all their pictures inside have some 20 MB
constexpr std::size_t kDeepest = 512;  // open elements
// Bytes of the tree: a tag of some bytes takes some hundred. Markup that browsers must repeat for each paragraph grows
// without end.
constexpr std::size_t kBaseMemory = 64U << 20;
constexpr std::size_t kMemoryPerByte = 64;
constexpr std::size_t kMostMemory = std::size_t{1} << 30;

struct Block {
  Block* previous;
  Block* next;
  std::size_t size;
  std::size_t padding;  // keeps what follows aligned
};

bool contains_ignoring_blanks(std::string_view style, std::string_view what) {
  std::string plain;
  for (const char c : style) {
    if (c != ' ') plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return plain.find(what) != std::string::npos;
}

}  // namespace

// What the parser allocates: it checks nothing, so beyond the limit it is left by a jump, and all of it is given back
// at once (its own way to free a tree walks it by recursion).
struct HtmlTree::Memory {
  Block head{&head, &head, 0, 0};
  std::size_t used = 0, limit = 0;
  std::jmp_buf full;

  static void* allocate(void* self, std::size_t size) {
    auto* memory = static_cast<Memory*>(self);
    const std::size_t whole = size + sizeof(Block);
    void* raw = memory->used + whole > memory->limit ? nullptr : std::malloc(whole);
    if (raw == nullptr) std::longjmp(memory->full, 1);
    auto* block = static_cast<Block*>(raw);
    *block = Block{memory->head.previous, &memory->head, whole, 0};
    block->previous->next = block;
    memory->head.previous = block;
    memory->used += whole;
    return block + 1;
  }

  static void release(void* self, void* pointer) {
    if (pointer == nullptr) return;
    auto* block = static_cast<Block*>(pointer) - 1;
    block->previous->next = block->next;
    block->next->previous = block->previous;
    static_cast<Memory*>(self)->used -= block->size;
    std::free(block);
  }

  // Null if the limit was reached.
  const GumboNode* parse(std::string_view text) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(full) != 0) return nullptr;
    return gumbo_parse_with_options(&options, text.data(), text.size())->root;
  }
};

void HtmlTree::Release::operator()(Memory* memory) const {
  for (Block* block = memory->head.next; block != &memory->head;) std::free(std::exchange(block, block->next));
  delete memory;
}

Result<HtmlTree> HtmlTree::parse(std::string_view text, const std::string& path) {
  if (text.size() > kLargestPage) return complain(path, {"quá lớn đối với một trang", "is too large for a page"});
  if (nests_deeper(text, kDeepest))
    return complain(path, {"lồng nhau sâu quá mức của một trang", "is nested deeper than any page needs"});
  HtmlTree tree;
  tree.memory_.reset(new Memory);
  tree.memory_->limit = std::min(kBaseMemory + kMemoryPerByte * text.size(), kMostMemory);
  tree.root_ = tree.memory_->parse(text);
  if (tree.root_ == nullptr)
    return complain(path, {"có thẻ đánh dấu rối đến mức không đọc được", "has markup too tangled to be read"});
  return tree;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode* node, const char* name) {
  return is_element(node) && gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

HtmlChildren children_of(const GumboNode* node) {
  if (!is_element(node)) return {nullptr, nullptr};
  const GumboVector& all = node->v.element.children;
  auto* const* data = reinterpret_cast<const GumboNode* const*>(all.data);
  return {data, data + all.length};
}

bool is_block(const GumboNode* node) {
  constexpr std::array kTags = {
      GUMBO_TAG_P,          GUMBO_TAG_DIV,     GUMBO_TAG_H1,         GUMBO_TAG_H2,      GUMBO_TAG_H3,
      GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,         GUMBO_TAG_UL,      GUMBO_TAG_OL,
      GUMBO_TAG_LI,         GUMBO_TAG_DL,      GUMBO_TAG_DT,         GUMBO_TAG_DD,      GUMBO_TAG_TABLE,
      GUMBO_TAG_PRE,        GUMBO_TAG_SECTION, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_ARTICLE, GUMBO_TAG_HEADER,
      GUMBO_TAG_FOOTER,     GUMBO_TAG_MAIN,    GUMBO_TAG_ASIDE,      GUMBO_TAG_ADDRESS, GUMBO_TAG_FIGURE,
      GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FORM,    GUMBO_TAG_FIELDSET,   GUMBO_TAG_CENTER,  GUMBO_TAG_HR,
      GUMBO_TAG_BODY,       GUMBO_TAG_HTML,    GUMBO_TAG_DETAILS,    GUMBO_TAG_SUMMARY, GUMBO_TAG_CAPTION,
      GUMBO_TAG_TBODY,      GUMBO_TAG_THEAD,   GUMBO_TAG_TFOOT,      GUMBO_TAG_TR,      GUMBO_TAG_TD,
      GUMBO_TAG_TH,         GUMBO_TAG_XMP,     GUMBO_TAG_LISTING,    GUMBO_TAG_LEGEND,  GUMBO_TAG_HGROUP};
  return is_element(node) && std::find(kTags.begin(), kTags.end(), node->v.element.tag) != kTags.end();
}

bool is_unseen(const GumboNode* node) {
  constexpr std::array kTags = {
      GUMBO_TAG_HEAD,   GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_TITLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_IFRAME,
      GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED,  GUMBO_TAG_CANVAS, GUMBO_TAG_SVG,      GUMBO_TAG_MATH,     GUMBO_TAG_SELECT,
      GUMBO_TAG_INPUT,  GUMBO_TAG_BUTTON, GUMBO_TAG_NAV,    GUMBO_TAG_TEXTAREA, GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO};
  if (node->type == GUMBO_NODE_TEMPLATE) return true;
  if (!is_element(node)) return false;
  if (std::find(kTags.begin(), kTags.end(), node->v.element.tag) != kTags.end()) return true;
  if (has_attribute(node, "hidden")) return true;
  const std::string_view style = attribute(node, "style");
  return !style.empty() &&
         (contains_ignoring_blanks(style, "display:none") || contains_ignoring_blanks(style, "visibility:hidden") ||
          contains_ignoring_blanks(style, "mso-hide:all"));
}

}  // namespace khop::format

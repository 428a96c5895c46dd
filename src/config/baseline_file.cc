// SPDX-License-Identifier: Apache-2.0
/// The file of a baseline: YAML whose strings are JSON's, one problem an entry, so that a diff reads well.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "config/baseline.h"
#include "config/messages.h"
#include "output/display.h"
#include "output/json_writer.h"
#include "text/near_name.h"
#include "yaml/node.h"

namespace khop::config {

using output::visible;
using yaml::Kind;
using yaml::Node;

namespace {

constexpr yaml::Limits kLimits{.bytes = 32U << 20, .nodes = 2'000'000, .depth = 8};

struct Wrong {
  Error error;
};

class Reader {
 public:
  Reader(const std::string& path, Language language) : path_(path), language_(language) {}

  KnownByDraft read(const Node& root) const {
    members(root, {"version", "drafts"});
    if (scalar(root, "version").scalar != "1") fail(scalar(root, "version"), kBaselineVersion);
    KnownByDraft out;
    const Node* drafts = root.find("drafts");
    if (drafts == nullptr) fail(root, kBaselineLacks, "drafts");
    if (drafts->kind == Kind::null) return out;
    if (drafts->kind != Kind::map) fail(*drafts, kNeedsMap);
    for (const auto& [draft, entries] : drafts->entries) {
      if (entries.kind != Kind::sequence) fail(entries, kNeedsEntries, visible(draft.scalar));
      auto& list = out[draft.scalar];
      for (const Node& entry : entries.items) list.push_back(known(entry));
      std::sort(list.begin(), list.end());
    }
    return out;
  }

 private:
  template <typename... Arguments>
  [[noreturn]] void fail(const Node& node, const Words& words, const Arguments&... arguments) const {
    throw Wrong{node.error(path_, say(language_, words, arguments...))};
  }

  void members(const Node& node, const std::vector<std::string>& names) const {
    if (node.kind != Kind::map) fail(node, kNeedsMap);
    for (const auto& [key, value] : node.entries) {
      if (std::find(names.begin(), names.end(), key.scalar) != names.end()) continue;
      if (const auto near = text::near_name(key.scalar, names)) fail(key, kUnknownKeyNear, visible(key.scalar), *near);
      fail(key, kUnknownKey, visible(key.scalar), fmt::format("{}", fmt::join(names, ", ")));
    }
  }

  const Node& scalar(const Node& map, const char* key) const {
    const Node* node = map.find(key);
    if (node == nullptr) fail(map, kBaselineLacks, key);
    if (node->kind != Kind::scalar) fail(*node, kNeedsText, key);
    return *node;
  }

  Known known(const Node& entry) const {
    members(entry, {"rule", "figure", "message", "fingerprint"});
    const Node& print = scalar(entry, "fingerprint");
    constexpr std::size_t kDigits = 32;
    const bool digits = print.scalar.size() >= kDigits &&
                        print.scalar.find_first_not_of("0123456789abcdef") >= kDigits;  // npos, or "-2" behind them
    const std::string_view rest = digits ? std::string_view(print.scalar).substr(kDigits) : std::string_view();
    const bool numbered =
        rest.size() > 1 && rest.front() == '-' && rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
    if (!digits || (!rest.empty() && !numbered)) fail(print, kBadFingerprint, visible(print.scalar));
    Known out{scalar(entry, "rule").scalar, {}, {}, print.scalar};
    // For people; one who edits the file may leave them out.
    if (entry.find("figure") != nullptr) out.figure = scalar(entry, "figure").scalar;
    if (entry.find("message") != nullptr) out.message = scalar(entry, "message").scalar;
    return out;
  }

  const std::string& path_;
  Language language_;
};

Result<KnownByDraft> read(const Result<Node>& root, const std::string& path, Language language) {
  if (!root) return root.error();
  try {
    return Reader(path, language).read(*root);
  } catch (const Wrong& wrong) {
    return wrong.error;
  }
}

}  // namespace

Result<KnownByDraft> parse_baseline(std::string_view text, const std::string& path, Language language) {
  return read(yaml::parse(text, path, kLimits), path, language);
}

Result<KnownByDraft> load_baseline(const std::string& path, Language language) {
  std::error_code code;
  if (!std::filesystem::exists(path, code) && !code) return Error{path, 0, 0, say(language, kNoBaseline)};
  return read(yaml::load(path, kLimits), path, language);
}

std::string baseline_text(const KnownByDraft& known, Language language) {
  std::string out(kBaselineHead.in(language));
  out += "version: 1\ndrafts:\n";
  const auto line = [&out](const char* key, const std::string& value) {
    out += key;
    output::append_json_string(out, value);
    out += '\n';
  };
  for (const auto& [draft, entries] : known) {
    out += "  ";
    output::append_json_string(out, draft);
    out += ":\n";
    for (const Known& entry : entries) {
      line("    - rule: ", entry.rule);
      line("      figure: ", entry.figure);
      line("      message: ", entry.message);
      line("      fingerprint: ", entry.fingerprint);
    }
  }
  return out;
}

}  // namespace khop::config

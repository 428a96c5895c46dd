// SPDX-License-Identifier: Apache-2.0
#include "cli/find_drafts.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include "cli/glob.h"
#include "cli/ignore.h"
#include "cli/input.h"
#include "cli/messages.h"
#include "format/sniff.h"

namespace khop::cli {
namespace {

namespace fs = std::filesystem;

/// A file under whatever name.
using Identity = std::pair<dev_t, ino_t>;

std::optional<struct stat> status_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

bool is_folder(const std::string& path) {
  const auto status = status_of(path);
  return status && S_ISDIR(status->st_mode);
}

std::string name_of(std::string_view path) {
  return std::string(path.substr(path.find_last_of('/') + 1));  // npos + 1 is 0
}

std::string joined(const std::string& folder, const std::string& name) {
  // The folder that everybody is in goes unsaid, unless the name could be taken for standard input.
  if (folder == "." || folder == "./") return name == "-" ? "./-" : name;
  return folder.empty() || folder.ends_with('/') ? folder + name : folder + "/" + name;
}

/// Word keeps "~$bao-cao.docx", a few bytes with the name of the user, beside an open document; `khop lint *.docx`
/// finds it, too.
bool is_lock(const std::string& path) {
  constexpr off_t kLargestLock = 4096;
  const std::string name = name_of(path);
  if (!name.starts_with("~$") && !name.starts_with(".~lock.")) return false;
  const auto status = status_of(path);
  return status && S_ISREG(status->st_mode) && status->st_size <= kLargestLock;
}

class Search {
 public:
  Search(Drafts given, Language language) : drafts_(std::move(given)), language_(language) {
    std::string lines;
    for (const std::string& pattern : drafts_.exclude) lines += pattern + "\n";
    excluded_ = IgnoreList(lines);
  }

  Drafts run(const std::vector<std::string>& apart) {
    for (const std::string& path : apart) {
      if (const auto status = status_of(path)) apart_.insert({status->st_dev, status->st_ino});
    }
    const std::vector<std::string> words = std::exchange(drafts_.paths, {});
    for (const std::string& word : words) {
      base_depth_ = 0;
      if (word == "-") {
        drafts_.paths.push_back(word);
      } else if (is_folder(word)) {
        folder(word);
      } else if (names_several(word)) {
        pattern(word);
      } else if (!is_excluded_file(word) && !is_lock(word)) {
        add(word);
      }
    }
    if (drafts_.paths.empty() && drafts_.unread.empty())
      drafts_.unread.push_back({{}, 0, 0, say(language_, kNothingLeft)});
    return std::move(drafts_);
  }

 private:
  void folder(const std::string& word) {
    left_out_ = 0;
    const std::size_t told = drafts_.unread.size();
    std::vector<std::string> found = below(word, nullptr, true);
    if (found.empty() && drafts_.unread.size() == told) {
      drafts_.unread.push_back(
          {word, 0, 0,
           left_out_ == 0 ? say(language_, kNoDraftsInFolder) : say(language_, kNoDraftsLeftInFolder, left_out_)});
    }
    for (std::string& path : found) add(std::move(path));
  }

  void pattern(const std::string& word) {
    left_out_ = 0;
    // What stands before the first wildcard is a folder to begin at, and is taken as it is.
    const std::size_t wild = word.find_first_of("*?[");
    const std::size_t slash = word.substr(0, wild).rfind('/');
    const std::string base = slash == std::string::npos ? "." : word.substr(0, slash + 1);
    const std::string rest = slash == std::string::npos ? word : word.substr(slash + 1);
    // A pattern that ends in a suffix of its own ("*.log") means it; else only what khop reads is meant.
    const std::string last = name_of(rest);
    const bool own_suffix = !has_wildcard(last) || last.find('.', last.find_last_of("*?]") + 1) != std::string::npos;
    const std::size_t told = drafts_.unread.size();
    std::vector<std::string> found;
    const PathPattern names(rest, PathPattern::Hidden::must_be_named);
    if (is_folder(base)) found = below(base, &names, !own_suffix);
    if (found.empty() && drafts_.unread.size() == told) {
      drafts_.unread.push_back(
          {word, 0, 0, left_out_ == 0 ? say(language_, kNoMatch) : say(language_, kNoMatchLeft, left_out_)});
    }
    for (std::string& path : found) add(std::move(path));
  }

  /// What the pattern matches below `base`; all without one.
  std::vector<std::string> below(const std::string& base, const PathPattern* pattern, bool known_suffixes) {
    std::vector<std::string> found;
    base_depth_ = names_of(base).size();
    IgnoreStack ignored(base, drafts_.use_gitignore);
    walk(base, pattern, pattern == nullptr ? PathPattern::Places() : pattern->start(), known_suffixes, ignored, found);
    std::sort(found.begin(), found.end());
    return found;
  }

  /// `pattern` is null where a folder was matched as a whole.
  void walk(const std::string& folder, const PathPattern* pattern, const PathPattern::Places& places,
            bool known_suffixes, IgnoreStack& ignored, std::vector<std::string>& found) {
    // Entries are collected first: a folder that is open while those below are walked takes a descriptor each.
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
      entries.push_back(*at);
    if (error) drafts_.unread.push_back({folder, 0, 0, reason(error.value(), language_)});
    for (const fs::directory_entry& entry : entries) {
      const std::string name = entry.path().filename().string();
      const bool hidden = name.starts_with('.');
      const bool link = entry.is_symlink(error);
      const bool is_folder = entry.is_directory(error);
      PathPattern::Places inside;
      bool whole = pattern == nullptr;
      if (pattern != nullptr) {
        // A link to a folder is gone through only if it is named: blindly, links lead in circles.
        inside = link && is_folder ? pattern->enter_named(places, name) : pattern->enter(places, name);
        if (inside.empty()) continue;
        whole = pattern->accepts(inside);
      }
      // A pattern that asks for hidden names has matched them by a point of its own.
      if (hidden && pattern == nullptr) continue;
      const std::string path = joined(folder, name);
      if (is_folder) {
        if (link && pattern == nullptr) continue;
        if (name == ".git") continue;
        if (leaves_out(ignored, name, path, true)) continue;
        ignored.enter(name, path);
        // A folder that is itself matched stands for all in it.
        walk(path, whole ? nullptr : pattern, inside, whole || known_suffixes, ignored, found);
        ignored.leave();
        continue;
      }
      if (!whole || is_lock(path)) continue;
      if (known_suffixes && !format::is_known_suffix(format::suffix_of(name))) continue;
      // A broken link of that name stays, so that it is told. Pipes and sockets are found by chance only.
      if (!link && !entry.is_regular_file(error)) continue;
      const auto status = status_of(path);
      if (status && !S_ISREG(status->st_mode)) continue;
      if (status && apart_.contains({status->st_dev, status->st_ino})) continue;
      if (!leaves_out(ignored, name, path, false)) found.push_back(path);
    }
  }

  bool leaves_out(IgnoreStack& ignored, const std::string& name, const std::string& path, bool is_folder) {
    if (!ignored.ignores(name, is_folder) && !is_excluded(names_of(path), is_folder)) return false;
    ++left_out_;
    return true;
  }

  // A pattern of --exclude counts from the folder where khop runs, or else from the one that it was given.
  [[nodiscard]] bool is_excluded(const std::vector<std::string>& names, bool is_folder) const {
    if (drafts_.exclude.empty()) return false;
    std::optional<bool> said = excluded_.decides(names, 0, is_folder);
    if (!said && base_depth_ != 0) said = excluded_.decides(names, base_depth_, is_folder);
    return said.value_or(false);
  }

  /// The same for a file that was not reached through its folders.
  [[nodiscard]] bool is_excluded_file(const std::string& path) const {
    const std::vector<std::string> names = names_of(path);
    for (std::size_t n = 1; n <= names.size(); ++n) {
      if (is_excluded({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(n)}, n < names.size())) return true;
    }
    return false;
  }

  void add(std::string path) {
    const auto status = status_of(path);
    if (status ? !seen_.insert({status->st_dev, status->st_ino}).second : !missing_.insert(path).second) return;
    drafts_.paths.push_back(std::move(path));
  }

  Drafts drafts_;
  Language language_;
  IgnoreList excluded_{""};
  std::set<Identity> apart_, seen_;
  std::set<std::string> missing_;  // files that are not there, told once each
  std::size_t base_depth_ = 0;     // names that lead to the folder that is searched
  std::size_t left_out_ = 0;       // by .gitignore and --exclude, of one word
};

}  // namespace

bool names_several(const std::string& word) {
  const auto status = status_of(word);
  return status ? S_ISDIR(status->st_mode) : has_wildcard(word);
}

Drafts find_drafts(Drafts given, const std::vector<std::string>& apart, Language language) {
  return Search(std::move(given), language).run(apart);
}

Drafts find_drafts(const LintCommand& command) {
  std::vector<std::string> apart = command.auditing.annexes;
  for (const OutputChoice& output : command.outputs) apart.push_back(output.path);
  return find_drafts(command.drafts, apart, command.common.language);
}

}  // namespace khop::cli

// SPDX-License-Identifier: Apache-2.0
#include "config/glob.h"

#include <string>
#include <vector>

#include "text/utf8.h"

namespace khop::config {
namespace {

/// A piece of a pattern: one character, a set, or a star.
struct Piece {
  enum class Kind { literal, any, set, star, stars, folders } kind = Kind::literal;
  char32_t character = 0;
  bool negated = false;
  std::vector<std::pair<char32_t, char32_t>> ranges;
};

char32_t next(std::string_view text, std::size_t& at) { return text::next_code_point(text, at); }

// "[a-z]" at `at`; false if the bracket is not closed: it then means itself.
bool read_set(std::string_view pattern, std::size_t& at, Piece& piece) {
  std::size_t i = at + 1;
  if (i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^')) {
    piece.negated = true;
    ++i;
  }
  for (bool first = true; i < pattern.size(); first = false) {
    if (pattern[i] == ']' && !first) {
      at = i + 1;
      piece.kind = Piece::Kind::set;
      return true;
    }
    const char32_t low = next(pattern, i);
    char32_t high = low;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
      ++i;
      high = next(pattern, i);
    }
    piece.ranges.emplace_back(low, high);
  }
  piece = {};
  return false;
}

std::vector<Piece> compile(std::string_view pattern) {
  std::vector<Piece> out;
  for (std::size_t at = 0; at < pattern.size();) {
    Piece piece;
    if (pattern[at] == '*') {
      const bool two = pattern.substr(at).starts_with("**");
      at += two ? 2 : 1;
      piece.kind = two ? Piece::Kind::stars : Piece::Kind::star;
      // "a/**/b" fits "a/b", too.
      if (two && at < pattern.size() && pattern[at] == '/' && (out.empty() || out.back().character == U'/')) {
        piece.kind = Piece::Kind::folders;
        ++at;
      }
      out.push_back(piece);
      continue;
    }
    if (pattern[at] == '?') {
      ++at;
      piece.kind = Piece::Kind::any;
    } else if (pattern[at] != '[' || !read_set(pattern, at, piece)) {
      if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
      piece.character = next(pattern, at);
    }
    out.push_back(std::move(piece));
  }
  return out;
}

bool fits_one(const Piece& piece, char32_t c) {
  switch (piece.kind) {
    case Piece::Kind::literal:
      return c == piece.character;
    case Piece::Kind::any:
    case Piece::Kind::star:
      return c != U'/';
    case Piece::Kind::stars:
    case Piece::Kind::folders:
      return true;
    case Piece::Kind::set:
      break;
  }
  if (c == U'/') return false;
  bool among = false;
  for (const auto& [low, high] : piece.ranges) among = among || (low <= c && c <= high);
  return among != piece.negated;
}

// All places of the pattern that can be reached are followed at once, so that no pattern takes exponential time.
class Places {
 public:
  explicit Places(const std::vector<Piece>& pieces)
      : pieces_(pieces), here_(pieces.size() + 1, false), inside_(pieces.size() + 1, false) {
    reach(here_, 0);
  }
  void take(char32_t c) {
    std::vector<bool> here(here_.size(), false), inside(here_.size(), false);
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if ((!here_[i] && !inside_[i]) || !fits_one(pieces_[i], c)) continue;
      switch (pieces_[i].kind) {
        case Piece::Kind::star:
        case Piece::Kind::stars:
          reach(here, i);
          break;
        case Piece::Kind::folders:
          inside[i] = true;  // whole folders only
          if (c == U'/') reach(here, i + 1);
          break;
        default:
          reach(here, i + 1);
      }
    }
    here_.swap(here);
    inside_.swap(inside);
  }
  [[nodiscard]] bool at_end() const { return here_.back(); }

 private:
  // What may be empty is passed at once.
  void reach(std::vector<bool>& state, std::size_t i) const {
    state[i] = true;
    while (i < pieces_.size() && (pieces_[i].kind == Piece::Kind::star || pieces_[i].kind == Piece::Kind::stars ||
                                  pieces_[i].kind == Piece::Kind::folders))
      state[++i] = true;
  }
  const std::vector<Piece>& pieces_;
  std::vector<bool> here_;
  std::vector<bool> inside_;  // a run of folders that is not at the end of one
};

// Whether the path, or a folder that it is in, fits.
bool run(const std::vector<Piece>& pieces, std::string_view path) {
  Places places(pieces);
  for (std::size_t at = 0; at < path.size();) {
    const char32_t c = next(path, at);
    if (c == U'/' && places.at_end()) return true;
    places.take(c);
  }
  return places.at_end();
}

}  // namespace

bool fits(std::string_view pattern, std::string_view path) {
  while (pattern.starts_with("./")) pattern.remove_prefix(2);
  bool rooted = pattern.starts_with('/');
  if (rooted) pattern.remove_prefix(1);
  if (pattern.ends_with('/')) pattern.remove_suffix(1);
  rooted = rooted || pattern.find('/') != std::string_view::npos;
  const std::vector<Piece> pieces = compile(pattern);
  if (run(pieces, path)) return true;
  if (rooted) return false;
  for (std::size_t at = path.find('/'); at != std::string_view::npos; at = path.find('/', at + 1))
    if (run(pieces, path.substr(at + 1))) return true;
  return false;
}

}  // namespace khop::config

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "output/checklist/forms.h"

namespace khop::output::checklist {
namespace {

// What could begin mark-up, HTML, a link or a mention of a person. Full stops, commas and hyphens stay as they are,
// since text never begins a line here, and figures should be readable in the source, too.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '<':
        out += "&lt;";
        continue;
      case '>':
        out += "&gt;";
        continue;
      case '&':
        out += "&amp;";
        continue;
      case '$':  // mathematics
        out += "&#36;";
        continue;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '|':
      case '~':
      case '@':
      case '#':
        out += '\\';
        break;
      case ':':  // http://
        if (text.substr(i + 1).starts_with("//")) out += '\\';
        break;
      case '.':  // www.
        if (i >= 3 && (text[i - 1] | 0x20) == 'w' && (text[i - 2] | 0x20) == 'w' && (text[i - 3] | 0x20) == 'w')
          out += '\\';
        break;
      default:
        break;
    }
    out += c;
  }
  return out;
}

// The same where it begins an item: what would make a list, a line or a block of code of it.
std::string begun(std::string text) {
  text.erase(0, text.find_first_not_of(' '));
  if (text.starts_with('=') || text.starts_with('-') || text.starts_with('+')) return "\\" + text;
  const std::size_t sign = text.find_first_not_of("0123456789");
  if (sign == 0 || sign == std::string::npos || (text[sign] != '.' && text[sign] != ')')) return text;
  if (sign + 1 == text.size() || text[sign + 1] == ' ') text.insert(sign, "\\");
  return text;
}

// Bold text must not begin or end with a blank.
std::string bold(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return std::string(text);
  const std::size_t end = text.find_last_not_of(' ') + 1;
  return fmt::format("{}**{}**{}", text.substr(0, begin), escaped(text.substr(begin, end - begin)), text.substr(end));
}

std::string line(const Marked& marked) {
  std::string out;
  for (const Run& run : marked) {
    switch (run.tone) {
      case Tone::plain:
      case Tone::quiet:
        out += escaped(run.text);
        break;
      case Tone::strong:
        out += bold(run.text);
        break;
      case Tone::blamed:  // between tags, bold is bold whatever stands around it
        out += fmt::format("<ins>{}</ins>", bold(run.text));
        break;
      case Tone::related:
        out += fmt::format("<ins>{}</ins>", escaped(run.text));
        break;
    }
  }
  return out;
}

std::string words(const std::vector<Marked>& paragraphs, std::string_view between) {
  std::string out;
  for (const Marked& each : paragraphs) {
    if (!out.empty()) out += between;
    out += line(each);
  }
  return out;
}

// A row is an item: its number and first text lead it, the other texts are below.
std::string item(const Table& table, const Row& row, bool nested) {
  std::string head;
  std::vector<std::string> below;
  std::size_t texts = 0;
  const auto all_texts = static_cast<std::size_t>(std::count_if(
      table.columns.begin(), table.columns.end(), [](const Column& c) { return c.kind == Column::Kind::text; }));
  bool continued = false;
  std::string count;
  for (std::size_t i = 0; i < table.columns.size() && i < row.cells.size(); ++i) {
    const Column& column = table.columns[i];
    const std::vector<Marked>& cell = row.cells[i];
    switch (column.kind) {
      case Column::Kind::number:
        head = words(cell, " ");
        continued = head.empty();
        break;
      case Column::Kind::count:
        count = words(cell, " ");
        break;
      case Column::Kind::box:
        break;
      case Column::Kind::text:
        ++texts;
        if (texts == 1) {
          for (std::size_t k = 0; k < cell.size(); ++k)
            head += k == 0 ? fmt::format(". {}", line(cell[k])) : fmt::format(" ({})", line(cell[k]));
          break;
        }
        if (cell.empty()) break;
        if (texts == 3 && all_texts == 3) {
          below.push_back(fmt::format("**{}:** {}", escaped(column.title), words(cell, "; ")));
          break;
        }
        for (const Marked& each : cell) below.push_back(line(each));
        break;
    }
  }
  if (nested) return fmt::format("  - {}: {}\n", begun(head), fmt::join(below, "; "));
  std::string out = continued ? "" : fmt::format("- [ ] {}{}\n", head, count.empty() ? "" : ": **" + count + "**");
  for (std::string& each : below) out += fmt::format("  - {}\n", begun(std::move(each)));
  return out;
}

}  // namespace

std::string markdown(const Sheet& sheet) {
  std::string out = fmt::format("# {}\n\n{}\n\n", escaped(sheet.title), escaped(sheet.subtitle));
  for (const Fact& fact : sheet.facts) out += fmt::format("- **{}:** {}\n", escaped(fact.label), line(fact.text));
  for (const Part& part : sheet.parts) {
    out += fmt::format("\n{} {}\n", part.level == 1 ? "##" : "###", escaped(part.title));
    for (const Marked& note : part.notes) out += fmt::format("\n{}\n", line(note));
    if (part.table.rows.empty()) continue;
    out += '\n';
    bool grouped = false;
    for (const Row& row : part.table.rows) {
      if (row.group) {
        grouped = true;
        out += fmt::format("- [ ] {}\n", line(*row.group));
      } else {
        out += item(part.table, row, grouped);
      }
    }
  }
  out += fmt::format("\n---\n\n{}\n", escaped(sheet.place_and_date));
  for (const Signature& each : sheet.signatures)
    out += fmt::format("\n**{}** {}: ………………………………\n", escaped(each.role), escaped(each.note));
  return out;
}

}  // namespace khop::output::checklist

// SPDX-License-Identifier: Apache-2.0
/// Figures as one line of text, for tables of input and expected text.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "document/document.h"
#include "figure/draft.h"
#include "rule/rule.h"
#include "text/source.h"

namespace khop::figure {

/// The words and units of Vietnamese as the project ships them; loaded once.
inline const rule::Rules& vietnamese() {
  static const auto kRules = [] {
    auto rules = rule::load(KHOP_SOURCE_DIR "/rules/vi");
    if (!rules) ADD_FAILURE() << rules.error().to_string();
    return rules ? *rules : std::make_shared<const rule::Rules>();
  }();
  return *kRules;
}

/// A text with its figures. Owns all that a Draft points to.
struct Extracted {
  explicit Extracted(const std::string& text)
      : source(*text::decode(text, "draft.txt")), document(document::read_text(source)) {
    draft = extract(document, vietnamese().lexicon, vietnamese().units);
  }
  Extracted(const Extracted&) = delete;
  Extracted& operator=(const Extracted&) = delete;

  text::Source source;
  document::Document document;
  Draft draft;
};

/// "1234.5 triệu đồng", "4 count exact", "45.0 ha / 60 ha", "37.5 % attain", "about 20 ha", "3 .. 4 %".
inline std::string dump(const Draft& draft, const Figure& f) {
  std::string out;
  if (f.qualifier != Qualifier::none) out += std::string(qualifier_name(f.qualifier)) + " ";
  if (f.negative || f.minus) out += "-";
  out += f.decimal.to_string();
  if (f.scale_word != 1) out += " x" + std::to_string(f.scale_word);
  out += " " + (f.unit != kNone ? draft.units->unit(f.unit).name : draft.units->dimension_name(f.dimension));
  if (f.per_unit != kNone) {
    out += " per " + draft.units->unit(f.per_unit).name;
  } else if (f.per != 0) {
    out += " per";
  }
  if (f.exact) out += " exact";
  if (f.role != Role::value) out += " " + std::string(role_name(f.role));
  if (f.direction != 0) out += f.direction > 0 ? " up" : " down";
  if (f.defect != Defect::none) out += " defect";
  return out;
}

/// All figures, and with `others` the numbers that are none: "date 2024-6-30", "year 2021-2025", "no figure".
inline std::string dump(const std::string& text, bool others = false) {
  const Extracted extracted(text);
  const Draft& draft = extracted.draft;
  std::string out;
  for (const auto& item : draft.items) {
    std::string one;
    std::string link = "; ";
    if (item.kind == ItemKind::figure) {
      const auto& f = draft.figures[static_cast<std::size_t>(item.figure)];
      one = dump(draft, f);
      if (f.numerator != kNone) link = " / ";
      if (f.range && item.figure > 0 && draft.figures[static_cast<std::size_t>(item.figure) - 1].range) link = " .. ";
    } else if (others && item.kind == ItemKind::date) {
      one = "date " + std::to_string(item.number / 10000) + "-" + std::to_string(item.number / 100 % 100) + "-" +
            std::to_string(item.number % 100);
    } else if (others && item.kind == ItemKind::year) {
      one = "year " + std::to_string(item.number) + (item.last_year != 0 ? "-" + std::to_string(item.last_year) : "");
    } else if (others && item.kind == ItemKind::opaque) {
      one = "no figure " + std::string(draft.text(item.span));
    }
    if (!one.empty()) out += (out.empty() ? "" : link) + one;
  }
  return out;
}

}  // namespace khop::figure

// SPDX-License-Identifier: Apache-2.0
/// What one report states, apart from the report: amounts with what they measure, of which place and time. Small enough
/// to keep for a thousand reports.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "identity/identify.h"
#include "khop/ledger.h"
#include "rule/expression.h"

namespace khop::audit {

/// The time of an amount as the sentence tells it; Across fills in what the report's own period gives.
struct When {
  enum class Kind : std::uint8_t {
    report,  ///< nothing is said: the report's own period
    within,  ///< "trong tháng": the report's month or quarter
    so_far,  ///< "lũy kế": from January to the end of the report's period
    named,   ///< a period of its own
  } kind = Kind::report;
  identity::Period period;  ///< of `named`; its year may be open
  bool summed = false;      ///< a sum over its months is told, whatever it measures
  int months_back = 0;      ///< "cùng kỳ năm trước": 12
  int year = 0;             ///< "cùng kỳ năm 2023": the report's period in that year; 0 if none is told
};

enum class MeasureKind : std::uint8_t { actual, plan };
enum class PriceBasis : std::uint8_t { none, current, constant };

/// A figure as it is held against those of other reports.
struct Amount {
  rule::Value value;                ///< in base units
  Operand operand;                  ///< as printed, with its place
  arithmetic::Rational factor = 1;  ///< base units per printed one
  std::int32_t places = 0;          ///< printed decimals
  std::string unit;                 ///< as printed behind the numeral
  std::int32_t digits = 0;          ///< that carry information
  std::string written;              ///< digits as printed, for "one figure stands for two years"
};

/// A change or rate told of an amount, as other reports need it.
struct AmountModifier {
  enum class Kind : std::uint8_t { change, growth, attain } kind = Kind::change;
  Amount amount;
  When base;           ///< of a change: what it is against
  bool known = false;  ///< whether that is told
};

struct Observation {
  std::vector<figure::WordId> name;    ///< words that name what is measured; sorted, each once
  std::vector<figure::WordId> around;  ///< words of the headings, the parent and the sentence before it; sorted
  std::string label;                   ///< the name as printed
  std::int32_t indicator = -1;         ///< of the dictionary; -1 if the name is none of it
  figure::DimensionId dimension = 0;
  figure::WordId noun = 0;  ///< of a count
  MeasureKind measure = MeasureKind::actual;
  PriceBasis basis = PriceBasis::none;
  When when;
  std::string place;  ///< named by the sentence or a heading: "xã nà cọ"; empty: the report's
  identity::Level whole = identity::Level::none;  ///< "toàn huyện"
  Amount amount;
  std::vector<AmountModifier> modifiers;
};

/// A paper that the report cites.
struct Citation {
  std::string number, code;
  int serial = 0;
  int year = 0, date = 0;               ///< yyyymmdd
  std::vector<figure::WordId> subject;  ///< words behind it: what it is about
  Operand operand;
};

/// All that a report states, in reading order.
struct Statements {
  std::string path;
  std::vector<Observation> observations;
  std::vector<Citation> citations;
  std::map<std::uint32_t, std::string> lines;  ///< that hold them, by number, for showing
};

}  // namespace khop::audit

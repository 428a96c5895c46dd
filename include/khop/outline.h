// SPDX-License-Identifier: Apache-2.0
/// The parts of a draft as its headings and tables make them: where a person looks for a figure.
#pragma once

#include <cstdint>
#include <string>

#include "khop/ledger.h"

namespace khop {

/// A heading with what stands below it up to the next one, or a table; in an annex also what stands above its headings.
struct Section {
  std::string path;          ///< the file that it stands in: the draft, or an annex
  Place begin;               ///< its heading; of a table its first row
  std::string mark;          ///< number of the heading as printed: "II.", "1.1.", "a)"; may be empty
  std::string title;         ///< the heading without it, on one line; of a table its title, may be empty
  std::uint8_t level = 0;    ///< depth of the heading, 1 is highest; of a table 0
  std::int32_t parent = -1;  ///< index of the section that it belongs to; -1: none
  bool table = false;
  std::uint32_t table_number = 0;  ///< of a table: in its file, from 1
};

}  // namespace khop

// SPDX-License-Identifier: Apache-2.0
/// Why a reading speaks or is silent, in words. The names of weights are those of evidence.yaml.
#include <fmt/format.h>

#include "output/explain.h"
#include "sentence.h"

namespace khop::output {
namespace {

Words words_of(const Explanation::Reading& reading) {
  switch (reading.fate) {
    case Fate::undecided:
      break;
    case Fate::undefined:
      return {"không tính được (chia cho 0 hoặc thiếu số)", "it cannot be computed (a division by zero)"};
    case Fate::impossible:
      if (reading.bar == 0)
        return {"chắc chắn không khớp và chỉ để xác nhận: loại trước khi cân",
                "it certainly fails and may only confirm: left out before weighing"};
      return {"chắc chắn không khớp, cấu trúc {0:.2f} dưới error-structure {3:.2f}: loại trước khi cân",
              "it certainly fails, and its structure of {0:.2f} is below error-structure of {3:.2f}: left out before "
              "weighing"};
    case Fate::confirmed:
      return {"khớp và được xác nhận: cấu trúc + bằng chứng {1:.2f}",
              "it holds and is confirmed: structure + evidence "
              "{1:.2f}"};
    case Fate::unconfirmed:
      return {"khớp, nhưng cấu trúc + bằng chứng {1:.2f} dưới confirm {3:.2f}: có thể chỉ là trùng hợp",
              "it holds, but structure + evidence of {1:.2f} are below confirm of {3:.2f}: it may be chance"};
    case Fate::hidden:
      return {"khớp, nhưng một cách hiểu không khớp có cấu trúc mạnh hơn: coi là trùng hợp",
              "it holds, but a failing reading of strong structure stands against it: taken for a coincidence"};
    case Fate::accused:
      return {"không khớp và được báo: cấu trúc {0:.2f}, cấu trúc + bằng chứng {1:.2f}",
              "it fails and is reported: structure {0:.2f}, structure + evidence {1:.2f}"};
    case Fate::confirm_only:
      return {"không khớp, nhưng cách hiểu này chỉ để xác nhận, không báo lỗi",
              "it fails, but such a reading may only confirm, never accuse"};
    case Fate::weak_structure:
      return {"không khớp, nhưng cấu trúc {0:.2f} dưới error-structure {3:.2f}",
              "it fails, but its structure of {0:.2f} is below error-structure of {3:.2f}"};
    case Fate::weak_total:
      return {"không khớp, nhưng cấu trúc + bằng chứng {1:.2f} dưới error-total {3:.2f}",
              "it fails, but structure + evidence of {1:.2f} are below error-total of {3:.2f}"};
    case Fate::not_near:
      if (!reading.check.hint)
        return {"không khớp; không lỗi gõ nào giải thích được và không đủ gần: bằng chứng {2:.2f}, cần {3:.2f}",
                "it fails; no slip explains it, and it is not close enough: evidence {2:.2f} of {3:.2f}"};
      return {
          "không khớp, và lỗi gõ giải thích được chưa đủ thuyết phục: bằng chứng {2:.2f}, cần {3:.2f} (near-evidence, "
          "bớt theo cấu trúc)",
          "it fails, and the slip that explains it does not convince: evidence {2:.2f} of {3:.2f} (near-evidence, less "
          "the firmer the structure)"};
    case Fate::too_short:
      return {"không khớp, nhưng các số quá ngắn để chứng tỏ gõ nhầm",
              "it fails, but its figures are too short to prove a "
              "slip"};
    case Fate::far_off:
      return {
          "không khớp, nhưng các số cách xa nhau và không có lỗi gõ nào giải thích: bằng chứng {2:.2f}, cần {3:.2f} "
          "(near-evidence)",
          "it fails, but its figures are far apart and no slip explains it: evidence {2:.2f} of {3:.2f} "
          "(near-evidence)"};
    case Fate::explained:
      return {"không khớp, nhưng con số này đã có cách hiểu khớp",
              "it fails, but another reading of the same figure holds"};
    case Fate::parts_explained:
      return {"không khớp, nhưng các thành phần đã thuộc một tổng khớp",
              "it fails, but its parts belong to a sum that "
              "holds"};
    case Fate::total_explained:
      return {"không khớp, nhưng tổng này đã có các thành phần khớp", "it fails, but its total has parts that make it"};
    case Fate::operands_explained:
      return {"không khớp, nhưng hai số này đã có một tỷ lệ khớp", "it fails, but its amounts have a rate that holds"};
    case Fate::base_doubtful:
      return {"không khớp, và cả dãy tỷ lệ trên cùng mẫu số đều không khớp: chắc là mẫu số khác",
              "it fails, and so do all of a row of rates of that base: they have another"};
    case Fate::outscored:
      return {"thua một cách hiểu khác của cùng con số", "another reading of the same figures scores better"};
    case Fate::said_already:
      return {"các số này đã được báo bằng một quan hệ khác", "these figures are told already by another reading"};
  }
  return {"chưa xét", "not decided"};
}

}  // namespace

std::string why(const Explanation::Reading& reading, Language language) {
  const auto words = words_of(reading).in(language);
  const double structure = reading.structure, score = reading.score(), evidence = reading.evidence, bar = reading.bar;
  return fmt::format(fmt::runtime(words), structure, score, evidence, bar);
}

}  // namespace khop::output

// SPDX-License-Identifier: Apache-2.0
#include "output/ndjson.h"

#include <utility>

#include "output/json.h"
#include "output/pick.h"

namespace khop::output {
namespace {

class NdjsonWriter final : public Writer {
 public:
  explicit NdjsonWriter(WriterOptions options) : options_(std::move(options)) {}

  [[nodiscard]] std::string document(const Audit& audit) const override {
    std::string out;
    for (const auto& [check, fingerprint] : pick(audit.ledger, options_, Wanted::as_the_options)) {
      {
        JsonObject object(out);
        object.text("path", audit.ledger.path);
        object.text("fingerprint", fingerprint);
        append_check_members(object, *check, audit.ledger.path, options_.language);
      }
      out += '\n';
    }
    return out;
  }

 private:
  WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> ndjson_writer(WriterOptions options) {
  return std::make_unique<NdjsonWriter>(std::move(options));
}

}  // namespace khop::output

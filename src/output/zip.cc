// SPDX-License-Identifier: Apache-2.0
#include "output/zip.h"

#include <zip.h>

#include <memory>
#include <new>

namespace khop::output {
namespace {

// The first day that a zip file can tell. Given as such and not as a time, which would depend on the time zone.
constexpr zip_uint16_t kDay = 1U << 5U | 1U, kHour = 0;

struct Free {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

void check(bool good) {
  if (!good) throw std::bad_alloc();  // in memory, nothing else can fail
}

}  // namespace

std::string zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  const std::unique_ptr<zip_source_t, Free> buffer(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  check(buffer != nullptr);
  zip_source_keep(buffer.get());  // for the archive, which lets go of it when it is closed
  zip_t* opened = zip_open_from_source(buffer.get(), ZIP_TRUNCATE, nullptr);
  if (opened == nullptr) zip_source_free(buffer.get());
  check(opened != nullptr);
  std::unique_ptr<zip_t, Discard> archive(opened);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
    check(source != nullptr);
    const zip_int64_t index = zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) zip_source_free(source);
    check(index >= 0);
    check(zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), kHour, kDay, 0) == 0);
  }
  check(zip_close(archive.get()) == 0);
  static_cast<void>(archive.release());

  check(zip_source_open(buffer.get()) == 0);
  check(zip_source_seek(buffer.get(), 0, SEEK_END) == 0);
  std::string out(static_cast<std::size_t>(zip_source_tell(buffer.get())), '\0');
  check(zip_source_seek(buffer.get(), 0, SEEK_SET) == 0);
  check(zip_source_read(buffer.get(), out.data(), out.size()) == static_cast<zip_int64_t>(out.size()));
  zip_source_close(buffer.get());
  return out;
}

}  // namespace khop::output

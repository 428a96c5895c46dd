// SPDX-License-Identifier: Apache-2.0
#include "format/repackage.h"

#include <zip.h>

#include <memory>
#include <utility>

#include "complaint.h"

namespace khop::format {
namespace {

constexpr zip_uint16_t kFirstTime = 0, kFirstDate = 0x21;  // 1980-01-01, the first that zip files know

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

bool put(zip_t* archive, const std::string& name, const std::string& content) {
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t known = zip_name_locate(archive, name.c_str(), 0);
  if (known < 0) {
    const zip_int64_t added = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (added < 0) zip_source_free(source);
    return added >= 0 &&
           zip_file_set_dostime(archive, static_cast<zip_uint64_t>(added), kFirstTime, kFirstDate, 0) == 0;
  }
  const auto index = static_cast<zip_uint64_t>(known);
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive, index, 0, &stat) != 0 || zip_file_replace(archive, index, source, 0) != 0) {
    zip_source_free(source);
    return false;
  }
  return (stat.valid & ZIP_STAT_MTIME) == 0 || zip_file_set_mtime(archive, index, stat.mtime, 0) == 0;
}

std::string content_of(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) return {};
  std::string out(stat.size, '\0');
  const zip_int64_t got = zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  if (got < 0 || static_cast<std::uint64_t>(got) != out.size()) out.clear();
  return out;
}

}  // namespace

Result<std::string> repackage(std::string_view bytes, const std::string& path,
                              const std::map<std::string, std::string>& changed) {
  const auto fail = [&path](const Told& why) {
    return complain(path, tell({"không đóng gói lại được: {}", "cannot be packed anew: {}"}, why));
  };
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, FreeSource> source(
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  if (source == nullptr) return fail({"hết bộ nhớ", "no memory"});
  zip_source_keep(source.get());  // one for the archive, one for reading what it wrote
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(source.get(), 0, &error));
  if (archive == nullptr) {
    zip_source_free(source.get());
    return fail({"không đọc được gói zip bên trong", "its zip container cannot be read"});
  }
  for (const auto& [name, content] : changed) {
    if (!put(archive.get(), name, content)) return fail(zip_strerror(archive.get()));
  }
  if (zip_close(archive.get()) != 0) return fail(zip_strerror(archive.get()));
  static_cast<void>(archive.release());
  std::string out = content_of(source.get());
  if (out.empty()) return fail({"hết bộ nhớ", "no memory"});
  return out;
}

}  // namespace khop::format

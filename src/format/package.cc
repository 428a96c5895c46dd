// SPDX-License-Identifier: Apache-2.0
#include "format/package.h"

#include <zip.h>

#include <utility>

#include "format/complaints.h"

namespace khop::format {
namespace {

constexpr std::uint64_t kMostParts = 20'000;
constexpr std::uint64_t kLargestPart = 256ULL << 20;  // bytes; the largest sheets that offices send have some 100 MB
constexpr std::uint64_t kLargestTotal = 512ULL << 20;
// XML of repeated cells shrinks to a fiftieth; what shrinks far more is made to fill memory. Small parts cannot.
constexpr std::uint64_t kMostGrowth = 250;
constexpr std::uint64_t kHarmless = 4ULL << 20;

Error damaged(const std::string& path, const std::string& part, const Words& why) {
  return complain(path, tell(kDamagedPart, part, why));
}

}  // namespace

void Package::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<Package> Package::open(std::string_view bytes, const std::string& path) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return complain(path, kNoMemory);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    zip_source_free(source);
    zip_error_fini(&error);
    return complain(path, {"tệp bị hỏng: không mở được gói zip bên trong (bị cắt cụt khi sao chép?)",
                           "is a damaged document: its zip container cannot be read (cut off while copying?)"});
  }
  zip_error_fini(&error);
  Package package(std::unique_ptr<zip, Close>(archive), path);
  const zip_int64_t parts = zip_get_num_entries(archive, 0);
  if (static_cast<std::uint64_t>(parts) > kMostParts)
    return complain(path, {"có quá nhiều phần đối với một văn bản", "has too many parts for a document"});
  return package;
}

bool Package::has(const std::string& part) const { return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0; }

Result<std::string> Package::read(const std::string& part) {
  const zip_int64_t index = zip_name_locate(archive_.get(), part.c_str(), 0);
  if (index < 0) return damaged(path_, part, kPartMissing);
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0 ||
      (stat.valid & ZIP_STAT_SIZE) == 0)
    return damaged(path_, part, kPartUnreadable);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return complain(path_, kProtected);
  const bool grows =
      (stat.valid & ZIP_STAT_COMP_SIZE) != 0 && stat.size > kHarmless && stat.size / kMostGrowth > stat.comp_size;
  if (grows || stat.size > kLargestPart || read_ + stat.size > kLargestTotal)
    return complain(path_, tell({"giải nén ra đến {} MiB: không báo cáo nào lớn như vậy",
                                 "would unpack to {} MiB: no report is that large"},
                                (stat.size + read_) >> 20));
  std::string out(stat.size, '\0');
  zip_file_t* file = zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return damaged(path_, part, kPartUnreadable);
  // The stated size is not trusted: a byte more than that is an error, too.
  const zip_int64_t got = zip_fread(file, out.data(), out.size());
  char more = 0;
  const zip_int64_t rest = got < 0 ? -1 : zip_fread(file, &more, 1);
  zip_fclose(file);
  if (got < 0 || static_cast<std::uint64_t>(got) != stat.size || rest != 0)
    return damaged(path_, part, kPartNotUnpacked);
  read_ += stat.size;
  return out;
}

}  // namespace khop::format

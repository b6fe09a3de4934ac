#include "publish/zip_archive.hpp"

#include <fmt/core.h>
#include <zip.h>

#include <memory>

namespace dateline::publish {
namespace {

/// Of the first of January 1980, the earliest that a zip archive can hold.
constexpr zip_uint16_t kDosDate = (1U << 5U) | 1U;

struct FreeSource {
  void operator()(zip_source_t* s) const { zip_source_free(s); }
};

base::Error from_zip(const char* why) {
  return {base::ErrorCode::internal, fmt::format("the archive cannot be written: {}", why), "zip",
          ""};
}

}  // namespace

base::Result<std::string> zip_of(const std::vector<ArchiveMember>& members) {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, FreeSource> whole(
      zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!whole) return from_zip(zip_error_strerror(&error));
  zip_source_keep(whole.get());  // closing the archive gives one hold of it up
  zip_t* zip = zip_open_from_source(whole.get(), ZIP_TRUNCATE, &error);
  if (zip == nullptr) {
    zip_source_free(whole.get());
    return from_zip(zip_error_strerror(&error));
  }
  for (const ArchiveMember& member : members) {
    zip_source_t* bytes = zip_source_buffer(zip, member.bytes.data(), member.bytes.size(), 0);
    const zip_int64_t at =
        bytes == nullptr ? -1 : zip_file_add(zip, member.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
      if (bytes != nullptr) zip_source_free(bytes);
      const base::Error why = from_zip(zip_strerror(zip));
      zip_discard(zip);
      return why;
    }
    const auto index = static_cast<zip_uint64_t>(at);
    zip_file_set_dostime(zip, index, 0, kDosDate, 0);
  }
  if (zip_close(zip) != 0) {
    const base::Error why = from_zip(zip_strerror(zip));
    zip_discard(zip);
    return why;
  }
  std::string out;
  if (zip_source_open(whole.get()) != 0) return from_zip("it cannot be read back");
  zip_stat_t stat;
  zip_stat_init(&stat);
  zip_source_stat(whole.get(), &stat);
  out.resize(stat.size);
  const zip_int64_t got = zip_source_read(whole.get(), out.data(), out.size());
  zip_source_close(whole.get());
  if (got != static_cast<zip_int64_t>(out.size())) return from_zip("it cannot be read back");
  return out;
}

}  // namespace dateline::publish

#include "gazetteer/layer_file.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

#include "base/checksum.hpp"
#include "gazetteer/leb128.hpp"

namespace dateline::gazetteer {
namespace {

constexpr std::uint64_t kDataOffset =
    sizeof(format::Header) + format::kSectionCount * sizeof(format::Section);
static_assert(kDataOffset % 8 == 0);

std::uint64_t checksum(std::string_view bytes) {
  return base::fast_checksum(std::as_bytes(std::span(bytes.data(), bytes.size())));
}

template <class T>
std::string_view bytes_of(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};  // NOLINT(*-reinterpret-cast)
}

}  // namespace

base::Result<LayerFile> LayerFile::open(const std::filesystem::path& path) {
  auto file = base::FileReplacement::open(path);
  if (!file) return file.error();
  LayerFile out(std::move(*file));
  out.start();
  return out;
}

LayerFile LayerFile::in_memory() {
  LayerFile out(std::nullopt);
  out.start();
  return out;
}

void LayerFile::start() {
  failed_ = append(std::string(kDataOffset, '\0'));
  page_.reserve(format::kPageSize);
  for (std::uint32_t i = 0; i < format::kSectionCount; ++i) sections_[i] = {i, 1, kDataOffset, 0};
  (void)string("");
}

base::Result<void> LayerFile::append(std::string_view bytes) {
  if (file_) return file_->append(bytes);
  memory_ += bytes;
  return {};
}

std::uint32_t LayerFile::string(std::string_view text) {
  const auto [at, fresh] = offsets_.try_emplace(std::string(text), 0);
  if (!fresh) return at->second;
  if (pool_.size() + text.size() + 8 > 0xffffffffU) {
    overflowed_ = true;
    return 0;
  }
  at->second = static_cast<std::uint32_t>(pool_.size());
  append_leb128(pool_, text.size());
  pool_ += text;
  return at->second;
}

void LayerFile::flush_page() {
  if (page_.empty()) return;
  sums_.push_back(checksum(page_));
  if (failed_) failed_ = append(page_);
  page_.clear();
}

void LayerFile::align() {
  constexpr std::string_view kZeros("\0\0\0\0\0\0\0", 7);
  put(kZeros.substr(0, (8 - at_ % 8) % 8));
}

void LayerFile::begin(format::SectionId id, std::uint32_t record_size) {
  current_ = static_cast<std::uint32_t>(format::kSectionCount);
  align();
  current_ = static_cast<std::uint32_t>(id);
  sections_[current_] = {current_, record_size, kDataOffset + at_, 0};
}

void LayerFile::put(std::string_view bytes) {
  at_ += bytes.size();
  if (current_ < format::kSectionCount) sections_[current_].size += bytes.size();
  while (!bytes.empty()) {
    const std::size_t fits = std::min(bytes.size(), format::kPageSize - page_.size());
    page_ += bytes.substr(0, fits);
    bytes.remove_prefix(fits);
    if (page_.size() == format::kPageSize) flush_page();
  }
}

base::Result<std::uint64_t> LayerFile::finish() {
  begin(format::SectionId::strings, 1);
  put(pool_);
  current_ = static_cast<std::uint32_t>(format::kSectionCount);
  align();
  flush_page();
  if (!failed_) return failed_.error();
  if (overflowed_) {
    return base::Error{base::ErrorCode::too_large, "the keys of a layer take at most 4 GB", "",
                       "Split it into several"};
  }
  format::Header header{format::kMagic,
                        format::kVersion,
                        format::kByteOrder,
                        0,
                        0,
                        0,
                        0,
                        format::kPageSize,
                        static_cast<std::uint32_t>(format::kSectionCount)};
  header.data_offset = kDataOffset;
  header.sums_offset = kDataOffset + at_;
  header.file_size = header.sums_offset + sums_.size() * sizeof(std::uint64_t);
  const std::string_view sums(
      reinterpret_cast<const char*>(sums_.data()),  // NOLINT(*-reinterpret-cast)
      sums_.size() * sizeof(std::uint64_t));
  std::string head(bytes_of(header));
  head += bytes_of(sections_);
  header.checksum = checksum(head + std::string(sums));
  std::memcpy(head.data(), &header, sizeof header);
  if (auto r = append(sums); !r) return r.error();
  if (!file_) {
    memory_.replace(0, head.size(), head);
    return header.file_size;
  }
  if (auto r = file_->write_at(0, head); !r) return r.error();
  if (auto r = file_->commit(); !r) return r.error();
  return header.file_size;
}

}  // namespace dateline::gazetteer

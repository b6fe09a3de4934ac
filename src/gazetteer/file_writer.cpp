#include "gazetteer/file_writer.hpp"

#include <algorithm>
#include <cstring>
#include <span>

#include "base/checksum.hpp"

namespace dateline::gazetteer {
namespace {

std::uint64_t aligned(std::uint64_t size) { return (size + 7) / 8 * 8; }

std::uint64_t checksum(std::string_view bytes) {
  return base::fast_checksum(std::as_bytes(std::span(bytes.data(), bytes.size())));
}

}  // namespace

std::uint32_t FileWriter::string(std::string_view text) {
  const auto [at, fresh] = offsets_.try_emplace(std::string(text), 0);
  if (!fresh) return at->second;
  if (pool_.size() + text.size() + 8 > 0xffffffffU) {
    overflowed_ = true;
    return 0;
  }
  at->second = static_cast<std::uint32_t>(pool_.size());
  std::size_t size = text.size();
  while (size >= 0x80) {
    pool_.push_back(static_cast<char>(0x80U | (size & 0x7fU)));
    size >>= 7U;
  }
  pool_.push_back(static_cast<char>(size));
  pool_ += text;
  return at->second;
}

std::string FileWriter::finish() {
  sections_[static_cast<std::size_t>(format::SectionId::strings)] = std::move(pool_);
  std::array<format::Section, format::kSectionCount> table{};
  std::uint64_t data = 0;
  for (const std::string& s : sections_) data += aligned(s.size());
  const std::uint64_t pages = (data + format::kPageSize - 1) / format::kPageSize;
  format::Header header{format::kMagic,    format::kVersion,     format::kByteOrder, 0, 0, 0,
                        format::kPageSize, format::kSectionCount};
  header.data_offset = sizeof header + sizeof table + pages * 8;
  header.file_size = header.data_offset + data;

  std::string out(header.data_offset, '\0');
  out.reserve(header.file_size);
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    table[i] = {static_cast<std::uint32_t>(i), std::max(record_sizes_[i], 1U), out.size(),
                sections_[i].size()};
    out += sections_[i];
    out.resize(header.data_offset + aligned(out.size() - header.data_offset), '\0');
  }
  for (std::uint64_t page = 0; page < pages; ++page) {
    const std::uint64_t sum = checksum(std::string_view(out).substr(
        header.data_offset + page * format::kPageSize, format::kPageSize));
    std::memcpy(out.data() + sizeof header + sizeof table + page * 8, &sum, 8);
  }
  std::memcpy(out.data() + sizeof header, table.data(), sizeof table);
  std::memcpy(out.data(), &header, sizeof header);
  header.checksum = checksum(std::string_view(out).substr(0, header.data_offset));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

}  // namespace dateline::gazetteer

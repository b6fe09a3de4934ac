#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "fuzz/fuzz.hpp"

/// What the harnesses of compiled data files share: each file is a header, a table of sections and
/// the sections, and is guarded by checksums that random bytes would never fit. So these harnesses
/// take the input as changes to a sound file and make the checksums fit, as a file made with intent
/// would have.
namespace dateline::fuzz {

/// An entry of the table of sections; the same in every compiled file.
struct SectionEntry {
  std::uint32_t id;
  std::uint32_t record_size;
  std::uint64_t offset;
  std::uint64_t size;
};

template <class T>
T read(std::string_view bytes, std::size_t at) {
  T out;
  std::memcpy(&out, bytes.data() + at, sizeof(T));
  return out;
}

/// Applies one change of 8 bytes at `edit` to `file`: what to change (0 the header with its table,
/// else a section), where in it (24 bits, wrapped), the new 32 bits.
inline void change(std::string& file, std::size_t header_size, std::size_t sections,
                   const std::uint8_t* edit) {
  std::size_t begin = 0;
  std::size_t size = header_size + sections * sizeof(SectionEntry);
  if (edit[0] > 0) {
    const auto entry =
        read<SectionEntry>(file, header_size + edit[0] % sections * sizeof(SectionEntry));
    if (entry.size < 4 || entry.offset > file.size() || entry.size > file.size() - entry.offset) {
      return;  // an earlier change has moved it
    }
    begin = entry.offset;
    size = entry.size;
  }
  const std::size_t where = edit[1] + edit[2] * 256UL + edit[3] * 65536UL;
  std::memcpy(file.data() + begin + where % (size - 3), edit + 4, 4);
}

/// Lays `bytes` down in memory as a file and gives its path, good until the next call.
inline std::string as_file(std::string_view bytes) {
  static const int memory = memfd_create("input", 0);
  require(memory >= 0 && ftruncate(memory, 0) == 0 &&
              pwrite(memory, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()),
          "the input can be laid down as a file");
  return "/proc/self/fd/" + std::to_string(memory);
}

}  // namespace dateline::fuzz

#include "base/checksum.hpp"

#include <cstring>

namespace dateline::base {

std::uint64_t fast_checksum(std::span<const std::byte> bytes) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    h = (h ^ word) * 0x100000001b3ULL;
    h ^= h >> 32U;  // carries high bits down: plain FNV on words never mixes them into the low half
    bytes = bytes.subspan(8);
  }
  for (const std::byte b : bytes) h = (h ^ static_cast<std::uint64_t>(b)) * 0x100000001b3ULL;
  return h;
}

}  // namespace dateline::base

#pragma once

#include <cstdint>
#include <string>

namespace dateline::gazetteer {

/// Appends a number in 7-bit groups, lowest first, the high bit set on all but the last (DWARF's
/// unsigned LEB128).
inline void append_leb128(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(0x80U | (value & 0x7fU)));
    value >>= 7U;
  }
  out.push_back(static_cast<char>(value));
}

}  // namespace dateline::gazetteer

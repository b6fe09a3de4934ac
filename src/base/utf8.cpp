#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/ascii.hpp"

namespace dateline::base {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point;
  std::size_t length;  // 0: ill-formed
};

Decoded decode(std::string_view s, std::size_t i) {
  const auto at = [&](std::size_t k) { return static_cast<std::uint8_t>(s[k]); };
  const std::uint8_t b0 = at(i);
  if (b0 < 0x80) return {b0, 1};
  std::size_t n = 0;
  char32_t cp = 0;
  char32_t least = 0;
  if ((b0 & 0xE0U) == 0xC0) {
    n = 2, cp = b0 & 0x1FU, least = 0x80;
  } else if ((b0 & 0xF0U) == 0xE0) {
    n = 3, cp = b0 & 0x0FU, least = 0x800;
  } else if ((b0 & 0xF8U) == 0xF0) {
    n = 4, cp = b0 & 0x07U, least = 0x10000;
  } else {
    return {kReplacement, 0};
  }
  if (i + n > s.size()) return {kReplacement, 0};
  for (std::size_t k = 1; k < n; ++k) {
    const std::uint8_t b = at(i + k);
    if ((b & 0xC0U) != 0x80) return {kReplacement, 0};
    cp = (cp << 6U) | (b & 0x3FU);
  }
  if (cp < least || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) return {kReplacement, 0};
  return {cp, n};
}

/// How many bytes stand before the first one that is not ASCII, of eight as they lie in memory.
std::size_t ascii_before(std::uint64_t eight) {
  const std::uint64_t high = eight & 0x8080808080808080U;
  if (high == 0) return sizeof eight;
  const int bits =
      std::endian::native == std::endian::little ? std::countr_zero(high) : std::countl_zero(high);
  return static_cast<std::size_t>(bits) / 8;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  if (is_ascii(bytes)) return std::nullopt;  // most names are, and are short
  for (std::size_t i = 0; i < bytes.size();) {
    // Most text is mostly ASCII: eight bytes at once.
    std::uint64_t eight = 0;
    if (bytes.size() - i >= sizeof eight) {
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      const std::size_t plain = ascii_before(eight);
      i += plain;
      if (plain == sizeof eight) continue;
    }
    const Decoded d = decode(bytes, i);
    if (d.length == 0) return i;
    i += d.length;
  }
  return std::nullopt;
}

namespace {

constexpr std::size_t kWide = 16;  // bytes that are made code points together

/// How many bytes stand before the first one that is not ASCII, of kWide.
std::size_t ascii_before(const char* from) {
  std::array<std::uint64_t, 2> eights{};
  std::memcpy(eights.data(), from, sizeof eights);
  const std::size_t before = ascii_before(eights[0]);
  return before < sizeof eights[0] ? before : before + ascii_before(eights[1]);
}

/// Writes a code point for each of kWide bytes.
void widen(char32_t* to, const char* from) {
  std::array<std::uint8_t, kWide> bytes{};  // a copy: nothing that is written may change it
  std::memcpy(bytes.data(), from, sizeof bytes);
  for (std::size_t k = 0; k < kWide; ++k) to[k] = bytes[k];
}

}  // namespace

std::size_t append_well_formed(std::u32string& out, std::string_view bytes) {
  out.reserve(out.size() + bytes.size());  // no more than bytes
  // By way of a small array: to make room in `out` would fill it first.
  std::array<char32_t, 32 * kWide> wide;
  std::size_t made = 0;
  std::size_t i = 0;
  while (i < bytes.size()) {
    if (wide.size() - made < kWide) {
      out.append(wide.data(), made);
      made = 0;
    }
    if (static_cast<std::uint8_t>(bytes[i]) >= 0x80) {
      const Decoded d = decode(bytes, i);
      if (d.length == 0) break;
      wide[made++] = d.code_point;
      i += d.length;
    } else if (bytes.size() - i >= kWide) {
      // All of them, whatever they are: those that are not plain are written over.
      widen(wide.data() + made, bytes.data() + i);
      const std::size_t plain = ascii_before(bytes.data() + i);
      made += plain;
      i += plain;
    } else {
      wide[made++] = static_cast<std::uint8_t>(bytes[i++]);
    }
  }
  out.append(wide.data(), made);
  return i;
}

std::u32string to_code_points(std::string_view bytes) {
  std::u32string out;
  append_code_points(out, bytes);
  return out;
}

void append_code_points(std::u32string& out, std::string_view bytes) {
  for (;;) {
    bytes.remove_prefix(append_well_formed(out, bytes));
    if (bytes.empty()) return;
    out.push_back(kReplacement);
    bytes.remove_prefix(1);
  }
}

namespace {

/// Writes one code point; gives the end. Up to four bytes are written.
char* put_utf8(char* to, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
    code_point = kReplacement;
  const auto put = [&](char32_t byte) {
    *to++ = static_cast<char>(static_cast<std::uint8_t>(byte));
  };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
  return to;
}

}  // namespace

void append_utf8(std::string& out, char32_t code_point) {
  std::array<char, 4> bytes{};
  out.append(bytes.data(),
             static_cast<std::size_t>(put_utf8(bytes.data(), code_point) - bytes.data()));
}

namespace {

constexpr std::size_t kBlock = 8;

/// Whether so many code points are ASCII; most are.
bool is_ascii_block(const char32_t* from) {
  std::array<std::uint64_t, kBlock / 2> pairs{};
  std::memcpy(pairs.data(), from, sizeof pairs);
  return ((pairs[0] | pairs[1] | pairs[2] | pairs[3]) & 0xFFFFFF80FFFFFF80U) == 0;
}

std::size_t utf8_length(char32_t c) {
  return 1U + (c >= 0x80 ? 1U : 0U) + (c >= 0x800 ? 1U : 0U) + (c >= 0x10000 ? 1U : 0U);
}

}  // namespace

std::string to_utf8(std::u32string_view code_points) {
  const char32_t* const begin = code_points.data();
  const char32_t* const end = begin + code_points.size();
  // A block that is not all ASCII is gone through at once: to look again after each of its code
  // points would cost more than it saves.
  const auto block_end = [end](const char32_t* from) {
    return from + std::min<std::size_t>(kBlock, static_cast<std::size_t>(end - from));
  };
  const auto is_plain = [](const char32_t* from, const char32_t* to) {
    return to - from == kBlock && is_ascii_block(from);
  };
  std::size_t size = 0;
  for (const char32_t* from = begin; from != end;) {
    const char32_t* const to = block_end(from);
    if (is_plain(from, to)) {
      size += kBlock;
      from = to;
    } else {
      while (from != to) size += utf8_length(*from++);
    }
  }
  std::string out(size, '\0');
  char* put = out.data();
  for (const char32_t* from = begin; from != end;) {
    const char32_t* const to = block_end(from);
    if (is_plain(from, to)) {
      for (std::size_t k = 0; k < kBlock; ++k) put[k] = static_cast<char>(from[k]);
      from = to;
      put += kBlock;
    } else {
      while (from != to) put = put_utf8(put, *from++);
    }
  }
  out.resize(static_cast<std::size_t>(put - out.data()));  // what is no code point is replaced
  return out;
}

std::size_t count_code_points(std::string_view bytes) {
  // Bytes that go on with a code point begin with the bits 10. The product has the sum of all
  // bytes, each of them 0 or 1, in its highest: not every machine counts bits in one step.
  const auto going_on = [](std::uint64_t eight) {
    constexpr std::uint64_t kEach = 0x0101010101010101U;
    return (((eight >> 7U) & ~(eight >> 6U) & kEach) * kEach) >> 56U;
  };
  std::size_t n = bytes.size();
  std::size_t i = 0;
  std::uint64_t eight = 0;
  for (; bytes.size() - i >= sizeof eight; i += sizeof eight) {
    std::memcpy(&eight, bytes.data() + i, sizeof eight);
    n -= going_on(eight);
  }
  if (const std::size_t rest = bytes.size() - i; i > 0 && rest > 0) {
    // The last eight, of which those that were counted are moved out.
    std::memcpy(&eight, bytes.data() + bytes.size() - sizeof eight, sizeof eight);
    const std::size_t counted = 8 * (sizeof eight - rest);
    eight = std::endian::native == std::endian::little ? eight >> counted : eight << counted;
    return n - going_on(eight);
  }
  for (; i < bytes.size(); ++i)
    n -= (static_cast<std::uint8_t>(bytes[i]) & 0xC0U) == 0x80 ? 1U : 0U;
  return n;
}

std::string lower_ascii(std::string_view bytes) {
  std::string out(bytes);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

}  // namespace dateline::base

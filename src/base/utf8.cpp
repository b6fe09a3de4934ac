#include "base/utf8.hpp"

#include <cstdint>
#include <cstring>

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

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    // Most text is mostly ASCII: eight bytes at once.
    std::uint64_t eight = 0;
    if (bytes.size() - i >= sizeof eight) {
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    const Decoded d = decode(bytes, i);
    if (d.length == 0) return i;
    i += d.length;
  }
  return std::nullopt;
}

std::u32string to_code_points(std::string_view bytes) {
  // As many as bytes at most; most text is mostly ASCII.
  std::u32string out(bytes.size(), U'\0');
  char32_t* to = out.data();
  for (std::size_t i = 0; i < bytes.size();) {
    std::uint64_t eight = 0;
    if (bytes.size() - i >= sizeof eight) {
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0) {
        for (std::size_t k = 0; k < sizeof eight; ++k) {
          to[k] = static_cast<std::uint8_t>(bytes[i + k]);
        }
        to += sizeof eight;
        i += sizeof eight;
        continue;
      }
    }
    if (static_cast<std::uint8_t>(bytes[i]) < 0x80) {
      *to++ = static_cast<std::uint8_t>(bytes[i++]);
      continue;
    }
    const Decoded d = decode(bytes, i);
    *to++ = d.code_point;
    i += d.length == 0 ? 1 : d.length;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
    code_point = kReplacement;
  const auto put = [&](char32_t byte) {
    out.push_back(static_cast<char>(static_cast<std::uint8_t>(byte)));
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
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.resize(code_points.size());
  std::size_t plain = 0;
  for (; plain < code_points.size() && code_points[plain] < 0x80; ++plain) {
    out[plain] = static_cast<char>(code_points[plain]);
  }
  if (plain == code_points.size()) return out;
  out.resize(plain);
  for (const char32_t cp : code_points.substr(plain)) append_utf8(out, cp);
  return out;
}

std::size_t count_code_points(std::string_view bytes) {
  std::size_t n = 0;
  for (const char c : bytes) n += (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80 ? 1 : 0;
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

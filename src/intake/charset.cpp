#include "intake/charset.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include "base/utf8.hpp"

namespace dateline::intake {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::size_t kHead = 4096;  // bytes in which a file may say what it is

constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool odd = byte >= 0x80 && byte < 0xA0;
    base::append_utf8(out, odd ? kWindows1252.at(byte - 0x80U) : byte);
  }
  return out;
}

std::string from_utf16(std::string_view bytes, bool big) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big ? a << 8U | b : b << 8U | a);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
        i += 2;
      }
    }
    base::append_utf8(out, c);
  }
  return out;
}

/// Which UTF-16 it seems to be: 'b', 'l' or '\0' for none.
char looks_like_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kHead);
  if (head.size() < 4 || bytes.size() % 2 != 0) return '\0';
  std::array<std::size_t, 2> nul{};
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++nul.at(i % 2);
  }
  const std::size_t half = head.size() / 2;
  if (nul[1] * 10 > half * 6 && nul[0] * 20 < half) return 'l';
  if (nul[0] * 10 > half * 6 && nul[1] * 20 < half) return 'b';
  return '\0';
}

/// By which name iconv knows a declared encoding; "" for one that nobody should need.
std::string_view known(std::string_view declared) {
  struct Name {
    std::string_view said;
    std::string_view is;
  };
  // As browsers have it: who says Latin 1 or ASCII means windows-1252.
  static constexpr auto kNames = std::to_array<Name>({
      {"utf-8", "UTF-8"},
      {"utf8", "UTF-8"},
      {"utf-16", "UTF-16LE"},
      {"utf-16le", "UTF-16LE"},
      {"utf-16be", "UTF-16BE"},
      {"us-ascii", "1252"},
      {"ascii", "1252"},
      {"iso-8859-1", "1252"},
      {"iso8859-1", "1252"},
      {"latin1", "1252"},
      {"windows-1252", "1252"},
      {"cp1252", "1252"},
      {"iso-8859-2", "ISO-8859-2"},
      {"iso-8859-3", "ISO-8859-3"},
      {"iso-8859-4", "ISO-8859-4"},
      {"iso-8859-5", "ISO-8859-5"},
      {"iso-8859-6", "ISO-8859-6"},
      {"iso-8859-7", "ISO-8859-7"},
      {"iso-8859-8", "ISO-8859-8"},
      {"iso-8859-9", "WINDOWS-1254"},
      {"iso-8859-10", "ISO-8859-10"},
      {"iso-8859-13", "ISO-8859-13"},
      {"iso-8859-14", "ISO-8859-14"},
      {"iso-8859-15", "ISO-8859-15"},
      {"iso-8859-16", "ISO-8859-16"},
      {"windows-1250", "WINDOWS-1250"},
      {"windows-1251", "WINDOWS-1251"},
      {"cp1251", "WINDOWS-1251"},
      {"windows-1253", "WINDOWS-1253"},
      {"windows-1254", "WINDOWS-1254"},
      {"windows-1255", "WINDOWS-1255"},
      {"windows-1256", "WINDOWS-1256"},
      {"windows-1257", "WINDOWS-1257"},
      {"windows-1258", "WINDOWS-1258"},
      {"windows-874", "CP874"},
      {"tis-620", "CP874"},
      {"koi8-r", "KOI8-R"},
      {"koi8-u", "KOI8-U"},
      {"ibm866", "CP866"},
      {"cp866", "CP866"},
      {"macintosh", "MACINTOSH"},
      {"gb2312", "GB18030"},
      {"gbk", "GB18030"},
      {"gb18030", "GB18030"},
      {"big5", "BIG5-HKSCS"},
      {"shift_jis", "CP932"},
      {"shift-jis", "CP932"},
      {"sjis", "CP932"},
      {"euc-jp", "EUC-JP"},
      {"iso-2022-jp", "ISO-2022-JP"},
      {"euc-kr", "CP949"},
      {"ks_c_5601-1987", "CP949"},
  });
  const std::string low = base::lower_ascii(declared.substr(0, 40));
  const auto* const found = std::ranges::find(kNames, std::string_view(low), &Name::said);
  return found == kNames.end() ? std::string_view() : found->is;
}

class Converter {
 public:
  explicit Converter(std::string_view from)
      : handle_(::iconv_open("UTF-8", std::string(from).c_str())) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (opened()) ::iconv_close(handle_);
  }
  // iconv's own word for "none" is a pointer made of -1.
  [[nodiscard]] bool opened() const {
    return reinterpret_cast<std::intptr_t>(handle_) != -1;  // NOLINT(*-reinterpret-cast)
  }

  /// All of it; what does not fit becomes U+FFFD, a byte at a time, and is counted.
  std::string convert(std::string bytes, std::size_t& bad) {
    std::string out;
    std::array<char, 1U << 14U> block{};
    char* in = bytes.data();
    std::size_t left = bytes.size();
    while (left > 0) {
      char* to = block.data();
      std::size_t room = block.size();
      const std::size_t done = ::iconv(handle_, &in, &left, &to, &room);
      const int why = errno;
      out.append(block.data(), block.size() - room);
      if (done != static_cast<std::size_t>(-1) || why == E2BIG) continue;
      base::append_utf8(out, 0xFFFD);
      ++bad;
      ++in;  // NOLINT(*-pointer-arithmetic)
      --left;
    }
    return out;
  }

 private:
  iconv_t handle_;
};

std::string mended_utf8(std::string_view bytes, std::size_t& bad) {
  std::string out;
  out.reserve(bytes.size());
  while (true) {
    const auto at = base::first_invalid_utf8(bytes);
    out.append(bytes.substr(0, at.value_or(bytes.size())));
    if (!at) return out;
    base::append_utf8(out, 0xFFFD);
    ++bad;
    bytes.remove_prefix(*at + 1);
  }
}

/// Bytes that are no UTF-8, and sequences of several bytes that are.
struct Count {
  std::size_t bad = 0;
  std::size_t good = 0;
};

Count counted(std::string_view bytes) {
  Count out;
  const std::string_view head = bytes.substr(0, 1U << 20U);
  std::string_view rest = head;
  while (true) {
    const auto at = base::first_invalid_utf8(rest);
    for (const char c : rest.substr(0, at.value_or(rest.size()))) {
      if (static_cast<unsigned char>(c) >= 0xC0U) ++out.good;
    }
    if (!at) return out;
    ++out.bad;
    rest.remove_prefix(*at + 1);
  }
}

Decoded guessed(std::string_view bytes) {
  if (const char kind = looks_like_utf16(bytes); kind != '\0') {
    return {from_utf16(bytes, kind == 'b'), kind == 'b' ? "utf-16be" : "utf-16le",
            "read as UTF-16, which it seems to be"};
  }
  if (const Count count = counted(bytes); count.good > count.bad) {
    Decoded out{"", "utf-8", ""};
    std::size_t bad = 0;
    out.text = mended_utf8(bytes, bad);
    out.note = fmt::format("{} damaged characters in it were left open", bad);
    return out;
  }
  return {from_windows_1252(bytes), "windows-1252", "read as windows-1252, which it seems to be"};
}

std::optional<Decoded> by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE"))
    return Decoded{from_utf16(bytes.substr(2), false), "utf-16le", ""};
  if (bytes.starts_with("\xFE\xFF"))
    return Decoded{from_utf16(bytes.substr(2), true), "utf-16be", ""};
  return std::nullopt;
}

std::string value_after(std::string_view text, std::string_view key, std::string_view low) {
  const std::size_t at = low.find(key);
  if (at == std::string_view::npos) return "";
  std::string_view rest = text.substr(at + key.size());
  const auto skip = [&](std::string_view what) {
    while (!rest.empty() && what.find(rest.front()) != std::string_view::npos)
      rest.remove_prefix(1);
  };
  skip(" \t\r\n");
  if (rest.empty() || rest.front() != '=') return "";
  skip("= \t\r\n\"'");
  return std::string(
      rest.substr(0, std::min<std::size_t>(40, rest.find_first_of(" \t\r\n\"'/>;?"))));
}

}  // namespace

Decoded decoded(std::string_view bytes, std::string_view declared) {
  if (auto marked = by_mark(bytes)) return *marked;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    declared = "utf-8";
  }
  std::string_view is = known(declared);
  // What can be read as ASCII to tell its own encoding is not in UTF-16.
  if (is.starts_with("UTF-16") && looks_like_utf16(bytes) == '\0') is = "";
  std::string note;
  std::size_t bad = 0;
  if (is == "UTF-8" || is.empty()) {
    if (!base::first_invalid_utf8(bytes) && looks_like_utf16(bytes) == '\0') {
      return {std::string(bytes), "utf-8", ""};
    }
    return guessed(bytes);
  }
  if (is == "1252") return {from_windows_1252(bytes), "windows-1252", ""};
  if (is.starts_with("UTF-16")) return {from_utf16(bytes, is.ends_with("BE")), "utf-16", ""};
  Converter converter(is);
  if (!converter.opened()) return guessed(bytes);
  Decoded out{converter.convert(std::string(bytes), bad), base::lower_ascii(declared), ""};
  if (bad > 0)
    out.note = fmt::format("{} characters do not fit its encoding, {}", bad, out.charset);
  return out;
}

base::Result<Decoded> decoded_plain(std::string bytes, std::string_view name) {
  if (auto marked = by_mark(bytes)) {
    marked->note = "read as UTF-16, as its first bytes say";
    return *marked;
  }
  if (const char kind = looks_like_utf16(bytes); kind != '\0') return guessed(bytes);
  // A byte that no text has: the story's reader says which and where.
  if (bytes.find('\0') != std::string::npos) return Decoded{std::move(bytes), "", ""};
  const auto bad = base::first_invalid_utf8(bytes);
  if (!bad) return Decoded{std::move(bytes), "utf-8", ""};
  const Count count = counted(bytes);
  const auto odd = std::ranges::count_if(bytes, [](char c) {
    return c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  if (count.good > count.bad || odd > 0) {
    const auto line =
        1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    return Error{
        ErrorCode::bad_encoding,
        odd > 0 ? fmt::format("is not plain text (byte {})", *bad)
                : fmt::format("is UTF-8 text with a damaged character (byte {})", *bad),
        fmt::format("{}:{}", name, line),
        odd > 0 ? "Copy the story's text into a UTF-8 text file" : "Save it as UTF-8 again"};
  }
  return guessed(bytes);
}

std::string declared_in_html(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kHead);
  if (std::string xml = declared_in_xml(head); !xml.empty()) return xml;
  const std::string low = base::lower_ascii(head);
  for (std::size_t at = low.find("<meta"); at != std::string::npos;
       at = low.find("<meta", at + 5)) {
    const std::size_t end = std::min(low.find('>', at), low.size());
    std::string value = value_after(head.substr(at, end - at), "charset",
                                    std::string_view(low).substr(at, end - at));
    if (!value.empty()) return value;
  }
  return "";
}

std::string declared_in_xml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!bytes.starts_with("<?xml")) return "";
  const std::string_view head = bytes.substr(0, std::min<std::size_t>(400, bytes.find("?>")));
  return value_after(head, "encoding", base::lower_ascii(head));
}

}  // namespace dateline::intake

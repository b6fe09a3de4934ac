#include "intake/mail_words.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/utf8.hpp"
#include "intake/charset.hpp"

namespace dateline::intake {
namespace {

constexpr std::size_t kMostFields = 1000;
constexpr std::size_t kLongestField = 64'000;

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

std::string_view trimmed(std::string_view text) {
  const auto* const kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// One encoded word at the head of the text, which goes on behind it.
struct EncodedWord {
  std::string charset;
  std::string bytes;
};
std::optional<EncodedWord> encoded_word(std::string_view& text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t first = text.find('?', 2);
  if (first == std::string_view::npos || first + 2 >= text.size() || text[first + 2] != '?')
    return std::nullopt;
  const char how = text[first + 1];
  const std::size_t end = text.find("?=", first + 3);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view body = text.substr(first + 3, end - first - 3);
  EncodedWord out;
  out.charset = text.substr(2, first - 2);
  out.charset.resize(std::min(out.charset.find('*'), out.charset.size()));  // a language behind it
  if (how == 'B' || how == 'b') {
    out.bytes = from_base64(body);
  } else if (how == 'Q' || how == 'q') {
    out.bytes = from_quoted(body, true);
  } else {
    return std::nullopt;
  }
  text.remove_prefix(end + 2);
  return out;
}

}  // namespace

MailHead MailHead::read(std::string_view& bytes) {
  MailHead out;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool more = line.starts_with(' ') || line.starts_with('\t');
    const std::size_t colon = line.find(':');
    const bool is_field = colon != std::string_view::npos && colon > 0 &&
                          line.substr(0, colon).find_first_of(" \t") == std::string_view::npos;
    // Mail from files of old begins with a line of its own.
    const bool passed_over =
        out.fields_.empty() && (line.starts_with("From ") || line.starts_with(">From "));
    if (!line.empty() && !more && !is_field && !passed_over) return out;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.empty()) return out;
    if (more && !out.fields_.empty()) {
      std::string& value = out.fields_.back().value;
      if (value.size() < kLongestField) value += line.substr(0, kLongestField);
    } else if (is_field && !passed_over && out.fields_.size() < kMostFields) {
      out.fields_.push_back({base::lower_ascii(line.substr(0, std::min<std::size_t>(colon, 100))),
                             std::string(line.substr(colon + 1, kLongestField))});
    }
  }
  return out;
}

std::string_view MailHead::field(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &Field::name);
  return found == fields_.end() ? std::string_view() : trimmed(found->value);
}

std::string MailHead::words(std::string_view name) const { return decoded_words(field(name)); }

std::string decoded_words(std::string_view text) {
  std::string out;
  std::string plain;
  EncodedWord words;  // neighbours of one encoding are one text: a character may be cut in two
  const auto take_plain = [&] {
    if (!plain.empty()) out += decoded(plain, "").text;
    plain.clear();
  };
  const auto take_words = [&] {
    if (!words.bytes.empty()) out += decoded(words.bytes, words.charset).text;
    words = {};
  };
  while (!text.empty()) {
    if (auto word = encoded_word(text)) {
      // White space between two encoded words is none.
      if (trimmed(plain).empty() && (!words.bytes.empty() || out.empty())) plain.clear();
      if (!plain.empty() || base::lower_ascii(words.charset) != base::lower_ascii(word->charset))
        take_words();
      take_plain();
      words.charset = word->charset;
      words.bytes += word->bytes;
      continue;
    }
    if (!words.bytes.empty() && text.front() != ' ' && text.front() != '\t') take_words();
    plain += text.front();
    text.remove_prefix(1);
    if (!words.bytes.empty() && !trimmed(plain).empty()) take_words();
  }
  take_words();
  take_plain();
  return out;
}

std::string bare_value(std::string_view field) {
  return base::lower_ascii(trimmed(field.substr(0, field.find(';'))).substr(0, 200));
}

std::string parameter(std::string_view field, std::string_view name) {
  std::size_t at = field.find(';');
  while (at != std::string_view::npos && at < field.size()) {
    std::string_view rest = field.substr(at + 1);
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return "";
    const std::string key =
        base::lower_ascii(trimmed(rest.substr(0, std::min<std::size_t>(equals, 100))));
    std::string_view value = rest.substr(equals + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t\r\n"), value.size()));
    std::string out;
    std::size_t end = 0;
    if (value.starts_with('"')) {
      for (end = 1; end < value.size() && value[end] != '"'; ++end) {
        if (value[end] == '\\' && end + 1 < value.size()) ++end;
        out += value[end];
      }
      end = std::min(value.find(';', end), value.size());
    } else {
      end = std::min(value.find(';'), value.size());
      out = trimmed(value.substr(0, end));
    }
    if (key == name) return out;
    at = end == value.size() ? std::string_view::npos : field.size() - value.size() + end;
  }
  return "";
}

std::string from_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int have = 0;
  for (const char c : text) {
    if (c == '=') break;
    const int value = base64_value(c);
    if (value < 0) continue;
    bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
    have += 6;
    if (have >= 8) {
      have -= 8;
      out += static_cast<char>(bits >> static_cast<unsigned>(have) & 0xFFU);
    }
  }
  return out;
}

std::string from_quoted(std::string_view text, bool underscores) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '_' && underscores) {
      out += ' ';
    } else if (c != '=') {
      out += c;
    } else {
      // "=" at the end of a line: the line goes on.
      std::size_t end = i + 1;
      while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r'))
        ++end;
      if (end >= text.size() || text[end] == '\n') {
        i = end;
      } else if (i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
        out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
        i += 2;
      } else {
        out += c;
      }
    }
  }
  return out;
}

}  // namespace dateline::intake

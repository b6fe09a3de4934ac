#include "io/gdal_text.hpp"

#include <gdal_priv.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline::io {
namespace {

constexpr std::size_t kMostAttribution = 300;

/// "<a href=...>A survey</a>" says "A survey".
std::string without_tags(const std::string& text) {
  std::string out;
  bool tag = false;
  for (const char c : text) {
    if (c == '<') tag = true;
    if (!tag) out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    if (c == '>') tag = false;
  }
  return out;
}

}  // namespace

std::string clean_text(const char* bytes) {
  std::string out = bytes == nullptr ? "" : bytes;
  if (!base::first_invalid_utf8(out)) return out;
  std::string utf8;
  for (const char c : out) base::append_utf8(utf8, static_cast<unsigned char>(c));
  return utf8;
}

void shorten(std::string& text, std::size_t most) {
  if (text.size() <= most) return;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  text += "\u2026";
}

std::string attribution_of(GDALMajorObject& object) {
  for (const char* key : {"attribution", "copyright", "COPYRIGHT_AUTHOR", "TIFFTAG_COPYRIGHT"}) {
    std::string said = without_tags(clean_text(object.GetMetadataItem(key)));
    if (said.find_first_not_of(' ') == std::string::npos) continue;
    shorten(said, kMostAttribution);
    return said;
  }
  return "";
}

}  // namespace dateline::io

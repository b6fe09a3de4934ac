#include "io/export_scrub.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "base/utf8.hpp"
#include "geo/coordinates.hpp"

namespace dateline::io {
namespace {

constexpr double kKmADegree = 111.195;
constexpr std::u32string_view kMark = U"[\u2026]";
constexpr std::string_view kMark8 = "[\u2026]";

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Where a numeral with three decimals or more that begins at `at` ends; `at` where none does.
std::size_t end_of_decimals(std::u32string_view text, std::size_t at) {
  constexpr std::size_t kFine = 3;
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == at || end >= text.size() || (text[end] != U'.' && text[end] != U',')) return at;
  const std::size_t mark = end++;
  while (end < text.size() && is_digit(text[end])) ++end;
  const std::size_t decimals = end - mark - 1;
  // "12,000" is a number of people; "36,634" beside it may be one, too.
  const bool thousands = text[mark] == U',' && decimals == 3;
  return decimals >= kFine && !thousands ? end : at;
}

double places_for(double km) {
  const double places = std::clamp(std::ceil(std::log10(kKmADegree / km)) + 1, 0.0, 6.0);
  return std::pow(10.0, places);
}

}  // namespace

geo::LngLat coarse(geo::LngLat at, double km) {
  const double high = km / kKmADegree;
  const double unit = places_for(km);
  const auto rounded = [unit](double v) { return std::round(v * unit) / unit; };
  const double lat = std::clamp((std::floor(at.lat() / high) + 0.5) * high, -90.0, 90.0);
  constexpr double kLeast = 0.001;
  const double wide =
      std::min(360.0, high / std::max(kLeast, std::cos(lat * std::numbers::pi / 180)));
  double lng = (std::floor(at.lng() / wide) + 0.5) * wide;
  if (lng > 180) lng = 180;
  if (lng < -180) lng = -180;
  const auto out = geo::LngLat::from_degrees(rounded(lng), rounded(lat));
  return out ? *out : geo::LngLat();
}

std::string without_coordinates(std::string_view utf8) {
  const std::u32string text = base::to_code_points(utf8);
  const auto found = geo::find_coordinates(text);
  std::u32string out;
  auto next = found.begin();
  for (std::size_t i = 0; i < text.size();) {
    if (next != found.end() && i == next->begin) {
      out += kMark;
      i = next->end;
      ++next;
      continue;
    }
    const bool begins = i == 0 || !(is_digit(text[i - 1]) || text[i - 1] == U'.');
    const std::size_t end = begins && is_digit(text[i]) ? end_of_decimals(text, i) : i;
    if (end > i) {
      out += kMark;
      i = end;
      while (next != found.end() && next->begin < i) ++next;
      continue;
    }
    out += text[i++];
  }
  return base::to_utf8(out);
}

void Unsaid::add(std::string_view words) {
  constexpr std::size_t kLeast = 3;
  if (words.size() >= kLeast) words_.push_back(base::lower_ascii(words));
}

void Unsaid::settle() {
  std::ranges::sort(words_, [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
}

std::string Unsaid::out_of(std::string_view text) const {
  std::string out(text);
  for (const std::string& words : words_) {
    std::string small = base::lower_ascii(out);
    for (std::size_t at = small.find(words); at != std::string::npos; at = small.find(words, at)) {
      out.replace(at, words.size(), kMark8);
      small.replace(at, words.size(), kMark8);
      at += kMark8.size();
    }
  }
  return out;
}

std::string without_addresses(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const bool begins = i == 0 || !std::isalnum(static_cast<unsigned char>(text[i - 1]));
    if (begins &&
        (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www."))) {
      out += kMark8;
      const std::size_t end = rest.find_first_of(" \t\r\n\"<>");
      i = end == std::string_view::npos ? text.size() : i + end;
      continue;
    }
    out += text[i++];
  }
  return out;
}

}  // namespace dateline::io

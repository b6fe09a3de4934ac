#include "geo/wkt.hpp"

#include <fmt/format.h>

#include <charconv>

namespace dateline::geo {
namespace {

constexpr std::size_t kLeast = 4;  // points of a closed ring

/// Takes words, marks and numbers off the beginning of a text, with the blanks before them.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  /// `word` is in capitals; small letters are taken for them.
  bool take(std::string_view word) {
    skip();
    if (rest_.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const char c = rest_[i];
      if ((c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c) != word[i]) return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }
  std::optional<double> number() {
    skip();
    double out = 0;
    const auto [end, ec] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
    if (ec != std::errc()) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return out;
  }
  bool at_end() {
    skip();
    return rest_.empty();
  }

 private:
  void skip() {
    const std::size_t n = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(n == std::string_view::npos ? rest_.size() : n);
  }
  std::string_view rest_;
};

}  // namespace

std::string polygon_wkt(std::span<const LngLat> ring) {
  if (ring.size() < kLeast) return "";
  std::string out = "POLYGON ((";
  bool first = true;
  for (const LngLat& p : ring) {
    out += fmt::format("{}{} {}", first ? "" : ",", p.lng(), p.lat());
    first = false;
  }
  return out + "))";
}

std::optional<std::vector<LngLat>> ring_in_wkt(std::string_view text) {
  Scanner scan(text);
  if (!scan.take("POLYGON") || !scan.take("(") || !scan.take("(")) return std::nullopt;
  std::vector<LngLat> out;
  do {
    const auto lng = scan.number();
    const auto lat = lng ? scan.number() : std::nullopt;
    const auto at = lat ? LngLat::from_degrees(*lng, *lat) : std::nullopt;
    if (!at || out.size() > kMostCorners) return std::nullopt;
    out.push_back(*at);
  } while (scan.take(","));
  if (!scan.take(")") || !scan.take(")") || !scan.at_end()) return std::nullopt;
  if (out.size() > 1 && !(out.front() == out.back())) out.push_back(out.front());
  if (out.size() < kLeast) return std::nullopt;
  return out;
}

}  // namespace dateline::geo

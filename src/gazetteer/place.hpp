#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/lng_lat.hpp"

namespace dateline::gazetteer {

/// Kinds of places, as the answers name them.
enum class PlaceKind : std::uint8_t {
  country,
  region,
  settlement,
  district,
  facility,
  water,
  relief,
  area,
  other
};
[[nodiscard]] std::string_view name(PlaceKind kind);
[[nodiscard]] std::optional<PlaceKind> place_kind_from(std::string_view name);

/// A view, valid for ever, of two capital letters; "" for anything else.
[[nodiscard]] std::string_view country_code(char a, char b);

/// What a place is called by programs: "geonames:99072", unique over all layers. Copies freely;
/// holds a short key itself and views a longer one, which must outlive it.
class PlaceKey {
 public:
  static constexpr std::size_t kInline = 30;

  constexpr PlaceKey() = default;
  PlaceKey(std::string_view text) : text_(text) {}    // NOLINT(*-explicit-*): a key is its text
  PlaceKey(const std::string& text) : text_(text) {}  // NOLINT(*-explicit-*): must outlive it
  /// The prefix with the number in decimal behind it; "" where they do not fit kInline bytes.
  PlaceKey(std::string_view prefix, std::uint32_t number);

  [[nodiscard]] std::string_view view() const {
    return size_ > 0 ? std::string_view(held_.data(), size_) : text_;
  }
  operator std::string_view() const { return view(); }  // NOLINT(*-explicit-*)
  [[nodiscard]] bool empty() const { return view().empty(); }
  [[nodiscard]] bool starts_with(std::string_view beginning) const {
    return view().starts_with(beginning);
  }
  friend bool operator==(const PlaceKey& a, std::string_view b) { return a.view() == b; }
  friend bool operator==(const PlaceKey& a, const PlaceKey& b) { return a.view() == b.view(); }
  friend auto operator<=>(const PlaceKey& a, const PlaceKey& b) { return a.view() <=> b.view(); }

 private:
  std::string_view text_;
  std::array<char, kInline> held_{};
  std::uint8_t size_ = 0;
};

/// One entry of a gazetteer. The views point into the mapped gazetteer and live as long as it.
struct Place {
  PlaceKey key;           ///< unique over all layers
  std::string_view name;  ///< as news in English writes it
  PlaceKind kind = PlaceKind::other;
  std::string_view feature;  ///< GeoNames feature code: "PPLC", "ADM1", "DAM" ...
  std::string_view country;  ///< ISO 3166-1 alpha-2, "" where it lies in none or several
  std::string_view admin1;   ///< key of the first-level region it lies in, ""
  std::string_view admin2;   ///< key of the second-level region it lies in, ""
  geo::LngLat at;
  float radius_km = 0;           ///< holds the place with 90 % confidence
  std::uint32_t population = 0;  ///< 0 where unknown
  std::string_view source;       ///< where the entry comes from
};

}  // namespace dateline::gazetteer

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/place.hpp"
#include "text/span.hpp"

namespace dateline::geoparse {

/// What a toponym does in its sentence; names as the answers have them.
enum class Role : std::uint8_t {
  site,         ///< where something is or happens
  dateline,     ///< where the story was filed
  origin,       ///< "from Kirkuk"
  destination,  ///< "to Habbaniya", "toward"
  home,         ///< "of Falluja", "Tikrit native": where someone is from
  actor,        ///< a capital or country for its government ("Washington said")
  adjective,    ///< a demonym ("Iraqi")
  background    ///< none of these ("the size of Belgium")
};

/// "site", as the answers name it.
[[nodiscard]] std::string_view name(Role role);

/// One way to read a toponym, with why.
struct Candidate {
  gazetteer::Place place;
  double score = 0;  ///< comparable within a mention only
  /// Plain phrases, the strongest first: "2 places of the name; this one is 63 km from Mosul,
  /// spoken of 4 times", "lies in Iraq, which the story names". Empty where none were asked for.
  std::vector<std::string> reasons;
};

/// How a relative place hangs on its toponym: "25 km south of Baghdad", "near Amerli", "northern
/// Iraq", "between Ramadi and Falluja".
struct Relation {
  enum class Kind : std::uint8_t { near, direction_of, part_of, between } kind = Kind::near;
  double bearing_deg = 0;             ///< for direction_of and part_of
  std::optional<double> distance_km;  ///< where told
  text::Span span;                    ///< the words that say so, with the toponym
};

/// What a place that only the story describes is called; its gazetteer::Place has views of it.
struct DescribedPlace {
  std::string key;
  std::string name;
  std::string country;
};
/// Begins the keys of such places: "described:sake".
inline constexpr std::string_view kDescribedKey = "described:";
/// Begins the keys of places that the story gives by coordinates, latitude first:
/// "coordinates:36.34000,43.13000".
inline constexpr std::string_view kCoordinatesKey = "coordinates:";
/// Whether a key is of either kind: the story's own, not a gazetteer's.
[[nodiscard]] bool is_storys_own(std::string_view key);

/// A toponym (or demonym) in a story, resolved or not.
struct PlaceMention {
  text::Span span;
  std::string surface;  ///< UTF-8, as written
  Role role = Role::site;
  /// Best first; empty where the gazetteer has none or none is plausible. front() is the answer.
  std::vector<Candidate> candidates;
  /// 0..1: how likely this is a place and place() it, within 161 km or the same country; of a
  /// mention that was given only the latter. 0 without candidates.
  double confidence = 0;
  std::shared_ptr<const DescribedPlace> described;  ///< where the place is the story's own
  std::optional<Relation> relation;
  /// Where the mention stands when `relation` moves it, else the place's own point.
  std::optional<geo::LngLat> at;
  double radius_km = 0;

  [[nodiscard]] const gazetteer::Place* place() const {
    return candidates.empty() ? nullptr : &candidates.front().place;
  }
};

/// 0..1: how likely each of the candidates is meant, of a mention whose answer is so likely right:
/// what the answer leaves over is theirs by their scores.
[[nodiscard]] std::vector<double> chances(const PlaceMention& mention);

}  // namespace dateline::geoparse

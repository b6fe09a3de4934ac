#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "geo/coordinates.hpp"
#include "geoparse/scan.hpp"
#include "geoparse/tokens.hpp"

namespace dateline::geoparse {

/// The coordinates that a story gives, as names: "a convoy at 36.3401, 43.1289", "the camp (38S LF
/// 325 234)". Each has one option, a place of the story's own.
///
/// Letters and signs of degrees make numbers coordinates by themselves. Two bare numbers are some
/// only where the words around say so, or where they lie at a place named beside them; words for
/// amounts speak against it.
class ToldCoordinates {
 public:
  /// Reads the story once. Tokens and gazetteer must outlive it.
  ToldCoordinates(const Tokens& tokens, const gazetteer::Gazetteer& world);

  /// Whether the story holds what may be some: most do not.
  [[nodiscard]] bool any() const { return !found_.empty(); }
  /// Those that begin at a token; `before` are the names found so far.
  [[nodiscard]] std::optional<Name> at(int token, const std::vector<Name>& before) const;
  /// Those in a stretch that is known to name a place.
  [[nodiscard]] std::optional<Name> in(text::Span span) const;

 private:
  struct Found {
    geo::CoordinatesFound coordinates;
    int begin = 0;  ///< tokens [begin, end)
    int end = 0;
  };
  [[nodiscard]] bool vouched_for(const Found& found, const std::vector<Name>& before) const;
  [[nodiscard]] Name name_of(const Found& found) const;

  const Tokens* tokens_;
  const gazetteer::Gazetteer* world_;
  std::vector<Found> found_;
};

/// Names that coordinates follow with nothing but a bracket or ", at" between, as index of the name
/// and where that is: "Mosul Dam (36.63, 42.82)".
[[nodiscard]] std::vector<std::pair<int, geo::LngLat>> beside_coordinates(
    const std::vector<Name>& names, const Tokens& tokens);

}  // namespace dateline::geoparse

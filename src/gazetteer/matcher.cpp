#include "gazetteer/matcher.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "text/name_key.hpp"

namespace dateline::gazetteer {
namespace {

constexpr double kLeastSimilarity = 0.9;

/// How far apart two sources put one place of a kind, km.
double reach(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::country:
    case PlaceKind::area:
      return 1500;
    case PlaceKind::region:
      return 60;
    case PlaceKind::water:
    case PlaceKind::relief:
      return 150;
    case PlaceKind::district:
    case PlaceKind::facility:
      return 5;
    case PlaceKind::settlement:
    case PlaceKind::other:
      return 12;
  }
  return 0;
}

bool compatible(PlaceKind a, PlaceKind b) {
  if (a == b) return true;
  const auto town = [](PlaceKind k) {
    return k == PlaceKind::settlement || k == PlaceKind::district;
  };
  return town(a) && town(b);
}

/// Keys of all spellings that are no abbreviations.
std::vector<std::string> keys_of(const Row& row) {
  std::vector<std::string> keys{text::name_key(row.name)};
  for (const RowName& n : row.names) {
    if (!n.abbreviation) keys.push_back(text::name_key(n.spelling));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::erase(keys, "");
  return keys;
}

}  // namespace

bool same_place(const Likeness& of) {
  if (!of.same_country || !of.same_level || !compatible(of.kind_a, of.kind_b)) return false;
  const double limit = std::min(reach(of.kind_a), reach(of.kind_b));
  return of.km <= (of.exact_name ? limit : std::min(limit, 5.0));
}

std::optional<Matcher::Match> Matcher::find(const Row& row) const {
  const std::vector<std::string> keys = keys_of(row);
  std::optional<Match> best;
  double best_km = 0;
  const auto offer = [&](Match match, double km) {
    if (!best || km < best_km) {
      best = match;
      best_km = km;
    }
  };
  const auto countries_agree = [&](std::string_view other) {
    return row.country.empty() || other.empty() || row.country == other;
  };
  const auto levels_agree = [&](PlaceKind kind, std::string_view feature) {
    return kind != PlaceKind::region || row.feature.empty() || feature.empty() ||
           row.feature == feature;
  };
  std::unordered_set<std::size_t> tried;
  for (const std::string& key : keys) {
    const auto [begin, end] =
        by_skeleton_.equal_range(by_skeleton_.empty() ? std::string() : text::name_skeleton(key));
    for (auto at = begin; at != end; ++at) {
      const Row& other = (*rows_)[at->second];
      const double km = geo::distance_km(row.at, other.at);
      if (km > reach(row.kind) || (best && km >= best_km)) continue;
      if (!tried.insert(at->second).second) continue;
      bool exact = false;
      bool alike = false;
      for (const std::string& b : keys_of(other)) {
        for (const std::string& a : keys) {
          exact = exact || a == b;
          alike = alike || (text::name_skeleton(a) == text::name_skeleton(b) &&
                            text::name_similarity(a, b) >= kLeastSimilarity);
        }
      }
      if (alike && same_place({row.kind, other.kind, countries_agree(other.country),
                               levels_agree(other.kind, other.feature), exact, km})) {
        offer({at->second, std::nullopt}, km);
      }
    }
    if (below_ == nullptr) continue;
    // A later layer may have moved the place by as much as two sources differ.
    const auto may_be_it = [&](PlaceKind kind, geo::LngLat at) {
      constexpr double kKmPerDegree = 111;
      const double km = 2 * std::min(reach(row.kind), reach(kind));
      return compatible(row.kind, kind) && std::abs(at.lat() - row.at.lat()) * kKmPerDegree <= km &&
             geo::distance_km(at, row.at) <= km;
    };
    for (const NameHit& hit : below_->find_loose_of(key, kLeastSimilarity, may_be_it)) {
      const Place place = below_->place(hit.id);
      const double km = geo::distance_km(row.at, place.at);
      if (hit.abbreviation) continue;
      if (same_place({row.kind, place.kind, countries_agree(place.country),
                      levels_agree(place.kind, place.feature), hit.exact, km})) {
        offer({std::nullopt, hit.id}, km);
      }
    }
  }
  return best;
}

void Matcher::add(std::size_t index) {
  std::unordered_set<std::string> skeletons;
  for (const std::string& key : keys_of((*rows_)[index]))
    skeletons.insert(text::name_skeleton(key));
  for (const std::string& s : skeletons) by_skeleton_.emplace(s, index);
}

}  // namespace dateline::gazetteer

#include "geoparse/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "gazetteer/own_places.hpp"
#include "geoparse/text_map.hpp"
#include "geoparse/tokens.hpp"
#include "text/name_key.hpp"

namespace dateline::geoparse {
namespace {

using gazetteer::Gazetteer;
using gazetteer::NameHit;
using gazetteer::Place;
using gazetteer::PlaceKind;

Option make(const Gazetteer& world, const NameHit& hit) {
  Option o;
  o.id = hit.id;
  o.place = world.place(hit.id);
  o.similarity = hit.similarity;
  o.primary = hit.primary;
  o.abbreviation = hit.abbreviation;
  describe(o);
  return o;
}

void add(std::vector<Option>& out, Option option) {
  if (std::none_of(out.begin(), out.end(), [&](const Option& o) { return o.id == option.id; })) {
    out.push_back(std::move(option));
  }
}

/// Whether an abbreviation's spelling is written so in the text: "Va." is no "va".
bool written_as_abbreviation(std::string_view text, std::string_view spelling) {
  if (text == spelling) return true;
  const auto bare = [](std::string_view s) {
    std::string out;
    for (const char c : s) {
      if (c != '.') out.push_back(c);
    }
    return out;
  };
  return bare(text) == bare(spelling) && text.size() >= 2;
}

void add_found(std::vector<Option>& out, const Gazetteer& world, std::span<const NameHit> hits,
               const std::string& text, bool shortened) {
  const bool caps =
      std::all_of(text.begin(), text.end(), [](char c) { return c < 'a' || c > 'z'; });
  for (const NameHit& hit : hits) {
    if (hit.abbreviation && !written_as_abbreviation(text, world.spelling(hit.name))) continue;
    Option o = make(world, hit);
    o.shortened = shortened;
    add(out, std::move(o));
  }
  // "US" in capitals is the abbreviation, not the village of Us.
  const bool short_for =
      caps && text.size() <= 4 &&
      std::any_of(out.begin(), out.end(), [](const Option& o) { return o.abbreviation; });
  if (short_for) std::erase_if(out, [](const Option& o) { return !o.abbreviation && !o.own; });
}

void add_exact(std::vector<Option>& out, const NameSources& sources, const std::string& text,
               bool shortened) {
  const std::string key = text::name_key(text);
  if (sources.filter->may_hold(key)) {
    add_found(out, *sources.world, sources.world->find_key(key), text, shortened);
  }
}

void add_demonyms(std::vector<Option>& out, const NameSources& sources, const std::string& text) {
  const Gazetteer& world = *sources.world;
  for (const std::string& form :
       {text, text.ends_with('s') ? text.substr(0, text.size() - 1) : ""}) {
    if (form.empty() || !sources.filter->may_be_demonym(text::name_key(form))) continue;
    if (const auto d = world.demonym(form)) {
      Option o = make(world, NameHit{d->country, {}, true, true, false, 1});
      o.from_demonym = true;
      add(out, std::move(o));
      return;
    }
  }
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (c == ' ' || c == ',' || c == '(' || c == ')') {
      if (!word.empty()) words.push_back(word);
      word.clear();
    } else {
      word.push_back(c);
    }
  }
  return words;
}

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += (i > begin ? " " : "") + words[i];
  return out;
}

}  // namespace

std::array<double, 3> direction_of(geo::LngLat at) {
  const double lat = at.lat() * std::numbers::pi / 180;
  const double lng = at.lng() * std::numbers::pi / 180;
  return {std::cos(lat) * std::cos(lng), std::cos(lat) * std::sin(lng), std::sin(lat)};
}

void describe(Option& option) {
  const Place& place = option.place;
  option.own = place.source == gazetteer::kOwnPlaceSource;
  option.is_capital = place.feature == "PPLC";
  option.is_first_region = place.kind == PlaceKind::region && place.feature == "ADM1";
  option.direction = direction_of(place.at);
  option.prominence = prominence(place);
  option.log_people = std::log10(1.0 + place.population);
  option.country_id = text_hash(place.country);
  option.key_id = text_hash(place.key);
  option.admin1_id = text_hash(place.admin1);
  option.admin2_id = text_hash(place.admin2);
}

namespace {

constexpr double kEarthKm = 6371.0088;

double squared_chord(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  const double dx = a[0] - b[0];
  const double dy = a[1] - b[1];
  const double dz = a[2] - b[2];
  return dx * dx + dy * dy + dz * dz;
}

}  // namespace

double distance_km(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  const double chord = std::sqrt(squared_chord(a, b));
  return 2 * kEarthKm * std::asin(std::min(1.0, chord / 2));
}

bool is_nearer(const std::array<double, 3>& a, const std::array<double, 3>& b, double km) {
  // An arc is at least as long as its chord, and at these angles less than a tenth longer.
  constexpr double kMostChord = 0.5;
  constexpr double kArcOfChord = 1.1;
  const double chord = squared_chord(a, b);
  const double angle = km / kEarthKm;
  if (chord > angle * angle) return false;
  if (angle < kMostChord && chord * kArcOfChord * kArcOfChord < angle * angle) return true;
  return distance_km(a, b) < km;
}

double prominence(const Place& place) {
  const double people = std::log10(1.0 + place.population) / 8;
  switch (place.kind) {
    case PlaceKind::country:
      return 1;
    case PlaceKind::area:
      return 0.85;
    case PlaceKind::region:
      return place.feature == "ADM1" ? 0.8 : 0.4;
    case PlaceKind::water:
    case PlaceKind::relief:
      return 0.3 + std::min(0.4, static_cast<double>(place.radius_km) / 1000);
    case PlaceKind::settlement:
    case PlaceKind::district:
    case PlaceKind::facility:
    case PlaceKind::other:
      break;
  }
  return people + (place.feature == "PPLC" ? 0.1 : 0);
}

std::vector<Option> options_for(const NameSources& sources, const NameQuery& query,
                                std::size_t most) {
  const Gazetteer& world = *sources.world;
  const Lexicon& lexicon = *sources.lexicon;
  std::vector<Option> out;
  std::string text = query.text;
  if (text.ends_with("'s")) text.resize(text.size() - 2);
  if (query.found != nullptr) {
    add_found(out, world, *query.found, text, false);
  } else {
    add_exact(out, sources, text, false);
  }
  if (query.demonyms) add_demonyms(out, sources, text);
  std::vector<std::string> words = words_of(text);
  if (words.size() == 1 && out.empty()) {
    // Counties are listed by their full names.
    for (const char* title : {" County", " Parish", " District", " Island"}) {
      add_exact(out, sources, text + title, true);
    }
  }
  if (out.empty() && query.shorten && words.size() > 1) {
    // The longest part of the name that is one, without words like "city" or "northern".
    for (std::size_t n = words.size() - 1; n >= 1 && out.empty(); --n) {
      for (std::size_t i = 0; i + n <= words.size() && out.empty(); ++i) {
        const std::string part = join(words, i, i + n);
        const std::string lower = lower_case(part);
        if (n == 1 && ((lexicon.classes(lower) & (kPlaceNoun | kNever | kOrganisation)) != 0 ||
                       lexicon.bearing(lower))) {
          continue;
        }
        add_exact(out, sources, part, true);
        if (out.empty() && query.demonyms) add_demonyms(out, sources, part);
      }
    }
  }
  if (out.empty() && query.loose > 0) {
    for (const NameHit& hit : world.find_loose(text, query.loose)) add(out, make(world, hit));
  }
  std::stable_sort(out.begin(), out.end(), [](const Option& a, const Option& b) {
    if (a.own != b.own) return a.own;
    return a.prominence * a.similarity > b.prominence * b.similarity;
  });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace dateline::geoparse

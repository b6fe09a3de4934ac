#include "geoparse/candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
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

Option make(const NameSources& sources, const NameHit& hit) {
  Option o;
  o.id = hit.id;
  o.place = sources.finder->place(hit.id);
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

void add_found(std::vector<Option>& out, const NameSources& sources, std::span<const NameHit> hits,
               const std::string& text, bool shortened) {
  const bool caps =
      std::all_of(text.begin(), text.end(), [](char c) { return c < 'a' || c > 'z'; });
  out.reserve(out.size() + hits.size());
  for (const NameHit& hit : hits) {
    if (hit.abbreviation && !written_as_abbreviation(text, sources.world->spelling(hit.name)))
      continue;
    Option o = make(sources, hit);
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
  const std::string name_key = text::name_key(text);
  const HashedKey key(name_key);
  if (sources.finder->may_hold(key.hash)) {
    add_found(out, sources, sources.finder->find(key), text, shortened);
  }
}

/// Counties are listed by their full names. `key` is the name_key of the text.
void add_titled(std::vector<Option>& out, const NameSources& sources, const std::string& text,
                std::string_view key) {
  struct Title {
    std::string_view text;
    std::string_view key;
  };
  static constexpr auto kTitles = std::to_array<Title>({{" County", " county"},
                                                        {" Parish", " parish"},
                                                        {" District", " district"},
                                                        {" Island", " island"}});
  // Words that name_key drops or spells out beside others alone: "St", "the".
  constexpr std::size_t kLongestChanged = 3;
  const bool ends_key = key.size() > kLongestChanged;
  const std::uint64_t hash = base::fnv1a(key);
  for (const Title& title : kTitles) {
    if (ends_key && !sources.finder->may_hold(base::fnv1a(title.key, hash))) continue;
    add_exact(out, sources, text + std::string(title.text), true);
  }
}

/// `key` is the name_key of the text.
void add_demonyms(std::vector<Option>& out, const NameSources& sources, const std::string& text,
                  std::string_view key) {
  const Gazetteer& world = *sources.world;
  const auto add_if = [&](std::string_view form, std::string_view form_key) {
    if (!sources.finder->may_be_demonym(base::fnv1a(form_key))) return false;
    const auto d = world.demonym(form);
    if (!d) return false;
    Option o = make(sources, NameHit{d->country, {}, true, true, false, 1});
    o.from_demonym = true;
    add(out, std::move(o));
    return true;
  };
  if (text.empty() || add_if(text, key) || !text.ends_with('s') || text.size() == 1) return;
  const std::string_view one = std::string_view(text).substr(0, text.size() - 1);
  if (key.ends_with('s') && key.find(' ') == std::string_view::npos) {
    add_if(one, key.substr(0, key.size() - 1));
  } else {
    add_if(one, text::name_key(one));
  }
}

bool parts_words(char c) { return c == ' ' || c == ',' || c == '(' || c == ')'; }

bool is_one_word(std::string_view text) {
  const auto* const begin = std::ranges::find_if_not(text, parts_words);
  const auto* const end = std::find_if(begin, text.end(), parts_words);
  return begin != text.end() && std::all_of(end, text.end(), parts_words);
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (parts_words(c)) {
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

/// The user's own first, then by prominence.
void put_in_order(std::vector<Option>& options) {
  struct Rank {
    bool own;
    double weight;
    std::size_t option;
  };
  std::vector<Rank> ranks;
  ranks.reserve(options.size());
  for (const Option& o : options) {
    ranks.push_back({o.own, o.prominence * o.similarity, ranks.size()});
  }
  const auto before = [](const Rank& a, const Rank& b) {
    if (a.own != b.own) return a.own;
    return a.weight != b.weight ? a.weight > b.weight : a.option < b.option;
  };
  if (std::ranges::is_sorted(ranks, before)) return;
  std::ranges::sort(ranks, before);
  // Options are large: each is moved once.
  std::vector<Option> sorted;
  sorted.reserve(options.size());
  for (const Rank& rank : ranks) sorted.push_back(std::move(options[rank.option]));
  options = std::move(sorted);
}

}  // namespace

std::array<double, 3> direction_of(geo::LngLat at) {
  const double lat = at.lat() * std::numbers::pi / 180;
  const double lng = at.lng() * std::numbers::pi / 180;
  return {std::cos(lat) * std::cos(lng), std::cos(lat) * std::sin(lng), std::sin(lat)};
}

namespace {

double prominence(const Place& place, double log_people) {
  const double people = log_people / 8;
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

}  // namespace

void describe(Option& option) {
  const Place& place = option.place;
  option.own = place.source == gazetteer::kOwnPlaceSource;
  option.is_capital = place.feature == "PPLC";
  option.is_first_region = place.kind == PlaceKind::region && place.feature == "ADM1";
  option.direction = direction_of(place.at);
  option.log_people = std::log10(1.0 + place.population);
  option.prominence = prominence(place, option.log_people);
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
  return prominence(place, std::log10(1.0 + place.population));
}

bool is_own(std::span<const Option> options) {
  return std::ranges::any_of(
      options, [](const Option& o) { return o.own && o.similarity == 1 && !o.shortened; });
}

std::vector<Option> options_for(const NameSources& sources, const NameQuery& query,
                                std::size_t most) {
  const Gazetteer& world = *sources.world;
  const Lexicon& lexicon = *sources.lexicon;
  std::vector<Option> out;
  std::string text = query.text;
  if (text.ends_with("'s")) text.resize(text.size() - 2);
  std::string own_key;
  std::string_view key = query.key;
  if (query.found != nullptr) {
    add_found(out, sources, *query.found, text, false);
  } else {
    own_key = text::name_key(text);
    key = own_key;
    add_exact(out, sources, text, false);
  }
  if (query.demonyms) add_demonyms(out, sources, text, key);
  if (out.empty() && query.begins && is_one_word(text)) add_titled(out, sources, text, key);
  std::vector<std::string> words;
  if (out.empty() && query.shorten) words = words_of(text);
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
        if (out.empty() && query.demonyms) add_demonyms(out, sources, part, text::name_key(part));
      }
    }
  }
  if (out.empty() && query.loose > 0) {
    for (const NameHit& hit : world.find_loose(text, query.loose)) add(out, make(sources, hit));
  }
  put_in_order(out);
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace dateline::geoparse

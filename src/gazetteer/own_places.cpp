#include "gazetteer/own_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "base/checksum.hpp"
#include "gazetteer/layer_builder.hpp"
#include "gazetteer/matcher.hpp"
#include "gazetteer/row_import.hpp"
#include "text/name_key.hpp"

namespace dateline::gazetteer {
namespace {

constexpr std::size_t kMostWordsAlike = 4;  // of names that only sound alike, as a story has them
constexpr double kLeastAlike = 0.85;

/// The place below that a row is: of that name and kind, and where the row says. Sources of
/// gazetteers differ by more than that; who puts a place on the map has looked where it is.
std::optional<PlaceId> same_spot(const Row& row, const Gazetteer& below) {
  constexpr double kLeastKm = 1;
  constexpr double kMostKm = 10;
  const double reach = std::clamp(static_cast<double>(row.radius_km), kLeastKm, kMostKm);
  std::vector<std::string> spellings{row.name};
  for (const RowName& n : row.names) spellings.push_back(n.spelling);
  std::optional<PlaceId> best;
  double best_km = reach;
  for (const std::string& spelling : spellings) {
    for (const NameHit& hit : below.find(spelling)) {
      const Place place = below.place(hit.id);
      const bool one_country =
          row.country.empty() || place.country.empty() || row.country == place.country;
      const double km = geo::distance_km(row.at, place.at);
      if (km > best_km || !same_place({row.kind, place.kind, one_country, true, true, km}))
        continue;
      best = hit.id;
      best_km = km;
    }
  }
  return best;
}

/// The country of the nearest towns, where they agree: near a border only the user knows.
std::string country_around(geo::LngLat at, const Gazetteer& below) {
  constexpr double kKm = 60;
  constexpr int kTowns = 4;
  std::string out;
  int towns = 0;
  for (const NearHit& hit : below.near(at, kKm)) {
    const Place p = below.place(hit.id);
    if (p.kind != PlaceKind::settlement || p.country.empty()) continue;
    if (!out.empty() && p.country != out) return "";
    out = p.country;
    if (++towns == kTowns) break;
  }
  return out;
}

std::uint64_t checksum_of(const Row& row, std::string_view target) {
  std::string all =
      fmt::format("{}\n{}\n{}\n{}\n{:.7f} {:.7f} {}\n{}", row.key, row.name, name(row.kind),
                  row.country, row.at.lng(), row.at.lat(), row.radius_km, target);
  for (const RowName& n : row.names) all += "\n" + n.spelling;
  return base::fnv1a(all);
}

/// Tokens of a sentence as one text, parted by spaces; `glued` as they stand in the story.
std::string joined(std::span<const text::Token> tokens, bool glued) {
  std::string out;
  for (const text::Token& token : tokens) {
    out += token.form;
    if (!glued || token.space_after) out.push_back(' ');
  }
  return out;
}

bool has_glued_apostrophe(std::span<const text::Token> tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!tokens[i].space_after && tokens[i + 1].form.starts_with('\'')) return true;
  }
  return false;
}

/// Whether a name may begin with a token, or go on with it.
bool may_be_named(std::string_view form) {
  return !form.empty() &&
         ((form[0] >= 'A' && form[0] <= 'Z') || static_cast<unsigned char>(form[0]) >= 0x80 ||
          form.find('-') != std::string_view::npos);
}

}  // namespace

base::Result<OwnPlaces> OwnPlaces::compile(std::vector<Row> places, const Gazetteer& below) {
  OwnPlaces out;
  if (places.empty()) return out;
  LayerBuilder layer({"places of the project", ""}, &below);
  for (Row& row : places) {
    const auto target = same_spot(row, below);
    const std::size_t index = out.checksums_.size();
    out.checksums_.push_back(
        checksum_of(row, target ? below.place(*target).key.view() : std::string_view()));
    if (!target) {
      if (row.country.empty()) row.country = country_around(row.at, below);
      place_in_nearest_region(row, below);
    }
    const std::uint32_t place = layer.add_place({.key = row.key,
                                                 .kind = row.kind,
                                                 .feature = row.feature,
                                                 .country = row.country,
                                                 .region = layer.region(row.admin1, row.admin2),
                                                 .at = row.at,
                                                 .radius_km = row.radius_km,
                                                 .population = row.population,
                                                 .source = kOwnPlaceSource});
    layer.add_name(place, row.name, LayerBuilder::primary);
    out.know(row.name, index);
    for (const RowName& n : row.names) {
      layer.add_name(place, n.spelling,
                     n.abbreviation ? LayerBuilder::abbreviation : LayerBuilder::plain);
      out.know(n.spelling, index);
    }
    if (!target) continue;
    layer.amend(place, *target, Amendment::corrects);
    for (const std::string_view spelling : below.names_of(*target)) out.know(spelling, index);
  }
  auto compiled = layer.compiled();
  if (!compiled) return compiled.error();
  out.layer_ = std::move(*compiled);
  return out;
}

void OwnPlaces::know(std::string_view spelling, std::size_t place) {
  std::string key = text::name_key(spelling);
  if (key.empty()) return;
  // Counties and the like are found by their bare names too.
  for (const std::string_view title : {" county", " parish", " district", " island"}) {
    if (key.size() > title.size() && key.ends_with(title)) {
      know(key.substr(0, key.size() - title.size()), place);
    }
  }
  std::string skeleton = text::name_skeleton(key);
  if (!skeleton.empty()) by_skeleton_.emplace(std::move(skeleton), Known{key, place});
  std::string first = key.substr(0, key.find(' '));
  by_first_word_.emplace(std::move(first), Known{std::move(key), place});
}

void OwnPlaces::mark_exact(const std::string& text, std::vector<bool>& named) const {
  const std::string folded = text::name_key(text);
  const std::string_view rest(folded);
  std::string word;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find(' ', at), rest.size());
    word.assign(rest.substr(at, end - at));
    const auto [begin, last] = by_first_word_.equal_range(word);
    for (auto known = begin; known != last; ++known) {
      const std::string& key = known->second.key;
      const std::size_t behind = at + key.size();
      if (rest.substr(at, key.size()) == key && (behind == rest.size() || rest[behind] == ' ')) {
        named[known->second.place] = true;
      }
    }
    at = end + 1;
  }
}

void OwnPlaces::mark_alike(std::span<const text::Token> tokens, std::vector<bool>& named) const {
  std::string name;
  for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
    if (!may_be_named(tokens[begin].form)) continue;
    name.clear();
    std::size_t words = 0;
    bool linked = false;
    for (std::size_t i = begin; i < tokens.size() && words < kMostWordsAlike; ++i) {
      const text::Token& token = tokens[i];
      if (i > begin && token.form == "-") {
        name.push_back(' ');
        linked = true;
        continue;
      }
      if (!linked && !may_be_named(token.form)) break;
      linked = false;
      name += token.form;
      ++words;
      const std::string key = text::name_key(name);
      const auto [first, last] = by_skeleton_.equal_range(text::name_skeleton(key));
      for (auto known = first; known != last; ++known) {
        if (text::name_similarity(known->second.key, key) >= kLeastAlike) {
          named[known->second.place] = true;
        }
      }
      if (token.space_after) name.push_back(' ');
    }
  }
}

std::uint64_t OwnPlaces::named_in(const text::Story& story) const {
  if (empty()) return 0;
  std::vector<bool> named(checksums_.size(), false);
  std::vector<text::Token> cut;
  for (const text::Sentence& sentence : story.sentences) {
    std::span<const text::Token> tokens = story.tokens;
    if (tokens.empty()) {
      // Out of a project's file, which keeps them back.
      cut.clear();
      text::tokenize(story.at(sentence.span), sentence.span.start, cut);
      tokens = cut;
    } else {
      tokens = tokens.subspan(sentence.tokens.begin, sentence.tokens.size());
    }
    mark_exact(joined(tokens, false), named);
    if (has_glued_apostrophe(tokens)) mark_exact(joined(tokens, true), named);
    mark_alike(tokens, named);
  }
  constexpr std::uint64_t kPrime = 0x100000001b3ULL;
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i]) out = (out ^ checksums_[i]) * kPrime;
  }
  return out;
}

}  // namespace dateline::gazetteer

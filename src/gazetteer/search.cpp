#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/checksum.hpp"
#include "base/utf8.hpp"
#include "gazetteer/edit_distance.hpp"
#include "gazetteer/gazetteer_impl.hpp"
#include "gazetteer/prominence.hpp"
#include "text/name_key.hpp"

namespace dateline::gazetteer {

using format::SectionId;
using Match = SearchHit::Match;

namespace {

/// The consonants that text::name_skeleton writes.
constexpr std::string_view kConsonants = "bpdtjShkrsgfvlmnwy";
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

int slips_forgiven(std::size_t letters) { return letters < 4 ? 0 : letters < 6 ? 1 : 2; }

/// All texts that one slip in one place makes of `text`, with letters of `alphabet`. What is there
/// already is kept once.
void add_variants(const std::string& text, std::string_view alphabet, std::size_t from,
                  std::unordered_set<std::string>& out) {
  for (std::size_t i = from; i <= text.size(); ++i) {
    for (const char c : alphabet) {
      out.insert(text.substr(0, i) + c + text.substr(i));
      if (i < text.size()) out.insert(text.substr(0, i) + c + text.substr(i + 1));
    }
    if (i < text.size()) out.insert(text.substr(0, i) + text.substr(i + 1));
    if (i + 1 < text.size()) {
      std::string swapped = text;
      std::swap(swapped[i], swapped[i + 1]);
      out.insert(std::move(swapped));
    }
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool has_double(std::string_view text) {
  return std::adjacent_find(text.begin(), text.end()) != text.end();
}

/// One search: collects what it finds in several ways, best way first.
class Searcher {
 public:
  Searcher(const std::vector<Layer>& layers, const Amendments& amendments, std::string key,
           std::size_t most)
      : layers_(layers),
        amendments_(amendments),
        key_(std::move(key)),
        letters_(base::to_code_points(key_)),
        most_(most) {}

  std::vector<SearchHit> run(const Gazetteer& world) {
    for (std::uint32_t layer = 0; layer < layers_.size(); ++layer) add_beginnings(layer, key_, 0);
    add_alike();
    if (const int slips = slips_forgiven(letters_.size()); slips > 0) {
      add_slips(1);
      if (found_.size() < most_) add_slipped_beginnings();
      if (slips > 1 && found_.size() < most_) add_slips(2);
    }
    std::vector<std::pair<double, SearchHit>> ranked;
    ranked.reserve(found_.size());
    for (const auto& [id, found] : found_) {
      const Place p = world.place(found.hit.id);
      ranked.emplace_back(prominence(p.kind, p.population, p.radius_km) - found.penalty, found.hit);
    }
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second.id < b.second.id;
    });
    std::vector<SearchHit> out;
    for (std::size_t i = 0; i < std::min(most_, ranked.size()); ++i)
      out.push_back(ranked[i].second);
    return out;
  }

 private:
  struct Found {
    SearchHit hit;
    double penalty;
  };

  /// How much more prominent another place must be to come before one found so, in powers of ten
  /// of people: who types "Mosel" to the end wants no Mosul, who types "Mos" wants no hamlet.
  [[nodiscard]] double penalty(const SearchHit& hit, bool display_name) const {
    const std::string key = text::name_key(hit.spelling);
    const bool latin = is_ascii(key_);
    const bool same_script = latin == is_ascii(key);
    // Display names are in Latin letters: who types others means a name in those.
    const bool usual = display_name || (!latin && same_script);
    switch (hit.match) {
      case Match::whole:
        return usual ? -3 : -2.5;
      case Match::beginning:
        // The more is typed, the surer it is that it was meant.
        return std::max(-1.5, 0.5 - 0.15 * (static_cast<double>(letters_.size()) - 3)) +
               (usual ? 0 : 2.5);
      case Match::sound:
        return same_script ? (usual ? 0.7 : 3) : 3.5;
      case Match::slips:
        break;
    }
    const bool only_begun = key.size() > key_.size() + 1;
    return (hit.slips > 1 ? 4.0 : 1.2) + (usual ? 0.3 : 1.3) + (only_begun ? 0.7 : 0);
  }

  /// Whether a spelling is the display name of its place or sounds as that does.
  [[nodiscard]] bool is_display_name(std::uint32_t layer, std::string_view spelling,
                                     std::uint32_t place_with_flags) const {
    if ((place_with_flags & format::kNamePrimary) != 0) return true;
    const auto place = layers_[layer].record<format::PlaceRecord>(
        SectionId::places, place_with_flags & format::kNamePlaceMask);
    if (!place) return false;
    const std::string key = text::name_key(spelling);
    const std::string display = text::name_key(layers_[layer].spelling(place->name));
    return is_ascii(key) && is_ascii(display) &&
           text::name_skeleton(key) == text::name_skeleton(display);
  }

  [[nodiscard]] float prominence_at(std::uint32_t layer, std::uint32_t place) const {
    const auto r = layers_[layer].record<format::PlaceRecord>(SectionId::places, place);
    if (!r) return 0;
    return static_cast<float>(prominence(static_cast<PlaceKind>(std::min<std::uint8_t>(r->kind, 8)),
                                         r->population, r->radius_km));
  }

  void take(std::uint32_t layer, std::uint32_t name, std::uint32_t place_with_flags, Match match,
            int slips) {
    if (match != Match::whole && (place_with_flags & format::kNameAbbreviation) != 0) return;
    PlaceId id{layer, place_with_flags & format::kNamePlaceMask};
    if ((place_with_flags & format::kNameAmends) != 0) id = amendments_.resolve(id);
    if (amendments_.hidden(id)) return;
    const SearchHit hit{id, layers_[layer].spelling(name), match, slips};
    if (hit.spelling.empty()) return;
    const Found found{hit, penalty(hit, is_display_name(layer, hit.spelling, place_with_flags))};
    const auto [at, fresh] = found_.try_emplace(std::uint64_t{id.layer} << 32U | id.index, found);
    // The best way to have typed it counts; of equal ones the first.
    if (!fresh && found.penalty < at->second.penalty) at->second = found;
  }

  /// The names of a layer whose keys begin with `beginning`.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> range(std::uint32_t layer,
                                                              std::string_view beginning) const {
    const Layer& names = layers_[layer];
    const auto first = [&](auto stands_before) {
      std::uint32_t low = 0;
      std::uint32_t high = names.count(SectionId::name_places);
      while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        const std::string key = text::name_key(names.spelling(middle)).substr(0, beginning.size());
        if (stands_before(key)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    };
    return {first([&](const std::string& key) { return key < beginning; }),
            first([&](const std::string& key) { return key <= beginning; })};
  }

  void add_beginnings(std::uint32_t layer, const std::string& beginning, int slips) {
    const Layer& names = layers_[layer];
    const auto [begin, end] = range(layer, beginning);
    std::vector<std::pair<float, std::uint32_t>> best;
    const auto offer = [&](std::uint32_t name) {
      const auto place = names.name_place(name);
      if (place) best.emplace_back(prominence_at(layer, *place & format::kNamePlaceMask), name);
    };
    if (end - begin <= format::kCrowd) {
      for (std::uint32_t name = begin; name < end; ++name) offer(name);
    } else {
      each_top_of_crowd(names, begin, beginning.size(), offer);
      // Whole names among them, which may be too small to stand out.
      const std::uint32_t some = std::min(end, begin + format::kCrowd);
      for (std::uint32_t name = begin; name < some && slips == 0; ++name) {
        if (text::name_key(names.spelling(name)) != beginning) break;
        offer(name);
      }
    }
    const std::size_t kept = std::min(best.size(), 4 * most_);
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept), best.end(),
                      [](const auto& a, const auto& b) {
                        return a.first != b.first ? a.first > b.first : a.second < b.second;
                      });
    for (std::size_t i = 0; i < best.size(); ++i) {
      const std::uint32_t name = best[i].second;
      const bool whole = slips == 0 && text::name_key(names.spelling(name)) == key_;
      if (i >= kept && !whole) continue;
      const auto place = names.name_place(name);
      const Match match = whole ? Match::whole : slips > 0 ? Match::slips : Match::beginning;
      if (place) take(layer, name, *place, match, slips);
    }
  }

  template <class Use>
  static void each_top_of_crowd(const Layer& names, std::uint32_t first, std::size_t bytes,
                                Use use) {
    std::uint32_t low = 0;
    std::uint32_t high = names.count(SectionId::crowds);
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      const auto crowd = names.record<format::CrowdRecord>(SectionId::crowds, middle);
      const bool before =
          crowd && (crowd->first_name != first ? crowd->first_name < first : crowd->bytes < bytes);
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    // The crowd of a longer beginning is the same where all names have that one.
    const auto crowd = names.record<format::CrowdRecord>(SectionId::crowds, low);
    if (!crowd || crowd->first_name != first) return;
    for (std::uint32_t i = 0; i < format::kCrowdTops; ++i) {
      if (const auto name = names.record<std::uint32_t>(SectionId::crowd_names, crowd->tops + i)) {
        use(*name);
      }
    }
  }

  void add_alike() {
    const std::uint64_t skeleton = base::fnv1a(text::name_skeleton(key_));
    for (std::uint32_t layer = 0; layer < layers_.size(); ++layer) {
      layers_[layer].each_name(
          skeleton, 0, false, [&](std::uint32_t name, std::uint32_t place, bool /*exact*/) {
            const std::string key = text::name_key(layers_[layer].spelling(name));
            if (text::name_similarity(key_, key) >= 0.8) take(layer, name, place, Match::sound, 0);
          });
    }
  }

  /// Names whose consonants are at most `most` slips from those typed, and themselves too.
  void add_slips(int most) {
    const std::string skeleton = text::name_skeleton(key_);
    for (const char c : skeleton) {
      if (kConsonants.find(c) == std::string_view::npos) return;  // digits, other scripts
    }
    std::unordered_set<std::string> near{skeleton};
    for (int i = 0; i < most; ++i) {
      const std::vector<std::string> last(near.begin(), near.end());
      for (const std::string& text : last) add_variants(text, kConsonants, 0, near);
    }
    for (const std::string& variant : near) {
      if (has_double(variant)) continue;
      const std::uint64_t hash = base::fnv1a(variant);
      for (std::uint32_t layer = 0; layer < layers_.size(); ++layer) {
        layers_[layer].each_name(
            hash, 0, false, [&](std::uint32_t name, std::uint32_t place, bool /*exact*/) {
              const std::string key = text::name_key(layers_[layer].spelling(name));
              const int slips = slips_between(letters_, base::to_code_points(key), most);
              if (slips <= most && slips > 0) take(layer, name, place, Match::slips, slips);
            });
      }
    }
  }

  /// Names that begin with what one slip makes of what was typed; the first letter is right.
  void add_slipped_beginnings() {
    if (letters_.size() != key_.size()) return;  // other scripts: too many letters to try
    std::unordered_set<std::string> variants;
    add_variants(key_, kLetters, 1, variants);
    variants.erase(key_);
    for (const std::string& variant : variants) {
      for (std::uint32_t layer = 0; layer < layers_.size(); ++layer) {
        add_beginnings(layer, variant, 1);
      }
    }
  }

  const std::vector<Layer>& layers_;
  const Amendments& amendments_;
  std::string key_;
  std::u32string letters_;
  std::size_t most_;
  std::unordered_map<std::uint64_t, Found> found_;
};

}  // namespace

std::vector<SearchHit> Gazetteer::search(std::string_view typed, std::size_t most) const {
  std::string key = text::name_key(typed);
  if (key.empty() || most == 0) return {};
  return Searcher(impl_->layers, impl_->amendments, std::move(key), most).run(*this);
}

}  // namespace dateline::gazetteer

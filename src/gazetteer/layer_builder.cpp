#include "gazetteer/layer_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/checksum.hpp"
#include "gazetteer/crowds.hpp"
#include "gazetteer/layer_file.hpp"
#include "gazetteer/leb128.hpp"
#include "gazetteer/name_order.hpp"
#include "gazetteer/place_key.hpp"
#include "gazetteer/prominence.hpp"
#include "text/name_key.hpp"

namespace dateline::gazetteer {

using format::SectionId;

namespace {

constexpr std::uint32_t kNone = 0xffffffffU;

/// Texts counted from 0 in the order met, at most `most`; what comes after counts as the first.
class Numbered {
 public:
  explicit Numbered(std::size_t most) : most_(most) {}
  /// The same with a text that is there from the start.
  Numbered(std::size_t most, std::string_view first) : most_(most) { (void)of(first); }
  std::uint32_t of(std::string_view text) {
    const auto found = numbers_.find(text);
    if (found != numbers_.end()) return found->second;
    if (texts_.size() >= most_) return 0;
    const auto number = static_cast<std::uint32_t>(texts_.size());
    texts_.emplace_back(text);
    numbers_.emplace(text, number);
    return number;
  }
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::size_t most_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<std::string> texts_;
};

/// A slot on its way into the hash table of names.
struct SlotEntry {
  std::uint64_t skeleton;
  std::uint32_t exact;
  std::uint32_t name;
};

}  // namespace

struct LayerBuilder::Impl {
  LayerMeta meta;
  const Gazetteer* below = nullptr;
  std::vector<format::PlaceRecord> places;  // key: number or in `keys`; key_prefix: as met
  TextArena keys;
  TextArena spellings;
  std::vector<NameEntry> names;
  Numbered prefixes{format::kNoPrefix};
  Numbered features{0xffff, ""};
  Numbered sources{0xffff, ""};
  std::map<std::pair<std::string, std::string>, std::uint32_t> region_numbers;
  std::vector<std::pair<std::string, std::string>> regions{{"", ""}};
  struct Amend {
    std::uint32_t place;
    PlaceId target;
    Amendment how;
  };
  std::vector<Amend> amends;
  std::set<std::string> hidden;
  struct Demonym {
    std::string word;
    std::string country;
    std::string tag;
  };
  std::vector<Demonym> demonyms;
  Counts counts;

  std::vector<std::uint32_t> sort_places();
  void write_places(LayerFile& out);
  /// false: the spellings take more than 4 GB
  [[nodiscard]] bool write_names(LayerFile& out);
  static void write_slots(LayerFile& out, std::vector<SlotEntry> slots);
  void write_grid(LayerFile& out) const;
  void write_demonyms(LayerFile& out) const;
  void write_amends(LayerFile& out);
};

LayerBuilder::LayerBuilder(LayerMeta meta, const Gazetteer* below)
    : impl_(std::make_unique<Impl>()) {
  impl_->meta = std::move(meta);
  impl_->below = below;
}
LayerBuilder::LayerBuilder(LayerBuilder&&) noexcept = default;
LayerBuilder& LayerBuilder::operator=(LayerBuilder&&) noexcept = default;
LayerBuilder::~LayerBuilder() = default;

const Gazetteer* LayerBuilder::below() const { return impl_->below; }

std::uint32_t LayerBuilder::add_place(const NewPlace& place) {
  format::PlaceRecord r{};
  r.key_prefix = format::kNoPrefix;
  if (const auto key = numbered_key(place.key)) {
    const std::uint32_t prefix = impl_->prefixes.of(key->prefix);
    if (impl_->prefixes.texts()[prefix] == key->prefix) {
      r.key_prefix = static_cast<std::uint8_t>(prefix);
      r.key = key->number;
    }
  }
  if (r.key_prefix == format::kNoPrefix) r.key = impl_->keys.add(place.key);
  r.name = kNone;
  r.lng_e7 = static_cast<std::int32_t>(std::lround(place.at.lng() * 1e7));
  r.lat_e7 = static_cast<std::int32_t>(std::lround(place.at.lat() * 1e7));
  r.radius_km = place.radius_km;
  r.population = place.population;
  r.region = place.region;
  r.feature = static_cast<std::uint16_t>(impl_->features.of(place.feature));
  r.source = static_cast<std::uint16_t>(impl_->sources.of(place.source));
  if (place.country.size() == 2) r.country = {place.country[0], place.country[1]};
  r.kind = static_cast<std::uint8_t>(place.kind);
  impl_->places.push_back(r);
  return static_cast<std::uint32_t>(impl_->places.size() - 1);
}

void LayerBuilder::add_name(std::uint32_t place, std::string_view spelling, unsigned flags) {
  impl_->names.push_back({place | flags << kEntryFlagBits, impl_->spellings.add(spelling)});
}

std::uint32_t LayerBuilder::region(std::string_view admin1, std::string_view admin2) {
  if (admin1.empty() && admin2.empty()) return 0;
  const auto [at, fresh] =
      impl_->region_numbers.try_emplace({std::string(admin1), std::string(admin2)},
                                        static_cast<std::uint32_t>(impl_->regions.size()));
  if (fresh) impl_->regions.emplace_back(admin1, admin2);
  return at->second;
}

void LayerBuilder::set_region(std::uint32_t region, std::string admin1, std::string admin2) {
  impl_->regions.at(region) = {std::move(admin1), std::move(admin2)};
}

std::size_t LayerBuilder::region_count() const { return impl_->regions.size(); }

std::pair<std::string, std::string> LayerBuilder::region_keys(std::uint32_t region) const {
  return impl_->regions.at(region);
}

void LayerBuilder::amend(std::uint32_t place, PlaceId target, Amendment how) {
  impl_->amends.push_back({place, target, how});
}

void LayerBuilder::hide(std::string_view target_key) { impl_->hidden.emplace(target_key); }

void LayerBuilder::add_demonym(std::string_view demonym, std::string_view country_key,
                               std::string_view tag) {
  impl_->demonyms.push_back({std::string(demonym), std::string(country_key), std::string(tag)});
}

/// Puts the places in the order of the file; what was place i is now place result[i].
std::vector<std::uint32_t> LayerBuilder::Impl::sort_places() {
  // Prefixes are counted in their own order, so that a key is found by halving.
  std::vector<std::uint32_t> by_text(prefixes.texts().size());
  std::iota(by_text.begin(), by_text.end(), 0U);
  std::sort(by_text.begin(), by_text.end(), [&](std::uint32_t a, std::uint32_t b) {
    return prefixes.texts()[a] < prefixes.texts()[b];
  });
  std::vector<std::uint8_t> rank(by_text.size());
  Numbered sorted{format::kNoPrefix};
  for (std::size_t i = 0; i < by_text.size(); ++i) {
    rank[by_text[i]] = static_cast<std::uint8_t>(sorted.of(prefixes.texts()[by_text[i]]));
  }
  prefixes = std::move(sorted);
  for (format::PlaceRecord& p : places) {
    if (p.key_prefix != format::kNoPrefix) p.key_prefix = rank[p.key_prefix];
  }
  const auto compare = [&](const format::PlaceRecord& a, const format::PlaceRecord& b) {
    if (a.key_prefix != b.key_prefix) return a.key_prefix < b.key_prefix ? -1 : 1;
    if (a.key_prefix == format::kNoPrefix) return keys.at(a.key).compare(keys.at(b.key));
    return a.key < b.key ? -1 : static_cast<int>(a.key > b.key);
  };
  std::vector<std::uint32_t> order(places.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int c = compare(places[a], places[b]);
    return c != 0 ? c < 0 : a < b;
  });
  std::vector<std::uint32_t> now(places.size());
  std::vector<format::PlaceRecord> in_order;
  in_order.reserve(places.size());
  for (const std::uint32_t i : order) {
    if (in_order.empty() || compare(in_order.back(), places[i]) != 0) {
      in_order.push_back(places[i]);
    } else {
      ++counts.repeated;
    }
    now[i] = static_cast<std::uint32_t>(in_order.size() - 1);
  }
  places = std::move(in_order);
  return now;
}

bool LayerBuilder::Impl::write_names(LayerFile& out) {
  std::vector<bool> amending(places.size());
  for (const Amend& a : amends) amending[a.place] = true;
  std::vector<bool> preferred(places.size());
  std::vector<std::uint32_t> name_places;
  std::vector<std::uint32_t> blocks;
  std::vector<SlotEntry> slots;
  name_places.reserve(names.size());
  slots.reserve(names.size());
  Crowds crowds;
  std::uint64_t at = 0;
  bool too_long = false;
  std::string last;
  std::string encoded;
  std::string skeleton_of;
  std::uint64_t skeleton = 0;
  out.begin(SectionId::spellings, 1);
  in_order_of_keys(names, spellings, [&](std::string_view key, const OrderedName& name) {
    const auto index = static_cast<std::uint32_t>(name_places.size());
    const bool block_begins = index % format::kNameBlock == 0;
    if (block_begins) blocks.push_back(static_cast<std::uint32_t>(at));
    encoded.clear();
    if (!block_begins && name.spelling == last) {
      encoded.push_back('\0');
    } else {
      append_leb128(encoded, name.spelling.size());
      encoded += name.spelling;
      last = name.spelling;
    }
    out.put(encoded);
    at += encoded.size();
    too_long = too_long || at > 0xffffffffU;
    format::PlaceRecord& place = places[name.place];
    const bool is_preferred = (name.flags & LayerBuilder::preferred) != 0;
    const bool is_primary = (name.flags & LayerBuilder::primary) != 0;
    if (is_preferred ? !preferred[name.place] : is_primary && !preferred[name.place]) {
      place.name = index;
      preferred[name.place] = is_preferred;
    }
    name_places.push_back(
        name.place |
        ((name.flags & LayerBuilder::abbreviation) != 0 ? format::kNameAbbreviation : 0U) |
        (amending[name.place] ? format::kNameAmends : 0U));
    if (key != skeleton_of || index == 0) {
      skeleton_of = key;
      skeleton = base::fnv1a(text::name_skeleton(key));
    }
    slots.push_back({skeleton, static_cast<std::uint32_t>(base::fnv1a(key)), index});
    crowds.next(key, index,
                static_cast<float>(prominence(static_cast<PlaceKind>(place.kind), place.population,
                                              place.radius_km)));
  });
  crowds.finish();
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (places[i].name != kNone) name_places[places[i].name] |= format::kNamePrimary;
  }
  counts.names = name_places.size();
  out.section(SectionId::name_places, name_places);
  out.section(SectionId::name_blocks, blocks);
  out.section(SectionId::crowds, crowds.records());
  out.section(SectionId::crowd_names, crowds.tops());
  names = {};
  spellings = {};
  name_places = {};
  write_slots(out, std::move(slots));
  return !too_long;
}

void LayerBuilder::Impl::write_slots(LayerFile& out, std::vector<SlotEntry> slots) {
  // A dozen names a bucket: two lines of the processor's cache, and even of ten million names the
  // buckets are few enough to stay in it.
  constexpr std::size_t kNames = 16;
  const unsigned bits =
      std::max(1U, static_cast<unsigned>(std::bit_width(slots.size() / kNames + 1)));
  std::sort(slots.begin(), slots.end(), [&](const SlotEntry& a, const SlotEntry& b) {
    const auto key = [&](const SlotEntry& e) {
      return std::tuple(e.skeleton >> (64U - bits), format::name_tag(e.skeleton, e.exact), e.name);
    };
    return key(a) < key(b);
  });
  std::vector<std::uint32_t> buckets((std::size_t{1} << bits) + 1, 0);
  for (const SlotEntry& e : slots) ++buckets[(e.skeleton >> (64U - bits)) + 1];
  std::partial_sum(buckets.begin(), buckets.end(), buckets.begin());
  out.section(SectionId::name_buckets, buckets);
  out.begin(SectionId::name_slots, sizeof(format::NameSlot));
  for (const SlotEntry& e : slots) {
    out.put_record(format::NameSlot{format::name_tag(e.skeleton, e.exact), e.name});
  }
}

void LayerBuilder::Impl::write_places(LayerFile& out) {
  const auto strings = [&](const std::vector<std::string>& texts) {
    std::vector<std::uint32_t> offsets;
    offsets.reserve(texts.size());
    for (const std::string& t : texts) offsets.push_back(out.string(t));
    return offsets;
  };
  out.section(SectionId::key_prefixes, strings(prefixes.texts()));
  out.section(SectionId::features, strings(features.texts()));
  out.section(SectionId::sources, strings(sources.texts()));
  std::vector<format::RegionRecord> pairs;
  pairs.reserve(regions.size());
  for (const auto& [admin1, admin2] : regions) {
    pairs.push_back({out.string(admin1), out.string(admin2)});
  }
  out.section(SectionId::regions, pairs);
  std::vector<std::uint32_t> countries;
  out.begin(SectionId::places, sizeof(format::PlaceRecord));
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    format::PlaceRecord r = places[i];
    if (r.key_prefix == format::kNoPrefix) r.key = out.string(keys.at(r.key));
    out.put_record(r);
    if (r.kind == static_cast<std::uint8_t>(PlaceKind::country)) countries.push_back(i);
  }
  out.section(SectionId::countries, countries);
}

void LayerBuilder::Impl::write_grid(LayerFile& out) const {
  const auto cell = [&](const format::PlaceRecord& p) {
    const int row = std::clamp(static_cast<int>(std::floor(p.lat_e7 / 1e7 + 90)), 0, 179);
    const int col = std::clamp(static_cast<int>(std::floor(p.lng_e7 / 1e7 + 180)), 0, 359);
    return static_cast<std::size_t>(row) * 360 + static_cast<std::size_t>(col);
  };
  std::vector<std::uint32_t> starts(180 * 360 + 1, 0);
  for (const auto& p : places) ++starts[cell(p) + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  std::vector<std::uint32_t> by_cell(places.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) by_cell[next[cell(places[i])]++] = i;
  out.section(SectionId::grid_starts, starts);
  out.section(SectionId::grid_places, by_cell);
}

void LayerBuilder::Impl::write_demonyms(LayerFile& out) const {
  std::vector<format::DemonymRecord> records;
  records.reserve(demonyms.size());
  for (const Demonym& d : demonyms) {
    records.push_back({static_cast<std::uint32_t>(base::fnv1a(text::name_key(d.word))),
                       out.string(d.word), out.string(d.country), out.string(d.tag)});
  }
  std::stable_sort(records.begin(), records.end(),
                   [](const auto& a, const auto& b) { return a.hash < b.hash; });
  out.section(SectionId::demonyms, records);
}

void LayerBuilder::Impl::write_amends(LayerFile& out) {
  std::vector<std::uint64_t> bases;
  if (below != nullptr) {
    for (std::uint32_t i = 0; i < below->layers().size(); ++i) {
      bases.push_back(below->layer_checksum(i));
    }
  }
  std::vector<format::AmendRecord> records;
  for (const Amend& a : amends) {
    records.push_back(
        {a.place, a.target.layer | static_cast<std::uint32_t>(a.how) << format::kAmendmentShift,
         a.target.index, out.string(below->place(a.target).key)});
  }
  std::sort(records.begin(), records.end(),
            [](const auto& a, const auto& b) { return a.place < b.place; });
  records.erase(std::unique(records.begin(), records.end(),
                            [](const auto& a, const auto& b) { return a.place == b.place; }),
                records.end());
  counts.amended = records.size();
  for (const std::string& key : hidden) {
    const auto target = below == nullptr ? std::nullopt : below->by_key(key);
    records.push_back({format::kHides, target ? target->layer : format::kNoBase,
                       target ? target->index : 0, out.string(key)});
  }
  const auto slots = static_cast<std::uint32_t>(std::bit_ceil(records.size() * 2 + 1));
  std::vector<std::uint32_t> table(slots, 0);
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    const std::uint32_t base = records[i].base & format::kBaseMask;
    if (base == format::kNoBase) continue;
    std::uint32_t at = format::target_slot(base, records[i].target_index, slots);
    while (table[at] != 0) at = (at + 1) & (slots - 1);
    table[at] = i + 1;
  }
  out.section(SectionId::bases, bases);
  out.section(SectionId::amends, records);
  out.section(SectionId::amend_targets, table);
}

base::Result<LayerBuilder::Counts> LayerBuilder::write(const std::filesystem::path& path) {
  auto out = LayerFile::open(path);
  if (!out) return out.error();
  auto counts = write_to(*out);
  if (counts || !counts.error().where.empty()) return counts;
  base::Error e = counts.error();
  e.where = path.string();
  return e;
}

base::Result<std::string> LayerBuilder::compiled() {
  LayerFile out = LayerFile::in_memory();
  if (const auto counts = write_to(out); !counts) return counts.error();
  return std::move(out).finished();
}

base::Result<LayerBuilder::Counts> LayerBuilder::write_to(LayerFile& out) {
  const auto too_large = [&](std::string message) {
    return base::Error{base::ErrorCode::too_large, std::move(message), "",
                       "Split it into several layers"};
  };
  if (impl_->places.size() > format::kNamePlaceMask) {
    return too_large(fmt::format("a layer holds at most {} places", format::kNamePlaceMask));
  }
  if (impl_->spellings.overflowed() || impl_->keys.overflowed()) {
    return too_large("the names and the keys of a layer take at most 4 GB each");
  }
  const std::vector<std::uint32_t> now = impl_->sort_places();
  for (NameEntry& n : impl_->names) {
    n.place = now[n.place & format::kNamePlaceMask] | (n.place & ~format::kNamePlaceMask);
  }
  for (Impl::Amend& a : impl_->amends) a.place = now[a.place];
  impl_->counts.places = impl_->places.size();
  impl_->counts.hidden = impl_->hidden.size();
  impl_->counts.demonyms = impl_->demonyms.size();
  std::string sources;
  for (const std::string& s :
       std::set<std::string>(impl_->sources.texts().begin(), impl_->sources.texts().end())) {
    if (sources.size() > 4000) break;
    if (!s.empty()) sources += (sources.empty() ? "" : "; ") + s;
  }
  out.begin(SectionId::meta, 1);
  out.put(fmt::format("layer\t{}\nlicence\t{}\nsources\t{}\n", impl_->meta.name,
                      impl_->meta.licence, sources));
  if (!impl_->write_names(out)) return too_large("the names of a layer take at most 4 GB");
  impl_->write_places(out);
  impl_->write_grid(out);
  impl_->write_demonyms(out);
  impl_->write_amends(out);
  const auto bytes = out.finish();
  if (!bytes) return bytes.error();
  impl_->counts.bytes = *bytes;
  return impl_->counts;
}

}  // namespace dateline::gazetteer

#include "scene/base_labels.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "scene/base_label_writer.hpp"

namespace dateline::scene {

namespace {

constexpr double kCountryCells = 1.75;  // of label_box()
constexpr std::uint8_t kMainTown = 45;  // rank of the towns that go before rivers

/// The order in which names get their room.
int order_of(const MapLabel& label) {
  switch (label.kind) {
    case LabelKind::capital:
      return 0;
    case LabelKind::country:
      return 1;
    case LabelKind::ocean:
    case LabelKind::sea:
      return 2;
    case LabelKind::town:
      return label.rank <= kMainTown ? 3 : 5;
    case LabelKind::province:
      return 6;
    case LabelKind::lake:
      return 7;
    case LabelKind::river:
      // The great ones are what people know where they are by.
      return label.rank < 2 * kRiverRanks ? 4 : 8;
  }
  return 9;
}

/// Towns are larger the longer they have been named as one came closer.
TownSize town_size(const MapLabel& label, double zoom) {
  const double since = zoom - static_cast<double>(label.min_zoom);
  return since >= 3 ? TownSize::large : since >= 1.5 ? TownSize::middle : TownSize::small;
}

BaseLabelLook look_of(const MapLabel& label, const View& view, const Theme& theme) {
  const float s = view.scale();
  BaseLabelLook look;
  look.text.halo = theme.name_halo();
  const TownSize town = town_size(label, view.zoom());
  look.text.colour = name_colour(label.kind, town, theme);
  look.text.halo_width = 1.6F * s;
  look.text.size = Sizes::text_small * s;
  switch (label.kind) {
    case LabelKind::capital:
      look.text.weight = Weight::bold;
      look.text.size = 13 * s;
      look.dot = 2.4F * s;
      look.ring = true;
      break;
    case LabelKind::town:
      look.text.size = (town == TownSize::large    ? 12.5F
                        : town == TownSize::middle ? 11.5F
                                                   : 10.5F) *
                       s;
      look.dot = (town == TownSize::large ? 2.2F : town == TownSize::middle ? 1.8F : 1.5F) * s;
      break;
    case LabelKind::province:
      look.text.size = 10.5F * s;
      look.text.spacing = 1.4F * s;
      look.upper = true;
      break;
    case LabelKind::country:
      look.text.size = (view.zoom() < 4 ? 12.5F : 15) * s;
      look.text.spacing = 2.4F * s;
      look.upper = true;
      break;
    case LabelKind::ocean:
    case LabelKind::sea:
    case LabelKind::lake:
    case LabelKind::river:
      look.text.weight = Weight::italic;
      if (label.kind != LabelKind::river) look.text.halo = theme.water_halo();
      look.text.size = (label.kind == LabelKind::ocean  ? 14.0F
                        : label.kind == LabelKind::sea  ? 13.0F
                        : label.kind == LabelKind::lake ? 11.0F
                                                        : 10.5F) *
                       s;
      if (label.kind == LabelKind::ocean || label.kind == LabelKind::sea) {
        look.text.spacing = 0.8F * s;
      } else if (label.kind == LabelKind::river) {
        look.text.spacing = 0.5F * s;
      }
      break;
  }
  return look;
}

/// Capital letters of ASCII and Latin-1; the rest of an English name stays as it is.
std::string upper_case(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto c = static_cast<unsigned char>(out[i]);
    if (c >= 'a' && c <= 'z') out[i] = static_cast<char>(c - 32);
    if (c == 0xC3 && i + 1 < out.size()) {
      const auto d = static_cast<unsigned char>(out[i + 1]);
      if (d >= 0xA0 && d <= 0xBE && d != 0xB7) out[i + 1] = static_cast<char>(d - 32);
      ++i;
    }
  }
  return out;
}

bool is_named_already(const MapLabel& label, const std::string& text, PathPoint at,
                      const std::vector<EventLabelPlace>& event_labels, float near) {
  return std::any_of(event_labels.begin(), event_labels.end(), [&](const EventLabelPlace& e) {
    return (e.place == label.name_en || e.place == text) && std::abs(e.anchor.x - at.x) < near &&
           std::abs(e.anchor.y - at.y) < near;
  });
}

/// A text means the map's place where both have one name and are near each other, however either
/// puts the point of a country or a province.
const Spelling* spelling_of(const MapLabel& label, std::span<const Spelling> spellings) {
  constexpr double kNearKm = 400;
  const auto found = std::ranges::find_if(spellings, [&](const Spelling& s) {
    return s.name == label.name_en && geo::distance_km(s.at, geo::from_world(label.at)) < kNearKm;
  });
  return found == spellings.end() ? nullptr : &*found;
}

}  // namespace

Rgba name_colour(LabelKind kind, TownSize town, const Theme& theme) {
  switch (kind) {
    case LabelKind::capital:
      return theme.label;
    case LabelKind::town:
      return town == TownSize::small ? mixed(theme.label, theme.secondary, 0.6F) : theme.label;
    case LabelKind::province:
      return theme.secondary.faded(theme.quiet);
    case LabelKind::country:
      return theme.label.faded(theme.quiet);
    case LabelKind::ocean:
    case LabelKind::sea:
    case LabelKind::lake:
    case LabelKind::river:
      return theme.water_label;
  }
  return theme.label;
}

geo::WorldBox label_box(const View& view, double cells) {
  const double cell = 256.0 * static_cast<double>(view.scale()) / view.world_pixels();
  const geo::WorldBox box = view.box();
  const auto down = [=](double v) { return std::max(0.0, std::floor(v / cell - cells) * cell); };
  const auto up = [=](double v) { return std::min(1.0, std::ceil(v / cell + cells) * cell); };
  return {down(box.x0), down(box.y0), up(box.x1), up(box.y1)};
}

LabelMemory::Spots draw_base_labels(Painter& painter, const BaseMap& base,
                                    const std::vector<EventLabelPlace>& event_labels,
                                    LabelSpace& space, const View& view, const Theme& theme,
                                    MapLanguage language, float larger,
                                    std::span<const Spelling> spellings,
                                    const LabelMemory::Spots& kept, bool still) {
  const geo::WorldBox near = label_box(view);
  // The names of countries may stand far from their points.
  const auto labels = base.labels(label_box(view, kCountryCells), view.zoom());
  std::vector<const MapLabel*> order;
  for (const MapLabel& label : labels) {
    if (label.kind == LabelKind::country || near.contains(label.at)) order.push_back(&label);
  }
  std::stable_sort(order.begin(), order.end(), [](const MapLabel* a, const MapLabel* b) {
    return std::pair(order_of(*a), a->rank) < std::pair(order_of(*b), b->rank);
  });
  BaseLabelWriter writer(painter, base, space, view, theme);
  LabelMemory::Spots out;
  const auto write = [&](const MapLabel& label, const LabelMemory::Spot* spot) {
    BaseLabelLook look = look_of(label, view, theme);
    const bool arabic = language == MapLanguage::arabic && !label.name_ar.empty();
    std::string text(arabic ? label.name_ar : label.name_en);
    if (const Spelling* own = spelling_of(label, spellings)) text = own->written;
    if (text.empty()) return;
    if (look.upper && !arabic) text = upper_case(text);
    look.text.size *= larger;
    look.text.spacing *= larger;
    if (arabic) look.text.spacing = 0;  // joined letters must not be spread
    std::optional<LabelMemory::Spot> stands;
    if (label.kind == LabelKind::town || label.kind == LabelKind::capital) {
      if (is_named_already(label, text, view.project(label.at), event_labels, 30 * view.scale())) {
        return;
      }
      stands = writer.town(label, look, text, spot);
    } else if (label.kind == LabelKind::river) {
      stands = writer.river(label, look, text, spot);
    } else {
      stands = writer.area(label, look, text, spot);
    }
    if (stands) out.emplace(label.id, *stands);
  };
  // What stood there keeps its room; what comes anew takes of the rest.
  for (const MapLabel* label : order) {
    const auto spot = kept.find(label->id);
    if (spot != kept.end()) write(*label, &spot->second);
  }
  for (const MapLabel* label : order) {
    if (!out.contains(label->id)) write(*label, nullptr);
  }
  if (still) remember_displaced(kept, out);
  return out;
}

}  // namespace dateline::scene

#include "geoparse/reasons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/translate.hpp"
#include "gazetteer/own_places.hpp"

namespace dateline::geoparse {
namespace {

using base::mark_in;

using C = ChoiceFeature;
using gazetteer::Place;
using gazetteer::PlaceKind;

constexpr double kBeyondReach = 161;  // km

/// 1683000 as "1,683,000".
std::string with_commas(std::uint32_t n) {
  std::string out = std::to_string(n);
  for (std::size_t at = out.size(); at > 3;) {
    at -= 3;
    out.insert(at, ",");
  }
  return out;
}

std::string times(std::size_t n) {
  return n == 1   ? mark_in("in a sentence", "once")
         : n == 2 ? mark_in("in a sentence", "twice")
                  : fmt::format(mark_in("in a sentence", "{} times"), n);
}

/// Gathers what speaks for one option.
class Evidence {
 public:
  Evidence(const Resolver& resolver, const std::vector<Name>& names, int name, std::size_t option)
      : resolver_(resolver),
        names_(names),
        index_(resolver.group_index(name)),
        group_(resolver.group_of(name)),
        features_(group_.features[option]),
        option_(group_.options[option]),
        place_(option_.place) {}

  std::vector<std::string> gather(bool runner_up) {
    if (on(C::in_container))
      beside(&Name::container, mark_in("in a sentence", "lies in {}, named beside it"));
    if (on(C::contains_neighbour))
      beside(&Name::contained, mark_in("in a sentence", "holds {}, named before it"));
    if (on(C::class_agrees))
      say(mark_in("in a sentence", "is of the kind that the word beside it tells"));
    const std::optional<Near> near = nearest();
    if (near && near->km <= kBeyondReach) {
      say(fmt::format(mark_in("in a sentence", "is {} from {}, spoken of {}"),
                      near->km < 1 ? mark_in("in a sentence", "less than 1 km")
                                   : fmt::format(mark_in("in a sentence", "{:.0f} km"), near->km),
                      near->place->name, times(near->mentions)));
    }
    if (at(C::contains_others) > 0.3)
      say(mark_in("in a sentence", "holds other places of the story"));
    const bool in_region = on(C::region_named) && place_.kind != PlaceKind::country;
    if (in_region) {
      const Place* region = region_around();
      say(region != nullptr
              ? fmt::format(mark_in("in a sentence", "lies in {}, which the story names"),
                            region->name)
              : mark_in("in a sentence", "lies in a region that the story names"));
    }
    if (at(C::country_share) > 0.2 && place_.kind != PlaceKind::country && !in_region) {
      const Place* country = country_around();
      say(country != nullptr
              ? fmt::format(mark_in("in a sentence", "lies in {}, which the story names"),
                            country->name)
              : mark_in("in a sentence", "lies in a country that the story speaks of"));
    }
    people();
    if (on(C::capital)) say(mark_in("in a sentence", "is a capital"));
    if (runner_up && near && near->km > kBeyondReach) {
      say(fmt::format(
          mark_in("in a sentence", "is {:.0f} km from {}, the nearest place of the story"),
          near->km, near->place->name));
    }
    if (on(C::dissimilar)) {
      say(fmt::format(mark_in("in a sentence", "sounds like it: {}, {:.0f} % alike"), place_.name,
                      100 * option_.similarity));
    }
    if (on(C::shortened)) say(mark_in("in a sentence", "has part of the name"));
    return std::move(said_);
  }

 private:
  struct Near {
    const Place* place = nullptr;
    double km = 0;
    std::size_t mentions = 0;
  };

  [[nodiscard]] double at(C c) const { return features_[static_cast<std::size_t>(c)]; }
  [[nodiscard]] bool on(C c) const { return at(c) > 0; }
  void say(std::string phrase) { said_.push_back(std::move(phrase)); }

  static const Option* chosen(const Group& group) {
    return group.best < 0 ? nullptr : &group.options[static_cast<std::size_t>(group.best)];
  }

  /// What the first mention with such a link is linked to.
  void beside(int Name::*link, fmt::format_string<std::string_view> phrase) {
    for (const int n : group_.names) {
      const int other = names_[static_cast<std::size_t>(n)].*link;
      if (other < 0) continue;
      say(fmt::format(phrase, std::string_view(names_[static_cast<std::size_t>(other)].text)));
      return;
    }
  }

  /// The nearest place that the story speaks of and that is no country.
  [[nodiscard]] std::optional<Near> nearest() const {
    std::optional<Near> out;
    for (std::size_t g = 0; g < resolver_.groups().size(); ++g) {
      const Group& other = resolver_.groups()[g];
      const Option* there = chosen(other);
      if (static_cast<int>(g) == index_ || there == nullptr || there->id == option_.id ||
          there->place.kind == PlaceKind::country || there->place.kind == PlaceKind::area ||
          other.weight * other.probabilities[static_cast<std::size_t>(other.best)] <= 0.3) {
        continue;
      }
      const double km = distance_km(there->direction, option_.direction);
      if (!out || km < out->km) out = Near{&there->place, km, other.names.size()};
    }
    return out;
  }

  [[nodiscard]] const Place* country_around() const {
    for (const Group& g : resolver_.groups()) {
      const Option* c = chosen(g);
      if (c != nullptr && c->place.kind == PlaceKind::country &&
          c->place.country == place_.country) {
        return &c->place;
      }
    }
    return nullptr;
  }

  [[nodiscard]] const Place* region_around() const {
    for (const Group& g : resolver_.groups()) {
      const Option* r = chosen(g);
      if (r != nullptr && r->id != option_.id && r->place.key == place_.admin1) return &r->place;
    }
    return nullptr;
  }

  void people() {
    if (place_.population == 0 || group_.options.size() < 2) return;
    if (on(C::most_people)) {
      say(fmt::format(mark_in("in a sentence", "has the most people, {}"),
                      with_commas(place_.population)));
      return;
    }
    std::uint32_t most = 0;
    for (const Option& o : group_.options) most = std::max(most, o.place.population);
    say(fmt::format(mark_in("in a sentence", "has {} people, the largest {}"),
                    with_commas(place_.population), with_commas(most)));
  }

  const Resolver& resolver_;
  const std::vector<Name>& names_;
  int index_;
  const Group& group_;
  const ChoiceFeatures& features_;
  const Option& option_;
  const Place& place_;
  std::vector<std::string> said_;
};

}  // namespace

std::vector<std::string> reasons_for(const Resolver& resolver, const std::vector<Name>& names,
                                     int name, std::size_t option, bool runner_up) {
  const Group& group = resolver.group_of(name);
  const Option& o = group.options[option];
  if (o.from_demonym) return {fmt::format(mark_in("reason", "what is of {}"), o.place.name)};
  std::vector<std::string> out = Evidence(resolver, names, name, option).gather(runner_up);
  if (group.pinned == static_cast<int>(option)) {
    out.insert(out.begin(), mark_in("reason", "lies at the coordinates beside it"));
  }
  if (group.options.size() == 1) {
    out.insert(out.begin(), mark_in("reason", "the only place of the name"));
  } else if (!out.empty()) {
    out.front() = fmt::format(mark_in("reason", "{} places of the name; this one {}"),
                              group.options.size(), out.front());
  } else {
    out.push_back(
        fmt::format(mark_in("reason", "one of {} places of the name"), group.options.size()));
  }
  if (o.own) out.insert(out.begin(), std::string(gazetteer::kOwnPlaceSource));
  return out;
}

}  // namespace dateline::geoparse

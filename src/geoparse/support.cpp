#include "geoparse/support.hpp"

#include <cmath>

namespace dateline::geoparse {

using gazetteer::PlaceKind;

Support::Support(std::span<const Group> groups, std::size_t options)
    : countries_(options), regions_(2 * options) {
  of_option_.reserve(options);
  of_group_.reserve(groups.size());
  for (std::size_t g = 0; g < groups.size(); ++g) count(groups[g], static_cast<int>(g));
}

void Support::count(const Group& group, int index) {
  const double named = share(group);
  in_countries_.clear();
  in_regions_.clear();
  const auto add_once = [index](Tally<Sums>& tally, std::uint32_t number,
                                std::vector<std::uint32_t>& to) {
    if (tally[number].counted == index) return;
    tally[number].counted = index;
    to.push_back(number);
  };
  for (const Option& o : group.options) {
    const gazetteer::Place& p = o.place;
    const std::uint32_t country = countries_.number(p.country, o.country_id);
    std::uint32_t region = regions_.number(p.admin1, o.admin1_id);
    if (!p.country.empty()) add_once(countries_, country, in_countries_);
    if (!p.admin1.empty()) add_once(regions_, region, in_regions_);
    if (o.is(PlaceKind::region)) {
      const std::uint32_t itself = regions_.number(p.key, o.key_id);
      add_once(regions_, itself, in_regions_);
      if (o.is_first_region) region = itself;
    }
    // Countries and first-level regions named as such.
    if (o.is(PlaceKind::country)) {
      countries_[country].named += named;
      all_countries_ += named;
    }
    if (o.is_first_region) {
      regions_[region].named += named;
      countries_[country].named += named / 2;
      all_countries_ += named / 2;
    }
    of_option_.push_back({country, region});
  }
  Weights weights;
  if (!in_countries_.empty()) {
    weights.country = group.weight / static_cast<double>(in_countries_.size());
  }
  if (!in_regions_.empty()) {
    weights.region = group.weight / std::sqrt(static_cast<double>(in_regions_.size()));
  }
  for (const std::uint32_t country : in_countries_) countries_[country].support += weights.country;
  for (const std::uint32_t region : in_regions_) regions_[region].support += weights.region;
  of_group_.push_back(weights);
}

}  // namespace dateline::geoparse

#include "geoparse/mention.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline::geoparse {

std::string_view name(Role role) {
  static constexpr std::array<std::string_view, 8> kNames{
      "site", "dateline", "origin", "destination", "home", "actor", "adjective", "background"};
  return kNames.at(static_cast<std::size_t>(role));
}

bool is_storys_own(std::string_view key) {
  return key.starts_with(kDescribedKey) || key.starts_with(kCoordinatesKey);
}

std::vector<double> chances(const PlaceMention& mention) {
  std::vector<double> out;
  if (mention.candidates.empty()) return out;
  double others = 0;
  for (std::size_t i = 1; i < mention.candidates.size(); ++i) others += mention.candidates[i].score;
  // Scores of one mention add up to 1, and so the answer's says how much of the doubt is about them
  // and not about its being a place at all.
  const double first = mention.candidates.front().score;
  const double all = first + others;
  const double left = all > 0 ? std::min(1 - mention.confidence, others / all) : 0;
  for (std::size_t i = 0; i < mention.candidates.size(); ++i) {
    out.push_back(i == 0       ? mention.confidence
                  : others > 0 ? left * mention.candidates[i].score / others
                               : 0);
  }
  return out;
}

}  // namespace dateline::geoparse

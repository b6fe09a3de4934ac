#include "gazetteer/edit_distance.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dateline::gazetteer {
namespace {

/// The last row of the table of distances: [j] between all of `a` and the first j of `b`.
std::vector<int> distances(std::u32string_view a, std::u32string_view b) {
  std::vector<int> before(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(last);
    last.swap(row);
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
  }
  return row;
}

}  // namespace

int slips_between(std::u32string_view a, std::u32string_view b, int most) {
  const auto apart = static_cast<int>(std::max(a.size(), b.size()) - std::min(a.size(), b.size()));
  if (apart > most) return most + 1;
  return std::min(distances(a, b).back(), most + 1);
}

int slips_of_beginning(std::u32string_view typed, std::u32string_view name, int most) {
  const std::vector<int> row =
      distances(typed, name.substr(0, typed.size() + static_cast<std::size_t>(most)));
  return std::min(*std::min_element(row.begin(), row.end()), most + 1);
}

}  // namespace dateline::gazetteer

#include "brief/list_names.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>

namespace dateline::brief {
namespace {

constexpr const char* kLeftOut = "\u2026 ";

std::size_t alike(std::string_view a, std::string_view b) {
  const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(end - a.begin());
}

}  // namespace

std::vector<std::string> list_names(const std::vector<std::string>& names,
                                    const std::function<std::string(const std::string&)>& cut) {
  std::vector<std::string> out = names;
  std::map<std::string, std::vector<std::size_t>> seen;  // by what is seen of them
  for (std::size_t i = 0; i < names.size(); ++i) seen[cut(names[i])].push_back(i);
  for (const auto& [words, group] : seen) {
    const std::string& first = names[group.front()];
    std::size_t same = first.size();
    bool differ = false;
    for (const std::size_t i : group) {
      if (names[i] == first) continue;
      differ = true;
      same = std::min(same, alike(first, names[i]));
    }
    if (!differ) continue;
    // With the word in which they part, and something of each.
    const std::size_t space = first.rfind(' ', same == 0 ? 0 : same - 1);
    if (space == std::string::npos) continue;
    for (const std::size_t i : group) out[i] = kLeftOut + names[i].substr(space + 1);
  }
  return out;
}

}  // namespace dateline::brief

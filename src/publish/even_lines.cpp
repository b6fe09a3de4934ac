#include "publish/even_lines.hpp"

#include <algorithm>
#include <string_view>

#include "publish/line_direction.hpp"

namespace dateline::publish {

std::vector<std::string> even_lines(typeset::Typesetter& type, const std::string& words,
                                    const scene::TextStyle& style, float room, std::size_t most) {
  const auto broken = [&](float width) {
    return typeset::wrap(type, words, style.weight, style.size, width);
  };
  auto lines = broken(room);
  const bool too_many = lines.size() > most;
  if (lines.size() > 1 && !too_many) {
    // The narrowest column that needs no more lines.
    constexpr int kSteps = 8;
    float narrow = room / static_cast<float>(lines.size());
    float wide = room;
    for (int i = 0; i < kSteps; ++i) {
      const float middle = (narrow + wide) / 2;
      auto tried = broken(middle);
      const bool fits =
          tried.size() <= lines.size() && std::ranges::all_of(tried, [&](std::string_view line) {
            return type.width(line, style.weight, style.size) <= middle;
          });
      if (fits) {
        lines = std::move(tried);
        wide = middle;
      } else {
        narrow = middle;
      }
    }
  }
  const bool from_right = runs_from_right(type, words, style.weight);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) {
    // What follows the last line that there is room for is cut with it.
    const bool cut = too_many && i + 1 == most;
    std::string line(cut ? std::string_view(words).substr(
                               static_cast<std::size_t>(lines[i].data() - words.data()))
                         : lines[i]);
    std::ranges::replace(line, '\n', ' ');
    line = line_running(type, line, style.weight, from_right);
    // A word that is wider than all of the room would run out of it.
    out.push_back(typeset::elide(type, line, style.weight, style.size, room));
  }
  return out;
}

}  // namespace dateline::publish

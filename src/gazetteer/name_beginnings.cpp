#include "gazetteer/name_beginnings.hpp"

#include <string>

#include "gazetteer/format.hpp"
#include "gazetteer/layer.hpp"
#include "text/name_key.hpp"

namespace dateline::gazetteer {

NameBeginnings::NameBeginnings(const Gazetteer& world) {
  const auto layers = static_cast<std::uint32_t>(world.layers().size());
  std::uint64_t names = 0;
  for (std::uint32_t l = 0; l < layers; ++l) {
    names += world.layer(l).count(format::SectionId::name_places);
  }
  if (names == 0 || names > kMostNames) return;
  bits_.resize((kMask + 1) / 64, 0);
  std::string key;
  for (std::uint32_t l = 0; l < layers; ++l) {
    const Layer& layer = world.layer(l);
    Layer::SpellingCursor cursor;
    std::string_view before;
    for (std::uint32_t i = 0; i < layer.count(format::SectionId::name_places); ++i) {
      const std::string_view spelling = layer.spelling(i, cursor);
      if (spelling.empty()) {
        bits_.clear();
        return;
      }
      // Places of one name stand side by side.
      if (spelling == before) continue;
      before = spelling;
      text::name_key(spelling, key);
      add(key);
    }
  }
}

void NameBeginnings::add(std::string_view name_key) {
  if (bits_.empty()) bits_.resize((kMask + 1) / 64, 0);
  for (std::size_t end = name_key.find(' '); end != std::string_view::npos;
       end = name_key.find(' ', end + 1)) {
    const std::uint64_t bit = hash(name_key.substr(0, end)) & kMask;
    bits_[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
}

}  // namespace dateline::gazetteer

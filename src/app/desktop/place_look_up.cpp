#include "app/desktop/place_look_up.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "gazetteer/own_layers.hpp"

namespace dateline::desktop {

gui::PlaceLookUp place_look_up(const std::filesystem::path& assets) {
  constexpr std::size_t kMost = 40;
  struct World {
    std::filesystem::path folder;
    std::optional<gazetteer::Gazetteer> gazetteer;
    bool tried = false;
  };
  auto world = std::make_shared<World>();
  world->folder = assets / "gazetteer";
  return [world](std::string_view name) -> std::vector<gui::PlaceMatch> {
    if (!std::exchange(world->tried, true)) {
      auto opened = gazetteer::Gazetteer::open_layers(world->folder, gazetteer::own_layers().files);
      if (opened) world->gazetteer.emplace(std::move(*opened));
    }
    if (!world->gazetteer) return {};
    return gui::find_places(*world->gazetteer, name, kMost);
  };
}

}  // namespace dateline::desktop

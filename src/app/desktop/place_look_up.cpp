#include "app/desktop/place_look_up.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "gazetteer/own_layers.hpp"

namespace dateline::desktop {

gui::OpenWorld open_world(const std::filesystem::path& assets) {
  struct World {
    std::filesystem::path folder;
    std::optional<gazetteer::Gazetteer> gazetteer;
    bool tried = false;
  };
  auto world = std::make_shared<World>();
  world->folder = assets / "gazetteer";
  return [world]() -> const gazetteer::Gazetteer* {
    if (!std::exchange(world->tried, true)) {
      auto opened = gazetteer::Gazetteer::open_layers(world->folder, gazetteer::own_layers().files);
      if (opened) world->gazetteer.emplace(std::move(*opened));
    }
    return world->gazetteer ? &*world->gazetteer : nullptr;
  };
}

}  // namespace dateline::desktop

#include "app/desktop/place_look_up.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "gazetteer/own_layers.hpp"
#include "gazetteer/own_places.hpp"

namespace dateline::desktop {
namespace {

struct World {
  std::filesystem::path folder;
  std::function<std::vector<gazetteer::Row>()> own_places;
  std::vector<gazetteer::Row> over;  ///< what lies over the gazetteer
  std::optional<gazetteer::Gazetteer> gazetteer;
  bool tried = false;

  void open() {
    gazetteer.reset();
    auto opened = gazetteer::Gazetteer::open_layers(folder, gazetteer::own_layers().files);
    if (!opened) return;
    const auto own = gazetteer::OwnPlaces::compile(over, *opened);
    if (own && !own->empty() && !opened->add_layer(own->layer(), "places of the project")) return;
    gazetteer.emplace(std::move(*opened));
  }
};

}  // namespace

gui::OpenWorld open_world(const std::filesystem::path& assets,
                          std::function<std::vector<gazetteer::Row>()> own_places) {
  auto world = std::make_shared<World>();
  world->folder = assets / "gazetteer";
  world->own_places = std::move(own_places);
  return [world]() -> const gazetteer::Gazetteer* {
    auto over = world->own_places();
    if (!std::exchange(world->tried, true) || over != world->over) {
      world->over = std::move(over);
      world->open();
    }
    return world->gazetteer ? &*world->gazetteer : nullptr;
  };
}

}  // namespace dateline::desktop

#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <utility>

#include "publish/plate_picture.hpp"
#include "support/documents.hpp"
#include "support/small_map.hpp"
#include "support/temp_folder.hpp"

namespace dateline::publish {

/// A project of two events with scenes of a small map, and plates of 320 by 240 pixels.
class PlateWorld : public testing::Test {
 protected:
  static event::Event at(event::Event event, double lng, double lat) {
    event.place = event::EventPlace{};
    event.place->name = "there";
    event.place->at = *geo::LngLat::from_degrees(lng, lat);
    return event;
  }

  PlateWorld()
      : context_(render::Context::offscreen()),
        type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")),
        map_(scene::BaseMap::open(
            folder_.write("map.dlmap", scene::encode_base_map(tests::small_map())))) {
    project_.apply(project::StoryRead{tests::document_with(
        {at(tests::event_on("mosul", "2014-06-10", "2014-06-10"), 43.13, 36.34),
         at(tests::event_on("embassy", "2014-06-15", "2014-06-15"), 44.4, 33.3)})});
    brief::conclude(project_);
  }
  void SetUp() override {
    ASSERT_TRUE(context_) << context_.error().to_string();
    ASSERT_TRUE(type_);
    ASSERT_TRUE(map_);
    auto press = PicturePress::make(*context_);
    ASSERT_TRUE(press);
    press_.emplace(std::move(*press));
    PlateLook look;
    look.width = 320;
    look.height = 240;
    plates_.emplace(*press_, *type_, *map_, PlateLayers(), look);
  }
  void capture(double lng, double lat, const char* day) {
    project_.apply(project::SetPlayhead{time::Minute::start_of(*time::parse_iso_date(day))});
    project_.apply(project::GoToPlace{*geo::LngLat::from_degrees(lng, lat), 100, "here"});
    while (project_.moving()) project_.tick(1);
    project_.apply(project::CaptureScene{});
  }
  tests::TempFolder folder_;
  base::Result<render::Context> context_;
  base::Result<typeset::Typesetter> type_;
  base::Result<scene::BaseMap> map_;
  project::Project project_;
  std::optional<PicturePress> press_;
  std::optional<PlatePress> plates_;
};

}  // namespace dateline::publish

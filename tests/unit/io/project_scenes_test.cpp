// Scenes in a project's file and in its journal.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "io/project_store.hpp"
#include "support/documents.hpp"
#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using curation::Record;
using curation::RecordPtr;

curation::Step step(const char* name, curation::RecordNumber number, RecordPtr to) {
  return {name, "A. Said", 1'400'000'000, {{number, std::move(to)}}};
}

/// With something in every field.
curation::Scene scene(const event::Document& document) {
  curation::Scene s;
  s.order = -5;
  s.title = "The fall";
  s.caption = "Rebels took the mill\nin June";
  s.notes = "Say who says so.";
  s.quote = curation::Quote{"took the mill",
                            "Northwire, 16 June 2014",
                            document.story.id,
                            {7, 20},
                            "Rebels took the mill."};
  curation::SceneLook look;
  look.filter.actor = "rebels";
  look.filter.types.reset(2);
  look.filter.from = time::Minute(5);
  look.center = *geo::LngLat::from_degrees(43.25, 34.5);
  look.zoom = 6.5;
  look.window = {time::Minute(0), time::Minute(1440)};
  look.playhead = time::Minute(720);
  look.cumulative = false;
  look.map_width = 660;
  look.map_height = 488;
  look.selected = {curation::anchor_of(document, document.events.front())};
  look.arrows = curation::Arrows::all;
  look.holders = false;
  look.language = curation::Language::arabic;
  look.projection = curation::Projection::conic;
  look.graticule = true;
  look.inset = true;
  look.pin = curation::PinnedPlace{*geo::LngLat::from_degrees(43, 34), "Mill Hill"};
  look.layers = {3, 9};
  look.plays = -360;
  s.look = look;
  return s;
}

TEST(Scenes, AreThereWithAllThatTheySayAfterSavingAndAfterACrash) {
  const tests::TempFolder folder;
  const fs::path path = folder.path() / "war.dateline";
  const auto content = [&](const ProjectStore& store) {
    ProjectFile file = store.file();
    file.saved = 0;
    return write_project(file, folder.path());
  };
  const auto document = tests::document_with({tests::event_on("e", "2014-06-10", "2014-06-11")});
  const curation::Scene first = scene(*document);
  curation::Scene title;
  title.kind = curation::SceneKind::title;
  title.order = curation::kMostOrder;
  {
    ProjectStore store = ProjectStore::create(path).value();
    store.apply(step("capture", store.take_number(), std::make_shared<const Record>(first)));
    ASSERT_TRUE(store.save());
    store.apply(step("add", store.take_number(), std::make_shared<const Record>(title)));
    ASSERT_TRUE(store.keep());
  }
  ProjectStore store = ProjectStore::open(path, ProjectStore::Mode::write).value();
  EXPECT_EQ(store.recovered(), 1U);
  EXPECT_EQ(std::get<curation::Scene>(*store.ledger().find(1)), first);
  EXPECT_EQ(std::get<curation::Scene>(*store.ledger().find(2)), title);
  ASSERT_TRUE(store.save());
  const std::string saved = content(store);
  ASSERT_TRUE(store.undo());
  ASSERT_TRUE(store.undo());
  EXPECT_EQ(store.ledger().records().size(), 0U);
  ASSERT_TRUE(store.redo());
  ASSERT_TRUE(store.redo());
  EXPECT_EQ(content(store), saved);
}

}  // namespace
}  // namespace dateline::io

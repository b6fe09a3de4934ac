// The user's own layers in a project: added, changed, put in order, removed, each a step.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "project/project.hpp"

namespace dateline::project {
namespace {

using curation::Layer;
using testing::ElementsAre;

Layer layer(const std::string& name) {
  Layer out;
  out.name = name;
  out.file = "/data/" + name + ".gpkg";
  out.layer = name;
  return out;
}

class OwnLayers : public testing::Test {
 protected:
  OwnLayers() {
    project_.apply(SetMapSize{{800, 500}});
    project_.apply(PutLayers{{layer("roads"), layer("camps")}});
    project_.apply(PutLayers{{layer("front")}});
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& l : project_.layers()) out.push_back(l.layer->name);
    return out;
  }
  [[nodiscard]] curation::RecordNumber number(const std::string& name) const {
    for (const auto& l : project_.layers()) {
      if (l.layer->name == name) return l.number;
    }
    return 0;
  }
  Project project_;
};

TEST_F(OwnLayers, LieOverThoseThatWereThereEachInAColourOfItsOwn) {
  EXPECT_THAT(names(), ElementsAre("front", "roads", "camps"));
  std::set<curation::LayerColour> colours;
  for (const auto& l : project_.layers()) colours.insert(l.layer->colour);
  EXPECT_EQ(colours.size(), 3U);
  project_.apply(Undo{});
  EXPECT_THAT(names(), ElementsAre("roads", "camps"));
  EXPECT_EQ(project_.redo_name(), "add the layer front");
  project_.apply(Undo{});
  EXPECT_TRUE(names().empty()) << "both of a file are one step";
}

TEST_F(OwnLayers, MoveBeforeAnotherAndBackInOneStep) {
  project_.apply(MoveLayer{number("camps"), number("front")});
  EXPECT_THAT(names(), ElementsAre("camps", "front", "roads"));
  EXPECT_EQ(project_.undo_name(), "move the layer camps up");
  project_.apply(MoveLayer{number("camps"), 0});
  EXPECT_THAT(names(), ElementsAre("front", "roads", "camps"));
  project_.apply(Undo{});
  EXPECT_THAT(names(), ElementsAre("camps", "front", "roads"));
  const std::uint64_t before = project_.ledger().revision();
  project_.apply(MoveLayer{number("front"), number("roads")});
  EXPECT_EQ(project_.ledger().revision(), before) << "it lies there already";
}

TEST_F(OwnLayers, ChangeTheirLooksAndKeepTheirPlaces) {
  project_.apply(ShowLayer{number("roads"), false});
  EXPECT_EQ(project_.undo_name(), "hide the layer roads");
  Layer now = *project_.layers()[1].layer;
  EXPECT_FALSE(now.visible);
  now.visible = true;  // is not for this command to say
  now.order = 99;
  project_.apply(ChangeLayer{number("roads"), now});
  EXPECT_FALSE(project_.layers()[1].layer->visible);
  EXPECT_THAT(names(), ElementsAre("front", "roads", "camps"));
  now.opacity = 7;
  now.width = 400;
  project_.apply(ChangeLayer{number("roads"), now});
  EXPECT_EQ(project_.layers()[1].layer->opacity, 1);
  EXPECT_EQ(project_.layers()[1].layer->width, Layer::kMostWidth);
  now.name.clear();
  const std::uint64_t before = project_.ledger().revision();
  project_.apply(ChangeLayer{number("roads"), now});
  EXPECT_EQ(project_.ledger().revision(), before) << "a name is needed";
}

TEST_F(OwnLayers, AreRemovedAndComeBack) {
  project_.apply(TakeBack{number("roads")});
  EXPECT_THAT(names(), ElementsAre("front", "camps"));
  EXPECT_EQ(project_.undo_name(), "remove the layer roads");
  project_.apply(Undo{});
  EXPECT_THAT(names(), ElementsAre("front", "roads", "camps"));
}

TEST_F(OwnLayers, OfTheCommandLineAreThereOnce) {
  project_.apply(PutLayers{{layer("camps"), layer("rivers")}, true});
  EXPECT_THAT(names(), ElementsAre("rivers", "front", "roads", "camps"));
}

TEST_F(OwnLayers, AreNotWithoutEnd) {
  const std::vector<Layer> many(curation::kMostLayers, layer("copy"));
  project_.apply(PutLayers{many});
  EXPECT_EQ(names().size(), 3U);
  ASSERT_TRUE(project_.error());
  EXPECT_EQ(project_.error()->code, base::ErrorCode::too_large);
}

}  // namespace
}  // namespace dateline::project

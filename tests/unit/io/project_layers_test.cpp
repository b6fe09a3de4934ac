// The user's own layers in a project's file and in its journal.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "curation/layers.hpp"
#include "io/project_store.hpp"
#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using curation::Layer;
using curation::Record;
using testing::HasSubstr;

/// With something else than is meant anyway in every field.
Layer layer(const fs::path& file) {
  Layer out;
  out.name = "Camps";
  out.file = file;
  out.layer = "camps 2014";
  out.colour = curation::LayerColour::olive;
  out.width = 2.5;
  out.filled = false;
  out.opacity = 0.75;
  out.label = "name_en";
  out.visible = false;
  out.order = -7;
  return out;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Layers, AreThereWithAllTheirLooksAfterSavingAndAfterACrash) {
  const tests::TempFolder folder;
  const fs::path path = folder.path() / "war.dateline";
  const Layer saved = layer(folder.path() / "data/camps.gpkg");
  const Layer kept = layer("/elsewhere/front.shp");
  {
    ProjectStore store = ProjectStore::create(path).value();
    const auto one = store.take_number();
    store.apply({"add", "", 0, {{one, std::make_shared<const Record>(saved)}}});
    ASSERT_TRUE(store.save());
    const auto two = store.take_number();
    store.apply({"add", "", 0, {{two, std::make_shared<const Record>(kept)}}});
    ASSERT_TRUE(store.keep());
  }
  EXPECT_THAT(bytes_of(path), HasSubstr("\"file\":\"data/camps.gpkg\""))
      << "it moves with the project";
  ProjectStore store = ProjectStore::open(path, ProjectStore::Mode::write).value();
  const auto layers = curation::layers_of(store.ledger());
  ASSERT_EQ(layers.size(), 2U);
  EXPECT_EQ(*layers[0].layer, saved);
  EXPECT_EQ(*layers[1].layer, kept);
}

TEST(Layers, GoWithTheProjectToAnotherFolder) {
  const tests::TempFolder folder;
  fs::create_directories(folder.path() / "there");
  {
    ProjectStore store = ProjectStore::create(folder.path() / "war.dateline").value();
    const auto n = store.take_number();
    store.apply(
        {"add", "", 0, {{n, std::make_shared<const Record>(layer(folder.path() / "camps.gpkg"))}}});
    ASSERT_TRUE(store.save());
  }
  fs::rename(folder.path() / "war.dateline", folder.path() / "there/war.dateline");
  fs::rename(folder.path() / "war.dateline-readings",
             folder.path() / "there/war.dateline-readings");
  const auto store =
      ProjectStore::open(folder.path() / "there/war.dateline", ProjectStore::Mode::read).value();
  EXPECT_EQ(curation::layers_of(store.ledger()).front().layer->file,
            folder.path() / "there/camps.gpkg");
}

}  // namespace
}  // namespace dateline::io

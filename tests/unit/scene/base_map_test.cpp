#include "scene/base_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "scene/base_map_format.hpp"
#include "scene/base_map_writer.hpp"
#include "support/temp_folder.hpp"

namespace dateline::scene {
namespace {

using ::testing::HasSubstr;

// A world with one square island, 0.4..0.6 both ways, that is one country with one province in its
// western half; its coast in the two coarsest levels, one disputed border down its middle.
MapContents island() {
  MapContents m;
  m.detailed = {0.25, 0.25, 0.75, 0.75};
  m.attribution = "Drawn for a test";
  for (const int lod : {1, 0}) {
    m.fills.push_back({lod,
                       FillKind::land,
                       {0.4, 0.4, 0.6, 0.6},
                       {0.5, 0.5},
                       {{-0.1F, -0.1F}, {0.1F, -0.1F}, {0.1F, 0.1F}, {-0.1F, 0.1F}},
                       {0, 1, 2, 0, 2, 3}});
    m.lines.push_back({lod,
                       LineKind::border,
                       static_cast<std::uint8_t>(BorderClass::disputed),
                       {0.5, 0.4, 0.5, 0.6},
                       {0.5, 0.5},
                       {{0, -0.1F}, {0, 0.1F}},
                       {0, 2}});
    m.lines.push_back({lod,
                       LineKind::coast,
                       0,
                       {0.4, 0.4, 0.6, 0.6},
                       {0.5, 0.5},
                       {{-0.1F, -0.1F}, {0.1F, -0.1F}, {0.1F, 0.1F}, {-0.1F, 0.1F}, {-0.1F, -0.1F}},
                       {0, 5}});
  }
  const auto area = [](AreaKind kind, const char* code, const char* name, float east) {
    return MapContents::Area{
        kind,
        {0.4, 0.4, 0.5 + static_cast<double>(east), 0.6},
        {0.5, 0.5},
        {0.45, 0.5},
        code,
        "XI",
        name,
        "",
        {{-0.1F, -0.1F}, {east, -0.1F}, {east, 0.1F}, {-0.1F, 0.1F}, {-0.1F, -0.1F}},
        {0, 1, 2, 0, 2, 3},
        {0, 5}};
  };
  m.areas.push_back(area(AreaKind::province, "XI-W", "West", 0));
  m.areas.push_back(area(AreaKind::country, "XI", "Island", 0.1F));
  m.labels.push_back(
      {LabelKind::town, 65, 6.5F, {0.45, 0.5}, "Village", "\u0642\u0631\u064a\u0629"});
  m.labels.push_back({LabelKind::capital, 30, 3, {0.55, 0.5}, "Port", ""});
  m.labels.push_back({LabelKind::sea, 30, 2, {0.1, 0.1}, "Sea", ""});
  m.reliefs.push_back({{0, 0, 1, 1}, 2, 2, {128, 100, 150, 128}});
  return m;
}

class BaseMapFile : public ::testing::Test {
 protected:
  base::Result<BaseMap> open(const std::string& bytes) {
    return BaseMap::open(folder_.write("map.dlmap", bytes));
  }
  BaseMap opened(MapContents contents) {
    auto map = open(encode_base_map(std::move(contents)));
    EXPECT_TRUE(map.ok()) << map.error().to_string();
    return std::move(map).value();
  }
  std::string refusal(const std::string& bytes) {
    const auto map = open(bytes);
    const auto whole = map ? map->verify() : map.error();
    EXPECT_FALSE(whole.ok());
    return whole.ok() ? "" : whole.error().to_string();
  }
  // Refused although its checksum is right: what a hostile or faulty writer would make.
  std::string refusal(MapContents contents) {
    return refusal(encode_base_map(std::move(contents)));
  }

  tests::TempFolder folder_;
};

TEST_F(BaseMapFile, GivesBackTheTrianglesAndLinesOfTheLevelAskedFor) {
  const BaseMap map = opened(island());
  const MapChunks chunks = map.query(1, {0, 0, 1, 1});
  ASSERT_EQ(chunks.fills.size(), 1U);
  EXPECT_EQ(chunks.fills[0].vertices.size(), 4U);
  EXPECT_EQ(chunks.fills[0].indices.size(), 6U);
  EXPECT_EQ(chunks.fills[0].origin, (geo::WorldPoint{0.5, 0.5}));
  EXPECT_FLOAT_EQ(chunks.fills[0].vertices[2].x, 0.1F);
  EXPECT_TRUE(map.query(2, {0, 0, 1, 1}).fills.empty());
}

TEST_F(BaseMapFile, GivesLinesInDrawingOrderWithTheirClass) {
  const BaseMap map = opened(island());
  const auto lines = map.query(0, {0, 0, 1, 1}).lines;
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].kind, LineKind::coast);
  EXPECT_EQ(lines[1].kind, LineKind::border);
  EXPECT_EQ(static_cast<BorderClass>(lines[1].cls), BorderClass::disputed);
  EXPECT_EQ(lines[1].starts.back(), lines[1].points.size());
}

TEST_F(BaseMapFile, LeavesOutWhatLiesOutsideTheView) {
  const BaseMap map = opened(island());
  EXPECT_TRUE(map.query(0, {0.7, 0.7, 0.9, 0.9}).fills.empty());
  EXPECT_EQ(map.query(0, {0.55, 0.45, 0.9, 0.5}).lines.size(), 1U);  // the coast, not the border
}

TEST_F(BaseMapFile, NamesEveryChunkByAnIdOfItsOwn) {
  const BaseMap map = opened(island());
  std::vector<std::uint32_t> ids;
  for (const int lod : {0, 1}) {
    const MapChunks chunks = map.query(lod, {0, 0, 1, 1});
    for (const auto& c : chunks.fills) ids.push_back(c.id);
    for (const auto& c : chunks.lines) ids.push_back(c.id);
  }
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end());
}

TEST_F(BaseMapFile, ShowsLabelsOnlyFromTheirZoomOnTheMostImportantFirst) {
  const BaseMap map = opened(island());
  EXPECT_EQ(map.labels({0, 0, 1, 1}, 1.9).size(), 0U);
  const auto all = map.labels({0, 0, 1, 1}, 7);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].name_en, "Sea");
  EXPECT_EQ(all[1].name_en, "Port");
  EXPECT_EQ(all[2].name_ar, "\u0642\u0631\u064a\u0629");
  EXPECT_EQ(map.labels({0.4, 0.4, 0.5, 0.6}, 7).size(), 1U);
}

/// An island with a river that has two labels for wide views and one for close ones.
MapContents island_with_river() {
  MapContents m = island();
  m.courses.push_back({{0.41F, 0.5F}, {0.45F, 0.51F}, {0.5F, 0.5F}, {0.55F, 0.49F}});
  for (const std::size_t first : {0U, 1U}) {
    MapContents::Label label{LabelKind::river, 0, 5, {0.45, 0.5}, "Stream", ""};
    label.max_zoom = 6;
    label.course_first = first;
    label.course_count = 3;
    m.labels.push_back(label);
  }
  m.labels.push_back(m.labels.back());
  m.labels.back().min_zoom = 6;
  m.labels.back().max_zoom = std::numeric_limits<float>::infinity();
  return m;
}

TEST_F(BaseMapFile, HandsOutEachRiversLabelsForTheirZoomWithTheirCourse) {
  const BaseMap map = opened(island_with_river());
  const auto rivers = [&](double zoom) {
    auto labels = map.labels({0.4, 0.4, 0.6, 0.6}, zoom);
    std::erase_if(labels, [](const MapLabel& l) { return l.kind != LabelKind::river; });
    return labels;
  };
  ASSERT_EQ(rivers(5.5).size(), 2U);
  EXPECT_EQ(rivers(6).size(), 1U);
  EXPECT_EQ(rivers(12).size(), 1U);
  ASSERT_EQ(rivers(5.5)[1].course.size(), 3U);
  EXPECT_FLOAT_EQ(rivers(5.5)[1].course[2].x, 0.55F);
  EXPECT_TRUE(map.labels({0, 0, 1, 1}, 5)[0].course.empty()) << "a sea without one";
}

TEST_F(BaseMapFile, RefusesACourseThatIsNotThere) {
  MapContents beyond = island_with_river();
  beyond.labels.back().course_count = 4;
  EXPECT_THAT(refusal(std::move(beyond)), HasSubstr("outside its section"));
  MapContents nowhere = island_with_river();
  nowhere.courses[0][1].y = std::numeric_limits<float>::quiet_NaN();
  EXPECT_THAT(refusal(std::move(nowhere)), HasSubstr("outside its section"));
  MapContents never = island_with_river();
  never.labels.back().max_zoom = std::numeric_limits<float>::quiet_NaN();
  EXPECT_THAT(refusal(std::move(never)), HasSubstr("outside its section"));
}

TEST_F(BaseMapFile, TellsWhichCountryAndProvinceAPointLiesIn) {
  const BaseMap map = opened(island());
  EXPECT_EQ(map.area_at(AreaKind::country, {0.55, 0.5})->name_en, "Island");
  EXPECT_EQ(map.area_at(AreaKind::province, {0.45, 0.5})->code, "XI-W");
  EXPECT_FALSE(map.area_at(AreaKind::province, {0.55, 0.5}).has_value());
  EXPECT_FALSE(map.area_at(AreaKind::country, {0.7, 0.5}).has_value());
}

TEST_F(BaseMapFile, FindsAreasByTheirCode) {
  const BaseMap map = opened(island());
  EXPECT_EQ(map.find_area("XI-W")->name_en, "West");
  EXPECT_FALSE(map.find_area("XX").has_value());
  EXPECT_FALSE(map.find_area("").has_value());
}

TEST_F(BaseMapFile, HandsOutReliefAttributionAndTheDetailedBox) {
  const BaseMap map = opened(island());
  ASSERT_EQ(map.reliefs().size(), 1U);
  EXPECT_THAT(map.reliefs()[0].grey, ::testing::ElementsAre(128, 100, 150, 128));
  EXPECT_EQ(map.attribution(), "Drawn for a test");
  EXPECT_EQ(map.detailed_box(), (geo::WorldBox{0.25, 0.25, 0.75, 0.75}));
}

TEST_F(BaseMapFile, StaysReadableAfterItIsMoved) {
  BaseMap first = opened(island());
  const auto before = first.labels({0, 0, 1, 1}, 9);
  const BaseMap second = std::move(first);
  EXPECT_EQ(before[1].name_en, "Port");
  EXPECT_EQ(second.labels({0, 0, 1, 1}, 9).size(), before.size());
}

TEST_F(BaseMapFile, IsTheSameForTheSameContents) {
  EXPECT_EQ(encode_base_map(island()), encode_base_map(island()));
}

TEST_F(BaseMapFile, MayBeEmpty) {
  const BaseMap map = opened({});
  EXPECT_TRUE(map.query(0, {0, 0, 1, 1}).fills.empty());
  EXPECT_EQ(map.area_count(), 0U);
}

TEST_F(BaseMapFile, IsRefusedWhenItDoesNotExist) {
  const auto map = BaseMap::open(folder_.path() / "no.dlmap");
  ASSERT_FALSE(map.ok());
  EXPECT_EQ(map.error().code, base::ErrorCode::not_found);
  EXPECT_THAT(map.error().to_string(), HasSubstr("no.dlmap"));
}

TEST_F(BaseMapFile, IsRefusedWhereverItIsCutShort) {
  const std::string whole = encode_base_map(island());
  for (std::size_t size = 0; size < whole.size(); size += size < 120 ? 1 : 29) {
    EXPECT_THAT(refusal(whole.substr(0, size)), HasSubstr("map.dlmap")) << size;
  }
}

TEST_F(BaseMapFile, IsRefusedWhicheverBitIsFlipped) {
  const std::string whole = encode_base_map(island());
  for (std::size_t bit = 0; bit < whole.size() * 8;
       bit += bit < 8 * sizeof(format::Header) ? 1 : 61) {
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_THAT(refusal(flipped), HasSubstr("map.dlmap")) << bit;
  }
}

TEST_F(BaseMapFile, OfAnotherVersionIsRefusedSayingWhichVersionsItIs) {
  std::string bytes = encode_base_map(island());
  bytes[offsetof(format::Header, version)] = 9;
  const auto map = open(bytes);
  ASSERT_FALSE(map.ok());
  EXPECT_EQ(map.error().code, base::ErrorCode::unsupported);
  EXPECT_THAT(map.error().to_string(), HasSubstr("version 9"));
}

TEST_F(BaseMapFile, OfAnotherKindIsRefused) {
  EXPECT_THAT(refusal(std::string(4096, 'x')), HasSubstr("not a compiled base map"));
}

TEST_F(BaseMapFile, IsDrawnWithoutAnAreaWhoseTrianglesUseACornerThatIsNotThere) {
  MapContents m = island();
  m.fills[0].indices[4] = 4;  // level 1
  const BaseMap map = opened(std::move(m));
  EXPECT_TRUE(map.query(1, {0, 0, 1, 1}).damaged);
  EXPECT_TRUE(map.query(1, {0, 0, 1, 1}).fills.empty());
  EXPECT_FALSE(map.query(0, {0, 0, 1, 1}).damaged);
  EXPECT_THAT(map.verify().error().to_string(), HasSubstr("map.dlmap"));
}

TEST_F(BaseMapFile, IsDrawnWithoutPolylinesThatDoNotCoverTheirPoints) {
  for (const std::vector<std::uint32_t>& starts :
       {std::vector<std::uint32_t>{0, 5, 3}, {0, 3}, {1, 5}, {}}) {
    MapContents m = island();
    m.lines[1].starts = starts;  // the coast of level 1
    const BaseMap map = opened(std::move(m));
    EXPECT_TRUE(map.query(1, {0, 0, 1, 1}).damaged);
    EXPECT_EQ(map.query(1, {0, 0, 1, 1}).lines.size(), 1U);
    EXPECT_THAT(map.verify().error().to_string(), HasSubstr("line"));
  }
}

TEST_F(BaseMapFile, KeepsTheNameOfACountryWhoseShapeIsBroken) {
  MapContents m = island();
  m.areas[1].ring_starts = {0, 4};
  const BaseMap map = opened(std::move(m));
  EXPECT_EQ(map.find_area("XI")->name_en, "Island");
  EXPECT_TRUE(map.find_area("XI")->vertices.empty());
  EXPECT_FALSE(map.area_at(AreaKind::country, {0.55, 0.5}).has_value());
}

TEST_F(BaseMapFile, WhoseGeometryIsDamagedOnDiskIsDrawnWithoutIt) {
  std::string bytes = encode_base_map(island());
  format::Header header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  bytes[header.directory_end] = static_cast<char>(bytes[header.directory_end] ^ 1);
  const auto map = open(bytes);
  ASSERT_TRUE(map.ok());
  EXPECT_TRUE(map->query(0, {0, 0, 1, 1}).damaged);
  EXPECT_THAT(map->verify().error().to_string(), HasSubstr("not as it was written"));
}

TEST_F(BaseMapFile, IsRefusedWhenACoordinateIsNoNumber) {
  MapContents m = island();
  m.areas[0].box.x0 = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(refusal(std::move(m)), HasSubstr("points outside"));
}

TEST_F(BaseMapFile, IsRefusedWhenAReliefPictureIsLargerThanItsBytes) {
  MapContents m = island();
  m.reliefs[0].height = 3;
  EXPECT_THAT(refusal(std::move(m)), HasSubstr("points outside"));
}

TEST_F(BaseMapFile, IsRefusedWhenASectionLiesOutsideTheFile) {
  std::string bytes = encode_base_map(island());
  const std::size_t at = sizeof(format::Header) + offsetof(format::Section, offset);
  const std::uint64_t far = std::uint64_t{1} << 40U;
  std::memcpy(bytes.data() + at, &far, sizeof far);
  format::Header header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  const auto directory = std::as_bytes(std::span(bytes)).first(header.directory_end);
  header.checksum = format::directory_checksum(header, directory.subspan(sizeof header));
  std::memcpy(bytes.data(), &header, sizeof header);
  EXPECT_THAT(refusal(bytes), HasSubstr("section lies outside"));
}

TEST(BaseMapLevels, GetFinerAsTheZoomGrows) {
  EXPECT_EQ(BaseMap::lod_for_zoom(0), 0);
  EXPECT_EQ(BaseMap::lod_for_zoom(6), 2);
  EXPECT_EQ(BaseMap::lod_for_zoom(11), BaseMap::kLods - 1);
  for (double z = 0; z < 12; z += 0.25) {
    EXPECT_LE(BaseMap::lod_for_zoom(z), BaseMap::lod_for_zoom(z + 0.25));
  }
}

}  // namespace
}  // namespace dateline::scene

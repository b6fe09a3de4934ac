// Presentations of what a Painter draws: an archive of XML whose shapes have names.
#include "publish/slide_deck.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <pugixml.hpp>
#include <set>
#include <string>

#include "intake/zip_file.hpp"
#include "publish/clipped.hpp"
#include "publish/joined_shapes.hpp"
#include "scene/painter.hpp"
#include "support/drawn_things.hpp"

namespace dateline::publish {
namespace {

using testing::Contains;
using testing::HasSubstr;

const char* const kFonts = DATELINE_SOURCE_DIR "/assets/fonts";

class SlideDeckTest : public testing::Test {
 protected:
  SlideDeckTest() : type_(typeset::Typesetter::open(kFonts)) {}
  void SetUp() override {
    ASSERT_TRUE(type_);
    mesh_.sketch.emplace();
    scene::Painter p(*type_, mesh_, {0, 0, tests::kThingsWidth, tests::kThingsHeight});
    tests::draw_things(p);
    layers_ = {LaidPicture{{2, 1, {200, 100, 0, 255, 200, 100, 0, 255}},
                           {0, 0, tests::kThingsWidth, tests::kThingsHeight}},
               *mesh_.sketch};
    Slide first;
    first.name = "Mosul falls";
    first.picture_says = "Iraq & its neighbours";
    first.layers = layers_;
    first.notes = "Say <this>\nand that\x01";
    slides_ = {first, Slide()};
    deck_.width = tests::kThingsWidth;
    deck_.height = tests::kThingsHeight;
    deck_.title = "June";
    deck_.slides = slides_;
  }
  std::string bytes() const {
    auto out = encode_deck(deck_, kFonts);
    EXPECT_TRUE(out) << (out ? "" : out.error().to_string());
    return out ? *out : std::string();
  }
  static pugi::xml_document part(const std::string& bytes, const char* name) {
    auto zip = intake::ZipFile::open(bytes, "deck.pptx");
    EXPECT_TRUE(zip);
    auto member = zip->read(name);
    EXPECT_TRUE(member && *member) << name;
    pugi::xml_document document;
    EXPECT_TRUE(document.load_string((**member).c_str())) << name;
    return document;
  }
  static std::set<std::string> said(const pugi::xml_document& document, const char* path) {
    std::set<std::string> out;
    for (const auto& found : document.select_nodes(path)) {
      out.insert(found.attribute() ? found.attribute().value() : found.node().text().get());
    }
    return out;
  }

  base::Result<typeset::Typesetter> type_;
  scene::Mesh mesh_;
  std::vector<SheetLayer> layers_;
  std::vector<Slide> slides_;
  Deck deck_;
};

TEST_F(SlideDeckTest, ShapesAndWordsCanBeEditedAndHaveNames) {
  const auto slide = part(bytes(), "ppt/slides/slide1.xml");
  const auto texts = said(slide, "//a:t");
  EXPECT_THAT(texts, Contains("Fighters took Mosul"));
  EXPECT_THAT(texts, Contains("Tigris"));
  EXPECT_THAT(texts, Contains(tests::kMosulInArabic));
  EXPECT_THAT(said(slide, "//a:pPr[@rtl='1']/@algn"), Contains("r"));
  const auto groups = said(slide, "//p:grpSp/p:nvGrpSpPr/p:cNvPr/@name");
  for (const char* status : {"happened", "ongoing", "reported", "planned", "denied"}) {
    EXPECT_THAT(groups, Contains(status));
  }
  EXPECT_EQ(said(slide, "//p:cSld/@name"), std::set<std::string>{"Mosul falls"});
  EXPECT_EQ(said(slide, "//p:pic//p:cNvPr/@descr"), std::set<std::string>{"Iraq & its neighbours"});
}

TEST_F(SlideDeckTest, NoTwoShapesHaveOneNumberAndEachLiesOnTheSlide) {
  const auto slide = part(bytes(), "ppt/slides/slide1.xml");
  const auto ids = slide.select_nodes("//p:cNvPr/@id");
  std::set<std::string> different;
  for (const auto& id : ids) different.insert(id.attribute().value());
  EXPECT_GT(ids.size(), 20U);
  EXPECT_EQ(different.size(), ids.size());
  for (const auto& found : slide.select_nodes("//p:sp/p:spPr/a:xfrm")) {
    const auto at = found.node().child("a:off");
    const auto size = found.node().child("a:ext");
    EXPECT_GE(at.attribute("x").as_llong(), -9525 * 40);
    EXPECT_LE(at.attribute("x").as_llong() + size.attribute("cx").as_llong(),
              9525LL * (tests::kThingsWidth + 40));
    EXPECT_GE(size.attribute("cx").as_llong(), 0);
  }
}

TEST_F(SlideDeckTest, NotesAreInTheNotesField) {
  const std::string deck = bytes();
  const auto notes = part(deck, "ppt/notesSlides/notesSlide1.xml");
  EXPECT_EQ(said(notes, "//a:t"), (std::set<std::string>{"Say <this>", "and that"}));
  EXPECT_THAT(said(part(deck, "ppt/slides/_rels/slide1.xml.rels"), "//@Target"),
              Contains("../notesSlides/notesSlide1.xml"));
}

TEST_F(SlideDeckTest, WhatIsReferredToIsThereAndHasItsType) {
  const std::string deck = bytes();
  const auto types = said(part(deck, "[Content_Types].xml"), "//Override/@PartName");
  for (const std::string& name : types) (void)part(deck, name.substr(1).c_str());
  EXPECT_THAT(types, Contains("/ppt/slides/slide2.xml"));
  EXPECT_THAT(said(part(deck, "ppt/_rels/presentation.xml.rels"), "//@Target"),
              testing::IsSupersetOf({"slides/slide1.xml", "slides/slide2.xml",
                                     "slideMasters/slideMaster1.xml", "theme/theme1.xml"}));
}

TEST_F(SlideDeckTest, TheSameDeckGivesTheSameBytes) { EXPECT_EQ(bytes(), bytes()); }

TEST_F(SlideDeckTest, WhatCannotBeWrittenIsAnError) {
  std::get<LaidPicture>(layers_[0]).image.width = 40;
  EXPECT_FALSE(encode_deck(deck_, kFonts)) << "fewer pixels than it says";
  deck_.slides = {};
  EXPECT_FALSE(encode_deck(deck_, kFonts));
  deck_.slides = {&slides_[1], 1};
  deck_.width = 20'000;
  const auto large = encode_deck(deck_, kFonts);
  ASSERT_FALSE(large);
  EXPECT_THAT(large.error().to_string(), HasSubstr("20000"));
}

double area_of(const std::vector<typeset::Contour>& rings) {
  double sum = 0;
  for (const typeset::Contour& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const auto& a = ring[i];
      const auto& b = ring[(i + 1) % ring.size()];
      sum += static_cast<double>(a.x) * static_cast<double>(b.y) -
             static_cast<double>(b.x) * static_cast<double>(a.y);
    }
  }
  return std::abs(sum) / 2;
}

TEST(JoinedShapes, PartsThatOverlapAreOneOutline) {
  const scene::Rgba red{200, 0, 0, 255};
  const scene::Sketch::Fill square{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}}, red};
  const scene::Sketch::Stroke across{{{5, 5}, {20, 5}}, 2, red, false, false, {}};
  const auto both = joined_shapes({{square, across}, 0.5F});
  EXPECT_EQ(both.size(), 1U);
  EXPECT_NEAR(area_of(both), 100 + 20, 0.01);
  const scene::Sketch::Stroke rim{square.contours[0], 2, red, true, true, {}};
  const auto ring = joined_shapes({{rim}, 0.5F});
  EXPECT_EQ(ring.size(), 2U) << "a ring has an outer side and a hole";
  EXPECT_NEAR(area_of(ring), 80 - 4 + 3.14, 0.1) << "round at its corners, the hole not counted";
  const auto dashed =
      joined_shapes({{scene::Sketch::Stroke{{{0, 0}, {30, 0}}, 2, red, false, false, {5, 5}}}, 1});
  EXPECT_EQ(dashed.size(), 3U);
  EXPECT_TRUE(joined_shapes({}).empty());
}

TEST_F(SlideDeckTest, AFaintSymbolIsOneShapeForItsRimAndOneForItsBody) {
  scene::Mesh mesh;
  mesh.sketch.emplace();
  scene::Painter p(*type_, mesh, {0, 0, tests::kThingsWidth, tests::kThingsHeight});
  scene::SymbolLook look;
  look.type = event::EventType::capture;
  look.size = 40;
  look.opacity = 0.4F;
  p.begin_item("faint");
  scene::draw_symbol(p, {100, 100}, look, scene::Theme::light());
  p.end_item();
  layers_ = {*mesh.sketch};
  slides_[0].layers = layers_;
  const auto slide = part(bytes(), "ppt/slides/slide1.xml");
  EXPECT_EQ(slide.select_nodes("//p:grpSp/p:sp").size(), 2U);
  EXPECT_EQ(slide.select_nodes("//p:grpSp/p:sp//a:alpha").size(), 2U) << "each seen through";
}

TEST_F(SlideDeckTest, ABarThatFadesIsOneShapeAndEndsAtItsClip) {
  scene::Mesh mesh;
  mesh.sketch.emplace();
  scene::Painter p(*type_, mesh, {0, 0, 200, 100});
  const scene::Rgba red{200, 0, 0, 255};
  const scene::FadeStop stops[] = {
      {20, red.faded(0)}, {100, red}, {150, red}, {250, red.faded(0.5F)}};
  p.rect_fade(10, 20, stops);
  layers_ = {*mesh.sketch};
  slides_[0].layers = layers_;
  const auto slide = part(bytes(), "ppt/slides/slide1.xml");
  const auto found = slide.select_nodes("//p:sp//a:gs");
  ASSERT_EQ(found.size(), 4U);
  EXPECT_STREQ(found[1].node().attribute("pos").value(), "44444") << "80 of 180 pixels";
  EXPECT_STREQ(found[3].node().attribute("pos").value(), "100000");
  EXPECT_NEAR(found[3].node().child("a:srgbClr").child("a:alpha").attribute("val").as_int(), 75'000,
              500)
      << "cut off half way";
}

TEST(Clipped, ShapesAndLinesEndAtTheBox) {
  const scene::PixelBox box{0, 0, 10, 10};
  const auto square = clipped({{-5, -5}, {5, -5}, {5, 5}, {-5, 5}}, box);
  ASSERT_EQ(square.size(), 4U);
  for (const auto& p : square) {
    EXPECT_TRUE(p.x >= 0 && p.x <= 5 && p.y >= 0 && p.y <= 5);
  }
  EXPECT_TRUE(clipped({{20, 20}, {30, 20}, {30, 30}}, box).empty());
  const auto pieces = clipped_line({{-5, 5}, {5, 5}, {5, 20}, {8, 20}, {8, 5}}, false, box);
  ASSERT_EQ(pieces.size(), 2U) << "out below, and in again";
  EXPECT_FLOAT_EQ(pieces[0].front().x, 0);
  EXPECT_FLOAT_EQ(pieces[0].back().y, 10);
  const auto hatch = within({-1, 5}, {11, 5},
                            {{{2, 0}, {4, 0}, {4, 9}, {2, 9}}, {{6, 0}, {8, 0}, {8, 9}, {6, 9}}});
  ASSERT_EQ(hatch.size(), 2U);
  EXPECT_FLOAT_EQ(hatch[1].front().x, 6);
}

}  // namespace
}  // namespace dateline::publish

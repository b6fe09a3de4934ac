// What goes into a page of a briefing: symbols, lines, the ground, and how the page is filled.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "base/translate.hpp"
#include "publish/page_content.hpp"
#include "publish/page_events.hpp"
#include "publish/page_ground.hpp"
#include "publish/polyline_code.hpp"
#include "publish/svg_symbols.hpp"
#include "publish/web_page.hpp"
#include "scene/base_map_writer.hpp"
#include "scene/event_areas.hpp"
#include "support/small_map.hpp"
#include "support/temp_folder.hpp"

namespace dateline::publish {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// What polyline_code() wrote, by the letter of the format's description.
std::vector<GridPoint> decoded(const std::string& code) {
  std::vector<GridPoint> out;
  std::size_t at = 0;
  GridPoint last;
  const auto step = [&] {
    std::uint32_t value = 0;
    unsigned shift = 0;
    std::uint32_t bits = 0;
    do {
      bits = static_cast<std::uint32_t>(code[at++]) - 63;
      value |= (bits & 0x1FU) << shift;
      shift += 5;
    } while (bits >= 0x20);
    const auto half = static_cast<std::int32_t>(value >> 1U);
    return (value & 1U) != 0 ? ~half : half;
  };
  while (at < code.size()) {
    last.x += step();
    last.y += step();
    out.push_back(last);
  }
  return out;
}

TEST(PolylineCode, IsThatOfTheFormat) {
  // The example of the format's description, in its units of 1e-5 degree.
  EXPECT_EQ(polyline_code({{3850000, -12020000}, {4070000, -12095000}, {4325200, -12645300}}),
            "_p~iF~ps|U_ulLnnqC_mqNvxq`@");
  EXPECT_EQ(polyline_code({}), "");
}

TEST(PolylineCode, KeepsEveryPoint) {
  constexpr std::int32_t kFar = (1 << 29) - 1;
  const std::vector<GridPoint> line{{0, 0},        {1, -1},       {-16, 15}, {16, 1000},
                                    {kFar, -kFar}, {-kFar, kFar}, {7, 7}};
  EXPECT_EQ(decoded(polyline_code(line)), line);
}

class SymbolTest : public testing::Test {
 protected:
  SymbolTest() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}
  pugi::xml_document drawn(event::EventType type, event::Status status) {
    pugi::xml_document out;
    EXPECT_TRUE(out.load_string(svg_symbol(*type_, type, status).c_str()));
    return out;
  }
  base::Result<typeset::Typesetter> type_;
};

TEST_F(SymbolTest, AreWellFormedAndHaveNoColourOfTheirOwn) {
  ASSERT_TRUE(type_);
  for (int t = 0; t < event::kEventTypes; ++t) {
    for (int s = 0; s < event::kStatuses; ++s) {
      const auto type = static_cast<event::EventType>(t);
      const auto status = static_cast<event::Status>(s);
      const auto symbol = drawn(type, status);
      EXPECT_EQ(symbol.child("symbol").attribute("id").value(), svg_symbol_id(type, status));
      int rims = 0;
      int bodies = 0;
      for (const pugi::xml_node path : symbol.child("symbol").children()) {
        const std::string kind = path.attribute("class").value();
        ++(kind == "rim" ? rims : bodies);
        const std::string fill = path.attribute("fill").value();
        EXPECT_TRUE(fill.empty() || fill == "none") << fill;
        EXPECT_NE(std::string(path.attribute("d").value()), "");
      }
      EXPECT_GT(rims, 0);
      EXPECT_GT(bodies, 0) << svg_symbol_id(type, status);
    }
  }
}

TEST_F(SymbolTest, TellTheStatusByHowTheyAreDrawn) {
  ASSERT_TRUE(type_);
  const auto text = [&](event::Status status) {
    return svg_symbol(*type_, event::EventType::attack, status);
  };
  EXPECT_THAT(text(event::Status::planned), HasSubstr("stroke-dasharray"));
  EXPECT_THAT(text(event::Status::happened), Not(HasSubstr("stroke-dasharray")));
  EXPECT_NE(text(event::Status::reported), text(event::Status::happened));
}

class GroundTest : public testing::Test {
 protected:
  GroundTest()
      : map_(scene::BaseMap::open(
            folder_.write("map.dlmap", scene::encode_base_map(tests::small_map())))) {}
  static geo::WorldBox box(double west, double south, double east, double north) {
    const geo::WorldPoint a = geo::to_world(west, north);
    const geo::WorldPoint b = geo::to_world(east, south);
    return {a.x, a.y, b.x, b.y};
  }
  static std::size_t size_of(const json& ground) { return ground["levels"].dump().size(); }

  tests::TempFolder folder_;
  base::Result<scene::BaseMap> map_;
};

TEST_F(GroundTest, HasTheRegionAndCloserViewsInMoreDetail) {
  ASSERT_TRUE(map_);
  const geo::WorldBox all = box(40, 29, 49, 37);
  const json one = page_ground(*map_, {all}, 1'000'000);
  ASSERT_EQ(one["levels"].size(), 1U);
  const json& level = one["levels"][0];
  EXPECT_EQ(level["land"].size(), 1U) << "the square of land";
  EXPECT_EQ(level["lakes"].size(), 1U);
  std::vector<std::string> kinds;
  for (const json& line : level["lines"]) kinds.push_back(line[0]);
  EXPECT_THAT(kinds, testing::ElementsAre("river", "border", "border"));
  EXPECT_EQ(one["credit"], "drawn by hand");
  EXPECT_GE(one["labels"].size(), 5U);

  const json two = page_ground(*map_, {all, box(46, 33.8, 47, 34.6)}, 1'000'000);
  ASSERT_EQ(two["levels"].size(), 2U);
  EXPECT_LT(two["levels"][1]["step"], two["levels"][0]["step"]);
  // A scene that shows nearly the same needs nothing of its own.
  EXPECT_EQ(page_ground(*map_, {all, box(40.2, 29, 49, 37)}, 1'000'000)["levels"].size(), 1U);
}

TEST_F(GroundTest, KeepsPointsWithinItsSteps) {
  ASSERT_TRUE(map_);
  const json ground = page_ground(*map_, {box(36, 26, 52, 40)}, 1'000'000);
  const json& level = ground["levels"][0];
  const double step = level["step"].get<double>() / kPageUnits;
  const double x0 = level["from"][0].get<double>() / kPageUnits;
  const double y0 = level["from"][1].get<double>() / kPageUnits;
  // The corners of the land, whole in this view.
  const geo::WorldBox land = box(38, 28, 50, 38);
  for (const GridPoint& p : decoded(level["land"][0].get<std::string>())) {
    const double x = x0 + p.x * step;
    const double y = y0 + p.y * step;
    EXPECT_TRUE(std::abs(x - land.x0) < 2 * step || std::abs(x - land.x1) < 2 * step) << x;
    EXPECT_TRUE(std::abs(y - land.y0) < 2 * step || std::abs(y - land.y1) < 2 * step) << y;
  }
}

TEST_F(GroundTest, IsMadeCoarserUntilItFits) {
  const auto shipped = scene::BaseMap::open(DATELINE_BINARY_DIR "/share/dateline/map.dlmap");
  ASSERT_TRUE(shipped);
  const std::vector<geo::WorldBox> views{box(38, 30, 49, 38), box(42, 35, 45, 37)};
  const json fine = page_ground(*shipped, views, 4'000'000);
  const json coarse = page_ground(*shipped, views, 60'000);
  EXPECT_LT(size_of(coarse), 60'000U);
  EXPECT_GT(size_of(fine), 2 * size_of(coarse));
  EXPECT_EQ(page_ground(*shipped, views, 4'000'000), fine) << "the same twice";
}

TEST_F(GroundTest, OutlinesOfPlacesAreThoseOfTheMapOrASideOfThem) {
  ASSERT_TRUE(map_);
  scene::MapOutline outline;
  outline.kind = scene::MapOutline::Kind::country;
  outline.country = "XA";
  outline.middle = *geo::LngLat::from_degrees(41, 33);
  const auto whole = scene::outline_rings(*map_, outline);
  ASSERT_EQ(whole.size(), 1U);
  EXPECT_EQ(whole[0].size(), 4U);
  outline.side_deg = 0;  // the north of it
  const auto north = scene::outline_rings(*map_, outline);
  ASSERT_EQ(north.size(), 1U);
  const double middle = geo::to_world(outline.middle).y;
  for (const geo::WorldPoint& p : north[0]) EXPECT_LE(p.y, middle + 1e-9);
  EXPECT_EQ(north[0].size(), 4U);
  outline.country = "ZZ";
  EXPECT_TRUE(scene::outline_rings(*map_, outline).empty());
}

TEST(PageList, HasEachThingOnce) {
  PageList list;
  EXPECT_EQ(list.add({{"a", 1}}), 0U);
  EXPECT_EQ(list.add({{"a", 2}}), 1U);
  EXPECT_EQ(list.add({{"a", 1}}), 0U);
  EXPECT_EQ(list.all().size(), 2U);
}

TEST(WebPage, IsFilledAndWhatIsPutInIsNeitherMarkupNorAPlace) {
  const tests::TempFolder folder;
  const auto form =
      folder.write("page.html",
                   "<html lang=\"{{lang}}\" dir=\"{{dir}}\" data-theme=\"{{theme}}\">"
                   "<title>{{title}}</title>{{symbols}}|{{themes}}|{{content}}|{{end}}");
  const auto page = encode_page(
      {"a <b> & \"{{content}}\"", "<symbol/>", "[1]", "{\"a\":\"{{title}}\"}", "dark"}, form);
  ASSERT_TRUE(page);
  EXPECT_EQ(*page,
            "<html lang=\"en\" dir=\"ltr\" data-theme=\"dark\">"
            "<title>a &lt;b&gt; &amp; &quot;{{content}}&quot;</title>"
            "<symbol/>|[1]|{\"a\":\"{{title}}\"}|{{end}}");
}

constexpr const char* kPlaces =
    "{{lang}} {{dir}} {{theme}}{{title}}{{symbols}}{{themes}}{{tr Zoom in}} {{tr A & b}} "
    "<script>{{words [[\"\",\"Zoom in\"],[\"c\",\"May\"],[\"\",\"{} cat\",\"{} "
    "cats\"],[\"\",\"Left\"]]}}"
    "</script>{{content}}";

TEST(WebPage, SaysItsOwnWordsInTheLanguageThatIsSpoken) {
  const tests::TempFolder folder;
  const auto form = folder.write("page.html", kPlaces);
  const auto catalogue = [] {
    const auto po = base::PoFile::parse(
        "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n%100==3 ? 1 : "
        "2;\\n\"\n\n"
        "msgid \"Zoom in\"\nmsgstr \"Closer <\"\n\n"
        "msgid \"A & b\"\nmsgstr \"\\\"B\\\"\"\n\nmsgctxt \"c\"\nmsgid \"May\"\nmsgstr \"Mai\"\n\n"
        "msgid \"{} cat\"\nmsgid_plural \"{} cats\"\nmsgstr[0] \"a cat\"\nmsgstr[1] \"{} few\"\n"
        "msgstr[2] \"{} many\"\n",
        "xx.po");
    return base::Catalogue::make(*po);
  }();
  ASSERT_TRUE(catalogue);
  base::set_language(std::make_unique<base::Catalogue>(*catalogue));
  WebPage what;
  what.language = "ar";
  const auto page = encode_page(what, form);
  base::set_language(nullptr);
  ASSERT_TRUE(page);
  EXPECT_THAT(*page, testing::StartsWith("ar rtl auto"));
  EXPECT_THAT(*page, HasSubstr("&lt; &quot;B&quot; <script>"));
  const std::size_t from = page->find("<script>") + 8;
  const std::string list = page->substr(from, page->find("</script>") - from);
  EXPECT_THAT(list, Not(HasSubstr("<"))) << "it stands in a script";
  const json words = json::parse(list);
  EXPECT_EQ(words["texts"].size(), 2U) << "what is English in every language is not in it";
  EXPECT_EQ(words["texts"]["c\x04May"], "Mai");
  const json& cats = words["counts"]["{} cat"];
  const auto form_of = [&](std::size_t n) {
    return cats[0][static_cast<std::size_t>(cats[1].get<std::string>()[n] - '0')]
        .get<std::string>();
  };
  EXPECT_EQ(form_of(1), "a cat");
  EXPECT_EQ(form_of(3), "{} few");
  EXPECT_EQ(form_of(101), "{} many");
  EXPECT_EQ(form_of(103), "{} few");
}

TEST(WebPage, IsEnglishWhereNothingElseIsAskedFor) {
  const tests::TempFolder folder;
  const auto page = encode_page({}, folder.write("page.html", kPlaces));
  ASSERT_TRUE(page);
  EXPECT_THAT(*page, testing::StartsWith("en ltr auto"));
  EXPECT_THAT(*page, HasSubstr("Zoom in A &amp; b <script>{\"counts\":{},\"texts\":{}}</script>"));
}

TEST(WebPage, SaysWhatItsFormLacks) {
  const tests::TempFolder folder;
  const auto page = encode_page(
      {}, folder.write("page.html", "{{lang}}{{dir}}{{theme}}{{title}}{{symbols}}{{content}}"));
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, base::ErrorCode::bad_format);
  EXPECT_THAT(page.error().to_string(), HasSubstr("{{themes}}"));
  for (const char* damaged : {"{{lang}}{{lang}}", "{{other}}", "{{words 3}}</script>", "{{tr A"}) {
    const auto refused =
        encode_page({}, folder.write("page.html", std::string(damaged) + "{{content}}"));
    ASSERT_FALSE(refused) << damaged;
    EXPECT_EQ(refused.error().code, base::ErrorCode::bad_format);
  }
  EXPECT_FALSE(encode_page({}, folder.path() / "none.html"));
}

TEST(PageThemes, HasBothWithAllTheirColours) {
  const json themes = json::parse(page_themes(scene::Theme::light(), scene::Theme::dark()));
  EXPECT_EQ(themes["light"]["dark"], false);
  EXPECT_EQ(themes["dark"]["dark"], true);
  EXPECT_EQ(themes["light"]["colours"]["accent"], "#0b5cc2");
  EXPECT_EQ(themes["dark"]["families"].size(), static_cast<std::size_t>(event::kFamilies));
  EXPECT_EQ(themes["dark"]["holders"].size(), scene::kHolderColours);
}

}  // namespace
}  // namespace dateline::publish

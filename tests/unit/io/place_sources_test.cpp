#include <gmock/gmock.h>

#include <filesystem>
#include <string>

#include "gazetteer/layer_builder.hpp"
#include "gazetteer/row_import.hpp"
#include "io/linked_places.hpp"
#include "io/place_table.hpp"
#include "io/text_stream.hpp"
#include "support/gazetteer_world.hpp"
#include "support/text_lines.hpp"

namespace dateline::io {
namespace {

using gazetteer::Gazetteer;
using gazetteer::ImportReport;
using gazetteer::LayerBuilder;
using gazetteer::Place;
using gazetteer::PlaceKind;
using gazetteer::RowImport;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kShipped =
    "country:IQ\tIraq\t\tcountry\tPCLI\tIQ\t\t\t33\t44\t450\t\tships\n"
    "geonames:5\tNineveh\tNinawa\tregion\tADM1\tIQ\t\t\t36\t42.5\t170\t\tships\n"
    "geonames:99072\tMosul\t\tsettlement\tPPLA\tIQ\tgeonames:5\t\t36.335\t43.119\t10\t1683000\t"
    "ships\n";

/// Makes a layer over the shipped one and opens both.
class PlaceSources : public ::testing::Test {
 protected:
  base::Result<void> table(const std::string& name, std::string_view bytes,
                           const PlaceTableOptions& options = {}) {
    LayerBuilder out({"own", "CC0"}, &shipped_.gazetteer());
    RowImport rows(out);
    auto read = import_place_table(folder_.write(name, bytes), options, &shipped_.gazetteer(), rows,
                                   report_);
    if (read) write(out);
    return read;
  }
  base::Result<void> linked(const std::string& json) {
    LayerBuilder out({"own", "CC0"}, &shipped_.gazetteer());
    RowImport rows(out);
    auto read = import_linked_places(tests::blocks_of(json), "whg.json", "WHG", rows, report_);
    if (read) write(out);
    return read;
  }
  void write(LayerBuilder& out) {
    const auto file = folder_.path() / "own.dlgaz";
    ASSERT_TRUE(out.write(file).ok());
    auto opened = Gazetteer::open_layers(shipped_.folder(), std::vector{file});
    ASSERT_TRUE(opened.ok());
    world_.emplace(std::move(*opened));
  }
  [[nodiscard]] Place place(const char* name) const {
    const auto hits = world_->find(name);
    EXPECT_EQ(hits.size(), 1U) << name;
    return hits.empty() ? Place{} : world_->place(hits[0].id);
  }

  tests::SmallWorld shipped_{{{kShipped}}};
  tests::TempFolder folder_;
  ImportReport report_;
  std::optional<Gazetteer> world_;
};

TEST_F(PlaceSources, ASpreadsheetWithUsualHeadingsNeedsNoWordAboutThem) {
  const auto read =
      table("camps.csv",
            "Name,Other names,Latitude,Longitude,Country,Governorate,Population,Type\n"
            "Hammam al-Alil camp,HAA|Hamam Alil,36.16,43.26,Iraq,Ninawa,25000,facility\n"
            "\"Nowhere, really\",,,,,,,\n");
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  EXPECT_EQ(report_.taken(), 1U);
  EXPECT_THAT(report_.told(), ElementsAre(HasSubstr("Nowhere, really")));
  EXPECT_THAT(report_.told()[0], HasSubstr("row 3"));
  const Place camp = place("Hamam Alil");
  EXPECT_EQ(camp.name, "Hammam al-Alil camp");
  EXPECT_EQ(camp.kind, PlaceKind::facility);
  EXPECT_EQ(camp.country, "IQ");
  EXPECT_EQ(camp.admin1, "geonames:5");
  EXPECT_EQ(camp.population, 25000U);
  EXPECT_TRUE(world_->by_key(camp.key));
}

TEST_F(PlaceSources, ColumnsOfAnyNameAreNamedByTheUser) {
  PlaceTableOptions options;
  options.columns = {{"name", "Ort"}, {"lat", "Breite"}, {"lon", "Laenge"}};
  options.kind = "district";
  const auto read = table("orte.csv", "Ort;Breite;Laenge\nAltstadt;36,3401;43,1289\n", options);
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  EXPECT_NEAR(place("Altstadt").at.lat(), 36.3401, 1e-6);  // a decimal comma
  EXPECT_EQ(place("Altstadt").kind, PlaceKind::district);

  options.columns["name"] = "Stadt";
  const auto wrong = table("orte.csv", "Ort;Breite;Laenge\nAltstadt;36,3401;43,1289\n", options);
  ASSERT_FALSE(wrong.ok());
  EXPECT_THAT(wrong.error().to_string(), HasSubstr("no column \"Stadt\""));
  EXPECT_THAT(wrong.error().to_string(), HasSubstr("Ort, Breite, Laenge"));
}

TEST_F(PlaceSources, ATableWithoutNameOrPointSaysWhatItHas) {
  const auto read = table("x.csv", "Colour,Size\nred,1\n");
  ASSERT_FALSE(read.ok());
  EXPECT_THAT(read.error().to_string(), HasSubstr("Colour, Size"));
  EXPECT_THAT(read.error().to_string(), HasSubstr("--column"));
}

TEST_F(PlaceSources, ARowThatIsAPlaceKnownCorrectsIt) {
  ASSERT_TRUE(
      table("own.csv", "name,names,lat,lon,country\nMosul,Nainawa City,36.34,43.13,IQ\n").ok());
  EXPECT_EQ(place("Mosul").key, "geonames:99072");
  EXPECT_DOUBLE_EQ(place("Mosul").at.lat(), 36.34);
  EXPECT_EQ(place("Mosul").population, 1683000U);
  EXPECT_EQ(place("Nainawa City").key, "geonames:99072");
}

TEST_F(PlaceSources, ARowCanHideAPlaceByItsKey) {
  ASSERT_TRUE(
      table("own.csv", "key,name,lat,lon,hide\ngeonames:99072,,,,yes\nown:9,Here,36,43,\n").ok());
  EXPECT_TRUE(world_->find("Mosul").empty());
  EXPECT_EQ(place("Here").key, "own:9");
}

TEST_F(PlaceSources, GeodataGiveTheMiddleOfTheirShapeAndHowFarItReaches) {
  ASSERT_TRUE(table("areas.geojson",
                    R"({"type":"FeatureCollection","features":[{"type":"Feature",
                        "properties":{"title":"The Fields"},"geometry":{"type":"Polygon",
                        "coordinates":[[[43,36],[43.2,36],[43.2,36.2],[43,36.2],[43,36]]]}}]})")
                  .ok());
  EXPECT_NEAR(place("The Fields").at.lng(), 43.1, 1e-6);
  EXPECT_NEAR(place("The Fields").radius_km, 14.3, 0.3);
}

const char* const kLinked = R"({"type":"FeatureCollection","@context":"linkedplaces","features":[
  {"@id":"https://whgazetteer.org/places/81","type":"Feature",
   "properties":{"title":"Nisibis","ccodes":["TR"],"fclasses":["P"]},
   "names":[{"toponym":"Nisibis","lang":"en"},{"toponym":"Nusaybin"},
            {"toponym":"\u0646\u0635\u064a\u0628\u064a\u0646","lang":"ar"}],
   "geometry":{"type":"GeometryCollection","geometries":[
     {"type":"Point","coordinates":[41.21,37.07],"when":{"timespans":[{"start":{"in":"-0150"}}]}}]}},
  {"@id":"https://whgazetteer.org/places/82","type":"Feature","properties":{"title":"Mespila"},
   "links":[{"type":"exactMatch","identifier":"gn:99072"}],
   "geometry":{"type":"Point","coordinates":[43.12,36.34]}},
  {"type":"Feature","properties":{"title":"Atlantis"},"geometry":null}]})";

TEST_F(PlaceSources, LinkedPlacesAreFoundByAllTheirToponyms) {
  const auto read = linked(kLinked);
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  for (const char* name : {"Nisibis", "Nusaybin", "\u0646\u0635\u064a\u0628\u064a\u0646"}) {
    EXPECT_EQ(place(name).key, "https://whgazetteer.org/places/81") << name;
  }
  EXPECT_EQ(place("Nisibis").country, "TR");
  EXPECT_EQ(place("Nisibis").kind, PlaceKind::settlement);
  EXPECT_EQ(place("Mespila").key, "geonames:99072") << "linked as the same";
  EXPECT_EQ(report_.taken(), 2U);
  EXPECT_THAT(report_.told(), ElementsAre(HasSubstr("feature 3")));
}

TEST_F(PlaceSources, LinkedPlacesThatAreCutShortOrTooDeepAreErrors) {
  const std::string whole = kLinked;
  for (std::size_t size = 0; size < whole.size(); size += 37) {
    const auto read = linked(whole.substr(0, size));
    ASSERT_FALSE(read.ok()) << size;
    EXPECT_THAT(read.error().to_string(), HasSubstr("whg.json"));
  }
  const auto deep =
      linked(R"({"features":[{"a":)" + std::string(100000, '[') + std::string(100000, ']') + "}]}");
  ASSERT_FALSE(deep.ok());
  EXPECT_THAT(deep.error().to_string(), HasSubstr("deeply"));
}

TEST(TextStream, ReadsPlainPackedAndZippedTextsAlike) {
  const tests::TempFolder folder;
  const auto plain = folder.write("a.txt", "one\r\ntwo\n\nthree");
  const std::string quoted = "cd '" + folder.path().string() + "' && ";
  ASSERT_EQ(std::system((quoted + "gzip -k a.txt").c_str()), 0);
  ASSERT_EQ(std::system((quoted + "python3 -c \"import zipfile;z=zipfile.ZipFile('a.zip','w');"
                                  "z.writestr('readme.txt','x');z.write('a.txt')\"")
                            .c_str()),
            0);
  for (const char* name : {"a.txt", "a.txt.gz", "a.zip"}) {
    auto lines = open_lines(folder.path() / name);
    ASSERT_TRUE(lines.ok()) << name;
    std::vector<std::string> read;
    for (auto line = lines->next(); line.ok() && *line; line = lines->next()) {
      read.emplace_back(**line);
    }
    EXPECT_THAT(read, ElementsAre("one", "two", "", "three")) << name;
  }
}

TEST(TextStream, SaysWhatIsWrongWithAnArchive) {
  const tests::TempFolder folder;
  EXPECT_FALSE(open_lines(folder.path() / "none.zip").ok());
  EXPECT_FALSE(open_lines(folder.path()).ok());
  EXPECT_FALSE(open_lines(folder.write("bad.zip", "no archive")).ok());
  EXPECT_EQ(open_lines("/vsicurl/http://example.org/a.txt").error().code,
            base::ErrorCode::unsupported);
  auto bad = open_lines(folder.write("bad.gz", std::string("\x1f\x8b\x08\0 damaged", 12)));
  const bool told = !bad.ok() || !bad->next().ok();
  EXPECT_TRUE(told);
}

}  // namespace
}  // namespace dateline::io

#include "gazetteer/geonames.hpp"

#include <gmock/gmock.h>

#include <cstring>
#include <string>

#include "support/gazetteer_world.hpp"
#include "support/text_lines.hpp"

namespace dateline::gazetteer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A line of a dump in GeoNames' 19 columns.
std::string line(const std::string& id, const std::string& name, const std::string& names,
                 const std::string& lat, const std::string& lon, const std::string& code,
                 const std::string& country, const std::string& admin1,
                 const std::string& population) {
  const std::string cls(1, code[0] == 'A' ? 'A' : code[0] == 'D' ? 'S' : 'P');
  return id + "\t" + name + "\t\t" + names + "\t" + lat + "\t" + lon + "\t" + cls + "\t" + code +
         "\t" + country + "\t\t" + admin1 + "\t\t\t\t" + population + "\t\t\tAsia/Baghdad\t2026\n";
}

const std::string kDump =
    line("99072", "Al Maw\u015fil al Jad\u012bdah",
         "Mosul,Mossoul,\u0627\u0644\u0645\u0648\u0635\u0644", "36.335", "43.119", "PPLA", "IQ",
         "15", "1683000") +
    line("90393", "Tall \u2018Afar", "Tel Afar", "36.376", "42.449", "PPL", "IQ", "15", "0") +
    line("99165", "Ninaw\u00e1", "Nineveh", "36.0", "42.5", "ADM1", "IQ", "15", "0") +
    line("170063", "Aleppo", "", "36.20", "37.16", "PPLA", "SY", "09", "1602264");

/// The layer that a dump makes, alone or over others.
class Imported {
 public:
  Imported(const std::string& dump, const std::string& names, const Gazetteer* below,
           GeonamesImport::Options options = {}) {
    LayerBuilder out({"test", "CC BY 4.0"}, below);
    GeonamesImport import(out, std::move(options));
    auto places = tests::lines_of(dump, "dump.txt");
    EXPECT_TRUE(import.places(places).ok());
    auto alternates = tests::lines_of(names, "names.txt");
    EXPECT_TRUE(import.alternate_names(alternates).ok());
    import.finish();
    report = import.report();
    EXPECT_TRUE(out.write(file()).ok());
  }
  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "own.dlgaz"; }
  [[nodiscard]] Gazetteer open() const { return Gazetteer::open(folder_.path()).value(); }
  ImportReport report;

 private:
  tests::TempFolder folder_;
};

TEST(GeonamesDump, IsFoundByAllItsNamesWithKindPeopleAndRegion) {
  const Imported made(kDump, "", nullptr);
  const Gazetteer world = made.open();
  EXPECT_EQ(made.report.taken(), 4U);
  for (const char* name : {"Mosul", "Mossoul", "\u0627\u0644\u0645\u0648\u0635\u0644"}) {
    const auto hits = world.find(name);
    ASSERT_EQ(hits.size(), 1U) << name;
    const Place mosul = world.place(hits[0].id);
    EXPECT_EQ(mosul.key, "geonames:99072");
    EXPECT_EQ(mosul.kind, PlaceKind::settlement);
    EXPECT_EQ(mosul.population, 1683000U);
    EXPECT_EQ(mosul.admin1, "geonames:99165") << "the region comes later in the dump";
    EXPECT_GT(mosul.radius_km, 5);
  }
  EXPECT_EQ(world.place(*world.by_key("geonames:99165")).kind, PlaceKind::region);
}

TEST(GeonamesDump, TakesAlternateNamesButNoLinksAndShowsThePreferredEnglishOne) {
  const Imported made(kDump,
                      "1\t99072\ten\tMosul\t1\t\t\t\n"
                      "2\t99072\tku\tM\u00fbsil\t\t\t\t\n"
                      "3\t99072\tlink\thttps://example.org/Mosul\t\t\t\t\n"
                      "4\t99072\tiata\tOSM\t\t\t\t\n"
                      "5\t4711\ten\tNowhere\t\t\t\t\n",
                      nullptr);
  const Gazetteer world = made.open();
  EXPECT_EQ(world.place(*world.by_key("geonames:99072")).name, "Mosul");
  EXPECT_EQ(world.find("M\u00fbsil").size(), 1U);
  EXPECT_TRUE(world.find("OSM").empty());
  EXPECT_TRUE(world.find("https://example.org/Mosul").empty());
  EXPECT_TRUE(world.find("Nowhere").empty());
}

TEST(GeonamesDump, LeavesOutWhatDoesNotFitAndSaysWhere) {
  const Imported made("99072\tMosul\n" + kDump +
                          line("1", "Off the earth", "", "91", "0", "PPL", "IQ", "", "0") +
                          line("x", "No id", "", "1", "0", "PPL", "IQ", "", "0"),
                      "nonsense\n", nullptr);
  EXPECT_EQ(made.report.taken(), 4U);
  EXPECT_EQ(made.report.left_out(), 4U);
  EXPECT_THAT(made.report.told(),
              ElementsAre(HasSubstr("dump.txt:1: 2 columns"), HasSubstr("dump.txt:6"),
                          HasSubstr("dump.txt:7"), HasSubstr("names.txt:1")));
}

TEST(GeonamesDump, CanBeCutDownToCountriesAndClasses) {
  const Imported iraq(kDump, "", nullptr, {{"IQ"}, "P", "GeoNames"});
  EXPECT_EQ(iraq.report.taken(), 2U);
  EXPECT_TRUE(iraq.open().find("Aleppo").empty());
}

TEST(GeonamesDump, OverLayersThatKnowAPlaceOnlyFillsWhatIsMissing) {
  const tests::SmallWorld shipped(
      {{"geonames:99072\tMosul\t\tsettlement\tPPLA\tIQ\t\t\t36.34\t43.13\t9\t\tships\n"
        "own:7\tTal Afar\t\tsettlement\t\tIQ\t\t\t36.37\t42.45\t3\t80000\tships\n"}});
  const Imported made(kDump, "", &shipped.gazetteer());
  const auto world = Gazetteer::open_layers(shipped.folder(), std::vector{made.file()});
  ASSERT_TRUE(world.ok());
  const Place mosul = world->place(*world->by_key("geonames:99072"));
  EXPECT_EQ(mosul.name, "Mosul");         // not the dump's own form
  EXPECT_EQ(mosul.population, 1683000U);  // which only the dump has
  EXPECT_EQ(world->find("Mossoul").size(), 1U);
  // The same town under another key, told by its name and where it lies.
  EXPECT_EQ(world->by_key("geonames:90393"), world->by_key("own:7"));
  EXPECT_EQ(world->find("Tel Afar").size(), 1U);
  EXPECT_EQ(world->place(*world->by_key("own:7")).population, 80000U);
}

TEST(GeonamesDump, ThatNamesAPlaceTwicePutsItTogether) {
  const Imported made(kDump + line("90393", "Telafar", "", "36.4", "42.4", "PPL", "IQ", "15", "5"),
                      "", nullptr);
  const Gazetteer world = made.open();
  EXPECT_EQ(world.layers()[0].places, 4U);
  EXPECT_EQ(world.find("Telafar").size(), 1U);
  EXPECT_EQ(world.find("Telafar")[0].id, world.find("Tel Afar")[0].id);
}

}  // namespace
}  // namespace dateline::gazetteer

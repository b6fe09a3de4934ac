// Tables of events in files, as pages that a project keeps like stories.

#include "io/table_stories.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "io/document_codec.hpp"
#include "io/event_table.hpp"
#include "io/project_rerun.hpp"
#include "io/story_adder.hpp"
#include "read_stories.hpp"
#include "support/temp_folder.hpp"
#include "support/zipped.hpp"

namespace dateline::io {
namespace {

using testing::HasSubstr;

class Tables : public testing::Test {
 protected:
  struct Read {
    std::vector<ReadSource> pages;
    std::vector<std::string> misfits;
    std::string error;
  };
  Read read(const std::filesystem::path& path, const tabular::Mapping& mapping,
            const TableReading& how = {}) {
    Read out;
    const auto each = [&](base::Result<ReadSource> page) {
      if (page) {
        out.pages.push_back(std::move(*page));
      } else {
        out.misfits.push_back(page.error().to_string());
      }
      return true;
    };
    const auto done = read_table(path, mapping, *lexicon_, nullptr, each, how);
    if (!done) out.error = done.error().to_string();
    return out;
  }
  tabular::Mapping guessed(const std::filesystem::path& path) {
    const auto preview = preview_table(path, lexicon_);
    if (!preview) ADD_FAILURE() << preview.error().to_string();
    return preview->guess.mapping;
  }
  Read read(const std::filesystem::path& path) { return read(path, guessed(path)); }

  std::shared_ptr<const tabular::Lexicon> lexicon_ = std::make_shared<const tabular::Lexicon>(
      tabular::Lexicon::open(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/table")
          .value());
  tests::TempFolder folder_;
};

constexpr const char* kThree =
    "date,lat,lon,type\n2014-06-10,36.34,43.13,IED\n2014-06-11,36.35,43.14,SAF\n"
    "2014-06-12,33.31,44.36,Airstrike\n";

TEST_F(Tables, EveryRowIsAnEventOfAPage) {
  std::string csv = "date,lat,lon,type\n";
  for (int i = 0; i < 1203; ++i) csv += "2014-06-10,36.34,43.13,IED\n";
  const Read all = read(folder_.write("many.csv", csv));
  ASSERT_EQ(all.pages.size(), 3U);
  EXPECT_TRUE(all.misfits.empty());
  EXPECT_EQ(all.pages[0].document->events.size(), 500U);
  EXPECT_EQ(all.pages[2].document->events.size(), 203U);
  EXPECT_EQ(all.pages[2].document->story.title, "many.csv, rows 1001\u20131203");
}

TEST_F(Tables, ReadOnManyThreadsAreTheSameInTheSameOrder) {
  std::string csv = "date,lat,lon,type,notes\n";
  for (int i = 0; i < 4321; ++i) {
    const std::string date = i % 700 == 13 ? "soon" : "2014-06-" + std::to_string(10 + i % 20);
    csv += date + ",36.34,43.1" + std::to_string(i % 10) + ",IED,r\u00E9port " + std::to_string(i) +
           (i % 3 == 0 ? "" : " and a cell that is longer than those before it") + "\n";
  }
  const auto path = folder_.write("many.csv", csv);
  const Read one = read(path);
  std::size_t about = 0;
  const TableReading how{4, true, [&](std::size_t rows) { about = rows; }};
  const Read many = read(path, guessed(path), how);
  EXPECT_EQ(many.misfits, one.misfits);
  EXPECT_EQ(many.misfits.size(), 7U);
  EXPECT_GT(about, 4000U);
  ASSERT_EQ(many.pages.size(), one.pages.size());
  for (std::size_t i = 0; i < one.pages.size(); ++i) {
    EXPECT_EQ(many.pages[i].text, one.pages[i].text);
    EXPECT_EQ(encode(*many.pages[i].document), encode(*one.pages[i].document));
    EXPECT_EQ(many.pages[i].packed, encode(*one.pages[i].document));
    EXPECT_EQ(one.pages[i].packed, "") << "only where it is asked for";
  }
}

TEST_F(Tables, ReadingStopsWhereNoMoreIsWanted) {
  std::string csv = "date,lat,lon\n";
  for (int i = 0; i < 50'000; ++i) csv += "2014-06-10,36.34,43.13\n";
  const auto path = folder_.write("many.csv", csv);
  std::size_t given = 0;
  const auto done = read_table(path, guessed(path), *lexicon_, nullptr,
                               [&](const auto&) { return ++given < 2; }, {2, false, {}});
  EXPECT_TRUE(done);
  EXPECT_EQ(given, 2U);
}

TEST_F(Tables, RowsThatDoNotFitAreToldWithFileAndRowAndTheRestIsKept) {
  const Read all = read(folder_.write("odd.csv", std::string(kThree) + "soon,36.3,43.1,IED\n"
                                                                       "2014-06-13,99,43.1,IED\n"));
  ASSERT_EQ(all.pages.size(), 1U);
  EXPECT_EQ(all.pages[0].document->events.size(), 3U);
  ASSERT_EQ(all.misfits.size(), 2U);
  EXPECT_THAT(all.misfits[0], HasSubstr("odd.csv, row 4"));
  EXPECT_THAT(all.misfits[0], HasSubstr("\"soon\" is no date"));
  EXPECT_THAT(all.misfits[1], HasSubstr("row 5"));
}

TEST_F(Tables, GeometriesAndOtherMarksAndEncodingsAreRead) {
  const Read geojson = read(folder_.write(
      "events.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"date":"2014-06-10",)"
      R"("type":"clash"},"geometry":{"type":"Point","coordinates":[43.13,36.34]}}]})"));
  ASSERT_EQ(geojson.pages.size(), 1U) << geojson.error;
  EXPECT_NEAR(geojson.pages[0].document->events.at(0).place->at.lat(), 36.34, 1e-6);
  const Read semicolons =
      read(folder_.write("dez.csv", "Date;Lat;Lon;Notes\n10.06.2014;36,34;43,13;Caf\xE9 bombed\n"));
  ASSERT_EQ(semicolons.pages.size(), 1U) << semicolons.error;
  const auto& e = semicolons.pages[0].document->events.at(0);
  EXPECT_NEAR(e.place->at.lng(), 43.13, 1e-6);
  EXPECT_THAT(semicolons.pages[0].document->story.utf8(
                  semicolons.pages[0].document->story.sentences.at(1).span),
              HasSubstr("Caf\u00e9 bombed"));
}

/// KML with a placemark of each folder; the fields differ.
const std::string kKml =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\">"
    "<Document><Placemark><name>Loose</name><TimeSpan><begin>2014-06-09</begin><end>2014-06-10</"
    "end>"
    "</TimeSpan><Point><coordinates>44.36,33.31</coordinates></Point></Placemark>"
    "<Folder><name>a</name><Placemark><name>One</name><TimeSpan><begin>2014-06-10</begin>"
    "<end>2014-06-11</end></TimeSpan><ExtendedData><Data name=\"killed\"><value>3</value></Data>"
    "</ExtendedData><MultiGeometry><Point><coordinates>43.13,36.34</coordinates></Point><Polygon>"
    "<outerBoundaryIs><LinearRing><coordinates>43,36 44,36 44,38 43,36</coordinates></LinearRing>"
    "</outerBoundaryIs></Polygon></MultiGeometry></Placemark></Folder>"
    "<Folder><name>b</name><Folder><name>c</name><Placemark><name>Two</name><TimeSpan>"
    "<begin>2014-06-12T10:30:00</begin><end>2014-06-12T11:00:00</end></TimeSpan><ExtendedData>"
    "<Data name=\"wounded\"><value>5</value></Data></ExtendedData><Point><coordinates>43.68,34.61"
    "</coordinates></Point></Placemark></Folder></Folder></Document></kml>";

TEST_F(Tables, AllFoldersOfKmlAreOneTableWithTheColumnsOfAll) {
  const Read all = read(folder_.write("places.kml", kKml));
  ASSERT_EQ(all.pages.size(), 1U) << all.error;
  EXPECT_TRUE(all.misfits.empty());
  const auto& events = all.pages[0].document->events;
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(time::to_iso_minute(*events[0].bounds.latest), "2014-06-10T23:59") << "a day is a day";
  EXPECT_NEAR(events[1].place->at.lat(), 36.34, 1e-6) << "the mark beside its outline";
  EXPECT_EQ(event::in_words(events[1].numbers.at(0)), "3 killed");
  EXPECT_EQ(time::to_iso_minute(*events[2].bounds.latest), "2014-06-12T11:00");
  EXPECT_EQ(event::in_words(events[2].numbers.at(0)), "5 wounded");
  EXPECT_TRUE(events[0].numbers.empty()) << "a cell of another row";
}

TEST_F(Tables, KmzThatIsDamagedOrHoldsNoKmlSaysSo) {
  const auto why = [&](const std::string& bytes) {
    const auto preview = preview_table(folder_.write("a.kmz", bytes), lexicon_);
    return preview ? "is read" : preview.error().to_string();
  };
  EXPECT_THAT(why("PK\x03\x04 no zip"), HasSubstr("a.kmz: is damaged or cut short"));
  EXPECT_THAT(why(""), HasSubstr("a.kmz"));
  EXPECT_THAT(why(tests::zipped({{"a.txt", "words"}})), HasSubstr("a.kmz: holds no KML"));
  EXPECT_THAT(why(tests::zipped({{"doc.kml", "<kml>"}})),
              HasSubstr("a.kmz: cannot be read as KML"));
  EXPECT_EQ(why(tests::zipped({{"files/a.png", ""}, {"Doc.KML", kKml}})), "is read");
  // Unpacked it would be hundreds of times what it is.
  const std::string bomb = "<kml>" + std::string(std::size_t{6} << 20U, ' ') + "</kml>";
  EXPECT_THAT(why(tests::zipped({{"doc.kml", bomb}})), HasSubstr("MB of KML"));
}

TEST_F(Tables, WhatIsNoTableSaysSo) {
  EXPECT_THAT(preview_table(folder_.path() / "gone.csv", lexicon_).error().to_string(),
              HasSubstr("no such file"));
  EXPECT_THAT(preview_table("/vsicurl/http://example.org/a.csv", lexicon_).error().to_string(),
              HasSubstr("no such file"));
  EXPECT_FALSE(preview_table(folder_.write("empty.csv", "date,lat,lon\n"), lexicon_));
  const auto pipe = folder_.path() / "pipe.csv";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THAT(preview_table(pipe, lexicon_).error().to_string(),
              HasSubstr("not a file of this computer"))
      << "nobody ever writes into it";
  EXPECT_FALSE(preview_table(folder_.write("noise.xlsx", "PK\x03\x04 no zip"), lexicon_));
  const auto path = folder_.write("plain.csv", "a,b\n1,2\n");
  EXPECT_THAT(read(path).error, HasSubstr("Say which columns tell when and where"));
  tabular::Mapping narrow;
  narrow.columns = {tabular::Meaning::date};
  EXPECT_THAT(read(path, narrow).error, HasSubstr("2 columns"));
}

TEST_F(Tables, APageIsKnownByItsTextAndByWhatWasSaidOfItsColumns) {
  const auto path = folder_.write("three.csv", kThree);
  const tabular::Mapping mapping = guessed(path);
  tabular::Mapping other = mapping;
  other.types["ied"] = event::EventType::attack;
  const auto text = [&](const tabular::Mapping& m) { return read(path, m).pages.at(0).text; };
  EXPECT_EQ(text(mapping), text(mapping));
  EXPECT_NE(text(mapping), text(other));
}

class TablesOfProjects : public Tables {
 protected:
  AddReport add(ProjectStore& store, const tabular::Mapping& mapping) {
    AddOptions options;
    options.by = {"1", "2", "3"};
    StoryAdder adder(store, tests::shipped_reader(), options);
    for (ReadSource& page : read(path_, mapping).pages) EXPECT_TRUE(adder.put(std::move(page)));
    return adder.report;
  }
  std::filesystem::path path_ = folder_.write("three.csv", kThree);
};

TEST_F(TablesOfProjects, ComeBackFromTheirFileAndAreNotReadAsStories) {
  const auto file = folder_.path() / "war.dateline";
  {
    ProjectStore store = ProjectStore::create(file).value();
    EXPECT_EQ(add(store, guessed(path_)).added, 1U);
    ASSERT_TRUE(store.save());
  }
  ProjectStore store = ProjectStore::open(file, ProjectStore::Mode::write).value();
  const auto documents = documents_of(store, 1);
  ASSERT_EQ(documents.documents.size(), 1U);
  ASSERT_NE(documents.documents[0], nullptr);
  EXPECT_TRUE(documents.documents[0]->is_table());
  ASSERT_EQ(documents.documents[0]->events.size(), 3U);
  EXPECT_EQ(documents.documents[0]->events[0].type, event::EventType::bombing);
  const auto& entry = std::get<curation::StoryEntry>(*store.ledger().records().front().record);
  EXPECT_FALSE(read_by_others(entry, {"9", "9", "9"}));
  AddOptions options;
  options.by = {"9", "9", "9"};
  const auto again = rerun(store, tests::shipped_reader(), options);
  ASSERT_TRUE(again) << again.error().to_string();
  EXPECT_EQ(again->read, 0U);
  EXPECT_TRUE(again->errors.empty());
}

TEST_F(TablesOfProjects, OpenedAgainWithOtherAnswersTakeThePlaceOfWhatWasThere) {
  ProjectStore store = ProjectStore::create(folder_.path() / "war.dateline").value();
  tabular::Mapping mapping = guessed(path_);
  EXPECT_EQ(add(store, mapping).added, 1U);
  EXPECT_EQ(add(store, mapping).unchanged, 1U);
  mapping.types["ied"] = event::EventType::attack;
  EXPECT_EQ(add(store, mapping).changed, 1U);
  const auto documents = documents_of(store, 1);
  ASSERT_EQ(documents.documents.size(), 1U);
  EXPECT_EQ(documents.documents[0]->events[0].type, event::EventType::attack);
}

}  // namespace
}  // namespace dateline::io

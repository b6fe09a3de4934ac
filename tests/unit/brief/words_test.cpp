// What files are called, which scenes are meant, and who is named as source.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "brief/plate_name.hpp"
#include "brief/scene_choice.hpp"
#include "brief/source_line.hpp"
#include "support/documents.hpp"

namespace dateline::brief {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

curation::Scene titled(std::string title) {
  curation::Scene scene;
  scene.title = std::move(title);
  return scene;
}

TEST(PlateName, IsItsPlaceAndItsWords) {
  EXPECT_EQ(plate_name(3, 9, titled("Rebels captured Tikrit!")), "03-rebels-captured-tikrit");
  EXPECT_EQ(plate_name(3, 9, titled("  The city's fall -- 11/6  ")), "03-the-citys-fall-11-6");
}

TEST(PlateName, SortsInTheOrderOfTheBriefing) {
  EXPECT_EQ(plate_name(7, 120, titled("A")), "007-a");
  EXPECT_EQ(plate_name(7, 99, titled("A")), "07-a");
}

TEST(PlateName, LeadsNowhereWhateverTheWords) {
  EXPECT_EQ(plate_name(1, 1, titled("../../etc/passwd")), "01-etc-passwd");
  EXPECT_EQ(plate_name(1, 1,
                       titled("a\nb\tc:d|e\xE2\x80\xAE"
                              "f")),
            "01-a");  // its first line
  EXPECT_EQ(plate_name(2, 2, titled("!!!")), "02");
}

TEST(PlateName, KeepsOtherScriptsAndEndsBetweenWords) {
  EXPECT_EQ(plate_name(1, 1, titled("\xD8\xAA\xD9\x83\xD8\xB1\xD9\x8A\xD8\xAA 2014")),
            "01-\xD8\xAA\xD9\x83\xD8\xB1\xD9\x8A\xD8\xAA-2014");
  const std::string name = plate_name(
      1, 1, titled("Thousands of people fled the northern villages before the army came back"));
  EXPECT_LE(name.size(), 3U + 48U);
  EXPECT_THAT(name, testing::EndsWith("-northern-villages"));
}

TEST(SceneChoice, IsNumbersAndRangesInTheOrderOfTheBriefing) {
  EXPECT_THAT(*chosen_scenes("", 3), ElementsAre(0, 1, 2));
  EXPECT_THAT(*chosen_scenes("2,4-6", 6), ElementsAre(1, 3, 4, 5));
  EXPECT_THAT(*chosen_scenes("5, 1-2,2", 6), ElementsAre(0, 1, 4));
}

TEST(SceneChoice, RefusesWhatIsNoneAndWhatIsNotThere) {
  for (const char* typed :
       {"x", "2-", "-", "4-2", "1;2", "1,,2", "2.5", "99999999999999999999999"}) {
    const auto chosen = chosen_scenes(typed, 6);
    ASSERT_FALSE(chosen) << typed;
    EXPECT_EQ(chosen.error().code, base::ErrorCode::usage);
  }
  EXPECT_THAT(chosen_scenes("2,7", 6).error().to_string(), HasSubstr("no scene 7"));
  EXPECT_THAT(chosen_scenes("0", 6).error().to_string(), HasSubstr("no scene 0"));
}

store::Snapshot told_by(std::vector<std::pair<const char*, const char*>> outlets) {
  std::vector<std::shared_ptr<const event::Document>> documents;
  int number = 0;
  for (const auto& [outlet, day] : outlets) {
    const std::string id = "e" + std::to_string(number++);
    auto document = std::make_shared<event::Document>(
        *tests::document_with({tests::event_on(id.c_str(), "2014-06-10", "2014-06-10")}));
    document->story.id = id;
    document->story.publisher = outlet;
    document->date = time::parse_iso_date(day);
    documents.push_back(std::move(document));
  }
  return store::Snapshot(std::move(documents));
}

TEST(SourceLine, NamesEachPublisherOnceWithItsDays) {
  const auto snapshot = told_by(
      {{"Northwire", "2014-06-16"}, {"Daily Post", "2014-06-15"}, {"Northwire", "2014-06-11"}});
  EXPECT_EQ(source_line(snapshot, {0}), "Northwire, 16 June 2014");
  EXPECT_EQ(source_line(snapshot, {0, 1, 2}),
            "Northwire, 11 June 2014 to 16 June 2014 (2 stories); Daily Post, 15 June 2014");
  EXPECT_EQ(source_line(snapshot, {0, 1}, 1), "Northwire, 16 June 2014; 1 more source");
  EXPECT_THAT(source_line(snapshot, {}), IsEmpty());
}

TEST(SourceLine, StoriesBehindRowsAreThoseThatTellThem) {
  const auto snapshot = told_by({{"A", "2014-06-16"}, {"B", "2014-06-16"}, {"C", "2014-06-16"}});
  EXPECT_THAT(stories_behind(snapshot, {*snapshot.find("e2"), *snapshot.find("e0")}),
              ElementsAre(0, 2));
  EXPECT_THAT(stories_behind(snapshot, {}), IsEmpty());
}

}  // namespace
}  // namespace dateline::brief

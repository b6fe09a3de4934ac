// What the columns and the types of a table are taken to mean.

#include "tabular/mapping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/temp_folder.hpp"

namespace dateline::tabular {
namespace {

using event::EventType;
using testing::HasSubstr;

const Lexicon& shipped() {
  static const Lexicon lexicon =
      Lexicon::open(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/table").value();
  return lexicon;
}

std::vector<Row> rows_of(const std::vector<std::vector<std::string>>& cells) {
  std::vector<Row> out;
  for (const auto& c : cells) out.push_back({out.size() + 1, c, {}});
  return out;
}

Guess guess_of(const std::vector<std::string>& headings,
               const std::vector<std::vector<std::string>>& cells) {
  const auto rows = rows_of(cells);
  return guess(headings, rows, shipped());
}

std::vector<std::string> names(const Mapping& mapping) {
  std::vector<std::string> out;
  for (const Meaning m : mapping.columns) out.emplace_back(name(m));
  return out;
}

TEST(Guess, ATableOfWholeTextsThatSaysNeitherWhereNorWhatIsOneOfStories) {
  const std::string text(400, 'x');
  const Guess g = guess_of({"Date", "Headline", "Text", "Source", "Link"},
                           {{"2014-06-10", "A town falls", text, "Wire", "https://example.org/1"}});
  EXPECT_THAT(names(g.mapping), testing::ElementsAre("date", "title", "story", "source", "url"));
  EXPECT_EQ(what_is_missing(g.mapping, false), "");
  const Guess events = guess_of({"Date", "Town", "Text"}, {{"2014-06-10", "Mosul", text}});
  EXPECT_THAT(names(events.mapping), testing::ElementsAre("date", "place", "notes"));
  const Guess remarks = guess_of({"Date", "Text"}, {{"2014-06-10", "near the mill"}});
  EXPECT_THAT(names(remarks.mapping), testing::ElementsAre("date", "notes"));
}

TEST(Guess, ColumnsAreKnownByTheirUsualHeadings) {
  const Guess g =
      guess_of({"When", "Lat", "LONG", "Incident type", "Killed", "Remarks", "Team"},
               {{"2014-06-10", "36.3", "43.1", "Mortar fire", "3", "Near the mill", "B"}});
  EXPECT_THAT(names(g.mapping), testing::ElementsAre("date", "latitude", "longitude", "type",
                                                     "killed", "notes", "none"));
  EXPECT_EQ(what_is_missing(g.mapping, false), "");
}

TEST(Guess, AHeadingPromisesNothingThatItsCellsDoNotKeep) {
  const Guess g =
      guess_of({"x", "time", "date", "day logged"}, {{"alpha", "morning", "unknown", "2014-06-10"},
                                                     {"beta", "evening", "unknown", "2014-06-11"}});
  EXPECT_THAT(names(g.mapping), testing::ElementsAre("none", "none", "none", "date"));
  EXPECT_THAT(what_is_missing(g.mapping, false), HasSubstr("where"));
  EXPECT_EQ(what_is_missing(g.mapping, true), "");
}

TEST(Guess, ATableOfACodebookIsKnownByItsHeadings) {
  // Columns as the ACLED codebook names them; the row is made up.
  const Guess g =
      guess_of({"event_id_cnty", "event_date", "year", "time_precision", "event_type",
                "sub_event_type", "actor1", "actor2", "country", "admin1", "location", "latitude",
                "longitude", "geo_precision", "source", "notes", "fatalities"},
               {{"IRQ1", "10 June 2014", "2014", "1", "Explosions/Remote violence",
                 "Remote explosive/landmine/IED", "Unidentified", "Civilians", "Iraq", "Ninewa",
                 "Mosul", "36.34", "43.13", "1", "Wire", "A bomb went off.", "2"}});
  EXPECT_EQ(g.title, "ACLED");
  EXPECT_EQ(g.mapping.profile, "acled");
  EXPECT_EQ(g.mapping.column(Meaning::killed), 16U);
  EXPECT_EQ(g.mapping.types.at("remote explosive landmine ied"), EventType::bombing);
}

TEST(Guess, TypesAreKnownByTheirWordsAndTheRestIsAsMostAre) {
  const Guess g = guess_of({"date", "lat", "lon", "type"}, {{"2006-01-01", "34", "41", "IED"},
                                                            {"2006-01-01", "34", "41", "other"},
                                                            {"2006-01-01", "34", "41", "SAF"},
                                                            {"2006-01-01", "34", "41", "IED"}});
  ASSERT_EQ(g.values.size(), 3U);
  EXPECT_EQ(g.values[0].value, "IED");
  EXPECT_EQ(g.values[0].rows, 2U);
  EXPECT_EQ(g.values[0].type, EventType::bombing);
  EXPECT_EQ(g.mapping.types.at("saf"), EventType::clash);
  EXPECT_FALSE(g.mapping.types.contains("other"));
  EXPECT_EQ(g.mapping.others, EventType::attack);
  EXPECT_EQ(guess_of({"date", "lat", "lon"}, {{"2006-01-01", "34", "41"}}).mapping.others,
            EventType::statement);
}

TEST(Guess, WhichNumberIsTheDayIsAskedOnlyWhereNoDateSaysIt) {
  const Guess clear =
      guess_of({"date", "lat", "lon"}, {{"05/06/2014", "34", "41"}, {"06/25/2014", "34", "41"}});
  EXPECT_TRUE(clear.order_known);
  EXPECT_EQ(clear.mapping.order, DayOrder::month_first);
  EXPECT_FALSE(guess_of({"date", "lat", "lon"}, {{"05/06/2014", "34", "41"}}).order_known);
  EXPECT_TRUE(guess_of({"date", "lat", "lon"}, {{"2014-06-05", "34", "41"}}).order_known);
}

TEST(Mapping, TwoColumnsOfOneMeaningAreRefused) {
  Mapping m;
  m.columns = {Meaning::date, Meaning::date, Meaning::place};
  EXPECT_THAT(what_is_missing(m, false), HasSubstr("Two columns"));
}

TEST(Mapping, ItsSignatureTellsOtherAnswersApart) {
  Mapping a;
  a.columns = {Meaning::date, Meaning::place};
  Mapping b = a;
  EXPECT_EQ(a.signature(), b.signature());
  b.others = EventType::attack;
  EXPECT_NE(a.signature(), b.signature());
}

TEST(TableLexicon, AMistakeIsToldWithItsLine) {
  const tests::TempFolder folder;
  folder.write("profiles.tsv", "profile\ttitle\theadings\n");
  folder.write("columns.tsv", "profile\theading\tmeaning\n-\tdate\twhenever\n");
  folder.write("types.tsv", "profile\tvalue\ttype\n");
  folder.write("precisions.tsv", "profile\tof\tcode\tmeans\tradius_km\n");
  const auto opened = Lexicon::open(folder.path());
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().to_string(), HasSubstr("columns.tsv:2"));
  EXPECT_THAT(opened.error().to_string(), HasSubstr("whenever"));
}

}  // namespace
}  // namespace dateline::tabular

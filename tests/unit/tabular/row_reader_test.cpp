// Rows as events, and pages of rows as stories.

#include "tabular/row_reader.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/gazetteer_world.hpp"
#include "tabular/page.hpp"

namespace dateline::tabular {
namespace {

using event::EventType;
using testing::HasSubstr;

class Rows : public testing::Test {
 protected:
  base::Result<RowEvent> read(const std::vector<std::string>& headings,
                              const std::vector<std::string>& cells) {
    const std::vector<Row> rows{{7, cells, {}}};
    mapping_ = guess(headings, rows, lexicon_).mapping;
    RowReader reader(headings, mapping_, lexicon_, &world_.gazetteer());
    return reader.read(rows.front());
  }

  Lexicon lexicon_ =
      Lexicon::open(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/table").value();
  tests::SmallWorld world_{
      {{"geonames:1\tIraq\t\tcountry\tPCLI\tIQ\t\t\t33\t44\t400\t40000000\tgeonames\n"
        "geonames:2\tJordan\t\tcountry\tPCLI\tJO\t\t\t31\t36\t200\t10000000\tgeonames\n"
        "geonames:10\tMosul\t\tsettlement\tPPLA\tIQ\t\t\t36.34\t43.13\t8\t1500000\tgeonames\n"
        "geonames:11\tMosul\t\tsettlement\tPPL\tJO\t\t\t31.9\t35.9\t1\t2000000\tgeonames\n"}}};
  Mapping mapping_;
};

TEST_F(Rows, KeysOfPointsAreDegreesToFivePlaces) {
  const std::vector<std::string> degrees{"0",          "-0.000001", "0.000004",   "0.000006",
                                         "-0.000004",  "0.000005",  "0.000015",   "-0.0000251",
                                         "12.3456749", "12.345675", "-9.9999951", "89.999999"};
  for (const std::string& lat : degrees) {
    const auto told = read({"date", "lat", "lon"}, {"2014-06-10", lat, "-" + lat});
    if (lat.starts_with('-')) {
      EXPECT_FALSE(told) << "is no number";
      const auto east = read({"date", "lat", "lon"}, {"2014-06-10", lat, "1"});
      ASSERT_TRUE(east) << lat;
      EXPECT_EQ(east->event.place->key,
                fmt::format("coordinates:{:.5f},1.00000", east->event.place->at.lat()));
      continue;
    }
    ASSERT_TRUE(told) << lat << ": " << told.error().to_string();
    const geo::LngLat at = told->event.place->at;
    EXPECT_EQ(told->event.place->key, fmt::format("coordinates:{:.5f},{:.5f}", at.lat(), at.lng()))
        << lat;
  }
}

TEST_F(Rows, WhatManyRowsSayIsThereOnce) {
  const std::vector<std::string> headings{"date",  "lat",    "lon",   "type",
                                          "actor", "target", "source"};
  const std::vector<Row> rows{
      {1, {"2014-06-10", "36", "43", "Car bomb", "Gunmen", "Police", "Wire service"}, {}},
      {2, {"2014-06-11", "35", "42", "Car bomb", "Gunmen", "Police", "Wire service"}, {}}};
  mapping_ = guess(headings, rows, lexicon_).mapping;
  RowReader reader(headings, mapping_, lexicon_, &world_.gazetteer());
  const auto one = reader.read(rows[0]);
  const auto other = reader.read(rows[1]);
  ASSERT_TRUE(one);
  ASSERT_TRUE(other);
  EXPECT_EQ(&one->event.actor.str(), &other->event.actor.str());
  EXPECT_EQ(&one->event.target.str(), &other->event.target.str());
  EXPECT_EQ(&one->told_by.id.str(), &other->told_by.id.str());
  ASSERT_EQ(one->event.reasons.size(), 2U);
  ASSERT_EQ(other->event.reasons.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(&one->event.reasons[i].str(), &other->event.reasons[i].str());
  }
}

TEST_F(Rows, ARowTellsWhenWhereWhatWhoAndHowMany) {
  const auto told =
      read({"date", "time", "lat", "lon", "type", "actor", "target", "town", "killed", "wounded",
            "source", "notes"},
           {"2014-06-10", "14:30", "36.3400", "43.1300", "Car bomb", "Gunmen", "Police", "Mosul",
            "3", "5", "Wire service", "It went off at a checkpoint."});
  ASSERT_TRUE(told) << told.error().to_string();
  const event::Event& e = told->event;
  EXPECT_EQ(e.type, EventType::bombing);
  EXPECT_EQ(time::to_iso_minute(*e.bounds.earliest), "2014-06-10T14:30");
  EXPECT_EQ(e.bounds.earliest, e.bounds.latest);
  EXPECT_TRUE(e.timed);
  ASSERT_TRUE(e.place);
  EXPECT_EQ(e.place->name, "Mosul");
  EXPECT_EQ(e.place->key, "coordinates:36.34000,43.13000");
  EXPECT_EQ(e.place->precision, event::Precision::point);
  EXPECT_EQ(e.actor, "Gunmen");
  EXPECT_EQ(e.target, "Police");
  ASSERT_EQ(e.numbers.size(), 2U);
  EXPECT_EQ(event::in_words(e.numbers[0]), "3 killed");
  EXPECT_EQ(event::in_words(e.numbers[1]), "5 wounded");
  EXPECT_EQ(told->told_by.name, "Wire service");
  EXPECT_THAT(told->line, HasSubstr("Car bomb"));
  EXPECT_THAT(told->line, HasSubstr("It went off at a checkpoint."));
}

TEST_F(Rows, CoordinatesAloneAreCalledByTheNextTown) {
  const auto near = read({"date", "lat", "lon"}, {"2014-06-10", "36.40", "43.13"});
  ASSERT_TRUE(near);
  EXPECT_EQ(near->event.place->name, "near Mosul");
  EXPECT_NEAR(near->event.place->radius_km, 0.556, 0.01);
  EXPECT_EQ(read({"date", "lat", "lon"}, {"2014-06-10", "36.341", "43.131"})->event.place->name,
            "Mosul");
  EXPECT_THAT(read({"date", "lat", "lon"}, {"2014-06-10", "30.10", "43.13"})->event.place->name,
              HasSubstr("30.10"));
}

TEST_F(Rows, ANameIsLookedUpInItsCountry) {
  const auto told = read({"date", "town", "country"}, {"2014-06-10", "Mosul", "Iraq"});
  ASSERT_TRUE(told && told->event.place);
  EXPECT_EQ(told->event.place->key, "geonames:10");
  const auto unknown = read({"date", "town", "country"}, {"2014-06-10", "Nowhere", "Iraq"});
  ASSERT_TRUE(unknown);
  EXPECT_FALSE(unknown->event.place);
}

TEST_F(Rows, WhatDoesNotFitIsSaidInWords) {
  const std::vector<std::string> headings{"date", "lat", "lon", "killed"};
  const std::vector<Row> sample{{1, {"2014-06-10", "36.34", "43.13", "2"}, {}}};
  mapping_ = guess(headings, sample, lexicon_).mapping;
  RowReader reader(headings, mapping_, lexicon_, &world_.gazetteer());
  const auto why = [&](const std::vector<std::string>& cells) {
    const auto told = reader.read({2, cells, {}});
    return told ? "fits" : told.error().message;
  };
  EXPECT_EQ(why({"2014-06-11", "36.34", "43.13", "1"}), "fits");
  EXPECT_EQ(why({"", "36.34", "43.13", ""}), "fits");
  EXPECT_EQ(why({"2014-06-11", "", "", ""}), "fits");
  EXPECT_THAT(why({"soon", "36.34", "43.13", "1"}), HasSubstr("\"soon\" is no date"));
  EXPECT_THAT(why({"2014-06-11", "136.34", "43.13", "1"}), HasSubstr("no point on the earth"));
  EXPECT_THAT(why({"2014-06-11", "36.34", "43.13", "many"}), HasSubstr("\"many\""));
  EXPECT_THAT(why({"", "", "", ""}), HasSubstr("empty"));
}

TEST_F(Rows, CodesOfPrecisionWidenPlaceAndTime) {
  // Columns as the codebook of UCDP GED names them; the row is made up.
  const auto told =
      read({"id", "type_of_violence", "side_a", "side_b", "where_coordinates", "where_prec",
            "latitude", "longitude", "date_prec", "date_start", "date_end", "best", "low", "high"},
           {"1", "1", "Government of Iraq", "IS", "Ninewa province", "4", "36.0", "42.5", "4",
            "2014-06-01", "2014-06-10", "7", "5", "12"});
  ASSERT_TRUE(told) << told.error().to_string();
  const event::Event& e = told->event;
  EXPECT_EQ(e.type, EventType::clash);
  EXPECT_EQ(e.place->precision, event::Precision::region);
  EXPECT_EQ(e.place->radius_km, 100);
  EXPECT_EQ(time::to_iso_minute(*e.bounds.latest), "2014-06-30T23:59");
  EXPECT_EQ(event::in_words(e.numbers.at(0)), "5\u201312 killed");
}

TEST_F(Rows, MonthAndDayThatAreNotKnownAreLeftOpen) {
  const auto bounds = [&](const char* month, const char* day) {
    return read({"eventid", "iyear", "imonth", "iday", "attacktype1_txt", "latitude", "longitude"},
                {"1", "2014", month, day, "Armed Assault", "36.3", "43.1"})
        ->event.bounds;
  };
  EXPECT_EQ(time::to_iso_minute(*bounds("6", "10").latest), "2014-06-10T23:59");
  EXPECT_EQ(time::to_iso_minute(*bounds("6", "0").latest), "2014-06-30T23:59");
  EXPECT_EQ(time::to_iso_minute(*bounds("0", "0").latest), "2014-12-31T23:59");
}

TEST_F(Rows, APageIsAStoryWithASentenceARow) {
  Page page("incidents.csv", "incidents.csv-00aa", 2);
  for (std::size_t i : {501U, 502U}) {
    auto told = read({"date", "lat", "lon", "type", "killed"},
                     {i == 501 ? "2014-06-12" : "2014-06-10", "36.34", "43.13", "IED", "4"});
    page.add({i, {}, {}}, std::move(*told));
  }
  const auto document = std::move(page).document();
  EXPECT_TRUE(document->is_table());
  EXPECT_EQ(document->story.title, "incidents.csv, rows 501\u2013502");
  ASSERT_EQ(document->story.sentences.size(), 3U);  // and its title
  ASSERT_EQ(document->events.size(), 2U);
  EXPECT_EQ(time::to_iso_date(*document->date), "2014-06-12");
  // In the order of time, each with its own row and the words that tell it.
  const event::Event& first = document->events.front();
  EXPECT_EQ(first.id, "incidents-csv-00aa-p2-r502");
  EXPECT_EQ(first.mentions.at(0).sentence, 2U);
  EXPECT_EQ(document->story.utf8(first.mentions[0].span), "IED");
  EXPECT_EQ(document->story.utf8(first.numbers.at(0).words), "4");
  EXPECT_EQ(document->story.sentence_at(first.mentions[0].span.start), 2U);
}

}  // namespace
}  // namespace dateline::tabular

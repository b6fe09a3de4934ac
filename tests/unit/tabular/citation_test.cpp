// Rows that say which story they rest on, and the documents that are made of them.

#include "tabular/citation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "event/by_hand.hpp"
#include "support/gazetteer_world.hpp"
#include "tabular/told_story.hpp"

namespace dateline::tabular {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<std::string> kHeadings{"id",           "type",           "status",
                                         "earliest",     "latest",         "edtf",
                                         "place",        "place_id",       "lat",
                                         "lon",          "radius_km",      "precision",
                                         "document",     "title",          "publisher",
                                         "url",          "story_date",     "stories",
                                         "told_by",      "quote",          "also_told",
                                         "by_hand",      "numbers",        "relative_days",
                                         "destination",  "confidence",     "origin",
                                         "outline",      "start_earliest", "start_latest",
                                         "end_earliest", "end_latest",     "relative_start",
                                         "relative_end"};

/// A row by its headings; those that are not told of are empty.
class Cells {
 public:
  Cells() : cells_(kHeadings.size()) {
    put("id", "e0123456789abcdef").put("type", "clash").put("earliest", "2014-06-10");
    put("document", "s1").put("title", "Mosul falls").put("quote", "They fought in Mosul.");
  }
  Cells& put(const std::string& heading, const std::string& cell) {
    const auto at = std::ranges::find(kHeadings, heading);
    cells_.at(static_cast<std::size_t>(at - kHeadings.begin())) = cell;
    return *this;
  }
  [[nodiscard]] Row row(std::size_t number = 7) const { return {number, cells_, {}}; }

 private:
  std::vector<std::string> cells_;
};

class Citations : public testing::Test {
 protected:
  base::Result<RowEvent> read(const Row& row) {
    mapping_ = guess(kHeadings, std::vector{row}, lexicon_).mapping;
    EXPECT_EQ(mapping_.profile, "dateline");
    RowReader reader(kHeadings, mapping_, lexicon_, &world_.gazetteer());
    return reader.read(row);
  }
  RowEvent told(const Cells& cells, std::size_t number = 7) {
    auto out = read(cells.row(number));
    if (!out) throw std::runtime_error(out.error().to_string());
    return std::move(*out);
  }
  std::shared_ptr<const event::Document> story(const std::vector<Cells>& rows) {
    std::optional<ToldStory> out;
    std::size_t number = 0;
    for (const Cells& cells : rows) {
      RowEvent one = told(cells, ++number);
      if (!out) out.emplace("events.csv", ToldStory::id_of("events-00", "s1", 1), *one.cited);
      out->add(cells.row(number), std::move(one));
    }
    return std::move(*out).document();
  }

  Lexicon lexicon_ =
      Lexicon::open(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/table").value();
  tests::SmallWorld world_{
      {{"geonames:1\tIraq\t\tcountry\tPCLI\tIQ\t\t\t33\t44\t400\t40000000\tgeonames\n"
        "geonames:20\tAnbar\t\tregion\tADM1\tIQ\t\t\t32.5\t42\t200\t1500000\tgeonames\n"
        "geonames:10\tMosul\t\tsettlement\tPPLA\tIQ\t\t\t36.34\t43.13\t8\t1500000\tgeonames\n"
        "geonames:11\tErbil\t\tsettlement\tPPLA\tIQ\t\t\t36.19\t44.01\t7\t900000\tgeonames\n"
        "geonames:12\tErbil\t\tsettlement\tPPL\tUS\t\t\t40\t-100\t7\t9000000\tgeonames\n"}}};
  Mapping mapping_;
};

TEST_F(Citations, ARowIsShownByTheSentenceThatItRestsOn) {
  const RowEvent row = told(Cells().put("told_by", "police"));
  ASSERT_NE(row.cited, nullptr);
  EXPECT_EQ(row.cited->id, "e0123456789abcdef");
  EXPECT_EQ(row.line, "They fought in Mosul.");
  EXPECT_EQ(row.trigger, (text::Span{0, 21}));
  EXPECT_EQ(row.told_by.name, "police");
}

TEST_F(Citations, TheStoryStandsThereWithItsHeadItsSentencesAndItsEvents) {
  Cells first;
  first.put("publisher", "Northwire")
      .put("story_date", "2014-06-12")
      .put("url", "https://a.example/1");
  Cells second;
  second.put("id", "e1123456789abcdef").put("earliest", "2014-06-09T14:30+03:00");
  second.put("also_told", "Mosul falls | It went on for days.");
  const auto d = story({first, second});
  EXPECT_TRUE(d->is_table());
  EXPECT_EQ(d->date_from, event::DateFrom::cited);
  EXPECT_EQ(d->story.title, "Mosul falls");
  EXPECT_EQ(d->story.publisher, "Northwire");
  EXPECT_EQ(d->story.url, "https://a.example/1");
  EXPECT_EQ(time::to_iso_date(*d->date), "2014-06-12");
  EXPECT_EQ(d->utc_offset_minutes, 180);
  EXPECT_NE(d->story.id, "s1") << "a part of a story must not take the place of the whole";
  ASSERT_EQ(d->events.size(), 2U);
  EXPECT_EQ(d->events[0].id, "e1123456789abcdef") << "in the order of time";
  // The title, one sentence that both rest on, one more.
  ASSERT_EQ(d->story.sentences.size(), 3U);
  EXPECT_EQ(d->story.utf8(d->story.sentences[1].span), "They fought in Mosul.");
  EXPECT_EQ(d->events[1].mentions.at(0).sentence, 1U);
  std::vector<std::uint32_t> sentences;
  for (const auto& m : d->events[0].mentions) sentences.push_back(m.sentence);
  EXPECT_THAT(sentences, ElementsAre(1U, 0U, 2U));
  EXPECT_EQ(d->story.first_told.size(), 3U);
}

TEST_F(Citations, SentencesOfStoriesThatAreNotNamedAreNotSaidToBeOfThisOne) {
  const auto d = story({Cells().put("stories", "2").put("also_told", "Others saw it, too.")});
  EXPECT_EQ(d->events[0].mentions.size(), 1U);
  ASSERT_EQ(d->story.sentences.size(), 4U);
  EXPECT_THAT(d->story.utf8(d->story.sentences[2].span), HasSubstr("other stories"));
  EXPECT_EQ(d->story.utf8(d->story.sentences[3].span), "Others saw it, too.");
}

TEST_F(Citations, VoicesGoToTheSentencesThatNameThem) {
  const RowEvent row = told(Cells()
                                .put("quote", "They fought.")
                                .put("also_told", "A doctor told of it. | Police did, too.")
                                .put("told_by", "Police | A doctor | the army"));
  ASSERT_EQ(row.cited->told.size(), 3U);
  EXPECT_EQ(row.cited->told[0].told_by.name, "the army");
  EXPECT_EQ(row.cited->told[1].told_by.name, "A doctor");
  EXPECT_EQ(row.cited->told[2].told_by.name, "Police");
}

TEST_F(Citations, WhatOtherColumnsTellComesIntoTheEvent) {
  const RowEvent row = told(Cells()
                                .put("lat", "36.34")
                                .put("lon", "43.13")
                                .put("place", "Mosul")
                                .put("destination", "Erbil")
                                .put("origin", "Mosul")
                                .put("by_hand", "place, verified, sung")
                                .put("numbers", "at least 500 fled | 10\u201320 troops | dozens"));
  const event::Event& e = row.event;
  ASSERT_TRUE(e.destination);
  EXPECT_EQ(e.destination->key, "geonames:11") << "none goes to another continent for a night";
  ASSERT_TRUE(e.origin);
  EXPECT_EQ(e.origin->key, "geonames:10");
  EXPECT_THAT(event::names_by_hand(e), ElementsAre("place", "verified"));
  std::vector<std::string> numbers;
  for (const event::Amount& a : e.numbers) numbers.push_back(event::in_words(a));
  EXPECT_THAT(numbers, ElementsAre("at least 500 fled", "10\u201320 troops", "dozens"));
}

TEST_F(Citations, TimesOfAStoryWithoutADayCountFromIt) {
  const RowEvent row = told(Cells().put("earliest", "").put("relative_days", "[-3,null]"));
  EXPECT_TRUE(row.event.relative);
  EXPECT_EQ(row.event.bounds.earliest->day().time_since_epoch().count(), -3);
  EXPECT_FALSE(row.event.bounds.latest);
  for (const char* wrong : {"-3", "[3,-3]", "[a,b]", "[1,99999999999999999999]", "[]"}) {
    const auto read_wrong = read(Cells().put("earliest", "").put("relative_days", wrong).row());
    ASSERT_FALSE(read_wrong) << wrong;
    EXPECT_THAT(read_wrong.error().message, HasSubstr(wrong));
  }
}

TEST_F(Citations, ADayOfAStoryThatIsNoneIsSaid) {
  const auto wrong = read(Cells().put("story_date", "soon").row());
  ASSERT_FALSE(wrong);
  EXPECT_THAT(wrong.error().message, HasSubstr("\"soon\" is no date"));
}

TEST_F(Citations, IdsThatMeanSomethingInOneFileAloneAreNotTaken) {
  for (const char* id : {"e0123456789abcdef", "e0123456789abcdef-2", "e0123456789abcdef/120",
                         "incidents-csv-00aa-p2-r502"}) {
    EXPECT_TRUE(is_lasting_id(id)) << id;
  }
  for (const char* id : {"", "e1", "e12", "u3", "17", "e0123456789abcdeg", "e0123456789abcdef0",
                         "-p2-r5", "a-p-r5", "a-p2-r", "a b-p2-r5", "<b>-p2-r5"}) {
    EXPECT_FALSE(is_lasting_id(id)) << id;
  }
  const auto d = story({Cells().put("id", "u3"), Cells(), Cells()});
  std::vector<std::string> ids;
  for (const event::Event& e : d->events) ids.push_back(e.id);
  EXPECT_THAT(ids, testing::UnorderedElementsAre("e0123456789abcdef", d->story.id + "-r1",
                                                 d->story.id + "-r3"))
      << "no two events of a story have one id";
}

TEST_F(Citations, RowsWithoutADocumentAreKnownByWhatTheySayOfTheirStory) {
  const auto key = [&](const Cells& cells) { return told(cells).cited->story(); };
  EXPECT_EQ(key(Cells()), "s1");
  const std::string named = key(Cells().put("document", ""));
  EXPECT_NE(named, "");
  EXPECT_NE(named, key(Cells().put("document", "").put("story_date", "2014-06-12")));
  EXPECT_EQ(key(Cells().put("document", "").put("title", "")), "")
      << "it quotes, and says not whom";
  EXPECT_EQ(told(Cells().put("document", "").put("title", "").put("quote", "")).cited, nullptr);
}

TEST_F(Citations, RowsOfAnEarlierReadingStayBesideThoseThatAreReadAgain) {
  Cells other;
  other.put("id", "e2222222222222222").put("quote", "It burned.").put("told_by", "a clerk");
  other.put("stories", "2").put("also_told", "Smoke was seen.");
  const auto before = story({Cells(), other});
  RowEvent again = told(Cells().put("type", "attack"));
  ToldStory part("events.csv", before->story.id, *again.cited);
  part.add(Cells().row(), std::move(again));
  part.keep_rows_of(*before);
  const auto now = std::move(part).document();
  ASSERT_EQ(now->events.size(), 2U);
  EXPECT_EQ(now->events[0].type, event::EventType::attack);
  EXPECT_EQ(now->events[1].id, "e2222222222222222");
  EXPECT_EQ(now->events[1].mentions.at(0).told_by.name, "a clerk");
  EXPECT_EQ(now->story.text, before->story.text);
}

TEST_F(Citations, AnOutlineComesBackAndBeginningAndEndApart) {
  const RowEvent row = told(Cells()
                                .put("lat", "33.5")
                                .put("lon", "44.5")
                                .put("radius_km", "60")
                                .put("outline", "POLYGON ((44 33,45 33,45 34,44 33))")
                                .put("earliest", "2014-06-10")
                                .put("latest", "2014-06-20")
                                .put("start_latest", "2014-06-12T09:30+03:00")
                                .put("end_earliest", "2014-06-18"));
  ASSERT_TRUE(row.event.place);
  EXPECT_EQ(row.event.place->area.size(), 4U);
  EXPECT_EQ(row.event.place->radius_km, 60);
  EXPECT_EQ(row.event.start,
            (time::Bounds{{}, time::Minute::start_of(*time::parse_iso_date("2014-06-12")) + 570}));
  EXPECT_EQ(row.event.end.earliest, time::Minute::start_of(*time::parse_iso_date("2014-06-18")));
  EXPECT_FALSE(row.event.end.latest);
  EXPECT_EQ(row.cited->offset, 180);
}

TEST_F(Citations, WhatWasChangedOfTheWholeCountsBeforeItsBeginningAndEnd) {
  Cells cells;
  cells.put("earliest", "2014-06-15").put("latest", "2014-06-20");
  cells.put("start_earliest", "2014-06-10").put("start_latest", "2014-06-16");
  cells.put("end_earliest", "2014-06-11").put("end_latest", "2014-06-12");
  const RowEvent row = told(cells);
  EXPECT_EQ(row.event.start.earliest, row.event.bounds.earliest);
  EXPECT_TRUE(row.event.end.open());
}

TEST_F(Citations, OutlinesAndSidesThatAreNoneAreToldWithWhatIsWrong) {
  const auto refused = [&](const Cells& cells, const char* said) {
    const auto read = this->read(cells.row());
    ASSERT_FALSE(read) << said;
    EXPECT_THAT(read.error().to_string(), HasSubstr(said));
  };
  refused(Cells().put("outline", "POLYGON ((44 33,45 33))"), "is no outline, as POLYGON ((");
  refused(Cells().put("outline", std::string(5000, 'x')), "xxx");
  refused(Cells().put("start_latest", "soon"), "\"soon\" is no date");
  refused(Cells().put("start_earliest", "2014-06-12").put("start_latest", "2014-06-11"),
          "\"2014-06-11\" is before \"2014-06-12\"");
  refused(Cells().put("start_earliest", "2014-06-12").put("end_latest", "2014-06-11"),
          "before it begins");
  refused(Cells().put("earliest", "").put("relative_days", "[0,1]").put("relative_end", "[3,"),
          "are no two days");
}

TEST_F(Citations, AnOutlineWithoutAPointIsThePlaceByItsMiddle) {
  const RowEvent row = told(Cells().put("outline", "POLYGON ((44 33,45 33,45 34,44 33))"));
  ASSERT_TRUE(row.event.place);
  EXPECT_EQ(row.event.place->at, *geo::LngLat::from_degrees(44.5, 33.5));
  EXPECT_NEAR(row.event.place->radius_km, 72.4, 1) << "as far as its farthest corner";
}

TEST_F(Citations, DaysOfAStoryWithoutADateTellBeginningAndEndApart) {
  const RowEvent row = told(Cells()
                                .put("earliest", "")
                                .put("relative_days", "[-5,-1]")
                                .put("relative_start", "[-5,-4]")
                                .put("relative_end", "[null,-1]"));
  EXPECT_TRUE(row.event.relative);
  EXPECT_EQ(row.event.start.latest, time::Minute::end_of(time::Days(std::chrono::days(-4))));
  EXPECT_FALSE(row.event.end.earliest);
  EXPECT_EQ(row.event.end.latest, row.event.bounds.latest);
}

TEST_F(Citations, AProvinceIsThePlaceThatItsSentenceNames) {
  Cells cells;
  cells.put("place", "Anbar").put("place_id", "geonames:20").put("lat", "32.5").put("lon", "42");
  cells.put("precision", "region").put("quote", "Fighting spread; in Anbar province it went on.");
  Cells again = cells;
  again.put("id", "eabcdef0123456789").put("quote", "It went on.").put("stories", "1");
  again.put("also_told", "Anbaris fled. | Anbar burned.");
  const auto d = story({cells, again});
  ASSERT_EQ(d->places.size(), 2U);
  for (const event::Event& e : d->events) {
    ASSERT_TRUE(e.place);
    ASSERT_GE(e.place->mention, 0) << e.id;
    const auto& mention = d->places.at(static_cast<std::size_t>(e.place->mention));
    EXPECT_EQ(d->story.utf8(mention.span), "Anbar");
    EXPECT_EQ(mention.place()->key.view(), e.place->key);
    EXPECT_EQ(mention.place()->feature, "ADM1");
  }
  // And what is kept of an earlier reading.
  ToldStory kept(*d);
  kept.keep_rows_of(*d);
  const auto same = std::move(kept).document();
  ASSERT_EQ(same->places.size(), 2U);
  EXPECT_EQ(same->events.front().place->mention, d->events.front().place->mention);
}

}  // namespace
}  // namespace dateline::tabular

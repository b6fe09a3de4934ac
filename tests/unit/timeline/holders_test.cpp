// Who held a place when, as far as anyone says.

#include "timeline/holders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "event/holding.hpp"
#include "support/documents.hpp"

namespace dateline::timeline {
namespace {

using event::EventType;
using event::Status;

event::EventPlace tikrit() {
  event::EventPlace place;
  place.name = "Tikrit";
  place.key = "town:tikrit";
  return place;
}

event::Event of(EventType type, const char* who, const char* first, const char* last,
                Status status = Status::happened) {
  event::Event e = tests::event_on("e", first, last, type);
  e.actor = who;
  e.actor_id = who;
  e.status = status;
  e.place = tikrit();
  return e;
}

/// A story of that day, with events and holders of Tikrit.
std::shared_ptr<const event::Document> story(const char* day, std::vector<event::Event> events,
                                             std::vector<const char*> holders = {}) {
  auto document = std::make_shared<event::Document>(*tests::document_with(std::move(events)));
  document->date = time::parse_iso_date(day);
  for (const char* who : holders) {
    event::Holding h;
    h.holder = h.holder_id = who;
    h.place = tikrit();
    h.held = time::Bounds::of(*document->date);
    document->holdings.push_back(h);
  }
  return document;
}

using Stories = std::vector<std::shared_ptr<const event::Document>>;

/// "surely rebels" at noon of a day.
std::string held(const Stories& stories, const char* day) {
  const Holders holders(stories);
  const HoldSpan* span =
      holders.at("town:tikrit", time::Minute::start_of(*time::parse_iso_date(day)) + 720);
  if (span == nullptr) return "nothing told";
  std::string out(name(span->how));
  for (const std::string& h : span->holders) out += " " + h;
  return out;
}

TEST(Holders, AreUnknownBeforeAnyoneSaysSoAndSureUpToTheDayOfTheStory) {
  const Stories told{
      story("2014-06-16", {of(EventType::capture, "rebels", "2014-06-11", "2014-06-11")})};
  EXPECT_EQ(held(told, "2014-06-10"), "unknown");
  EXPECT_EQ(held(told, "2014-06-12"), "surely rebels");
  EXPECT_EQ(held(told, "2014-06-16"), "surely rebels");
  EXPECT_EQ(held(told, "2014-06-18"), "probably rebels");
  EXPECT_EQ(held(told, "2014-09-01"), "unknown") << "too long ago";
}

TEST(Holders, AreContestedWhileTheDayOfACaptureIsNotSure) {
  const Stories told{
      story("2014-06-10", {}, {"army"}),
      story("2014-06-20", {of(EventType::capture, "rebels", "2014-06-12", "2014-06-14")})};
  EXPECT_EQ(held(told, "2014-06-10"), "surely army");
  EXPECT_EQ(held(told, "2014-06-11"), "probably army");
  EXPECT_EQ(held(told, "2014-06-13"), "contested army rebels");
  EXPECT_EQ(held(told, "2014-06-15"), "surely rebels");
}

TEST(Holders, ChangeWithEachCaptureAndEndWithAWithdrawal) {
  const Stories told{
      story("2014-06-16", {of(EventType::capture, "rebels", "2014-06-11", "2014-06-11"),
                           of(EventType::capture, "army", "2014-06-13", "2014-06-13"),
                           of(EventType::withdrawal, "army", "2014-06-15", "2014-06-15")})};
  EXPECT_EQ(held(told, "2014-06-12"), "surely rebels");
  EXPECT_EQ(held(told, "2014-06-14"), "surely army");
  EXPECT_EQ(held(told, "2014-06-16"), "unknown") << "no one says who came after";
}

TEST(Holders, ThatOthersLeaveStay) {
  const Stories told{
      story("2014-06-16", {of(EventType::capture, "rebels", "2014-06-11", "2014-06-11"),
                           of(EventType::withdrawal, "army", "2014-06-12", "2014-06-12")})};
  EXPECT_EQ(held(told, "2014-06-14"), "surely rebels");
}

TEST(Holders, AreSureBetweenTwoStoriesThatSayTheSame) {
  Stories told{story("2014-06-10", {of(EventType::capture, "rebels", "2014-06-10", "2014-06-10")})};
  EXPECT_EQ(held(told, "2014-06-14"), "probably rebels");
  told.push_back(story("2014-06-20", {}, {"rebels"}));
  EXPECT_EQ(held(told, "2014-06-14"), "surely rebels");
  told.push_back(story("2014-06-21", {of(EventType::capture, "army", "2014-06-12", "2014-06-16")}));
  EXPECT_EQ(held(told, "2014-06-11"), "probably rebels") << "lost, and taken again, between them";
}

TEST(Holders, AreContestedWhereSourcesDisagreeOrMenFight) {
  EXPECT_EQ(
      held({story("2014-06-16", {}, {"army"}), story("2014-06-16", {}, {"rebels"})}, "2014-06-17"),
      "contested army rebels");
  const Stories fought{story("2014-06-12", {}, {"army"}),
                       story("2014-06-16", {of(EventType::clash, "", "2014-06-14", "2014-06-14")})};
  EXPECT_EQ(held(fought, "2014-06-14"), "contested army");
  EXPECT_EQ(held(fought, "2014-06-15"), "probably army");
}

TEST(Holders, OfAClaimAreNeverSureAndPlansAreNone) {
  EXPECT_EQ(held({story("2014-06-16", {of(EventType::capture, "rebels", "2014-06-15", "2014-06-15",
                                          Status::reported)})},
                 "2014-06-16"),
            "probably rebels");
  for (const Status s : {Status::planned, Status::considered, Status::denied}) {
    EXPECT_EQ(held({story("2014-06-16",
                          {of(EventType::capture, "rebels", "2014-06-15", "2014-06-15", s)})},
                   "2014-06-16"),
              "nothing told");
  }
}

TEST(Holders, OfUndatedStoriesAreOnAnotherAxis) {
  auto undated = std::make_shared<event::Document>(
      *story("2014-06-16", {of(EventType::capture, "rebels", "1970-01-01", "1970-01-01")}));
  undated->date.reset();
  const Stories told{undated};
  EXPECT_TRUE(Holders(told).places().empty());
  EXPECT_EQ(Holders(told, time::DayZero::story).places().size(), 1U);
}

TEST(Holders, CoverAllOfTimeWithoutGapsAndPointAtWhatSaysSo) {
  const Stories told{story("2014-06-16",
                           {of(EventType::capture, "rebels", "2014-06-11", "2014-06-13"),
                            of(EventType::clash, "", "2014-06-14", "2014-06-14")},
                           {"rebels"})};
  const Holders holders(told);
  const auto& spans = holders.find("town:tikrit")->spans;
  EXPECT_FALSE(spans.front().from);
  EXPECT_FALSE(spans.back().to);
  for (std::size_t i = 1; i < spans.size(); ++i) EXPECT_EQ(*spans[i - 1].to + 1, *spans[i].from);
  for (const HoldSpan& s : spans) EXPECT_EQ(s.because.empty(), s.how == Hold::unknown);
  EXPECT_EQ(holders.find("town:mosul"), nullptr);
}

TEST(Holders, GoByTheTimesThatAllTogetherMakeSure) {
  event::Event fall = of(EventType::capture, "rebels", "2014-06-12", "2014-06-12");
  fall.timed = true;
  const Stories stories{story("2014-06-16", {fall})};
  const GivenTime tenth{GivenTime::Of::whole,
                        time::Bounds::of(*time::parse_iso_date("2014-06-10"))};
  const std::vector<UserStatement> said{{"e", tenth, ""}};
  const Chronology chronology(stories, said);
  const auto on_the_eleventh = [&](const Chronology* c) {
    return Holders(stories, time::DayZero::calendar, c)
        .at("town:tikrit", time::Minute::start_of(*time::parse_iso_date("2014-06-11")))
        ->how;
  };
  EXPECT_EQ(on_the_eleventh(nullptr), Hold::unknown);
  EXPECT_EQ(on_the_eleventh(&chronology), Hold::surely);
}

TEST(Holders, OfAPartLeaveTheRestContestedUnlessAPersonDrewIt) {
  event::Event taken = of(EventType::capture, "rebels", "2014-06-11", "2014-06-11");
  taken.place->area.assign(4, tikrit().at);  // no matter where
  EXPECT_EQ(held({story("2014-06-16", {taken})}, "2014-06-12"), "contested rebels");
  taken.mark(event::ByHand::place);
  EXPECT_EQ(held({story("2014-06-16", {taken})}, "2014-06-12"), "surely rebels");
}

}  // namespace
}  // namespace dateline::timeline

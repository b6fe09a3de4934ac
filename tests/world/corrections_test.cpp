// What users put right lies over what was read, is seen everywhere and never lost silently.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "curation/revise.hpp"
#include "world.hpp"

namespace dateline::tests {
namespace {

using curation::anchor_of;
using curation::Correction;
using curation::EventChange;
using curation::Fate;
using curation::Reach;
using event::ByHand;
using event::EventType;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Document = std::shared_ptr<const event::Document>;

constexpr const char* kStory =
    "BAGHDAD, June 16, 2014 - ISIL fighters captured Tal Afar on Sunday after heavy fighting, "
    "officials said.\n\n"
    "Government jets bombed the town of Hawija on Monday. Police in Mosul arrested three men on "
    "Saturday.";

Document read(const std::string& text, const char* id = "s1") {
  auto d = std::make_shared<event::Document>(World::get().read("2014-06-16", text));
  d->story.id = id;
  return d;
}

const event::Event& only(const Document& d, EventType type) {
  const event::Event* found = nullptr;
  for (const event::Event& e : d->events) {
    if (e.type != type) continue;
    EXPECT_EQ(found, nullptr) << "several of that type";
    found = &e;
  }
  if (found == nullptr) throw std::runtime_error("no such event");
  return *found;
}

bool tells(const Document& d, EventType type) {
  return std::ranges::any_of(d->events, [&](const event::Event& e) { return e.type == type; });
}

std::size_t mention_of(const Document& d, const std::string& surface) {
  for (std::size_t i = 0; i < d->places.size(); ++i) {
    if (d->places[i].surface == surface) return i;
  }
  throw std::runtime_error("no such mention");
}

/// The corrections of a test, numbered as they are made.
class Made {
 public:
  Made& put(const Document& d, EventType type, EventChange change) {
    return put(
        Correction{"A. Said", 1'403'000'000, "",
                   curation::EventCorrection{anchor_of(*d, only(d, type)), std::move(change)}});
  }
  Made& name(const Document& d, const std::string& surface, Reach reach,
             std::optional<curation::PlaceChoice> place) {
    return put(Correction{"A. Said", 1'403'000'000, "",
                          curation::MentionCorrection{anchor_of(*d, mention_of(d, surface)), reach,
                                                      std::move(place)}});
  }
  Made& put(Correction c) {
    records_.push_back(
        {records_.size() + 1, std::make_shared<const curation::Record>(std::move(c))});
    return *this;
  }
  [[nodiscard]] curation::Revised over(const std::vector<Document>& documents) const {
    curation::Reviser reviser;
    return reviser.revise(documents, records_);
  }

 private:
  std::vector<curation::Ledger::Entry> records_;
};

curation::PlaceChoice sinjar() {
  return {"town:sinjar",
          "Sinjar",
          "IQ",
          gazetteer::PlaceKind::settlement,
          *geo::LngLat::from_degrees(41.8766, 36.3209),
          3};
}

std::vector<std::string> fates(const curation::Revised& revised) {
  std::vector<std::string> out;
  for (const Fate& f : revised.fates) {
    out.push_back(std::string(name(f.kind)) + (f.words.empty() ? "" : ": " + f.words));
  }
  return out;
}

TEST(Corrections, ChangeTheEventAndNotTheStory) {
  const Document story = read(kStory);
  event::EventPlace moved;
  moved.name = "the mill";
  moved.at = *geo::LngLat::from_degrees(42.5, 36.4);
  moved.radius_km = 1;
  const auto revised =
      Made()
          .put(story, EventType::capture, curation::SetPlace{moved})
          .put(story, EventType::capture, curation::SetStatus{event::Status::denied})
          .put(story, EventType::capture, curation::SetActor{"tribesmen"})
          .put(story, EventType::airstrike, curation::SetType{EventType::shelling})
          .put(story, EventType::arrest, curation::Verify{})
          .over({story});
  const Document now = revised.documents.front();
  const event::Event& capture = only(now, EventType::capture);
  EXPECT_EQ(capture.place->name, "the mill");
  EXPECT_EQ(capture.status, event::Status::denied);
  EXPECT_EQ(capture.actor, "tribesmen");
  EXPECT_TRUE(capture.is(ByHand::place) && capture.is(ByHand::status) && capture.is(ByHand::actor));
  EXPECT_FALSE(capture.is(ByHand::verified));
  EXPECT_THAT(capture.reasons.front(), HasSubstr("By A. Said on 17 June 2014"));
  EXPECT_FALSE(tells(now, EventType::airstrike));
  EXPECT_TRUE(only(now, EventType::shelling).is(ByHand::type));
  EXPECT_TRUE(only(now, EventType::arrest).is(ByHand::verified));
  EXPECT_EQ(only(story, EventType::capture).place->name, "Tal Afar") << "what was read stays";
  EXPECT_THAT(fates(revised), testing::Each("fits"));
}

TEST(Corrections, RejectedEventsAreGoneWithWhatLinksThem) {
  const Document story = read(kStory);
  ASSERT_FALSE(story->links.empty()) << "the capture after the fighting";
  const auto now =
      Made().put(story, EventType::clash, curation::Reject{}).over({story}).documents.front();
  EXPECT_FALSE(tells(now, EventType::clash));
  EXPECT_TRUE(tells(now, EventType::capture));
  EXPECT_THAT(now->links, IsEmpty());
}

TEST(Corrections, APlaceChosenForAMentionMovesTheEventsThatRestOnIt) {
  const Document story = read(kStory);
  const auto now =
      Made().name(story, "Tal Afar", Reach::mention, sinjar()).over({story}).documents.front();
  EXPECT_EQ(only(now, EventType::capture).place->name, "Sinjar");
  EXPECT_EQ(only(now, EventType::airstrike).place->name, "Hawija");
  const auto& mention = now->places[mention_of(now, "Tal Afar")];
  EXPECT_EQ(mention.place()->key, std::string_view("town:sinjar"));
  EXPECT_EQ(mention.candidates.at(1).place.name, "Tal Afar") << "what was chosen comes second";
}

TEST(Corrections, ANameThatIsNoPlaceTakesThePlaceFromItsEvents) {
  const Document story = read(kStory);
  const auto now =
      Made().name(story, "Hawija", Reach::mention, std::nullopt).over({story}).documents.front();
  EXPECT_FALSE(only(now, EventType::airstrike).place);
  EXPECT_EQ(now->places[mention_of(now, "Hawija")].place(), nullptr);
}

TEST(Corrections, OfANameReachAsFarAsTheyWereMeantTo) {
  const Document a =
      read("Rebels captured Tal Afar on Sunday. Jets bombed Tal Afar on Monday.", "a");
  const Document b = read("Police in Tal Afar arrested three men on Saturday.", "b");
  const auto places = [&](Reach reach) {
    const auto revised = Made().name(a, "Tal Afar", reach, sinjar()).over({a, b});
    std::vector<std::string> out;
    for (const Document& d : revised.documents) {
      for (const event::Event& e : d->events) out.push_back(e.place->name);
    }
    return out;
  };
  EXPECT_THAT(places(Reach::mention), ElementsAre("Sinjar", "Tal Afar", "Tal Afar"));
  EXPECT_THAT(places(Reach::story), ElementsAre("Sinjar", "Sinjar", "Tal Afar"));
  EXPECT_THAT(places(Reach::project), ElementsAre("Sinjar", "Sinjar", "Sinjar"));
}

TEST(Corrections, TwoEventsOfAStoryMergedAreOneWithBothMentions) {
  const Document story = read(kStory);
  const auto revised = Made()
                           .put(story, EventType::capture,
                                curation::SameAs{anchor_of(*story, only(story, EventType::clash))})
                           .put(story, EventType::clash, curation::SetActor{"tribesmen"})
                           .over({story});
  const Document now = revised.documents.front();
  EXPECT_FALSE(tells(now, EventType::clash));
  EXPECT_EQ(only(now, EventType::capture).mentions.size(), 2U);
  EXPECT_TRUE(only(now, EventType::capture).is(ByHand::joined));
  EXPECT_THAT(fates(revised), ElementsAre("fits", "misfit: its event was merged into another"));
}

TEST(Corrections, AMentionSplitOffIsAnEventOfItsOwn) {
  const Document story = read(kStory);
  // Merged first, so that there is an event that is told twice.
  Made made;
  made.put(story, EventType::capture,
           curation::SameAs{anchor_of(*story, only(story, EventType::clash))});
  const text::Span clash = only(story, EventType::clash).mentions.front().span;
  made.put(story, EventType::capture, curation::SplitOff{clash, story->story.line(clash)});
  const Document now = made.over({story}).documents.front();
  EXPECT_EQ(std::ranges::count(now->events, EventType::capture, &event::Event::type), 2);
  for (const event::Event& e : now->events) EXPECT_EQ(e.mentions.size(), 1U) << e.id;
}

TEST(Corrections, TellTheChronologyOfTimesOrderAndSameness) {
  const Document a = read(kStory, "a");
  const Document b = read("Tribesmen seized Samarra on June 12.", "b");
  const auto day = time::Bounds::of(*time::parse_iso_date("2014-06-13"));
  const auto revised =
      Made()
          .put(a, EventType::capture, curation::SetTime{{timeline::GivenTime::Of::whole, day}})
          .put(a, EventType::arrest,
               curation::SetOrder{timeline::GivenOrder::Kind::before,
                                  anchor_of(*b, only(b, EventType::capture)),
                                  1,
                                  {}})
          .put(a, EventType::capture, curation::SameAs{anchor_of(*b, only(b, EventType::capture))})
          .put(a, EventType::airstrike,
               curation::ApartFrom{anchor_of(*b, only(b, EventType::capture))})
          .over({a, b});
  const std::string capture = only(a, EventType::capture).id;
  const std::string other = only(b, EventType::capture).id;
  ASSERT_EQ(revised.statements.size(), 2U);
  EXPECT_EQ(revised.statements[0].event, capture);
  EXPECT_EQ(revised.statements[0].time()->bounds, day);
  EXPECT_EQ(revised.statements[1].order()->other, other);
  EXPECT_EQ(revised.joins.same, (std::vector{std::pair(capture, other)}));
  EXPECT_EQ(revised.joins.apart.size(), 1U);

  const timeline::Occurrences joined(revised.documents, revised.joins);
  EXPECT_EQ(
      joined.of({0, static_cast<std::uint32_t>(&only(a, EventType::capture) - a->events.data())}),
      joined.of({1, 0}));
}

TEST(Corrections, EventsAddedOfSelectedTextStandInTheStory) {
  const Document story = read(kStory);
  const std::u32string words = U"three men";
  const auto at = static_cast<std::uint32_t>(story->story.text.find(words));
  curation::AddedEvent added;
  added.story = "s1";
  added.span = {at, at + static_cast<std::uint32_t>(words.size())};
  added.words = "three men";
  added.sentence = "Police in Mosul arrested three men on Saturday.";
  added.type = EventType::release;
  added.bounds = time::Bounds::of(*time::parse_iso_date("2014-06-17"));
  const auto revised = Made().put({"A. Said", 0, "they came home", added}).over({story});
  const event::Event& e = only(revised.documents.front(), EventType::release);
  EXPECT_TRUE(e.is(ByHand::added));
  EXPECT_EQ(e.mentions.front().span, added.span);
  EXPECT_EQ(e.mentions.front().sentence, story->story.sentence_at(at));
  EXPECT_THAT(e.reasons.front(), HasSubstr("they came home"));
  EXPECT_THAT(fates(revised), ElementsAre("fits"));
}

TEST(Corrections, EventsAddedWithoutAStoryRestOnTheUsersNote) {
  curation::AddedEvent added;
  added.type = EventType::protest;
  const auto revised = Made()
                           .put({"A. Said", 0, "seen by our man\nin Erbil", added})
                           .put({"", 0, "", added})
                           .over({read(kStory)});
  ASSERT_EQ(revised.documents.size(), 2U);
  const event::Document& notes = *revised.documents.back();
  EXPECT_EQ(notes.story.id, curation::kNotes);
  ASSERT_EQ(notes.events.size(), 2U);
  EXPECT_EQ(notes.story.utf8(notes.events[0].mentions.front().span),
            "seen by our man in Erbil \u2014 A. Said");
  EXPECT_EQ(notes.story.utf8(notes.events[1].mentions.front().span), "Protest");
  EXPECT_EQ(notes.events[1].mentions.front().sentence, 1U);
}

TEST(Corrections, FollowTheirSentenceWhereTheTextHasChanged) {
  const Document before = read(kStory);
  Made made;
  made.put(before, EventType::airstrike, curation::SetType{EventType::shelling})
      .put(before, EventType::arrest, curation::Reject{})
      .put(before, EventType::capture, curation::SetActor{"tribesmen"})
      .name(before, "Hawija", Reach::mention, sinjar());
  // Another beginning, one sentence quoted otherwise, one gone.
  const Document after = read(
      "BAGHDAD, June 16, 2014 - Updates with details.\n\n"
      "ISIL fighters captured Tal Afar on Sunday after heavy fighting,  officials said.\n\n"
      "The army had no comment. Government jets bombed the town of Hawija on Monday.");
  const auto revised = made.over({after});
  const Document now = revised.documents.front();
  EXPECT_EQ(only(now, EventType::shelling).place->name, "Sinjar");
  EXPECT_EQ(only(now, EventType::capture).actor, "tribesmen");
  EXPECT_THAT(
      fates(revised),
      ElementsAre("moved: its sentence has moved", "misfit: its story tells no such event any more",
                  "moved: its sentence has moved", "moved: its sentence has moved"));
}

TEST(Corrections, OfAnEventThatIsRejectedLieOnItAndOnNoOther) {
  // The fighting stands in the sentence of the capture: nothing may pass over to it.
  const Document story = read(kStory);
  const Document other = read("BAGHDAD, June 16, 2014 - Police in Basra arrested two men.", "s2");
  const auto capture = [&] { return anchor_of(*story, only(story, EventType::capture)); };
  const time::Bounds day =
      time::Bounds::of(*time::parse_iso_date("2014-06-14"), *time::parse_iso_date("2014-06-14"));
  const auto revised =
      Made()
          .put(story, EventType::capture, curation::SetActor{"tribesmen"})
          .put(story, EventType::capture, curation::SetTime{{timeline::GivenTime::Of::whole, day}})
          .put(other, EventType::arrest,
               curation::SetOrder{timeline::GivenOrder::Kind::before, capture(), {}, {}})
          .put(other, EventType::arrest, curation::SameAs{capture()})
          .put(story, EventType::capture, curation::Reject{})
          .put(story, EventType::capture, curation::SetTime{{timeline::GivenTime::Of::whole, day}})
          .put(story, EventType::clash, curation::Verify{})
          .over({story, other});
  EXPECT_THAT(
      fates(revised),
      ElementsAre("rejected: its event is rejected", "rejected: its event is rejected",
                  "rejected: the other event is rejected", "rejected: the other event is rejected",
                  "fits", "rejected: its event is rejected", "fits"));
  EXPECT_THAT(revised.statements, IsEmpty());
  EXPECT_THAT(revised.joins.same, IsEmpty());
  EXPECT_FALSE(tells(revised.documents.front(), EventType::capture));
  EXPECT_TRUE(std::ranges::all_of(revised.fates, [](const Fate& f) { return fits(f.kind); }))
      << "none of them is lost";
}

TEST(Corrections, AreKeptForAStoryThatIsNotThere) {
  const Document story = read(kStory);
  const auto revised =
      Made().put(story, EventType::capture, curation::Reject{}).over({read(kStory, "other")});
  EXPECT_THAT(fates(revised), ElementsAre("no story: its story is not in the project"));
  EXPECT_TRUE(tells(revised.documents.front(), EventType::capture));
}

TEST(Corrections, AnAddedEventWhoseWordsAreGoneIsToldAmongTheNotes) {
  curation::AddedEvent added;
  added.story = "s1";
  added.span = {4, 9};
  added.words = "words that were";
  added.sentence = "These are words that were there.";
  added.type = EventType::aid;
  const auto revised = Made().put({"A. Said", 0, "", added}).over({read(kStory)});
  ASSERT_EQ(revised.documents.size(), 2U);
  EXPECT_TRUE(tells(revised.documents.back(), EventType::aid));
  EXPECT_THAT(fates(revised),
              ElementsAre("misfit: its story no longer has the words that it rests on"));
}

TEST(Corrections, AnEditLeavesTheOtherStoriesAsTheyWereMade) {
  const Document a = read(kStory, "a");
  const Document b = read(kStory, "b");
  std::vector<curation::Ledger::Entry> records;
  const auto reject = [](const Document& d, EventType type) {
    return std::make_shared<const curation::Record>(Correction{
        "", 0, "", curation::EventCorrection{anchor_of(*d, only(d, type)), curation::Reject{}}});
  };
  records.push_back({1, reject(a, EventType::capture)});
  curation::Reviser reviser;
  const auto first = reviser.revise({a, b}, records);
  records.push_back({2, reject(b, EventType::arrest)});
  const auto second = reviser.revise({a, b}, records);
  EXPECT_EQ(first.documents[0], second.documents[0]) << "the same object: nothing was made anew";
  EXPECT_EQ(first.documents[1], b);
  EXPECT_FALSE(tells(second.documents[1], EventType::arrest));
}

}  // namespace
}  // namespace dateline::tests

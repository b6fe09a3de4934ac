// Places of a project's own are used at once: by the stories that are there, and by those that
// come.

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "curation/own_places.hpp"
#include "project/rereader.hpp"
#include "project/story_loader.hpp"
#include "world.hpp"

namespace dateline::tests {
namespace {

using curation::OwnPlace;
using gazetteer::PlaceKind;

constexpr const char* kMill =
    "BAGHDAD, June 16, 2014 - Rebels shelled Mill Hill on Sunday, police in Tikrit said.";
constexpr const char* kKirkuk =
    "BAGHDAD, June 16, 2014 - Gunmen kidnapped a doctor in Kirkuk on Saturday.";
constexpr const char* kLater =
    "BAGHDAD, June 17, 2014 - Troops withdrew from Mill Hill on Monday, residents of Samarra said.";

OwnPlace mill_hill(double lat = 34.9) {
  OwnPlace place;
  place.names = {"Mill Hill", "Hill 204"};
  place.kind = PlaceKind::relief;
  place.at = *geo::LngLat::from_degrees(43.5, lat);
  place.radius_km = 0.5;
  return place;
}

/// A project as the window has it, in the small world, with what reads its stories.
class Desk {
 public:
  explicit Desk(std::initializer_list<const char*> texts) {
    for (const char* text : texts) paste(text);
  }

  void paste(const char* text) {
    project_.apply(project::PasteStory{text});
    for (auto& request : project_.take_requests()) loader_.start(std::move(request));
    wait([&] { return loader_.pending().empty(); });
    settle();
  }
  void apply(const project::Command& command) {
    project_.apply(command);
    settle();
  }
  /// Without what it makes to be read again.
  void only_apply(const project::Command& command) { project_.apply(command); }
  /// Until nothing is to be read any more.
  void settle() {
    wait([&] {
      rereader_.look(project_);
      return rereader_.pending().empty();
    });
  }
  void look() { rereader_.look(project_); }
  [[nodiscard]] const project::Project& project() const { return project_; }
  [[nodiscard]] std::size_t read_again() const { return read_again_; }

  /// The place of the first event of each story.
  [[nodiscard]] std::vector<std::string> places() const {
    std::vector<std::string> out;
    for (const auto& d : project_.snapshot().documents()) {
      out.push_back(d->events.empty() || !d->events[0].place ? "" : d->events[0].place->name);
    }
    return out;
  }
  [[nodiscard]] std::vector<std::string> versions() const {
    std::vector<std::string> out;
    for (const auto& e : project_.ledger().records()) {
      const auto* s = std::get_if<curation::StoryEntry>(e.record.get());
      if (s != nullptr) out.emplace_back(event::own_places_in(s->reading.data));
    }
    return out;
  }
  [[nodiscard]] curation::RecordNumber place_record() const {
    for (const auto& e : project_.ledger().records()) {
      if (std::holds_alternative<OwnPlace>(*e.record)) return e.number;
    }
    return 0;
  }

 private:
  template <class Done>
  void wait(const Done& done) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    for (;;) {
      loader_.deliver();
      rereader_.deliver();
      if (done()) return;
      ASSERT_LT(std::chrono::steady_clock::now(), end) << "it never ends";
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  void take(project::Command command) {
    if (const auto* read = command.as<project::StoriesReread>()) {
      read_again_ += read->stories.size();
    }
    const auto* error = command.as<project::ShowError>();
    ASSERT_EQ(error, nullptr) << error->error.to_string();
    project_.apply(command);
  }

  project::Project project_;
  std::size_t read_again_ = 0;
  std::shared_ptr<project::Readers> readers_ =
      std::make_shared<project::Readers>(World::get().folder());
  project::StoryLoader loader_{readers_, [this](project::Command c) { take(std::move(c)); }, {}};
  project::Rereader rereader_{readers_, 2, [this](project::Command c) { take(std::move(c)); }, {}};
};

using Names = std::vector<std::string>;

TEST(OwnPlacesInProjects, AreUsedByTheStoriesThatNameThemAndNoOthersAreReadAgain) {
  Desk desk({kMill, kKirkuk});
  const Names before = desk.places();
  ASSERT_NE(before[0], "Mill Hill");
  desk.apply(project::AddPlace{mill_hill()});
  EXPECT_EQ(desk.places(), (Names{"Mill Hill", before[1]}));
  EXPECT_EQ(desk.read_again(), 1U);
  EXPECT_FALSE(desk.versions()[0].empty());
  EXPECT_TRUE(desk.versions()[1].empty());
}

TEST(OwnPlacesInProjects, AreUsedByStoriesThatAreAddedAfterwards) {
  Desk desk({kKirkuk});
  desk.apply(project::AddPlace{mill_hill()});
  desk.paste(kLater);
  EXPECT_EQ(desk.places()[1], "Mill Hill");
  EXPECT_EQ(desk.read_again(), 0U) << "it was read with it at once";
}

TEST(OwnPlacesInProjects, GiveTheEarlierReadingsBackWhenTheyAreTakenAway) {
  Desk desk({kMill, kKirkuk});
  const Names before = desk.places();
  desk.apply(project::AddPlace{mill_hill()});
  desk.apply(project::TakeBack{desk.place_record()});
  EXPECT_EQ(desk.places(), before);
  EXPECT_EQ(desk.versions(), (Names{"", ""}));
  desk.apply(project::Undo{});
  EXPECT_EQ(desk.places()[0], "Mill Hill");
  EXPECT_EQ(desk.read_again(), 2U) << "what was read for the step came back with it";
}

TEST(OwnPlacesInProjects, AreUndoneAndDoneAgainWithoutReading) {
  Desk desk({kMill, kKirkuk});
  const auto before = desk.project().share();
  const Names was = desk.places();
  desk.apply(project::AddPlace{mill_hill()});
  const auto after = desk.project().share();
  EXPECT_EQ(desk.project().undo_name(), "add the place Mill Hill");
  for (int i = 0; i < 3; ++i) {
    desk.apply(project::Undo{});
    EXPECT_TRUE(std::ranges::equal(desk.project().snapshot().documents(), before->documents()));
    desk.apply(project::Redo{});
    EXPECT_TRUE(std::ranges::equal(desk.project().snapshot().documents(), after->documents()));
  }
  EXPECT_EQ(desk.read_again(), 1U);
  desk.apply(project::Undo{});
  EXPECT_EQ(desk.places(), was);
}

TEST(OwnPlacesInProjects, AreMovedInAllStories) {
  Desk desk({kMill, kLater});
  desk.apply(project::AddPlace{mill_hill()});
  desk.apply(project::ChangePlace{desk.place_record(), mill_hill(35.2)});
  EXPECT_EQ(desk.project().undo_name(), "move the place Mill Hill");
  for (const auto& d : desk.project().snapshot().documents()) {
    EXPECT_NEAR(d->events.at(0).place.value().at.lat(), 35.2, 1e-6);
  }
  OwnPlace noted = mill_hill(35.2);
  noted.note = "on no map";
  const std::size_t read = desk.read_again();
  desk.apply(project::ChangePlace{desk.place_record(), noted});
  EXPECT_EQ(desk.read_again(), read) << "a note moves nothing";
}

TEST(OwnPlacesInProjects, ThatChangeWhileStoriesAreReadEndUpRight) {
  Desk desk({kMill, kKirkuk, kLater});
  const Names before = desk.places();
  desk.only_apply(project::AddPlace{mill_hill()});
  desk.look();
  desk.only_apply(project::ChangePlace{desk.place_record(), mill_hill(35.2)});
  desk.look();
  desk.only_apply(project::Undo{});
  desk.look();
  desk.settle();
  for (const std::size_t i : {0U, 2U}) {
    const auto& place = desk.project().snapshot().documents()[i]->events.at(0).place;
    EXPECT_NEAR(place.value().at.lat(), 34.9, 1e-6);
  }
  EXPECT_FALSE(desk.project().redo_name().empty()) << "reading does not take the way forward away";
  desk.apply(project::Redo{});
  EXPECT_NEAR(desk.project().snapshot().documents()[0]->events.at(0).place.value().at.lat(), 35.2,
              1e-6);
  desk.apply(project::Undo{});
  desk.apply(project::Undo{});
  EXPECT_EQ(desk.places(), before);
}

TEST(OwnPlacesInProjects, LeaveWhatTheUserPutRightWhereItIs) {
  Desk desk({kMill});
  const std::string id = desk.project().snapshot().event(0).id;
  desk.apply(project::CorrectEvent{id, curation::SetActor{"the tribes"}, ""});
  desk.apply(project::AddPlace{mill_hill()});
  EXPECT_EQ(desk.places(), Names{"Mill Hill"});
  EXPECT_EQ(desk.project().snapshot().event(0).actor, "the tribes");
  ASSERT_EQ(desk.project().fates().size(), 1U);
  EXPECT_EQ(desk.project().fates()[0].kind, curation::Fate::Kind::fits);
}

TEST(OwnPlacesInProjects, KeepWhatIsSaidOfASource) {
  Desk desk({kMill});
  desk.apply(project::SetSource{0, "Northwire", "", "", {'B', 2}, "June"});
  desk.apply(project::AddPlace{mill_hill()});
  EXPECT_EQ(desk.places(), Names{"Mill Hill"});
  EXPECT_EQ(desk.project().entry_of(0)->publisher, "Northwire");
  EXPECT_EQ(desk.project().snapshot().documents()[0]->story.publisher, "Northwire");
  EXPECT_EQ(desk.project().stated(0)->story.publisher, "");
}

}  // namespace
}  // namespace dateline::tests

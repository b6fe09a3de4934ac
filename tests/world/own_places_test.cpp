// Places of a user's own: which texts they matter to, and which place a name then is.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "gazetteer/own_places.hpp"
#include "world.hpp"

namespace dateline::tests {
namespace {

using gazetteer::PlaceKind;
using gazetteer::Row;

geo::LngLat at(double lat, double lng) { return *geo::LngLat::from_degrees(lng, lat); }

Row own(const char* name, geo::LngLat where, PlaceKind kind = PlaceKind::settlement,
        std::vector<std::string> others = {}) {
  Row row;
  row.key = std::string("project:") + name;
  row.name = name;
  for (std::string& other : others) row.names.push_back({std::move(other), false});
  row.kind = kind;
  row.at = where;
  row.radius_km = 1;
  return row;
}

event::StoryReader reader_with(std::vector<Row> places) {
  auto reader = World::get().reader().with_places(std::move(places));
  if (!reader) throw std::runtime_error(reader.error().to_string());
  return std::move(*reader);
}

event::Document read(const event::StoryReader& reader, std::string_view text) {
  event::ReadOptions options;
  options.date = time::parse_iso_date("2014-06-16");
  return reader.read(text::make_story(text, "test").value(), options);
}

const gazetteer::Place* place_of(const event::Document& d, std::string_view surface) {
  const auto m = std::ranges::find(d.places, surface, &geoparse::PlaceMention::surface);
  return m == d.places.end() ? nullptr : m->place();
}

std::string where(const event::Document& d) {
  return d.events.empty() || !d.events[0].place ? "nowhere" : d.events[0].place->name;
}

constexpr const char* kMillHill = "Rebels shelled Mill Hill on Sunday, police in Tikrit said.";

TEST(OwnPlaces, AreFoundWhereNoGazetteerHasThem) {
  EXPECT_NE(where(read(World::get().reader(), kMillHill)), "Mill Hill");
  const auto reader = reader_with({own("Mill Hill", at(34.7, 43.6), PlaceKind::relief)});
  const event::Document d = read(reader, kMillHill);
  ASSERT_EQ(where(d), "Mill Hill");
  const gazetteer::Place* place = place_of(d, "Mill Hill");
  ASSERT_NE(place, nullptr);
  EXPECT_EQ(place->key, "project:Mill Hill");
  EXPECT_EQ(place->kind, PlaceKind::relief);
  EXPECT_NEAR(place->at.lat(), 34.7, 1e-6);
  EXPECT_FLOAT_EQ(place->radius_km, 1);
  EXPECT_EQ(place->country, "IQ") << "the towns around it lie there";
}

TEST(OwnPlaces, GoBeforeANamesakeThatIsFarBiggerAndSayWhy) {
  const auto reader = reader_with({own("Baghdad", at(36.3, 42.3))});
  const event::Document d = read(reader, "Troops withdrew from Baghdad on Sunday.");
  const auto m = std::ranges::find(d.places, "Baghdad", &geoparse::PlaceMention::surface);
  ASSERT_NE(m, d.places.end());
  ASSERT_GE(m->candidates.size(), 2U) << "the other one can still be chosen";
  EXPECT_EQ(m->place()->key, "project:Baghdad");
  EXPECT_EQ(m->candidates[1].place.key, "town:baghdad");
  EXPECT_EQ(m->candidates[0].reasons.front(), "your own place");
  EXPECT_NE(m->candidates[1].reasons.front(), "your own place");
}

TEST(OwnPlaces, LeaveTheChoiceOfOtherNamesAlone) {
  const char* text = "Rebels captured Tal Afar on Sunday. Troops withdrew from Kirkuk on Monday.";
  const event::Document before = read(World::get().reader(), text);
  const event::Document after = read(reader_with({own("Mill Hill", at(34.7, 43.6))}), text);
  ASSERT_EQ(before.places.size(), after.places.size());
  for (std::size_t i = 0; i < before.places.size(); ++i) {
    ASSERT_EQ(before.places[i].candidates.size(), after.places[i].candidates.size());
    EXPECT_EQ(before.places[i].confidence, after.places[i].confidence);
    for (std::size_t k = 0; k < before.places[i].candidates.size(); ++k) {
      EXPECT_EQ(before.places[i].candidates[k].score, after.places[i].candidates[k].score);
    }
  }
}

TEST(OwnPlaces, YieldToWhatTheStoryItselfSays) {
  const auto reader = reader_with({own("Tikrit", at(36.9, 38.3))});  // beside Kobani, in Syria
  EXPECT_EQ(place_of(read(reader, "Police arrested three men in Tikrit on Sunday."), "Tikrit")->key,
            "project:Tikrit");
  EXPECT_EQ(
      place_of(read(reader, "Police arrested three men in Tikrit, Iraq on Sunday."), "Tikrit")->key,
      "town:tikrit");
  EXPECT_EQ(
      place_of(read(reader, "Police arrested three men in Tikrit (34.607 N, 43.678 E)."), "Tikrit")
          ->key,
      "town:tikrit");
}

TEST(OwnPlaces, AtTheSpotOfANamesakeAreThatPlaceAndNoSecondOne) {
  const auto reader =
      reader_with({own("Baiji", at(34.935, 43.49), PlaceKind::settlement, {"Beitown"})});
  const auto& world = reader.gazetteer();
  ASSERT_EQ(world.find("Baiji").size(), 1U);
  const gazetteer::Place place = world.place(world.find("Beitown").at(0).id);
  EXPECT_EQ(place.key, "town:baiji");
  EXPECT_NEAR(place.at.lat(), 34.935, 1e-6) << "it is where the user has put it";
  EXPECT_EQ(place.population, 100000U) << "what the user leaves open is as it was";
  EXPECT_EQ(where(read(reader, "Rebels captured Beitown on Sunday.")), "Baiji");
}

TEST(OwnPlaces, ElsewhereOrOfAnotherKindStandBesideTheirNamesake) {
  EXPECT_EQ(reader_with({own("Baiji", at(35.5, 43.49))}).gazetteer().find("Baiji").size(), 2U);
  EXPECT_EQ(reader_with({own("Baiji", at(34.931, 43.493), PlaceKind::facility)})
                .gazetteer()
                .find("Baiji")
                .size(),
            2U);
}

TEST(OwnPlaces, MayBeCalledWhatIsElseAWord) {
  const char* text = "Rebels attacked the Camp on Sunday. Troops withdrew from May on Monday.";
  EXPECT_EQ(place_of(read(World::get().reader(), text), "Camp"), nullptr);
  const auto reader = reader_with(
      {own("The Camp", at(34.7, 43.6), PlaceKind::facility), own("May", at(34.9, 43.6))});
  const event::Document d = read(reader, text);
  ASSERT_NE(place_of(d, "Camp"), nullptr);
  EXPECT_EQ(place_of(d, "Camp")->key, "project:The Camp");
  ASSERT_NE(place_of(d, "May"), nullptr);
}

TEST(OwnPlaces, HaveNamesInAnyScript) {
  const auto reader = reader_with({own("Mill Hill", at(34.7, 43.6), PlaceKind::relief,
                                       {"\u062a\u0644 \u0627\u0644\u0637\u0627\u062d\u0648\u0646"
                                        "\u0629"})});
  const auto found =
      reader.gazetteer().find("\u062a\u0644 \u0627\u0644\u0637\u0627\u062d\u0648\u0646\u0647");
  ASSERT_EQ(found.size(), 1U) << "as the gazetteer folds it";
  EXPECT_EQ(reader.gazetteer().place(found[0].id).name, "Mill Hill");
}

struct Named {
  const char* text;
  bool named;
};

TEST(OwnPlaces, KnowWhichTextsNameThem) {
  const auto reader =
      reader_with({own("St. Mill-Hill", at(34.7, 43.6)), own("Qarat County", at(34.8, 43.6))});
  for (const auto& [text, named] :
       std::vector<Named>{{"Rebels shelled St. Mill Hill.", true},
                          {"SAINT MILL-HILL FALLS\n\nRebels took it.", true},
                          {"Saint Mill Hill's mayor fled.", true},
                          {"Rebels shelled Mill Hill.", false},
                          {"Rebels shelled Saint Mill Hillside.", false},
                          {"They prayed to a saint. Mill Hill burns.", false},
                          {"Police in Qarat said so.", true},
                          {"Police in Qarrat County said so.", true},  // sounds like it
                          {"Police in Kirkuk said so.", false}}) {
    auto story = text::make_story(text, "test").value();
    const std::string version = reader.data_version(story);
    EXPECT_EQ(event::own_places_in(version).empty(), !named) << text;
    story.tokens.clear();  // as a project's file gives it
    EXPECT_EQ(reader.data_version(story), version) << text;
    EXPECT_EQ(event::without_own_places(reader.data_version(story)),
              World::get().reader().data_version());
  }
}

TEST(OwnPlaces, TellByTheVersionWhichOfThemAStoryWasReadWith) {
  const auto story = text::make_story(kMillHill, "test").value();
  const auto version = [&](std::vector<Row> places) {
    return reader_with(std::move(places)).data_version(story);
  };
  const Row hill = own("Mill Hill", at(34.7, 43.6));
  Row moved = hill;
  moved.at = at(34.8, 43.6);
  const Row other = own("Elsewhere", at(30, 40));
  EXPECT_EQ(version({hill}), version({hill, other})) << "the story does not name the other one";
  EXPECT_NE(version({hill}), version({moved}));
  EXPECT_NE(version({hill}), version({hill, own("Tikrit", at(30, 40))}));
  EXPECT_EQ(version({other}), World::get().reader().data_version());
}

TEST(OwnPlaces, ThatArePlacesOfAGazetteerMatterWhereThatIsNamedOtherwise) {
  const auto reader = reader_with({own("Kobani", at(36.891, 38.351))});
  const auto story = text::make_story("Troops entered Ain al-Arab.", "test").value();
  EXPECT_FALSE(event::own_places_in(reader.data_version(story)).empty());
}

}  // namespace
}  // namespace dateline::tests

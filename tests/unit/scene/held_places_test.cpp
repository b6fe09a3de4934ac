#include "scene/held_places.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "scene/legend.hpp"
#include "support/documents.hpp"

namespace dateline::scene {
namespace {

event::Event taken(const char* id, const char* place, const char* by, const char* holder_id,
                   const char* day) {
  event::Event e = tests::event_on(id, day, day);
  e.timed = true;
  e.actor = by;
  e.actor_id = holder_id;
  e.place = event::EventPlace{};
  e.place->name = e.place->key = place;
  e.place->at = *geo::LngLat::from_degrees(43, 36);
  return e;
}

store::Snapshot two_towns() {
  return store::Snapshot({tests::document_with(
                             {taken("a", "Mosul", "Islamic State of Iraq", "isil", "2014-06-10"),
                              taken("b", "Tikrit", "ISIL", "isil", "2014-06-11"),
                              taken("c", "Tikrit", "army", "army", "2014-06-14")})})
      .concluded();
}

time::Minute noon(const char* day) {
  return time::Minute::start_of(*time::parse_iso_date(day)) + 720;
}

TEST(HeldPlaces, AreThoseOfWhichAnyoneSaysSo) {
  const auto s = two_towns();
  EXPECT_TRUE(held_places(s, noon("2014-06-09")).empty());
  // Over all of time, the same.
  for (const char* day : {"2014-06-09", "2014-06-12", "2014-06-14", "2014-06-15"}) {
    std::vector<std::string> then;
    for (const HeldSpan& span : held_spans(s)) {
      const time::Minute at = noon(day);
      if ((!span.from || *span.from <= at) && (!span.to || at <= *span.to)) {
        then.push_back(span.held.key + std::to_string(static_cast<int>(span.held.how)));
      }
    }
    std::vector<std::string> now;
    for (const HeldPlace& held : held_places(s, noon(day))) {
      now.push_back(held.key + std::to_string(static_cast<int>(held.how)));
    }
    EXPECT_EQ(then, now) << day;
  }
  const auto held = held_places(s, noon("2014-06-12"));
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[0].name, "Mosul");
  ASSERT_EQ(held[0].holders.size(), 1U);
  EXPECT_EQ(held[0].holders[0].name, "ISIL") << "the shortest of its names";
  EXPECT_EQ(held[1].holders, held[0].holders) << "one holder, one colour";
  EXPECT_EQ(held_places(s, noon("2014-06-14"))[1].how, timeline::Hold::contested)
      << "on the day on which it is taken";
  const auto later = held_places(s, noon("2014-06-15"));
  EXPECT_EQ(later[1].holders[0].name, "army");
  EXPECT_NE(later[1].holders[0].colour, held[0].holders[0].colour);
}

TEST(HeldPlaces, ArePutInWordsWithTheirSentence) {
  const auto s = two_towns();
  const auto& all = s.conclusions()->holders;
  EXPECT_EQ(hold_words(*all.at("Mosul", noon("2014-06-12")), noon("2014-06-12"), s.day_zero()),
            "12 June 2014: held by Islamic State of Iraq, from 11 June 2014 to 16 June 2014");
  EXPECT_EQ(hold_words(*all.at("Mosul", noon("2014-06-01")), noon("2014-06-01"), s.day_zero()),
            "1 June 2014: no one says who held it");
  const auto& span = *all.at("Tikrit", noon("2014-06-15"));
  EXPECT_EQ(source_of(s, span.because.front()).event_id, "c");
}

TEST(HeldPlaces, AreFullWhereSureDashedWhereProbableAndHatchedWhereContested) {
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type) << type.error().to_string();
  const Theme& theme = Theme::light();
  const auto drawn = [&](timeline::Hold how, std::vector<HeldPlace::Holder> by) {
    Mesh mesh;
    Painter painter(*type, mesh, {0, 0, 100, 100});
    HeldPlace held;
    held.how = how;
    held.holders = std::move(by);
    draw_hold(painter, {50, 50}, 15, held, 1, theme);
    for (const MeshVertex& v : mesh.vertices) {
      EXPECT_LE(std::hypot(v.x - 50, v.y - 50), 15 + 2.5F) << "a disc, not a front";
    }
    return mesh;
  };
  // The strongest that a colour is laid on.
  const auto strength = [&](const Mesh& mesh, int holder) {
    const Rgba colour = holder_colour(holder, theme);
    int most = -1;
    for (const MeshVertex& v : mesh.vertices) {
      if ((v.rgba & 0x00FF'FFFFU) == (colour.packed() & 0x00FF'FFFFU)) {
        most = std::max(most, static_cast<int>(v.rgba >> 24U));
      }
    }
    return most;
  };
  const Mesh sure = drawn(timeline::Hold::surely, {{"army", 0}});
  const Mesh probable = drawn(timeline::Hold::probably, {{"army", 0}});
  const Mesh contested = drawn(timeline::Hold::contested, {{"army", 0}, {"ISIL", 1}});
  EXPECT_EQ(strength(sure, 0), 255) << "its ring";
  EXPECT_EQ(strength(sure, 1), -1);
  EXPECT_NE(probable.vertices.size(), sure.vertices.size()) << "its ring is dashed";
  EXPECT_GT(strength(contested, 0), 0);
  EXPECT_EQ(strength(contested, 0), strength(contested, 1)) << "neither is favoured";
  EXPECT_TRUE(drawn(timeline::Hold::surely, {}).vertices.empty()) << "nobody holds it";
}

TEST(HeldPlaces, StandInTheLegendOnceForEachHolder) {
  const auto s = two_towns();
  LegendContent content;
  const geo::WorldBox world{0, 0, 1, 1};
  add_holders(content, held_places(s, noon("2014-06-12")), world);
  ASSERT_EQ(content.holders.size(), 1U);
  EXPECT_FALSE(content.contested);
  add_holders(content, held_places(s, noon("2014-06-14")), world);
  EXPECT_EQ(content.holders.size(), 2U);
  EXPECT_TRUE(content.contested);
}

}  // namespace
}  // namespace dateline::scene

// Labels do not flicker: what is named stays where it is while a map is panned as in the window,
// and a view that is reached in one step looks as if nothing had been before it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <random>
#include <string>

#include "scene/map_scene.hpp"
#include "support/sample_events.hpp"

namespace dateline::scene {
namespace {

// Pixels from the edges and from the legend where labels may come and go: what is longest among
// them, the label of an event, may turn to the other side of its symbol there, and another make
// way.
constexpr float kAcross = 400;
constexpr float kDown = 150;

PixelBox shrunk(const PixelBox& box) {
  return {box.x0 + kAcross, box.y0 + kDown, box.x1 - kAcross, box.y1 - kDown};
}
PixelBox grown(const PixelBox& box) {
  return {box.x0 - kAcross, box.y0 - kDown, box.x1 + kAcross, box.y1 + kDown};
}

class LabelsStay : public testing::Test {
 protected:
  LabelsStay()
      : map_(BaseMap::open(std::filesystem::path(DATELINE_BINARY_DIR) / "share" / "dateline" /
                           "map.dlmap")),
        type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}
  void SetUp() override {
    ASSERT_TRUE(map_) << map_.error().to_string();
    ASSERT_TRUE(type_) << type_.error().to_string();
  }

  /// As the window has it: buttons in a corner, scale bar, attribution, legend.
  [[nodiscard]] MapInput input() const {
    MapInput in;
    in.base = &*map_;
    in.events = &events_;
    in.whole_labels = true;
    in.legend = MapInput::Legend::with_button;
    in.attribution = std::string(map_->attribution());
    in.taken.push_back({1500, 10, 1590, 130});
    return in;
  }
  MapDrawList build(const View& view, const LabelMemory* before = nullptr) {
    MapInput in = input();
    in.before = before;
    return build_map(in, view, Theme::light(), *type_);
  }

  /// Labels by name and kind of key, with where they stand, that lie well inside the view.
  using Labels = std::map<std::string, PixelBox>;
  [[nodiscard]] static Labels inner(const MapDrawList& list, const View& view) {
    const PixelBox within =
        shrunk({0, 0, static_cast<float>(view.width()), static_cast<float>(view.height())});
    Labels out;
    const auto add = [&](const char* kind, const LabelMemory::Spots& spots) {
      for (const auto& [id, spot] : spots) {
        const PixelBox& b = spot.box;
        if (!spot.drawn || !within.covers(b)) continue;
        if (b.overlaps(grown(list.legend))) continue;
        out.emplace(kind + std::to_string(id), b);
      }
    };
    add("name ", list.labels.base);
    add("event ", list.labels.events);
    return out;
  }

  /// How many labels of events have another spot although their symbol has not moved.
  struct Followed {
    std::size_t all = 0;
    std::size_t moved = 0;
  };
  static void follow(const MapDrawList& a, const MapDrawList& b, Followed& to) {
    const auto symbol = [](const MapDrawList& list, std::uint32_t event) {
      const auto found = std::ranges::find_if(list.picks, [&](const MapPick& p) {
        return p.kind == PickKind::symbol && p.events == std::vector<std::uint32_t>{event};
      });
      return found == list.picks.end() ? PixelBox{} : found->box;
    };
    for (const auto& [id, spot] : a.labels.events) {
      const auto found = b.labels.events.find(id);
      const PixelBox before = symbol(a, id);
      const PixelBox after = symbol(b, id);
      if (!spot.drawn || found == b.labels.events.end() || !(before.x0 == after.x0) ||
          before.y0 != after.y0) {
        continue;
      }
      ++to.all;
      if (!found->second.drawn) ++to.moved;
    }
  }

  /// Everything that is drawn, to be compared.
  static void expect_same(const MapDrawList& a, const MapDrawList& b) {
    ASSERT_EQ(a.mesh.vertices.size(), b.mesh.vertices.size());
    for (std::size_t i = 0; i < a.mesh.vertices.size(); ++i) {
      ASSERT_EQ(a.mesh.vertices[i].x, b.mesh.vertices[i].x);
      ASSERT_EQ(a.mesh.vertices[i].y, b.mesh.vertices[i].y);
      ASSERT_EQ(a.mesh.vertices[i].rgba, b.mesh.vertices[i].rgba);
    }
  }

  base::Result<BaseMap> map_;
  base::Result<typeset::Typesetter> type_;
  EventMarks events_ = tests::iraq_june_2014();
};

TEST_F(LabelsStay, WhileTheMapIsPannedInSmallSteps) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same ways each time
  const auto between = [&](double a, double b) {
    return std::uniform_real_distribution<double>(a, b)(random);
  };
  std::size_t followed = 0;
  for (int round = 0; round < 12; ++round) {
    View view(1600, 900, 1, geo::to_world(between(40, 48), between(31, 37)), between(4.5, 7.5));
    const auto dx = static_cast<float>(between(-9, 9));
    const auto dy = static_cast<float>(between(-6, 6));
    MapDrawList list = build(view);
    for (int step = 0; step < 40; ++step) {
      const Labels was = inner(list, view);
      const View next = view.panned(dx, dy);
      MapDrawList moved = build(next, &list.labels);
      std::size_t gone = 0;
      const auto find = [](const LabelMemory& memory, const std::string& name) {
        const bool event = name.starts_with("event ");
        const auto& spots = event ? memory.events : memory.base;
        const auto id = static_cast<std::uint32_t>(std::stoul(name.substr(name.find(' '))));
        const auto found = spots.find(id);
        return found == spots.end() ? nullptr : &found->second;
      };
      const PathPoint shift = next.project(view.centre());
      for (const auto& [name, box] : was) {
        // The legend has gone to another corner, or has another row.
        if (grown(moved.legend).overlaps(box)) continue;
        const auto* spot = find(moved.labels, name);
        ASSERT_NE(spot, nullptr) << name << " is gone, round " << round << ", step " << step
                                 << ", from " << box.x0 << ", " << box.y0 << " of " << box.width()
                                 << "x" << box.height() << ", zoom " << view.zoom();
        EXPECT_NEAR(spot->box.x0 - box.x0, shift.x - 800, 1.1) << name;
        EXPECT_NEAR(spot->box.y0 - box.y0, shift.y - 450, 1.1) << name;
        EXPECT_NEAR(spot->box.width(), box.width(), 0.1) << name << " says something else";
        ++followed;
      }
      // Nor does anything pop up in the middle of the view.
      for (const auto& [name, box] : inner(moved, next)) {
        const PixelBox before{box.x0 - shift.x + 800, box.y0 - shift.y + 450,
                              box.x1 - shift.x + 800, box.y1 - shift.y + 450};
        const bool inside =
            shrunk({0, 0, 1600, 900}).covers(before) && !before.overlaps(grown(list.legend));
        if (inside && find(list.labels, name) == nullptr) ++gone;
      }
      EXPECT_EQ(gone, 0U) << "round " << round << ", step " << step;
      view = next;
      list = std::move(moved);
    }
  }
  EXPECT_GT(followed, 3000U) << "or the test looks at nothing";
}

TEST_F(LabelsStay, WhileTimeIsScrubbed) {
  const View view(1600, 900, 1, geo::to_world(43.6, 34.5), 6);
  MapDrawList list = build(view);
  Followed followed;
  for (std::size_t step = 0; step < events_.marks.size(); ++step) {
    // One more event is past, another fades.
    events_.marks[step].opacity = 0.4F;
    events_.marks[(step * 7) % events_.marks.size()].happened = 0;
    MapDrawList next = build(view, &list.labels);
    follow(list, next, followed);
    list = std::move(next);
  }
  EXPECT_GT(followed.all, 50U);
  EXPECT_LE(followed.moved, 2U) << "of " << followed.all;
}

TEST_F(LabelsStay, OnlyWhereTheMapGoesOn) {
  const View view(1600, 900, 1, geo::to_world(43.6, 34.5), 6);
  const MapDrawList afresh = build(view);
  // By two ways that lead there in one step: from far away, and from another zoom.
  const MapDrawList far_off = build(view.panned(4000, 900));
  expect_same(build(view, &far_off.labels), afresh);
  const MapDrawList closer = build(view.zoomed({300, 300}, 1));
  expect_same(build(view, &closer.labels), afresh);
  // And what stays where it is stays as it is.
  expect_same(build(view, &afresh.labels), afresh);
}

TEST_F(LabelsStay, WhenAnotherEventIsLookedAt) {
  const View view(1600, 900, 1, geo::to_world(43.6, 34.5), 6);
  const MapDrawList before = build(view);
  Followed followed;
  for (EventMark& mark : events_.marks) {
    mark.hovered = true;
    const MapDrawList during = build(view, &before.labels);
    mark.hovered = false;
    follow(before, during, followed);
    const MapDrawList after = build(view, &during.labels);
    // What had to give way is back where it was.
    const auto all_back = [](const LabelMemory::Spots& was, const LabelMemory::Spots& is) {
      return std::ranges::all_of(was, [&](const auto& w) {
        const auto found = is.find(w.first);
        return !w.second.drawn ||
               (found != is.end() && found->second.drawn && found->second.spot == w.second.spot);
      });
    };
    EXPECT_TRUE(all_back(before.labels.events, after.labels.events)) << mark.index;
    EXPECT_TRUE(all_back(before.labels.base, after.labels.base)) << mark.index;
  }
  EXPECT_GT(followed.all, 50U);
  // Only where the label that is asked for finds no other room.
  EXPECT_LE(10 * followed.moved, followed.all) << followed.moved << " of " << followed.all;
}

}  // namespace
}  // namespace dateline::scene

// What the table of actions promises is kept by the panels.
#include "gui/actions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "gui/action_state.hpp"
#include "headless.hpp"

namespace dateline::gui {
namespace {

using testing::HasSubstr;

event::Event at(event::Event event, double lng, double lat) {
  event.place = event::EventPlace{};
  event.place->name = "there";
  event.place->at = *geo::LngLat::from_degrees(lng, lat);
  return event;
}

/// With something of everything that actions ask for.
class Actions : public testing::Test {
 protected:
  Actions() {
    auto document = std::make_shared<event::Document>(*tests::document_with(
        {at(tests::event_on("mosul", "2014-06-10", "2014-06-10"), 43.13, 36.34),
         at(tests::event_on("embassy", "2014-06-15", "2014-06-15", event::EventType::evacuation),
            44.4, 33.3)}));
    geoparse::PlaceMention mention;
    mention.span = {0, 6};
    mention.surface = "Rebels";
    document->places.push_back(mention);
    auto& project = window_.project;
    project.apply(project::StoryRead{document});
    window_.settle();
    project.apply(project::SelectEvents{{"mosul"}});
    project.apply(project::CaptureScene{});
    project.apply(project::CaptureScene{});
    project.apply(project::SaveView{"all of it"});
    project.apply(project::SaveView{"once more"});
    project.apply(project::Undo{});
    store::Filter filter;
    filter.statuses.reset(static_cast<std::size_t>(event::Status::denied));
    project.apply(project::SetFilter{filter});
    project.apply(project::SetReadingReport{std::make_shared<project::ReadingReport>()});
    window_.settle();
    window_.press({Key::escape});  // the report
    window_.settle();
  }

  /// All that a frame shows, with where it lies.
  static std::string seen(const Gui::Result& result) {
    std::string out;
    for (const NamedBox& b : result.boxes) {
      out += b.name + "@" + std::to_string(b.box.x0) + "," + std::to_string(b.box.y0) + "\n";
    }
    return out;
  }

  /// What shows that something was done.
  struct Outcome {
    bool commands = false;
    bool window = false;
    bool dialog = false;
    bool typing = false;
    std::string boxes;
  };
  /// Frames until all has come of it.
  Outcome outcome() {
    Outcome out;
    Gui::Result last;
    for (int i = 0; i < 6; ++i) {
      last = window_.frame();
      out.commands =
          out.commands || std::ranges::any_of(last.commands, [](const project::Command& c) {
            return !c.is<project::HoverEvent>() && !c.is<project::RememberUsed>() &&
                   !c.is<project::SetMapSize>();
          });
      out.window = out.window || last.full_screen || last.quit;
    }
    out.dialog = window_.gui().dialog_open();
    out.typing = ImGui::GetIO().WantTextInput;
    out.boxes = seen(last);
    return out;
  }
  void choose(const ActionInfo& a) {
    window_.press(info(Action::palette).key);
    window_.settle();
    ImGui::GetIO().AddInputCharactersUTF8(name_now(a.id, window_.project, Showing{}).c_str());
    window_.settle();
    window_.press({Key::enter});
  }

  tests::Headless window_;
};

/// All but the copying of marked words, for which a mouse has to be dragged, and going to other
/// stories, of which there is one here: the window's tests do both.
std::vector<std::size_t> tested() {
  std::vector<std::size_t> out;
  for (const ActionInfo& a : actions()) {
    if (a.id == Action::copy_text || a.id == Action::previous_story || a.id == Action::next_story) {
      continue;
    }
    out.push_back(static_cast<std::size_t>(a.id));
  }
  return out;
}

class EachAction : public Actions, public testing::WithParamInterface<std::size_t> {};

TEST_P(EachAction, DoesSomethingByItsKeyOrFromThePalette) {
  const ActionInfo& a = actions()[GetParam()];
  SCOPED_TRACE(a.name);
  if (a.id == Action::stop) window_.project.apply(project::PlayPause{});
  if (a.id == Action::zoom_to_range) {
    const project::TimeRange window = window_.project.window();
    window_.project.apply(
        project::SetRange{project::TimeRange{window.from, window.from + window.length() / 2}});
  }
  // From where there is something to change.
  if (a.id == Action::show_source || a.id == Action::show_story) {
    window_.press({Key::escape});
    window_.settle();
    window_.project.apply(project::SelectEvents{{"mosul"}});
    choose(info(Action::show_events));
    window_.settle();
  }
  if (a.id == Action::clear_text_focus) window_.press(info(Action::find).key);
  window_.settle();
  const std::string before = seen(window_.settle());
  const bool typing = ImGui::GetIO().WantTextInput;
  if (a.id == Action::clear_text_focus) {
    ASSERT_TRUE(typing);
    window_.press({Key::escape});
  } else if (a.id == Action::help) {
    window_.gui().character(U'?');
  } else if (a.key.any()) {
    window_.press(a.key);
  } else {
    ASSERT_TRUE(a.in_palette()) << "neither a key nor in the palette";
    choose(a);
  }
  const Outcome after = outcome();
  EXPECT_TRUE(after.commands || after.window || after.dialog || after.typing != typing ||
              after.boxes != before);
}

INSTANTIATE_TEST_SUITE_P(All, EachAction, testing::ValuesIn(tested()), [](const auto& test) {
  std::string name = actions()[test.param].word;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST_F(Actions, AreNamedByWhatTheyDoNow) {
  project::Project& project = window_.project;
  const auto now = [&](Action action) { return name_now(action, project, Showing{}); };
  EXPECT_EQ(now(Action::toggle_holders), "Hide who held which place");
  project.apply(project::ShowHolders{false});
  EXPECT_EQ(now(Action::toggle_holders), "Show who held which place");
  EXPECT_EQ(now(Action::play_pause), "Play");
  project.apply(project::PlayPause{});
  EXPECT_EQ(now(Action::play_pause), "Pause");
  EXPECT_THAT(now(Action::undo), HasSubstr("save the view all of it"));
  EXPECT_THAT(now(Action::redo), HasSubstr("save the view once more"));
}

TEST_F(Actions, ThatCannotBeDoneAreNotOffered) {
  const project::Project empty;
  for (const Action action : {Action::play_pause, Action::undo, Action::close_story,
                              Action::edit_event, Action::next_scene, Action::reset_filter}) {
    EXPECT_TRUE(can_do(action, window_.project, Showing{})) << info(action).name;
    EXPECT_FALSE(can_do(action, empty, Showing{})) << info(action).name;
  }
}

TEST_F(Actions, UsedLastStandFirstWhileNothingIsTyped) {
  const auto words = [&] {
    std::vector<std::string> out;
    for (const auto& e : palette_entries("", {window_.project, Showing{}, nullptr})) {
      if (e.kind == PaletteEntry::Kind::used) out.push_back(e.id);
    }
    return out;
  };
  EXPECT_THAT(words(), testing::IsEmpty());
  choose(info(Action::toggle_theme));
  window_.settle();
  choose(info(Action::fit_all));
  window_.settle();
  EXPECT_THAT(words(), testing::ElementsAre("fit-all", "theme"));
  window_.project.apply(project::RememberUsed{"theme"});
  EXPECT_THAT(words(), testing::ElementsAre("theme", "fit-all"));
  window_.project.apply(project::RememberUsed{"of another version"});
  EXPECT_THAT(words(), testing::ElementsAre("theme", "fit-all"));
}

TEST_F(Actions, PlacesEventsStoriesScenesAndViewsStandInGroupsBelow) {
  const auto kinds = [&](const char* typed) {
    std::vector<std::string> out;
    for (const auto& e : palette_entries(typed, {window_.project, Showing{}, nullptr})) {
      if (out.empty() || out.back() != name(e.kind)) out.emplace_back(name(e.kind));
    }
    return out;
  };
  EXPECT_THAT(kinds("36.34 43.13"), testing::ElementsAre("place"));
  EXPECT_THAT(kinds("captured there"), testing::ElementsAre("event"));
  EXPECT_THAT(kinds("mill"), testing::ElementsAre("event", "story", "scene"))
      << "by their sentence";
  EXPECT_EQ(kinds("all of it").back(), "view");
}

}  // namespace
}  // namespace dateline::gui

// What keys mean while a briefing is presented.
#include "gui/talk_keys.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace dateline::gui {
namespace {

using brief::TalkKey;

std::optional<TalkKey> talk(const KeyPress& press) { return talk_press_of(press).talk; }

TEST(TalkKeys, AreThoseThatPresentersAndTheirClickersKnow) {
  EXPECT_EQ(talk({Key::page_down}), TalkKey::next);
  EXPECT_EQ(talk({letter(' ')}), TalkKey::next);
  EXPECT_EQ(talk({Key::page_up}), TalkKey::previous);
  EXPECT_EQ(talk({Key::home}), TalkKey::first);
  EXPECT_EQ(talk({Key::end}), TalkKey::last);
  EXPECT_EQ(talk({Key::enter}), TalkKey::go);
  EXPECT_EQ(talk({letter('B')}), TalkKey::black);
  EXPECT_EQ(talk({letter('.')}), TalkKey::black);
  EXPECT_EQ(talk({letter('W')}), TalkKey::white);
  EXPECT_EQ(talk({Key::backspace}), TalkKey::come_back);
  EXPECT_EQ(talk({Key::escape}), TalkKey::out);
}

TEST(TalkKeys, AHeldKeyDoesNotRunThroughTheBriefing) {
  EXPECT_FALSE(talk({Key::page_down, false, false, true}));
  EXPECT_FALSE(talk({letter('B'), false, false, true}));
  EXPECT_FALSE(talk_press_of({letter('3'), false, false, true}).digit);
}

TEST(TalkKeys, DigitsAreOfANumber) {
  EXPECT_EQ(talk_press_of({letter('0')}).digit, 0);
  EXPECT_EQ(talk_press_of({letter('9')}).digit, 9);
  EXPECT_FALSE(talk_press_of({letter('0'), false, true}).digit);
}

TEST(TalkKeys, OnlyWhatLooksIsLeftOfTheWindowsKeys) {
  EXPECT_EQ(talk_press_of({Key::left}).look, Action::previous_event);
  EXPECT_EQ(talk_press_of({Key::right, true}).look, Action::next_day);
  EXPECT_EQ(talk_press_of({letter('+')}).look, Action::zoom_in);
  for (const ActionInfo& action : actions()) {
    const TalkPress meant = talk_press_of({action.key.key, action.key.shift, action.key.ctrl});
    if (!meant.look) continue;
    EXPECT_EQ(*meant.look, action.id);
    ASSERT_NE(action.command, nullptr) << action.word;
    const project::Command command = action.command();
    EXPECT_FALSE(command.is<project::CaptureScene>() || command.is<project::Undo>() ||
                 command.is<project::SetTheme>())
        << action.word;
  }
  EXPECT_EQ(talk_press_of({letter('C')}), TalkPress{}) << "captures nothing";
  EXPECT_EQ(talk_press_of({letter('Z'), false, true}), TalkPress{}) << "undoes nothing";
  EXPECT_EQ(talk_press_of({letter('S'), false, true}), TalkPress{}) << "saves nothing";
}

TEST(TalkKeys, AreInTheListOfKeys) {
  bool listed = false;
  for (const KeyHelpGroup& group : key_help()) {
    if (group.heading != "While a briefing is presented") continue;
    listed = true;
    std::set<std::string> lines;
    for (const KeyHelp& line : group.lines) EXPECT_TRUE(lines.insert(line.what).second);
    EXPECT_TRUE(lines.contains("Back to the scene, exactly as it was left"));
  }
  EXPECT_TRUE(listed);
  EXPECT_EQ(action_of({letter('P')}, false), Action::present);
  EXPECT_EQ(action_of({Key::f5}, false), Action::present_from_start);
  EXPECT_EQ(action_of({Key::f5, true}, false), Action::present);
  EXPECT_FALSE(action_of({letter('P')}, true)) << "a P that is typed is a P";
}

}  // namespace
}  // namespace dateline::gui

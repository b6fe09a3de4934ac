#include "gui/keys.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace dateline::gui {
namespace {

template <class C>
bool is(const std::optional<Action>& action) {
  return action && info(*action).command != nullptr && info(*action).command().template is<C>();
}

TEST(Keys, DoWhatHandsKnow) {
  EXPECT_TRUE(is<project::PlayPause>(action_of({letter(' ')}, false)));
  EXPECT_TRUE(is<project::StepEvent>(action_of({Key::left}, false)));
  EXPECT_TRUE(is<project::StepDay>(action_of({Key::right, true}, false)));
  EXPECT_TRUE(is<project::StepPage>(action_of({Key::right, false, true}, false)));
  EXPECT_TRUE(is<project::GoFirst>(action_of({Key::home}, false)));
  EXPECT_TRUE(is<project::FitAll>(action_of({letter('0')}, false)));
  EXPECT_TRUE(is<project::Undo>(action_of({letter('Z'), false, true}, false)));
  EXPECT_TRUE(is<project::Redo>(action_of({letter('Z'), true, true}, false)));
  EXPECT_TRUE(is<project::Redo>(action_of({letter('Y'), false, true}, false)));
  EXPECT_EQ(action_of({letter('G')}, false), Action::go_to_date);
  EXPECT_EQ(action_of({letter('G'), false, true}, false), Action::go_to_place);
  EXPECT_EQ(action_of({letter('K'), false, true}, false), Action::palette);
  EXPECT_EQ(action_of({letter('H')}, false), Action::toggle_holders);
  EXPECT_EQ(action_of({letter('X')}, false), Action::toggle_contradictions);
  EXPECT_EQ(action_of({letter('Y')}, false), Action::toggle_history);
  EXPECT_TRUE(is<project::CaptureScene>(action_of({letter('C')}, false)));
  EXPECT_FALSE(action_of({letter('C'), false, false, true}, false)) << "once a press";
  EXPECT_TRUE(is<project::StepScene>(action_of({Key::page_down}, false)));
  EXPECT_TRUE(is<project::StepScene>(action_of({Key::page_up, false, false, true}, false)));
  EXPECT_EQ(action_of({letter('C'), false, true}, false), Action::copy_text);
  EXPECT_EQ(action_of({letter('D')}, false), Action::toggle_heat);
  EXPECT_EQ(action_of({letter('Q')}, false), Action::toggle_projection);
  EXPECT_EQ(action_of({letter('U')}, false), Action::toggle_graticule);
  EXPECT_EQ(action_of({letter('W')}, false), Action::toggle_layers);
  EXPECT_FALSE(action_of({letter('B')}, false));
}

TEST(Keys, OfNoTwoActionsAreTheSame) {
  std::set<std::string> seen;
  for (const ActionInfo& a : actions()) {
    for (const Shortcut& key : {a.key, a.other_key}) {
      if (key.any()) {
        EXPECT_TRUE(seen.insert(words_of(key)).second) << words_of(key);
        EXPECT_EQ(action_of({key.key, key.shift, key.ctrl}, false), a.id) << words_of(key);
      }
    }
  }
}

TEST(Keys, AreListedWithWhatTheyDo) {
  std::string all;
  for (const KeyHelpGroup& group : key_help()) {
    EXPECT_FALSE(group.lines.empty()) << group.heading;
    for (const KeyHelp& line : group.lines) {
      EXPECT_FALSE(line.keys.empty()) << line.what;
      EXPECT_FALSE(line.what.empty()) << line.keys;
      all += line.keys + " = " + line.what + "\n";
    }
  }
  for (const ActionInfo& a : actions()) {
    if (!a.key.any()) continue;
    EXPECT_NE(all.find(a.list != nullptr ? a.list : a.name), std::string::npos) << a.word;
    EXPECT_NE(all.find(key_name(a.key.key)), std::string::npos) << a.word;
  }
  EXPECT_NE(all.find("Shift + Left, Right = Previous and next day\n"), std::string::npos) << all;
  EXPECT_NE(all.find(",  . = Slower, faster\n"), std::string::npos) << all;
  EXPECT_NE(all.find("Ctrl + K = Do or find anything\n"), std::string::npos) << all;
}

TEST(Keys, StandInTheTipsOfButtons) {
  EXPECT_EQ(with_key("What was done", Action::toggle_history), "What was done (Y)");
  EXPECT_EQ(tip_of(Action::toggle_theme), "Light or dark (T)");
  EXPECT_EQ(tip_of(Action::close_story), "Close the story");
}

TEST(Keys, AreNotSwallowedWhileTyping) {
  for (const char c : std::string(" JKLGF0TOHXRYMACNSV,.")) {
    EXPECT_FALSE(action_of({letter(c)}, true)) << c;
  }
  for (const Key key : {Key::left, Key::home, Key::page_down, Key::enter}) {
    EXPECT_FALSE(action_of({key}, true));
  }
  EXPECT_FALSE(action_of({letter('Z'), false, true}, true));
  EXPECT_FALSE(action_of({letter('V'), false, true}, true));
  EXPECT_EQ(action_of({letter('G'), false, true}, true), Action::go_to_place);
  EXPECT_EQ(action_of({letter('K'), false, true}, true), Action::palette);
  EXPECT_EQ(action_of({Key::escape}, true), Action::clear_text_focus);
}

TEST(Keys, HeldDownStepOnButDoNotSwitchBackAndForth) {
  EXPECT_TRUE(is<project::StepEvent>(action_of({Key::right, false, false, true}, false)));
  EXPECT_FALSE(action_of({letter(' '), false, false, true}, false));
  EXPECT_FALSE(action_of({letter('T'), false, false, true}, false));
}

TEST(Keys, BelongToActionsThatAreFoundByTheirWords) {
  std::set<std::string> words;
  for (const ActionInfo& a : actions()) {
    EXPECT_TRUE(words.insert(a.word).second) << a.word;
    EXPECT_EQ(action_from(a.word), a.id);
  }
  EXPECT_FALSE(action_from("no such thing"));
}

}  // namespace
}  // namespace dateline::gui

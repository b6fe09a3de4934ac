#include "gui/keys.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::gui {
namespace {

template <class C>
bool is(const std::optional<KeyMeaning>& meaning) {
  if (!meaning) return false;
  const auto* command = std::get_if<project::Command>(&*meaning);
  return command != nullptr && command->is<C>();
}

TEST(Keys, DoWhatTheListOfKeysSays) {
  EXPECT_TRUE(is<project::PlayPause>(meaning_of({letter(' ')}, false)));
  EXPECT_TRUE(is<project::StepEvent>(meaning_of({Key::left}, false)));
  EXPECT_TRUE(is<project::StepDay>(meaning_of({Key::right, true}, false)));
  EXPECT_TRUE(is<project::StepPage>(meaning_of({Key::right, false, true}, false)));
  EXPECT_TRUE(is<project::GoFirst>(meaning_of({Key::home}, false)));
  EXPECT_TRUE(is<project::FitAll>(meaning_of({letter('0')}, false)));
  EXPECT_TRUE(is<project::Undo>(meaning_of({letter('Z'), false, true}, false)));
  EXPECT_TRUE(is<project::Redo>(meaning_of({letter('Z'), true, true}, false)));
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('G')}, false)), Action::go_to_date);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('G'), false, true}, false)), Action::go_to_place);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('O')}, false)), Action::next_arrows);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('H')}, false)), Action::toggle_holders);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('Q')}, false)), Action::toggle_projection);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('U')}, false)), Action::toggle_graticule);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('X')}, false)), Action::toggle_contradictions);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('R')}, false)), Action::toggle_corrections);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('Y')}, false)), Action::toggle_history);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('S')}, false)), Action::toggle_scenes);
  EXPECT_TRUE(is<project::CaptureScene>(meaning_of({letter('C')}, false)));
  EXPECT_FALSE(meaning_of({letter('C'), false, false, true}, false)) << "once a press";
  EXPECT_TRUE(is<project::StepScene>(meaning_of({Key::page_down}, false)));
  EXPECT_TRUE(is<project::StepScene>(meaning_of({Key::page_up, false, false, true}, false)));
  EXPECT_FALSE(meaning_of({Key::page_down}, true)) << "moves in what is typed";
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('E')}, false)), Action::correct_time);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('M')}, false)), Action::add_event);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('A')}, false)), Action::draw_area);
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('C'), false, true}, false)), Action::copy_text);
  EXPECT_FALSE(meaning_of({letter('E')}, true)) << "it is a letter there";
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('D')}, false)), Action::toggle_heat);
  EXPECT_FALSE(meaning_of({letter('Z')}, false));
}

TEST(Keys, AreNotSwallowedWhileTyping) {
  for (const char c : std::string(" JKLGF0TOHPDXRYMA,."))
    EXPECT_FALSE(meaning_of({letter(c)}, true)) << c;
  EXPECT_FALSE(meaning_of({Key::left}, true));
  EXPECT_FALSE(meaning_of({letter('Z'), false, true}, true));
  EXPECT_EQ(std::get<Action>(*meaning_of({letter('G'), false, true}, true)), Action::go_to_place);
  EXPECT_EQ(std::get<Action>(*meaning_of({Key::escape}, true)), Action::clear_text_focus);
}

TEST(Keys, HeldDownStepOnButDoNotSwitchBackAndForth) {
  EXPECT_TRUE(is<project::StepEvent>(meaning_of({Key::right, false, false, true}, false)));
  EXPECT_FALSE(meaning_of({letter(' '), false, false, true}, false));
  EXPECT_FALSE(meaning_of({letter('T'), false, false, true}, false));
}

}  // namespace
}  // namespace dateline::gui

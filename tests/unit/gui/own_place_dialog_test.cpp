#include "gui/own_place_dialog.hpp"

#include <gmock/gmock.h>

namespace dateline::gui {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(OwnPlaceNames, ArePartedByCommasOfAnyScriptAndByLines) {
  EXPECT_THAT(names_in("Mill Hill, Hill 204"), ElementsAre("Mill Hill", "Hill 204"));
  EXPECT_THAT(names_in("Mill Hill\r\nHill 204;Post 9"),
              ElementsAre("Mill Hill", "Hill 204", "Post 9"));
  EXPECT_THAT(names_in("\u062a\u0644\u060c Tall"), ElementsAre("\u062a\u0644", "Tall"));
}

TEST(OwnPlaceNames, HaveNoBlanksAroundThemAndComeOnce) {
  EXPECT_THAT(names_in("  Mill Hill ,, Mill Hill,\t"), ElementsAre("Mill Hill"));
  EXPECT_THAT(names_in(" , ;\n"), IsEmpty());
  EXPECT_THAT(names_in(""), IsEmpty());
}

}  // namespace
}  // namespace dateline::gui

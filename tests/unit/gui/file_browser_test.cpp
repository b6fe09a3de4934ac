#include "gui/file_browser.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temp_folder.hpp"

namespace dateline::gui {
namespace {

TEST(FileBrowser, ListsFoldersFirstAndLeavesHiddenFilesOut) {
  const tests::TempFolder folder;
  std::filesystem::create_directory(folder.path() / "stories");
  std::ofstream(folder.path() / "a.txt") << "hello";
  std::ofstream(folder.path() / ".hidden") << "x";
  std::string error;
  const auto entries = FileBrowser::list(folder.path(), error);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].name, "stories");
  EXPECT_TRUE(entries[0].folder);
  EXPECT_EQ(entries[1].name, "a.txt");
  EXPECT_EQ(entries[1].bytes, 5U);
  EXPECT_EQ(error, "");
}

TEST(FileBrowser, SaysWhatIsWrongWithAFolder) {
  std::string error;
  EXPECT_TRUE(FileBrowser::list("no-such-folder", error).empty());
  EXPECT_NE(error.find("no-such-folder"), std::string::npos);
}

}  // namespace
}  // namespace dateline::gui

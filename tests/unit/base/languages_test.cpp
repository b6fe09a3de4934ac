#include "base/languages.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <string>

#include "support/temp_folder.hpp"

namespace dateline::base {
namespace {

std::string listed(const std::vector<LanguageFile>& files) {
  std::string out;
  for (const LanguageFile& f : files) out += f.code + "=" + f.name + " ";
  return out;
}

TEST(Languages, AreTheFilesOfTheFoldersByTheNamesTheyGiveThemselves) {
  const tests::TempFolder own;
  const tests::TempFolder shipped;
  static_cast<void>(own.write("it.po",
                              "msgctxt \"the language itself\"\nmsgid \"English\"\n"
                              "msgstr \"Italiano\"\n"));
  static_cast<void>(own.write("pt_BR.po", "msgid \"Close\"\nmsgstr \"Fechar\"\n"));
  static_cast<void>(own.write("a b.po", ""));
  static_cast<void>(own.write("it.po~", ""));
  static_cast<void>(own.write("broken.po", "<html>"));
  static_cast<void>(shipped.write("it.po", ""));
  static_cast<void>(shipped.write("dateline.pot", ""));
  const std::array folders = {own.path(), shipped.path(), own.path() / "none"};
  EXPECT_EQ(listed(find_languages(folders)), "broken=broken it=Italiano pt_BR=pt_BR ");
}

TEST(Languages, AFileThatCannotBeReadIsNamedWithItsLine) {
  const tests::TempFolder folder;
  const auto path = folder.write("it.po", "\n<html>\n");
  const auto broken = load_language(path);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().where, path.string() + ":2");
  const auto rule =
      folder.write("rule.po", "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=1/;\\n\"\n");
  const auto unruly = load_language(rule);
  ASSERT_FALSE(unruly);
  EXPECT_EQ(unruly.error().where, rule.string());
  EXPECT_EQ(load_language(folder.path() / "none.po").error().code, ErrorCode::not_found);
  const auto whole = load_language(folder.write("ok.po", "msgid \"a\"\nmsgstr \"b\"\n"));
  ASSERT_TRUE(whole);
  EXPECT_EQ(*(*whole)->find("", "a"), "b");
}

}  // namespace
}  // namespace dateline::base

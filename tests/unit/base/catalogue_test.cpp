#include "base/catalogue.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::base {
namespace {

Catalogue made(const std::string& text) {
  const auto file = PoFile::parse(text, "it.po");
  EXPECT_TRUE(file) << file.error().to_string();
  auto catalogue = Catalogue::make(*file);
  EXPECT_TRUE(catalogue) << catalogue.error().to_string();
  return *catalogue;
}

std::string found(const std::string* text) { return text == nullptr ? "-" : *text; }

TEST(Catalogue, FindsATextByItsEnglishAndItsContext) {
  const Catalogue c =
      made("msgid \"May\"\nmsgstr \"Puo\"\nmsgctxt \"month\"\nmsgid \"May\"\nmsgstr \"maggio\"\n");
  EXPECT_EQ(found(c.find("", "May")), "Puo");
  EXPECT_EQ(found(c.find("month", "May")), "maggio");
  EXPECT_EQ(found(c.find("", "June")), "-");
}

TEST(Catalogue, FindsTheFormForANumber) {
  const Catalogue c = made(
      "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=n!=1;\\n\"\n"
      "msgid \"{} event\"\nmsgid_plural \"{} events\"\nmsgstr[0] \"un fait\"\nmsgstr[1] \"{} "
      "faits\"\n");
  EXPECT_EQ(found(c.find_form("{} event", 1)), "un fait");
  EXPECT_EQ(found(c.find_form("{} event", 7)), "{} faits");
  EXPECT_EQ(found(c.find_form("{} place", 7)), "-");
}

TEST(Catalogue, LeavesOutWhatIsNotTranslatedOrNotSure) {
  const Catalogue c = made(
      "msgid \"a\"\nmsgstr \"\"\n#, fuzzy\nmsgid \"b\"\nmsgstr \"B\"\n"
      "msgid \"{} c\"\nmsgid_plural \"{} cs\"\nmsgstr[0] \"{} C\"\n");
  EXPECT_EQ(c.size(), 0U);
  EXPECT_TRUE(c.unfit().empty());
}

TEST(Catalogue, LeavesOutWhatNamesOtherValuesAndTellsItsLine) {
  const Catalogue c = made(
      "msgid \"{} of {}\"\nmsgstr \"{1} totali, {0} mostrati\"\n"
      "msgid \"{} km\"\nmsgstr \"km\"\n"
      "msgid \"{} m\"\nmsgstr \"{} m {}\"\n"
      "msgid \"{} event\"\nmsgid_plural \"{} events\"\nmsgstr[0] \"un\"\nmsgstr[1] \"{} {}\"\n");
  EXPECT_EQ(c.size(), 1U);
  EXPECT_NE(c.find("", "{} of {}"), nullptr);
  EXPECT_EQ(c.unfit(), (std::vector<std::size_t>{3, 5, 7}));
}

TEST(Catalogue, AFormForSeveralNumbersHasToNameTheNumber) {
  const Catalogue c = made(
      "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=n>1;\\n\"\n"
      "msgid \"{} event\"\nmsgid_plural \"{} events\"\nmsgstr[0] \"un fait\"\nmsgstr[1] \"{} "
      "faits\"\n"
      "msgid \"{} place\"\nmsgid_plural \"{} places\"\nmsgstr[0] \"{} lieu\"\nmsgstr[1] "
      "\"lieux\"\n");
  EXPECT_EQ(c.size(), 0U) << "nothing is \"un fait\", too";
  EXPECT_EQ(c.unfit(), (std::vector<std::size_t>{3, 7}));
}

TEST(Catalogue, LeavesOutWhatAWidgetWouldCutShort) {
  const Catalogue c = made("msgid \"Number\"\nmsgstr \"Num##ero\"\n");
  EXPECT_EQ(c.size(), 0U);
  EXPECT_EQ(c.unfit(), (std::vector<std::size_t>{1}));
}

TEST(Catalogue, ARuleOfPluralsThatCannotBeUnderstoodIsTold) {
  const auto file =
      PoFile::parse("msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=x;\\n\"\n", "it.po");
  ASSERT_TRUE(file);
  EXPECT_FALSE(Catalogue::make(*file));
}

TEST(Catalogue, ValuesAreTheSameInAnyOrderAndOnlyWrittenAlike) {
  EXPECT_TRUE(same_values("{} of {}", "{0}/{1}"));
  EXPECT_TRUE(same_values("{:.1f} km", "km {:.1f}"));
  EXPECT_FALSE(same_values("{:.1f} km", "km {}"));
  EXPECT_FALSE(same_values("{:.1f} km", "km {:.99999f}"));
  EXPECT_FALSE(same_values("{}", "{"));
  EXPECT_FALSE(same_values("{}", "}{"));
  EXPECT_FALSE(same_values("{}", "{x}"));
  EXPECT_FALSE(same_values("{}", "{:{}}"));
  EXPECT_FALSE(same_values("{} {}", "{} {0}"));
  EXPECT_FALSE(same_values("{}", "{7}"));
  EXPECT_FALSE(same_values("none", "{}"));
  EXPECT_TRUE(same_values("{{}} {}", "{} {{}}"));
}

}  // namespace
}  // namespace dateline::base

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "support/temp_folder.hpp"
#include "unit/timex/reading.hpp"

namespace dateline::timex {
namespace {

namespace fs = std::filesystem;
using tests::finder;
using tests::read;

const fs::path kShipped = DATELINE_SOURCE_DIR "/assets/lexicon/time";

TEST(Rules, EveryRuleGivesWhatItsExampleSays) {
  constexpr std::string_view kNarrative = "narrative: ";
  ASSERT_GT(finder().examples().size(), 80U);
  for (const auto& rule : finder().examples()) {
    std::string_view words = rule.example;
    const bool narrative = words.starts_with(kNarrative);
    if (narrative) words.remove_prefix(kNarrative.size());
    const auto reading =
        read(words, "2014-06-18", narrative ? Reference::Mode::narrative : Reference::Mode::news);
    std::string gives;
    bool fired = false;
    for (const Timex& timex : reading.times) {
      gives += (gives.empty() ? "" : " ") + timex.value.value_or("-");
      fired = fired || timex.rule == rule.rule;
    }
    EXPECT_EQ(gives, rule.gives) << rule.rule << ": " << rule.example;
    EXPECT_TRUE(fired) << rule.rule << " did not fire on: " << rule.example;
  }
}

/// The shipped tables with one of them replaced.
class BrokenTables : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const auto& file : fs::directory_iterator(kShipped)) {
      fs::copy_file(file, folder.path() / file.path().filename());
    }
  }
  std::string error_with(const std::string& file, const std::string& text) {
    const fs::path target = folder.path() / file;
    fs::remove(target);
    folder.write(file, text);
    const auto opened = TimexFinder::open(folder.path());
    EXPECT_FALSE(opened);
    return opened ? "" : opened.error().to_string();
  }
  dateline::tests::TempFolder folder;
};

TEST_F(BrokenTables, AWrongValueIsReportedWithFileAndLine) {
  const auto error = error_with("months.tsv", "phrase\tvalue\njanuary\t1\nsmarch\t13\n");
  EXPECT_NE(error.find("months.tsv:3"), std::string::npos) << error;
}

TEST_F(BrokenTables, AnUnknownFlagIsReportedWithFileAndLine) {
  const auto error = error_with("units.tsv", "phrase\tvalue\tflags\nday\tD\tbig\n");
  EXPECT_NE(error.find("units.tsv:2"), std::string::npos) << error;
  EXPECT_NE(error.find("big"), std::string::npos) << error;
}

constexpr const char* kHead = "rule\tpattern\tbefore\tafter\tmake\texample\tgives\n";

TEST_F(BrokenTables, ABrokenPatternIsReportedWithWhatIsWrong) {
  struct Case {
    const char* row;
    const char* says;
  };
  for (const Case& c :
       {Case{"r\t<mnth>\t\t\tdate\n", "<mnth>"}, Case{"r\t( <day>\t\t\tdate\n", "closed"},
        Case{"r\t<day> )\t\t\tdate\n", "closes nothing"}, Case{"r\t$NONE\t\t\tdate\n", "$NONE"},
        Case{"r\ta||b\t\t\tdate\n", "empty word"}, Case{"r\tthe?\t\t\tdate\n", "can be empty"},
        Case{"r\t<day>\t\t\tnonsense\n", "nonsense"}, Case{"r\t<day>\t<nope>\t\tdate\n", "<nope>"},
        Case{"$A\t$A\nr\t$A\t\t\tdate\n", "too deeply"}}) {
    const auto error = error_with("rules.tsv", std::string(kHead) + c.row);
    EXPECT_NE(error.find("rules.tsv:"), std::string::npos) << error;
    EXPECT_NE(error.find(c.says), std::string::npos) << c.row << error;
  }
}

TEST_F(BrokenTables, AMissingTableIsNamed) {
  fs::remove(folder.path() / "seasons.tsv");
  const auto opened = TimexFinder::open(folder.path());
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().to_string().find("seasons.tsv"), std::string::npos);
}

}  // namespace
}  // namespace dateline::timex

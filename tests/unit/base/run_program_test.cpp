#include "base/run_program.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::base {
namespace {

using testing::HasSubstr;
using End = ProgramAnswer::End;

ProgramAnswer run(const std::string& script, ProgramLimits limits = {}) {
  const auto shell = find_program("sh");
  EXPECT_TRUE(shell);
  auto answer = run_program(shell.value_or("sh"), {"-c", script}, limits);
  EXPECT_TRUE(answer);
  return answer ? *answer : ProgramAnswer();
}

TEST(RunProgram, GivesWhatItSaysAndHowItEnded) {
  const ProgramAnswer a = run("echo out; echo err >&2; exit 3");
  EXPECT_EQ(a.end, End::done);
  EXPECT_EQ(a.status, 3);
  EXPECT_EQ(a.out, "out\n");
  EXPECT_EQ(a.told, "err\n");
  EXPECT_EQ(run("kill -9 $$").end, End::crashed);
}

TEST(RunProgram, WordsReachItAsTheyAre) {
  const auto printf_program = find_program("printf");
  ASSERT_TRUE(printf_program);
  const auto a = run_program(*printf_program, {"%s|", "$(id)", "a b", "*", "; ls"}, {});
  ASSERT_TRUE(a);
  EXPECT_EQ(a->out, "$(id)|a b|*|; ls|");
}

TEST(RunProgram, IsStoppedAtItsLimitsWithAllThatItStarted) {
  ProgramLimits limits;
  limits.time = std::chrono::milliseconds(300);
  EXPECT_EQ(run("sleep 100 & sleep 100", limits).end, End::too_long);
  EXPECT_EQ(run("exec >&- 2>&-; sleep 100", limits).end, End::too_long);
  limits = {};
  limits.output = 1000;
  const ProgramAnswer a = run("yes", limits);
  EXPECT_EQ(a.end, End::too_much);
  EXPECT_EQ(a.out.size(), 1000U);
  EXPECT_LE(run("yes loud >&2 & sleep 0.2; kill $!").told.size(), 4096U);
}

TEST(RunProgram, WritesNoFilesAndKnowsNothingOfOurs) {
  EXPECT_THAT(run("env").out, testing::Not(HasSubstr("HOME=")));
  EXPECT_NE(
      run("echo x > /tmp/dateline-must-not-be-written && cat /tmp/dateline-must-not-be-written")
          .out,
      "x\n");
}

TEST(RunProgram, OneOfOursHasOurEnvironment) {
  ProgramLimits limits;
  limits.is_ours = true;
  EXPECT_THAT(run("env", limits).out, HasSubstr("PATH="));
  ASSERT_EQ(::setenv("DATELINE_RUN_PROGRAM_TEST", "told", 1), 0);  // NOLINT(*-mt-unsafe)
  EXPECT_EQ(run("echo $DATELINE_RUN_PROGRAM_TEST", limits).out, "told\n");
  EXPECT_EQ(run("echo $DATELINE_RUN_PROGRAM_TEST").out, "\n");
}

TEST(RunProgram, IsAskedToEndBeforeItIsKilled) {
  const auto begun = std::chrono::steady_clock::now();
  const auto gone = [&] { return std::chrono::steady_clock::now() - begun; };
  ProgramLimits limits;
  limits.stop = StopCheck([&] { return gone() > std::chrono::milliseconds(300); });
  limits.grace = std::chrono::seconds(20);
  std::string said;
  const auto shell = find_program("sh");
  ASSERT_TRUE(shell);
  const ProgramHearer hear = [&](std::string_view part) { said += part; };
  const auto tidy =
      run_program(*shell, {"-c", "trap 'exit 0' TERM; echo begun; while :; do sleep 0.02; done"},
                  limits, {}, hear);
  ASSERT_TRUE(tidy);
  EXPECT_EQ(tidy->end, End::stopped);
  EXPECT_EQ(said, "begun\n");
  EXPECT_LT(gone(), std::chrono::seconds(15));
  // One that does not listen.
  limits.stop = StopCheck([] { return true; });
  limits.grace = std::chrono::milliseconds(200);
  EXPECT_EQ(run("trap '' TERM; while :; do sleep 0.02; done", limits).end, End::stopped);
}

TEST(RunProgram, IsHeardWhileItSpeaks) {
  const auto shell = find_program("sh");
  ASSERT_TRUE(shell);
  std::vector<std::string> parts;
  const ProgramHearer hear = [&](std::string_view part) { parts.emplace_back(part); };
  ProgramLimits limits;
  const auto answer =
      run_program(*shell, {"-c", "echo one; sleep 0.3; echo two"}, limits, {}, hear);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->out, "");
  EXPECT_THAT(parts, testing::ElementsAre("one\n", "two\n"));
  limits.output = 1000;
  const auto loud = run_program(*shell, {"-c", "yes"}, limits, {}, hear);
  ASSERT_TRUE(loud);
  EXPECT_EQ(loud->end, End::too_much);
}

/// Gives parts one after the other.
ProgramInput parts_of(std::vector<std::string>& parts, std::size_t& given) {
  return [&]() -> std::optional<std::string_view> {
    if (given == parts.size()) return std::nullopt;
    return parts[given++];
  };
}

TEST(RunProgram, TakesItsInputPartByPart) {
  const auto cat = find_program("cat");
  ASSERT_TRUE(cat);
  std::string all;
  std::vector<std::string> parts;
  for (char c = 'a'; c < 'e'; ++c) {
    parts.emplace_back(300'000, c);  // more than a pipe holds
    all += parts.back();
  }
  parts.insert(parts.begin() + 1, "");  // nothing just now, and not the end
  std::size_t given = 0;
  const auto a = run_program(*cat, {}, {}, parts_of(parts, given));
  ASSERT_TRUE(a);
  EXPECT_EQ(a->end, End::done);
  EXPECT_EQ(a->out, all);
  EXPECT_EQ(given, parts.size());
}

TEST(RunProgram, ThatReadsNoFurtherIsNotOurEnd) {
  std::vector<std::string> parts(50, std::string(100'000, 'x'));
  std::size_t given = 0;
  const auto head = find_program("head");
  ASSERT_TRUE(head);
  const auto a = run_program(*head, {"-c", "10"}, {}, parts_of(parts, given));
  ASSERT_TRUE(a);
  EXPECT_EQ(a->end, End::done);
  EXPECT_EQ(a->out, "xxxxxxxxxx");
  EXPECT_LT(given, parts.size());
}

TEST(RunProgram, IsStoppedWhenThatIsAsked) {
  int asked = 0;
  ProgramLimits limits;
  limits.stop = StopCheck([&] { return ++asked > 3; });
  EXPECT_EQ(run("sleep 100 & sleep 100", limits).end, End::stopped);
  EXPECT_EQ(asked, 4);
}

TEST(RunProgram, WritesAFileAsLongAsItMay) {
  const std::string file = testing::TempDir() + "dateline-run-program-test";
  ProgramLimits limits;
  limits.file = 1000;
  EXPECT_EQ(run("printf 'x%.0s' $(seq 500) > " + file + " && cat " + file, limits).out.size(),
            500U);
  EXPECT_NE(run("head -c 2000 /dev/zero > " + file + " && echo done", limits).out, "done\n");
  std::filesystem::remove(file);
}

TEST(RunProgram, WhatIsNotThereIsNotFound) {
  EXPECT_FALSE(find_program("no-such-program-of-ours"));
  EXPECT_FALSE(run_program("/no/such/program", {}, {}));
}

}  // namespace
}  // namespace dateline::base

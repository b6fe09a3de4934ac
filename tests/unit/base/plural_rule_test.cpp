#include "base/plural_rule.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::base {
namespace {

std::string forms(const PluralRule& rule, std::initializer_list<std::uint64_t> numbers) {
  std::string out;
  for (const std::uint64_t n : numbers) out += std::to_string(rule.form(n));
  return out;
}

TEST(PluralRule, IsThatOfEnglishWhereNothingIsSaid) {
  EXPECT_EQ(forms(PluralRule(), {0, 1, 2, 11, 21}), "10111");
}

TEST(PluralRule, IsThatOfTheLanguage) {
  const auto ukrainian = PluralRule::parse(
      "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
      "n%100>=20) ? 1 : 2);");
  ASSERT_TRUE(ukrainian);
  EXPECT_EQ(ukrainian->forms(), 3U);
  EXPECT_EQ(forms(*ukrainian, {0, 1, 2, 5, 11, 12, 21, 22, 25, 111}), "2012220122");
  const auto french = PluralRule::parse(" nplurals = 2; plural = n > 1");
  ASSERT_TRUE(french);
  EXPECT_EQ(forms(*french, {0, 1, 2}), "001");
  const auto turkish = PluralRule::parse("nplurals=1; plural=0;");
  ASSERT_TRUE(turkish);
  EXPECT_EQ(forms(*turkish, {0, 1, 2}), "000");
  const auto arabic = PluralRule::parse(
      "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
      "n%100>=11 ? 4 : 5;");
  ASSERT_TRUE(arabic);
  EXPECT_EQ(forms(*arabic, {0, 1, 2, 3, 11, 100}), "012345");
}

TEST(PluralRule, OperatorsHaveTheRanksOfC) {
  const auto form = [](const std::string& expression, std::uint64_t n) {
    const auto rule = PluralRule::parse("nplurals=8; plural=" + expression + ";");
    return rule ? static_cast<int>(rule->form(n)) : -1;
  };
  EXPECT_EQ(form("1+2*3", 0), 7);
  EXPECT_EQ(form("7-2-1", 0), 4);
  EXPECT_EQ(form("!n+1", 0), 2);
  EXPECT_EQ(form("1||0&&0", 0), 1);
  EXPECT_EQ(form("n/2%2", 6), 1);
  EXPECT_EQ(form("n?2:n?3:4", 0), 4);
}

TEST(PluralRule, DividedByNothingIsTheFirstForm) {
  for (const char* expression : {"n/0", "n%0", "1/(n-n)", "5%(n-7)"}) {
    const auto rule = PluralRule::parse("nplurals=2; plural=" + std::string(expression) + ";");
    ASSERT_TRUE(rule) << expression;
    EXPECT_EQ(rule->form(7), 0U) << expression;
  }
}

TEST(PluralRule, AFormThatThereIsNotIsTheFirst) {
  const auto rule = PluralRule::parse("nplurals=2; plural=n;");
  ASSERT_TRUE(rule);
  EXPECT_EQ(forms(*rule, {0, 1, 2, 18446744073709551615U}), "0100");
}

TEST(PluralRule, WhatCannotBeUnderstoodIsTold) {
  const std::string deep(5000, '(');
  const std::string nots(5000, '!');
  std::string wide = "n";
  for (int i = 0; i < 2000; ++i) wide += "+n";
  for (const std::string& expression :
       {std::string(""), std::string("n=1"), std::string("n n"), std::string("n+"),
        std::string("(n"), std::string("n?1"), std::string("m"), std::string("9999999999"), deep,
        nots + "n", wide, std::string("system(\"x\")")}) {
    const auto rule = PluralRule::parse("nplurals=2; plural=" + expression + ";");
    EXPECT_FALSE(rule) << expression.substr(0, 20);
  }
  for (const char* field :
       {"", "nplurals=2", "plural=n;", "nplurals=0; plural=0;", "nplurals=9; plural=0;",
        "nplurals=-1; plural=0;", "nplurals=INTEGER; plural=EXPRESSION;"}) {
    const auto rule = PluralRule::parse(field);
    ASSERT_FALSE(rule) << field;
    EXPECT_EQ(rule.error().code, ErrorCode::bad_format);
  }
}

}  // namespace
}  // namespace dateline::base

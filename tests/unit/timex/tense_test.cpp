#include "timex/tense.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace dateline::timex {
namespace {

using syntax::Tense;
using syntax::Upos;
using syntax::VerbForm;
using syntax::Word;

Word word(std::string lemma, Upos upos, int head, Tense tense = Tense::none,
          VerbForm form = VerbForm::none, std::string xpos = "") {
  Word out;
  out.lemma = std::move(lemma);
  out.upos = upos;
  out.head = head;
  out.tense = tense;
  out.verb_form = form;
  out.xpos = std::move(xpos);
  return out;
}

/// Tokens of `words` parted by single spaces.
std::vector<text::Token> tokens(const std::string& words) {
  std::vector<text::Token> out;
  std::uint32_t at = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    out.push_back({.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                   .form = words.substr(begin, end - begin)});
    begin = end + 1;
    ++at;
  }
  return out;
}

TEST(Tense, TheGoverningVerbTellsIt) {
  const auto sentence = tokens("He left on Sunday");
  syntax::Tree tree;
  tree.words = {word("he", Upos::pron, 1),
                word("leave", Upos::verb, -1, Tense::past, VerbForm::finite),
                word("on", Upos::adp, 3), word("Sunday", Upos::propn, 1)};
  EXPECT_EQ(direction_by_tree(tree, sentence, {11, 17}), Direction::past);
  tree.words[1].tense = Tense::present;
  EXPECT_EQ(direction_by_tree(tree, sentence, {11, 17}), Direction::future) << "as in a timetable";
  tree.words[1].lemma = "rest";
  EXPECT_EQ(direction_by_tree(tree, sentence, {11, 17}), Direction::unknown);
}

TEST(Tense, WillAndWordsThatLookAheadTellTheFuture) {
  const auto will = tokens("He will leave Sunday");
  syntax::Tree tree;
  tree.words = {word("he", Upos::pron, 2), word("will", Upos::aux, 2),
                word("leave", Upos::verb, -1, Tense::none, VerbForm::infinitive),
                word("Sunday", Upos::propn, 2)};
  EXPECT_EQ(direction_by_tree(tree, will, {14, 20}), Direction::future);

  const auto due = tokens("He was due to meet Sunday");
  tree.words = {word("he", Upos::pron, 2),
                word("be", Upos::aux, 2, Tense::past, VerbForm::finite),
                word("due", Upos::adj, -1),
                word("to", Upos::part, 4),
                word("meet", Upos::verb, 2, Tense::none, VerbForm::infinitive),
                word("Sunday", Upos::propn, 4)};
  EXPECT_EQ(direction_by_tree(tree, due, {19, 25}), Direction::future);
}

TEST(Tense, ATreeOfAnotherSentenceTellsNothing) {
  const auto sentence = tokens("He left on Sunday");
  EXPECT_EQ(direction_by_tree({}, sentence, {11, 17}), Direction::unknown);
}

TEST(Tense, WithoutATreeTheNearestWordTellsIt) {
  const auto lexicon = Lexicon::open(DATELINE_SOURCE_DIR "/assets/lexicon/time");
  ASSERT_TRUE(lexicon);
  const auto direction = [&](const std::string& text, std::string_view what) {
    const auto points = base::to_code_points(text);
    Line line;
    read_line(*lexicon, points, {0, static_cast<std::uint32_t>(points.size())}, line);
    for (std::uint32_t i = 0; i < line.size(); ++i) {
      if (line.lexemes[i].lower == what) return direction_by_words(*lexicon, line, i, i + 1);
    }
    ADD_FAILURE() << text;
    return Direction::unknown;
  };
  EXPECT_EQ(direction("Troops withdrew from the town on Sunday.", "sunday"), Direction::past);
  EXPECT_EQ(direction("The two will meet on Friday.", "friday"), Direction::future);
  EXPECT_EQ(direction("He said on Sunday that troops would leave.", "sunday"), Direction::past);
  EXPECT_EQ(direction("Fighting near Tikrit on Sunday.", "sunday"), Direction::unknown);
}

}  // namespace
}  // namespace dateline::timex

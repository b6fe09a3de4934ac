#include "timex/tense.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

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
    out.emplace_back(text::Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                     words.substr(begin, end - begin), true);
    begin = end + 1;
    ++at;
  }
  return out;
}

/// The shipped verbs, loaded once.
const Verbs& verbs() {
  static const auto loaded = Verbs::open(DATELINE_SOURCE_DIR "/assets/lexicon/time/verbs.tsv");
  return *loaded;
}

Direction direction_by_tree(const syntax::Tree& tree, const std::vector<text::Token>& sentence,
                            text::Span span) {
  return governor_by_tree(verbs(), tree, sentence, span).direction;
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

TEST(Tense, WhatAVerbBindsIsToCome) {
  const auto sentence = tokens("He agreed to leave by Friday");
  syntax::Tree tree;
  tree.words = {word("he", Upos::pron, 1),
                word("agree", Upos::verb, -1, Tense::past, VerbForm::finite, "VBD"),
                word("to", Upos::part, 3),
                word("leave", Upos::verb, 1, Tense::none, VerbForm::infinitive, "VB"),
                word("by", Upos::adp, 5),
                word("Friday", Upos::propn, 3)};
  tree.words[2].rel = syntax::Deprel::mark;
  tree.words[3].rel = syntax::Deprel::xcomp;
  EXPECT_EQ(direction_by_tree(tree, sentence, {22, 28}), Direction::future);
  tree.words[1].lemma = "manage";
  EXPECT_NE(direction_by_tree(tree, sentence, {22, 28}), Direction::future);
}

TEST(Tense, WasToMeetIsPlanned) {
  const auto sentence = tokens("He was to leave Friday");
  syntax::Tree tree;
  tree.words = {word("he", Upos::pron, 3),
                word("be", Upos::aux, 3, Tense::past, VerbForm::finite, "VBD"),
                word("to", Upos::part, 3),
                word("leave", Upos::verb, -1, Tense::none, VerbForm::infinitive, "VB"),
                word("Friday", Upos::propn, 3)};
  tree.words[2].rel = syntax::Deprel::mark;
  EXPECT_EQ(direction_by_tree(tree, sentence, {16, 22}), Direction::planned);
  tree.words[1].xpos = "VBZ";
  EXPECT_EQ(direction_by_tree(tree, sentence, {16, 22}), Direction::future);
}

TEST(Tense, WhatIsPutOffToADayIsPlannedForIt) {
  const auto sentence = tokens("They postponed it to Friday");
  syntax::Tree tree;
  tree.words = {word("they", Upos::pron, 1),
                word("postpone", Upos::verb, -1, Tense::past, VerbForm::finite, "VBD"),
                word("it", Upos::pron, 1), word("to", Upos::adp, 4),
                word("Friday", Upos::propn, 1)};
  tree.words[3].rel = syntax::Deprel::case_;
  EXPECT_EQ(direction_by_tree(tree, sentence, {21, 27}), Direction::planned);
  tree.words[3].lemma = "on";
  EXPECT_EQ(direction_by_tree(tree, sentence, {21, 27}), Direction::past);
}

TEST(Tense, AVerbOfSayingTellsWhenItWasSaid) {
  const auto sentence = tokens("Police said Friday");
  syntax::Tree tree;
  tree.words = {word("police", Upos::noun, 1),
                word("say", Upos::verb, -1, Tense::past, VerbForm::finite, "VBD"),
                word("Friday", Upos::propn, 1)};
  EXPECT_TRUE(governor_by_tree(verbs(), tree, sentence, {12, 18}).reports);
  tree.words[1].lemma = "leave";
  EXPECT_FALSE(governor_by_tree(verbs(), tree, sentence, {12, 18}).reports);
}

TEST(Verbs, AFaultInTheTableIsTold) {
  const auto file = std::filesystem::path(testing::TempDir()) / "verbs.tsv";
  std::ofstream(file) << "lemma\tflags\nsay\treports\nsay\tbinds\n";
  const auto twice = Verbs::open(file);
  ASSERT_FALSE(twice);
  EXPECT_NE(twice.error().to_string().find("verbs.tsv:3"), std::string::npos);
  std::ofstream(file) << "lemma\tflags\nsay\trepeats\n";
  EXPECT_FALSE(Verbs::open(file));
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

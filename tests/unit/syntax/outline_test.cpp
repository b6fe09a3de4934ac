#include "syntax/outline.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::syntax {
namespace {

/// The shipped model, opened once.
const Parser& parser() {
  static const auto opened = Parser::open(DATELINE_SOURCE_DIR "/assets/syntax/english.dlsyn");
  return *opened;
}

std::string text_of(const std::vector<OutlineLine>& lines) {
  std::string out;
  for (const OutlineLine& line : lines) {
    out += std::string(static_cast<std::size_t>(line.depth) * 2, ' ') + line.role + ": " +
           line.words + " (" + line.features + ")\n";
  }
  return out;
}

TEST(Outline, TellsWhoDidWhatToWhomInPlainWords) {
  const auto tokens = text::tokenize(U"Sunni insurgents have seized the town of Hit, police said.");
  const Tree tree = parser().parse(tokens);
  EXPECT_EQ(text_of(outline(tree, tokens)),
            "statement: said (verb, past)\n"
            "  what is told: have seized (verb, past, participle)\n"
            "    subject: Sunni insurgents (noun, plural)\n"
            "    object: the town (noun)\n"
            "      of it: of Hit (name)\n"
            "  subject: police (noun, plural)\n");
}

TEST(Outline, MarksWhereWordsOfAnotherPhraseStandBetween) {
  Tree tree;
  tree.words.resize(3);
  tree.words[0] = {.lemma = "pull", .upos = Upos::verb, .xpos = "VB"};
  tree.words[0].rel = Deprel::root;
  tree.words[1] = {.lemma = "they", .upos = Upos::pron, .xpos = "PRP", .head = 0};
  tree.words[1].rel = Deprel::obj;
  tree.words[2] = {.lemma = "out", .upos = Upos::adp, .xpos = "RP", .head = 0};
  tree.words[2].rel = Deprel::compound_prt;
  const auto tokens = text::tokenize(U"pull them out");
  EXPECT_EQ(text_of(outline(tree, tokens)),
            "statement: pull \u2026 out (verb)\n  object: them (pronoun)\n");
}

TEST(Outline, IsEmptyForTheTreeOfAnotherSentence) {
  EXPECT_TRUE(outline({}, text::tokenize(U"They left.")).empty());
}

}  // namespace
}  // namespace dateline::syntax

#include <gtest/gtest.h>

#include "syntax/mend.hpp"

#include "unit/syntax/word.hpp"

namespace dateline::syntax {
namespace {

using tests::word;

TEST(MendNoFiniteVerb, MakesAParticipleBeforeItsObjectTheVerb) {
  // "The military airlifted embassy staff ." read as "the [military] [airlifted] staff"
  Tree t{{word("the", Upos::det, "DT", 4, Deprel::det),
          word("military", Upos::adj, "JJ", 4, Deprel::amod),
          word("airlift", Upos::verb, "VBN", 4, Deprel::amod),
          word("embassy", Upos::noun, "NN", 4, Deprel::compound),
          word("staff", Upos::noun, "NN", kRoot, Deprel::root),
          word(".", Upos::punct, ".", 4, Deprel::punct)}};
  mend_no_finite_verb(t);
  EXPECT_EQ(t.root(), 2);
  EXPECT_EQ(t.words[2].tense, Tense::past);
  EXPECT_EQ(t.words[2].voice, Voice::active);
  EXPECT_EQ(t.words[1].rel, Deprel::nsubj);
  EXPECT_EQ(t.words[1].head, 2);
  EXPECT_EQ(t.words[0].head, 1);
  EXPECT_EQ(t.words[4].rel, Deprel::obj);
  EXPECT_EQ(t.words[3].head, 4);
  EXPECT_EQ(t.words[5].head, 2);
}

TEST(MendNoFiniteVerb, FindsAParticipleBelowAWordOfTheSubject) {
  // "Supporters of candidates fought ." read as "of candidates [who were] fought"
  Tree t{{word("supporter", Upos::noun, "NNS", kRoot, Deprel::root),
          word("of", Upos::adp, "IN", 2, Deprel::case_),
          word("candidate", Upos::noun, "NNS", 0, Deprel::nmod),
          word("fight", Upos::verb, "VBN", 2, Deprel::acl),
          word(".", Upos::punct, ".", 0, Deprel::punct)}};
  mend_no_finite_verb(t);
  EXPECT_EQ(t.root(), 3);
  EXPECT_EQ(t.words[0].rel, Deprel::nsubj);
  EXPECT_EQ(t.words[0].head, 3);
  EXPECT_EQ(t.words[2].head, 0);
}

TEST(MendNoFiniteVerb, LeavesParticiplesThatCannotBePastAndSentencesWithAVerb) {
  // "A town taken in May ." is a caption; "taken" is no past.
  Tree caption{{word("a", Upos::det, "DT", 1, Deprel::det),
                word("town", Upos::noun, "NN", kRoot, Deprel::root),
                word("take", Upos::verb, "VBN", 1, Deprel::acl),
                word("in", Upos::adp, "IN", 4, Deprel::case_),
                word("May", Upos::propn, "NNP", 2, Deprel::obl),
                word(".", Upos::punct, ".", 1, Deprel::punct)}};
  mend_no_finite_verb(caption);
  EXPECT_EQ(caption.root(), 1);
  // Without a full stop it is a headline.
  Tree headline{{word("police", Upos::noun, "NNS", kRoot, Deprel::root),
                 word("besiege", Upos::verb, "VBN", 0, Deprel::acl),
                 word("in", Upos::adp, "IN", 3, Deprel::case_),
                 word("Mosul", Upos::propn, "NNP", 1, Deprel::obl)}};
  mend_no_finite_verb(headline);
  EXPECT_EQ(headline.root(), 0);
}

TEST(MendBorderCrossing, MakesItANounWithItsPlace) {
  // "They took the border crossing at Boldak" read as "the border [that is] crossing"
  Tree t{{word("they", Upos::pron, "PRP", 1, Deprel::nsubj),
          word("take", Upos::verb, "VBD", kRoot, Deprel::root),
          word("the", Upos::det, "DT", 3, Deprel::det),
          word("border", Upos::noun, "NN", 1, Deprel::obj),
          word("cross", Upos::verb, "VBG", 3, Deprel::acl),
          word("at", Upos::adp, "IN", 6, Deprel::case_),
          word("Boldak", Upos::propn, "NNP", 4, Deprel::obl)}};
  mend_border_crossing(t);
  EXPECT_EQ(t.words[4].upos, Upos::noun);
  EXPECT_EQ(t.words[4].rel, Deprel::obj);
  EXPECT_EQ(t.words[4].head, 1);
  EXPECT_EQ(t.words[3].rel, Deprel::compound);
  EXPECT_EQ(t.words[3].head, 4);
  EXPECT_EQ(t.words[2].head, 4);
  EXPECT_EQ(t.words[6].rel, Deprel::nmod);
}

TEST(MendStrikes, MakesThemTheSubjectOfTheVerbBehind) {
  // "Air strikes hit Ariha ." read as "air strikes [being] hit"
  Tree t{{word("Air", Upos::propn, "NNP", 1, Deprel::compound),
          word("strike", Upos::verb, "VBZ", kRoot, Deprel::root),
          word("hit", Upos::verb, "VBN", 1, Deprel::xcomp),
          word("Ariha", Upos::propn, "NNP", 2, Deprel::obj),
          word(".", Upos::punct, ".", 1, Deprel::punct)}};
  mend_strikes(t);
  EXPECT_EQ(t.root(), 2);
  EXPECT_EQ(t.words[1].upos, Upos::noun);
  EXPECT_EQ(t.words[1].rel, Deprel::nsubj);
  EXPECT_EQ(t.words[1].head, 2);
  EXPECT_EQ(t.words[4].head, 2);
}

}  // namespace
}  // namespace dateline::syntax

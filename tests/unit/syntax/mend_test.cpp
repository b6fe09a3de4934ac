#include "syntax/mend.hpp"

#include <gtest/gtest.h>

#include "unit/syntax/word.hpp"

namespace dateline::syntax {
namespace {

using tests::word;

TEST(MendMissingPredicate, MakesTheOnlyVerbTheHeadOfItsSentence) {
  // "Thousands protested in Baghdad ." read as "Thousands [that were] protested"
  Tree t{{word("thousand", Upos::noun, "NNS", kRoot, Deprel::root),
          word("protest", Upos::verb, "VBN", 0, Deprel::acl),
          word("in", Upos::adp, "IN", 3, Deprel::case_),
          word("Baghdad", Upos::propn, "NNP", 1, Deprel::obl),
          word(".", Upos::punct, ".", 0, Deprel::punct)}};
  mend_missing_predicate(t);
  EXPECT_EQ(t.root(), 1);
  EXPECT_EQ(t.words[0].head, 1);
  EXPECT_EQ(t.words[0].rel, Deprel::nsubj);
  EXPECT_EQ(t.words[1].voice, Voice::active);
  EXPECT_EQ(t.words[4].head, 1);
}

TEST(MendListWithTimes, JoinsTheNameToTheNameAndGivesItItsDay) {
  // "captured Tikrit on Wednesday and Baiji on Thursday"
  const Tree read{{word("capture", Upos::verb, "VBD", kRoot, Deprel::root),
                   word("Tikrit", Upos::propn, "NNP", 0, Deprel::obj),
                   word("on", Upos::adp, "IN", 3, Deprel::case_),
                   word("Wednesday", Upos::propn, "NNP", 0, Deprel::obl),
                   word("and", Upos::cconj, "CC", 5, Deprel::cc),
                   word("Baiji", Upos::propn, "NNP", 3, Deprel::conj),
                   word("on", Upos::adp, "IN", 7, Deprel::case_),
                   word("Thursday", Upos::propn, "NNP", 0, Deprel::obl)}};
  Tree t = read;
  mend_list_with_times(t);
  EXPECT_EQ(t.words[5].head, 1);
  EXPECT_EQ(t.words[5].rel, Deprel::conj);
  EXPECT_EQ(t.words[7].head, 5);
  EXPECT_EQ(t.words[7].rel, Deprel::nmod);
  EXPECT_EQ(t.words[3].head, 0);
  // Without a day of its own the name stays where it is: "on Wednesday and Baiji".
  t = read;
  t.words.resize(6);
  mend_list_with_times(t);
  EXPECT_EQ(t.words[5].head, 3);
  // Or the name was taken for the subject of its day.
  t = read;
  t.words[5].head = 7;
  t.words[5].rel = Deprel::nsubj;
  t.words[7].rel = Deprel::parataxis;
  mend_list_with_times(t);
  EXPECT_EQ(t.words[5].head, 1);
  EXPECT_EQ(t.words[7].head, 5);
  // Nothing is moved below itself: the first day hangs on the second.
  t.words = read.words;
  t.words[3].head = 7;
  mend_list_with_times(t);
  EXPECT_EQ(t.words[7].head, 0);
  // So does a second day: "on Wednesday and Thursday".
  t = read;
  t.words[5].lemma = "Friday";
  mend_list_with_times(t);
  EXPECT_EQ(t.words[5].head, 3);
}

TEST(MendSplitSubject, JoinsTheTwoWordsOfOneSubject) {
  // "which peshmerga fighters took"
  Tree t{{word("which", Upos::pron, "WDT", 3, Deprel::obj),
          word("peshmerga", Upos::noun, "NNS", 3, Deprel::nsubj),
          word("fighter", Upos::noun, "NNS", 3, Deprel::nsubj),
          word("take", Upos::verb, "VBD", kRoot, Deprel::root)}};
  mend_split_subject(t);
  EXPECT_EQ(t.words[1].head, 2);
  EXPECT_EQ(t.words[1].rel, Deprel::compound);
  EXPECT_EQ(t.words[2].rel, Deprel::nsubj);
}

TEST(MendJoinedSubject, GivesTheVerbBothOfItsSubjects) {
  // "Russia and Turkey brokered it ." read as "Russia, and: Turkey brokered it"
  Tree t{{word("Russia", Upos::propn, "NNP", kRoot, Deprel::root),
          word("and", Upos::cconj, "CC", 3, Deprel::cc),
          word("Turkey", Upos::propn, "NNP", 3, Deprel::nsubj),
          word("broker", Upos::verb, "VBD", 0, Deprel::conj),
          word("it", Upos::pron, "PRP", 3, Deprel::obj),
          word(".", Upos::punct, ".", 0, Deprel::punct)}};
  mend_joined_subject(t);
  EXPECT_EQ(t.root(), 3);
  EXPECT_EQ(t.words[0].rel, Deprel::nsubj);
  EXPECT_EQ(t.words[2].head, 0);
  EXPECT_EQ(t.words[2].rel, Deprel::conj);
  EXPECT_EQ(t.words[5].head, 3);
}

TEST(MendVerbTakenForModifier, MakesTheVerbBehindAPluralTheHead) {
  // "Rebels looted shops in Afrin" read as "Rebels: [looted] shops"
  Tree t{{word("rebel", Upos::noun, "NNS", kRoot, Deprel::root),
          word("loot", Upos::verb, "VBN", 2, Deprel::amod),
          word("shop", Upos::noun, "NNS", 0, Deprel::appos),
          word("in", Upos::adp, "IN", 4, Deprel::case_),
          word("Afrin", Upos::propn, "NNP", 2, Deprel::nmod)}};
  mend_verb_taken_for_modifier(t);
  EXPECT_EQ(t.root(), 1);
  EXPECT_EQ(t.words[0].rel, Deprel::nsubj);
  EXPECT_EQ(t.words[2].rel, Deprel::obj);
  EXPECT_EQ(t.words[2].head, 1);
}

TEST(MendBelowParticle, GivesTheVerbWhatHangsOnItsParticle) {
  // "ruled out sending" with "sending" hung on "out"
  Tree t{{word("rule", Upos::verb, "VBD", kRoot, Deprel::root),
          word("out", Upos::adp, "RP", 0, Deprel::compound_prt),
          word("send", Upos::verb, "VBG", 1, Deprel::advcl)}};
  mend_below_particle(t);
  EXPECT_EQ(t.words[2].head, 0);
}

TEST(MendRelativeClause, HangsTheClauseOnTheNounBeforeItsPronoun) {
  // "support it against insurgents who routed it" with "routed" hung on "support"
  Tree t{{word("support", Upos::verb, "VB", kRoot, Deprel::root),
          word("against", Upos::adp, "IN", 2, Deprel::case_),
          word("insurgent", Upos::noun, "NNS", 0, Deprel::obl),
          word("who", Upos::pron, "WP", 4, Deprel::nsubj),
          word("rout", Upos::verb, "VBD", 0, Deprel::advcl)}};
  mend_relative_clause(t);
  EXPECT_EQ(t.words[4].head, 2);
  EXPECT_EQ(t.words[4].rel, Deprel::acl_relcl);
}

TEST(MendPlaceApposition, HangsTheCityOnTheNameBeforeItAndItsClauseToo) {
  // "drive from Mosul , the city , which ISIL seized" with "city" and "seized" hung on "drive"
  Tree t{{word("drive", Upos::noun, "NN", kRoot, Deprel::root),
          word("from", Upos::adp, "IN", 2, Deprel::case_),
          word("Mosul", Upos::propn, "NNP", 0, Deprel::nmod),
          word(",", Upos::punct, ",", 5, Deprel::punct),
          word("the", Upos::det, "DT", 5, Deprel::det),
          word("city", Upos::noun, "NN", 0, Deprel::appos),
          word(",", Upos::punct, ",", 9, Deprel::punct),
          word("which", Upos::pron, "WDT", 9, Deprel::obj),
          word("ISIL", Upos::propn, "NNP", 9, Deprel::nsubj),
          word("seize", Upos::verb, "VBD", 0, Deprel::acl_relcl)}};
  mend_place_apposition(t);
  EXPECT_EQ(t.words[5].head, 2);
  EXPECT_EQ(t.words[9].head, 2);
}

TEST(MendGerund, HangsItOnTheNearestOfTheVerbsSideBySide) {
  // "took Tikrit and stormed it , abducting people" with "abducting" hung on "took"
  Tree t{{word("take", Upos::verb, "VBD", kRoot, Deprel::root),
          word("Tikrit", Upos::propn, "NNP", 0, Deprel::obj),
          word("and", Upos::cconj, "CC", 3, Deprel::cc),
          word("storm", Upos::verb, "VBD", 0, Deprel::conj),
          word("it", Upos::pron, "PRP", 3, Deprel::obj),
          word(",", Upos::punct, ",", 6, Deprel::punct),
          word("abduct", Upos::verb, "VBG", 0, Deprel::advcl)}};
  mend_gerund(t);
  EXPECT_EQ(t.words[6].head, 3);
}

TEST(MendThere, MakesItNoObject) {
  Tree t{{word("meet", Upos::verb, "VB", kRoot, Deprel::root),
          word("there", Upos::adv, "RB", 0, Deprel::obj)}};
  mend_there(t);
  EXPECT_EQ(t.words[1].rel, Deprel::advmod);
}

TEST(MendStolenSubject, KeepsATreeWhereTheVerbHungBelowItsSubject) {
  // "fled to the west and families have fled" with the second "fled" hung on "families"
  Tree t{{word("flee", Upos::verb, "VBD", kRoot, Deprel::root),
          word("west", Upos::noun, "NN", 0, Deprel::obl),
          word("and", Upos::cconj, "CC", 3, Deprel::cc),
          word("family", Upos::noun, "NNS", 1, Deprel::conj),
          word("have", Upos::aux, "VBP", 5, Deprel::aux),
          word("flee", Upos::verb, "VBN", 3, Deprel::acl)}};
  mend_stolen_subject(t);
  EXPECT_EQ(t.words[3].head, 5);
  EXPECT_NE(t.words[5].head, 3);
}

TEST(MendMarkedSubject, GivesTheConjunctionToItsClause) {
  // "[rallied] after gunmen opened fire": "after" read as a preposition of "gunmen"
  Tree t{{word("rally", Upos::verb, "VBD", kRoot, Deprel::root),
          word("after", Upos::sconj, "IN", 2, Deprel::case_),
          word("gunman", Upos::noun, "NNS", 3, Deprel::nsubj),
          word("open", Upos::verb, "VBD", 0, Deprel::advcl),
          word("fire", Upos::noun, "NN", 3, Deprel::obj)}};
  mend_marked_subject(t);
  EXPECT_EQ(t.words[1].head, 3);
  EXPECT_EQ(t.words[1].rel, Deprel::mark);
}

TEST(MendMissingPredicate, FindsTheVerbBehindAnAsideBetweenCommas) {
  // "Busra , famed for theatre , surrendered ." read as a noun with a loose clause
  Tree t{{word("Busra", Upos::propn, "NNP", kRoot, Deprel::root),
          word(",", Upos::punct, ",", 2, Deprel::punct),
          word("famed", Upos::adj, "JJ", 0, Deprel::appos),
          word("for", Upos::adp, "IN", 4, Deprel::case_),
          word("theatre", Upos::noun, "NN", 2, Deprel::obl),
          word(",", Upos::punct, ",", 2, Deprel::punct),
          word("surrender", Upos::verb, "VBD", 0, Deprel::parataxis),
          word(".", Upos::punct, ".", 0, Deprel::punct)}};
  mend_missing_predicate(t);
  EXPECT_EQ(t.root(), 6);
  EXPECT_EQ(t.words[0].rel, Deprel::nsubj);
  EXPECT_EQ(t.words[2].head, 0) << "the aside stays with its noun";
}

TEST(MendMissingPredicate, LeavesPassivesWithTheirAgentAlone) {
  // "Villages besieged by rebels"
  Tree t{{word("village", Upos::noun, "NNS", kRoot, Deprel::root),
          word("besiege", Upos::verb, "VBN", 0, Deprel::acl),
          word("by", Upos::adp, "IN", 3, Deprel::case_),
          word("rebel", Upos::noun, "NNS", 1, Deprel::obl)}};
  mend_missing_predicate(t);
  EXPECT_EQ(t.root(), 0);
}

TEST(MendMissingPredicate, LeavesWholeSentencesAlone) {
  // "It is a town besieged"
  Tree t{{word("it", Upos::pron, "PRP", 3, Deprel::nsubj),
          word("be", Upos::aux, "VBZ", 3, Deprel::cop), word("a", Upos::det, "DT", 3, Deprel::det),
          word("town", Upos::noun, "NN", kRoot, Deprel::root),
          word("besiege", Upos::verb, "VBN", 3, Deprel::acl)}};
  mend_missing_predicate(t);
  EXPECT_EQ(t.root(), 3);
}

TEST(MendVerbBelowObject, MakesTheVerbWithASubjectTheHead) {
  // "It delivered food ." read as "[delivered] food"
  Tree t{{word("it", Upos::pron, "PRP", 1, Deprel::nsubj),
          word("deliver", Upos::verb, "VBD", 2, Deprel::compound),
          word("food", Upos::noun, "NN", kRoot, Deprel::root),
          word(".", Upos::punct, ".", 2, Deprel::punct)}};
  mend_verb_below_object(t);
  EXPECT_EQ(t.root(), 1);
  EXPECT_EQ(t.words[2].rel, Deprel::obj);
  EXPECT_EQ(t.words[2].head, 1);
  EXPECT_EQ(t.words[3].head, 1);
}

TEST(MendStolenSubject, GivesTheSecondVerbItsSubjectBack) {
  // "They fled west and families have fled": families read as one more direction
  Tree t{{word("they", Upos::pron, "PRP", 1, Deprel::nsubj),
          word("flee", Upos::verb, "VBD", kRoot, Deprel::root),
          word("west", Upos::noun, "NN", 1, Deprel::obl),
          word("and", Upos::cconj, "CC", 4, Deprel::cc),
          word("family", Upos::noun, "NNS", 2, Deprel::conj),
          word("have", Upos::aux, "VBP", 6, Deprel::aux),
          word("flee", Upos::verb, "VBN", 1, Deprel::xcomp)}};
  mend_stolen_subject(t);
  EXPECT_EQ(t.words[4].head, 6);
  EXPECT_EQ(t.words[4].rel, Deprel::nsubj);
  EXPECT_EQ(t.words[6].rel, Deprel::conj);
  EXPECT_EQ(t.words[3].head, 6);
}

TEST(MendCutOffClause, JoinsTheVerbBehindAnAppositionToItsSubject) {
  // "It came after Mosul , a city , fell"
  Tree t{{word("it", Upos::pron, "PRP", 1, Deprel::nsubj),
          word("come", Upos::verb, "VBD", kRoot, Deprel::root),
          word("after", Upos::adp, "IN", 3, Deprel::case_),
          word("Mosul", Upos::propn, "NNP", 1, Deprel::obl),
          word(",", Upos::punct, ",", 6, Deprel::punct), word("a", Upos::det, "DT", 6, Deprel::det),
          word("city", Upos::noun, "NN", 3, Deprel::appos),
          word(",", Upos::punct, ",", 8, Deprel::punct),
          word("fall", Upos::verb, "VBD", 1, Deprel::conj)}};
  mend_cut_off_clause(t);
  EXPECT_EQ(t.words[8].rel, Deprel::advcl);
  EXPECT_EQ(t.words[3].head, 8);
  EXPECT_EQ(t.words[3].rel, Deprel::nsubj);
  EXPECT_EQ(t.words[2].rel, Deprel::mark);
}

}  // namespace
}  // namespace dateline::syntax

#include "syntax/lemma.hpp"

#include <gmock/gmock.h>

namespace dateline::syntax {
namespace {

TEST(RegularLemma, FollowsTheRulesOfEnglishInflection) {
  struct Case {
    const char* form;
    Upos upos;
    const char* xpos;
    const char* lemma;
  };
  const Case cases[] = {
      {"militants", Upos::noun, "NNS", "militant"},
      {"Cities", Upos::noun, "NNS", "city"},
      {"churches", Upos::noun, "NNS", "church"},
      {"gunmen", Upos::noun, "NNS", "gunman"},
      {"bus", Upos::noun, "NN", "bus"},
      {"captured", Upos::verb, "VBD", "capture"},
      {"seized", Upos::verb, "VBD", "seize"},
      {"stormed", Upos::verb, "VBD", "storm"},
      {"stopped", Upos::verb, "VBD", "stop"},
      {"killing", Upos::verb, "VBG", "kill"},
      {"shelling", Upos::verb, "VBG", "shell"},
      {"fled", Upos::verb, "VBD", "flee"},
      {"carries", Upos::verb, "VBZ", "carry"},
      {"advances", Upos::verb, "VBZ", "advance"},
      {"evacuating", Upos::verb, "VBG", "evacuate"},
      {"used", Upos::verb, "VBN", "use"},
      {"earlier", Upos::adv, "RBR", "early"},
      {"biggest", Upos::adj, "JJS", "big"},
      {"Mosul", Upos::propn, "NNP", "Mosul"},
      {"The", Upos::det, "DT", "the"},
  };
  for (const Case& c : cases) EXPECT_EQ(regular_lemma(c.form, c.upos, c.xpos), c.lemma) << c.form;
}

TEST(RegularLemma, TakesAnyFormWithoutFault) {
  for (const char* form :
       {"", "s", "es", "ed", "ing", "ies", "est", "er", "\xC3", "\xC3\x89s", "'s"}) {
    for (const char* xpos : {"NNS", "VBZ", "VBD", "VBG", "JJR", "JJS", "NNPS"}) {
      for (const Upos upos : {Upos::noun, Upos::verb, Upos::adj, Upos::propn}) {
        EXPECT_LE(regular_lemma(form, upos, xpos).size(), std::string_view(form).size() + 1);
      }
    }
  }
}

}  // namespace
}  // namespace dateline::syntax

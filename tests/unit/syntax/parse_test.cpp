#include "syntax/parse.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "syntax/names.hpp"

namespace dateline::syntax {
namespace {

class ParserTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto opened = Parser::open(DATELINE_SOURCE_DIR "/assets/syntax/english.dlsyn");
    ASSERT_TRUE(opened.ok()) << opened.error().to_string();
    parser_ = std::make_unique<Parser>(std::move(*opened));
  }
  static void TearDownTestSuite() { parser_.reset(); }

  void read(std::string_view sentence) {
    tokens_ = text::tokenize(base::to_code_points(sentence));
    tree_ = parser_->parse(tokens_);
  }
  /// Index of the first token so written.
  [[nodiscard]] int at(std::string_view form) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].form == form) return static_cast<int>(i);
    }
    ADD_FAILURE() << "no word " << form;
    return 0;
  }
  [[nodiscard]] const Word& word(std::string_view form) const {
    return tree_.words[static_cast<std::size_t>(at(form))];
  }
  [[nodiscard]] std::string head(std::string_view form) const {
    const int h = word(form).head;
    return h < 0 ? "ROOT" : tokens_[static_cast<std::size_t>(h)].form;
  }
  [[nodiscard]] std::string arc(std::string_view form) const {
    return std::string(name(word(form).rel)) + " " + head(form);
  }

  static std::unique_ptr<Parser> parser_;
  std::vector<text::Token> tokens_;
  Tree tree_;
};
std::unique_ptr<Parser> ParserTest::parser_;

TEST_F(ParserTest, FindsWhoDidWhatToWhom) {
  read("Militants seized the town of Hawija overnight after police fled, a security source said.");
  EXPECT_EQ(arc("Militants"), "nsubj seized");
  EXPECT_EQ(arc("town"), "obj seized");
  EXPECT_EQ(arc("Hawija"), "nmod town");
  EXPECT_EQ(arc("police"), "nsubj fled");
  EXPECT_EQ(arc("source"), "nsubj said");
  EXPECT_EQ(word("seized").tense, Tense::past);
  EXPECT_EQ(word("seized").voice, Voice::active);
  EXPECT_EQ(word("seized").lemma, "seize");

  read("Iraqi forces retook the refinery on Tuesday, two days after it fell.");
  EXPECT_EQ(arc("forces"), "nsubj retook");
  EXPECT_EQ(arc("refinery"), "obj retook");
  EXPECT_EQ(arc("Tuesday"), "obl retook");

  read("The army said it had beaten back the attackers, killing 40 of them.");
  EXPECT_EQ(arc("army"), "nsubj said");
  EXPECT_EQ(arc("beaten"), "ccomp said");
  EXPECT_EQ(arc("attackers"), "obj beaten");
  EXPECT_EQ(arc("killing"), "advcl beaten");
  EXPECT_EQ(word("beaten").voice, Voice::active);
}

TEST_F(ParserTest, FindsTheSpeakerAfterAQuotation) {
  read("\"Our men entered Sinjar from two directions,\" said spokesman Col. Ahmed Ali.");
  EXPECT_EQ(arc("said"), "root ROOT");
  EXPECT_EQ(arc("entered"), "ccomp said");
  EXPECT_EQ(arc("men"), "nsubj entered");
  EXPECT_EQ(arc("Sinjar"), "obj entered");
  // Which part of a name is its head is a matter of taste; that the speaker is the subject is not.
  EXPECT_THAT((std::vector{arc("Ahmed"), arc("Ali")}), testing::Contains("nsubj said"));
}

TEST_F(ParserTest, KnowsPeopleHeldFromTheirHolding) {
  read("Turkey said 49 people seized at its Mosul consulate were still being held.");
  EXPECT_EQ(arc("seized"), "acl people");
  EXPECT_EQ(arc("people"), "nsubj:pass held");
  EXPECT_EQ(word("seized").voice, Voice::passive);
  EXPECT_EQ(word("held").voice, Voice::passive);
}

TEST_F(ParserTest, TellsTheVoiceOfVerbs) {
  read("The town was overrun by militants on June 11.");
  EXPECT_EQ(word("overrun").voice, Voice::passive);
  EXPECT_EQ(arc("town"), "nsubj:pass overrun");
  read("Two villages besieged by insurgents were shelled.");
  EXPECT_EQ(word("besieged").voice, Voice::passive);
  EXPECT_EQ(word("shelled").voice, Voice::passive);
  read("The army has retaken the city.");
  EXPECT_EQ(word("retaken").voice, Voice::active);
}

TEST_F(ParserTest, KnowsWordsThatTheTreebanksHoldSeldomOrNever) {
  read("An army convoy north of Sirte was caught in an ambush on Monday.");
  EXPECT_EQ(word("convoy").upos, Upos::noun);
  EXPECT_EQ(word("ambush").upos, Upos::noun);
  EXPECT_EQ(arc("convoy"), "nsubj:pass caught");
  EXPECT_EQ(arc("north"), "advmod convoy");
  EXPECT_EQ(arc("ambush"), "obl caught");

  read("A missile launched from a frigate hit the jetty on Monday.");
  EXPECT_EQ(arc("missile"), "nsubj hit");
  EXPECT_EQ(arc("launched"), "acl missile");
  EXPECT_EQ(arc("frigate"), "obl launched");
  EXPECT_EQ(arc("jetty"), "obj hit");
}

TEST_F(ParserTest, KnowsNumberOfNouns) {
  read("Rebels left the city.");
  EXPECT_EQ(word("Rebels").number, Number::plural);
  EXPECT_EQ(word("city").number, Number::singular);
}

TEST_F(ParserTest, GivesAnyTokensATreeWithOneRoot) {
  const char* const forms[] = {
      "the",  "army", ",", "said",      "\"",     "Mosul", "of",
      "2014", "(",    ")", "al-Maliki", "...",    "fled",  "\xD8\xA8\xD8\xBA",
      "'s",   "and",  "-", ".",         "qwrtzx", "\xC3",  "A",
      ""};
  std::uint32_t seed = 11;
  for (int round = 0; round < 400; ++round) {
    std::vector<text::Token> tokens;
    for (int i = 0; i < round % 40; ++i) {
      seed = seed * 1664525U + 1013904223U;
      tokens.push_back({{}, forms[(seed >> 16U) % std::size(forms)], true});
    }
    const Tree tree = parser_->parse(tokens);
    ASSERT_EQ(tree.words.size(), tokens.size());
    int roots = 0;
    for (std::size_t i = 0; i < tree.words.size(); ++i) {
      if (tree.words[i].head == kRoot) {
        ++roots;
        EXPECT_EQ(tree.words[i].rel, Deprel::root);
        EXPECT_TRUE(tree.dominates(static_cast<int>(i), 0));
      } else {
        ASSERT_LT(tree.words[i].head, static_cast<int>(tree.words.size()));
        EXPECT_NE(tree.words[i].rel, Deprel::root);
      }
      std::set<int> seen;
      for (int at = static_cast<int>(i); at >= 0;
           at = tree.words[static_cast<std::size_t>(at)].head) {
        ASSERT_TRUE(seen.insert(at).second) << "a cycle";
      }
    }
    EXPECT_EQ(roots, tokens.empty() ? 0 : 1);
    EXPECT_EQ(tree.root() == kRoot, tokens.empty());
  }
}

TEST_F(ParserTest, GivesTheSameTreeEachTime) {
  read(
      "Peshmerga advanced on nearby Suleiman Bek, a militant stronghold, and captured it in the "
      "evening.");
  const Tree first = tree_;
  tree_ = parser_->parse(tokens_);
  for (std::size_t i = 0; i < first.words.size(); ++i) {
    EXPECT_EQ(first.words[i].head, tree_.words[i].head);
    EXPECT_EQ(first.words[i].rel, tree_.words[i].rel);
    EXPECT_EQ(first.words[i].lemma, tree_.words[i].lemma);
  }
}

TEST_F(ParserTest, TakesASentenceOfTenThousandWords) {
  std::vector<text::Token> tokens(10'000, text::Token{{}, "and", true});
  EXPECT_EQ(parser_->parse(tokens).words.size(), tokens.size());
}

TEST(Names, AreReadBackAsTheyAreWritten) {
  for (int i = 0; i < kUposCount; ++i) {
    EXPECT_EQ(upos_of(name(static_cast<Upos>(i))), static_cast<Upos>(i));
  }
  for (int i = 0; i < kDeprelCount; ++i) {
    EXPECT_EQ(deprel_of(name(static_cast<Deprel>(i))), static_cast<Deprel>(i));
  }
  EXPECT_EQ(name(Deprel::nsubj_pass), "nsubj:pass");
  EXPECT_EQ(name(Deprel::case_), "case");
  EXPECT_EQ(name(Upos::propn), "PROPN");
  EXPECT_FALSE(upos_of("noun").has_value());
}

}  // namespace
}  // namespace dateline::syntax

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "geoparse/geoparser.hpp"
#include "geoparse/name_memory.hpp"
#include "geoparse/scan.hpp"
#include "geoparse/tokens.hpp"
#include "support/gazetteer_world.hpp"
#include "text/name_key.hpp"
#include "text/story.hpp"

namespace dateline::geoparse {
namespace {

const std::filesystem::path kLexicon =
    std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/geo";

const std::string kPlaces =
    "IQ\tIraq\t\tcountry\tPCLI\tIQ\t\t\t33\t44\t450\t\tt\n"
    "US\tUnited States\tabbr:U.S.\tcountry\tPCLI\tUS\t\t\t38\t-97\t3400\t\tt\n"
    "TX\tTexas\t\tregion\tADM1\tUS\t\t\t31\t-99\t600\t\tt\n"
    "mosul\tMosul\t\tsettlement\tPPLA\tIQ\t\t\t36.335\t43.119\t10\t1683000\tt\n"
    "talafar\tTal Afar\tTel Afar\tsettlement\tPPL\tIQ\t\t\t36.379\t42.448\t3\t80000\tt\n"
    "paris\tParis\t\tsettlement\tPPLC\tFR\t\t\t48.85\t2.35\t12\t2138551\tt\n"
    "paristx\tParis\t\tsettlement\tPPLA2\tUS\tTX\t\t33.66\t-95.56\t3\t25000\tt\n";

/// All that a geoparser says of a story, to the last bit.
std::string told(const Geoparser& geoparser, const std::string& text) {
  const auto story = text::make_story(text, "story").value();
  std::string out;
  for (const PlaceMention& m : geoparser.find(story, {})) {
    out += m.surface + " " + std::string(name(m.role)) + " " + std::to_string(m.span.start) + " ";
    out.append(reinterpret_cast<const char*>(&m.confidence),  // NOLINT(*-reinterpret-cast)
               sizeof m.confidence);
    for (const Candidate& c : m.candidates) {
      out += std::string(c.place.key) + " ";
      out.append(reinterpret_cast<const char*>(&c.score),  // NOLINT(*-reinterpret-cast)
                 sizeof c.score);
      for (const std::string& reason : c.reasons) out += reason + "; ";
    }
  }
  return out;
}

std::vector<std::string> stories() {
  const std::vector<std::string> sentences{"Troops left Mosul for Tal Afar on Monday. ",
                                           "Paris, Texas, was hit by a storm. ",
                                           "The U.S. embassy in Paris is closed. ",
                                           "Gunmen were seen near Telaafer. ",
                                           "Iraq said nothing of Mosul. ",
                                           "Washington Smith went to Nowhere. "};
  std::vector<std::string> out;
  for (std::size_t i = 0; i < 40; ++i) {
    std::string text;
    for (std::size_t k = 0; k <= i % 5; ++k) text += sentences[(i * 7 + k * 5) % sentences.size()];
    out.push_back(text);
  }
  return out;
}

TEST(GeoparserThreads, GiveWhatOneThreadGivesWhateverWasReadBefore) {
  const tests::SmallWorld world({{kPlaces}});
  const std::vector<std::string> texts = stories();
  std::vector<std::string> expected;
  for (const std::string& text : texts) {
    // Each by a geoparser that has read nothing before.
    expected.push_back(told(Geoparser::open(world.gazetteer(), kLexicon).value(), text));
  }
  for (const std::size_t threads : {1U, 2U, 8U}) {
    const Geoparser shared = Geoparser::open(world.gazetteer(), kLexicon).value();
    std::vector<std::vector<std::string>> got(threads, std::vector<std::string>(texts.size()));
    std::vector<std::thread> running;
    for (std::size_t t = 0; t < threads; ++t) {
      running.emplace_back([&, t] {
        // Every thread reads all, each beginning elsewhere.
        for (std::size_t i = 0; i < texts.size(); ++i) {
          const std::size_t at = (i + t * 13) % texts.size();
          got[t][at] = told(shared, texts[at]);
        }
      });
    }
    for (std::thread& thread : running) thread.join();
    for (const auto& answers : got) EXPECT_EQ(answers, expected) << threads << " threads";
  }
}

TEST(Geoparser, AnswersTheSameWithAllNamesLoaded) {
  const tests::SmallWorld world(
      {{kPlaces,
        "nyc\tNew York City\tNew York\tsettlement\tPPL\tUS\t\t\t40.7\t-74\t20\t8000000\tt\n"
        "louis\tSt. Louis\t\tsettlement\tPPL\tUS\t\t\t38.6\t-90.2\t10\t300000\tt\n"
        "adams\tAdams County\t\tregion\tADM2\tUS\t\t\t40\t-91\t30\t60000\tt\n"
        "hague\tThe Hague\t\tsettlement\tPPL\tNL\t\t\t52\t4.3\t5\t500000\tt\n"}});
  std::vector<std::string> texts = stories();
  for (const char* text :
       {"It rained in New York City, in St. Louis and in New Yorkshire.",
        "Deputies of Adams met at The Hague, then in the New York-City area.",
        "They flew from New Mexico to Tal-Afar, Mosul \xF0\x9F\x98\x80 and Paris \u0621 .",
        "NEW YORK CITY AND ST. LOUIS: TROOPS LEAVE TAL AFAR",
        "Members of the Islamic State of Iraq and the Levant were in Mosul."}) {
    texts.emplace_back(text);
  }
  const Geoparser asking = Geoparser::open(world.gazetteer(), kLexicon).value();
  const Geoparser loaded = Geoparser::open(world.gazetteer(), kLexicon).value();
  loaded.load_names();
  for (const std::string& text : texts) EXPECT_EQ(told(loaded, text), told(asking, text)) << text;
  // One that loads after it has read.
  asking.load_names();
  for (const std::string& text : texts) EXPECT_EQ(told(asking, text), told(loaded, text)) << text;
}

/// All of a text as a stretch of its tokens.
struct Asked {
  Asked(const Lexicon& lexicon, const std::string& words)
      : story(text::make_story(words, "story").value()), tokens(story, {}, lexicon) {}
  [[nodiscard]] NameMemory::Stretch in(NameMemory& memory) const {
    return memory.stretch(tokens, 0, tokens.size());
  }
  text::Story story;
  Tokens tokens;
};

TEST(NameMemory, SaysWhatTheGazetteerSaysTheFirstTimeAndLater) {
  const tests::SmallWorld world({{kPlaces}});
  const Lexicon lexicon = Lexicon::read(kLexicon).value();
  NameMemory memory(world.gazetteer(), lexicon);
  NameQuery query;
  for (int round = 0; round < 2; ++round) {
    const Asked tal_afar(lexicon, "Tel-Afar");
    EXPECT_TRUE(memory.standing(tal_afar.in(memory)).name);
    EXPECT_EQ(memory.with_options(tal_afar.in(memory)).key, "tel afar");
    EXPECT_EQ(memory.with_options(tal_afar.in(memory)).options->size(), 1U);
    const Asked nowhere(lexicon, "Nowhere at all");
    EXPECT_FALSE(memory.standing(nowhere.in(memory)).name);
    EXPECT_TRUE(memory.with_options(nowhere.in(memory)).options->empty());
    query.text = "Paris";
    ASSERT_EQ(memory.options(query).size(), 2U);
    EXPECT_EQ(memory.options(query)[0].place.key, "paris");
    query.text = "Telaafer";
    EXPECT_TRUE(memory.options(query).empty());
    NameQuery loose = query;
    loose.loose = 0.85;
    EXPECT_EQ(memory.options(loose).size(), 1U);
    memory.trim();
  }
}

TEST(NameMemory, TellsStretchesApartByTheirBlanks) {
  const tests::SmallWorld world({{kPlaces}});
  const Lexicon lexicon = Lexicon::read(kLexicon).value();
  NameMemory memory(world.gazetteer(), lexicon);
  const Asked apart(lexicon, "U.N. s");
  const Asked other(lexicon, "U.N.s");
  EXPECT_NE(memory.with_options(apart.in(memory)).key, memory.with_options(other.in(memory)).key);
}

TEST(NameMemory, AnswersAsBeforeOnceItIsFull) {
  const tests::SmallWorld world({{kPlaces}});
  const Lexicon lexicon = Lexicon::read(kLexicon).value();
  NameMemory memory(world.gazetteer(), lexicon);
  NameQuery query;
  query.text = "Paris";
  const std::span<const Option> paris = memory.options(query);
  std::string words;
  for (int i = 0; i < 70000; ++i) {
    query.text = "Qwx" + std::to_string(i);
    words += query.text + " ";
    if (i % 8 == 0) {
      EXPECT_TRUE(memory.options(query).empty());
    }
  }
  {
    const Asked many(lexicon, words);
    for (int i = 0; i < many.tokens.size(); ++i) {
      EXPECT_FALSE(memory.standing(memory.stretch(many.tokens, i, i + 1)).name);
    }
  }
  ASSERT_EQ(paris.size(), 2U) << "what a story holds stays until it is done";
  EXPECT_EQ(paris[0].place.key, "paris");
  memory.trim();
  query.text = "Paris";
  const Asked again(lexicon, "Paris");
  EXPECT_TRUE(memory.standing(again.in(memory)).name);
  EXPECT_EQ(memory.options(query).size(), 2U);
}

TEST(Scan, FindsNamesOfATextThatSaysMoreWordsThanTheMemoryHolds) {
  const tests::SmallWorld world({{kPlaces}});
  const Lexicon lexicon = Lexicon::read(kLexicon).value();
  NameMemory memory(world.gazetteer(), lexicon);
  std::string words;
  for (int i = 0; i < 40000; ++i) {
    words += "they saw Qwx" + std::to_string(i) + " Zwq" + std::to_string(i) + " of it. ";
    if (i % 9999 == 0) words += "They were in Paris and in Tel Afar. ";
  }
  const auto story = text::make_story(words, "story").value();
  const Tokens tokens(story, {}, lexicon);
  const std::vector<Name> names = scan(tokens, memory);
  ASSERT_EQ(names.size(), 10U);
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(names[i].text, i % 2 == 0 ? "Paris" : "Tel Afar");
    EXPECT_EQ(names[i].options.size(), i % 2 == 0 ? 2U : 1U);
  }
}

}  // namespace
}  // namespace dateline::geoparse

#include <gmock/gmock.h>

#include <string>

#include "gazetteer/edit_distance.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/place_key.hpp"
#include "support/gazetteer_world.hpp"

namespace dateline::gazetteer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Match = SearchHit::Match;

const std::string kPlaces =
    "t:1\tMosul\tAl Mawsil|ar:\u0627\u0644\u0645\u0648\u0635\u0644\tsettlement\tPPLA\tIQ\t\t\t"
    "36.34\t43.12\t10\t1683000\tx\n"
    "t:2\tMosul Dam\t\tfacility\tDAM\tIQ\t\t\t36.63\t42.82\t1\t\tx\n"
    "t:3\tMoscow\tMoskva\tsettlement\tPPLC\tRU\t\t\t55.75\t37.62\t20\t10381222\tx\n"
    "t:4\tMos\t\tsettlement\tPPL\tES\t\t\t43.2\t-7.5\t1\t40\tx\n"
    "t:5\tMozambique\tMosambik\tcountry\tPCLI\tMZ\t\t\t-18\t35\t700\t\tx\n"
    "t:6\tFallujah\tAl Fallujah|Faluga\tsettlement\tPPL\tIQ\t\t\t33.35\t43.78\t4\t190159\tx\n"
    "t:7\tGdansk\tDanzig|Gda\u0144sk\tsettlement\tPPLA\tPL\t\t\t54.35\t18.65\t8\t461865\tx\n"
    "t:8\tBaghdad\t\tsettlement\tPPLC\tIQ\t\t\t33.34\t44.4\t15\t7216000\tx\n"
    "t:9\tGdingen\t\tsettlement\tPPL\tPL\t\t\t54.5\t18.5\t4\t9000\tx\n";

class SearchTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::vector<std::string> names(const char* typed, std::size_t most = 10) const {
    std::vector<std::string> out;
    for (const SearchHit& hit : g().search(typed, most)) {
      out.emplace_back(g().place(hit.id).name);
    }
    return out;
  }
  [[nodiscard]] SearchHit first(const char* typed) const {
    const auto hits = g().search(typed, 1);
    return hits.empty() ? SearchHit{} : hits[0];
  }
  [[nodiscard]] const Gazetteer& g() const { return world_.gazetteer(); }
  tests::SmallWorld world_{{{kPlaces}}};
};

TEST_F(SearchTest, ShowsTheMostProminentNamesThatBeginSoFirst) {
  const auto found = names("mos", 4);
  ASSERT_GE(found.size(), 3U);
  EXPECT_EQ(found[0], "Moscow");
  EXPECT_EQ(found[1], "Mosul");
}

TEST_F(SearchTest, PutsAWholeNameBeforeThoseThatOnlyBeginSo) {
  EXPECT_EQ(names("mosul")[0], "Mosul");
  EXPECT_EQ(names("mosul d")[0], "Mosul Dam");
  EXPECT_EQ(first("mosul").match, Match::whole);
  EXPECT_EQ(first("Mosul D").match, Match::beginning);
}

TEST_F(SearchTest, ForgivesOneSlipFromFourLettersAndTwoFromSix) {
  EXPECT_EQ(names("Mosil")[0], "Mosul");
  EXPECT_EQ(names("Bagdhad")[0], "Baghdad");
  EXPECT_EQ(names("Falljuah")[0], "Fallujah");
  EXPECT_EQ(names("Bahgdat")[0], "Baghdad");  // swapped and wrong
  EXPECT_EQ(names("Gadnsk")[0], "Gdansk");
  EXPECT_THAT(names("Bxgxdxd"), IsEmpty());  // three
  EXPECT_THAT(names("Msx"), IsEmpty());      // too short for any
}

TEST_F(SearchTest, ForgivesASlipInANameHalfTyped) {
  EXPECT_EQ(names("mousl d")[0], "Mosul Dam");
  EXPECT_EQ(names("falju")[0], "Fallujah");
}

TEST_F(SearchTest, TellsTheSpellingThatMatched) {
  EXPECT_EQ(first("Danz").spelling, "Danzig");
  EXPECT_EQ(g().place(first("Danz").id).name, "Gdansk");
  EXPECT_EQ(first("\u0627\u0644\u0645\u0648").spelling, "\u0627\u0644\u0645\u0648\u0635\u0644");
  EXPECT_EQ(first("mosul").spelling, "Mosul");
}

TEST_F(SearchTest, OfNothingOrOfSignsFindsNothing) {
  EXPECT_THAT(names(""), IsEmpty());
  EXPECT_THAT(names(" .- "), IsEmpty());
  EXPECT_THAT(g().search("mosul", 0), IsEmpty());
}

TEST(Search, OfABeginningThatThousandsShareShowsTheGreatest) {
  std::string rows;
  for (int i = 0; i < 5000; ++i) {
    const std::string n = std::to_string(i);
    rows += "t:" + n + "\tSan Pueblo " + n + "\t\tsettlement\tPPL\tMX\t\t\t" +
            std::to_string(15 + i % 70 * 0.1) + "\t" + std::to_string(-110 + i / 70 * 0.1) +
            "\t1\t" +
            std::to_string(i == 3333   ? 900000
                           : i == 4444 ? 800000
                                       : 100) +
            "\tx\n";
  }
  rows += "t:9001\tSan\t\tsettlement\tPPL\tML\t\t\t13.3\t-4.9\t2\t50\tx\n";
  const tests::SmallWorld world({{rows}});
  const auto& g = world.gazetteer();
  std::vector<std::string> found;
  for (const SearchHit& hit : g.search("san", 3)) found.emplace_back(g.place(hit.id).name);
  EXPECT_THAT(found, ElementsAre("San Pueblo 3333", "San Pueblo 4444", "San"));
  EXPECT_EQ(g.search("san pueblo 333", 1).size(), 1U);
}

TEST(Slips, AreLettersMissedAddedWrongOrSwapped) {
  EXPECT_EQ(slips_between(U"mosul", U"mosul", 2), 0);
  EXPECT_EQ(slips_between(U"mosul", U"mousl", 2), 1);
  EXPECT_EQ(slips_between(U"mosul", U"msul", 2), 1);
  EXPECT_EQ(slips_between(U"mosul", U"mosssul", 2), 2);
  EXPECT_EQ(slips_between(U"mosul", U"basra", 2), 3);
  EXPECT_EQ(slips_between(U"", U"ab", 2), 2);
  EXPECT_EQ(slips_of_beginning(U"mous", U"mosul dam", 2), 1);
}

TEST(PlaceKeys, WithANumberAreKeptInPartsAndReadTheSame) {
  const auto parts = numbered_key("geonames:99072");
  ASSERT_TRUE(parts);
  EXPECT_EQ(PlaceKey(parts->prefix, parts->number), "geonames:99072");
  for (const char* key : {"t:07", "dateline:sake", "t:", "99072", "t:4294967296", "t:-1",
                          "a-prefix-of-more-letters:1"}) {
    EXPECT_FALSE(numbered_key(key)) << key;
  }
  EXPECT_TRUE(numbered_key("t:4294967295"));
}

}  // namespace
}  // namespace dateline::gazetteer

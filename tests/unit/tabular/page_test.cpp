// Pages of tables whose rows have keys, as those of databases.
#include "tabular/page.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

namespace dateline::tabular {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;  // key and what is told

Page page_of(const Rows& rows) {
  Page out("incidents", "incidents-00aa-4", 3, 4);
  for (const auto& [key, line] : rows) {
    Row row;
    row.key = key;
    RowEvent told;
    told.event.actor = line;
    told.event.numbers = {{"killed", 1, 1, "", {0, 2}, 0}};
    told.line = line;
    told.trigger = {1, 3};
    told.told_by.name = "police";
    out.add(row, std::move(told));
  }
  return out;
}

/// "KEY: words that tell it" of each event.
std::vector<std::string> told(const event::Document& d) {
  std::vector<std::string> out;
  const std::string head = d.story.id + "-r";
  for (const event::Event& e : d.events) {
    EXPECT_TRUE(e.id.starts_with(head)) << e.id;
    const event::EventMention& m = e.mentions.front();
    EXPECT_EQ(m.told_by.name, "police");
    EXPECT_EQ(d.story.utf8(d.story.sentences[m.sentence].span), e.actor);
    EXPECT_EQ(d.story.utf8(e.numbers.front().words), e.actor.str().substr(0, 2));
    out.push_back(e.id.substr(head.size()) + ": " + d.story.utf8(m.span));
  }
  std::ranges::sort(out);
  return out;
}

TEST(Page, GivesItsTextAsUtf8) {
  const auto made =
      page_of({{"a", "\u2018alpha\u2019"}, {"b", "br\xFFvo"}, {"c", "charlie"}}).document();
  EXPECT_EQ(made->story.text.kept_utf8(), base::to_utf8(made->story.text));
  const auto& sentences = made->story.sentences;
  ASSERT_EQ(sentences.size(), 4U);
  EXPECT_EQ(made->story.utf8(sentences[1].span), "\u2018alpha\u2019");
  EXPECT_EQ(made->story.utf8(sentences[2].span), "br\uFFFDvo") << "what is none is replaced";
  EXPECT_EQ(made->story.utf8(sentences[3].span), "charlie");
}

TEST(Page, RowsWithKeysAreTheSameTextInWhateverOrderTheyCome) {
  const auto one = page_of({{"b", "bravo"}, {"a", "alpha"}}).document();
  const auto other = page_of({{"a", "alpha"}, {"b", "bravo"}}).document();
  EXPECT_EQ(one->story.text, other->story.text);
  EXPECT_EQ(one->story.title, "incidents, part 3 of 4");
  EXPECT_EQ(one->story.id, Page::id_of("incidents-00aa-4", 3));
  EXPECT_EQ(told(*one), (std::vector<std::string>{"a: lp", "b: ra"}));
}

TEST(Page, RowsThatWereNotReadAgainStayBesideThoseThatWere) {
  const auto before = page_of({{"a", "alpha"}, {"b", "bravo"}, {"c", "charlie"}}).document();
  Page page = page_of({{"b", "BRAVO"}, {"d", "delta"}});
  page.keep_rows_of(*before);
  const auto now = std::move(page).document();
  EXPECT_EQ(told(*now), (std::vector<std::string>{"a: lp", "b: RA", "c: ha", "d: el"}));
  Page again = page_of({{"b", "BRAVO"}});
  again.keep_rows_of(*now);
  EXPECT_EQ(std::move(again).document()->story.text, now->story.text);
}

TEST(Page, ThatHasLostAllItsRowsIsATitle) {
  const auto none = page_of({}).document();
  EXPECT_TRUE(none->events.empty());
  EXPECT_EQ(none->story.sentences.size(), 1U);
}

TEST(Page, OddKeysBecomePlainIds) {
  const auto document = page_of({{"a\"b;\n", "alpha"}}).document();
  const std::string& id = document->events.front().id;
  EXPECT_EQ(id.find_first_of("\"; \n"), std::string::npos) << id;
}

}  // namespace
}  // namespace dateline::tabular

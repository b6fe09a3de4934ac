// Tables that are read again: rows with keys, of which a part is asked for; rows that are stories;
// rows that cite more stories than can wait; and what was said of their columns.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "io/database_table.hpp"
#include "io/event_table.hpp"
#include "io/mapping_json.hpp"
#include "io/story_adder.hpp"
#include "io/table_stories.hpp"
#include "read_stories.hpp"
#include "support/temp_folder.hpp"
#include "tabular/page.hpp"

namespace dateline::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

const tabular::Lexicon& lexicon() {
  static const tabular::Lexicon out =
      tabular::Lexicon::open(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/table")
          .value();
  return out;
}

/// A table whose rows have keys, in memory: asked for what lies west of a degree.
class KeyedTable final : public TableSource {
 public:
  explicit KeyedTable(std::vector<std::string> headings) : headings_(std::move(headings)) {}

  std::map<std::string, std::vector<std::string>>
      rows;  ///< cells by key; the third is the longitude
  std::map<std::string, Before> documents;
  double west_of = 180;
  std::vector<std::string> asked;  ///< texts that were asked for one by one

  const std::vector<std::string>& headings() const override { return headings_; }
  bool has_geometry() const override { return false; }
  std::optional<std::size_t> rows_about() const override { return rows.size(); }
  base::Result<void> each_row(const std::function<bool(tabular::Row&)>& each) override {
    return give(
        each, [&](const std::string&, const auto& cells) { return std::stod(cells[2]) < west_of; });
  }
  base::Result<void> each_row_of(const std::vector<std::string>& texts,
                                 std::optional<std::size_t> column,
                                 const std::function<bool(tabular::Row&)>& each) override {
    asked.insert(asked.end(), texts.begin(), texts.end());
    return give(each, [&](const std::string& key, const auto& cells) {
      return std::ranges::find(texts, column ? cells[*column] : key) != texts.end();
    });
  }
  std::string where() const override { return "a server"; }
  std::string name() const override { return "incidents"; }
  std::string id() const override { return "incidents-00"; }
  std::optional<std::size_t> pages() const override { return 2; }
  Before before(const std::string& document) const override {
    const auto at = documents.find(document);
    return at == documents.end() ? nullptr : at->second;
  }
  std::vector<std::string> documents_before() const override {
    std::vector<std::string> out;
    for (const auto& [id, d] : documents) out.push_back(id);
    return out;
  }
  bool in_part() const override { return west_of < 180; }
  bool asked_for(const event::Event& e) const override {
    return in_part() && e.place && e.place->at.lng() < west_of;
  }

  /// Reads it as it is now; what came takes the place of what was there.
  std::vector<std::string> read() {
    std::vector<tabular::Row> sample;
    for (const auto& [key, cells] : rows) sample.push_back({1, cells, {}, key});
    if (mapping_.columns.empty()) mapping_ = tabular::guess(headings_, sample, lexicon()).mapping;
    asked.clear();
    std::vector<std::string> misfits;
    const auto done = read_table(*this, "", mapping_, lexicon(), nullptr, [&](auto page) {
      if (page) {
        documents[page->document->story.id] = page->document;
      } else {
        misfits.push_back(page.error().to_string());
      }
      return true;
    });
    EXPECT_TRUE(done);
    return misfits;
  }
  /// "KEY longitude" of all events that are there.
  [[nodiscard]] std::vector<std::string> events() const {
    std::vector<std::string> out;
    for (const auto& [id, d] : documents) {
      for (const event::Event& e : d->events) {
        const std::size_t r = e.id.rfind("-r");
        out.push_back(fmt::format("{} {:g}", r == std::string::npos ? e.id : e.id.substr(r + 2),
                                  e.place->at.lng()));
      }
    }
    return out;
  }

 private:
  template <class Passes>
  base::Result<void> give(const std::function<bool(tabular::Row&)>& each, const Passes& passes) {
    tabular::Row row;
    for (const auto& [key, cells] : rows) {
      if (!passes(key, cells)) continue;
      row.number += 1;
      row.key = key;
      row.cells = cells;
      if (!each(row)) break;
    }
    return {};
  }

  std::vector<std::string> headings_;
  tabular::Mapping mapping_;
};

KeyedTable incidents() {
  KeyedTable out({"date", "lat", "lon", "type"});
  for (const auto& [key, lon] : std::map<std::string, std::string>{
           {"a", "41"}, {"b", "42"}, {"c", "43"}, {"d", "47"}, {"e", "48"}}) {
    out.rows[key] = {"2014-06-10", "36", lon, "IED"};
  }
  return out;
}

TEST(KeyedTables, OfAPartThatIsReadRowsThatAreGoneGoAndOthersStay) {
  KeyedTable table = incidents();
  EXPECT_THAT(table.read(), IsEmpty());
  EXPECT_THAT(table.events(), SizeIs(5));
  table.rows.erase("b");
  table.rows.erase("e");  // not within what is asked for next
  table.west_of = 45;
  EXPECT_THAT(table.read(), IsEmpty());
  EXPECT_THAT(table.events(), UnorderedElementsAre("a 41", "c 43", "d 47", "e 48"));
  EXPECT_THAT(table.asked, ElementsAre("b")) << "nothing but what has not come";
  table.west_of = 180;
  table.read();
  EXPECT_THAT(table.events(), UnorderedElementsAre("a 41", "c 43", "d 47"));
  EXPECT_THAT(table.asked, IsEmpty()) << "a read of everything asks nothing twice";
}

TEST(KeyedTables, WhatHasMovedOutOfThePartComesAsItIsNow) {
  KeyedTable table = incidents();
  table.read();
  table.rows["a"][2] = "49.5";
  table.west_of = 45;
  table.read();
  EXPECT_THAT(table.events(), UnorderedElementsAre("a 49.5", "b 42", "c 43", "d 47", "e 48"));
}

TEST(KeyedTables, TheLastRowsOfAPageGoThoughNoRowOfItComes) {
  KeyedTable table = incidents();
  table.read();
  table.rows.clear();
  table.west_of = 45;
  table.read();
  EXPECT_THAT(table.events(), UnorderedElementsAre("d 47", "e 48"));
}

TEST(KeyedTables, ARowThatNoLongerFitsIsToldOnceAndStaysAsItWas) {
  KeyedTable table = incidents();
  table.read();
  table.rows["a"][0] = "soon";
  table.west_of = 45;
  EXPECT_THAT(table.read(), ElementsAre(HasSubstr("row with key a")));
  EXPECT_THAT(table.events(), SizeIs(5));
}

TEST(KeyedTables, KeysThatAreNoPartOfAnIdAreNotAskedFor) {
  KeyedTable table = incidents();
  table.rows["with a blank"] = {"2014-06-10", "36", "41.5", "IED"};
  table.read();
  table.rows.erase("with a blank");
  table.west_of = 45;
  table.read();
  EXPECT_THAT(table.asked, IsEmpty());
  EXPECT_THAT(table.events(), SizeIs(6)) << "a read of everything notices";
}

TEST(KeyedTables, RowsOfStoriesThatAreGoneGoBytheirIdsToo) {
  KeyedTable table({"type", "earliest", "lon", "lat", "id", "status", "latest", "edtf", "place_id",
                    "radius_km", "document", "quote"});
  const auto row = [](const std::string& id, const std::string& lon, const std::string& quote) {
    return std::vector<std::string>{"clash",      "2014-06-10", lon, "36", id,      "happened",
                                    "2014-06-10", "2014-06-10", "",  "5",  "story", quote};
  };
  table.rows["story/1"] = row("e0000000000000001", "41", "They fought in the town.");
  table.rows["story/2"] = row("e0000000000000002", "42", "They fought at the mill.");
  table.rows["story/3"] = row("e0000000000000003", "47", "They fought on the hill.");
  EXPECT_THAT(table.read(), IsEmpty());
  EXPECT_THAT(table.events(), SizeIs(3));
  table.rows.erase("story/1");
  table.west_of = 45;
  table.read();
  EXPECT_THAT(table.asked, ElementsAre("e0000000000000001"));
  EXPECT_THAT(table.events(), UnorderedElementsAre("e0000000000000002 42", "e0000000000000003 47"));
}

// ---- Columns ------------------------------------------------------------------------------------

TEST(KeptColumns, AreReadBackAsTheyWere) {
  tabular::Mapping mapping;
  mapping.profile = "acled";
  mapping.columns = {tabular::Meaning::date, tabular::Meaning::none, tabular::Meaning::outline};
  mapping.order = tabular::DayOrder::month_first;
  mapping.types = {{"ied", event::EventType::bombing},
                   {"\u0642\u0635\u0641", event::EventType::shelling}};
  mapping.others = event::EventType::attack;
  const std::vector<std::string> headings{"tag", "a \"b\"", "\u0645\u0643\u0627\u0646"};
  const auto json = nlohmann::json::parse(columns_text(headings, mapping));
  JsonProblem problem;
  const KeptColumns kept = columns_in(JsonFields(json, "", problem));
  EXPECT_FALSE(problem.any());
  EXPECT_EQ(kept.headings, headings);
  EXPECT_EQ(kept.mapping, mapping);
}

TEST(KeptColumns, WhatIsWrongInThemIsNamed) {
  const auto said = [](const char* text) {
    const auto json = nlohmann::json::parse(text);
    JsonProblem problem;
    (void)columns_in(JsonFields(json, "tables[0]", problem));
    return problem.any() ? problem.error->to_string() : "";
  };
  EXPECT_THAT(
      said(R"({"columns":[{"heading":"a","means":"luck"}],"dates":"day-first","others":"clash"})"),
      HasSubstr("tables[0].columns[0].means: \"luck\""));
  EXPECT_THAT(said(R"({"columns":[],"dates":"never","others":"clash"})"), HasSubstr("dates"));
  EXPECT_THAT(said(R"({"columns":[],"dates":"day-first","others":"war"})"), HasSubstr("others"));
  EXPECT_THAT(said(R"({"columns":[],"dates":"day-first","others":"clash","more":1})"),
              HasSubstr("more"));
}

TEST(KeptColumns, ATableWithOtherColumnsSaysWhich) {
  const KeyedTable table({"date", "lat", "lon", "type"});
  EXPECT_TRUE(check_columns(table, {}));
  EXPECT_TRUE(check_columns(table, {"date", "lat", "lon", "type"}));
  const auto changed = check_columns(table, {"date", "lat", "lon", "kind"});
  ASSERT_FALSE(changed);
  EXPECT_THAT(changed.error().to_string(), HasSubstr("\"kind\" is missing, \"type\" is new"));
  EXPECT_THAT(changed.error().to_string(), HasSubstr("a server"));
  EXPECT_THAT(check_columns(table, {"lat", "date", "lon", "type"}).error().to_string(),
              HasSubstr("another order"));
}

class InAProject : public testing::Test {
 protected:
  /// Reads a table into the project, as of a database where `file` is its address.
  AddReport add(TableSource& table, const std::filesystem::path& file,
                const tabular::Mapping& mapping, bool no_step = false, TableReading how = {}) {
    AddOptions options;
    options.by = {"1", "2", "3"};
    options.step = "add the table";
    options.no_step = no_step;
    StoryAdder adder(store_, tests::shipped_reader(), options);
    const KnownStories before(store_.ledger());
    how.read_story = [&](StorySource source) {
      return read_source(std::move(source), tests::shipped_reader(), before, std::nullopt);
    };
    const auto done = read_table(
        table, file, mapping, lexicon(), nullptr,
        [&](auto page) { return adder.put(std::move(page)); }, how);
    EXPECT_TRUE(done);
    return std::move(adder.report);
  }
  AddReport add_stories_of(const std::string& csv) {
    const auto path = folder_.write("stories.csv", csv);
    const auto shared = std::make_shared<const tabular::Lexicon>(lexicon());
    auto preview = preview_table(path, shared);
    auto table = EventTable::open(path);
    return add(*table, path, preview->guess.mapping);
  }
  std::vector<std::string> stories() const {
    std::vector<std::string> out;
    for (const auto& e : store_.ledger().records()) {
      out.push_back(std::get<curation::StoryEntry>(*e.record).title);
    }
    return out;
  }

  tests::TempFolder folder_;
  ProjectStore store_ = ProjectStore::create(folder_.path() / "war.dateline").value();
};

constexpr const char* kAddress = "postgresql://anna@db/news?table=public.incidents";

TEST_F(InAProject, WhatWasSaidOfTheColumnsOfADatabaseIsKept) {
  KeyedTable table = incidents();
  tabular::Mapping mapping;
  mapping.columns = {tabular::Meaning::date, tabular::Meaning::latitude,
                     tabular::Meaning::longitude, tabular::Meaning::type};
  mapping.types["ied"] = event::EventType::arrest;
  EXPECT_EQ(add(table, kAddress, mapping).added, 2U);
  ASSERT_TRUE(store_.keep());
  const auto is_kept = [&](const ProjectStore& store) {
    const auto kept = columns_of(store.ledger(), kAddress);
    return kept && kept->mapping == mapping && kept->headings == table.headings() &&
           !columns_of(store.ledger(), "postgresql://anna@db/news?table=public.others");
  };
  EXPECT_TRUE(is_kept(store_));
  EXPECT_TRUE(is_kept(ProjectStore::open(store_.path(), ProjectStore::Mode::read).value()))
      << "out of the journal";
  ASSERT_TRUE(store_.save());
  EXPECT_TRUE(is_kept(ProjectStore::open(store_.path(), ProjectStore::Mode::read).value()));
  EXPECT_FALSE(columns_of(store_.ledger(), ""));
}

TEST_F(InAProject, WhatTheMapReadsIsNoStepAndOutlivesACrash) {
  KeyedTable table = incidents();
  tabular::Mapping mapping;
  mapping.columns = {tabular::Meaning::date, tabular::Meaning::latitude,
                     tabular::Meaning::longitude, tabular::Meaning::type};
  add(table, kAddress, mapping);
  EXPECT_EQ(store_.ledger().done().size(), 1U);
  table.rows["a"][3] = "Mortar";
  EXPECT_EQ(add(table, kAddress, mapping, true).changed, 1U);
  EXPECT_EQ(store_.ledger().done().size(), 1U);
  ASSERT_TRUE(store_.keep());
  ProjectStore again = ProjectStore::open(store_.path(), ProjectStore::Mode::read).value();
  EXPECT_EQ(again.ledger().done().size(), 1U);
  const auto event_types = [](const ProjectStore& store) {
    std::size_t out = 0;
    for (const auto& d : documents_of(store, 1).documents) {
      for (const auto& e : d->events)
        out += d->story.utf8(d->story.sentences[e.mentions[0].sentence].span).find("Mortar") !=
               std::string::npos;
    }
    return out;
  };
  EXPECT_EQ(event_types(again), 1U);
}

// ---- Rows that are stories ----------------------------------------------------------------------

std::string text(const std::string& town, const char* more = "") {
  return fmt::format(
      "\"Rebels captured {} on June 11, 2014, officials in the town said. {}Troops withdrew to the "
      "south in the night, and families fled along the road in cars and on foot, a doctor told "
      "reporters. Nobody could say how many had been killed when the fighting was over and done.\"",
      town, more);
}

TEST_F(InAProject, AStoryWhoseTextHasChangedIsKnownByItsId) {
  add_stories_of("id,date,text\n7,2014-06-16," + text("Tikrit") + "\n8,2014-06-16," +
                 text("Mosul") + "\n");
  ASSERT_THAT(store_.ledger().records(), SizeIs(2));
  const auto report = add_stories_of("id,date,text\n9,2014-06-16," + text("Baiji") +
                                     "\n8,2014-06-16," + text("Mosul", "They burnt the bridge. ") +
                                     "\n7,2014-06-16," + text("Tikrit") + "\n");
  EXPECT_EQ(report.added, 1U);
  EXPECT_EQ(report.changed, 1U);
  EXPECT_EQ(report.unchanged, 1U);
  EXPECT_THAT(store_.ledger().records(), SizeIs(3));
}

TEST_F(InAProject, OrByItsAddressUnlessSeveralHaveThat) {
  const auto rows = [](const char* more) {
    return "url,date,text\nhttps://wire.example/a?x=1,2014-06-16," + text("Tikrit", more) +
           "\nhttps://wire.example/b,2014-06-16," + text("Mosul") + "\n";
  };
  add_stories_of(rows(""));
  const auto report = add_stories_of(rows("They burnt the bridge. "));
  EXPECT_EQ(report.changed, 1U);
  EXPECT_THAT(store_.ledger().records(), SizeIs(2));
}

TEST_F(InAProject, RowsOfOneAddressAreTwoStories) {
  const auto report =
      add_stories_of("url,date,text\nhttps://wire.example/,2014-06-16," + text("Tikrit") +
                     "\nhttps://wire.example/,2014-06-16," + text("Mosul") + "\n");
  EXPECT_EQ(report.added, 2U);
}

TEST_F(InAProject, OrByItsPlaceInTheTableIfItsTextIsNowhereElseInIt) {
  const auto rows = [](const std::vector<std::string>& texts) {
    std::string out = "date,text\n";
    for (const std::string& t : texts) out += "2014-06-16," + t + "\n";
    return out;
  };
  add_stories_of(rows({text("Tikrit"), text("Mosul")}));
  // Another in front of them: both have moved, neither has changed.
  auto report = add_stories_of(rows({text("Baiji"), text("Tikrit"), text("Mosul")}));
  EXPECT_EQ(std::tuple(report.added, report.changed, report.unchanged), std::tuple(1U, 0U, 2U));
  // The first is taken out: the others move up, and take the place of nothing.
  report = add_stories_of(rows({text("Tikrit"), text("Mosul")}));
  EXPECT_EQ(std::tuple(report.added, report.changed, report.unchanged), std::tuple(0U, 0U, 2U));
  EXPECT_THAT(store_.ledger().records(), SizeIs(3));
  report = add_stories_of(rows({text("Tikrit", "They burnt the bridge. "), text("Mosul")}));
  EXPECT_EQ(std::tuple(report.added, report.changed, report.unchanged), std::tuple(0U, 1U, 1U));
  EXPECT_THAT(store_.ledger().records(), SizeIs(3));
}

// ---- Rows that wait -----------------------------------------------------------------------------

TEST_F(InAProject, RowsThatCiteMoreStoriesThanCanWaitAreToldInPartsAndSaidSo) {
  std::string csv = "date,lat,lon,type,title,quote\n";
  for (int i = 0; i < 60; ++i) {
    csv += fmt::format("2014-06-10,36.34,43.13,IED,Story {},Sentence {} of it.\n", i % 3, i);
  }
  const auto path = folder_.write("told.csv", csv);
  const auto shared = std::make_shared<const tabular::Lexicon>(lexicon());
  tabular::Mapping mapping = preview_table(path, shared)->guess.mapping;
  mapping.columns[4] = tabular::Meaning::title;
  mapping.columns[5] = tabular::Meaning::quote;
  const auto read = [&](std::size_t most_waiting) {
    std::vector<ReadSource> out;
    TableReading how;
    how.most_waiting = most_waiting;
    EXPECT_TRUE(read_table(
        path, mapping, lexicon(), nullptr,
        [&](auto page) {
          out.push_back(std::move(*page));
          return true;
        },
        how));
    return out;
  };
  const auto events = [](const std::vector<ReadSource>& all) {
    std::size_t out = 0;
    for (const ReadSource& s : all) out += s.document->events.size();
    return out;
  };
  const auto whole = read(1000);
  EXPECT_THAT(whole, SizeIs(3));
  const auto parts = read(20);
  EXPECT_THAT(parts, SizeIs(9)) << "20, 20 and 20 rows of three stories each";
  EXPECT_EQ(events(parts), 60U);
  std::vector<std::string> ids;
  std::vector<std::string> notes;
  for (const ReadSource& s : parts) {
    ids.push_back(s.document->story.id);
    notes.insert(notes.end(), s.source.notes.begin(), s.source.notes.end());
  }
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end()) << "each part is a document of its own";
  EXPECT_THAT(notes, ElementsAre(HasSubstr("up to row 20"))) << "and that is said once";
  const auto again = read(20);
  for (std::size_t i = 0; i < parts.size(); ++i) EXPECT_EQ(parts[i].text, again[i].text);
}

}  // namespace
}  // namespace dateline::io

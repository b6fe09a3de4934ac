// A project on disk: what is done in it stays, whatever happens to the program and the files.

#include "io/project_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/documents.hpp"
#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using curation::Record;
using curation::RecordPtr;
using curation::StoryEntry;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Mode = ProjectStore::Mode;

std::shared_ptr<const event::Document> story(const char* text = "Rebels took the mill.") {
  return tests::document_with({tests::event_on("e", "2014-06-10", "2014-06-11")}, text);
}

RecordPtr entry(ProjectStore& store, const event::Document& document, fs::path file = {}) {
  StoryEntry s;
  s.id = document.story.id;
  s.file = std::move(file);
  s.title = "The mill";
  s.grades = {'B', 2};
  s.date = time::parse_iso_date("2014-06-12");
  s.added = 1'400'000'000;
  s.reading = store.add_reading(document, {"1.0", "data-1", "model-1"}).value();
  return std::make_shared<const Record>(std::move(s));
}

RecordPtr note(const char* text) {
  curation::AddedEvent added;
  added.type = event::EventType::protest;
  return std::make_shared<const Record>(
      curation::Correction{"A. Said", 1'400'000'000, text, std::move(added)});
}

curation::Step step(const char* name, curation::RecordNumber number, RecordPtr to) {
  return {name, "A. Said", 1'400'000'000, {{number, std::move(to)}}};
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The file without what every save changes.
std::string content(const ProjectStore& store) {
  ProjectFile file = store.file();
  file.saved = 0;
  return write_project(file, store.path().parent_path());
}

class AProject : public testing::Test {
 protected:
  ProjectStore make() { return ProjectStore::create(path_).value(); }
  ProjectStore open(Mode mode = Mode::write) { return ProjectStore::open(path_, mode).value(); }
  /// A saved project with one story, closed.
  void make_with_story() {
    ProjectStore store = make();
    store.apply(
        step("open", store.take_number(), entry(store, *story(), folder_.path() / "a.txt")));
    ASSERT_TRUE(store.save());
  }
  [[nodiscard]] fs::path beside(const char* what) const { return path_.string() + what; }

  tests::TempFolder folder_;
  fs::path path_ = folder_.path() / "war.dateline";
};

TEST_F(AProject, ComesBackAsItWasSaved) {
  std::string saved;
  {
    ProjectStore store = make();
    const auto document = story();
    const auto number = store.take_number();
    store.apply(step("open", number, entry(store, *document, folder_.path() / "news" / "a.txt")));
    store.apply(step("add", store.take_number(), note("seen by our man")));
    ASSERT_TRUE(store.save());
    EXPECT_FALSE(store.unsaved());
    saved = content(store);
  }
  EXPECT_FALSE(fs::exists(beside("-journal")));
  EXPECT_FALSE(fs::exists(beside("-lock")));
  EXPECT_THAT(bytes_of(path_), HasSubstr(R"("file":"news/a.txt")")) << "the folder may be moved";
  EXPECT_THAT(bytes_of(path_), HasSubstr("Rebels took the mill.")) << "the file alone has the text";
  ProjectStore store = open();
  EXPECT_EQ(content(store), saved);
  EXPECT_THAT(store.notices(), IsEmpty());
  const auto& s = std::get<StoryEntry>(*store.ledger().records().front().record);
  EXPECT_EQ(s.file, folder_.path() / "news" / "a.txt");
  EXPECT_EQ(s.grades.reliability, 'B');
  const auto read = store.readings(std::vector{s.reading}, 1);
  ASSERT_TRUE(read.front());
  EXPECT_EQ(read.front()->events.front().id, "e");
}

TEST_F(AProject, UndoneToTheBeginningIsTheSameToTheByte) {
  ProjectStore store = make();
  const auto only_records = [](const ProjectStore& s) {
    const std::string all = content(s);
    const std::size_t from = all.find("\n\"stories\":");
    return all.substr(from, all.find("\n\"next\":") - from);
  };
  const std::string empty = only_records(store);
  store.apply(step("open", store.take_number(), entry(store, *story())));
  store.apply(step("add", store.take_number(), note("a")));
  ASSERT_TRUE(store.save());
  while (store.undo()) {
  }
  EXPECT_EQ(only_records(store), empty);
}

TEST_F(AProject, UndoesAndDoesAgainAfterItWasClosed) {
  {
    ProjectStore store = make();
    store.apply(step("add a", store.take_number(), note("a")));
    store.apply(step("add b", store.take_number(), note("b")));
    store.undo();
    ASSERT_TRUE(store.save());
  }
  ProjectStore store = open();
  EXPECT_EQ(store.ledger().undo_name(), "add a");
  EXPECT_EQ(store.ledger().redo_name(), "add b");
  ASSERT_TRUE(store.redo());
  EXPECT_EQ(store.ledger().records().size(), 2U);
  ASSERT_TRUE(store.undo() && store.undo());
  EXPECT_THAT(store.ledger().records(), IsEmpty());
}

TEST_F(AProject, TakesBackWhatWasKeptAndNotSaved) {
  make_with_story();
  std::string kept;
  {
    ProjectStore store = open();
    store.apply(step("add a", store.take_number(), note("a")));
    store.apply(step("add b", store.take_number(), note("b")));
    store.undo();
    store.extend({{store.take_number(), note("c")}});
    ASSERT_TRUE(store.keep());
    kept = content(store);
  }
  ProjectStore store = open();
  EXPECT_EQ(content(store), kept);
  EXPECT_EQ(store.recovered(), 4U);
  EXPECT_TRUE(store.unsaved());
  EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("4 unsaved changes")));
  store.apply(step("add d", store.take_number(), note("d")));
  ASSERT_TRUE(store.keep());
  const std::string more = content(store);
  { const ProjectStore closed = std::move(store); }
  EXPECT_EQ(content(open()), more) << "the journal went on behind what was there";
}

TEST_F(AProject, LosesNoMoreThanAHalfWrittenLine) {
  make_with_story();
  {
    ProjectStore store = open();
    store.apply(step("add a", store.take_number(), note("a")));
    store.apply(step("add b", store.take_number(), note("b")));
    ASSERT_TRUE(store.keep());
  }
  const std::string whole = bytes_of(beside("-journal"));
  for (const std::size_t cut : {std::size_t{1}, std::size_t{20}, whole.size() / 3}) {
    std::ofstream(beside("-journal"), std::ios::binary) << whole.substr(0, whole.size() - cut);
    ProjectStore store = open();
    EXPECT_EQ(store.recovered(), 1U);
    EXPECT_EQ(store.ledger().undo_name(), "add a");
  }
  std::string flipped = whole;
  flipped[flipped.size() - 10] ^= 1;
  std::ofstream(beside("-journal"), std::ios::binary) << flipped;
  EXPECT_EQ(open().recovered(), 1U);
}

TEST_F(AProject, LeavesOutAJournalThatStandsInTheFileAlready) {
  make_with_story();
  {
    ProjectStore store = open();
    store.apply(step("add a", store.take_number(), note("a")));
    ASSERT_TRUE(store.keep());
    fs::copy_file(beside("-journal"), beside("-copy"));
    ASSERT_TRUE(store.save());
  }
  fs::rename(beside("-copy"), beside("-journal"));  // as if the end came between the two
  ProjectStore store = open();
  EXPECT_EQ(store.ledger().records().size(), 2U);
  EXPECT_EQ(store.recovered(), 0U);
}

TEST_F(AProject, SetsAJournalOfAnotherStateAside) {
  make_with_story();
  const std::string earlier = bytes_of(path_);
  {
    ProjectStore store = open();
    ASSERT_TRUE(store.save());
    store.apply(step("add a", store.take_number(), note("a")));
    ASSERT_TRUE(store.keep());
  }
  std::ofstream(path_, std::ios::binary) << earlier;  // an older copy, put back by hand
  ProjectStore store = open();
  EXPECT_EQ(store.recovered(), 0U);
  EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("set aside as war.dateline-journal.old-1")));
  EXPECT_TRUE(fs::exists(beside("-journal.old-1"))) << "nothing is thrown away";
}

TEST_F(AProject, IsOpenForWritingOnce) {
  make_with_story();
  ProjectStore store = open();
  const auto second = ProjectStore::open(path_, Mode::write);
  ASSERT_FALSE(second);
  EXPECT_THAT(second.error().message, HasSubstr("is open already, in process"));
  EXPECT_TRUE(ProjectStore::open(path_, Mode::read)) << "reading it disturbs nobody";
}

TEST_F(AProject, IsNotWrittenOverWhatAnotherProgramWrote) {
  make_with_story();
  ProjectStore store = open();
  store.apply(step("add", store.take_number(), note("a")));
  const std::string other = bytes_of(path_) + "\n";
  std::ofstream(path_, std::ios::binary) << other;
  const auto saved = store.save();
  ASSERT_FALSE(saved);
  EXPECT_THAT(saved.error().message, HasSubstr("has been changed by another program"));
  EXPECT_EQ(bytes_of(path_), other);
  EXPECT_TRUE(store.unsaved());
  ASSERT_TRUE(store.save(ProjectStore::Overwrite::yes));
  EXPECT_NE(bytes_of(path_), other);
}

TEST_F(AProject, ThatWasOnlyTouchedIsSaved) {
  make_with_story();
  ProjectStore store = open();
  fs::last_write_time(path_, fs::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_TRUE(store.save());
}

TEST_F(AProject, OfALaterVersionIsRefusedAndLeftAlone) {
  make_with_story();
  std::string later = bytes_of(path_);
  later.replace(later.find("\"version\": 7"), 12, "\"version\": 9");
  std::ofstream(path_, std::ios::binary) << later;
  const auto opened = ProjectStore::open(path_, Mode::write);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, base::ErrorCode::unsupported);
  EXPECT_THAT(opened.error().to_string(), HasSubstr("later version of Dateline"));
  EXPECT_EQ(bytes_of(path_), later);
}

TEST_F(AProject, ThatIsBrokenNamesTheEntry) {
  make_with_story();
  const std::string good = bytes_of(path_);
  const auto error_with = [&](const char* what, const char* instead) {
    std::string bad = good;
    bad.replace(bad.find(what), std::string(what).size(), instead);
    std::ofstream(path_, std::ios::binary) << bad;
    const auto opened = ProjectStore::open(path_, Mode::write);
    return opened ? std::string("opens") : opened.error().to_string();
  };
  EXPECT_THAT(error_with("\"B\"", "\"Q\""), HasSubstr("stories[0].reliability: is none of A to F"));
  EXPECT_THAT(error_with("2014-06-12", "2014-06-32"), HasSubstr("stories[0].date: is no day"));
  EXPECT_THAT(error_with("\"title\"", "\"titel\""), HasSubstr("\"titel\" is no field of it"));
  EXPECT_THAT(error_with("\"n\":1", "\"n\":0"), HasSubstr("stories[0].n"));
  EXPECT_THAT(error_with("\"next\": 2", "\"next\": 1"), HasSubstr("\"next\""));
  EXPECT_THAT(error_with("\"stories\": [",
                         "\"stories\": ["
                         "[[[[[[[[[[[["),
              HasSubstr("is nested too deeply"));
  EXPECT_THAT(error_with("\n\"id\"", "\n\xFF\"id\""), HasSubstr(".dateline:5: is not UTF-8"));
  EXPECT_THAT(error_with("\"project\"", "\"projekt\""), HasSubstr("is no project of Dateline"));
}

TEST_F(AProject, WithoutItsReadingsHasItsTexts) {
  make_with_story();
  fs::remove(beside("-readings"));
  ProjectStore store = open();
  EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("the stories have to be read again")));
  const auto& e = store.ledger().records().front();
  EXPECT_FALSE(store.readings(std::vector{std::get<StoryEntry>(*e.record).reading}, 1).front());
  EXPECT_EQ(store.text_in_file(e.number), "Rebels took the mill.");
}

TEST_F(AProject, SetsReadingsAsideThatAreNone) {
  make_with_story();
  std::ofstream(beside("-readings"), std::ios::binary) << "rubbish";
  ProjectStore store = open();
  EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("set aside as war.dateline-readings.old-1")));
  EXPECT_EQ(bytes_of(beside("-readings.old-1")), "rubbish");
}

TEST_F(AProject, GoesOnUnderAnotherNameWithItsHistory) {
  make_with_story();
  const fs::path other = folder_.path() / "peace.dateline";
  {
    ProjectStore store = open();
    store.apply(step("close", 1, nullptr));
    ASSERT_TRUE(store.save_as(other));
    EXPECT_EQ(store.path(), other);
    EXPECT_TRUE(ProjectStore::open(path_, Mode::write)) << "the old one is free";
    store.apply(step("add", store.take_number(), note("a")));
    ASSERT_TRUE(store.save());
  }
  EXPECT_EQ(open().ledger().records().size(), 1U)
      << "the old one is as it was saved, with its work";
  fs::remove(beside("-readings"));
  ProjectStore store = ProjectStore::open(other, Mode::write).value();
  ASSERT_TRUE(store.undo() && store.undo());
  const auto& s = std::get<StoryEntry>(*store.ledger().records().front().record);
  EXPECT_TRUE(store.readings(std::vector{s.reading}, 1).front()) << "undo finds the story read";
}

TEST_F(AProject, IsNotMadeOverAnother) {
  make_with_story();
  EXPECT_FALSE(ProjectStore::create(path_));
  EXPECT_FALSE(ProjectStore::create(folder_.path() / "nowhere" / "a.dateline"));
}

/// A step that reads story 1 otherwise, as another program may.
void read_again(ProjectStore& store, int version, const char* text = "Rebels took the mill.") {
  auto document = std::make_shared<event::Document>(*story(text));
  document->events.front().id = "e" + std::to_string(version);
  StoryEntry s = std::get<StoryEntry>(*store.ledger().find(1));
  s.reading = store.add_reading(*document, {"1", std::to_string(version), "m"}).value();
  store.apply(step("rerun", 1, std::make_shared<const Record>(std::move(s))));
}

/// The id of the event that the reading of story 1 has; "" where it is gone.
std::string event_of(const ProjectStore& store) {
  const auto& s = std::get<StoryEntry>(*store.ledger().find(1));
  const auto read = store.readings(std::vector{s.reading}, 1);
  return read.front() ? read.front()->events.front().id : "";
}

constexpr ProjectStore::Worthwhile kAnything{1, 0};

TEST_F(AProject, ThatWasReadAgainAndAgainDoesNotGrowForEver) {
  make_with_story();
  const auto one = fs::file_size(beside("-readings"));
  {
    ProjectStore store = open();
    for (int version = 1; version <= 9; ++version) read_again(store, version);
    EXPECT_EQ(store.compact(kAnything).value(), 0U) << "not while there is work that is not saved";
    ASSERT_TRUE(store.save());
    EXPECT_EQ(store.compact().value(), 0U) << "not for some bytes";
    EXPECT_GT(store.compact(kAnything).value(), 7 * (one - 40));
    EXPECT_LT(fs::file_size(beside("-readings")), 2 * one);
    EXPECT_EQ(event_of(store), "e9");
    EXPECT_EQ(store.compact(kAnything).value(), 0U) << "there is nothing more to be had";
    EXPECT_FALSE(store.unsaved());
  }
  ProjectStore store = open();
  EXPECT_THAT(store.notices(), IsEmpty());
  EXPECT_EQ(event_of(store), "e9");
  ASSERT_TRUE(store.undo());
  EXPECT_EQ(event_of(store), "e8") << "the last time can be taken back";
  ASSERT_TRUE(store.undo() && store.undo() && store.undo());
  EXPECT_EQ(event_of(store), "e8") << "of those before it the oldest that is left stands for all";
  while (store.ledger().done().size() > 1) ASSERT_TRUE(store.undo());
  EXPECT_EQ(event_of(store), "e8");
  while (store.redo()) {
  }
  EXPECT_EQ(event_of(store), "e9");
}

TEST_F(AProject, KeepsEachTextThatUndoCanComeBackTo) {
  make_with_story();
  ProjectStore store = open();
  for (int version = 1; version <= 6; ++version) {
    read_again(store, version, version < 3 ? "Rebels left the mill." : "Rebels burnt the mill.");
  }
  ASSERT_TRUE(store.save() && store.compact(kAnything));
  const auto text = [&] {
    const auto& s = std::get<StoryEntry>(*store.ledger().find(1));
    const auto read = store.readings(std::vector{s.reading}, 1);
    return read.front() ? read.front()->story.line({0, 8}) : "gone";
  };
  EXPECT_EQ(text(), "Rebels b");
  for (int i = 0; i < 4; ++i) store.undo();
  EXPECT_EQ(text(), "Rebels l");
  for (int i = 0; i < 2; ++i) store.undo();
  EXPECT_EQ(text(), "Rebels t");
}

TEST_F(AProject, FindsItsReadingsWhereTheyWereMadeSmallerAndItsFileIsTheOneBefore) {
  make_with_story();
  ProjectStore store = open();
  for (int version = 1; version <= 9; ++version) read_again(store, version);
  ASSERT_TRUE(store.save());
  const std::string before = bytes_of(path_);
  ASSERT_GT(store.compact(kAnything).value(), 0U);
  { const ProjectStore closed = std::move(store); }
  ASSERT_NE(bytes_of(path_), before);
  std::ofstream(path_, std::ios::binary) << before;  // as from a backup
  EXPECT_EQ(event_of(open()), "e9");
}

TEST_F(AProject, IsNoLongerAddedToBeforeItIsTooLargeToBeOpened) {
  const ProjectLimits small{40'000, 1000};
  std::string saved;
  {
    ProjectStore store = ProjectStore::create(path_, small).value();
    base::Result<void> room;
    while (room && store.ledger().records().size() < small.records) {
      const std::vector<curation::Change> more{{store.ledger().next_number(), note("seen by us")}};
      room = store.room_for(more);
      if (room) store.apply(step("add", store.take_number(), more.front().to));
    }
    ASSERT_FALSE(room);
    EXPECT_EQ(room.error().code, base::ErrorCode::too_large);
    EXPECT_THAT(room.error().to_string(), HasSubstr("war.dateline: holds as much as it can"));
    EXPECT_GT(store.ledger().records().size(), 50U) << "it is nearly full";
    store.apply(step("by hand", store.take_number(), note("there is room for some edits")));
    ASSERT_TRUE(store.keep());
    saved = content(store);
  }
  // What was kept can be opened as well as what was saved.
  for (int i = 0; i < 2; ++i) {
    auto store = ProjectStore::open(path_, Mode::write, small);
    ASSERT_TRUE(store) << store.error().to_string();
    EXPECT_EQ(content(*store), saved);
    const bool room = store->room_for({{store->ledger().next_number(), note("a")}}).ok();
    EXPECT_EQ(room, i > 0) << "once it was saved it is known what it takes";
    ASSERT_TRUE(store->save());
    EXPECT_LE(fs::file_size(path_), small.bytes);
  }
}

TEST_F(AProject, HoldsSoManyRecordsAndSaysWhenItIsFull) {
  ProjectStore store = ProjectStore::create(path_, {ProjectFile::kMostBytes, 2}).value();
  store.apply(step("a", store.take_number(), note("a")));
  EXPECT_TRUE(store.room_for({{2, note("b")}}));
  EXPECT_FALSE(store.room_for({{2, note("b")}, {3, note("c")}}));
  EXPECT_TRUE(store.room_for({{1, note("changed")}, {2, note("b")}}));
  store.apply(step("b", store.take_number(), note("b")));
  EXPECT_THAT(store.room_for({{3, note("c")}}).error().message, HasSubstr("as it can, 2"));
  EXPECT_TRUE(store.room_for({{1, nullptr}, {2, note("changed")}}));
}

TEST_F(AProject, ThatGrewTooLargeByHandIsNotWrittenOverTheOneThatCanBeOpened) {
  const ProjectLimits small{20'000, 1000};
  ProjectStore store = ProjectStore::create(path_, small).value();
  ASSERT_TRUE(store.save());
  const std::string before = bytes_of(path_);
  for (int i = 0; i < 100; ++i) {
    store.apply(step("add", store.take_number(), note(std::string(300, 'a').c_str())));
  }
  const auto refused = store.save();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::too_large);
  EXPECT_EQ(bytes_of(path_), before);
  EXPECT_TRUE(store.unsaved()) << "what cannot be saved is kept all the same";
  EXPECT_EQ(ProjectStore::open(path_, Mode::read, small).value().ledger().records().size(), 100U);
}

}  // namespace
}  // namespace dateline::io

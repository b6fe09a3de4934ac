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
    return all.substr(0, all.find("\n\"next\":"));
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
  later.replace(later.find("\"version\": 1"), 12, "\"version\": 9");
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

}  // namespace
}  // namespace dateline::io

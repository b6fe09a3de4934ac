#include "io/readings_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "read_stories.hpp"
#include "support/temp_folder.hpp"
#include "told_whole.hpp"

namespace dateline::io {
namespace {

using base::Access;
using tests::ToldWhole;
constexpr std::string_view kProject = "00112233445566778899aAbBcCdDeEfF";
constexpr DecodeParts kAll{.grammar = true};
constexpr std::size_t kHeader = 36;

/// A few stories as they were read, once for all tests.
const std::vector<event::Document>& documents() {
  static const std::vector<event::Document> read = tests::read_annotated_stories(12);
  return read;
}

std::string told(const base::Result<event::Document>& document) {
  return document ? ToldWhole::of(*document) : document.error().to_string();
}

/// A file of readings in a folder of its own.
struct Kept {
  tests::TempFolder folder;
  std::filesystem::path path = folder.path() / "war.dateline-readings";
  ReadingsFile file = std::move(ReadingsFile::create(path, kProject)).value();
  std::vector<ReadingAt> at;

  void keep(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      auto added = file.append(documents()[at.size() % documents().size()]);
      ASSERT_TRUE(added.ok());
      at.push_back(*added);
    }
  }
  void expect_all(const ReadingsFile& in) const {
    for (std::size_t i = 0; i < at.size(); ++i) {
      EXPECT_EQ(told(in.read(at[i], kAll)), ToldWhole::of(documents()[i % documents().size()]));
    }
  }
  void change(std::uint64_t offset, char to) const {
    std::fstream bytes(path, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(static_cast<std::streamoff>(offset));
    bytes.put(to);
  }
};

TEST(ReadingsFile, GivesBackWhatWasReadWhenItIsOpenedAgain) {
  Kept kept;
  kept.keep(12);
  kept.expect_all(kept.file);  // also before it is written
  ASSERT_TRUE(kept.file.sync().ok());
  EXPECT_EQ(kept.file.size(), std::filesystem::file_size(kept.path));
  for (const Access access : {Access::read, Access::append}) {
    const auto again = ReadingsFile::open(kept.path, kProject, access);
    ASSERT_TRUE(again.ok());
    kept.expect_all(*again);
  }
}

TEST(ReadingsFile, ShowsWhatAnotherHasAppendedSinceItWasOpened) {
  Kept kept;
  const auto reader = ReadingsFile::open(kept.path, kProject, Access::read);
  ASSERT_TRUE(reader.ok());
  kept.keep(2);
  EXPECT_FALSE(reader->read(kept.at[1]).ok()) << "it is not written yet";
  ASSERT_TRUE(kept.file.sync().ok());
  kept.expect_all(*reader);
  kept.keep(1);
  ASSERT_TRUE(kept.file.sync().ok());
  kept.expect_all(*reader);
}

TEST(ReadingsFile, ATornEndIsInNobodysWay) {
  Kept kept;
  kept.keep(3);
  ASSERT_TRUE(kept.file.sync().ok());
  // A crash while the third was written.
  const std::uint64_t torn = kept.at[2].offset + kept.at[2].size / 2;
  std::filesystem::resize_file(kept.path, torn);
  auto again = ReadingsFile::open(kept.path, kProject, Access::append);
  ASSERT_TRUE(again.ok());
  const auto lost = again->read(kept.at[2]);
  ASSERT_FALSE(lost.ok());
  EXPECT_EQ(lost.error().code, base::ErrorCode::bad_format);
  const auto added = again->append(documents()[2]);
  ASSERT_TRUE(added.ok() && again->sync().ok());
  EXPECT_EQ(added->offset, torn) << "nothing is cut";
  EXPECT_FALSE(again->read(kept.at[2]).ok()) << "what has come into its place is another";
  kept.at[2] = *added;
  kept.expect_all(*again);
}

TEST(ReadingsFile, ADamagedReadingIsToldWithItsPlaceAndTheOthersAreRead) {
  Kept kept;
  kept.keep(4);
  ASSERT_TRUE(kept.file.sync().ok());
  kept.change(kept.at[1].offset + 16 + kept.at[1].size / 2, '\x7f');
  kept.change(kept.at[2].offset, '\x7f');
  const auto file = ReadingsFile::open(kept.path, kProject, Access::read);
  ASSERT_TRUE(file.ok());
  const auto read = file->read_all(kept.at, 2, kAll);
  ASSERT_EQ(read.size(), 4U);
  EXPECT_EQ(told(read[0]), ToldWhole::of(documents()[0]));
  EXPECT_EQ(told(read[3]), ToldWhole::of(documents()[3]));
  EXPECT_EQ(told(read[1]), kept.path.string() + ": the reading at byte " +
                               std::to_string(kept.at[1].offset) +
                               " is damaged. Read the story again.");
  EXPECT_EQ(read[2].error().code, base::ErrorCode::bad_format);
  EXPECT_EQ(read[2].error().where, kept.path.string());
}

TEST(ReadingsFile, AReferenceThatIsWrongIsAnErrorWhateverItSays) {
  Kept kept;
  kept.keep(1);
  ASSERT_TRUE(kept.file.sync().ok());
  constexpr std::uint64_t kMost = ~std::uint64_t{0};
  const ReadingAt right = kept.at[0];
  std::vector<ReadingAt> wrong(8, right);
  wrong[0].offset = kMost;
  wrong[1].size = kMost;
  wrong[2].size = kMost - right.offset - 15;
  wrong[3].offset = 0;
  wrong[4].checksum += 1;
  wrong[5].size -= 1;
  wrong[6].offset += 1;
  wrong[7] = {};
  for (const ReadingAt& at : wrong) {
    const auto read = kept.file.read(at);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, base::ErrorCode::bad_format);
  }
  kept.expect_all(kept.file);
}

TEST(ReadingsFile, AnotherProjectsFileIsNotTaken) {
  Kept kept;
  std::string other(kProject);
  other[0] = '1';
  EXPECT_NE(ReadingsFile::open(kept.path, other, Access::append).error().message.find("another"),
            std::string::npos);
  EXPECT_EQ(ReadingsFile::open(kept.path, "no id", Access::append).error().code,
            base::ErrorCode::bad_value);
  EXPECT_EQ(ReadingsFile::open(kept.folder.path() / "none", kProject, Access::read).error().code,
            base::ErrorCode::not_found);
  EXPECT_EQ(ReadingsFile::open(kept.folder.write("text", "no readings"), kProject, Access::read)
                .error()
                .code,
            base::ErrorCode::bad_format);
  kept.change(18, '\x02');
  EXPECT_EQ(ReadingsFile::open(kept.path, kProject, Access::read).error().code,
            base::ErrorCode::unsupported);
}

TEST(ReadingsFile, ManyAreReadInOrderOnAnyNumberOfThreads) {
  Kept kept;
  kept.keep(60);
  std::ranges::reverse(kept.at);
  for (const std::size_t threads : {0U, 1U, 2U, 5U}) {
    const auto read = kept.file.read_all(kept.at, threads, kAll);
    ASSERT_EQ(read.size(), 60U);
    for (std::size_t i = 0; i < 60; ++i) {
      EXPECT_EQ(told(read[i]), ToldWhole::of(documents()[(59 - i) % documents().size()]));
    }
  }
  EXPECT_TRUE(kept.file.read_all({}, 2).empty());
}

TEST(ReadingsFile, IsReadByOthersWhileItGrows) {
  Kept kept;
  kept.keep(12);
  const std::vector<ReadingAt> first = kept.at;
  std::vector<std::jthread> readers;
  for (int t = 0; t < 2; ++t) {
    readers.emplace_back([&] {
      for (const auto& document : kept.file.read_all(first, 1)) EXPECT_TRUE(document.ok());
    });
  }
  for (int i = 0; i < 20; ++i) {
    const auto added = kept.file.append(documents()[0]);
    ASSERT_TRUE(added.ok());
    EXPECT_TRUE(kept.file.read(*added).ok());
    if (i % 5 == 0) {
      EXPECT_TRUE(kept.file.sync().ok());
    }
  }
}

TEST(ReadingsFile, DocumentsOutliveTheObjectTheFileAndItsName) {
  std::optional<Kept> kept(std::in_place);
  kept->keep(3);
  ASSERT_TRUE(kept->file.sync().ok());
  auto file = ReadingsFile::open(kept->path, kProject, Access::read);
  ASSERT_TRUE(file.ok());
  const auto read = file->read_all(kept->at, 1, kAll);
  file = base::Error{};
  ASSERT_TRUE(base::write_file_atomically(kept->path, "something else").ok());
  kept.reset();
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(told(read[i]), ToldWhole::of(documents()[i]));
}

TEST(ReadingsFile, IsMadeAnewBesideThoseWhoHaveTheOldOne) {
  Kept kept;
  kept.keep(2);
  ASSERT_TRUE(kept.file.sync().ok());
  const auto anew = ReadingsFile::create(kept.path, kProject);
  ASSERT_TRUE(anew.ok());
  EXPECT_EQ(std::filesystem::file_size(kept.path), kHeader);
  EXPECT_FALSE(anew->read(kept.at[0]).ok());
  kept.expect_all(kept.file);
}

TEST(ReadingsFile, IsCopiedWithoutWhatIsNoLongerNeeded) {
  Kept kept;
  kept.keep(10);
  ASSERT_TRUE(kept.file.sync().ok());
  const auto before = std::filesystem::file_size(kept.path);
  const std::vector<ReadingAt> some{kept.at[7], kept.at[2], kept.at[5]};
  const auto copied = kept.file.copy_to(kept.path, some);
  ASSERT_TRUE(copied.ok());
  ASSERT_EQ(copied->size(), 3U);
  EXPECT_EQ(copied->front().offset, kHeader);
  EXPECT_LT(std::filesystem::file_size(kept.path), before / 2);
  const auto small = ReadingsFile::open(kept.path, kProject, Access::append);
  ASSERT_TRUE(small.ok());
  EXPECT_EQ(told(small->read((*copied)[0], kAll)), ToldWhole::of(documents()[7]));
  EXPECT_EQ(told(small->read((*copied)[1], kAll)), ToldWhole::of(documents()[2]));
  EXPECT_EQ(told(small->read((*copied)[2], kAll)), ToldWhole::of(documents()[5]));
  kept.expect_all(kept.file);
}

TEST(ReadingsFile, IsNotReplacedByACopyThatIsNotWhole) {
  Kept kept;
  kept.keep(2);
  ASSERT_TRUE(kept.file.sync().ok());
  std::vector<ReadingAt> wanted = kept.at;
  wanted[1].checksum += 1;
  EXPECT_FALSE(kept.file.copy_to(kept.path, wanted).ok());
  kept.expect_all(*ReadingsFile::open(kept.path, kProject, Access::read));
}

TEST(ReadingsFile, LosesNothingThatItTookWhenTheDiskWasFullForAWhile) {
  Kept kept;
  kept.keep(3);
  ASSERT_TRUE(kept.file.sync().ok());
  kept.keep(3);
  // A limit of a process's files stands for a full disk: it ends amid a record.
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto on_limit = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{kept.at[4].offset + 100, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto full = kept.file.sync();
  const auto still = kept.file.sync();
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, on_limit);
  EXPECT_FALSE(full.ok() || still.ok());
  kept.keep(1);
  ASSERT_TRUE(kept.file.sync().ok());
  kept.expect_all(*ReadingsFile::open(kept.path, kProject, Access::read));
}

}  // namespace
}  // namespace dateline::io

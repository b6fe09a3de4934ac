#include "base/file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <iterator>
#include <string>
#include <utility>

#include "support/temp_folder.hpp"

namespace dateline::base {
namespace {

TEST(File, IsReadWhole) {
  const tests::TempFolder folder;
  const std::string bytes("a\0b\r\n", 5);
  EXPECT_EQ(*read_file(folder.write("x", bytes), 5), bytes);
}

TEST(File, OverTheLimitIsRefusedAndNamed) {
  const tests::TempFolder folder;
  const auto path = folder.write("big", "123456");
  const auto r = read_file(path, 5);
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().code, ErrorCode::too_large);
  EXPECT_EQ(r.error().where, path.string());
}

TEST(File, MissingFilesFoldersAndPipesAreToldApart) {
  const tests::TempFolder folder;
  EXPECT_EQ(read_file(folder.path() / "none", 5).error().code, ErrorCode::not_found);
  const auto dir = read_file(folder.path(), 5);
  EXPECT_EQ(dir.error().code, ErrorCode::unreadable);
  EXPECT_EQ(dir.error().message, "is a folder, not a file");
  const auto pipe = folder.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(read_file(pipe, 5).error().message, "is not a regular file") << "and it does not hang";
}

TEST(File, IsReplacedWholeAndLeavesNothingBeside) {
  const tests::TempFolder folder;
  const auto path = folder.write("x", "old");
  ASSERT_TRUE(write_file_atomically(path, "new and longer"));
  EXPECT_EQ(*read_file(path, 100), "new and longer");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
  EXPECT_EQ(write_file_atomically(folder.path() / "no" / "x", "y").error().code,
            ErrorCode::not_found);
}

TEST(MappedFile, KeepsItsAddressWhenMoved) {
  const tests::TempFolder folder;
  auto opened = MappedFile::open(folder.write("x", "hello"));
  ASSERT_TRUE(opened);
  MappedFile a = std::move(opened).value();
  const std::byte* at = a.bytes().data();
  const MappedFile b = std::move(a);
  EXPECT_EQ(b.bytes().data(), at);
  EXPECT_EQ(b.bytes().size(), 5U);
  EXPECT_EQ(MappedFile::open(folder.write("empty", ""))->bytes().size(), 0U);
}

TEST(FileReplacement, ShowsNothingUntilItIsWholeAndLeavesNothingBehind) {
  const tests::TempFolder folder;
  const auto path = folder.path() / "big.bin";
  const auto count = [&] {
    return std::distance(std::filesystem::directory_iterator(folder.path()), {});
  };
  {
    auto file = FileReplacement::open(path);
    ASSERT_TRUE(file.ok());
    ASSERT_TRUE(file->append("half").ok());
    EXPECT_FALSE(std::filesystem::exists(path));
    FileReplacement moved = std::move(*file);
  }
  EXPECT_EQ(count(), 0) << "what is not committed is gone";
  auto file = FileReplacement::open(path);
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE(file->append("....body").ok());
  ASSERT_TRUE(file->write_at(0, "head").ok());
  ASSERT_TRUE(file->append("tail").ok());
  ASSERT_TRUE(file->commit().ok());
  EXPECT_EQ(*read_file(path, 100), "headbodytail");
  EXPECT_EQ(count(), 1);
  EXPECT_FALSE(FileReplacement::open(folder.path() / "none" / "x").ok());
}

std::string text_of(const MappedFile& file) {
  std::string out;
  for (const std::byte b : file.bytes()) out += static_cast<char>(b);
  return out;
}

TEST(AppendFile, GrowsAtItsEndAndShowsWhatWasAppended) {
  const tests::TempFolder folder;
  const auto path = folder.path() / "grows";
  {
    auto file = AppendFile::create(path);
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(file->size(), 0U);
    ASSERT_TRUE(file->append("one").ok());
    ASSERT_TRUE(file->sync().ok());
  }
  EXPECT_EQ(AppendFile::create(path).error().code, ErrorCode::unreadable) << "there is one";
  auto file = AppendFile::open(path, Access::append);
  const auto reader = AppendFile::open(path, Access::read);
  ASSERT_TRUE(file.ok() && reader.ok());
  EXPECT_EQ(file->size(), 3U);
  AppendFile moved = std::move(*file);
  ASSERT_TRUE(moved.append(" two").ok());
  EXPECT_EQ(text_of(*reader->map()), "one two");
  EXPECT_FALSE(AppendFile::open(folder.path(), Access::append).ok()) << "a folder";
  EXPECT_EQ(AppendFile::open(folder.path() / "none", Access::append).error().code,
            ErrorCode::not_found);
}

TEST(AppendFile, StaysTheSameFileWhenItsNameGoesToAnother) {
  const tests::TempFolder folder;
  const auto path = folder.write("x", "old");
  auto file = AppendFile::open(path, Access::append);
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE(write_file_atomically(path, "new").ok());
  ASSERT_TRUE(file->append("er").ok());
  EXPECT_EQ(text_of(*file->map()), "older");
  EXPECT_EQ(*read_file(path, 100), "new");
}

TEST(AppendFile, RefusesToWriteBehindWhatAnotherProgramWrote) {
  const tests::TempFolder folder;
  const auto path = folder.write("x", "one");
  auto first = AppendFile::open(path, Access::append);
  auto second = AppendFile::open(path, Access::append);
  ASSERT_TRUE(first.ok() && second.ok());
  ASSERT_TRUE(first->append("two").ok());
  EXPECT_NE(second->append("x").error().message.find("another program"), std::string::npos);
  EXPECT_EQ(*read_file(path, 100), "onetwo");
}

TEST(AppendFile, GoesOnWhereItStoppedWhenThereIsRoomAgain) {
  const tests::TempFolder folder;
  auto file = AppendFile::create(folder.path() / "x");
  ASSERT_TRUE(file.ok());
  // A limit of a process's files stands for a full disk: the first bytes fit, the next do not.
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto on_limit = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{10, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const std::string_view bytes = "0123456789abcdef";
  const auto full = file->append(bytes);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, on_limit);
  ASSERT_FALSE(full.ok());
  EXPECT_NE(full.error().message.find("so large"), std::string::npos) << full.error().message;
  EXPECT_EQ(full.error().where, (folder.path() / "x").string());
  EXPECT_EQ(file->size(), 10U);
  ASSERT_TRUE(file->append(bytes.substr(10)).ok());
  EXPECT_EQ(text_of(*file->map()), bytes);
}

}  // namespace
}  // namespace dateline::base

#include "base/file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

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

}  // namespace
}  // namespace dateline::base

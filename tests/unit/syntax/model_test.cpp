#include "syntax/model.hpp"

#include <gmock/gmock.h>

#include <cstring>
#include <fstream>
#include <string>

#include "base/checksum.hpp"
#include "base/file.hpp"
#include "support/temp_folder.hpp"
#include "syntax/parse.hpp"

namespace dateline::syntax {
namespace {

constexpr std::uintmax_t kLimit = 16U << 20U;

class ModelFileTest : public testing::Test {
 protected:
  base::ErrorCode open(std::string_view bytes) {
    const auto path = folder_.path() / "model.dlsyn";
    EXPECT_TRUE(base::write_file_atomically(path, bytes).ok());
    const auto parser = Parser::open(path);
    EXPECT_FALSE(parser.ok());
    if (parser.ok()) return base::ErrorCode::internal;
    EXPECT_THAT(parser.error().to_string(), testing::HasSubstr("model.dlsyn"));
    return parser.error().code;
  }
  /// As a file whose checksum fits, however broken the rest is.
  static std::string resealed(std::string bytes) {
    const auto size = std::uint64_t{bytes.size()};
    std::memcpy(bytes.data() + 16, &size, 8);
    const auto sum = base::fast_checksum(std::as_bytes(std::span(bytes)).subspan(32));
    std::memcpy(bytes.data() + 24, &sum, 8);
    return bytes;
  }

  std::string good_ =
      base::read_file(DATELINE_SOURCE_DIR "/assets/syntax/english.dlsyn", kLimit).value();
  tests::TempFolder folder_;
};

TEST_F(ModelFileTest, IsAtMostTwelveMegabytes) { EXPECT_LE(good_.size(), 12U << 20U); }

TEST_F(ModelFileTest, IsRefusedWhenCutOff) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{31}, std::size_t{32}, std::size_t{159},
        std::size_t{160}, good_.size() / 2, good_.size() - 1}) {
    EXPECT_EQ(open(std::string_view(good_).substr(0, size)), base::ErrorCode::bad_format) << size;
  }
}

TEST_F(ModelFileTest, IsRefusedWhenAnyByteIsWrong) {
  for (std::size_t at = 16; at < good_.size(); at += good_.size() / 37) {
    std::string bytes = good_;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
    EXPECT_EQ(open(bytes), base::ErrorCode::bad_format) << at;
  }
}

TEST_F(ModelFileTest, IsRefusedAsAnotherVersion) {
  std::string bytes = good_;
  bytes[8] = 99;
  EXPECT_EQ(open(bytes), base::ErrorCode::unsupported);
}

TEST_F(ModelFileTest, IsRefusedWhenSectionsLieOutsideItThoughItsChecksumFits) {
  for (std::size_t field = 0; field < 2 * kSections; ++field) {
    std::string bytes = good_;
    const std::uint64_t far = ~std::uint64_t{7};
    std::memcpy(bytes.data() + 32 + field * 8, &far, 8);
    EXPECT_EQ(open(resealed(bytes)), base::ErrorCode::bad_format) << field;
  }
}

TEST_F(ModelFileTest, IsRefusedWhenTablesPointOutsideThemThoughItsChecksumFits) {
  const auto section = [this](Section s) {
    std::uint64_t offset = 0;
    std::memcpy(&offset, good_.data() + 32 + static_cast<std::size_t>(s) * 16, 8);
    return offset;
  };
  for (const Section s : {Section::tag_slots, Section::networks, Section::lemma_keys}) {
    std::string bytes = good_;
    const std::uint32_t wild = 0x7FFFFFFFU;
    std::memcpy(bytes.data() + section(s) + 4, &wild, 4);
    EXPECT_EQ(open(resealed(bytes)), base::ErrorCode::bad_format);
  }
  std::string bytes = good_;
  bytes[section(Section::text) + 20] = '\n';
  EXPECT_EQ(open(resealed(bytes)), base::ErrorCode::bad_format);
}

TEST_F(ModelFileTest, IsRefusedWithNoNetworksOrTooMany) {
  std::uint64_t offset = 0;
  std::memcpy(&offset, good_.data() + 32 + static_cast<std::size_t>(Section::networks) * 16, 8);
  for (const std::uint64_t count :
       {std::uint64_t{0}, std::uint64_t{7}, std::uint64_t{kMostNetworks + 1}}) {
    std::string bytes = good_;
    std::memcpy(bytes.data() + offset, &count, 8);
    EXPECT_EQ(open(resealed(bytes)), base::ErrorCode::bad_format) << count;
  }
}

TEST_F(ModelFileTest, IsNotFoundWhereThereIsNone) {
  const auto parser = Parser::open(folder_.path() / "absent.dlsyn");
  ASSERT_FALSE(parser.ok());
  EXPECT_EQ(parser.error().code, base::ErrorCode::not_found);
}

}  // namespace
}  // namespace dateline::syntax

#include <gmock/gmock.h>

#include <string>

#include "base/checksum.hpp"
#include "base/file.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/layer.hpp"
#include "gazetteer/name_beginnings.hpp"
#include "gazetteer/name_index.hpp"
#include "gazetteer/place_table.hpp"
#include "support/gazetteer_world.hpp"
#include "text/name_key.hpp"

namespace dateline::gazetteer {
namespace {

using ::testing::HasSubstr;

std::string many_rows() {
  std::string rows;
  for (int i = 0; i < 3000; ++i) {
    const std::string n = std::to_string(i);
    rows += "t:" + n + "\tVillage Number " + n + "\tWioska " + n + "\tsettlement\tPPL\tPL\t\t\t" +
            std::to_string(50 + i % 50 * 0.1) + "\t" + std::to_string(15 + i / 50 * 0.1) +
            "\t1\t\ttest\n";
  }
  return rows;
}

TEST(DamagedGazetteer, OfAnyLengthIsAnErrorThatNamesTheFile) {
  const tests::SmallWorld world({{many_rows()}});
  const std::string whole = *base::read_file(world.file(0), 1U << 30U);
  const tests::TempFolder folder;
  for (std::size_t size = 0; size < whole.size(); size += size < 600 ? 7 : 9973) {
    const auto file = folder.write("cut.dlgaz", std::string_view(whole).substr(0, size));
    const auto opened = Layer::open(file);
    ASSERT_FALSE(opened.ok()) << size;
    EXPECT_THAT(opened.error().to_string(), HasSubstr("cut.dlgaz"));
  }
}

TEST(DamagedGazetteer, WithAFlippedBitIsNoticedAndNeverCrashes) {
  const tests::SmallWorld world({{many_rows()}});
  const std::string whole = *base::read_file(world.file(0), 1U << 30U);
  const tests::TempFolder folder;
  for (std::size_t at = 0; at < whole.size(); at += at < 700 ? 5 : 7919) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    const auto file = folder.write("flipped.dlgaz", bytes);
    const auto opened = Gazetteer::open_files(std::vector{file});
    if (!opened) continue;  // noticed at once
    const NameIndex index(*opened);
    const PlaceTable places(*opened);
    const NameBeginnings beginnings(*opened);
    if (!beginnings.empty()) (void)beginnings.may_begin(NameBeginnings::hash("village"));
    for (const char* name : {"Village Number 7", "Wioska 2999", "Nowhere"}) {
      const std::string key = text::name_key(name);
      if (!index.empty()) (void)index.find_key(key, base::fnv1a(key));
      for (const NameHit& hit : opened->find_loose(name)) {
        (void)opened->place(hit.id);
        if (!places.empty()) (void)places.place(hit.id);
      }
    }
    EXPECT_FALSE(opened->verify().ok()) << "byte " << at;
    ASSERT_TRUE(opened->damage().has_value());
    EXPECT_THAT(opened->damage()->to_string(), HasSubstr("checksum"));
  }
}

TEST(DamagedGazetteer, OfAnotherVersionSaysSo) {
  const tests::SmallWorld world({{many_rows()}});
  std::string bytes = *base::read_file(world.file(0), 1U << 30U);
  bytes[8] = 9;
  const tests::TempFolder folder;
  const auto opened = Layer::open(folder.write("new.dlgaz", bytes));
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, base::ErrorCode::unsupported);
}

TEST(DamagedGazetteer, AFolderWithoutOneIsAnErrorWithACure) {
  const tests::TempFolder folder;
  const auto opened = Gazetteer::open(folder.path());
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, base::ErrorCode::not_found);
  EXPECT_FALSE(opened.error().cure.empty());
  EXPECT_FALSE(Gazetteer::open(folder.path() / "none").ok());
}

TEST(GazetteerTable, ErrorsNameTheLineAndWhatIsWrong) {
  const auto message = [](const std::string& row) {
    Compiler compiler({"l", "CC0"}, nullptr);
    const auto added = compiler.add(std::string(tests::kPlaceColumns) + row, "places.tsv");
    return added ? std::string("no error") : added.error().to_string();
  };
  EXPECT_THAT(message("k\tA\t\ttown\t\tIQ\t\t\t1\t1\t\t\t\n"), HasSubstr("places.tsv:2"));
  EXPECT_THAT(message("k\tA\t\ttown\t\tIQ\t\t\t1\t1\t\t\t\n"), HasSubstr("kind"));
  EXPECT_THAT(message("k\tA\t\tsettlement\t\tIQ\t\t\t91\t1\t\t\t\n"), HasSubstr("no point"));
  EXPECT_THAT(message("k\tA\t\tsettlement\t\tIraq\t\t\t9\t1\t\t\t\n"), HasSubstr("alpha-2"));
  EXPECT_THAT(message("\tA\t\tsettlement\t\tIQ\t\t\t9\t1\t\t\t\n"), HasSubstr("key"));
  EXPECT_THAT(message("k\tA\t\tsettlement\t\tIQ\t\t\t9\t1\tx\t\t\n"), HasSubstr("numbers"));
  EXPECT_THAT(
      message("k\tA\t\tsettlement\t\t\t\t\t9\t1\t\t\t\nk\tB\t\tsettlement\t\t\t\t\t9\t1\t\t\t\n"),
      HasSubstr("given before"));
}

}  // namespace
}  // namespace dateline::gazetteer

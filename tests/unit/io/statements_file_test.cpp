// What a user says of events, read from a file.

#include "io/statements_file.hpp"

#include <gmock/gmock.h>

#include <string>

namespace dateline::io {
namespace {

using testing::HasSubstr;
using timeline::GivenOrder;
using timeline::GivenTime;
using timeline::UserStatement;

base::Result<std::vector<UserStatement>> read(const std::string& text) {
  std::size_t at = 0;
  base::LineReader lines(
      [&](char* to, std::size_t size) -> base::Result<std::size_t> {
        const std::size_t n = text.copy(to, size, at);
        at += n;
        return n;
      },
      "my.jsonl");
  return read_statements(lines);
}

time::Bounds of(const char* first, const char* last) {
  return time::Bounds::of(*time::parse_iso_date(first), *time::parse_iso_date(last));
}

TEST(StatementsFile, ReadsTimesAndOrder) {
  const auto read_back = read(R"({"event": "e1", "time": "11 June 2014", "note": "I was there"}

{"event": "e1", "time": "2014-06", "of": "begins"}
{"event": "e1", "is": "before", "other": "e2", "days": {"at_least": 2, "at_most": 5}}
{"event": "e3", "is": "same_time", "other": "e2"})");
  ASSERT_TRUE(read_back.ok()) << read_back.error().to_string();
  ASSERT_EQ(read_back->size(), 4U);
  EXPECT_EQ((*read_back)[0],
            (UserStatement{"e1", GivenTime{GivenTime::Of::whole, of("2014-06-11", "2014-06-11")},
                           "I was there"}));
  EXPECT_EQ((*read_back)[1].time()->of, GivenTime::Of::begins);
  EXPECT_EQ((*read_back)[1].time()->bounds, of("2014-06-01", "2014-06-30"));
  EXPECT_EQ(*(*read_back)[2].order(), (GivenOrder{GivenOrder::Kind::before, "e2", 2, 5}));
  EXPECT_EQ((*read_back)[3].order()->kind, GivenOrder::Kind::same_time);
  EXPECT_TRUE(read("\n \r\n")->empty());
}

TEST(StatementsFile, TakesTheTimesThatTheGoToBoxTakes) {
  const time::Minute two = time::Minute::start_of(*time::parse_iso_date("2014-06-11")) + 14 * 60;
  for (const char* typed : {"2014-06-11 14:00", "2014-06-11T14:00", "2014-06-11T14:00:00",
                            "11 june 2014 14:00", "14:00, June 11, 2014"}) {
    const auto one = read(R"({"event": "e", "time": ")" + std::string(typed) + "\"}");
    ASSERT_TRUE(one.ok()) << typed << ": " << one.error().to_string();
    EXPECT_EQ((*one)[0].time()->bounds, (time::Bounds{two, two})) << typed;
  }
  EXPECT_EQ((*read(R"({"event": "e", "time": "2014-06-11/2014-06-13"})"))[0].time()->bounds,
            of("2014-06-11", "2014-06-13"));
  EXPECT_FALSE((*read(R"({"event": "e", "time": "2014-06-11/.."})"))[0].time()->bounds.latest);
}

TEST(StatementsFile, NamesTheLineAndTheFieldOfWhatIsWrong) {
  const std::vector<std::pair<const char*, const char*>> wrong{
      {"nonsense", "is no JSON"},
      {"[1]", "is no object"},
      {"{\"event\": \"e\", \"time\": \"2014-06-11\"", "is no JSON"},
      {R"({"event": "e"})", "neither \"time\" nor \"is\""},
      {R"({"time": "2014-06-11"})", "has no \"event\""},
      {R"({"event": 7, "time": "2014-06-11"})", "\"event\" is no id"},
      {R"({"event": "", "time": "2014-06-11"})", "\"event\" is no id"},
      {R"({"event": "e", "time": "2014-06-11", "is": "before", "other": "f"})", "both"},
      {R"({"event": "e", "time": "2014-06-11", "when": "now"})", "\"when\" is no field"},
      {R"({"event": "e", "time": "2014-06-11", "time": "2014-06-12"})", "\"time\" twice"},
      {R"({"event": "e", "time": 2014})", "\"time\" is no text"},
      {R"({"event": "e", "time": "32 June 2014"})", "\"time\""},
      {R"({"event": "e", "time": "../.."})", "\"time\""},
      {R"({"event": "e", "time": "yesterday"})", "another time on each day"},
      {R"({"event": "e", "time": "11 June"})", "another time on each day"},
      {R"({"event": "e", "time": "sunday"})", "another time on each day"},
      {R"({"event": "e", "time": "2014-06-11", "of": "middle"})", "\"of\" is none of whole"},
      {R"({"event": "e", "is": "near", "other": "f"})", "\"is\" is none of before"},
      {R"({"event": "e", "is": "before"})", "has no \"other\""},
      {R"({"event": "e", "is": "before", "other": "e"})", "the event itself"},
      {R"({"event": "e", "is": "during", "other": "f", "days": {"at_least": 1}})", "\"days\""},
      {R"({"event": "e", "is": "before", "other": "f", "days": {}})", "\"days\""},
      {R"({"event": "e", "is": "before", "other": "f", "days": {"at_least": -1}})", "\"at_least\""},
      {R"({"event": "e", "is": "before", "other": "f", "days": {"at_least": 1e9}})",
       "\"at_least\""},
      {R"({"event": "e", "is": "before", "other": "f", "days": {"at_most": 99999999999999999999}})",
       "\"at_most\""},
      {R"({"event": "e", "is": "before", "other": "f", "days": {"at_least": 5, "at_most": 2}})",
       "over \"at_most\""},
      {R"({"event": "e", "is": "before", "other": "f", "days": {"about": 5}})",
       "\"about\" is no field"},
      {R"({"event": "e", "is": "before", "other": "f", "of": "ends"})", "\"of\""},
      {R"({"event": "e", "time": "2014-06-11", "note": 5})", "\"note\""},
      {R"({"event": {"a": {"b": 1}}, "time": "2014-06-11"})", "nested too deeply"},
      {"{\"event\": \"\xff\", \"time\": \"2014\"}", "is no JSON"},
  };
  for (const auto& [line, what] : wrong) {
    const auto result = read("{\"event\": \"e\", \"time\": \"2014\"}\n\n" + std::string(line));
    ASSERT_FALSE(result.ok()) << line;
    const std::string error = result.error().to_string();
    EXPECT_THAT(error, HasSubstr("my.jsonl:3: ")) << line;
    EXPECT_THAT(error, HasSubstr(what)) << line;
    EXPECT_FALSE(result.error().cure.empty()) << error;
  }
}

TEST(StatementsFile, IsNotBroughtDownByDepthOrLength) {
  EXPECT_FALSE(read(std::string(500'000, '[')).ok());
  EXPECT_FALSE(read("{\"event\": " + std::string(500'000, '{')).ok());
  EXPECT_FALSE(read("{\"event\": \"" + std::string(5'000, 'e') + "\", \"time\": \"2014\"}").ok());
  EXPECT_FALSE(
      read(R"({"event": "e", "time": "2014", "note": ")" + std::string(5'000, 'n') + "\"}").ok());
  EXPECT_FALSE(read(std::string(3'000'000, 'x')).ok());
}

TEST(StatementsFile, SaysWhichFileIsNotThere) {
  const auto missing = read_statements(std::filesystem::path("/no/such/statements.jsonl"));
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, base::ErrorCode::not_found);
  EXPECT_THAT(missing.error().to_string(), HasSubstr("/no/such/statements.jsonl"));
}

}  // namespace
}  // namespace dateline::io

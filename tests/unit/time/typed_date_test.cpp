#include "time/typed_date.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "time/calendar.hpp"
#include "time/edtf.hpp"

namespace dateline::time {
namespace {

const Days kToday = *make_day(2014, 6, 18);  // a Wednesday

TEST(TypedDate, ReadsWhatPeopleType) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"2014-06-15", "2014-06-15"},
      {"2014-06", "2014-06"},
      {"2014", "2014"},
      {"2014-06-16~", "2014-06-16"},
      {"2014-06-15/2014-06-16", "2014-06-15/2014-06-16"},
      {"2014-06-15/..", "2014-06-15/.."},
      {"15 June 2014", "2014-06-15"},
      {" 15  june, 2014 ", "2014-06-15"},
      {"June 15, 2014", "2014-06-15"},
      {"15th of June 2014", "2014-06-15"},
      {"15 june", "2014-06-15"},
      {"Jun 3", "2014-06-03"},
      {"Sept 11 2001", "2001-09-11"},
      {"june", "2014-06"},
      {"June 2003", "2003-06"},
      {"15/06/2014", "2014-06-15"},
      {"15 June 2014 14:30", "2014-06-15T14:30:00"},
      {"2014-06-15 9:05", "2014-06-15T09:05:00"},
      {"14:30", "2014-06-18T14:30:00"},
      {"today", "2014-06-18"},
      {"Yesterday", "2014-06-17"},
      {"tomorrow", "2014-06-19"},
      {"yesterday 14:30", "2014-06-17T14:30:00"},
      {"sunday", "2014-06-15"},
      {"wed", "2014-06-18"},
  };
  for (const auto& [typed, edtf] : cases) {
    const auto read = parse_typed(typed, kToday);
    ASSERT_TRUE(read) << typed << ": " << read.error().to_string();
    EXPECT_EQ(to_edtf(*read), edtf) << typed;
  }
}

TEST(TypedDate, SaysWhatItDidNotUnderstandAndShowsAFormThatWorks) {
  for (const char* bad : {"", "   ", "foo", "31 June 2014", "15", "15 15 June", "2014-02-30",
                          "June June", "15 June 2014 25:00", "../..", "today 2014", "june 14:30",
                          "99999999999999999999", "15 June 2014 x", "-5 June"}) {
    const auto read = parse_typed(bad, kToday);
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().code, base::ErrorCode::bad_value);
    EXPECT_NE(read.error().cure.find("15 June 2014"), std::string::npos);
  }
  EXPECT_FALSE(parse_typed(std::string(100000, '1'), kToday));
}

}  // namespace
}  // namespace dateline::time

#include "intake/dates.hpp"

#include <gtest/gtest.h>

#include "unit/intake/read_all.hpp"

namespace dateline::intake {
namespace {

TEST(Dates, AreReadAsFilesWriteThem) {
  for (const char* text :
       {"2014-06-16", "2014-06-16T23:59:00-07:00", "20140616", "20140616T101112Z",
        "2014/06/16 10:00", " Mon, 16 Jun 2014 09:12:00 +0300", "16 Jun 2014",
        "16 Jun 14 09:00 GMT", "June 16, 2014", "D:20140616091200+03'00'"}) {
    const std::string is = day(day_of(text));
    EXPECT_EQ(is, "2014-06-16") << text;
  }
}

TEST(Dates, AreNotMadeUp) {
  for (const char* text :
       {"", "yesterday", "2014", "2014-06", "2014-13-01", "2014-02-30", "16/06/2014", "June 2014",
        "0001-01-01", "99999999", "2014-06-161", "May the 4th be with you"}) {
    EXPECT_EQ(day(day_of(text)), "none") << text;
  }
}

}  // namespace
}  // namespace dateline::intake

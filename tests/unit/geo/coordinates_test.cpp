#include "geo/coordinates.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "geo/grid.hpp"

namespace dateline::geo {
namespace {

struct Typed {
  const char* text;
  double lat;
  double lng;
  Notation notation = Notation::decimal;
};

class TypedCoordinates : public testing::TestWithParam<Typed> {};

TEST_P(TypedCoordinates, ArePlacedWhereTheySay) {
  const Typed& t = GetParam();
  const auto got = parse_coordinates(t.text);
  ASSERT_TRUE(got) << t.text;
  EXPECT_NEAR(got->at.lat(), t.lat, 1e-4) << t.text;
  EXPECT_NEAR(got->at.lng(), t.lng, 1e-4) << t.text;
  EXPECT_EQ(got->notation, t.notation) << t.text;
  EXPECT_GT(got->radius_km, 0) << t.text;
}

constexpr Typed kTyped[] = {
    {"36.34 43.13", 36.34, 43.13},
    {"33.5, 44.2", 33.5, 44.2},
    {"-17.83,31.05", -17.83, 31.05},
    {"\u221217.83, 31.05", -17.83, 31.05},
    {"  (36.34, 43.13) ", 36.34, 43.13},
    {"[36.34; 43.13]", 36.34, 43.13},
    {"+36.34 +43.13", 36.34, 43.13},
    {"36 43", 36, 43},
    {"lat 36.3 lon 43.1", 36.3, 43.1},
    {"Lat: 36.3, Long: -43.1", 36.3, -43.1},
    {"latitude=36.3 longitude=43.1", 36.3, 43.1},
    {"lon 43.1, lat 36.3", 36.3, 43.1},
    {"longitude 43.1 latitude 36.3", 36.3, 43.1},
    {"N36.34 E43.13", 36.34, 43.13},
    {"N 36.34, W 43.13", 36.34, -43.13},
    {"36.34N 43.13E", 36.34, 43.13},
    {"36.34n 43.13w", 36.34, -43.13},
    {"17.83S/31.05E", -17.83, 31.05},
    {"17.83S-31.05E", -17.83, 31.05},
    {"43.13E 36.34N", 36.34, 43.13},
    {"36.34\u00B0 N 43.13\u00B0 E", 36.34, 43.13},
    {"36.34\u00BAN, 43.13\u00BAE", 36.34, 43.13},
    {"36.34\u02DAN, 43.13\u02DAE", 36.34, 43.13},
    {"36.34 degrees north, 43.13 degrees east", 36.34, 43.13},
    {"36.34 degrees north and 43.13 degrees west", 36.34, -43.13},
    {"latitude 36.34 degrees north and longitude 43.13 degrees east", 36.34, 43.13},
    {"36.34 degrees north latitude, 43.13 degrees east longitude", 36.34, 43.13},
    {"36.34 43.13E", 36.34, 43.13},
    {"151.21, -33.87", -33.87, 151.21},  // no latitude is 151
    {"36\u00B0N 43\u00B0E", 36, 43},
    {"36\u00B020\u2032N 43\u00B008\u2032E", 36.33333, 43.13333, Notation::minutes},
    {"36\u00B020'N 43\u00B008'E", 36.33333, 43.13333, Notation::minutes},
    {"36\u00B020\u2019N, 43\u00B008\u2019E", 36.33333, 43.13333, Notation::minutes},
    {"36\u00B020.5'N 43\u00B008.2'E", 36.34167, 43.13667, Notation::minutes},
    {"36 20.5 43 08.2", 36.34167, 43.13667, Notation::minutes},
    {"N36 20.5 E043 08.2", 36.34167, 43.13667, Notation::minutes},
    {"36 20 N 43 08 E", 36.33333, 43.13333, Notation::minutes},
    {"36 20 06 N, 43 08 10 E", 36.335, 43.13611, Notation::seconds},
    {"36 20 06 43 08 10", 36.335, 43.13611, Notation::seconds},
    {"36:20:06N 43:08:10E", 36.335, 43.13611, Notation::seconds},
    {"36d20m06sN 43d08m10sE", 36.335, 43.13611, Notation::seconds},
    {"36d 20m 06s S 43d 08m 10s W", -36.335, -43.13611, Notation::seconds},
    {"36 deg 20 min N, 43 deg 8 min E", 36.33333, 43.13333, Notation::minutes},
    {"36\u00B020\u203206\u2033N 43\u00B008\u203210\u2033E", 36.335, 43.13611, Notation::seconds},
    {"36\u00B020'06\"N 43\u00B008'10\"E", 36.335, 43.13611, Notation::seconds},
    {"36\u00B020'06''N 43\u00B008'10''E", 36.335, 43.13611, Notation::seconds},
    {"-33\u00B051'54\" 151\u00B012'34\"", -33.865, 151.20944, Notation::seconds},
    {"33 51 54 s, 151 12 34 e", -33.865, 151.20944, Notation::seconds},
    {"3620N 04308E", 36.33333, 43.13333, Notation::minutes},
    {"362006N0430810E", 36.335, 43.13611, Notation::seconds},
    {"38S LF 325 234", 36.34156, 43.13410, Notation::mgrs},
    {"38SLF325234", 36.34156, 43.13410, Notation::mgrs},
    {"38s lf 325 234", 36.34156, 43.13410, Notation::mgrs},
    {"MGRS 38S LF 325 234", 36.34156, 43.13410, Notation::mgrs},
    {"38S 332176 4022862", 36.33620, 43.13006, Notation::utm},
    {"38 S 332176 4022862", 36.33620, 43.13006, Notation::utm},
    {"38S 332176mE 4022862mN", 36.33620, 43.13006, Notation::utm},
    {"38S 332176 E, 4022862 N", 36.33620, 43.13006, Notation::utm},
    {"38N 332176 4022862", 36.33620, 43.13006, Notation::utm},
    {"UTM zone 38S, 332176, 4022862", 36.33620, 43.13006, Notation::utm},
    {"36S 292000 8027000", -17.83480, 31.03732, Notation::utm},
    {"36K 292000 8027000", -17.83480, 31.03732, Notation::utm},
    {"90 0", 90, 0},
    {"-90, 180", -90, 180},
    {"0 0", 0, 0}};
INSTANTIATE_TEST_SUITE_P(Notations, TypedCoordinates, testing::ValuesIn(kTyped));

TEST(Coordinates, JunkIsNoPlace) {
  for (const char* text : {"",
                           " ",
                           "Mosul",
                           "36",
                           "36.34",
                           "36.34,",
                           ",",
                           "36.34, 43.13, 12",
                           "91 91",
                           "-91 -95",
                           "36.34 N 43.13 N",
                           "36.34 E 43.13 E",
                           "36 61 N 43 08 E",
                           "36 20 61 N 43 08 10 E",
                           "36.5 20 N 43.5 08 E",
                           "-36.34 N 43.13 E",
                           "lat 36.3 lat 43.1",
                           "lat 36.3 E 43.1 N",
                           "38S",
                           "38I LF 325 234",
                           "61S LF 325 234",
                           "38S LF 32 2345",
                           "38S LF 325 23",
                           "38S AA 325 234",
                           "38S LF 325234325234",
                           "38Q 332176 4022862",
                           "38S 332176",
                           "36 20 43",
                           "36.34.2 43.13",
                           "1e5 1e5",
                           "nan nan",
                           "inf, inf",
                           "0x10 0x10",
                           "N E",
                           "((36 43))",
                           "36\u00B0 43'",
                           "5' 11\" 6' 2\"",
                           "3-1",
                           "\xff\xfe 36 43",
                           "999999999999 1"}) {
    EXPECT_FALSE(parse_coordinates(text)) << text;
  }
  EXPECT_FALSE(parse_coordinates(std::string(100000, '3')));
}

TEST(Coordinates, TheDigitsGivenSayHowSureTheyAre) {
  const auto km = [](const char* text) { return parse_coordinates(text)->radius_km; };
  EXPECT_NEAR(km("0.0 0.0"), 111.2 * 0.05 * std::sqrt(2), 0.1);
  EXPECT_NEAR(km("36\u00B020'N 43\u00B008'E"), 1.19, 0.02);
  EXPECT_LT(km("36.3401 43.1289"), 0.01);
  EXPECT_NEAR(km("38S LF 325 234"), 0.0707, 0.001);
  EXPECT_NEAR(km("38S LF"), 70.7, 0.1);
  EXPECT_DOUBLE_EQ(km("36.340000001 43.130000001"), 0.001);
}

TEST(Coordinates, AreWrittenInEachNotation) {
  const LngLat mosul = *LngLat::from_degrees(43.13, 36.34);
  EXPECT_EQ(format_coordinates(mosul, Notation::decimal), "36.3400\u00B0 N 43.1300\u00B0 E");
  EXPECT_EQ(format_coordinates(mosul, Notation::minutes),
            "36\u00B020.40\u2032 N 43\u00B007.80\u2032 E");
  EXPECT_EQ(format_coordinates(mosul, Notation::seconds),
            "36\u00B020\u203224\u2033 N 43\u00B007\u203248\u2033 E");
  EXPECT_EQ(format_coordinates(mosul, Notation::mgrs), "38S LF 32178 23283");
  EXPECT_EQ(format_coordinates(mosul, Notation::mgrs, 2), "38S LF 32 23");
  EXPECT_EQ(format_coordinates(mosul, Notation::mgrs, 0), "38S LF");
  EXPECT_EQ(format_coordinates(mosul, Notation::utm), "38S 332179 4023284");
  const LngLat harare = *LngLat::from_degrees(31.05, -17.83);
  EXPECT_EQ(format_coordinates(harare, Notation::decimal), "17.8300\u00B0 S 31.0500\u00B0 E");
  EXPECT_EQ(format_coordinates(harare, Notation::utm).substr(0, 4), "36K ");
  // Nothing is rounded to 60 minutes.
  const LngLat edge = *LngLat::from_degrees(-0.99999, 35.99999);
  EXPECT_EQ(format_coordinates(edge, Notation::minutes, 1),
            "36\u00B000.0\u2032 N 1\u00B000.0\u2032 W");
  EXPECT_EQ(format_coordinates(edge, Notation::seconds, 0),
            "36\u00B000\u203200\u2033 N 1\u00B000\u203200\u2033 W");
}

// Values as published for the tower, not as computed here.
TEST(Coordinates, OfTheEiffelTowerAreThoseThatOthersGive) {
  const LngLat tower = *LngLat::from_degrees(2.2945, 48.8582);
  EXPECT_EQ(format_coordinates(tower, Notation::utm), "31U 448252 5411933");
  EXPECT_EQ(format_coordinates(tower, Notation::mgrs), "31U DQ 48251 11932");
  EXPECT_LT(distance_km(tower, parse_coordinates("31UDQ4825111932")->at), 0.002);
}

TEST(Coordinates, OfThePolesAreOnThePolarGrid) {
  const LngLat pole = *LngLat::from_degrees(0, 90);
  EXPECT_EQ(format_coordinates(pole, Notation::utm), "Z 2000000 2000000");
  EXPECT_EQ(format_coordinates(pole, Notation::mgrs), "Z AH 00000 00000");
  EXPECT_NEAR(parse_coordinates("Z 2000000 2000000")->at.lat(), 90, 1e-4);
  EXPECT_NEAR(parse_coordinates("ZAH 00000 00000")->at.lat(), 90, 1e-4);
}

TEST(Coordinates, ComeBackFromEveryNotationWithinTheirPrecision) {
  std::mt19937 random(20140610);
  std::uniform_real_distribution<double> lng(-180, 180);
  std::uniform_real_distribution<double> sine(-1, 1);
  std::vector<LngLat> points;
  for (int i = 0; i < 4000; ++i) {
    points.push_back(*LngLat::from_degrees(lng(random), std::asin(sine(random)) * 180 / M_PI));
  }
  // The edges: poles, the date line, the equator, both ends of UTM, each change of band and zone.
  for (const double lat : {-90.0, -89.9999, -80.00001, -80.0, -79.99999, -72.0, -0.00001, 0.0, 32.0,
                           39.99999, 40.0, 56.0, 63.99999, 72.0, 83.99999, 84.0, 84.00001, 90.0}) {
    for (const double x : {-180.0, -179.99999, -6.0, 0.0, 2.99999, 3.0, 5.99999, 6.0, 8.99999, 12.0,
                           21.0, 33.0, 42.0, 43.13, 179.99999, 180.0}) {
      points.push_back(*LngLat::from_degrees(x, lat));
    }
  }
  constexpr int kPrecisions[] = {7, 5, 3, 5, 2};
  for (const LngLat p : points) {
    for (int n = 0; n < kNotations; ++n) {
      const auto notation = static_cast<Notation>(n);
      for (int precision = 0; precision <= kPrecisions[n]; ++precision) {
        const std::string text = format_coordinates(p, notation, precision);
        const auto back = parse_coordinates(text);
        ASSERT_TRUE(back) << text << " of " << p.lat() << ' ' << p.lng();
        ASSERT_EQ(back->notation, notation) << text;
        // A tenth more: distances are those of a sphere. 3 cm: what LngLat and 1e-7 degrees hold.
        ASSERT_LE(distance_km(p, back->at), 1.1 * back->radius_km + 0.00003)
            << text << " of " << p.lat() << ' ' << p.lng();
      }
    }
  }
}

TEST(Coordinates, AreFoundInText) {
  const auto found = [](std::string_view text) {
    std::vector<std::string> out;
    const auto points = base::to_code_points(text);
    for (const auto& f : find_coordinates(points)) {
      out.push_back(base::to_utf8(std::u32string_view(points).substr(f.begin, f.end - f.begin)));
    }
    return out;
  };
  using Found = std::vector<std::string>;
  EXPECT_EQ(found("a convoy at 36.3401, 43.1289 on Monday."), Found{"36.3401, 43.1289"});
  EXPECT_EQ(found("at 38S LF 325 234."), Found{"38S LF 325 234"});
  EXPECT_EQ(found("near 36\u00B020\u2032N 43\u00B008\u2032E. They"),
            Found{"36\u00B020\u2032N 43\u00B008\u2032E"});
  EXPECT_EQ(found("The dam (36.63, 42.82) and N36.34 E43.13, both"),
            (Found{"36.63, 42.82", "N36.34 E43.13"}));
  EXPECT_EQ(found("at 38S 332176 4022862, he said"), Found{"38S 332176 4022862"});
  EXPECT_EQ(found("latitude 36.3 and longitude 43.1"), Found{"latitude 36.3 and longitude 43.1"});
  EXPECT_EQ(found("in 36.3\nN 43.1\nE"), Found{"36.3\nN 43.1\nE"});
  EXPECT_EQ(found("36.3 N\n\n43.1 E"), Found{});
  EXPECT_EQ(found("$36.341, 43.129 or 36.341, 43.129%"), Found{});
  EXPECT_EQ(found("12V DC 2400 and 1.025, 2.331, 4.018"), Found{});
  EXPECT_EQ(found("110 N 45 E, 36.5 and 43.1, 3-1, 10.10.10.10, 2014-06-10"), Found{});
}

TEST(Coordinates, OfAnyBytesAreReadWithoutFault) {
  std::mt19937 random(7);
  static constexpr std::string_view kParts[] = {
      "3",  "6", ".", "0", "12",   "N",      "S",   "e",  "W",    "\u00B0", "'",
      "\"", " ", ",", "-", "lat",  "lon",    "38S", "LF", "and",  "\n",     ":",
      "/",  "m", "s", "d", "\xff", "\u2212", "(",   ")",  "99999"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int k = 0; k < 12; ++k) text += kParts[random() % std::size(kParts)];
    const auto got = parse_coordinates(text);
    EXPECT_TRUE(!got || got->radius_km >= 0.001) << text;
    const auto points = base::to_code_points(text);
    std::size_t end = 0;
    for (const auto& f : find_coordinates(points)) {
      EXPECT_GE(f.begin, end);
      EXPECT_LT(f.begin, f.end);
      EXPECT_LE(f.end, points.size());
      end = f.end;
    }
  }
}

TEST(Coordinates, AreWrittenAsFineAsAScreenShows) {
  EXPECT_EQ(precision_for(Notation::decimal, 5000), 2);
  EXPECT_EQ(precision_for(Notation::decimal, 76), 4);
  EXPECT_EQ(precision_for(Notation::minutes, 5000), 0);
  EXPECT_EQ(precision_for(Notation::minutes, 76), 2);
  EXPECT_EQ(precision_for(Notation::seconds, 76), 0);
  EXPECT_EQ(precision_for(Notation::mgrs, 100), 3);
  EXPECT_EQ(precision_for(Notation::mgrs, 1e9), 0);
  EXPECT_EQ(precision_for(Notation::mgrs, 0), 5);
  EXPECT_EQ(precision_for(Notation::utm, 1), 0);
}

TEST(Coordinates, NotationsFollowEachOtherInACircle) {
  auto notation = Notation::decimal;
  for (int n = 0; n < kNotations; ++n) notation = next_notation(notation);
  EXPECT_EQ(notation, Notation::decimal);
}

TEST(Coordinates, NotationsHaveNames) {
  for (int n = 0; n < kNotations; ++n) {
    const auto notation = static_cast<Notation>(n);
    EXPECT_EQ(notation_from(name(notation)), notation);
  }
  EXPECT_FALSE(notation_from("roman"));
}

}  // namespace
}  // namespace dateline::geo

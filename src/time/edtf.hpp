#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "time/local_time.hpp"

namespace dateline::time {

/// How far an EDTF date is told.
enum class EdtfUnit : std::uint8_t {
  century,  ///< "19XX" (also read: "19"), the years 1900..1999
  decade,   ///< "201X" (also read: "201"), the years 2010..2019
  year,     ///< "2014"; also "2014-XX" and "2014-XX-XX": some month or day of it
  season,   ///< "2014-21" spring, 22 summer, 23 autumn, 24 winter
  month,    ///< "2014-06"; also "2014-06-XX": some day of it
  day,      ///< "2014-06-15"
  minute    ///< "2014-06-15T17:00:00", with or without Z or an offset
};

/// One date of the Extended Date/Time Format (ISO 8601-2:2019, level 1, as the Library of Congress
/// has it). Values are only kept where the unit tells them; every date made by parse_edtf exists.
struct EdtfDate {
  EdtfUnit unit = EdtfUnit::day;
  int year = 0;  ///< astronomical; of a decade or century its first year
  int month = 0;
  int day = 0;
  int season = 0;  ///< 21..24
  int minute_of_day = 0;
  std::optional<int> offset;       ///< minutes east of UTC
  bool unspecified_month = false;  ///< "2014-XX", "2014-XX-XX"
  bool unspecified_day = false;    ///< "2014-06-XX", "2014-XX-XX"
  bool uncertain = false;          ///< "?" or "%"
  bool approximate = false;        ///< "~" or "%"
  friend bool operator==(const EdtfDate&, const EdtfDate&) = default;
};

enum class EdtfEnd : std::uint8_t { date, open, unknown };  ///< "2014", "..", ""

/// A date or an interval.
struct Edtf {
  bool interval = false;
  EdtfEnd start_kind = EdtfEnd::date;
  EdtfEnd end_kind = EdtfEnd::date;  ///< of intervals
  EdtfDate start;
  EdtfDate end;  ///< of intervals
  friend bool operator==(const Edtf&, const Edtf&) = default;
};

/// Reads level 0 and level 1 and the short decade and century ("201", "20"). nullopt for anything
/// else, for days that do not exist and for intervals that end before they begin.
[[nodiscard]] std::optional<Edtf> parse_edtf(std::string_view text);
/// parse_edtf(to_string(x)) == x for every x that parse_edtf gives.
[[nodiscard]] std::string to_string(const Edtf& edtf);

/// The minutes that it covers: what is open or unknown is absent; offsets are left aside (the time
/// is local). Qualifiers do not widen it.
[[nodiscard]] Bounds bounds_of(const Edtf& edtf);

/// The shortest EDTF that holds `bounds`: a day, month, year, decade or century where it covers
/// just that, an instant for one minute, else an interval of days (EDTF has no times in intervals,
/// so these are rounded outwards). "../.." where nothing is known. `approximate` adds "~".
[[nodiscard]] std::string to_edtf(const Bounds& bounds, bool approximate = false);

/// ISO 8601 of one side of bounds, for readers: the date alone where it lies on the day's border
/// (00:00 for the earliest, 23:59 for the latest), else the local date-time, with the offset where
/// it is known: "2014-06-15T17:00+03:00".
[[nodiscard]] std::string earliest_to_iso(Minute earliest, std::optional<int> offset = {});
[[nodiscard]] std::string latest_to_iso(Minute latest, std::optional<int> offset = {});

}  // namespace dateline::time

// Bounds <-> EDTF and ISO 8601.
#include <fmt/format.h>

#include "time/calendar.hpp"
#include "time/edtf.hpp"

namespace dateline::time {
namespace {

DaySpan days_of(const EdtfDate& d) {
  switch (d.unit) {
    case EdtfUnit::century:
      return {year_span(d.year).first, year_span(d.year + 99).last};
    case EdtfUnit::decade:
      return {year_span(d.year).first, year_span(d.year + 9).last};
    case EdtfUnit::year:
      return year_span(d.year);
    case EdtfUnit::season:
      return season_span(d.year, static_cast<Season>(d.season));
    case EdtfUnit::month:
      return month_span(d.year, d.month);
    case EdtfUnit::day:
    case EdtfUnit::minute:
      break;
  }
  const Days day = make_day(d.year, d.month, d.day).value_or(Days{});
  return {day, day};
}

Bounds bounds_of(const EdtfDate& d) {
  const DaySpan days = days_of(d);
  if (d.unit != EdtfUnit::minute) return Bounds::of(days.first, days.last);
  const Minute at = Minute::start_of(days.first) + d.minute_of_day;
  return {at, at};
}

/// The coarsest single date that covers just these days.
std::string days_text(Days first, Days last) {
  if (first == last) return to_iso_date(first);
  const int year = year_of(first);
  const std::string iso = to_iso_date(first);
  if (DaySpan{first, last} == month_span(year, month_of(first))) {
    return iso.substr(0, iso.size() - 3);
  }
  if (DaySpan{first, last} == year_span(year)) return iso.substr(0, iso.size() - 6);
  if (year >= 0 && year % 10 == 0 && DaySpan{first, last} == decade_span(year / 10)) {
    return fmt::format("{:03}X", year / 10);
  }
  if (year >= 0 && year % 100 == 0 && first == year_span(year).first &&
      last == year_span(year + 99).last) {
    return fmt::format("{:02}XX", year / 100);
  }
  return "";
}

std::string with_offset(Minute minute, std::optional<int> offset) {
  std::string out = to_iso_minute(minute);
  if (offset) {
    const int o = *offset < 0 ? -*offset : *offset;
    out += fmt::format("{}{:02}:{:02}", *offset < 0 ? '-' : '+', o / 60, o % 60);
  }
  return out;
}

}  // namespace

Bounds bounds_of(const Edtf& edtf) {
  if (!edtf.interval) return bounds_of(edtf.start);
  Bounds out;
  if (edtf.start_kind == EdtfEnd::date) out.earliest = bounds_of(edtf.start).earliest;
  if (edtf.end_kind == EdtfEnd::date) out.latest = bounds_of(edtf.end).latest;
  return out;
}

std::string to_edtf(const Bounds& bounds, bool approximate) {
  const char* const mark = approximate ? "~" : "";
  if (!bounds.earliest && !bounds.latest) return "../..";
  if (!bounds.latest) return to_iso_date(bounds.earliest->day()) + mark + "/..";
  if (!bounds.earliest) return "../" + to_iso_date(bounds.latest->day()) + mark;
  if (*bounds.earliest == *bounds.latest) return to_iso_minute(*bounds.earliest) + ":00" + mark;
  const Days first = bounds.earliest->day();
  const Days last = bounds.latest->day();
  if (const std::string one = days_text(first, last); !one.empty()) return one + mark;
  return to_iso_date(first) + mark + "/" + to_iso_date(last) + mark;
}

std::string earliest_to_iso(Minute earliest, std::optional<int> offset) {
  if (earliest.minute_of_day() == 0) return to_iso_date(earliest.day());
  return with_offset(earliest, offset);
}

std::string latest_to_iso(Minute latest, std::optional<int> offset) {
  if (latest.minute_of_day() == 1439) return to_iso_date(latest.day());
  return with_offset(latest, offset);
}

}  // namespace dateline::time

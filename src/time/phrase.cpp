#include "time/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>

#include "base/translate.hpp"
#include "time/calendar.hpp"

namespace dateline::time {
namespace {

using base::mark;
using base::mark_in;
using base::tr;
using base::tr_format;
using base::tr_format_in;
using base::tr_in;

constexpr std::string_view kDash = "\u2013";
// Many languages have one form of a month for "15 June" and another for "June 2014".
constexpr const char* kWithDay = "month with a day";
constexpr std::array<const char*, 12> kMonthsWithDay = {
    mark_in("month with a day", "January"),   mark_in("month with a day", "February"),
    mark_in("month with a day", "March"),     mark_in("month with a day", "April"),
    mark_in("month with a day", "May"),       mark_in("month with a day", "June"),
    mark_in("month with a day", "July"),      mark_in("month with a day", "August"),
    mark_in("month with a day", "September"), mark_in("month with a day", "October"),
    mark_in("month with a day", "November"),  mark_in("month with a day", "December")};
constexpr const char* kAlone = "month alone";
constexpr std::array<const char*, 12> kMonthsAlone = {
    mark_in("month alone", "January"),   mark_in("month alone", "February"),
    mark_in("month alone", "March"),     mark_in("month alone", "April"),
    mark_in("month alone", "May"),       mark_in("month alone", "June"),
    mark_in("month alone", "July"),      mark_in("month alone", "August"),
    mark_in("month alone", "September"), mark_in("month alone", "October"),
    mark_in("month alone", "November"),  mark_in("month alone", "December")};

const char* month_with_day(int month) {
  return tr_in(kWithDay, kMonthsWithDay[static_cast<std::size_t>(month - 1)]);
}
const char* month_alone(int month) {
  return tr_in(kAlone, kMonthsAlone[static_cast<std::size_t>(month - 1)]);
}

std::string year_text(int year) {
  return year > 0 ? fmt::format("{}", year) : tr_format("{} BC", 1 - year);
}

constexpr std::array<std::string_view, kDateStyles> kStyles = {"day-first", "month-first", "iso"};
std::atomic<DateStyle> g_style = DateStyle::day_first;

/// Years of four digits alone.
bool has_iso(Days day) { return year_of(day) > 0 && year_of(day) < 10'000; }

/// Writes days in the style of the program, those of one year without it.
class Writer {
 public:
  explicit Writer(std::optional<int> without = {}) : style_(date_style()), without_(without) {}

  [[nodiscard]] bool iso(Days day) const { return style_ == DateStyle::iso && has_iso(day); }
  [[nodiscard]] bool month_first() const { return style_ == DateStyle::month_first; }
  [[nodiscard]] bool with_year(Days day) const { return without_ != year_of(day); }

  [[nodiscard]] std::string day_month(Days day) const {
    if (iso(day)) return fmt::format("{:02}-{:02}", month_of(day), day_of_month(day));
    const char* const month = month_with_day(month_of(day));
    return month_first() ? tr_format_in("month and day", "{} {}", month, day_of_month(day))
                         : tr_format_in("day and month", "{} {}", day_of_month(day), month);
  }
  [[nodiscard]] std::string day(Days day) const { return year_beside(day_month(day), day); }
  [[nodiscard]] std::string month(Days day) const {
    if (iso(day)) return fmt::format("{}-{:02}", iso_year(day), month_of(day));
    const char* const name = month_alone(month_of(day));
    return with_year(day) ? tr_format_in("month and year", "{} {}", name, year_text(year_of(day)))
                          : std::string(name);
  }
  /// "15-16 June 2014", "30 June - 2 July 2014", "30 December 2013 - 2 January 2014".
  [[nodiscard]] std::string range(Days first, Days last) const {
    const bool one_year = year_of(first) == year_of(last);
    if (!one_year || iso(first)) return fmt::format("{} {} {}", day(first), kDash, day(last));
    if (month_of(first) != month_of(last)) {
      return fmt::format("{} {} {}", day_month(first), kDash, day(last));
    }
    if (month_first()) {
      return year_beside(fmt::format("{}{}{}", day_month(first), kDash, day_of_month(last)), last);
    }
    return fmt::format("{}{}{}", day_of_month(first), kDash, day(last));
  }

 private:
  [[nodiscard]] std::string iso_year(Days day) const { return fmt::format("{:04}", year_of(day)); }
  [[nodiscard]] std::string year_beside(std::string words, Days day) const {
    if (!with_year(day)) return words;
    if (iso(day)) return iso_year(day) + "-" + words;
    return month_first()
               ? tr_format_in("month and day, year", "{}, {}", words, year_text(year_of(day)))
               : tr_format_in("day and month, year", "{} {}", words, year_text(year_of(day)));
  }

  DateStyle style_;
  std::optional<int> without_;
};

std::string clock(int minute_of_day) {
  return fmt::format("{:02}:{:02}", minute_of_day / 60, minute_of_day % 60);
}

std::string days_phrase(Days first, Days last, const Writer& writer) {
  if (first == last) return writer.day(first);
  const DaySpan span{first, last};
  const int year = year_of(first);
  if (span == month_span(year, month_of(first))) {
    return writer.month(first);
  }
  if (span == year_span(year)) return year_text(year);
  if (year > 0 && year % 10 == 0 && span == decade_span(year / 10)) {
    return tr_format("the {}s", year);
  }
  if (first == year_span(year).first && last == year_span(year_of(last)).last) {
    return fmt::format("{}{}{}", year_text(year), year > 0 ? "" : " ", kDash) +
           (year > 0 ? "" : " ") + year_text(year_of(last));
  }
  for (const auto& [season, words] : {std::pair{Season::spring, mark_in("season", "spring {}")},
                                      std::pair{Season::summer, mark_in("season", "summer {}")},
                                      std::pair{Season::autumn, mark_in("season", "autumn {}")},
                                      std::pair{Season::winter, mark_in("season", "winter {}")}}) {
    if (span != season_span(year, season)) continue;
    const std::string in = year_text(year);
    return base::tr_vformat(words, fmt::make_format_args(in), "season");
  }
  return writer.range(first, last);
}

struct DayPart {
  int from;
  int to;
  const char* words;
};
/// Minutes of the day that have a name of their own (as the lexicon of parts of days has them).
constexpr std::array kParts = {
    DayPart{0, 359, mark("early hours of {}")}, DayPart{360, 719, mark("morning of {}")},
    DayPart{720, 1079, mark("afternoon of {}")}, DayPart{1080, 1439, mark("evening of {}")},
    DayPart{1020, 1439, mark("evening of {}")}};

std::string at_minute(Minute minute, const Writer& writer) {
  return fmt::format("{}, {}", writer.day(minute.day()), clock(minute.minute_of_day()));
}

std::string within_day(Minute earliest, Minute latest, const Writer& writer) {
  const Days day = earliest.day();
  const int from = earliest.minute_of_day();
  const int to = latest.minute_of_day();
  if (from == to) return at_minute(earliest, writer);
  for (const DayPart& part : kParts) {
    if (part.from != from || part.to != to) continue;
    const std::string on = writer.day(day);
    return base::tr_vformat(part.words, fmt::make_format_args(on));
  }
  return fmt::format("{}, {}{}{}", writer.day(day), clock(from), kDash, clock(to));
}

bool is_night(Minute earliest, Minute latest) {
  return latest.day() - earliest.day() == std::chrono::days(1) &&
         earliest.minute_of_day() >= 16 * 60 && latest.minute_of_day() <= 11 * 60;
}

std::string relative_day(std::int64_t day) {
  if (day == 0) return tr("the day of the story");
  if (day == -1) return tr("the day before the story");
  if (day == 1) return tr("the day after the story");
  const auto n = static_cast<std::size_t>(day < 0 ? -day : day);
  // Without marks between thousands.
  return day < 0 ? tr_format("{} days before the story", n)
                 : tr_format("{} days after the story", n);
}

}  // namespace

std::string day_phrase(Days day, DayZero zero) {
  if (zero == DayZero::story) return relative_day(day.time_since_epoch().count());
  return Writer().day(day);
}

std::string day_month_phrase(Days day) { return Writer().day_month(day); }

std::string month_phrase(Days day) { return Writer().month(day); }

std::string_view name(DateStyle style) { return kStyles[static_cast<std::size_t>(style)]; }

std::optional<DateStyle> date_style_from(std::string_view name) {
  const auto at = std::ranges::find(kStyles, name);
  if (at == kStyles.end()) return std::nullopt;
  return static_cast<DateStyle>(at - kStyles.begin());
}

void set_date_style(DateStyle style) { g_style.store(style, std::memory_order_relaxed); }

DateStyle date_style() { return g_style.load(std::memory_order_relaxed); }

std::string offset_phrase(int offset) {
  if (offset == 0) return "UTC";
  const int o = offset < 0 ? -offset : offset;
  const char sign = offset < 0 ? '-' : '+';
  if (o % 60 == 0) return fmt::format("UTC{}{}", sign, o / 60);
  return fmt::format("UTC{}{}:{:02}", sign, o / 60, o % 60);
}

std::string minute_phrase(Minute minute, std::optional<int> offset, DayZero zero) {
  const std::string out =
      fmt::format("{}, {}", day_phrase(minute.day(), zero), clock(minute.minute_of_day()));
  return offset ? out + " " + offset_phrase(*offset) : out;
}

std::string elsewhere_phrase(Minute minute, int from, int to) {
  const Minute there = minute + (to - from);
  const std::string out = clock(there.minute_of_day()) + " " + offset_phrase(to);
  return there.day() == minute.day() ? out : day_month_phrase(there.day()) + ", " + out;
}

std::string elsewhere_phrase(const Bounds& bounds, int from, int to) {
  const bool starts = bounds.earliest && bounds.earliest->minute_of_day() != 0;
  const bool ends = bounds.latest && bounds.latest->minute_of_day() != 1439;
  if (!starts && !ends) return "";
  Bounds there = bounds;
  if (there.earliest) there.earliest = *there.earliest + (to - from);
  if (there.latest) there.latest = *there.latest + (to - from);
  return phrase(there) + " " + offset_phrase(to);
}

std::string phrase(const Bounds& bounds, std::optional<int> without) {
  const Writer writer(without);
  if (!bounds.earliest && !bounds.latest) return tr("time unknown");
  if (!bounds.latest) {
    const Minute at = *bounds.earliest;
    return tr_format("since {}",
                     at.minute_of_day() == 0 ? writer.day(at.day()) : at_minute(at, writer));
  }
  if (!bounds.earliest) {
    const Minute at = *bounds.latest;
    return tr_format("until {}",
                     at.minute_of_day() == 1439 ? writer.day(at.day()) : at_minute(at, writer));
  }
  const Days first = bounds.earliest->day();
  const Days last = bounds.latest->day();
  const bool whole =
      bounds.earliest->minute_of_day() == 0 && bounds.latest->minute_of_day() == 1439;
  if (whole) return days_phrase(first, last, writer);
  if (first == last) return within_day(*bounds.earliest, *bounds.latest, writer);
  if (is_night(*bounds.earliest, *bounds.latest))
    return tr_format("night of {}", writer.range(first, last));
  return fmt::format("{} {} {}", at_minute(*bounds.earliest, writer), kDash,
                     at_minute(*bounds.latest, writer));
}

std::string relative_phrase(const Bounds& bounds) {
  if (!bounds.earliest && !bounds.latest) return tr("time unknown");
  const auto day = [](Minute m) { return std::int64_t{m.day().time_since_epoch().count()}; };
  if (!bounds.latest) return tr_format("since {}", relative_day(day(*bounds.earliest)));
  if (!bounds.earliest) return tr_format("until {}", relative_day(day(*bounds.latest)));
  const std::int64_t first = day(*bounds.earliest);
  const std::int64_t last = day(*bounds.latest);
  if (first == last) return relative_day(first);
  if (last < 0) return tr_format("{}\u2013{} days before the story", -last, -first);
  if (first > 0) return tr_format("{}\u2013{} days after the story", first, last);
  return tr_format("{} to {}", relative_day(first), relative_day(last));
}

}  // namespace dateline::time

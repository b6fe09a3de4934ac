#include "timex/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dateline::timex {
namespace {

constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};

std::string iso_rest(time::Days day) {
  return fmt::format("-{:02}-{:02}", time::month_of(day), time::day_of_month(day));
}

int season_index(const time::DaySpan& days) {
  const int month = time::month_of(days.first);
  return month == 12 ? 3 : month / 3 - 1;
}

}  // namespace

std::string value_year(int year) {
  return year > 0 ? fmt::format("{:04}", year) : fmt::format("BC{:04}", 1 - year);
}

std::string value_date(Grain grain, const time::DaySpan& days, bool unknown) {
  const int year = time::year_of(days.first);
  const std::string y = unknown ? "XXXX" : value_year(year);
  switch (grain) {
    case Grain::minute:
    case Grain::part:
    case Grain::day:
      return unknown ? y + "-XX-XX" : y + iso_rest(days.first);
    case Grain::week: {
      if (unknown) return y + "-WXX";
      const time::IsoWeek week = time::iso_week_of(days.first);
      return fmt::format("{}-W{:02}", value_year(week.year), week.week);
    }
    case Grain::month:
      return unknown ? y + "-XX" : fmt::format("{}-{:02}", y, time::month_of(days.first));
    case Grain::season:
      return fmt::format("{}-{}", y, kSeasons[std::clamp(season_index(days), 0, 3)]);
    case Grain::quarter:
      return unknown ? y + "-QX"
                     : fmt::format("{}-Q{}", y, (time::month_of(days.first) - 1) / 3 + 1);
    case Grain::half:
      return fmt::format("{}-H{}", y, time::month_of(days.first) > 6 ? 2 : 1);
    case Grain::year:
      return y;
    case Grain::decade:
      if (unknown) return std::string(3, 'X');
      // The last year of a BC decade is its round one: 499 to 490 BC.
      if (year <= 0) return fmt::format("BC{:03}", (1 - time::year_of(days.last)) / 10);
      return fmt::format("{:03}", year / 10);
    case Grain::century:
      if (unknown) return "XX";
      if (year <= 0) return fmt::format("BC{:02}", -time::year_of(days.last) / 100);
      return fmt::format("{:02}", year / 100);
  }
  return y;
}

std::string value_clock(int minute_of_day) {
  return fmt::format("T{:02}:{:02}", minute_of_day / 60, minute_of_day % 60);
}

std::optional<std::string> value_length(const Count& count, std::string_view unit) {
  double n = count.value;
  std::string_view name = unit;
  bool clock = false;
  if (unit == "S" || unit == "M" || unit == "H") {
    clock = true;
    if (unit == "H" && n == 0.5 && !count.unknown) return "PT30M";
  } else if (unit == "MO") {
    name = "M";
  } else if (unit == "F") {
    n *= 2;
    name = "W";
  } else if (unit == "HC") {
    n *= 0.5;
    name = "CE";
  } else if (unit == "HD") {
    n *= 0.5;
    name = "DE";
  } else if (unit == "NI") {
    name = "D";
  } else if (unit == "ML") {
    name = "ML";
  }
  const std::string number = count.unknown ? "X" : fmt::format("{}", n);
  if (unit == "NI") return "P" + number + "NI";
  return fmt::format("P{}{}{}", clock ? "T" : "", number, name);
}

Answer date_answer(Grain grain, const time::DaySpan& days, bool relative) {
  Answer out;
  out.type = TimexType::date;
  out.value = value_date(grain, days, relative);
  out.bounds = time::Bounds::of(days.first, days.last);
  out.relative = relative;
  Told told;
  told.grain = grain;
  told.days = days;
  told.relative = relative;
  out.told = told;
  return out;
}

void set_part(Answer& answer, time::Days day, const Entry& part) {
  answer.type = TimexType::time;
  answer.value = answer.value.value_or("XXXX-XX-XX") + "T" + part.value;
  // Without the story's date a weekday is one of several days.
  const time::Days last = answer.told ? answer.told->days.last : day;
  if (answer.bounds.earliest) {
    answer.bounds = {time::Minute::start_of(day) + part.from,
                     time::Minute::start_of(last) + part.to};
  }
  if (answer.told) {
    answer.told->grain = Grain::part;
    answer.told->evening = part.from >= 12 * 60;
    answer.told->night = part.to >= 24 * 60;
  }
}

void set_night(Answer& answer) {
  if (!answer.told) return;
  Entry night;
  night.value = "NI";
  night.from = 18 * 60;
  night.to = 30 * 60 - 1;
  set_part(answer, answer.told->days.first, night);
}

void set_clock(Answer& answer, time::Days day, int minute_of_day) {
  answer.type = TimexType::time;
  answer.value = answer.value.value_or("XXXX-XX-XX") + value_clock(minute_of_day);
  const time::Days last = answer.told ? answer.told->days.last : day;
  if (answer.bounds.earliest) {
    answer.bounds = {time::Minute::start_of(day) + minute_of_day,
                     time::Minute::start_of(last) + minute_of_day};
  }
  if (answer.told) {
    answer.told->grain = Grain::minute;
    answer.told->minute = minute_of_day;
  }
}

void set_modifier(Answer& answer, const Entry& modifier) {
  if (!answer.told || !answer.bounds.earliest || !answer.bounds.latest) return;
  const time::DaySpan days = answer.told->days;
  if (answer.told->grain <= Grain::part) return;
  if (answer.told->grain == Grain::day) {
    if (days.first != days.last) return;
    const time::Minute start = time::Minute::start_of(days.first);
    answer.bounds = {start + modifier.day_from, start + modifier.day_to};
    return;
  }
  const std::int64_t length = (days.last - days.first).count() + 1;
  const std::int64_t first = length * modifier.from / 1000;
  const std::int64_t last = std::max(first, (length * modifier.to + 999) / 1000 - 1);
  answer.bounds =
      time::Bounds::of(time::plus_days(days.first, first), time::plus_days(days.first, last));
  if (answer.told->grain != Grain::year) return;
  const int year = time::year_of(days.first);
  if (modifier.value.size() != 2 || (modifier.value[0] != 'H' && modifier.value[0] != 'Q')) return;
  answer.value = answer.value.value_or("XXXX") + "-" + modifier.value;
  if (answer.relative) return;
  const int number = modifier.value[1] - '0';
  const time::DaySpan part =
      modifier.value[0] == 'H' ? time::half_span(year, number) : time::quarter_span(year, number);
  answer.bounds = time::Bounds::of(part.first, part.last);
}

std::optional<Grain> grain_of(std::string_view unit) {
  if (unit == "D" || unit == "NI") return Grain::day;
  if (unit == "W" || unit == "WE" || unit == "F") return Grain::week;
  if (unit == "MO") return Grain::month;
  if (unit == "Q") return Grain::quarter;
  if (unit == "Y") return Grain::year;
  if (unit == "DE") return Grain::decade;
  if (unit == "CE") return Grain::century;
  return std::nullopt;
}

time::DaySpan unit_around(Grain grain, time::Days day, std::int64_t count) {
  const auto far = static_cast<int>(std::clamp<std::int64_t>(count, -20000, 20000));
  const int year = time::year_of(day);
  switch (grain) {
    case Grain::week:
      return time::week_of(time::plus_days(day, count * 7));
    case Grain::month: {
      const time::Days there = time::plus_months(day, count);
      return time::month_span(time::year_of(there), time::month_of(there));
    }
    case Grain::season: {
      const time::Days there = time::plus_months(day, count * 3);
      const int month = time::month_of(there) % 12;  // December begins a winter
      const int begins = time::year_of(there) - (month == 1 || month == 2 ? 1 : 0);
      return time::season_span(begins, static_cast<time::Season>(month < 3 ? 24 : 20 + month / 3));
    }
    case Grain::quarter: {
      const time::Days there = time::plus_months(day, count * 3);
      return time::quarter_span(time::year_of(there), (time::month_of(there) + 2) / 3);
    }
    case Grain::half:
    case Grain::year:
      return time::year_span(year + far);
    case Grain::decade:
      if (year <= 0) return time::decade_span(std::max(0, (1 - year) / 10 - far), true);
      return time::decade_span(std::max(0, year / 10 + far));
    case Grain::century:
      if (year <= 0) return time::century_span(std::max(1, -year / 100 + 1 - far), true);
      return time::century_span(std::max(1, (year - 1) / 100 + 1 + far));
    default:
      break;
  }
  const time::Days there = time::plus_days(day, count);
  return {there, there};
}

time::Days moved(time::Days day, double count, std::string_view unit) {
  const double n = std::clamp(count, -1e6, 1e6);
  if (unit == "MO") {
    const double whole = std::floor(n);
    return time::plus_days(time::plus_months(day, static_cast<std::int64_t>(whole)),
                           std::llround((n - whole) * 30));
  }
  if (unit == "Q") return time::plus_months(day, std::llround(n * 3));
  if (unit == "Y") return time::plus_months(day, std::llround(n * 12));
  if (unit == "DE") return time::plus_months(day, std::llround(n * 120));
  if (unit == "CE") return time::plus_months(day, std::llround(n * 1200));
  if (unit == "HC" || unit == "HD") {
    return time::plus_months(day, std::llround(n * (unit == "HC" ? 600 : 60)));
  }
  return time::plus_days(day, std::llround(n * length_of(unit)));
}

double length_of(std::string_view unit) {
  if (unit == "S") return 1.0 / 86400;
  if (unit == "M") return 1.0 / 1440;
  if (unit == "H") return 1.0 / 24;
  if (unit == "W" || unit == "WE") return 7;
  if (unit == "F") return 14;
  if (unit == "MO") return 30.44;
  if (unit == "Q") return 91.3;
  if (unit == "Y") return 365.25;
  if (unit == "DE") return 3652.5;
  if (unit == "HD") return 1826;
  if (unit == "CE") return 36525;
  if (unit == "HC") return 18262;
  if (unit == "ML") return 365250;
  return 1;
}

}  // namespace dateline::timex

#include "time/edtf.hpp"

#include <fmt/format.h>

#include "time/calendar.hpp"

namespace dateline::time {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads exactly `count` digits from the front.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_digit(text[i])) return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

/// "T17:00", "T17:00:30", with "Z", "+03", "+03:00" or nothing after. Seconds are read and dropped.
bool take_time(std::string_view& text, EdtfDate& out) {
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ":")) return false;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return false;
  if (take(text, ":")) {
    const auto second = take_digits(text, 2);
    if (!second || *second > 60) return false;
  }
  out.unit = EdtfUnit::minute;
  out.minute_of_day = *hour * 60 + *minute;
  if (take(text, "Z")) {
    out.offset = 0;
  } else if (text.starts_with('+') || text.starts_with('-')) {
    const int sign = text.front() == '-' ? -1 : 1;
    text.remove_prefix(1);
    const auto h = take_digits(text, 2);
    if (!h || *h > 15) return false;
    int m = 0;
    if (take(text, ":")) {
      const auto minutes = take_digits(text, 2);
      if (!minutes || *minutes > 59) return false;
      m = *minutes;
    }
    out.offset = sign * (*h * 60 + m);
  }
  return text.empty();
}

bool take_qualifier(std::string_view& text, EdtfDate& out) {
  if (text.empty()) return false;
  out.uncertain = text.back() == '?' || text.back() == '%';
  out.approximate = text.back() == '~' || text.back() == '%';
  if (out.uncertain || out.approximate) text.remove_suffix(1);
  return true;
}

/// "-06", "-21", "-06-15", "-XX", "-06-XX", "-XX-XX" and a time, after the year.
bool take_rest(std::string_view text, EdtfDate& out) {
  if (text.empty()) return true;
  if (!take(text, "-")) return false;
  if (take(text, "XX")) {
    out.unspecified_month = true;
    if (text.empty()) return true;
    out.unspecified_day = true;
    return text == "-XX";
  }
  const auto month = take_digits(text, 2);
  if (!month) return false;
  if (*month >= 21 && *month <= 24) {
    out.unit = EdtfUnit::season;
    out.season = *month;
    return text.empty();
  }
  if (*month < 1 || *month > 12) return false;
  out.unit = EdtfUnit::month;
  out.month = *month;
  if (text.empty()) return true;
  if (!take(text, "-")) return false;
  if (text == "XX") {
    out.unspecified_day = true;
    return true;
  }
  const auto day = take_digits(text, 2);
  if (!day || !make_day(out.year, out.month, *day)) return false;
  out.unit = EdtfUnit::day;
  out.day = *day;
  if (text.empty()) return true;
  return take(text, "T") && take_time(text, out);
}

std::optional<EdtfDate> parse_date(std::string_view text) {
  EdtfDate out;
  if (!take_qualifier(text, out)) return std::nullopt;
  const bool negative = take(text, "-");
  std::size_t known = 0;
  while (known < text.size() && known < 4 && is_digit(text[known])) ++known;
  const std::string_view shape = text.substr(known);
  if (known == 4) {
    out.unit = EdtfUnit::year;
    out.year = *take_digits(text, 4);
    if (negative && out.year == 0) return std::nullopt;  // ISO 8601 has no year -0000
    if (negative) out.year = -out.year;
    if (!take_rest(text, out)) return std::nullopt;
    return out;
  }
  if (negative) return std::nullopt;
  if (known == 3 && (shape.empty() || shape == "X")) {
    out.unit = EdtfUnit::decade;
    out.year = *take_digits(text, 3) * 10;
    return out;
  }
  if (known == 2 && (shape.empty() || shape == "XX")) {
    out.unit = EdtfUnit::century;
    out.year = *take_digits(text, 2) * 100;
    return out;
  }
  return std::nullopt;
}

bool parse_end(std::string_view text, EdtfEnd& kind, EdtfDate& date) {
  if (text.empty() || text == "..") {
    kind = text.empty() ? EdtfEnd::unknown : EdtfEnd::open;
    return true;
  }
  const auto parsed = parse_date(text);
  if (!parsed || parsed->unit == EdtfUnit::minute) return false;
  kind = EdtfEnd::date;
  date = *parsed;
  return true;
}

std::string year_text(int year) {
  return fmt::format("{}{:04}", year < 0 ? "-" : "", year < 0 ? -year : year);
}

std::string date_text(const EdtfDate& d) {
  std::string out;
  switch (d.unit) {
    case EdtfUnit::century:
      out = fmt::format("{:02}XX", d.year / 100);
      break;
    case EdtfUnit::decade:
      out = fmt::format("{:03}X", d.year / 10);
      break;
    case EdtfUnit::year:
      out = year_text(d.year);
      if (d.unspecified_month) out += "-XX";
      if (d.unspecified_day) out += "-XX";
      break;
    case EdtfUnit::season:
      out = fmt::format("{}-{:02}", year_text(d.year), d.season);
      break;
    case EdtfUnit::month:
      out = fmt::format("{}-{:02}{}", year_text(d.year), d.month, d.unspecified_day ? "-XX" : "");
      break;
    case EdtfUnit::day:
    case EdtfUnit::minute:
      out = fmt::format("{}-{:02}-{:02}", year_text(d.year), d.month, d.day);
      break;
  }
  if (d.unit == EdtfUnit::minute) {
    out += fmt::format("T{:02}:{:02}:00", d.minute_of_day / 60, d.minute_of_day % 60);
    if (d.offset) {
      const int o = *d.offset;
      if (o == 0) {
        out += 'Z';
      } else {
        out += fmt::format("{}{:02}:{:02}", o < 0 ? '-' : '+', (o < 0 ? -o : o) / 60,
                           (o < 0 ? -o : o) % 60);
      }
    }
  }
  if (d.uncertain) return out + (d.approximate ? "%" : "?");
  return d.approximate ? out + "~" : out;
}

std::string end_text(EdtfEnd kind, const EdtfDate& date) {
  if (kind == EdtfEnd::open) return "..";
  return kind == EdtfEnd::unknown ? "" : date_text(date);
}

}  // namespace

std::optional<Edtf> parse_edtf(std::string_view text) {
  Edtf out;
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) {
    const auto date = parse_date(text);
    if (!date) return std::nullopt;
    out.start = *date;
    return out;
  }
  out.interval = true;
  if (!parse_end(text.substr(0, slash), out.start_kind, out.start) ||
      !parse_end(text.substr(slash + 1), out.end_kind, out.end)) {
    return std::nullopt;
  }
  if (out.start_kind == EdtfEnd::date && out.end_kind == EdtfEnd::date) {
    const auto first = bounds_of(Edtf{.start = out.start, .end = {}});
    const auto last = bounds_of(Edtf{.start = out.end, .end = {}});
    if (*first.earliest > *last.latest) return std::nullopt;
  }
  return out;
}

std::string to_string(const Edtf& edtf) {
  if (!edtf.interval) return date_text(edtf.start);
  return end_text(edtf.start_kind, edtf.start) + "/" + end_text(edtf.end_kind, edtf.end);
}

}  // namespace dateline::time

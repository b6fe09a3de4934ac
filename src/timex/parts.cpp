#include "timex/parts.hpp"

#include <cmath>

#include "time/calendar.hpp"

namespace dateline::timex {
namespace {

class Reader {
 public:
  Reader(const Match& match, const Line& line, const Lexicon& lexicon, bool second)
      : match_(match), line_(line), lexicon_(lexicon), second_(second) {}

  const Item* item(Class cls) const {
    if (second_ && match_.get(cls, true).item >= 0) return at(match_.get(cls, true));
    return match_.get(cls).item >= 0 ? at(match_.get(cls)) : nullptr;
  }
  const Entry* entry(Class cls) const {
    const Item* const found = item(cls);
    if (found == nullptr || found->entry < 0) return nullptr;
    return &lexicon_.entry(static_cast<std::uint32_t>(found->entry));
  }
  std::optional<int> number(Class cls) const {
    const Item* const found = item(cls);
    if (found == nullptr) return std::nullopt;
    return found->number < 1e6 ? static_cast<int>(found->number) : 1000000;
  }

 private:
  const Item* at(const Catch& caught) const {
    return &line_.items[static_cast<std::size_t>(caught.item)];
  }
  const Match& match_;
  const Line& line_;
  const Lexicon& lexicon_;
  bool second_;
};

void read_clock(const Reader& read, Parts& out) {
  for (const Class cls : {Class::clock, Class::dotted, Class::hhmm}) {
    const Item* const item = read.item(cls);
    if (item == nullptr) continue;
    out.clock = static_cast<int>(item->number);
    out.either_half =
        item->digits < 3 && *out.clock >= 60 && *out.clock < 13 * 60 && cls != Class::hhmm;
  }
  if (out.part != nullptr && out.part->has(kClock)) {
    out.clock = out.part->from;
    out.either_half = false;
    out.part = nullptr;
    return;
  }
  const Entry* const half = read.entry(Class::half_of_day);
  if (half == nullptr) return;
  // "11 a.m.": the hour is a number.
  if (!out.clock && out.number && out.number->value <= 12 &&
      out.number->value == std::floor(out.number->value)) {
    out.clock = static_cast<int>(out.number->value) * 60;
    out.number.reset();
  }
  if (!out.clock || *out.clock >= 13 * 60) return;
  out.either_half = false;
  const int in_half = *out.clock % (12 * 60);
  out.clock = half->value == "PM" ? in_half + 12 * 60 : in_half;
}

void read_year(const Reader& read, Parts& out) {
  out.year = read.number(Class::year);
  const Entry* const era = read.entry(Class::era);
  if (const auto figures = read.number(Class::figures); figures && !out.year) {
    out.year = figures;
    out.figures_digits = read.item(Class::figures)->digits;
  }
  if (const auto short_year = read.number(Class::short_year)) {
    out.year = *short_year + (*short_year < 40 ? 2000 : 1900);
  }
  out.two = read.number(Class::two);
  out.era_given = era != nullptr;
  out.bc = era != nullptr && era->value == "BC";
  if (out.year && out.bc) out.year = 1 - *out.year;
}

}  // namespace

Parts parts_of(const Match& match, const Line& line, const Lexicon& lexicon, bool second) {
  const Reader read(match, line, lexicon, second);
  Parts out;
  read_year(read, out);
  out.month = read.number(Class::month);
  out.day = read.number(Class::day);
  out.weekday = read.number(Class::weekday);
  out.islamic_month = read.number(Class::islamic_month);
  out.ordinal = read.number(Class::ordinal);
  for (const Class cls : {Class::number, Class::count}) {
    const Item* const item = read.item(cls);
    if (item != nullptr) out.number = Count{item->number, item->unknown};
  }
  if (const Item* const decade = read.item(Class::decade)) {
    out.decade = static_cast<int>(decade->number);
    out.decade_digits = decade->digits;
  }
  out.season = read.entry(Class::season);
  out.unit = read.entry(Class::unit);
  out.part = read.entry(Class::day_part);
  out.modifier = read.entry(Class::modifier);
  out.relation = read.entry(Class::relation);
  out.named = read.entry(Class::named_day);
  out.zone = read.number(Class::zone);
  out.word = read.entry(Class::vague);
  if (out.word == nullptr) out.word = read.entry(Class::set_word);
  for (const Class cls : {Class::month, Class::weekday, Class::season, Class::unit}) {
    const Entry* const entry = read.entry(cls);
    out.weak = out.weak || (entry != nullptr && entry->has(kWeak));
  }
  read_clock(read, out);
  for (const Class cls : {Class::iso, Class::slashed}) {
    const Item* const item = read.item(cls);
    if (item == nullptr) continue;
    out.year = item->year;
    out.month = item->month;
    out.day = item->day;
    if (cls == Class::iso && item->number >= 0) out.clock = static_cast<int>(item->number);
  }
  return out;
}

}  // namespace dateline::timex

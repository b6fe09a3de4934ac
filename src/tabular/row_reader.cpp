#include "tabular/row_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/table.hpp"
#include "base/translate.hpp"
#include "base/utf8.hpp"
#include "event/attribution_of.hpp"
#include "tabular/cell.hpp"

namespace dateline::tabular {
namespace {

using base::mark_in;

using base::Error;
using base::ErrorCode;
using base::Result;
using time::Bounds;
using time::Minute;

constexpr std::size_t kMostTrigger = 160;  // code points, as of any event
constexpr std::size_t kMostWords = 8;      // of a name

Error misfit(std::string message) { return {ErrorCode::bad_value, std::move(message), "", ""}; }

/// Of a name, which is one line whatever the cell has in it.
std::string few_words(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t words = 0; at < text.size(); ++at) {
    if (text[at] == ' ' && ++words == kMostWords) break;
  }
  return one_line(text.substr(0, at));
}

/// What a column counts of people, as Amount::of has it; "" for none.
std::string_view counted_by(Meaning m) {
  switch (m) {
    case Meaning::killed:
    case Meaning::killed_least:
    case Meaning::killed_most:
      return "killed";
    case Meaning::wounded:
    case Meaning::wounded_least:
    case Meaning::wounded_most:
      return "wounded";
    default:
      return {};
  }
}

Bounds widened(const Bounds& b, DatePrecision::Unit unit) {
  using namespace std::chrono;  // NOLINT: calendars
  if (b.open()) return b;
  const time::Days first = b.earliest->day();
  const time::Days last = b.latest->day();
  const auto month_of = [](time::Days day) {
    const year_month_day d(day);
    return d.year() / d.month();
  };
  switch (unit) {
    case DatePrecision::Unit::day:
      return b;
    case DatePrecision::Unit::week:
      return Bounds::of(first - days(3), last + days(3));
    case DatePrecision::Unit::month:
      return Bounds::of(sys_days(month_of(first) / 1),
                        sys_days(month_of(last) / std::chrono::last));
    case DatePrecision::Unit::year:
      return Bounds::of(sys_days(year_month_day(first).year() / 1 / 1),
                        sys_days(year_month_day(last).year() / 12 / 31));
  }
  return b;
}

/// What of bounds lies within others; nothing where they contradict each other.
Bounds within(Bounds b, const Bounds& whole) {
  if (whole.earliest && b.earliest) b.earliest = std::max(*b.earliest, *whole.earliest);
  if (whole.latest && b.latest) b.latest = std::min(*b.latest, *whole.latest);
  const bool before = b.latest && whole.earliest && *b.latest < *whole.earliest;
  const bool after = b.earliest && whole.latest && *whole.latest < *b.earliest;
  const bool turned = b.earliest && b.latest && *b.latest < *b.earliest;
  return before || after || turned ? Bounds() : b;
}

/// Columns whose cells speak for themselves; of the rest the heading is said.
constexpr std::array kPlain{Meaning::earliest, Meaning::latest, Meaning::date,    Meaning::end_date,
                            Meaning::time,     Meaning::type,   Meaning::subtype, Meaning::actor,
                            Meaning::target,   Meaning::place,  Meaning::admin,   Meaning::country,
                            Meaning::notes,    Meaning::source};

/// As people read of an event: when, what, who, whom, where, how many, and all else behind it.
constexpr std::array kReadingOrder{
    Meaning::earliest,     Meaning::latest,      Meaning::date,    Meaning::end_date,
    Meaning::year,         Meaning::month,       Meaning::day,     Meaning::time,
    Meaning::type,         Meaning::subtype,     Meaning::actor,   Meaning::target,
    Meaning::place,        Meaning::admin,       Meaning::country, Meaning::killed,
    Meaning::killed_least, Meaning::killed_most, Meaning::wounded, Meaning::wounded_least,
    Meaning::wounded_most, Meaning::notes,       Meaning::source};

}  // namespace

RowReader::RowReader(std::span<const std::string> headings, const Mapping& mapping,
                     const Lexicon& lexicon, const gazetteer::Gazetteer* world)
    : headings_(headings),
      mapping_(mapping),
      lexicon_(lexicon),
      world_(world),
      gives_coordinates_(mark_in("reason", "The table gives coordinates.")) {
  if (cites(mapping)) citations_.emplace(mapping, world);
  column_of_.fill(kNoColumn);
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    auto& column = column_of_[static_cast<std::size_t>(mapping.columns[i])];
    if (column == kNoColumn) column = i;
  }
  for (const Meaning m : kReadingOrder) {
    const std::size_t column = column_of_[static_cast<std::size_t>(m)];
    if (column != kNoColumn) order_.push_back(column);
  }
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (std::ranges::find(order_, i) == order_.end()) order_.push_back(i);
    const bool plain = std::ranges::find(kPlain, mapping.columns[i]) != kPlain.end();
    said_before_.push_back(plain ? "" : headings[i] + " ");
  }
}

Result<Bounds> RowReader::date_of(const Row& row, Meaning meaning) const {
  const std::string& text = cell(row, meaning);
  const auto bounds = date_in(text, mapping_.order);
  if (bounds) return *bounds;
  return misfit(fmt::format("\"{}\" is no date", text));
}

Result<std::optional<Minute>> RowReader::bound_of(const Row& row, Meaning meaning) const {
  const std::string& text = cell(row, meaning);
  if (text.empty()) return std::optional<Minute>();
  const std::size_t t = text.find('T');
  const auto day = date_in(text.substr(0, t), mapping_.order);
  const auto clock = t == std::string::npos ? std::nullopt : clock_in(text.substr(t + 1));
  if (!day || !day->earliest || !day->latest || (t != std::string::npos && !clock)) {
    return misfit(fmt::format("\"{}\" is no date", text));
  }
  if (clock) return std::optional(Minute::start_of(day->earliest->day()) + *clock);
  const bool begins = meaning == Meaning::earliest || meaning == Meaning::start_earliest ||
                      meaning == Meaning::end_earliest;
  return begins ? day->earliest : day->latest;
}

/// Beginning and end where the table tells them apart. What it says of the whole counts: somebody
/// may have changed that alone.
Result<void> RowReader::apart(const Row& row, event::Event& e) const {
  const auto side = [&](Meaning first, Meaning last) -> Result<Bounds> {
    const auto earliest = bound_of(row, first);
    if (!earliest) return earliest.error();
    const auto latest = bound_of(row, last);
    if (!latest) return latest.error();
    if (*earliest && *latest && **latest < **earliest) {
      return misfit(fmt::format("\"{}\" is before \"{}\"", cell(row, last), cell(row, first)));
    }
    return Bounds{*earliest, *latest};
  };
  const auto start = side(Meaning::start_earliest, Meaning::start_latest);
  if (!start) return start.error();
  const auto end = side(Meaning::end_earliest, Meaning::end_latest);
  if (!end) return end.error();
  if (start->earliest && end->latest && *end->latest < *start->earliest) {
    return misfit(fmt::format("it ends (\"{}\") before it begins", cell(row, Meaning::end_latest)));
  }
  if (start->earliest || start->latest) e.start = within(*start, e.bounds);
  if (end->earliest || end->latest) e.end = within(*end, e.bounds);
  return {};
}

Result<void> RowReader::when(const Row& row, event::Event& e) const {
  Bounds bounds;
  const auto earliest = bound_of(row, Meaning::earliest);
  if (!earliest) return earliest.error();
  const auto latest = bound_of(row, Meaning::latest);
  if (!latest) return latest.error();
  if (*earliest || *latest) {
    if (*earliest && *latest && **latest < **earliest) {
      return misfit(fmt::format("it ends (\"{}\") before it begins", cell(row, Meaning::latest)));
    }
    bounds = {*earliest, *latest};
  } else if (!cell(row, Meaning::date).empty()) {
    auto read = date_of(row, Meaning::date);
    if (!read) return read.error();
    bounds = *read;
  } else if (!cell(row, Meaning::year).empty()) {
    // Codebooks write 0 for a month or a day that is not known.
    const auto part = [&](Meaning m) { return number_in(cell(row, m)).value_or(0); };
    std::string text = fmt::format("{:04.0f}", part(Meaning::year));
    if (const double month = part(Meaning::month); month > 0) {
      text += fmt::format("-{:02.0f}", month);
      if (const double day = part(Meaning::day); day > 0) text += fmt::format("-{:02.0f}", day);
    }
    const auto read = date_in(text, mapping_.order);
    if (!read) return misfit(fmt::format("\"{}\" is no date", text));
    bounds = *read;
  }
  if (!cell(row, Meaning::end_date).empty() && bounds.earliest) {
    auto end = date_of(row, Meaning::end_date);
    if (!end) return end.error();
    if (end->latest && *end->latest < *bounds.earliest) {
      return misfit(fmt::format("it ends (\"{}\") before it begins", cell(row, Meaning::end_date)));
    }
    e.start = bounds;
    e.end = *end;
    bounds.latest = end->latest;
  } else if (!cell(row, Meaning::time).empty() && bounds.earliest && bounds.latest &&
             bounds.earliest->day() == bounds.latest->day()) {
    if (const auto clock = clock_in(cell(row, Meaning::time))) {
      const Minute at = Minute::start_of(bounds.earliest->day()) + *clock;
      bounds = {at, at};
    }
  }
  if (const auto precision =
          lexicon_.date_precision(mapping_.profile, cell(row, Meaning::date_precision));
      precision && precision->unit != DatePrecision::Unit::day) {
    bounds = widened(bounds, precision->unit);
    e.start = e.end = {};
    e.reasons.push_back(mark_in("reason", "The table says that the date is not known to the day."));
  }
  e.bounds = bounds;
  e.timed = bounds.earliest || bounds.latest;
  return apart(row, e);
}

const RowReader::Kind& RowReader::kind_of(const Row& row) {
  kind_cells_ = cell(row, Meaning::subtype);
  kind_cells_ += '\n';
  kind_cells_ += cell(row, Meaning::type);
  return kinds_.get(kind_cells_, [&] {
    Kind kind{mapping_.others, {}};
    std::string said;
    for (const Meaning m : {Meaning::subtype, Meaning::type}) {
      const std::string& text = cell(row, m);
      if (text.empty()) continue;
      if (said.empty()) said = text;
      const auto type = mapping_.types.find(folded(text));
      if (type == mapping_.types.end()) continue;
      kind.type = type->second;
      said = text;
      break;
    }
    if (!said.empty()) {
      kind.reason = fmt::format(mark_in("reason", "The table says \u201C{}\u201D, shown as {}."),
                                said, event::name(kind.type));
    }
    return kind;
  });
}

void RowReader::what(const Row& row, event::Event& e) {
  const Kind& kind = kind_of(row);
  e.type = kind.type;
  if (!kind.reason.empty()) e.reasons.push_back(kind.reason);
  if (const auto status = event::status_from(folded(cell(row, Meaning::status)))) {
    e.status = *status;
  }
  const event::Attribution& actor = side_of(cell(row, Meaning::actor));
  e.actor = actor.name;
  e.actor_id = actor.id;
  e.target = side_of(cell(row, Meaning::target)).name;
}

const event::Attribution& RowReader::side_of(const std::string& cell) {
  return actors_.get(cell, [&] {
    std::string words = few_words(cell);
    std::string id = folded(words);
    return event::Attribution{std::move(words), std::move(id)};
  });
}

Result<void> RowReader::how_many(const Row& row, event::Event& e) const {
  const auto whole = [&](Meaning m) -> Result<std::optional<std::int64_t>> {
    const std::string& text = cell(row, m);
    if (text.empty()) return std::optional<std::int64_t>();
    const auto n = number_in(text);
    // Codebooks write -9 or -99 for what is not known.
    if (n && *n < 0) return std::optional<std::int64_t>();
    if (!n || *n > 1e12) return misfit(fmt::format("\"{}\" is no number of people", text));
    return std::optional(static_cast<std::int64_t>(std::llround(*n)));
  };
  const auto killed = whole(Meaning::killed);
  const auto least = whole(Meaning::killed_least);
  const auto most = whole(Meaning::killed_most);
  const auto wounded = whole(Meaning::wounded);
  const auto hurt_least = whole(Meaning::wounded_least);
  const auto hurt_most = whole(Meaning::wounded_most);
  for (const auto* one : {&killed, &least, &most, &wounded, &hurt_least, &hurt_most}) {
    if (!*one) return one->error();
  }
  const auto add = [&](const base::SharedText& of, std::optional<std::int64_t> low,
                       std::optional<std::int64_t> high, Meaning column) {
    if (!low && !high) return;
    if (low.value_or(0) == 0 && high.value_or(0) == 0) return;
    if (low && high && *low > *high) std::swap(low, high);
    event::Amount amount;
    amount.of = of;
    amount.at_least = low;
    amount.at_most = high;
    amount.text = cell(row, column);
    e.numbers.push_back(std::move(amount));
  };
  add(killed_, *least ? *least : *killed, *most ? *most : *killed,
      *killed  ? Meaning::killed
      : *least ? Meaning::killed_least
               : Meaning::killed_most);
  add(wounded_, *hurt_least ? *hurt_least : *wounded, *hurt_most ? *hurt_most : *wounded,
      *wounded      ? Meaning::wounded
      : *hurt_least ? Meaning::wounded_least
                    : Meaning::wounded_most);
  return {};
}

void RowReader::write(const Row& row, RowEvent& out) const {
  std::uint32_t length = 0;  // code points of the line
  const auto put = [&](std::string_view text) {
    append_one_line(out.line, text);
    length += static_cast<std::uint32_t>(base::count_code_points(text));
  };
  constexpr std::string_view kBetween = " \u00B7 ";
  constexpr std::uint32_t kBetweenLength = 3;
  constexpr std::size_t kAbout = 12;  // stands beside a cell
  std::size_t bytes = 0;
  for (const std::string& cell : row.cells) bytes += cell.size() + kAbout;
  out.line.reserve(bytes);
  std::optional<std::uint32_t> begin;
  std::uint32_t end = 0;
  for (const std::size_t i : order_) {
    if (i >= row.cells.size() || row.cells[i].empty()) continue;
    const Meaning m = mapping_.columns[i];
    if (length > 0) {
      out.line += kBetween;
      length += kBetweenLength;
    }
    if (!said_before_[i].empty()) put(said_before_[i]);
    const std::uint32_t from = length;
    put(row.cells[i]);
    if (m == Meaning::type || m == Meaning::subtype) {
      if (!begin) begin = from;
      end = length;
    }
    const std::string_view counts = counted_by(m);
    if (counts.empty()) continue;
    for (event::Amount& amount : out.event.numbers) {
      if (amount.of == counts && amount.words.end == 0) amount.words = {from, length};
    }
  }
  if (length == 0) put("(an empty row)");
  if (!begin) end = length;
  out.trigger = {begin.value_or(0),
                 std::min(end, begin.value_or(0) + static_cast<std::uint32_t>(kMostTrigger))};
}

const event::Attribution& RowReader::source_of(const Row& row) {
  const std::string& source = cell(row, Meaning::source);
  return sources_.get(source, [&] {
    std::string name = few_words(source);
    std::string id = event::source_key(name);
    return event::Attribution{std::move(name), std::move(id)};
  });
}

/// A row that quotes is shown by what it quotes.
Result<void> RowReader::cite(const Row& row, RowEvent& out) {
  auto cited = citations_->read(row, out.event);
  if (!cited) return cited.error();
  if (cited->told.empty()) {
    write(row, out);
  } else {
    out.line = cited->told.front().words;
    out.told_by = cited->told.front().told_by;
    const auto length = static_cast<std::uint32_t>(base::count_code_points(out.line));
    out.trigger = {0, std::min(length, static_cast<std::uint32_t>(kMostTrigger))};
    for (event::Amount& amount : out.event.numbers) amount.words = out.trigger;
  }
  if (!cited->told.empty() || !cited->story().empty()) {
    out.cited = std::make_unique<Citation>(std::move(*cited));
  }
  return {};
}

Result<RowEvent> RowReader::read(const Row& row) {
  RowEvent out;
  out.event.reasons.reserve(2);  // of its place and its type, as most have
  if (auto ok = when(row, out.event); !ok) return ok.error();
  if (auto ok = where(row, out); !ok) return ok.error();
  if (const auto sure = number_in(cell(row, Meaning::confidence));
      sure && *sure >= 0 && *sure <= 1) {
    out.event.confidence = *sure;
  }
  if (auto ok = how_many(row, out.event); !ok) return ok.error();
  what(row, out.event);
  const bool empty = std::ranges::all_of(row.cells, &std::string::empty) && !row.at;
  if (empty) return misfit("it is empty");
  out.told_by = source_of(row);
  if (!citations_) {
    write(row, out);
  } else if (auto ok = cite(row, out); !ok) {
    return ok.error();
  }
  return out;
}

}  // namespace dateline::tabular

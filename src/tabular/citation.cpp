#include "tabular/citation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <tuple>

#include "base/table.hpp"
#include "base/translate.hpp"
#include "event/attribution_of.hpp"
#include "event/by_hand.hpp"
#include "event/gazetteer_place.hpp"
#include "tabular/cell.hpp"

namespace dateline::tabular {
namespace {

using base::Error;
using base::ErrorCode;
using base::mark_in;
using base::Result;

constexpr std::string_view kBetween = " | ";  // sentences and voices in one cell
constexpr std::size_t kMostId = 128;          // bytes
constexpr double kReachKm = 1500;             // how far people go, as a rule

Error misfit(std::string message) { return {ErrorCode::bad_value, std::move(message), "", ""}; }

std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> out;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(kBetween), cell.size());
    if (const std::string_view part = base::trim(cell.substr(0, end)); !part.empty()) {
      out.emplace_back(part);
    }
    cell.remove_prefix(std::min(end + kBetween.size(), cell.size()));
  }
  return out;
}

event::Attribution voice(std::string name) {
  event::Attribution out;
  out.id = event::source_key(name);
  out.name = std::move(name);
  return out;
}

/// Hands each voice to the sentence that names it, else to the first that has none yet, else to the
/// last one together with those before.
void hand_out(const std::vector<std::string>& voices, std::vector<Citation::Sentence>& to) {
  for (const std::string& name : voices) {
    const auto free = [](const Citation::Sentence& s) { return s.told_by.name.empty(); };
    auto at = std::ranges::find_if(to, [&](const Citation::Sentence& s) {
      return free(s) && s.words.find(name) != std::string::npos;
    });
    if (at == to.end()) at = std::ranges::find_if(to, free);
    if (at != to.end()) {
      at->told_by = voice(name);
    } else {
      Citation::Sentence& last = to.back();
      last.told_by = voice(last.told_by.name + std::string(kBetween) + name);
    }
  }
}

/// "+03:00" behind a time, "Z"; nullopt where there is none.
std::optional<int> offset_of(std::string_view iso) {
  const std::size_t t = iso.find('T');
  if (t == std::string_view::npos) return std::nullopt;
  if (iso.ends_with('Z')) return 0;
  const std::size_t sign = iso.find_first_of("+-", t);
  if (sign == std::string_view::npos) return std::nullopt;
  const auto clock = clock_in(iso.substr(sign + 1));
  constexpr int kMost = 18 * 60;
  if (!clock || *clock > kMost) return std::nullopt;
  return iso[sign] == '-' ? -*clock : *clock;
}

/// A number or "null" of "[-3,null]".
std::optional<std::optional<std::int64_t>> side_of(std::string_view text) {
  constexpr std::int64_t kMost = 1'000'000;
  text = base::trim(text);
  if (text == "null") return std::optional<std::int64_t>();
  std::int64_t n = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (ec != std::errc() || end != text.data() + text.size() || n < -kMost || n > kMost) {
    return std::nullopt;
  }
  return std::optional(n);
}

/// Takes a number off the beginning of a text.
std::optional<std::int64_t> take_number(std::string_view& text) {
  std::int64_t n = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (ec != std::errc() || n < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return n;
}

bool take(std::string_view& text, std::string_view head) {
  if (!text.starts_with(head)) return false;
  text.remove_prefix(head.size());
  return true;
}

/// As event::in_words() writes it in English: "at least 10 killed", "10\u201320 troops"; what is
/// none of these are words alone.
event::Amount amount_of(std::string_view text) {
  event::Amount out;
  out.text = text;
  const bool least = take(text, "at least ");
  const bool most = !least && take(text, "at most ");
  const auto first = take_number(text);
  const auto last = first && !least && !most && take(text, "\u2013") ? take_number(text) : first;
  if (!first || !last || !take(text, " ") || text.empty()) return out;
  out.of = text;
  if (!most) out.at_least = first;
  if (!least) out.at_most = last;
  return out;
}

constexpr std::array<std::string_view, 2> kOfColumns{"killed", "wounded"};

using Widest = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>;

/// The bounds that hold all numbers of a kind; none where all are 0.
Widest widest(const std::vector<event::Amount>& numbers, std::string_view of) {
  Widest out;
  for (const event::Amount& n : numbers) {
    if (n.of != of) continue;
    if (n.at_least && (!out.first || *n.at_least < *out.first)) out.first = n.at_least;
    if (n.at_most && (!out.second || *n.at_most > *out.second)) out.second = n.at_most;
  }
  return out.first.value_or(0) == 0 && out.second.value_or(0) == 0 ? Widest() : out;
}

}  // namespace

std::string Citation::story() const {
  if (!document.empty()) return document;
  if (title.empty() && publisher.empty() && url.empty()) return "";
  const std::string on = day ? time::to_iso_date(*day) : std::string();
  return fmt::format("{}\n{}\n{}\n{}", title, publisher, url, on);
}

bool cites(const Mapping& mapping) {
  constexpr std::array kAny{Meaning::document, Meaning::title, Meaning::quote};
  return std::ranges::any_of(kAny, [&](Meaning m) { return mapping.column(m).has_value(); });
}

bool is_lasting_id(std::string_view id) {
  if (id.size() > kMostId) return false;
  const bool plain = std::ranges::all_of(id, [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u > ' ' && u != 0x7F && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
  });
  if (!plain) return false;
  // As event::extract_events makes it: of the text, the type and the place in it.
  constexpr std::size_t kDigits = 16;
  if (id.starts_with('e') && id.size() > kDigits) {
    const std::string_view hex = id.substr(1, kDigits);
    const std::string_view rest = id.substr(1 + kDigits);
    return hex.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
           (rest.empty() || rest.front() == '-' || rest.front() == '/');
  }
  // As Page makes it: "incidents-csv-00aa11-p2-r502".
  const std::size_t row = id.rfind("-r");
  const std::size_t page = row == std::string_view::npos ? row : id.rfind("-p", row);
  if (page == std::string_view::npos || page == 0 || row + 2 == id.size()) return false;
  const std::string_view number = id.substr(page + 2, row - page - 2);
  return !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
}

CitationReader::CitationReader(const Mapping& mapping, const gazetteer::Gazetteer* world)
    : column_of_(kMeanings), order_(mapping.order), world_(world) {
  for (std::size_t m = 0; m < kMeanings; ++m) {
    column_of_[m] = mapping.column(static_cast<Meaning>(m));
  }
}

const std::string& CitationReader::cell(const Row& row, Meaning meaning) const {
  static const std::string kNone;
  const auto column = column_of_[static_cast<std::size_t>(meaning)];
  return column && *column < row.cells.size() ? row.cells[*column] : kNone;
}

Result<time::Bounds> CitationReader::days_in(const Row& row, Meaning meaning) const {
  const std::string& text = cell(row, meaning);
  time::Bounds out;
  if (text.empty()) return out;
  const std::size_t comma = text.find(',');
  const auto wrong = [&] {
    return misfit(fmt::format("\"{}\" are no two days, as [-3,-1] are", text));
  };
  if (!text.starts_with('[') || !text.ends_with(']') || comma == std::string::npos) return wrong();
  const auto first = side_of(std::string_view(text).substr(1, comma - 1));
  const auto last = side_of(std::string_view(text).substr(comma + 1, text.size() - comma - 2));
  if (!first || !last || (*first && *last && **first > **last)) return wrong();
  const auto day = [](std::int64_t n) { return time::Days(std::chrono::days(n)); };
  if (*first) out.earliest = time::Minute::start_of(day(**first));
  if (*last) out.latest = time::Minute::end_of(day(**last));
  return out;
}

Result<void> CitationReader::relative_days(const Row& row, event::Event& e) const {
  if (e.bounds.earliest || e.bounds.latest) return {};
  const auto whole = days_in(row, Meaning::relative_days);
  if (!whole) return whole.error();
  const auto start = days_in(row, Meaning::relative_start);
  if (!start) return start.error();
  const auto end = days_in(row, Meaning::relative_end);
  if (!end) return end.error();
  if (!whole->earliest && !whole->latest) return {};
  e.bounds = *whole;
  e.start = *start;
  e.end = *end;
  e.relative = true;
  e.timed = true;
  return {};
}

/// Whence or whither: the place of that name with the most people of those that can be reached from
/// where the event was. The table has its name alone.
std::optional<event::EventPlace> CitationReader::end_of_way(const Row& row, Meaning meaning,
                                                            event::Event& e) {
  const std::string& name = cell(row, meaning);
  if (name.empty() || world_ == nullptr) return std::nullopt;
  const auto [known, fresh] = ends_of_ways_.try_emplace({name, e.place ? e.place->key : ""});
  if (fresh) {
    std::optional<gazetteer::Place> best;
    std::tuple<bool, std::uint32_t, float> best_by;
    for (const gazetteer::NameHit& hit : world_->find(name)) {
      const gazetteer::Place p = world_->place(hit.id);
      const bool near = !e.place || geo::distance_km(e.place->at, p.at) <= kReachKm;
      const std::tuple by{near, p.population, p.radius_km};
      if (!best || by > best_by) {
        best = p;
        best_by = by;
      }
    }
    if (best) known->second = event::gazetteer_place(*best, name);
  }
  if (!known->second) {
    e.reasons.push_back(
        fmt::format(mark_in("reason", "The gazetteer has no \u201C{}\u201D."), name));
  }
  return known->second;
}

void CitationReader::by_hand(const Row& row, event::Event& e) const {
  for (const std::string_view name : base::split(cell(row, Meaning::by_hand), ',')) {
    if (const auto what = event::by_hand_from(base::trim(name))) e.mark(*what);
  }
}

/// Killed and wounded have columns of their own, which count where somebody has changed them.
void CitationReader::numbers(const Row& row, event::Event& e) const {
  std::vector<event::Amount> told;
  for (const std::string& part : parts_of(one_line(cell(row, Meaning::numbers)))) {
    told.push_back(amount_of(part));
  }
  if (told.empty()) return;
  const bool same = std::ranges::all_of(
      kOfColumns, [&](std::string_view of) { return widest(told, of) == widest(e.numbers, of); });
  if (same) {
    e.numbers = std::move(told);
    return;
  }
  for (event::Amount& amount : told) {
    if (std::ranges::find(kOfColumns, amount.of.str()) == kOfColumns.end()) {
      e.numbers.push_back(std::move(amount));
    }
  }
}

void CitationReader::sentences(const Row& row, Citation& out) const {
  if (const std::string& quote = cell(row, Meaning::quote); !quote.empty()) {
    out.told.push_back({one_line(quote), {}});
  }
  // Whether other sentences are of this story can only be told where no other tells it.
  const bool alone = number_in(cell(row, Meaning::stories)).value_or(1) <= 1;
  for (std::string& words : parts_of(one_line(cell(row, Meaning::also_told)))) {
    if (alone && !out.told.empty()) {
      out.told.push_back({std::move(words), {}});
    } else {
      out.beside.push_back(std::move(words));
    }
  }
  if (!out.told.empty()) hand_out(parts_of(cell(row, Meaning::source)), out.told);
}

Result<Citation> CitationReader::read(const Row& row, event::Event& e) {
  Citation out;
  if (const std::string& id = cell(row, Meaning::id); is_lasting_id(id)) out.id = id;
  out.document = cell(row, Meaning::document);
  out.title = one_line(cell(row, Meaning::title));
  out.publisher = one_line(cell(row, Meaning::publisher));
  out.url = cell(row, Meaning::url);
  if (const std::string& text = cell(row, Meaning::story_date); !text.empty()) {
    const auto day = date_in(text, order_);
    if (!day || !day->earliest) return misfit(fmt::format("\"{}\" is no date", text));
    out.day = day->earliest->day();
  }
  for (const Meaning m : {Meaning::earliest, Meaning::latest, Meaning::start_earliest,
                          Meaning::start_latest, Meaning::end_earliest, Meaning::end_latest}) {
    if (!out.offset) out.offset = offset_of(cell(row, m));
  }
  if (auto ok = relative_days(row, e); !ok) return ok.error();
  e.destination = end_of_way(row, Meaning::destination, e);
  e.origin = end_of_way(row, Meaning::origin, e);
  by_hand(row, e);
  numbers(row, e);
  sentences(row, out);
  return out;
}

}  // namespace dateline::tabular

#include "brief/event_caption.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/translate.hpp"
#include "base/utf8.hpp"
#include "brief/backing.hpp"
#include "scene/words.hpp"
#include "time/phrase.hpp"

namespace dateline::brief {
namespace {

using event::EventType;

/// How a kind of event is told: {a} who did it, {t} to whom, {p} " in Tikrit".
struct Telling {
  const char* whole;    ///< with who and whom
  const char* by_one;   ///< with who alone
  const char* to_one;   ///< with whom alone
  const char* nothing;  ///< with neither
};

constexpr std::array<Telling, event::kEventTypes> kTellings = {{
    {"{a} captured {n}", "{a} captured {n}", "{n} was captured", "{n} was captured"},
    {"{a} fought {t}{p}", "{a} fought{p}", "fighting with {t}{p}", "fighting{p}"},
    {"{a} attacked {t}{p}", "attack by {a}{p}", "attack on {t}{p}", "attack{p}"},
    {"air strike by {a} on {t}{p}", "air strike by {a}{p}", "air strike on {t}{p}",
     "air strike{p}"},
    {"{a} shelled {t}{p}", "shelling by {a}{p}", "shelling of {t}{p}", "shelling{p}"},
    {"bombing by {a} of {t}{p}", "bombing by {a}{p}", "bombing of {t}{p}", "bombing{p}"},
    {"{a} besieged {n}", "{a} besieged {n}", "{n} was besieged", "{n} was besieged"},
    {"{a} abducted {t}{p}", "abduction by {a}{p}", "abduction of {t}{p}", "abduction{p}"},
    {"{a} arrested {t}{p}", "arrests by {a}{p}", "arrest of {t}{p}", "arrests{p}"},
    {"{a} released {t}{p}", "release by {a}{p}", "release of {t}{p}", "release{p}"},
    {"{a} evacuated {t}{p}", "evacuation by {a}{p}", "evacuation of {t}{p}", "evacuation{p}"},
    {"{t} fled{p} from {a}", "people fled{p} from {a}", "{t} fled{p}", "people fled{p}"},
    {"{a} deployed {t}{p}", "{a} deployed{p}", "deployment of {t}{p}", "deployment{p}"},
    {"{a} withdrew from {n}", "{a} withdrew from {n}", "withdrawal from {n}",
     "withdrawal from {n}"},
    {"{a} held talks with {t}{p}", "{a} held talks{p}", "talks with {t}{p}", "talks{p}"},
    {"{a} and {t} agreed{p}", "{a} agreed{p}", "agreement of {t}{p}", "agreement{p}"},
    {"{a} sent aid to {t}{p}", "aid by {a}{p}", "aid for {t}{p}", "aid{p}"},
    {"{a} protested against {t}{p}", "{a} protested{p}", "protest against {t}{p}", "protest{p}"},
    {"{a} spoke of {t}{p}", "statement by {a}{p}", "statement on {t}{p}", "statement{p}"},
}};

/// "recaptured" where the story has it so: who lost a place and won it back did not just take it.
bool won_back(const store::Snapshot& snapshot, const event::Event& e, store::Row row) {
  if (e.type != EventType::capture || e.mentions.empty()) return false;
  const std::string words =
      base::lower_ascii(snapshot.document_of(row).story.line(e.mentions.front().span));
  constexpr std::array kWords{"recaptur", "retook", "retake", "regain", "took back", "won back"};
  return std::ranges::any_of(kWords,
                             [&](const char* w) { return words.find(w) != std::string::npos; });
}

void replace(std::string& in, std::string_view what, std::string_view by) {
  const std::size_t at = in.find(what);
  if (at != std::string::npos) in.replace(at, what.size(), by);
}

/// Of those killed, whom a caption does not leave out.
std::string toll(const event::Event& e) {
  for (const event::Amount& amount : e.numbers) {
    if (amount.of.str() == "killed") return in_words(amount);
  }
  return "";
}

std::string what_happened(const store::Snapshot& snapshot, const event::Event& e, store::Row row) {
  std::string place = e.place ? e.place->name : "";
  const std::string actor = e.actor.str();
  std::string target = e.target.str();
  // "Bombing of 12 people; 12 killed".
  if (!target.empty() && target[0] >= '0' && target[0] <= '9' && !toll(e).empty()) target.clear();
  // "The army shelled Tikrit in Tikrit".
  const bool named = !place.empty() &&
                     base::lower_ascii(target).find(base::lower_ascii(place)) != std::string::npos;
  const bool near = e.place && e.place->precision == event::Precision::relative;
  const Telling& telling = kTellings[static_cast<std::size_t>(e.type)];
  std::string out = actor.empty()    ? (target.empty() ? telling.nothing : telling.to_one)
                    : target.empty() ? telling.by_one
                                     : telling.whole;
  if (place.empty()) place = target.empty() ? "a place" : target;
  const std::string in = !e.place || named ? "" : (near ? " near " : " in ") + place;
  if (won_back(snapshot, e, row)) replace(out, "captured", "recaptured");
  replace(out, "{n}", near ? "ground near " + place : place);
  replace(out, "{p}", in);
  replace(out, "{a}", actor);
  replace(out, "{t}", target);
  return scene::sentence_case(out);
}

/// Whether words of a time go on in a sentence without a comma.
bool is_clause(const std::string& when) {
  constexpr std::array<std::string_view, 4> kBegins{"on ", "around ", "from ", "some time "};
  return std::ranges::any_of(kBegins, [&](std::string_view b) { return when.starts_with(b); });
}

}  // namespace

std::string when_words(const store::EventTimes& times, bool relative) {
  const base::InEnglish kept;
  const time::Bounds& whole = times.whole;
  if (!whole.earliest && !whole.latest) return "";
  if (relative) return time::relative_phrase(whole);
  if (!whole.earliest || !whole.latest) return time::phrase(whole);
  const time::Days first = whole.earliest->day();
  const time::Days last = whole.latest->day();
  if (first == last) return "on " + time::day_phrase(first);
  // It went on where its beginning was surely before its end.
  const bool went_on = times.start.latest && times.end.earliest &&
                       times.start.latest->day() < times.end.earliest->day();
  if (went_on) {
    return fmt::format("from {} to {}", time::day_phrase(first), time::day_phrase(last));
  }
  const auto days = (last - first).count();
  // A night is two days, and no one means noon by it.
  if (days == 1) return time::phrase(whole);
  if (days <= 14) return "around " + time::day_phrase(first + (last - first) / 2);
  return "some time in " + time::phrase(time::Bounds::of(first, last));
}

std::string event_caption(const store::Snapshot& snapshot, store::Row row) {
  const base::InEnglish kept;
  const event::Event& e = snapshot.event(row);
  const store::EventTimes times = snapshot.times(row);
  std::string out = what_happened(snapshot, e, row);
  if (const std::string when = when_words(times, e.relative); !when.empty()) {
    out += (is_clause(when) ? " " : ", ") + when;
  }
  if (const std::string dead = toll(e); !dead.empty()) out += "; " + dead;
  out += ".";
  if (e.status == event::Status::planned) out = "Planned: " + out;
  if (e.status == event::Status::considered) out = "Considered: " + out;
  if (e.status == event::Status::denied) out = "Denied: " + out;
  if (const std::string weak = backing_words(backing_of(snapshot, row)); !weak.empty()) {
    out += " " + weak;
  }
  if (times.disputed) out += " Its time is disputed.";
  return out;
}

}  // namespace dateline::brief

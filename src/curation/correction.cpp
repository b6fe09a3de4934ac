#include "curation/correction.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/overloaded.hpp"
#include "base/translate.hpp"

namespace dateline::curation {
namespace {

using base::mark_in;

/// "capture \"seized the town\"".
std::string called(const EventAnchor& e) {
  constexpr std::size_t kMostBytes = 48;
  std::string words = e.words;
  if (words.size() > kMostBytes) {
    std::size_t end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
    words.resize(end);
    words += "\u2026";
  }
  return fmt::format(mark_in("in a sentence", "{} \u201C{}\u201D"), name(e.type), words);
}

std::string title_of(const EventCorrection& c) {
  const std::string event = called(c.event);
  return std::visit(
      base::Overloaded{
          [&](const SetPlace& s) {
            return s.place ? fmt::format(mark_in("in a sentence", "place {} at {}"), event,
                                         s.place->name.empty() ? mark_in("in a sentence", "a point")
                                                               : s.place->name)
                           : fmt::format(mark_in("in a sentence", "take the place from {}"), event);
          },
          [&](const SetTime&) { return fmt::format(mark_in("in a sentence", "date {}"), event); },
          [&](const SetOrder& s) {
            return fmt::format(mark_in("in a sentence", "order {} and {}"), event, called(s.other));
          },
          [&](const SetType& s) {
            return fmt::format(mark_in("in a sentence", "call {} {}"), event, name(s.type));
          },
          [&](const SetStatus& s) {
            return fmt::format(mark_in("in a sentence", "call {} {}"), event, name(s.status));
          },
          [&](const SetActor& s) {
            return s.actor.empty()
                       ? fmt::format(mark_in("in a sentence", "take the actor from {}"), event)
                       : fmt::format(mark_in("in a sentence", "name {} as the actor of {}"),
                                     s.actor, event);
          },
          [&](const SetTarget& s) {
            return s.target.empty()
                       ? fmt::format(mark_in("in a sentence", "take the target from {}"), event)
                       : fmt::format(mark_in("in a sentence", "name {} as the target of {}"),
                                     s.target, event);
          },
          [&](const Reject&) { return fmt::format(mark_in("in a sentence", "reject {}"), event); },
          [&](const Verify&) { return fmt::format(mark_in("in a sentence", "verify {}"), event); },
          [&](const SameAs& s) {
            return fmt::format(mark_in("in a sentence", "merge {} and {}"), event, called(s.other));
          },
          [&](const ApartFrom& s) {
            return fmt::format(mark_in("in a sentence", "keep {} and {} apart"), event,
                               called(s.other));
          },
          [&](const SplitOff& s) {
            return fmt::format(mark_in("in a sentence", "split \u201C{}\u201D from {}"), s.words,
                               event);
          },
      },
      c.change);
}

std::string title_of(const MentionCorrection& c) {
  static constexpr std::array<const char*, 3> kWhere{mark_in("in a sentence", "here"),
                                                     mark_in("in a sentence", "in its story"),
                                                     mark_in("in a sentence", "in all stories")};
  const std::string_view where = kWhere[static_cast<std::size_t>(c.reach)];
  if (!c.place)
    return fmt::format(mark_in("in a sentence", "call \u201C{}\u201D no place {}"),
                       c.mention.surface, where);
  const std::string country =
      c.place->country.empty() ? "" : fmt::format(" ({})", c.place->country);
  return fmt::format(mark_in("in a sentence", "take \u201C{}\u201D for {}{} {}"), c.mention.surface,
                     c.place->name, country, where);
}

std::string title_of(const AddedEvent& e) {
  std::string what(name(e.type));
  if (e.place && !e.place->name.empty()) what += " in " + e.place->name;
  return fmt::format(mark_in("in a sentence", "add {}"), what);
}

bool same_event(const EventAnchor& a, const EventAnchor& b) {
  return a.story == b.story && a.event == b.event;
}

/// The other event that a change names, nullptr for one that names none.
const EventAnchor* other_of(const EventChange& change) {
  if (const auto* s = std::get_if<SetOrder>(&change)) return &s->other;
  if (const auto* s = std::get_if<SameAs>(&change)) return &s->other;
  if (const auto* s = std::get_if<ApartFrom>(&change)) return &s->other;
  return nullptr;
}

/// Merging and keeping apart answer one question; of time, each of whole, begin and end its own.
bool one_question(const EventChange& a, const EventChange& b) {
  const auto joins = [](const EventChange& c) {
    return std::holds_alternative<SameAs>(c) || std::holds_alternative<ApartFrom>(c);
  };
  if (joins(a) && joins(b)) return true;
  if (a.index() != b.index()) return false;
  if (const auto* x = std::get_if<SetTime>(&a)) return x->time.of == std::get<SetTime>(b).time.of;
  if (const auto* x = std::get_if<SplitOff>(&a)) return x->span == std::get<SplitOff>(b).span;
  return true;
}

}  // namespace

std::string_view name(Reach reach) {
  static constexpr std::array<std::string_view, 3> kNames{"mention", "story", "project"};
  return kNames[static_cast<std::size_t>(reach)];
}

const std::string& Correction::story() const {
  return std::visit(
      base::Overloaded{
          [](const EventCorrection& c) -> const std::string& { return c.event.story; },
          [](const MentionCorrection& c) -> const std::string& { return c.mention.story; },
          [](const AddedEvent& e) -> const std::string& { return e.story; }},
      what);
}

std::string title(const Correction& correction) {
  return std::visit([](const auto& what) { return title_of(what); }, correction.what);
}

bool about_the_same(const Correction& a, const Correction& b) {
  if (a.what.index() != b.what.index()) return false;
  if (const auto* x = std::get_if<EventCorrection>(&a.what)) {
    const auto& y = std::get<EventCorrection>(b.what);
    if (!one_question(x->change, y.change)) return false;
    const EventAnchor* other = other_of(x->change);
    if (other == nullptr) return same_event(x->event, y.event);
    const EventAnchor& its = *other_of(y.change);
    return (same_event(x->event, y.event) && same_event(*other, its)) ||
           (same_event(x->event, its) && same_event(*other, y.event));
  }
  if (const auto* x = std::get_if<MentionCorrection>(&a.what)) {
    const auto& y = std::get<MentionCorrection>(b.what);
    if (x->reach != y.reach || x->mention.surface != y.mention.surface) return false;
    if (x->reach == Reach::project) return true;
    if (x->mention.story != y.mention.story) return false;
    return x->reach == Reach::story || x->mention.span == y.mention.span;
  }
  return false;
}

}  // namespace dateline::curation

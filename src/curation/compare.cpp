#include "curation/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

#include "curation/anchor.hpp"
#include "time/phrase.hpp"
#include "timeline/telling.hpp"

namespace dateline::curation {
namespace {

using event::Document;
using event::Event;

constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();

std::string place_words(const Event& e) { return e.place ? e.place->name : "no place"; }

std::string time_words(const Event& e) {
  return e.relative ? time::relative_phrase(e.bounds) : time::phrase(e.bounds);
}

std::string or_nobody(const std::string& who) { return who.empty() ? "nobody" : who; }

std::string number_words(const Event& e) {
  std::vector<std::string> out;
  for (const event::Amount& a : e.numbers) out.push_back(event::in_words(a));
  std::ranges::sort(out);
  return out.empty() ? "none" : fmt::format("{}", fmt::join(out, ", "));
}

std::vector<std::string> differences(const Event& a, const Event& b) {
  std::vector<std::string> out;
  const auto tell = [&](std::string_view what, std::string_view now, std::string_view then) {
    out.push_back(fmt::format("{}: {}, was {}", what, now, then));
  };
  if (a.type != b.type) tell("type", name(b.type), name(a.type));
  if (a.status != b.status) tell("status", name(b.status), name(a.status));
  const bool moved = a.place.has_value() != b.place.has_value() ||
                     (a.place && (a.place->key != b.place->key || a.place->at != b.place->at));
  if (moved) tell("place", place_words(b), place_words(a));
  if (a.bounds != b.bounds || a.relative != b.relative) tell("time", time_words(b), time_words(a));
  if (a.actor != b.actor) tell("actor", or_nobody(b.actor), or_nobody(a.actor));
  if (a.target != b.target) tell("target", or_nobody(b.target), or_nobody(a.target));
  if (number_words(a) != number_words(b)) tell("numbers", number_words(b), number_words(a));
  return out;
}

}  // namespace

std::string_view name(Difference::Kind kind) {
  static constexpr std::array<std::string_view, 3> kNames{"new", "changed", "withdrawn"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Difference> compare(const Document& before, const Document& after) {
  std::vector<std::uint32_t> was(after.events.size(), kNone);  // by event of the later version
  std::vector<std::uint32_t> is(before.events.size(), kNone);  // by event of the earlier one
  const auto pair = [&](std::size_t a, std::size_t b) {
    is[a] = static_cast<std::uint32_t>(b);
    was[b] = static_cast<std::uint32_t>(a);
  };
  for (std::size_t i = 0; i < before.events.size(); ++i) {
    const auto found = fit(anchor_of(before, before.events[i]), after);
    if (found && was[found->index] == kNone) pair(i, found->index);
  }
  // What was written anew: the best matches first.
  struct Pair {
    int strength = 0;
    std::size_t before = 0;
    std::size_t after = 0;
  };
  std::vector<Pair> likely;
  for (std::uint32_t i = 0; i < before.events.size(); ++i) {
    if (is[i] != kNone) continue;
    const timeline::Telling old(before, {0, i});
    for (std::uint32_t k = 0; k < after.events.size(); ++k) {
      if (was[k] != kNone) continue;
      if (const auto m = timeline::match(old, timeline::Telling(after, {1, k}), true)) {
        likely.push_back({m->strength, i, k});
      }
    }
  }
  std::ranges::stable_sort(likely, std::ranges::greater(), &Pair::strength);
  for (const Pair& p : likely) {
    if (is[p.before] == kNone && was[p.after] == kNone) pair(p.before, p.after);
  }

  std::vector<Difference> out;
  for (std::uint32_t k = 0; k < after.events.size(); ++k) {
    if (was[k] == kNone) {
      out.push_back({Difference::Kind::added, std::nullopt, k, {}});
      continue;
    }
    auto what = differences(before.events[was[k]], after.events[k]);
    if (!what.empty()) out.push_back({Difference::Kind::changed, was[k], k, std::move(what)});
  }
  for (std::uint32_t i = 0; i < before.events.size(); ++i) {
    if (is[i] == kNone) out.push_back({Difference::Kind::withdrawn, i, std::nullopt, {}});
  }
  return out;
}

}  // namespace dateline::curation

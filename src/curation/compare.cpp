#include "curation/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

#include "base/translate.hpp"
#include "curation/anchor.hpp"
#include "time/phrase.hpp"
#include "timeline/telling.hpp"

namespace dateline::curation {
namespace {

using base::tr;
using base::tr_format;

using event::Document;
using event::Event;

constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();

std::string type_words(const Event& e) {
  return base::tr_in("kind of event", std::string(name(e.type)).c_str());
}

std::string status_words(const Event& e) {
  return base::tr_in("whether an event happened", std::string(name(e.status)).c_str());
}

std::string place_words(const Event& e) { return e.place ? e.place->name : tr("no place"); }

std::string time_words(const Event& e) {
  return e.relative ? time::relative_phrase(e.bounds) : time::phrase(e.bounds);
}

std::string or_nobody(const std::string& who) { return who.empty() ? tr("nobody") : who; }

std::string number_words(const Event& e) {
  std::vector<std::string> out;
  for (const event::Amount& a : e.numbers) out.push_back(event::in_words(a));
  std::ranges::sort(out);
  return out.empty() ? tr("none") : fmt::format("{}", fmt::join(out, ", "));
}

std::vector<std::string> differences(const Event& a, const Event& b) {
  std::vector<std::string> out;
  const auto tell = [&](std::string_view what, std::string_view now, std::string_view then) {
    out.push_back(tr_format("{}: {}, was {}", what, now, then));
  };
  if (a.type != b.type) tell(tr("type"), type_words(b), type_words(a));
  if (a.status != b.status) tell(tr("status"), status_words(b), status_words(a));
  const bool moved = a.place.has_value() != b.place.has_value() ||
                     (a.place && (a.place->key != b.place->key || a.place->at != b.place->at));
  if (moved) tell(tr("place"), place_words(b), place_words(a));
  if (a.bounds != b.bounds || a.relative != b.relative)
    tell(tr("time"), time_words(b), time_words(a));
  if (a.actor != b.actor) tell(tr("actor"), or_nobody(b.actor), or_nobody(a.actor));
  if (a.target != b.target) tell(tr("target"), or_nobody(b.target), or_nobody(a.target));
  if (number_words(a) != number_words(b)) tell(tr("numbers"), number_words(b), number_words(a));
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

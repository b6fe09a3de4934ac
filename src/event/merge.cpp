#include "event/merge.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>

#include "base/translate.hpp"
#include "base/utf8.hpp"

namespace dateline::event {
namespace {

using base::mark_in;

enum class StatusClass { fact, prospective, denied };

StatusClass status_class(Status s) {
  if (s == Status::planned || s == Status::considered) return StatusClass::prospective;
  return s == Status::denied ? StatusClass::denied : StatusClass::fact;
}

std::set<std::string> telling_words(const std::string& name) {
  static const std::set<std::string> kEmpty = {"the",      "a",         "an",     "of",
                                               "and",      "some",      "about",  "forces",
                                               "fighters", "militants", "troops", "men"};
  std::set<std::string> out;
  std::string word;
  std::istringstream in(name);
  while (in >> word) {
    word = base::lower_ascii(word);
    if (!kEmpty.contains(word)) out.insert(word);
  }
  return out;
}

/// Whether two names may stand for one: one is empty or generic, or they share a telling word and
/// neither has a word of its own kind that the other contradicts ("Sunni families", "Shi'ite
/// families").
bool may_be_same_actor(const Draft& x, const Draft& y) {
  if (!x.actor_identity.empty() && !y.actor_identity.empty())
    return x.actor_identity == y.actor_identity;
  const std::string& a = x.event.actor;
  const std::string& b = y.event.actor;
  const auto wa = telling_words(a);
  const auto wb = telling_words(b);
  if (wa.empty() || wb.empty()) return true;
  const bool a_in_b = std::ranges::includes(wb, wa);
  const bool b_in_a = std::ranges::includes(wa, wb);
  return a_in_b || b_in_a;
}

bool actors_matter(EventType t) {
  return t == EventType::displacement || t == EventType::deployment || t == EventType::withdrawal ||
         t == EventType::evacuation || t == EventType::attack || t == EventType::airstrike;
}

bool places_agree(const Draft& a, const Draft& b) {
  if (!a.event.place || !b.event.place)
    return a.event.type == EventType::talks || a.event.type == EventType::agreement ||
           !a.place_stated || !b.place_stated;
  if (a.event.place->key == b.event.place->key && a.event.place->name == b.event.place->name)
    return true;
  // A part or neighbour of the other's place, where one of the two was only taken over.
  const bool taken_over = !a.place_stated || !b.place_stated;
  if (!taken_over && a.event.place->key != b.event.place->key) return false;
  const double reach = std::max({a.event.place->radius_km, b.event.place->radius_km, 15.0});
  // Most pairs are told apart by their latitudes alone, without a sine.
  constexpr double kLeastKmADegree = 110;
  if (std::abs(a.event.place->at.lat() - b.event.place->at.lat()) * kLeastKmADegree > reach) {
    return false;
  }
  const double km = geo::distance_km(a.event.place->at, b.event.place->at);
  if (taken_over) return km <= std::max({a.event.place->radius_km, b.event.place->radius_km, 5.0});
  return km <= 15;
}

bool times_agree(const Draft& a, const Draft& b) {
  const auto& x = a.event.bounds;
  const auto& y = b.event.bounds;
  if (a.event.relative != b.event.relative) return false;
  return !x.surely_before(y) && !y.surely_before(x);
}

bool same(const Draft& a, const Draft& b) {
  if (a.event.type != b.event.type || status_class(a.event.status) != status_class(b.event.status))
    return false;
  // Two in one sentence are told side by side; they are two unless one of them has nothing of its
  // own.
  if (a.sentence == b.sentence && a.place_stated && b.place_stated && a.event.timed &&
      b.event.timed)
    return false;
  if (!times_agree(a, b) || !places_agree(a, b)) return false;
  if (actors_matter(a.event.type) || a.event.type == EventType::talks)
    return may_be_same_actor(a, b);
  return true;
}

int clarity(const Draft& d) {
  return (d.event.timed ? 2 : 0) + (d.place_stated ? 2 : 0) + (d.event.actor.empty() ? 0 : 1);
}

void absorb(Draft& into, Draft& other) {
  if (clarity(other) > clarity(into)) std::swap(into, other);
  Event& e = into.event;
  if (!e.place && other.event.place) e.place = other.event.place;
  if (!e.destination) e.destination = other.event.destination;
  if (!e.origin) e.origin = other.event.origin;
  if (e.actor.empty()) e.actor = other.event.actor;
  if (e.target.empty()) e.target = other.event.target;
  if (!e.timed && other.event.timed) {
    e.bounds = other.event.bounds;
    e.start = other.event.start;
    e.end = other.event.end;
    e.timed = true;
    e.times = other.event.times;
  }
  for (auto& n : other.event.numbers) {
    const bool known = std::ranges::any_of(
        e.numbers, [&](const Amount& m) { return m.of == n.of && m.text == n.text; });
    if (!known) e.numbers.push_back(std::move(n));
  }
  for (auto& m : other.event.mentions) e.mentions.push_back(m);
  into.tellings.insert(into.tellings.end(), other.tellings.begin(), other.tellings.end());
  e.reasons.emplace_back(mark_in("reason", "Told again elsewhere in the story."));
}

}  // namespace

std::vector<Draft> merge_told_again(std::vector<Draft> drafts) {
  std::vector<Draft> out;
  // Only events of one type and standing can be one: looked for among these alone.
  std::map<std::pair<EventType, StatusClass>, std::vector<std::size_t>> alike;
  for (Draft& d : drafts) {
    std::vector<std::size_t>& others = alike[{d.event.type, status_class(d.event.status)}];
    const auto found = std::ranges::find_if(others, [&](std::size_t o) { return same(out[o], d); });
    if (found == others.end()) {
      others.push_back(out.size());
      out.push_back(std::move(d));
    } else {
      absorb(out[*found], d);
    }
  }
  return out;
}

}  // namespace dateline::event

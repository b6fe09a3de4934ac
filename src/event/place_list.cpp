#include "event/place_list.hpp"

#include <algorithm>

#include "event/arguments.hpp"
#include "event/event_place.hpp"

namespace dateline::event {
namespace {

using syntax::Deprel;

bool has_one_place(EventType type) {
  return type == EventType::talks || type == EventType::agreement || type == EventType::statement;
}

/// Kinds that stand side by side in a list of places where the same happened.
bool alike(const gazetteer::Place& a, const gazetteer::Place& b) {
  using gazetteer::PlaceKind;
  const auto wide = [](PlaceKind k) {
    return k == PlaceKind::country || k == PlaceKind::region || k == PlaceKind::area;
  };
  return wide(a.kind) == wide(b.kind);
}

}  // namespace

std::vector<int> listed_with(const SentenceView& view, EventType type, const EventPlace& place) {
  std::vector<int> out;
  if (has_one_place(type) || place.mention < 0) return out;
  const auto& places = view.document().places;
  const auto& own = places[static_cast<std::size_t>(place.mention)];
  const int head = view.head_of(own.span);
  if (head < 0 || own.place() == nullptr || place_at(view, head) != place.mention) return out;
  if (own.relation) return out;  // "between Ramadi and Falluja", "north of Mosul and Tal Afar"
  for (const int k : view.kids(head, {Deprel::conj})) {
    const int m = place_at(view, k);
    if (m < 0 || m == place.mention) continue;
    const auto& other = places[static_cast<std::size_t>(m)];
    if (!is_site(other) || other.relation || !alike(*own.place(), *other.place())) continue;
    if (other.place()->key == own.place()->key) continue;
    // "from Mosul to Erbil and from Tikrit": what is led elsewhere is no place of the same.
    const auto& preposition = view.preposition(k);
    if (!preposition.empty() && preposition != view.preposition(head)) continue;
    out.push_back(m);
  }
  std::ranges::sort(out, {}, [&](int m) { return places[static_cast<std::size_t>(m)].span.start; });
  return out;
}

}  // namespace dateline::event

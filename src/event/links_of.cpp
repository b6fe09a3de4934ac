#include "event/links_of.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace dateline::event {

using syntax::Deprel;
using timex::Timex;

namespace {

/// The word that sets a clause or a noun beside what it hangs on in time, "" for none.
std::string link_word(const SentenceView& view, int i) {
  std::string order = order_word(view, i);
  if (!order.empty()) return order == "since" ? "" : order;
  static constexpr auto kConjunctions = std::to_array<std::string_view>({"while", "until", "till"});
  static constexpr auto kPrepositions =
      std::to_array<std::string_view>({"during", "amid", "until", "till", "ahead of", "prior to"});
  const std::string mark = view.marker(i);
  if (std::ranges::find(kConjunctions, mark) != kConjunctions.end()) return mark;
  // "as fighting raged": a clause of its own with a subject, no comparison.
  if (mark == "as" && view.verbal(i) && view.is(i, {Deprel::advcl}) &&
      view.kid(i, {Deprel::nsubj, Deprel::nsubj_pass}) >= 0) {
    return mark;
  }
  const std::string preposition = view.preposition(i);
  if (std::ranges::find(kPrepositions, preposition) != kPrepositions.end()) return preposition;
  return "";
}

/// What goes on for a while, so that "after" it may be before its end.
bool lasts(EventType type) {
  switch (type) {
    case EventType::clash:
    case EventType::siege:
    case EventType::shelling:
    case EventType::airstrike:
    case EventType::displacement:
    case EventType::evacuation:
    case EventType::deployment:
    case EventType::talks:
    case EventType::protest:
    case EventType::aid:
      return true;
    default:
      return false;
  }
}

/// `word` hangs the event of type `sub` on the one of type `above`.
void set_kind(std::string_view word, EventType sub, EventType above, TimeLink& link) {
  const bool counted = link.days.has_value();
  if (word == "after" || word == "following") {
    link.kind = !counted && lasts(sub) ? LinkKind::begins_before : LinkKind::before;
  } else if (word == "before" || word == "ahead of" || word == "prior to") {
    link.kind = !counted && lasts(above) ? LinkKind::begins_before : LinkKind::before;
    link.turned = true;
  } else if (word == "until" || word == "till") {
    link.kind = LinkKind::until;
    link.turned = true;
  } else if ((word == "during" || word == "amid" || word == "while" || word == "as") &&
             lasts(sub) && !lasts(above)) {
    link.kind = LinkKind::within;
    link.turned = true;
  } else {
    link.kind = LinkKind::overlaps;
  }
}

int trigger_above(const SentenceView& view, const std::vector<Trigger>& triggers, std::size_t k,
                  int clause) {
  for (int up = view.head(clause); up >= 0; up = view.head(up)) {
    for (std::size_t j = 0; j < triggers.size(); ++j) {
      if (triggers[j].word == up ||
          (triggers[j].word != triggers[k].word && view.head(triggers[j].word) == up &&
           view.is(triggers[j].word, {Deprel::obj, Deprel::nsubj}))) {
        return static_cast<int>(j);
      }
    }
  }
  return -1;
}

/// The word itself among the children of word i; the word i where it is none of them.
text::Span span_of_word(const SentenceView& view, int i, std::string_view word) {
  const std::string first(word.substr(0, word.find(' ')));
  for (const int k : view.kids(i)) {
    if (view.low(k) != first) continue;
    text::Span span = view.token(k).span;
    for (const int more : view.kids(k, {Deprel::fixed})) {
      span = span.joined(view.token(more).span);
    }
    return span;
  }
  return view.token(i).span;
}

}  // namespace

std::string_view name(LinkKind kind) {
  switch (kind) {
    case LinkKind::before:
      return "before";
    case LinkKind::begins_before:
      return "begins before";
    case LinkKind::within:
      return "within";
    case LinkKind::overlaps:
      return "overlaps";
    case LinkKind::until:
      return "until";
  }
  return "";
}

std::string order_word(const SentenceView& view, int i) {
  std::string m = view.marker(i);
  if (m.empty()) m = view.preposition(i);
  if (m == "after" || m == "before" || m == "following" || m == "since") return m;
  return "";
}

std::vector<TimeLink> read_links(const SentenceView& view, const std::vector<Trigger>& triggers) {
  std::vector<TimeLink> out;
  const auto& document = view.document();
  const text::Span sentence = document.story.sentences[view.index()].span;
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    // The lowest clause or noun phrase around the trigger that such a word introduces.
    int at = triggers[k].word;
    std::string word;
    for (int depth = 0; at >= 0 && depth < 8; ++depth) {
      word = link_word(view, at);
      if (!word.empty() ||
          view.is(at, {Deprel::root, Deprel::ccomp, Deprel::parataxis, Deprel::acl_relcl}))
        break;
      at = view.head(at);
    }
    if (word.empty() || at < 0 || view.head(at) < 0) continue;
    // The event that it is told against: the nearest trigger above.
    const int to = trigger_above(view, triggers, k, at);
    if (to < 0 || to == static_cast<int>(k)) continue;
    TimeLink link;
    link.from = static_cast<int>(k);
    link.to = to;
    link.words = word;
    link.span = span_of_word(view, at, word);
    // "a day after": the count stands right before the conjunction.
    for (const int i : view.mentions().times(view.index())) {
      const Timex& t = document.times[static_cast<std::size_t>(i)];
      if (!sentence.overlaps(t.span) || t.anchor != -2) continue;
      const int first = view.word_at(t.span.start);
      if (first < triggers[k].word && view.token(triggers[k].word).span.start >= t.span.end &&
          triggers[k].word - first <= 14) {
        link.days = t.offset_days;
        link.words = document.story.utf8(t.span);
        link.span = t.span;
      }
    }
    set_kind(word, triggers[k].row->type, triggers[static_cast<std::size_t>(to)].row->type, link);
    out.push_back(std::move(link));
  }
  return out;
}

std::vector<EventLink> link_events(std::span<const ToldLink> told,
                                   std::span<const std::vector<std::uint32_t>> tellings) {
  std::multimap<std::uint32_t, std::uint32_t> events;  // by telling
  for (std::uint32_t e = 0; e < tellings.size(); ++e) {
    for (const std::uint32_t t : tellings[e]) events.emplace(t, e);
  }
  std::vector<EventLink> out;
  for (const ToldLink& l : told) {
    const auto from = events.equal_range(l.first_telling + static_cast<std::uint32_t>(l.link.from));
    const auto to = events.equal_range(l.first_telling + static_cast<std::uint32_t>(l.link.to));
    for (auto a = from.first; a != from.second; ++a) {
      for (auto b = to.first; b != to.second; ++b) {
        if (a->second == b->second) continue;
        EventLink link{a->second, b->second, l.link.kind, l.link.days, l.link.span, l.sentence};
        if (l.link.turned) {
          std::swap(link.first, link.second);
          if (link.days) link.days = -*link.days;
        }
        out.push_back(link);
      }
    }
  }
  return out;
}

}  // namespace dateline::event

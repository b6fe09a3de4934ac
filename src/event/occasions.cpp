#include "event/occasions.hpp"

#include <algorithm>

namespace dateline::event {

using syntax::Deprel;
using timex::Timex;

namespace {

/// Whether the expression says on which days: no length, no vague time, no "since".
bool dated(const Timex& t) {
  return t.type != timex::TimexType::duration && t.type != timex::TimexType::set && !t.vague &&
         t.anchor != -2 && t.anchoring == timex::Anchoring::within && t.bounds.earliest &&
         t.bounds.latest;
}

/// Whether the verb tells that its subject, or its object, came to be.
bool begins(const SentenceView& view, int verb) {
  static constexpr std::string_view kVerbs[] = {
      "begin",     "start",  "launch", "break",     "erupt", "strike", "hit",   "flatten",
      "devastate", "sweep",  "topple", "oust",      "open",  "mount",  "stage", "follow",
      "come",      "seize",  "kill",   "destroy",   "shake", "ravage", "rock",  "happen",
      "flare",     "invade", "batter", "overthrow", "swamp"};
  return std::ranges::find(kVerbs, view.lemma(verb)) != std::end(kVerbs);
}

}  // namespace

std::set<std::string> Occasions::classes(const SentenceView& view, int i) const {
  std::set<std::string> out;
  for (const auto& word : {view.lemma(i), view.low(i)}) {
    for (const std::string& c : lexicon_->classes(word)) {
      if (c.starts_with("occasion")) out.insert(c);
    }
  }
  return out;
}

Occasions::Occasions(const std::vector<SentenceView>& views, const Lexicon& lexicon)
    : lexicon_(&lexicon) {
  for (const SentenceView& view : views) {
    const auto times = view.mentions().times(view.index());
    if (times.empty()) continue;
    const text::Span sentence = view.document().story.sentences[view.index()].span;
    for (int i = 0; i < view.size(); ++i) {
      std::set<std::string> kinds = classes(view, i);
      if (kinds.empty()) continue;
      // "Typhoon Haiyan struck": the verb hangs on the name.
      const int noun = view.is(i, {Deprel::compound}) && view.head(i) >= 0 ? view.head(i) : i;
      const int verb =
          view.is(noun, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::obj}) ? view.head(noun) : -1;
      for (const int t : times) {
        const Timex& timex = view.document().times[static_cast<std::size_t>(t)];
        if (!sentence.overlaps(timex.span) || !dated(timex)) continue;
        const int head = view.head_of(timex.span);
        if (head < 0) continue;
        // "Monday's quake", "the coup of 1 February"; "the quake struck on Monday"
        const bool own = view.head(head) == noun;
        const bool told = verb >= 0 && view.head(head) == verb && begins(view, verb);
        if (own || told) {
          entries_.push_back({std::move(kinds), view.lemma(i), {timex.bounds, t}});
          break;
        }
      }
    }
  }
}

const Occasions::When* Occasions::of(const SentenceView& view, int i) const {
  const std::set<std::string> kinds = classes(view, i);
  const When* found = nullptr;
  for (const Entry& e : entries_) {
    const bool alike = std::ranges::any_of(
        kinds, [&](const std::string& kind) { return e.classes.contains(kind); });
    if (!alike) continue;
    if (e.lemma == view.lemma(i)) return &e.when;
    if (found == nullptr) found = &e.when;
  }
  return found;
}

}  // namespace dateline::event

#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <string_view>
#include <utility>

#include "event/document.hpp"
#include "io/pack_fields.hpp"
#include "io/story_fields.hpp"

/// What a document is made of, field by field: io/pack_fields.hpp. A field that is added to one of
/// these structs is added here, and changes kDocumentFormat.
namespace dateline::io {

// ---- Times and places ---------------------------------------------------------------------------

template <class A>
void fields(A& a, Field<A, timex::Timex> time) {
  a.span(time.span);
  a.choice(time.type, timex::TimexType::set);
  maybe(a, time.value, [&](auto& value) { a.string(value); });
  fields(a, time.bounds);
  a.flag(time.relative);
  a.choice(time.anchoring, timex::Anchoring::for_length);
  a.index(time.anchor, -2, a.context.times);
  a.around_zero(time.offset_days, -limits::kDaysTold, limits::kDaysTold);
  a.index(time.partner, -1, a.context.times);
  maybe(a, time.zone, [&](auto& zone) { a.number(zone, -limits::kOffset, limits::kOffset); });
  a.flag(time.vague);
  a.string(time.rule);
}

template <class A>
void fields(A& a, Field<A, gazetteer::Place> place) {
  std::string_view key = place.key;
  a.string(key);
  if constexpr (A::kReads) place.key = key;
  a.string(place.name);
  a.choice(place.kind, gazetteer::PlaceKind::other);
  a.string(place.feature);
  a.string(place.country);
  a.string(place.admin1);
  a.string(place.admin2);
  a.point(place.at);
  a.real(place.radius_km, 0, limits::kReal32);
  a.number(place.population, 0, std::numeric_limits<std::uint32_t>::max());
  a.string(place.source);
}

template <class A>
void fields(A& a, Field<A, geoparse::Candidate> candidate) {
  fields(a, candidate.place);
  a.real(candidate.score, -limits::kInfinite, limits::kInfinite);
  list(a, candidate.reasons);
}

template <class A>
void fields(A& a, Field<A, geoparse::Relation> relation) {
  a.choice(relation.kind, geoparse::Relation::Kind::between);
  a.real(relation.bearing_deg, -limits::kReal, limits::kReal);
  maybe(a, relation.distance_km, [&](auto& km) { a.real(km, -limits::kReal, limits::kReal); });
  a.span(relation.span);
}

template <class A>
void fields(A& a, Field<A, geoparse::DescribedPlace> described) {
  a.string(described.key);
  a.string(described.name);
  a.string(described.country);
}

template <class A>
void fields(A& a, Field<A, geoparse::PlaceMention> mention) {
  a.span(mention.span);
  a.string(mention.surface);
  a.choice(mention.role, geoparse::Role::background);
  list(a, mention.candidates);
  a.real(mention.confidence, 0, 1);
  bool described = mention.described != nullptr;
  a.flag(described);
  if (described) {
    if constexpr (A::kReads) {
      auto own = std::make_shared<geoparse::DescribedPlace>();
      fields(a, *own);
      mention.described = std::move(own);
    } else {
      fields(a, *mention.described);
    }
  }
  maybe(a, mention.relation, [&](auto& relation) { fields(a, relation); });
  maybe(a, mention.at, [&](auto& at) { a.point(at); });
  a.real(mention.radius_km, 0, limits::kReal);
}

// ---- Events -------------------------------------------------------------------------------------

template <class A>
void fields(A& a, Field<A, event::EventPlace> place) {
  a.string(place.name);
  a.string(place.key);
  a.point(place.at);
  a.choice(place.precision, event::Precision::relative);
  a.real(place.radius_km, 0, limits::kReal);
  list(a, place.area);
  a.index(place.mention, -1, a.context.places);
}

template <class A>
void fields(A& a, Field<A, event::Amount> amount) {
  a.string(amount.of);
  maybe(a, amount.at_least, [&](auto& n) { a.around_zero(n, limits::kLeast, limits::kMost); });
  maybe(a, amount.at_most, [&](auto& n) { a.around_zero(n, limits::kLeast, limits::kMost); });
  a.string(amount.text);
  a.span(amount.words);
  a.index(amount.sentence, 0, a.context.sentences);
}

template <class A>
void fields(A& a, Field<A, event::EventMention> mention) {
  a.span(mention.span);
  a.index(mention.sentence, 0, a.context.sentences);
  a.string(mention.told_by.name);
  a.string(mention.told_by.id);
}

template <class A>
void fields(A& a, Field<A, event::Event> event) {
  a.string(event.id);
  a.choice(event.type, event::EventType::statement);
  a.choice(event.status, event::Status::denied);
  a.string(event.actor);
  a.string(event.actor_id);
  a.string(event.target);
  maybe(a, event.place, [&](auto& place) { fields(a, place); });
  maybe(a, event.destination, [&](auto& place) { fields(a, place); });
  if (a.context.format >= 2) maybe(a, event.origin, [&](auto& place) { fields(a, place); });
  fields(a, event.bounds);
  fields(a, event.start);
  fields(a, event.end);
  a.flag(event.relative);
  a.flag(event.timed);
  a.size(event.times);
  for (auto& time : event.times) a.index(time, 0, a.context.times);
  list(a, event.numbers);
  a.real(event.confidence, 0, 1);
  list(a, event.mentions);
  a.expect(!event.mentions.empty(), "an event is told nowhere");
  list(a, event.reasons);
  a.number(event.by_hand, 0, std::numeric_limits<std::uint16_t>::max());
}

template <class A>
void fields(A& a, Field<A, event::Holding> holding) {
  a.string(holding.holder);
  a.string(holding.holder_id);
  fields(a, holding.place);
  a.flag(holding.sure);
  fields(a, holding.held);
  a.span(holding.words);
  a.index(holding.sentence, 0, a.context.sentences);
}

template <class A>
void fields(A& a, Field<A, event::EventLink> link) {
  a.index(link.first, 0, a.context.events);
  a.index(link.second, 0, a.context.events);
  a.choice(link.kind, event::LinkKind::until);
  maybe(a, link.days,
        [&](auto& days) { a.around_zero(days, -limits::kDaysTold, limits::kDaysTold); });
  a.span(link.words);
  a.index(link.sentence, 0, a.context.sentences);
}

// ---- The whole ----------------------------------------------------------------------------------

/// The lengths of the lists that others point into, which must be known before the first index.
template <class A>
void sizes_of(A& a, Field<A, event::Document> document) {
  a.size(document.story.paragraphs);
  a.size(document.story.sentences);
  a.context.tokens = tokens_of(a, document.story);
  a.size(document.times);
  a.size(document.places);
  a.size(document.events);
  a.context.paragraphs = document.story.paragraphs.size();
  a.context.sentences = document.story.sentences.size();
  a.context.times = document.times.size();
  a.context.places = document.places.size();
  a.context.events = document.events.size();
}

/// All but the trees.
template <class A>
void fields(A& a, Field<A, event::Document> document) {
  path_of(a, document.story);
  text_of(a, document.story);
  sizes_of(a, document);
  fields(a, document.story);
  maybe(a, document.date, [&](auto& date) {
    std::int64_t days = date.time_since_epoch().count();
    a.around_zero(days, -limits::kDays, limits::kDays);
    if constexpr (A::kReads) date = time::Days(std::chrono::days(days));
  });
  a.choice(document.date_from, event::DateFrom::cited);
  maybe(a, document.utc_offset_minutes,
        [&](auto& offset) { a.number(offset, -limits::kOffset, limits::kOffset); });
  each(a, document.times);
  each(a, document.places);
  each(a, document.events);
  list(a, document.holdings);
  list(a, document.links);
}

}  // namespace dateline::io

#include "scene/held_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/translate.hpp"
#include "scene/words.hpp"

namespace dateline::scene {
namespace {

using timeline::Hold;
using timeline::HoldSpan;

/// FNV-1a, so that a holder keeps its colour when other stories are opened.
std::uint32_t hash(std::string_view text) {
  std::uint32_t h = 2166136261U;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  return h;
}

using Holders = std::map<std::string, HeldPlace::Holder, std::less<>>;  // by id

/// All holders of all times with their colours: one by its name's hash where that is free.
Holders holders_of(const timeline::Holders& all) {
  Holders out;
  for (const timeline::PlaceHistory& place : all.places()) {
    for (const HoldSpan& span : place.spans) {
      for (std::size_t i = 0; i < span.holders.size(); ++i) {
        auto& holder = out[span.holder_ids[i]];
        if (holder.name.empty() || span.holders[i].size() < holder.name.size()) {
          holder.name = span.holders[i];
        }
      }
    }
  }
  std::array<bool, kHolderColours> taken{};
  for (auto& [id, holder] : out) {
    const auto first = static_cast<std::uint32_t>(hash(id) % kHolderColours);
    holder.colour = -1;
    for (std::uint32_t i = 0; i < kHolderColours; ++i) {
      const auto colour = static_cast<std::uint32_t>((first + i) % kHolderColours);
      if (taken[colour]) continue;
      taken[colour] = true;
      holder.colour = static_cast<int>(colour);
      break;
    }
  }
  return out;
}

std::string moment(time::Minute at, bool end, time::DayZero zero) {
  const bool whole = at.minute_of_day() == (end ? 1439 : 0);
  return whole ? time::day_phrase(at.day(), zero) : time::minute_phrase(at, {}, zero);
}

}  // namespace

std::vector<HeldPlace> held_places(const store::Snapshot& snapshot, time::Minute when) {
  std::vector<HeldPlace> out;
  if (snapshot.conclusions() == nullptr) return out;
  const timeline::Holders& all = snapshot.conclusions()->holders;
  const Holders holders = holders_of(all);
  for (const timeline::PlaceHistory& place : all.places()) {
    const HoldSpan* span = all.at(place.key, when);
    if (span == nullptr || span->how == Hold::unknown) continue;
    HeldPlace held{place.key, place.name, place.at, span->how, {}};
    for (const std::string& id : span->holder_ids) held.holders.push_back(holders.at(id));
    out.push_back(std::move(held));
  }
  return out;
}

std::vector<HeldSpan> held_spans(const store::Snapshot& snapshot) {
  std::vector<HeldSpan> out;
  if (snapshot.conclusions() == nullptr) return out;
  const timeline::Holders& all = snapshot.conclusions()->holders;
  const Holders holders = holders_of(all);
  for (const timeline::PlaceHistory& place : all.places()) {
    for (const HoldSpan& span : place.spans) {
      if (span.how == Hold::unknown) continue;
      HeldPlace held{place.key, place.name, place.at, span.how, {}};
      for (const std::string& id : span.holder_ids) held.holders.push_back(holders.at(id));
      out.push_back({std::move(held), span.from, span.to, span.because});
    }
  }
  return out;
}

std::string hold_words(const HoldSpan& span, time::Minute when, time::DayZero zero) {
  const std::string day = sentence_case(time::day_phrase(when.day(), zero));
  if (span.how == Hold::unknown) return base::tr_format("{}: no one says who held it", day);
  std::string names;
  for (const std::string& holder : span.holders) names += (names.empty() ? "" : ", ") + holder;
  std::string out = span.how == Hold::contested ? base::tr_format("{}: contested: {}", day, names)
                    : span.how == Hold::surely
                        ? base::tr_format("{}: held by {}", day, names)
                        : base::tr_format("{}: probably held by {}", day, names);
  if (span.from && span.to) {
    out += ", " + base::tr_format("from {} to {}", moment(*span.from, false, zero),
                                  moment(*span.to, true, zero));
  } else if (span.from) {
    out += ", " + base::tr_format("since {}", moment(*span.from, false, zero));
  }
  return out;
}

HoldSource source_of(const store::Snapshot& snapshot, const timeline::HoldEvidence& evidence) {
  const event::Document& d = *snapshot.documents()[evidence.document];
  if (evidence.kind == timeline::HoldEvidence::Kind::held) {
    return {evidence.document, d.holdings[evidence.index].sentence, ""};
  }
  const event::Event& e = d.events[evidence.index];
  return {evidence.document, e.mentions.empty() ? 0 : e.mentions.front().sentence, e.id};
}

Rgba holder_colour(int colour, const Theme& theme) {
  return colour < 0 ? theme.secondary : theme.holders[static_cast<std::size_t>(colour)];
}

void draw_hold(Painter& painter, PathPoint at, float radius, const HeldPlace& held, float scale,
               const Theme& theme) {
  if (held.holders.empty()) return;
  const Rgba first = holder_colour(held.holders.front().colour, theme);
  // The ground shines through, but what lies there already must not change the colour.
  painter.disc(at, radius, theme.land.faded(kHoldGround));
  if (held.how == Hold::contested) {
    const float step = 3.4F * scale;
    const float half = std::sqrt(0.5F);
    int stripe = 0;
    for (float d = -radius + step / 2; d < radius; d += step, ++stripe) {
      const float chord = std::sqrt(std::max(0.0F, radius * radius - d * d)) - 0.8F * scale;
      if (chord <= 0) continue;
      // Of one holder every other stripe is left open.
      const std::size_t n = std::max<std::size_t>(2, held.holders.size());
      const std::size_t which = static_cast<std::size_t>(stripe) % n;
      if (which >= held.holders.size()) continue;
      const PathPoint middle{at.x + d * half, at.y + d * half};
      painter.line({middle.x - chord * half, middle.y + chord * half},
                   {middle.x + chord * half, middle.y - chord * half}, step * 0.8F,
                   holder_colour(held.holders[which].colour, theme).faded(0.75F));
    }
    painter.ring(at, radius, 1.2F * scale, theme.secondary);
    return;
  }
  const bool sure = held.how == Hold::surely;
  painter.disc(at, radius, first.faded(sure ? kHoldShare : 0.22F));
  painter.ring(at, radius, 2 * scale, first, sure ? Dash{} : Dash{4 * scale, 3 * scale});
}

}  // namespace dateline::scene

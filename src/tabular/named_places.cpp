#include "tabular/named_places.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/utf8.hpp"

namespace dateline::tabular {
namespace {

/// Where a name stands in a text as whole words, in bytes; npos where it does not.
std::size_t find_name(std::string_view text, std::string_view name) {
  const auto in_word = [&](std::size_t i) {
    if (i >= text.size()) return false;
    const auto c = static_cast<unsigned char>(text[i]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  if (name.empty()) return std::string_view::npos;
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    if ((at == 0 || !in_word(at - 1)) && !in_word(at + name.size())) return at;
  }
  return std::string_view::npos;
}

}  // namespace

void NamedPlaces::add(event::Event& e, const gazetteer::Place& known, std::string_view sentence,
                      std::uint32_t start) {
  using gazetteer::PlaceKind;
  if (known.kind != PlaceKind::country && known.kind != PlaceKind::region) return;
  std::string_view name = e.place->name;
  std::size_t at = find_name(sentence, name);
  if (at == std::string_view::npos) at = find_name(sentence, name = known.name);
  if (at == std::string_view::npos) return;
  geoparse::PlaceMention m;
  m.span.start =
      start + static_cast<std::uint32_t>(base::count_code_points(sentence.substr(0, at)));
  m.span.end = m.span.start + static_cast<std::uint32_t>(base::count_code_points(name));
  m.surface = name;
  m.confidence = e.confidence;
  m.at = e.place->at;
  m.radius_km = e.place->radius_km;
  m.candidates.push_back({known, 1, {}});
  const auto same = std::ranges::find_if(mentions_, [&](const geoparse::PlaceMention& other) {
    return other.span == m.span && other.place()->key == known.key && other.at == m.at;
  });
  e.place->mention = static_cast<int>(same - mentions_.begin());
  if (same == mentions_.end()) mentions_.push_back(std::move(m));
}

void NamedPlaces::put_into(event::Document& document) && {
  std::vector<std::size_t> order(mentions_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return mentions_[i].span.start; });
  std::vector<int> place_of(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place_of[order[i]] = static_cast<int>(i);
  for (event::Event& e : document.events) {
    if (e.place && e.place->mention >= 0) {
      e.place->mention = place_of[static_cast<std::size_t>(e.place->mention)];
    }
  }
  for (const std::size_t i : order) document.places.push_back(std::move(mentions_[i]));
  document.keeps = std::move(keeps_);
}

}  // namespace dateline::tabular

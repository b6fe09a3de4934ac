#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "event/document.hpp"

namespace dateline::tabular {

/// Countries and provinces that rows give the keys of, where the sentences that they quote name
/// them: as if the story had been read. By these mentions a map draws such a place in its outline
/// and not as a circle.
class NamedPlaces {
 public:
  /// Notes the place of an event where its name, or that of the gazetteer, stands in a sentence
  /// that begins at code point `start` of the text; else, and of smaller places, nothing. Sets the
  /// mention of the event's place, which counts once put_into() has been called. REQUIRES a place.
  void add(event::Event& e, const gazetteer::Place& known, std::string_view sentence,
           std::uint32_t start);
  /// What views of places that are added point into, if not the gazetteer.
  void keep(std::shared_ptr<const void> what) { keeps_ = std::move(what); }

  /// Puts the mentions into a document of these events, in the order of the text.
  void put_into(event::Document& document) &&;

 private:
  std::vector<geoparse::PlaceMention> mentions_;
  std::shared_ptr<const void> keeps_;
};

}  // namespace dateline::tabular

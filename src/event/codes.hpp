#pragma once

#include <string_view>

#include "event/event.hpp"

namespace dateline::event {

/// Codes of a type in other schemes; "" where a scheme has none that fits.
struct Codes {
  std::string_view
      plover;  ///< event type of PLOVER (Political Language Ontology for Verifiable Event Records)
  std::string_view cameo;  ///< code of the CAMEO codebook 1.1b3
  std::string_view acled;  ///< sub-event type of the ACLED codebook, or event type where it depends
                           ///< on the actors
};
[[nodiscard]] Codes codes(EventType type);

}  // namespace dateline::event

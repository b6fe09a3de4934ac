#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/document.hpp"

namespace dateline::curation {

/// What became of one event from one version of a story to the next.
struct Difference {
  enum class Kind : std::uint8_t {
    added,     ///< only the later version tells it
    changed,   ///< both tell it, not alike
    withdrawn  ///< only the earlier version tells it
  } kind = Kind::added;
  std::optional<std::uint32_t> before;  ///< into the earlier one's events
  std::optional<std::uint32_t> after;   ///< into the later one's
  std::vector<std::string> what;        ///< for changed: "status: reported, was planned"
};
[[nodiscard]] std::string_view name(Difference::Kind kind);

/// Two versions of a story compared: by an agency that wrote on, or by two programs of one text.
/// Events are the same where their sentence is worded alike or, where it was written anew, where
/// type, place, time and sides can be one (timeline::match). In the order of the later version;
/// withdrawn events last. Empty where all is alike. Pure.
[[nodiscard]] std::vector<Difference> compare(const event::Document& before,
                                              const event::Document& after);

}  // namespace dateline::curation

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/stop_check.hpp"
#include "event/document.hpp"
#include "geo/lng_lat.hpp"
#include "time/local_time.hpp"
#include "time/phrase.hpp"
#include "timeline/chronology.hpp"

namespace dateline::timeline {

/// How sure it is who held a place.
enum class Hold : std::uint8_t {
  surely,     ///< told as a fact, up to the day of the last story that tells it
  probably,   ///< nothing newer is told; or one side claims it, or a word leaves it open
  contested,  ///< it is being taken or fought for, or sources name several
  unknown     ///< no one says
};
[[nodiscard]] std::string_view name(Hold hold);

/// What a span of time rests on.
struct HoldEvidence {
  enum class Kind : std::uint8_t { took, left, held, fought } kind = Kind::held;
  std::uint32_t document = 0;
  std::uint32_t index = 0;  ///< into the document's holdings for held, else into its events
  friend bool operator==(const HoldEvidence&, const HoldEvidence&) = default;
};

/// A stretch of time in which the same is known of who held a place.
struct HoldSpan {
  std::optional<time::Minute> from;  ///< inclusive; open at the beginning
  std::optional<time::Minute> to;    ///< inclusive; open at the end
  Hold how = Hold::unknown;
  std::vector<std::string> holders;     ///< as stories name them, sorted; several only if contested
  std::vector<std::string> holder_ids;  ///< of the same, event::holder_id: one under all its names
  std::vector<HoldEvidence> because;
};

struct PlaceHistory {
  std::string key;  ///< of the gazetteer
  std::string name;
  geo::LngLat at;
  std::vector<HoldSpan> spans;  ///< without gaps, from the beginning of time to its end
};

/// Who held which place when, from captures, withdrawals and what stories state of holders. Nothing
/// is filled in: before the first word of a place its holder is unknown, and again where nothing
/// was told for kStale. An uncertain day of a capture is a time in which the place is contested.
/// Immutable; share freely.
class Holders {
 public:
  /// What was told so long ago says nothing of today.
  static constexpr std::int64_t kStaleMinutes = std::int64_t{30} * 1440;

  Holders() = default;
  /// Documents whose times count from `zero` alone are read. Their events were when `chronology`,
  /// which must be of these documents, makes it sure; without it, when each story says. Takes time
  /// with the square of what is told of one place. `stop` is asked at every document and every span
  /// of time; told to stop, it is left half made, and is only to be
  /// destroyed.
  explicit Holders(std::span<const std::shared_ptr<const event::Document>> documents,
                   time::DayZero zero = time::DayZero::calendar,
                   const Chronology* chronology = nullptr, const base::StopCheck& stop = {});

  /// Places of which anyone says who held them, by key.
  [[nodiscard]] const std::vector<PlaceHistory>& places() const { return places_; }
  /// nullptr where no one says who held it.
  [[nodiscard]] const PlaceHistory* find(std::string_view key) const;
  /// What is known of a place at a time; nullptr where no one says anything of it.
  [[nodiscard]] const HoldSpan* at(std::string_view key, time::Minute when) const;

 private:
  std::vector<PlaceHistory> places_;
};

}  // namespace dateline::timeline

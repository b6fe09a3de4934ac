#include "store/conclusions.hpp"

namespace dateline::store {

std::shared_ptr<const Conclusions> conclude(
    std::span<const std::shared_ptr<const event::Document>> documents, time::DayZero zero) {
  Conclusions out{timeline::Chronology(documents), {}, {}, timeline::Holders(documents, zero)};
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    out.known.push_back(out.chronology.known(d));
  }
  out.contradictions = out.chronology.contradictions(Conclusions::kMostContradictions);
  return std::make_shared<const Conclusions>(std::move(out));
}

}  // namespace dateline::store

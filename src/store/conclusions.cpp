#include "store/conclusions.hpp"

#include <utility>

namespace dateline::store {

using timeline::Documents;
using Statements = std::span<const timeline::UserStatement>;

namespace {

/// nullptr where it was told to stop: then the chronology may be half made, too.
std::shared_ptr<const Conclusions> drawn_of(timeline::Chronology chronology, Documents documents,
                                            time::DayZero zero, const base::StopCheck& stop) {
  if (stop.stopped()) return nullptr;
  Conclusions out{std::move(chronology), {}, {}, {}};
  for (std::uint32_t d = 0; d < documents.size() && !stop.stopped(); ++d) {
    out.known.push_back(out.chronology.known(d));
  }
  out.contradictions = out.chronology.contradictions(Conclusions::kMostContradictions, stop);
  out.holders = timeline::Holders(documents, zero, &out.chronology, stop);
  if (stop.stopped()) return nullptr;
  return std::make_shared<const Conclusions>(std::move(out));
}

}  // namespace

std::shared_ptr<const Conclusions> conclude(Documents documents, Statements statements,
                                            const timeline::Joins& joins, time::DayZero zero,
                                            const base::StopCheck& stop) {
  return drawn_of(timeline::Chronology(documents, statements, joins, stop), documents, zero, stop);
}

std::shared_ptr<const Conclusions> conclude_anew(const Conclusions& before, Documents documents,
                                                 Statements statements, time::DayZero zero,
                                                 const base::StopCheck& stop) {
  timeline::Chronology chronology = before.chronology;
  if (!stop.stopped()) chronology.set_user_statements(statements, stop);
  return drawn_of(std::move(chronology), documents, zero, stop);
}

}  // namespace dateline::store

#include "store/conclusions.hpp"

#include <utility>

namespace dateline::store {

using timeline::Documents;
using Statements = std::span<const timeline::UserStatement>;

namespace {

std::shared_ptr<const Conclusions> drawn_of(timeline::Chronology chronology, Documents documents,
                                            time::DayZero zero) {
  Conclusions out{std::move(chronology), {}, {}, {}};
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    out.known.push_back(out.chronology.known(d));
  }
  out.contradictions = out.chronology.contradictions(Conclusions::kMostContradictions);
  out.holders = timeline::Holders(documents, zero, &out.chronology);
  return std::make_shared<const Conclusions>(std::move(out));
}

}  // namespace

std::shared_ptr<const Conclusions> conclude(Documents documents, Statements statements,
                                            const timeline::Joins& joins, time::DayZero zero) {
  return drawn_of(timeline::Chronology(documents, statements, joins), documents, zero);
}

std::shared_ptr<const Conclusions> conclude_anew(const Conclusions& before, Documents documents,
                                                 Statements statements, time::DayZero zero) {
  timeline::Chronology chronology = before.chronology;
  chronology.set_user_statements(statements);
  return drawn_of(std::move(chronology), documents, zero);
}

}  // namespace dateline::store

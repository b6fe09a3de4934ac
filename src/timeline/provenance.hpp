#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/stop_check.hpp"
#include "event/document.hpp"
#include "timeline/event_ref.hpp"

namespace dateline::timeline {

using Documents = std::span<const std::shared_ptr<const event::Document>>;

/// Where what documents tell comes from, as far as they show it: who published each, which are
/// copies of one text, on whose word they tell. Two that have any of these in common are not
/// independent. Immutable; share freely.
class Provenance {
 public:
  /// `stop` is asked before each document; told to stop, it is left half made, and is only to be
  /// destroyed.
  explicit Provenance(Documents documents, const base::StopCheck& stop = {});

  /// Who published a document, or the agency that its dateline names; "" where it does not say.
  [[nodiscard]] const std::string& outlet(std::uint32_t document) const {
    return outlets_[document];
  }
  /// The first document whose text this one copies or rewrites; itself where there is none.
  [[nodiscard]] std::uint32_t original(std::uint32_t document) const {
    return originals_[document];
  }
  /// Whether two documents are one source in any case: one outlet, or copies of one text.
  [[nodiscard]] bool one_source(std::uint32_t a, std::uint32_t b) const;

  /// How many independent sources tell events: those of one outlet, of copies, on one source's word
  /// alone, or on the word of another's outlet count as one.
  [[nodiscard]] std::uint32_t independent(Documents documents,
                                          std::span<const EventRef> tellings) const;

 private:
  std::vector<std::string> outlets_;
  std::vector<std::string> outlet_ids_;
  std::vector<std::uint32_t> originals_;
};

}  // namespace dateline::timeline

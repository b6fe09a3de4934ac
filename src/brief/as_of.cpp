#include "brief/as_of.hpp"

#include "base/translate.hpp"
#include "time/phrase.hpp"

namespace dateline::brief {

using base::tr_count;
using base::tr_format;

std::string as_of_line(const project::Project& project) {
  if (!project.extent()) return "";
  const event::Document* document = project.current();
  std::string out = tr_format(
      "As of {}",
      time::minute_phrase(project.playhead(),
                          document == nullptr ? std::nullopt : document->utc_offset_minutes,
                          project.snapshot().day_zero()));
  if (const std::string there = project.elsewhere(project.playhead()); !there.empty()) {
    out += " (" + there + ")";
  }
  const project::Counts& counts = project.counts();
  if (counts.shown != counts.all) {
    out += " \u00B7 " + tr_format("{} of {} events", counts.shown, counts.all);
  }
  if (counts.unplaced > 0)
    out += " \u00B7 " + tr_count("{} without a place", "{} without a place", counts.unplaced);
  return out;
}

}  // namespace dateline::brief

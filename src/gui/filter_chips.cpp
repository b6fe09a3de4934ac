#include "gui/filter_chips.hpp"

#include <fmt/format.h>

#include "gui/chips.hpp"
#include "scene/kind_words.hpp"
#include "scene/snapshot_marks.hpp"
#include "scene/words.hpp"
#include "store/shown.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

using store::FilterPart;

constexpr std::size_t kMostNamed = 2;  // kinds; of more their number is told

const char* name_of(FilterPart part) {
  switch (part) {
    case FilterPart::types:
      return "types";
    case FilterPart::statuses:
      return "statuses";
    case FilterPart::actor:
      return "actor";
    case FilterPart::by:
      return "by";
    case FilterPart::place:
      return "place";
    case FilterPart::text:
      return "text";
    case FilterPart::time:
      return "time";
    case FilterPart::view:
      return "view";
    case FilterPart::known:
      return "known";
    case FilterPart::only:
      return "only";
  }
  return "";
}

template <class Kind, std::size_t n>
std::string kinds(const std::bitset<n>& on, const std::string& many) {
  if (on.none() || on.count() > kMostNamed) return many;
  std::string out;
  for (std::size_t i = 0; i < n; ++i) {
    if (!on.test(i)) continue;
    if (!out.empty()) out += ", ";
    out += scene::words_of(static_cast<Kind>(i));
  }
  return scene::sentence_case(out);
}

}  // namespace

std::string words_of(const store::Filter& filter, FilterPart part, time::DayZero zero) {
  switch (part) {
    case FilterPart::types:
      return kinds<event::EventType>(
          filter.types, tr_format("{} of {} types", filter.types.count(), filter.types.size()));
    case FilterPart::statuses:
      return kinds<event::Status>(
          filter.statuses,
          tr_format("{} of {} statuses", filter.statuses.count(), filter.statuses.size()));
    case FilterPart::actor:
      return tr_format("By \u201c{}\u201d", filter.actor);
    case FilterPart::by:
      return tr_format("By {}", filter.by);
    case FilterPart::place:
      return filter.place;
    case FilterPart::text:
      return "\u201c" + filter.text + "\u201d";
    case FilterPart::time:
      return scene::when_label(time::Bounds{filter.from, filter.to}, zero == time::DayZero::story);
    case FilterPart::view:
      return tr("In view");
    case FilterPart::known:
      return tr_format("Known by {}",
                       time::day_phrase(filter.known_by.value_or(time::Days{}), zero));
    case FilterPart::only:
      return tr("Selected");
  }
  return "";
}

void FilterChips::count(const project::Project& project) {
  const std::size_t language = base::language_revision();
  if (of_ == project.shown_revision() && in_ == language) return;
  of_ = project.shown_revision();
  in_ = language;
  parts_.clear();
  const store::Filter& filter = project.filter();
  for (const FilterPart part : parts_of(filter)) {
    const store::Shown shown(alone(filter, part), project.snapshot());
    parts_.push_back(
        {part, fmt::format("{} \u00b7 {}", words_of(filter, part, project.snapshot().day_zero()),
                           shown.rows().size())});
  }
}

void FilterChips::draw(Frame& frame, float width) {
  count(frame.project);
  if (parts_.empty()) return;
  std::vector<Chip> chips;
  for (const Part& p : parts_) {
    // As wide as the panel at most, however long what was typed.
    const float room = width - frame.px(18 + 20);
    chips.push_back(
        {typeset::elide(frame.type, p.words, scene::Weight::bold, 13 * frame.scale, room) +
             "  \u00d7",
         std::string("filter/") + name_of(p.part),
         tr("So many events it lets through alone. A click takes it out")});
  }
  chips.push_back({tr("Reset"), "filter/reset", tr("Takes all of it out")});
  const int clicked = draw_chips(frame, chips, -1, width);
  if (clicked < 0) return;
  const auto i = static_cast<std::size_t>(clicked);
  if (i >= parts_.size()) {
    frame.send(project::ResetFilter{});
  } else {
    frame.send(project::SetFilter{without(frame.project.filter(), parts_[i].part)});
  }
}

}  // namespace dateline::gui

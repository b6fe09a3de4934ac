#include "store/filter_parts.hpp"

#include <array>

namespace dateline::store {
namespace {

constexpr std::array kParts = {FilterPart::types, FilterPart::statuses, FilterPart::actor,
                               FilterPart::by,    FilterPart::place,    FilterPart::text,
                               FilterPart::time,  FilterPart::view,     FilterPart::known,
                               FilterPart::only};

/// Makes that part of `to` as it is in `from`.
void take(const Filter& from, FilterPart part, Filter& to) {
  switch (part) {
    case FilterPart::types:
      to.types = from.types;
      break;
    case FilterPart::statuses:
      to.statuses = from.statuses;
      break;
    case FilterPart::actor:
      to.actor = from.actor;
      break;
    case FilterPart::by:
      to.by = from.by;
      break;
    case FilterPart::place:
      to.place = from.place;
      break;
    case FilterPart::text:
      to.text = from.text;
      break;
    case FilterPart::time:
      to.from = from.from;
      to.to = from.to;
      break;
    case FilterPart::view:
      to.in_view = from.in_view;
      to.view = from.view;
      break;
    case FilterPart::known:
      to.known_by = from.known_by;
      break;
    case FilterPart::only:
      to.only = from.only;
      break;
  }
}

}  // namespace

std::vector<FilterPart> parts_of(const Filter& filter) {
  std::vector<FilterPart> out;
  for (const FilterPart part : kParts) {
    if (!alone(filter, part).all()) out.push_back(part);
  }
  return out;
}

Filter alone(const Filter& filter, FilterPart part) {
  Filter out;
  take(filter, part, out);
  return out;
}

Filter without(const Filter& filter, FilterPart part) {
  Filter out = filter;
  take(Filter{}, part, out);
  return out;
}

}  // namespace dateline::store

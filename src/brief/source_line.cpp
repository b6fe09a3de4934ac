#include "brief/source_line.hpp"

#include <algorithm>
#include <set>

#include "base/translate.hpp"
#include "time/phrase.hpp"

namespace dateline::brief {
namespace {

/// Of one publisher.
struct Outlet {
  std::string name;
  std::set<time::Days> days;
  std::size_t stories = 0;
};

/// "14 June 2014", "14 June 2014 to 2 July 2014".
std::string days_of(const std::set<time::Days>& days) {
  if (days.empty()) return "";
  const time::Days first = *days.begin();
  const time::Days last = *days.rbegin();
  if (first == last) return time::day_phrase(first);
  return base::tr_format("{} to {}", time::day_phrase(first), time::day_phrase(last));
}

std::string words_of(const Outlet& outlet) {
  std::string out = outlet.name;
  if (const std::string days = days_of(outlet.days); !days.empty()) {
    // Translators: "Northwire, 16 June 2014": who told it, and when.
    out = base::tr_format_in("source, when", "{}, {}", outlet.name, days);
  }
  if (outlet.stories > 1) {
    out += " (" + base::tr_count("{} story", "{} stories", outlet.stories) + ")";
  }
  return out;
}

}  // namespace

std::vector<std::uint32_t> stories_behind(const store::Snapshot& snapshot,
                                          const std::vector<store::Row>& rows) {
  std::set<std::uint32_t> out;
  for (const store::Row row : rows) {
    for (const store::Row telling : snapshot.tellings(row)) {
      out.insert(snapshot.events().document[telling]);
    }
  }
  return {out.begin(), out.end()};
}

std::string source_line(const store::Snapshot& snapshot,
                        const std::vector<std::uint32_t>& documents, std::size_t most) {
  std::vector<Outlet> outlets;
  for (const std::uint32_t number : documents) {
    const event::Document& document = *snapshot.documents()[number];
    std::string name = document.story.outlet();
    if (name.empty()) name = document.story.title;
    if (name.empty()) name = document.story.name();
    auto outlet = std::ranges::find(outlets, name, &Outlet::name);
    if (outlet == outlets.end()) outlet = outlets.insert(outlets.end(), {std::move(name), {}, 0});
    if (document.date) outlet->days.insert(*document.date);
    ++outlet->stories;
  }
  std::string out;
  for (std::size_t i = 0; i < std::min(most, outlets.size()); ++i) {
    out += (i == 0 ? "" : "; ") + words_of(outlets[i]);
  }
  if (outlets.size() > most) {
    out += "; " + base::tr_count("{} more source", "{} more sources", outlets.size() - most);
  }
  return out;
}

}  // namespace dateline::brief

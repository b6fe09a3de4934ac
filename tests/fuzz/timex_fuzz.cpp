// Expressions of time in any text: in order, apart, within the text, with bounds in order, dated or
// not.
#include <string>

#include "fuzz/fuzz.hpp"
#include "text/story.hpp"
#include "timex/finder.hpp"

using namespace dateline;
namespace tx = dateline::timex;  // the C library has a struct of that name

namespace {

const tx::TimexFinder& finder() {
  static const tx::TimexFinder made = [] {
    auto opened = tx::TimexFinder::open(std::string(DATELINE_SHARE) + "/lexicon/time");
    if (!opened) std::fprintf(stderr, "%s\n", opened.error().to_string().c_str());
    fuzz::require(opened.ok(), "the lexicon of times opens");
    return std::move(*opened);
  }();
  return made;
}

void require_ordered(const time::Bounds& bounds) {
  fuzz::require(!bounds.earliest || !bounds.latest || *bounds.earliest <= *bounds.latest,
                "bounds are in order");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto story = text::make_story(fuzz::text(data, size), "input");
  if (!story) return 0;
  (void)finder().stated_date(*story);
  using Mode = tx::Reference::Mode;
  for (const auto& date : {std::optional<time::Days>(), time::parse_iso_date("2014-06-16")}) {
    for (const Mode mode : {Mode::news, Mode::narrative}) {
      const auto found = finder().find(*story, {}, {date, mode});
      std::uint32_t last = 0;
      for (std::size_t i = 0; i < found.size(); ++i) {
        const tx::Timex& t = found[i];
        fuzz::require(
            t.span.start >= last && t.span.end > t.span.start && t.span.end <= story->text.size(),
            "expressions are in order, apart and within the text");
        last = t.span.end;
        require_ordered(t.bounds);
        require_ordered(tx::event_bounds(found, i, date));
        fuzz::require(t.anchor < static_cast<int>(found.size()), "an anchor is an expression");
      }
    }
  }
  return 0;
}

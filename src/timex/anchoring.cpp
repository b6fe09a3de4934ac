#include "timex/anchoring.hpp"

#include <array>
#include <string_view>

#include "timex/finder.hpp"
#include "timex/value.hpp"

namespace dateline::timex {
namespace {

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

/// The nearest word before `at` that is no filler: "since about the end of".
std::string_view word_before(const Line& line, std::uint32_t at) {
  static constexpr std::array<std::string_view, 10> kFillers = {
      "the", "about", "around", "at", "least", "early", "late", "(", "\"", "only"};
  while (at > 0) {
    const std::string& word = line.lexemes[--at].lower;
    if (!is_one_of(word, kFillers)) return word;
  }
  return "";
}

/// The length in days that a value like "P2W" tells; 0 where it tells none.
double length_in_days(std::string_view value) {
  if (!value.starts_with('P')) return 0;
  value.remove_prefix(1);
  const bool clock = value.starts_with('T');
  if (clock) value.remove_prefix(1);
  double n = 0;
  double scale = 0;
  while (!value.empty() && ((value[0] >= '0' && value[0] <= '9') || value[0] == '.')) {
    if (value[0] == '.') {
      scale = 1;
    } else {
      n = n * 10 + (value[0] - '0');
      scale *= 10;
    }
    value.remove_prefix(1);
  }
  if (scale > 1) n /= scale;
  if (value == "M" && !clock) return n * length_of("MO");
  return n * length_of(value);
}

}  // namespace

Anchoring anchoring_before(const Line& line, std::uint32_t begin, TimexType type) {
  const std::string_view before = word_before(line, begin);
  if (type == TimexType::duration) {
    if (before == "within" || before == "in" || before == "after" || before == "past") {
      return before == "after" ? Anchoring::after : Anchoring::within;
    }
    return Anchoring::for_length;
  }
  if (before == "since" || before == "from") return Anchoring::since;
  if (before == "until" || before == "till") return Anchoring::until;
  if (before == "by" || before == "before") return Anchoring::before;
  if (before == "after" || before == "following") return Anchoring::after;
  return Anchoring::within;
}

void link_range(const Line& line, std::vector<Timex>& times, std::size_t index,
                const std::vector<text::Range>& spans) {
  const text::Range a = spans[index];
  const text::Range b = spans[index + 1];
  if (b.begin != a.end + 1 || times[index].partner >= 0) return;
  if (times[index].type == TimexType::duration || times[index + 1].type == TimexType::duration) {
    return;
  }
  static constexpr std::array<std::string_view, 5> kTo = {"to", "until", "till", "through", "-"};
  const std::string& between = line.lexemes[a.end].lower;
  const bool pair = between == "and" && word_before(line, a.begin) == "between";
  if (!pair && !is_one_of(between, kTo)) return;
  Timex& first = times[index];
  Timex& second = times[index + 1];
  if (first.relative != second.relative) return;
  if (first.bounds.earliest && second.bounds.latest &&
      *first.bounds.earliest > *second.bounds.latest) {
    return;
  }
  first.anchoring = Anchoring::since;
  second.anchoring = Anchoring::until;
  first.partner = static_cast<int>(index) + 1;
  second.partner = static_cast<int>(index);
}

time::Bounds event_bounds(std::span<const Timex> times, std::size_t index,
                          std::optional<time::Days> story_date) {
  const Timex& timex = times[index];
  if (timex.partner >= 0 && static_cast<std::size_t>(timex.partner) < times.size()) {
    const Timex& other = times[static_cast<std::size_t>(timex.partner)];
    const bool first = timex.anchoring == Anchoring::since;
    return {(first ? timex : other).bounds.earliest, (first ? other : timex).bounds.latest};
  }
  std::optional<time::Minute> now;
  if (story_date) now = time::Minute::end_of(*story_date);
  if (timex.relative) now = time::Minute::end_of(time::Days{});
  time::Bounds out = timex.bounds;
  switch (timex.anchoring) {
    case Anchoring::within:
      break;
    case Anchoring::since:
    case Anchoring::after:
      out.latest = now;
      break;
    case Anchoring::until:
    case Anchoring::before:
      out.earliest.reset();
      break;
    case Anchoring::for_length: {
      const double days = timex.value ? length_in_days(*timex.value) : 0;
      if (out.earliest || out.latest || !now || days <= 0) break;
      out.latest = now;
      out.earliest = time::Minute::start_of(
          time::plus_days(now->day(), -static_cast<std::int64_t>(days + 0.5)));
      break;
    }
  }
  if (out.earliest && out.latest && *out.earliest > *out.latest) out.latest.reset();
  return out;
}

}  // namespace dateline::timex

#include "timex/explain.hpp"

#include "base/translate.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline::timex {
namespace {

std::string quoted(const text::Story& story, const text::Span& span) {
  return fmt::format("\"{}\"", story.line(span));
}

}  // namespace

std::string_view name(TimexType type) {
  constexpr std::string_view kNames[] = {"DATE", "TIME", "DURATION", "SET"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string explain(std::span<const Timex> times, std::size_t i, const text::Story& story) {
  const Timex& t = times[i];
  std::string out = base::tr_format("{} is {}, by the rule {}", quoted(story, t.span),
                                    t.value.value_or(base::tr("a time without a value")), t.rule);
  if (t.anchor == -2) {
    out += std::string("; ") + base::tr("it counts from what its clause tells");
  } else if (t.anchor >= 0 && static_cast<std::size_t>(t.anchor) < times.size()) {
    out += "; " + base::tr_format("it counts from {}",
                                  quoted(story, times[static_cast<std::size_t>(t.anchor)].span));
  }
  switch (t.anchoring) {
    case Anchoring::within:
      break;
    case Anchoring::since:
      out += std::string("; ") + base::tr("what is told goes on from it");
      break;
    case Anchoring::until:
      out += std::string("; ") + base::tr("what is told goes on until it");
      break;
    case Anchoring::before:
      out += std::string("; ") + base::tr("what is told comes before it");
      break;
    case Anchoring::after:
      out += std::string("; ") + base::tr("what is told comes after it");
      break;
    case Anchoring::for_length:
      out += std::string("; ") + base::tr("it is how long");
      break;
  }
  return out + ".";
}

}  // namespace dateline::timex

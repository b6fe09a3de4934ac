#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "base/shared_text.hpp"
#include "geo/lng_lat.hpp"
#include "text/span.hpp"
#include "time/local_time.hpp"

/// How a struct is described for PackWriter and PackReader alike: a template
/// `fields(archive, Field<A, T> value)` that names its members one after the other. The writer
/// takes them from the value, the reader fills them in, so that the two cannot drift apart. Here
/// are the descriptions that the others are made of.
namespace dateline::io {

namespace limits {
inline constexpr std::int64_t kMinutes = 10'000'000'000;  // beyond the years -9999 and 9999
inline constexpr std::int64_t kDays = 10'000'000;
inline constexpr std::int64_t kDaysTold = 1'000'000'000'000;  // "a billion days later"
inline constexpr int kOffset = 24 * 60;                       // minutes from Greenwich
inline constexpr double kReal = std::numeric_limits<double>::max();
inline constexpr float kReal32 = std::numeric_limits<float>::max();
inline constexpr double kInfinite = std::numeric_limits<double>::infinity();
inline constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
}  // namespace limits

/// The field as the archive wants it: to be read, or to be filled.
template <class A, class T>
using Field = typename A::template Ref<T>;

template <class A, class Values>
void each(A& a, Values& values) {
  for (auto& value : values) {
    if (a.failed()) return;
    fields(a, value);
  }
}

template <class A, class Values>
void list(A& a, Values& values) {
  a.size(values);
  each(a, values);
}

/// `describe` is given the value if there is one.
template <class A, class Optional, class Describe>
void maybe(A& a, Optional& value, Describe describe) {
  bool there = value.has_value();
  a.flag(there);
  if (!there) return;
  if constexpr (A::kReads) value.emplace();
  describe(*value);
}

template <class A>
void fields(A& a, Field<A, std::string> text) {
  a.string(text);
}

template <class A>
void fields(A& a, Field<A, base::SharedText> text) {
  a.string(text);
}

template <class A>
void fields(A& a, Field<A, geo::LngLat> at) {
  a.point(at);
}

template <class A>
void fields(A& a, Field<A, text::Span> span) {
  a.span(span);
}

template <class A>
void fields(A& a, Field<A, time::Minute> minute) {
  std::int64_t count = minute.count();
  a.around_zero(count, -limits::kMinutes, limits::kMinutes);
  if constexpr (A::kReads) minute = time::Minute(count);
}

template <class A>
void fields(A& a, Field<A, time::Bounds> bounds) {
  maybe(a, bounds.earliest, [&](auto& minute) { fields(a, minute); });
  maybe(a, bounds.latest, [&](auto& minute) { fields(a, minute); });
  a.expect(bounds.open() || *bounds.earliest <= *bounds.latest, "a time ends before it begins");
}

}  // namespace dateline::io

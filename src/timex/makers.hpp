#pragma once

#include <optional>
#include <string_view>

#include "timex/parts.hpp"
#include "timex/talk.hpp"

namespace dateline::timex {

/// What each kind of rule makes of the parts of its match. nullopt: the words are no expression of
/// time after all ("31 June", "1,979") and the next rule is tried.
[[nodiscard]] std::optional<Answer> make_date(const Parts& parts, const Talk& talk,
                                              std::string_view argument);
[[nodiscard]] std::optional<Answer> make_relative(const Parts& parts, const Talk& talk,
                                                  std::string_view argument);
[[nodiscard]] std::optional<Answer> make_shift(const Parts& parts, const Talk& talk,
                                               std::string_view argument);
[[nodiscard]] std::optional<Answer> make_stretch(const Parts& parts, const Talk& talk,
                                                 std::string_view argument);
[[nodiscard]] std::optional<Answer> make_duration(const Parts& parts, std::string_view argument);
[[nodiscard]] std::optional<Answer> make_set(const Parts& parts, std::string_view argument);
[[nodiscard]] std::optional<Answer> make_vague(const Parts& parts, const Talk& talk);
[[nodiscard]] std::optional<Answer> make_named(const Parts& parts, const Talk& talk);

/// The day of the weekday that is meant: in news by the tense, the story's own day counts; in a
/// narrative the first on or after the time told.
[[nodiscard]] Answer weekday_answer(int weekday, const Talk& talk);
/// The year that "last year", "that year" ... stands for; nullopt where none is known.
[[nodiscard]] std::optional<int> related_year(const Parts& parts, const Talk& talk);
/// The year of a month and day told without one.
[[nodiscard]] std::optional<int> pick_year(int month, std::optional<int> day,
                                           std::optional<int> weekday, const Talk& talk);
/// Puts a part of the day, a clock time and a modifier on a day's answer.
void refine(Answer& answer, const Parts& parts, const Talk& talk);

}  // namespace dateline::timex

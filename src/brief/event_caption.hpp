#pragma once

#include <string>

#include "store/snapshot.hpp"

namespace dateline::brief {

/// An event for an audience, in plain English, as a project's file keeps it: who did what where,
/// when, and how sure that is: "Rebels captured Tikrit around 11 June 2014, at least 10 killed. One
/// source only: Northwire." Names stand as the story has them. At most some 300 characters.
[[nodiscard]] std::string event_caption(const store::Snapshot& snapshot, store::Row row);

/// When it was, as a part of a sentence: "on 11 June 2014"; "around 11 June 2014" where it is not
/// known to the day, "some time in June 2014" where it is not known to the fortnight, "from 11 to
/// 13 June 2014" where it went on. "" where nothing is known of its time.
[[nodiscard]] std::string when_words(const store::EventTimes& times, bool relative);

}  // namespace dateline::brief

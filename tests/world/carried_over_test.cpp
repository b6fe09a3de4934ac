// Corrections outlive three later versions of a program that reads the same stories otherwise.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "curation/revise.hpp"
#include "world.hpp"

namespace dateline::tests {
namespace {

using curation::Fate;
using Document = std::shared_ptr<const event::Document>;

constexpr const char* kText =
    "BAGHDAD, June 16, 2014 - ISIL fighters captured Tal Afar on Sunday after heavy fighting, "
    "officials said.\n\n"
    "Government jets bombed Hawija on Monday. Police in Mosul arrested three men on Saturday.\n\n"
    "Rebels shelled Samarra overnight. Gunmen kidnapped a doctor in Kirkuk last week. Troops "
    "withdrew from Tikrit on Friday. Thousands fled Ramadi on Thursday.";

/// The story as its agency sends it out the next times: with news in front, then one sentence less
/// and others the other way round.
std::string sent(int time) {
  std::string text = kText;
  const auto put = [&](const std::string& what, const std::string& instead) {
    text.replace(text.find(what), what.size(), instead);
  };
  if (time >= 1) put("ISIL fighters", "The governor had no comment. ISIL fighters");
  if (time >= 2) put("Police in Mosul arrested three men on Saturday.", "");
  if (time >= 2) put("Thousands fled Ramadi on Thursday.", "");
  if (time >= 2) put("Rebels shelled", "Thousands fled Ramadi on Thursday. Rebels shelled");
  return text;
}

/// A story as it is read, each event with what it is in truth in a field that no anchor looks at:
/// nothing that later versions do to it can make it another.
Document read(const std::string& text) {
  auto out = std::make_shared<event::Document>(World::get().read("2014-06-16", text));
  out->story.id = "wire-1";
  for (event::Event& e : out->events) e.target = out->story.line(e.mentions.front().span);
  return out;
}

/// The same story as a later program may read it: other ids, other words of a sentence taken, now
/// and then another type, an event more or less, in another order.
Document read_otherwise(const event::Document& before, std::mt19937& random) {
  const auto one_in = [&](unsigned n) { return random() % n == 0; };
  auto out = std::make_shared<event::Document>(before);
  out->links.clear();
  std::erase_if(out->events, [&](const event::Event&) { return one_in(8); });
  for (event::Event& e : out->events) {
    if (one_in(2)) e.id = "v" + std::to_string(random());
    for (event::EventMention& m : e.mentions) {
      if (one_in(3) && m.span.size() > 12)
        m.span.end -= 1U + static_cast<std::uint32_t>(random() % 5);
      if (one_in(3) && m.span.size() > 12)
        m.span.start += 1U + static_cast<std::uint32_t>(random() % 3);
    }
    if (one_in(10)) e.type = static_cast<event::EventType>(random() % event::kEventTypes);
  }
  std::shuffle(out->events.begin(), out->events.end(), random);
  return out;
}

TEST(Corrections, AreCarriedOverThreeVersionsAndNoneIsLostWithoutAWord) {
  std::mt19937 random(5);
  std::size_t carried = 0;
  std::size_t told = 0;
  std::size_t told_though_there = 0;
  const Document first = read(sent(0));
  ASSERT_GE(first->events.size(), 7U);
  for (int round = 0; round < 60; ++round) {
    std::vector<curation::Ledger::Entry> records;
    for (const event::Event& e : first->events) {
      const auto number = records.size() + 1;
      records.push_back({number, std::make_shared<const curation::Record>(curation::Correction{
                                     "A. Said", 0, "",
                                     curation::EventCorrection{
                                         curation::anchor_of(*first, e),
                                         curation::SetActor{"actor " + std::to_string(number)}}})});
    }
    for (int version = 0; version < 3; ++version) {
      // The later the version, the less it reads as the first did.
      Document now = read(sent(version));
      for (int i = 0; i <= version; ++i) now = read_otherwise(*now, random);
      curation::Reviser reviser;
      const auto revised = reviser.revise({now}, records);
      ASSERT_EQ(revised.fates.size(), records.size()) << "each is told of";
      const auto& events = revised.documents.front()->events;
      for (const Fate& fate : revised.fates) {
        const base::SharedText actor = "actor " + std::to_string(fate.correction);
        const base::SharedText& truth = first->events[fate.correction - 1].target;
        const bool there = std::ranges::find(events, truth, &event::Event::target) != events.end();
        const auto on = std::ranges::find(events, actor, &event::Event::actor);
        if (fate.kind == Fate::Kind::misfit) {
          EXPECT_EQ(on, events.end());
          EXPECT_FALSE(fate.words.empty()) << "why is told";
          ++told;
          told_though_there += there ? 1U : 0U;
        } else {
          ASSERT_NE(on, events.end()) << "it says that it fits";
          EXPECT_EQ(on->target, truth) << "on the event that it was made for, and on no other";
          ++carried;
        }
      }
    }
  }
  EXPECT_GT(carried, 5 * told_though_there)
      << "of those that are still there most are found: " << carried << ", " << told_though_there
      << " are told to be gone";
  EXPECT_GT(told, told_though_there) << "or this shows nothing of events that are no longer there";
}

}  // namespace
}  // namespace dateline::tests

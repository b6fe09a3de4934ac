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
  for (int round = 0; round < 60; ++round) {
    auto story = std::make_shared<event::Document>(World::get().read("2014-06-16", kText));
    ASSERT_GE(story->events.size(), 7U);
    Document now = story;
    std::vector<curation::Ledger::Entry> records;
    for (const event::Event& e : now->events) {
      const auto number = records.size() + 1;
      records.push_back({number, std::make_shared<const curation::Record>(curation::Correction{
                                     "A. Said", 0, "",
                                     curation::EventCorrection{
                                         curation::anchor_of(*now, e),
                                         curation::SetActor{"actor " + std::to_string(number)}}})});
    }
    for (int version = 0; version < 3; ++version) {
      now = read_otherwise(*now, random);
      curation::Reviser reviser;
      const auto revised = reviser.revise({now}, records);
      ASSERT_EQ(revised.fates.size(), records.size()) << "each is told of";
      for (const Fate& fate : revised.fates) {
        const std::string actor = "actor " + std::to_string(fate.correction);
        const auto carriers =
            std::ranges::count(revised.documents.front()->events, actor, &event::Event::actor);
        if (fate.kind == Fate::Kind::misfit) {
          EXPECT_EQ(carriers, 0);
          EXPECT_FALSE(fate.words.empty()) << "why is told";
          ++told;
        } else {
          // Two that came to be of one event: the later one holds.
          EXPECT_LE(carriers, 1);
          carried += carriers == 1 ? 1U : 0U;
        }
      }
    }
  }
  EXPECT_GT(carried, 2 * told) << "most are carried over: " << carried << ", " << told << " told";
  EXPECT_GT(told, 0U) << "or this shows nothing of those that no longer fit";
}

}  // namespace
}  // namespace dateline::tests

#include "geoparse/small_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/packed_word.hpp"

namespace dateline::geoparse {
namespace {

struct Word {
  std::string_view text;
  std::uint32_t bits;
};

constexpr auto kWords = std::to_array<Word>({
    {"in", kInside | kLeadsToRole},
    {"at", kInside | kLeadsToRole},
    {"near", kInside | kLeadsToRole | kNextTo},
    {"outside", kInside | kLeadsToRole | kNextTo},
    {"inside", kInside | kLeadsToRole},
    {"around", kInside | kLeadsToRole | kNextTo},
    {"across", kInside | kLeadsToRole},
    {"throughout", kInside},
    {"within", kInside},
    {"surrounding", kNextTo},
    {"from", kFrom | kLeadsToRole},
    {"off", kFrom | kLeadsToRole},
    {"to", kTowards | kLeadsToRole},
    {"into", kTowards | kLeadsToRole | kOnto},
    {"toward", kTowards | kLeadsToRole | kOnto},
    {"towards", kTowards | kLeadsToRole | kOnto},
    {"onto", kLeadsToRole | kOnto},
    {"through", kTowards | kLeadsToRole},
    {"via", kTowards | kLeadsToRole},
    {"of", kLeadsToRole},
    {"like", kLeadsToRole},
    {"than", kLeadsToRole},
    {"on", kOtherLink | kLeadsToRole},
    {"by", kOtherLink | kLeadsToRole | kWithActor},
    {"with", kOtherLink | kLeadsToRole | kWithActor},
    {"for", kOtherLink | kLeadsToRole},
    {"between", kOtherLink | kLeadsToRole | kWithActor},
    {"against", kOtherLink | kLeadsToRole | kWithActor},
    {"over", kOtherLink | kLeadsToRole},
    {"along", kOtherLink},
    {"beyond", kOtherLink},
    {"downtown", kWhichPart},
    {"central", kWhichPart},
    {"greater", kWhichPart},
    {"nearby", kWhichPart},
    {"neighbouring", kWhichPart},
    {"neighboring", kWhichPart},
    {"regiment", kBand},
    {"brigade", kBand},
    {"brigades", kBand},
    {"battalion", kBand},
    {"division", kBand},
    {"corps", kBand},
    {"militia", kBand},
    {"cartel", kBand},
    {"faction", kBand},
    {"clan", kBand},
    {"helicopter", kBand},
    {"helicopters", kBand},
    {"jet", kBand},
    {"jets", kBand},
    {"missile", kBand},
    {"missiles", kBand},
    {"rocket", kBand},
    {"rockets", kBand},
    {"tank", kBand},
    {"tanks", kBand},
    {"rifle", kBand},
    {"rifles", kBand},
    {"drone", kBand},
    {"drones", kBand},
    {"has", kAuxiliary},
    {"had", kAuxiliary},
    {"have", kAuxiliary},
    {"was", kAuxiliary},
    {"is", kAuxiliary},
    {"were", kAuxiliary},
    {"are", kAuxiliary},
    {"also", kAuxiliary},
    {"would", kAuxiliary},
    {"will", kAuxiliary},
    {"not", kAuxiliary},
    {"did", kAuxiliary},
    {"may", kAuxiliary},
    {"could", kAuxiliary},
    {"might", kAuxiliary},
    {"leave", kLeaving},
    {"leaves", kLeaving},
    {"left", kLeaving},
    {"fled", kLeaving},
    {"flee", kLeaving},
    {"fleeing", kLeaving},
    {"leaving", kLeaving},
    {"quit", kLeaving},
    {"enter", kEntering},
    {"enters", kEntering},
    {"entered", kEntering},
    {"entering", kEntering},
    {"reach", kEntering},
    {"reached", kEntering},
});

/// A word of at most kMostBytes as numbers, which are compared in a step; with its size, as a text
/// may have zeros.
constexpr std::size_t kMostBytes = 12;
struct Slot {
  std::uint64_t low = 0;
  std::uint32_t high = 0;
  std::uint16_t size = 0;  ///< 0: free
  std::uint16_t bits = 0;
};
static_assert(std::ranges::all_of(kWords, [](const Word& w) {
  return !w.text.empty() && w.text.size() <= kMostBytes && w.bits < 1U << 16U;
}));

constexpr std::size_t kSlots = 256;
constexpr std::size_t slot_of(std::uint64_t low, std::uint32_t high) {
  const std::uint64_t mixed = (low ^ high * 0xC2B2AE3D27D4EB4FU) * 0x9E3779B97F4A7C15U;
  return mixed >> 56U;
}

constexpr auto kTable = [] {
  static_assert(kSlots == 1U << 8U && kWords.size() <= kSlots / 2);
  std::array<Slot, kSlots> table{};
  for (const Word& word : kWords) {
    Slot slot;
    slot.size = static_cast<std::uint16_t>(word.text.size());
    slot.bits = static_cast<std::uint16_t>(word.bits);
    for (std::size_t i = 0; i < word.text.size(); ++i) {
      const auto byte = static_cast<std::uint8_t>(word.text[i]);
      if (i < 8) {
        slot.low |= std::uint64_t{byte} << 8U * i;
      } else {
        slot.high |= std::uint32_t{byte} << 8U * (i - 8);
      }
    }
    std::size_t at = slot_of(slot.low, slot.high);
    while (table[at].size != 0) at = (at + 1) % kSlots;
    table[at] = slot;
  }
  return table;
}();

}  // namespace

std::uint32_t small_word(std::string_view lower) {
  if (lower.size() > kMostBytes) return 0;
  const base::PackedWord word(lower);
  const auto high = static_cast<std::uint32_t>(word.high);
  for (std::size_t at = slot_of(word.low, high); kTable[at].size != 0; at = (at + 1) % kSlots) {
    const Slot& slot = kTable[at];
    if (slot.low == word.low && slot.high == high && slot.size == lower.size()) return slot.bits;
  }
  return 0;
}

}  // namespace dateline::geoparse

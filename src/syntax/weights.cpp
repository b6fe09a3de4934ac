#include "syntax/weights.hpp"

namespace dateline::syntax {

std::optional<WeightTable> WeightTable::make(std::span<const WeightSlot> slots,
                                             std::span<const std::uint16_t> weights) {
  if (slots.size() > kMostWeights) return std::nullopt;
  bool room = false;
  for (const WeightSlot& slot : slots) {
    if (slot.where == 0) {
      room = true;
    } else if ((slot.where >> 8U) + (slot.where & 255U) > weights.size()) {
      return std::nullopt;
    }
  }
  if (!room) return std::nullopt;  // a search for what is absent would not end
  WeightTable table;
  table.slots_ = slots;
  table.weights_ = weights;
  return table;
}

void WeightTable::add(std::span<const std::uint64_t> features, Scores& scores) const {
  const std::size_t count = slots_.size();
  if (count == 0) return;
  for (const std::uint64_t feature : features) {
    __builtin_prefetch(&slots_[slot_of(feature, count)]);
  }
  for (const std::uint64_t feature : features) {
    const std::uint32_t key = slot_key(feature);
    std::size_t i = slot_of(feature, count);
    while (slots_[i].where != 0) {
      if (slots_[i].key == key) {
        const std::size_t first = slots_[i].where >> 8U;
        const std::size_t end = first + (slots_[i].where & 255U);
        for (std::size_t w = first; w < end; ++w) {
          scores[weight_class(weights_[w])] += weight_value(weights_[w]);
        }
        break;
      }
      if (++i == count) i = 0;
    }
  }
}

}  // namespace dateline::syntax

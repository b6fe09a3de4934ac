#include "syntax/weights.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

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
  table.lay_out_rows();
  return table;
}

std::size_t WeightTable::place_of(std::uint32_t where, std::size_t places) {
  return (where * 0x9E3779B9U) & (places - 1);
}

void WeightTable::lay_out_rows() {
  std::vector<Row> rows;
  std::vector<std::uint32_t> owners;
  for (const WeightSlot& slot : slots_) {
    if ((slot.where & 255U) < kDenseWeights || rows.size() == kMostRows) continue;
    Row& row = rows.emplace_back();
    row.fill(0);
    for (const std::uint16_t weight : weights_.subspan(slot.where >> 8U, slot.where & 255U)) {
      std::int16_t& sum = row[weight_class(weight)];
      sum = static_cast<std::int16_t>(sum + weight_value(weight));
    }
    owners.push_back(slot.where);
  }
  std::vector<Dense> dense(std::bit_ceil(2 * rows.size() + 1));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::size_t i = place_of(owners[r], dense.size());
    while (dense[i].where != 0) i = (i + 1) & (dense.size() - 1);
    dense[i] = {owners[r], static_cast<std::uint32_t>(r)};
  }
  dense_ = std::make_shared<const std::vector<Dense>>(std::move(dense));
  rows_ = std::make_shared<const std::vector<Row>>(std::move(rows));
}

const WeightTable::Row* WeightTable::row_of(std::uint32_t where) const {
  std::size_t i = place_of(where, dense_->size());
  while ((*dense_)[i].where != where) {
    if ((*dense_)[i].where == 0) return nullptr;
    i = (i + 1) & (dense_->size() - 1);
  }
  return &(*rows_)[(*dense_)[i].row];
}

void WeightTable::add(std::span<const std::uint64_t> features, Scores& scores) const {
  const std::size_t count = slots_.size();
  if (count == 0) return;
  for (const std::uint64_t feature : features) {
    __builtin_prefetch(&slots_[slot_of(feature, count)]);
  }
  // The table is far greater than the caches: all places are fetched before the first is read.
  std::array<std::uint32_t, kMostFeatures> found;
  std::size_t n = 0;
  for (const std::uint64_t feature : features.first(std::min(features.size(), kMostFeatures))) {
    const std::uint32_t key = slot_key(feature);
    std::size_t i = slot_of(feature, count);
    while (slots_[i].where != 0) {
      if (slots_[i].key == key) {
        found[n++] = slots_[i].where;
        __builtin_prefetch(&weights_[slots_[i].where >> 8U]);
        break;
      }
      if (++i == count) i = 0;
    }
  }
  Row sum{};  // kMostFeatures weights stay within 16 bits
  for (const std::uint32_t where : std::span(found).first(n)) {
    const Row* row = (where & 255U) < kDenseWeights ? nullptr : row_of(where);
    if (row != nullptr) {
      for (std::size_t c = 0; c < sum.size(); ++c)
        sum[c] = static_cast<std::int16_t>(sum[c] + (*row)[c]);
      continue;
    }
    for (const std::uint16_t weight : weights_.subspan(where >> 8U, where & 255U)) {
      scores[weight_class(weight)] += weight_value(weight);
    }
  }
  for (std::size_t c = 0; c < sum.size(); ++c) scores[c] += sum[c];
}

}  // namespace dateline::syntax

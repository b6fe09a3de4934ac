#include "perceptron.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace dateline::train {

using syntax::Scores;

namespace {
constexpr double kScale = 24.0;  // leaves room for averages of ten updates in nine bits
}

Perceptron::Perceptron() : keys_(1U << 16U), index_(1U << 16U) {}

std::size_t Perceptron::find(std::uint64_t key) const {
  std::size_t i = (key * 0xD6E8FEB86659FD93ULL >> 24U) & (keys_.size() - 1);
  while (index_[i] != 0 && keys_[i] != key) i = (i + 1) & (keys_.size() - 1);
  return i;
}

void Perceptron::grow() {
  std::vector<std::uint64_t> keys(keys_.size() * 2);
  std::vector<std::uint32_t> index(keys.size());
  keys_.swap(keys);
  index_.swap(index);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (index[i] == 0) continue;
    const std::size_t at = find(keys[i]);
    keys_[at] = keys[i];
    index_[at] = index[i];
  }
}

Perceptron::Row& Perceptron::row(std::uint64_t key) {
  std::size_t at = find(key);
  if (index_[at] == 0) {
    if (rows_.size() * 2 >= keys_.size()) {
      grow();
      at = find(key);
    }
    rows_.emplace_back();
    keys_[at] = key;
    index_[at] = static_cast<std::uint32_t>(rows_.size());
  }
  return rows_[index_[at] - 1];
}

void Perceptron::add(std::span<const std::uint64_t> features, Scores& scores) const {
  for (const std::uint64_t key : features) {
    __builtin_prefetch(&keys_[(key * 0xD6E8FEB86659FD93ULL >> 24U) & (keys_.size() - 1)]);
  }
  for (const std::uint64_t key : features) {
    const std::size_t at = find(key);
    if (index_[at] == 0) continue;
    for (const Entry& e : rows_[index_[at] - 1].entries) scores[e.c] += e.weight;
  }
}

void Perceptron::update(std::span<const std::uint64_t> features, std::size_t c, int delta) {
  for (const std::uint64_t key : features) {
    Row& r = row(key);
    ++r.updates;
    auto it = std::ranges::find(r.entries, static_cast<std::uint8_t>(c), &Entry::c);
    if (it == r.entries.end()) {
      r.entries.push_back({static_cast<std::uint8_t>(c), 0, now_, 0});
      it = r.entries.end() - 1;
    }
    it->total += static_cast<std::int64_t>(it->weight) * (now_ - it->since);
    it->since = now_;
    it->weight += delta;
  }
}

void Perceptron::settle() {
  for (Row& r : rows_) {
    for (Entry& e : r.entries) {
      e.total += static_cast<std::int64_t>(e.weight) * (now_ - e.since);
      e.weight = 0;
      e.since = now_;
    }
  }
}

void Perceptron::join(const Perceptron& other) {
  Perceptron more = other;
  more.settle();
  settle();
  now_ += more.now_;
  for (std::size_t i = 0; i < more.keys_.size(); ++i) {
    if (more.index_[i] == 0) continue;
    const Row& from = more.rows_[more.index_[i] - 1];
    Row& to = row(more.keys_[i]);
    to.updates += from.updates;
    for (const Entry& e : from.entries) {
      const auto it = std::ranges::find(to.entries, e.c, &Entry::c);
      if (it == to.entries.end()) {
        to.entries.push_back(e);
      } else {
        it->total += e.total;
      }
    }
  }
}

double Perceptron::average(const Entry& e) const {
  const std::int64_t total = e.total + static_cast<std::int64_t>(e.weight) * (now_ - e.since);
  return static_cast<double>(total) / std::max<double>(now_, 1);
}

Perceptron Perceptron::averaged() const {
  Perceptron out = *this;
  for (Row& r : out.rows_) {
    for (Entry& e : r.entries) {
      e.weight = static_cast<std::int32_t>(std::lround(average(e) * 256.0));
    }
  }
  return out;
}

Perceptron::Tables Perceptron::pack_within(std::size_t bytes) const {
  Tables tables;
  for (const auto& [support, least] : {std::pair{2U, 1},
                                       {3U, 2},
                                       {4U, 3},
                                       {6U, 4},
                                       {8U, 6},
                                       {10U, 8},
                                       {12U, 10},
                                       {16U, 12},
                                       {20U, 16},
                                       {30U, 20},
                                       {50U, 30}}) {
    tables = pack(kScale, least, support);
    if (tables.slots.size() + tables.weights.size() <= bytes) break;
  }
  return tables;
}

Perceptron::Tables Perceptron::pack(double scale, int least, std::uint32_t support) const {
  Tables out;
  std::vector<std::uint16_t> weights = {0};  // offset 0 stays unused
  std::vector<std::pair<std::uint64_t, std::uint32_t>> kept;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (index_[i] == 0) continue;
    const Row& r = rows_[index_[i] - 1];
    if (r.updates < support) continue;
    const std::size_t first = weights.size();
    for (const Entry& e : r.entries) {
      const long q = std::lround(average(e) * scale);
      if (std::labs(q) < least) continue;
      const auto cut =
          static_cast<int>(std::clamp<long>(q, syntax::kLeastWeight, syntax::kGreatestWeight));
      weights.push_back(syntax::pack_weight(e.c, cut));
    }
    const std::size_t count = weights.size() - first;
    if (count > 0) kept.emplace_back(keys_[i], static_cast<std::uint32_t>(first << 8U | count));
  }
  const std::size_t size = kept.size() * 5 / 4 + 16;
  std::vector<syntax::WeightSlot> slots(size);
  for (const auto& [key, where] : kept) {
    std::size_t i = syntax::slot_of(key, size);
    while (slots[i].where != 0) i = i + 1 == size ? 0 : i + 1;
    slots[i] = {syntax::slot_key(key), where};
  }
  out.slots.assign(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof slots[0]);
  out.weights.assign(reinterpret_cast<const char*>(weights.data()),
                     weights.size() * sizeof weights[0]);
  out.features = kept.size();
  out.values = weights.size();
  return out;
}

}  // namespace dateline::train

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "syntax/weights.hpp"

namespace dateline::train {

/// A multi-class averaged perceptron (Freund and Schapire 1999; Collins 2002) over hashed features
/// with sparse rows. All arithmetic is in integers, so that training gives the same on every
/// machine.
class Perceptron {
 public:
  Perceptron();

  /// Adds current weights of the features.
  void add(std::span<const std::uint64_t> features, syntax::Scores& scores) const;
  /// Moves the weights of the features for one class.
  void update(std::span<const std::uint64_t> features, std::size_t c, int delta);
  /// Takes in what another one learned, so that the averages are over the decisions of both. No
  /// update may follow.
  void join(const Perceptron& other);
  /// Counts one decision; the average is over these.
  void step() { ++now_; }

  struct Tables {
    std::string slots;
    std::string weights;
    std::size_t features = 0;
    std::size_t values = 0;
  };
  /// Averaged weights, scaled so that an average of one update is `scale`, rounded and cut to nine
  /// bits; those below `least` and features updated less than `support` times are left out.
  [[nodiscard]] Tables pack(double scale, int least, std::uint32_t support) const;
  /// The same with as little left out as fits into `bytes`.
  [[nodiscard]] Tables pack_within(std::size_t bytes) const;
  /// Replaces the weights by their averages in units of 1/256, for scoring while in training.
  [[nodiscard]] Perceptron averaged() const;

 private:
  struct Entry {
    std::uint8_t c;
    std::int32_t weight;
    std::uint32_t since;
    std::int64_t total;
  };
  struct Row {
    std::vector<Entry> entries;
    std::uint32_t updates = 0;
  };
  [[nodiscard]] std::size_t find(std::uint64_t key) const;
  Row& row(std::uint64_t key);
  void grow();
  [[nodiscard]] double average(const Entry& e) const;
  void settle();

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> index_;  // into rows_, + 1; 0 for an empty place
  std::vector<Row> rows_;
  std::uint32_t now_ = 0;
};

}  // namespace dateline::train

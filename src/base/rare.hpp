#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace dateline::base {

/// What few have, as std::optional; whoever has none needs the room of a pointer alone. Copies are
/// copies of the value.
template <class T>
class Rare {
 public:
  Rare() = default;
  Rare(std::nullopt_t) {}                                          // NOLINT(*-explicit-*)
  Rare(T value) : held_(std::make_unique<T>(std::move(value))) {}  // NOLINT(*-explicit-*)
  Rare(std::optional<T> value) {                                   // NOLINT(*-explicit-*)
    if (value) held_ = std::make_unique<T>(*std::move(value));
  }
  Rare(const Rare& other) : held_(other ? std::make_unique<T>(*other) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) {
    if (this != &other) held_ = other ? std::make_unique<T>(*other) : nullptr;
    return *this;
  }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  [[nodiscard]] bool has_value() const { return held_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  /// REQUIRES has_value().
  [[nodiscard]] const T& operator*() const { return *held_; }
  [[nodiscard]] T& operator*() { return *held_; }
  [[nodiscard]] const T* operator->() const { return held_.get(); }
  [[nodiscard]] T* operator->() { return held_.get(); }

  T& emplace() {
    held_ = std::make_unique<T>();
    return *held_;
  }
  void reset() { held_.reset(); }

 private:
  std::unique_ptr<T> held_;
};

}  // namespace dateline::base

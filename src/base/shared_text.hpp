#pragma once

#include <compare>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace dateline::base {

/// A text that never changes and that many have alike: copies share it, so that what each of a
/// million rows says takes room once. Const calls may come from any thread.
class SharedText {
 public:
  SharedText() = default;
  SharedText(std::string text)  // NOLINT(*-explicit-*): a text as it is
      : held_(text.empty() ? nullptr : std::make_shared<const std::string>(std::move(text))) {}
  SharedText(const char* text) : SharedText(std::string(text)) {}       // NOLINT(*-explicit-*)
  SharedText(std::string_view text) : SharedText(std::string(text)) {}  // NOLINT(*-explicit-*)

  [[nodiscard]] const std::string& str() const {
    static const std::string kNone;
    return held_ == nullptr ? kNone : *held_;
  }
  operator const std::string&() const { return str(); }  // NOLINT(*-explicit-*)
  operator std::string_view() const { return str(); }    // NOLINT(*-explicit-*)
  [[nodiscard]] bool empty() const { return held_ == nullptr; }
  void clear() { held_.reset(); }

  friend bool operator==(const SharedText& a, const SharedText& b) {
    return a.held_ == b.held_ || a.str() == b.str();
  }
  friend bool operator==(const SharedText& a, const std::string& b) { return a.str() == b; }
  friend bool operator==(const SharedText& a, std::string_view b) { return a.str() == b; }
  friend bool operator==(const SharedText& a, const char* b) { return a.str() == b; }
  friend auto operator<=>(const SharedText& a, const SharedText& b) { return a.str() <=> b.str(); }
  friend std::string operator+(std::string a, const SharedText& b) { return a += b.str(); }
  friend std::string operator+(const SharedText& a, const std::string& b) { return a.str() + b; }
  friend std::string operator+(const SharedText& a, const char* b) { return a.str() + b; }

 private:
  std::shared_ptr<const std::string> held_;  ///< nullptr where it is empty
};

}  // namespace dateline::base

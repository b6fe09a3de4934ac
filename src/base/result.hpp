#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace dateline::base {

/// What kind of thing went wrong. The command line's exit status follows from it.
enum class ErrorCode {
  usage,         ///< the user asked for something that cannot be asked for
  not_found,     ///< a file, place or name that does not exist
  unreadable,    ///< exists, but may not or cannot be read or written
  too_large,     ///< over a documented limit
  bad_encoding,  ///< not UTF-8 text
  bad_format,    ///< a file whose structure is broken
  bad_value,     ///< a value outside its range
  unsupported,   ///< a version, driver or feature that this build does not have
  cancelled,     ///< the user stopped it
  internal       ///< a fault of the program
};

/// What went wrong, where, and what to do now. Plain data; copies freely between threads.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;  ///< what is wrong: a phrase without a full stop
  std::string where;    ///< file, or file:line, or ""
  std::string cure;     ///< what the user can do about it, or ""

  /// "where: message. cure." on one line.
  [[nodiscard]] std::string to_string() const;
};

/// A value or the Error that kept it from being made.
///
/// Use: `auto r = read(); if (!r) return r.error(); use(*r);`
/// Reading the value of a failed result is a fault of the caller (asserted).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(*-explicit-*)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(*-explicit-*)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & { return *std::get_if<0>(&checked()); }
  [[nodiscard]] const T& value() const& { return *std::get_if<0>(&checked()); }
  [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&checked())); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error>& checked() {
    assert(ok());
    return state_;
  }
  const std::variant<T, Error>& checked() const {
    assert(ok());
    return state_;
  }

  std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(*-explicit-*)
  [[nodiscard]] bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const {
    assert(error_);
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace dateline::base

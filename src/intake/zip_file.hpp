#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline::intake {

/// An archive whose members are read by name into memory; nothing is ever written to a disk, so
/// that what they are called does no harm. Move-only; for one thread.
class ZipFile {
 public:
  /// What is unpacked at most.
  struct Limits {
    std::size_t member = std::size_t{64} << 20U;     ///< bytes of one
    std::size_t together = std::size_t{128} << 20U;  ///< of all
  };
  /// `bytes` have to outlive it. Errors: bad_format (no archive, damaged, cut short), too_large
  /// (more than 10,000 members). `name` stands for the file.
  [[nodiscard]] static base::Result<ZipFile> open(std::string_view bytes, std::string name);
  [[nodiscard]] static base::Result<ZipFile> open(std::string_view bytes, std::string name,
                                                  const Limits& limits);

  ZipFile(ZipFile&&) noexcept;
  ZipFile& operator=(ZipFile&&) noexcept;
  ~ZipFile();

  /// A member unpacked; nullopt where there is none of that name. Errors: bad_format (damaged,
  /// under a password), too_large: more than the limits, or more than 200 times its packed size and
  /// 4 MB, as no text is.
  [[nodiscard]] base::Result<std::optional<std::string>> read(const std::string& member);
  /// Name of the first member with that ending, whose letters may be large or small; "" if none has
  /// it.
  [[nodiscard]] std::string first_with(std::string_view ending) const;

 private:
  struct State;
  explicit ZipFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::intake

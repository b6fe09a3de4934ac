#pragma once

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
  /// `bytes` have to outlive it. Errors: bad_format (no archive, damaged, cut short), too_large
  /// (more than 10,000 members). `name` stands for the file.
  [[nodiscard]] static base::Result<ZipFile> open(std::string_view bytes, std::string name);

  ZipFile(ZipFile&&) noexcept;
  ZipFile& operator=(ZipFile&&) noexcept;
  ~ZipFile();

  /// A member unpacked; nullopt where there is none of that name. Errors: bad_format (damaged,
  /// under a password), too_large: more than 64 MB, or more than 200 times its packed size and
  /// 4 MB, as no text is; all members of one archive together at most 128 MB.
  [[nodiscard]] base::Result<std::optional<std::string>> read(const std::string& member);

 private:
  struct State;
  explicit ZipFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::intake

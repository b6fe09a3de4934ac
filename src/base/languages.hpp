#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.hpp"
#include "base/result.hpp"

namespace dateline::base {

/// A file of translations that was found: "it.po" has the code "it".
struct LanguageFile {
  std::string code;
  std::filesystem::path path;
  std::string name;  ///< what the language calls itself; the code where its file does not say
  std::filesystem::file_time_type changed{};
};

/// Where a user's own languages lie, nullopt where there is no home: "languages" in
/// user_data_folder().
[[nodiscard]] std::optional<std::filesystem::path> own_languages_folder();

/// The languages in the folders, sorted by their codes; of two with one code, that of the folder
/// that comes first. What is no file CODE.po (letters, digits, _, @ and -; at most 20) or cannot be
/// read as one is found none the less: choosing it tells why.
[[nodiscard]] std::vector<LanguageFile> find_languages(
    std::span<const std::filesystem::path> folders);

/// Errors name the file and the line.
[[nodiscard]] Result<std::unique_ptr<const Catalogue>> load_language(
    const std::filesystem::path& path);

}  // namespace dateline::base

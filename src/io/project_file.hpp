#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "curation/ledger.hpp"
#include "io/json_fields.hpp"
#include "io/reader_table.hpp"

namespace dateline::io {

/// What a project's file holds: docs/project-file.md. A plain value.
struct ProjectFile {
  static constexpr int kVersion = 7;
  static constexpr std::uintmax_t kMostBytes = std::uintmax_t{1} << 30U;
  static constexpr std::size_t kMostRecords = 1'000'000;

  int version = kVersion;   ///< of the format that it was read in
  std::string id;           ///< 32 hexadecimal digits, made with the project
  std::uint64_t saved = 0;  ///< how often it was saved
  std::string program;      ///< version that wrote it
  curation::Ledger ledger;
  /// Texts of stories, as far as they are in the file itself, UTF-8.
  std::map<curation::RecordNumber, std::string> texts;
};

/// The file's bytes, of the present format: JSON, a line for each record and each step. The same
/// for the same project, but for "saved" and "program". `folder` is where it will lie.
[[nodiscard]] std::string write_project(const ProjectFile& project,
                                        const std::filesystem::path& folder);

/// Reads this format and all earlier ones. Errors name the file, the line or entry and what to do:
/// bad_encoding, bad_format, bad_value; unsupported where a later version wrote it.
[[nodiscard]] base::Result<ProjectFile> read_project(std::string_view bytes, std::string_view name,
                                                     const std::filesystem::path& folder);

/// A step as the file has it, with the table of its readers, and the journal, without one.
[[nodiscard]] nlohmann::ordered_json step_json(const curation::Step& step,
                                               const std::filesystem::path& folder,
                                               ReaderTable* readers);
[[nodiscard]] curation::Step step_in(JsonFields fields, const std::filesystem::path& folder,
                                     const ReaderTable* readers);

}  // namespace dateline::io

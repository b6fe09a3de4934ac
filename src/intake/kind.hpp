#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline::intake {

/// The formats in which stories are read.
enum class Kind : std::uint8_t { text, markdown, html, pdf, docx, odt, mail, feed };

/// By the ending of its name; nullopt for one that says nothing.
[[nodiscard]] std::optional<Kind> kind_by_name(const std::filesystem::path& path);
/// Whether a file holds many stories, by its ending.
[[nodiscard]] bool is_feed(const std::filesystem::path& path);
/// The endings that story files have, each with its dot, in the order of the manual.
[[nodiscard]] std::string_view endings();

/// What a file is by its first bytes, where those say so: a phrase with an article for people
/// ("a PDF document"), and the kind that it then is.
struct Content {
  std::string_view words;    ///< "" for what may be text of any kind
  std::optional<Kind> kind;  ///< nullopt for what is not read here
  std::string_view cure;     ///< what can be done with it, where it is not read here
};
[[nodiscard]] Content content_of(std::string_view bytes);

/// The kind that a file is to be read as: by its name, and by its content where the name says
/// nothing. Errors: bad_format for one whose content is another than its name says, unsupported
/// for one of a format that is not read; each says what it is.
[[nodiscard]] base::Result<Kind> kind_of(const std::filesystem::path& path, std::string_view bytes);

}  // namespace dateline::intake

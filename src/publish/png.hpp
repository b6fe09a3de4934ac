#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "render/image.hpp"

namespace dateline::publish {

/// Whether a picture's alpha goes into its file.
enum class Alpha : std::uint8_t { left_out, kept };

/// The picture as PNG bytes: 24-bit RGB, or 32-bit with its alpha; `pixels_per_inch` and `title` go
/// into the file for programs that print it. Error internal when the encoder fails.
[[nodiscard]] base::Result<std::string> encode_png(const render::Image& image,
                                                   double pixels_per_inch = 96,
                                                   const std::string& title = {},
                                                   Alpha alpha = Alpha::left_out);

/// Writes it atomically. Errors of base::write_file_atomically.
[[nodiscard]] base::Result<void> write_png(const render::Image& image,
                                           const std::filesystem::path& path,
                                           double pixels_per_inch = 96,
                                           const std::string& title = {});

/// For comparing with a picture of a test or one that a user gives. At most 16384 pixels a side.
/// Errors: not_found, unreadable, bad_format.
[[nodiscard]] base::Result<render::Image> read_png(const std::filesystem::path& path);

}  // namespace dateline::publish

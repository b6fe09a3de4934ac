#include "publish/png.hpp"

#include <png.h>

#include <cmath>
#include <csetjmp>
#include <memory>
#include <string_view>
#include <vector>

#include "base/file.hpp"

namespace dateline::publish {

namespace {

constexpr std::uintmax_t kMostBytes = 1U << 30U;
constexpr png_uint_32 kMostSide = 16384;

void append(png_structp png, png_bytep data, png_size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
}

[[noreturn]] void fail(png_structp png, png_const_charp /*message*/) { png_longjmp(png, 1); }
void ignore(png_structp /*png*/, png_const_charp /*message*/) {}

/// One row without its alpha.
void copy_rgb(const render::Image& image, int y, std::vector<png_byte>& row) {
  const std::uint8_t* from = image.pixel(0, y);
  for (std::size_t x = 0; x < static_cast<std::size_t>(image.width); ++x) {
    row[3 * x] = from[4 * x];
    row[3 * x + 1] = from[4 * x + 1];
    row[3 * x + 2] = from[4 * x + 2];
  }
}

/// libpng leaves by longjmp, so no object with a destructor lives in here.
bool write_all(png_structp png, png_infop info, const render::Image& image, double pixels_per_inch,
               png_text* text, Alpha alpha, std::vector<png_byte>& row) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  png_set_compression_level(png, 6);
  png_set_filter(png, 0, PNG_FILTER_SUB | PNG_FILTER_UP);
  png_set_IHDR(png, info, static_cast<png_uint_32>(image.width),
               static_cast<png_uint_32>(image.height), 8,
               alpha == Alpha::kept ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  const auto per_metre = static_cast<png_uint_32>(std::lround(pixels_per_inch / 0.0254));
  png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  if (text != nullptr) png_set_text(png, info, text, 1);
  png_write_info(png, info);
  for (int y = 0; y < image.height; ++y) {
    if (alpha == Alpha::kept) {
      png_write_row(png, image.pixel(0, y));
    } else {
      copy_rgb(image, y, row);
      png_write_row(png, row.data());
    }
  }
  png_write_end(png, nullptr);
  return true;
}

}  // namespace

base::Result<std::string> encode_png(const render::Image& image, double pixels_per_inch,
                                     const std::string& title, Alpha alpha) {
  const base::Error failed{base::ErrorCode::internal, "the picture could not be written as PNG", "",
                           ""};
  std::string bytes;
  std::vector<png_byte> row(3 * static_cast<std::size_t>(image.width));
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, ignore);
  if (png == nullptr) return failed;
  png_infop info = png_create_info_struct(png);
  if (info == nullptr) {
    png_destroy_write_struct(&png, nullptr);
    return failed;
  }
  png_set_write_fn(png, &bytes, append, nullptr);
  std::string key = "Title";
  std::string value = title;
  png_text text{};
  text.compression = PNG_ITXT_COMPRESSION_NONE;
  text.key = key.data();
  text.text = value.data();
  text.itxt_length = value.size();
  const bool ok =
      write_all(png, info, image, pixels_per_inch, title.empty() ? nullptr : &text, alpha, row);
  png_destroy_write_struct(&png, &info);
  if (!ok) return failed;
  return bytes;
}

base::Result<void> write_png(const render::Image& image, const std::filesystem::path& path,
                             double pixels_per_inch, const std::string& title) {
  auto bytes = encode_png(image, pixels_per_inch, title);
  if (!bytes) return bytes.error();
  return base::write_file_atomically(path, *bytes);
}

base::Result<render::Image> read_png(const std::filesystem::path& path) {
  auto bytes = base::read_file(path, kMostBytes);
  if (!bytes) return bytes.error();
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  const base::Error broken{base::ErrorCode::bad_format, "not a PNG picture that can be read",
                           path.string(), "save it again as PNG"};
  if (png_image_begin_read_from_memory(&png, bytes->data(), bytes->size()) == 0) return broken;
  if (png.width > kMostSide || png.height > kMostSide) {
    png_image_free(&png);
    return broken;
  }
  png.format = PNG_FORMAT_RGBA;
  render::Image image{static_cast<int>(png.width), static_cast<int>(png.height), {}};
  image.rgba.resize(PNG_IMAGE_SIZE(png));
  if (png_image_finish_read(&png, nullptr, image.rgba.data(), 0, nullptr) == 0) return broken;
  return image;
}

}  // namespace dateline::publish

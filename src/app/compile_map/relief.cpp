#include "app/compile_map/relief.hpp"

#include <png.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/file.hpp"

namespace dateline::compile_map {
namespace {

constexpr std::uintmax_t kMostBytes = 1U << 20U;

base::Result<scene::MapContents::Relief> read_png(const std::filesystem::path& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  scene::MapContents::Relief out;
  if (png_image_begin_read_from_file(&image, path.c_str()) != 0) {
    image.format = PNG_FORMAT_GRAY;
    out.width = image.width;
    out.height = image.height;
    out.grey.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, out.grey.data(), 0, nullptr) != 0) return out;
  }
  std::string message = image.message;
  png_image_free(&image);
  return base::Error{base::ErrorCode::bad_format, "cannot be read as PNG: " + message,
                     path.string(), "Build it with script/data/build-map"};
}

}  // namespace

base::Result<void> add_reliefs(const std::filesystem::path& folder, scene::MapContents& to) {
  const auto index = folder / "relief.json";
  const auto bytes = base::read_file(index, kMostBytes);
  if (!bytes) return bytes.error();
  try {
    const auto listed = nlohmann::json::parse(*bytes);
    for (const auto& entry : listed.at("pictures")) {
      auto picture = read_png(folder / entry.at("file").get<std::string>());
      if (!picture) return picture.error();
      const auto number = [&](const char* name) { return entry.at(name).get<double>(); };
      const auto north_west = geo::to_world(number("west"), number("north"));
      const auto south_east = geo::to_world(number("east"), number("south"));
      picture->box = {north_west.x, north_west.y, south_east.x, south_east.y};
      to.reliefs.push_back(std::move(picture).value());
    }
  } catch (const nlohmann::json::exception& e) {
    return base::Error{base::ErrorCode::bad_format, e.what(), index.string(),
                       "Build it with script/data/build-map"};
  }
  return {};
}

}  // namespace dateline::compile_map

#pragma once

#include <filesystem>
#include <future>
#include <memory>

#include "base/result.hpp"
#include "gui/looks.hpp"
#include "project/camera.hpp"
#include "project/settings.hpp"
#include "scene/base_map.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::desktop {

/// Gets ready, on a thread of its own, what the first frame needs and the display does not: the
/// widgets' fonts, the base map, and the type of the names on it. Making a window with OpenGL takes
/// longer than all of that.
class Preparation {
 public:
  struct Wanted {
    std::filesystem::path assets;
    project::Settings settings;  ///< theme and language of the map
    project::Camera camera;
    int width = 0;  ///< of the window, pixels
    int height = 0;
    float scale = 1;        ///< of the map
    float fonts_scale = 1;  ///< of the widgets
  };
  struct Ready {
    base::Result<gui::Fonts> fonts;
    base::Result<typeset::Typesetter> type;
    base::Result<std::shared_ptr<const scene::BaseMap>> base;
  };

  explicit Preparation(Wanted wanted);
  /// Waits for it. Once.
  [[nodiscard]] Ready take() { return ready_.get(); }

 private:
  std::future<Ready> ready_;
};

}  // namespace dateline::desktop

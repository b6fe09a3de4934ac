#include "app/desktop/map_pictures.hpp"

#include <fmt/format.h>

#include <utility>

#include "app/desktop/clipboard_image.hpp"
#include "base/translate.hpp"
#include "publish/png.hpp"

namespace dateline::desktop {

using base::tr;
using base::tr_format;

void MapPictures::copy(render::Image picture, double pixels_per_inch, std::string title) {
  queue_.add(tr("Copying the map"), [this, picture = std::move(picture), pixels_per_inch,
                                     title = std::move(title)](base::TaskControl&) {
    const auto png = publish::encode_png(picture, pixels_per_inch, title);
    const base::Result<void> done = png ? put_on_clipboard(*png) : base::Result<void>(png.error());
    return base::TaskQueue::Finish([this, done] {
      if (done) {
        send_(project::Say{tr("The map is copied as a picture")});
      } else {
        send_(project::ShowError{done.error()});
      }
    });
  });
}

void MapPictures::save(render::Image picture, double pixels_per_inch, std::string title,
                       std::filesystem::path path) {
  queue_.add(
      tr("Saving the map"), [this, picture = std::move(picture), pixels_per_inch,
                             title = std::move(title), path = std::move(path)](base::TaskControl&) {
        const auto done = publish::write_png(picture, path, pixels_per_inch, title);
        return base::TaskQueue::Finish([this, done, path] {
          if (done) {
            send_(project::Say{tr_format("The map is saved as {}", path.filename().string())});
          } else {
            send_(project::ShowError{done.error()});
          }
        });
      });
}

}  // namespace dateline::desktop

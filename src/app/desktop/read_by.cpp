#include "app/desktop/read_by.hpp"

#include "base/version.hpp"

namespace dateline::desktop {

io::ReadBy read_by(const event::StoryReader& reader) {
  return {base::kVersion, reader.data_version(), reader.model_version()};
}

}  // namespace dateline::desktop

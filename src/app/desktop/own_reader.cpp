#include "app/desktop/own_reader.hpp"

#include <utility>

#include "base/version.hpp"
#include "event/own_lexicons.hpp"
#include "gazetteer/own_layers.hpp"

namespace dateline::desktop {

base::Result<std::shared_ptr<const event::StoryReader>> open_own_reader(
    const std::filesystem::path& assets) {
  event::ReaderFiles files;
  files.own_gazetteers = gazetteer::own_layers().files;
  files.own_lexicons = event::own_lexicons(assets).folders;
  auto opened = event::StoryReader::open(assets, files);
  if (!opened) return opened.error();
  return std::make_shared<const event::StoryReader>(std::move(*opened));
}

io::ReadBy read_by(const event::StoryReader& reader) {
  return {base::kVersion, reader.data_version(), reader.model_version()};
}

}  // namespace dateline::desktop

#include "gazetteer/own_layers.hpp"

#include <utility>

#include "base/paths.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/layer.hpp"

namespace dateline::gazetteer {

OwnLayers own_layers() {
  OwnLayers out;
  const auto data = base::user_data_folder();
  if (!data) return out;
  auto files = layers_in(*data / "gazetteer");
  if (!files) return out;
  for (auto& file : *files) {
    if (const auto layer = Layer::open(file); !layer) {
      out.left_out.push_back(layer.error());
    } else {
      out.files.push_back(std::move(file));
    }
  }
  return out;
}

}  // namespace dateline::gazetteer

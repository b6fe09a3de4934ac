#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "brief/plate.hpp"
#include "scene/base_map.hpp"
#include "scene/theme.hpp"
#include "scene/user_layers.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::publish {

/// Gathers what a page (HTML) shows of the scenes of a briefing: of each what its plate shows, the
/// sentences that it rests on, and nothing else of the project. Not for several threads at once.
class PageContent {
 public:
  /// The base map outlives it.
  explicit PageContent(const scene::BaseMap& base);
  PageContent(PageContent&&) noexcept;
  PageContent& operator=(PageContent&&) noexcept;
  ~PageContent();

  /// Adds the scene that was shown in `project` last, whose plate this is. `rows` are the events
  /// that come into sight while it is shown, ascending, each once; `layers` are those of the user's
  /// own that it shows, the first on top, of which pictures are passed over.
  void add(const project::Project& project, const brief::Plate& plate,
           const std::vector<store::Row>& rows, const std::vector<scene::LayerOnMap>& layers = {});

  /// All that has been added, with the map around it, as docs/page-data.md has it: JSON whose `<`
  /// are escaped, so that it can stand in a page whatever it says. The same content gives the same
  /// text. REQUIRES a scene.
  [[nodiscard]] std::string text() const;
  /// The symbols of its events as svg_symbol() has them.
  [[nodiscard]] std::string symbols(typeset::Typesetter& type) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The colours of a page by light and by dark, as JSON.
[[nodiscard]] std::string page_themes(const scene::Theme& light, const scene::Theme& dark);

}  // namespace dateline::publish

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scene/base_labels.hpp"
#include "scene/base_layer.hpp"
#include "scene/event_marks.hpp"
#include "scene/held_places.hpp"
#include "scene/inset.hpp"
#include "scene/label_memory.hpp"
#include "scene/legend.hpp"
#include "scene/map_pick.hpp"
#include "scene/mesh.hpp"
#include "scene/own_places.hpp"
#include "scene/theme.hpp"
#include "scene/user_layers.hpp"
#include "scene/view.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::scene {

/// All that a map is drawn from, but for view and theme.
struct MapInput {
  const BaseMap* base = nullptr;  ///< nullptr: water only
  const EventMarks* events = nullptr;
  const std::vector<LayerOnMap>* layers = nullptr;  ///< the user's own, the first on top
  const std::vector<HeldPlace>* held = nullptr;     ///< nullptr: it is not shown who holds places
  const std::vector<OwnPlace>* own = nullptr;       ///< places that the user has added
  MapLanguage language = MapLanguage::english;
  std::vector<Spelling> spellings = {};  ///< names that are written otherwise
  float symbol = Sizes::symbol;          ///< logical pixels
  float text = 1;                        ///< times the size of all words
  bool heat =
      false;  ///< events as a heat map; symbols are those of selected and hovered ones alone
  bool whole_labels = false;  ///< no label is cut by the edge
  /// Of the picture before, whose labels are to stay where they are; nullptr where there was none.
  const LabelMemory* before = nullptr;
  /// In a window there is room beside the legend's first line for a button that folds it.
  enum class Legend : std::uint8_t { none, plain, with_button, folded } legend = Legend::plain;
  bool scale_bar = true;
  bool graticule = false;       ///< lines of latitude and longitude, with their degrees
  bool inset = false;           ///< a small map of the wider region, where there is room
  bool sketch = false;          ///< the mesh, and that of the inset, as shapes and words, too
  double finer = 0;             ///< of the ground, as build_base_layer() has it
  bool edge_pointers = false;   ///< for pictures: arrows at the edge to events beyond it
  std::string attribution;      ///< "" for none; lower right
  std::vector<PixelBox> taken;  ///< where something else lies over the map: no label, no legend
};

/// A map as plain data: the ground, what lies over it, and what answers to the mouse.
struct MapDrawList {
  BaseLayer base;
  std::optional<Inset> inset;  ///< over all that
  Mesh mesh;
  struct Hold {
    PixelBox box;
    std::uint32_t index = 0;  ///< into MapInput::held
  };
  PixelBox legend;                ///< where it lies; empty where there is none
  std::vector<Hold> holds;        ///< of those in sight
  std::vector<OwnPlaceSpot> own;  ///< likewise, of MapInput::own
  std::vector<MapPick> picks;     ///< in drawing order: the last that holds a point is on top
  LabelMemory labels;             ///< for the next picture's MapInput::before
};

/// Decides everything that is drawn for a view; draws nothing itself. Labels never overlap each
/// other or a symbol; the same arguments give the same list. A map that is panned, or whose time is
/// scrubbed, keeps its labels by MapInput::before, and may then differ from the same view reached
/// in one step; that of any other view before has no say. REQUIRES input's pointers and `type`
/// outlive the list.
[[nodiscard]] MapDrawList build_map(const MapInput& input, const View& view, const Theme& theme,
                                    typeset::Typesetter& type);

/// What is under the mouse, symbols before labels before areas; nullptr for bare map. A point
/// within `reach` pixels of a symbol counts.
[[nodiscard]] const MapPick* pick_at(const MapDrawList& list, PathPoint at, float reach);

/// The box around all placed events with a little ground around each, for View::fitted(); nullopt
/// when none is placed.
[[nodiscard]] std::optional<geo::WorldBox> box_of(const EventMarks& events);

}  // namespace dateline::scene

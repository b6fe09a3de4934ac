#pragma once

#include <vector>

#include "gui/corrections_panel.hpp"
#include "gui/history_panel.hpp"
#include "gui/layers_panel.hpp"
#include "gui/reading_report_panel.hpp"
#include "gui/scenes_panel.hpp"
#include "gui/versions_panel.hpp"

namespace dateline::gui {

/// What the project holds besides its events, in the inspector's place: what was done, what was put
/// right, the scenes of the briefing, what reading stories again has changed, two versions
/// compared, the user's own layers.
class RecordsSide {
 public:
  enum class Kind : std::uint8_t { none, history, corrections, scenes, reading, versions, layers };

  [[nodiscard]] bool is_open() const { return kind_ != Kind::none; }
  void close() { kind_ = Kind::none; }
  /// Shows it, or hides it where it is shown.
  void toggle(Kind kind);
  void show_scenes() { kind_ = Kind::scenes; }
  void show_reading() { kind_ = Kind::reading; }
  void show_versions(const project::Project& project, const AskVersions& ask);
  [[nodiscard]] bool shows_scenes() const { return kind_ == Kind::scenes; }
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] ScenesPanel& scenes() { return scenes_; }
  void show_scene_check() {
    kind_ = Kind::scenes;
    scenes_.show_check();
  }
  void show_layers() { kind_ = Kind::layers; }
  [[nodiscard]] bool shows_layers() const { return kind_ == Kind::layers; }
  [[nodiscard]] LayersPanel& layers() { return layers_; }
  /// What it tells of versions, for the map.
  [[nodiscard]] std::vector<VersionMark> marks(const project::Project& project) const;
  /// Into the current window, which is `box`.
  void draw(Frame& frame, const scene::PixelBox& box, const std::vector<LayerState>& layers);

 private:
  Kind kind_ = Kind::none;
  HistoryPanel history_;
  CorrectionsPanel corrections_;
  ScenesPanel scenes_;
  ReadingReportPanel reading_;
  VersionsPanel versions_;
  LayersPanel layers_;
};

}  // namespace dateline::gui

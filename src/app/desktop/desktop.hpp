#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/event_exports.hpp"
#include "app/desktop/hand_out_maker.hpp"
#include "app/desktop/interface_language.hpp"
#include "app/desktop/layer_files.hpp"
#include "app/desktop/live_tables.hpp"
#include "app/desktop/map_pictures.hpp"
#include "app/desktop/options.hpp"
#include "app/desktop/preparation.hpp"
#include "app/desktop/presentation.hpp"
#include "app/desktop/project_files.hpp"
#include "app/desktop/table_previews.hpp"
#include "app/desktop/window.hpp"
#include "gui/gui.hpp"
#include "project/concluder.hpp"
#include "project/rereader.hpp"
#include "project/story_loader.hpp"
#include "render/map_renderer.hpp"

namespace dateline::desktop {

/// The program with a window: wires window, project, panels and drawing together, and runs the
/// loop, which sleeps while nothing changes.
class Desktop {
 public:
  /// Opens everything that the first frame needs. Errors of the window, the fonts and OpenGL.
  [[nodiscard]] static base::Result<std::unique_ptr<Desktop>> open(Options options);
  Desktop(const Desktop&) = delete;
  Desktop& operator=(const Desktop&) = delete;
  ~Desktop();

  /// Until the window is closed. Returns the exit status.
  int run();

 private:
  using Clock = std::chrono::steady_clock;

  Desktop(Options options, std::filesystem::path assets);
  [[nodiscard]] base::Result<void> begin();
  void load_project();
  void speak();
  void begin_imgui();
  void fit_scale();
  [[nodiscard]] float map_scale() const;
  [[nodiscard]] float text_scale() const;
  void connect_input();
  void open_projects();
  void start_reading();
  void apply(const project::Command& command);
  /// Looks at tables among what is opened; gives the rest.
  [[nodiscard]] std::vector<std::filesystem::path> without_tables(
      const std::vector<std::filesystem::path>& paths);
  void ask_table(std::shared_ptr<const tabular::Preview> preview);
  void start_requests();
  void look_at_layers();
  void draw_frame();
  [[nodiscard]] bool is_reading() const;
  [[nodiscard]] std::optional<double> next_due();
  void draw_map();
  void show_map();
  /// The map of the last frame goes to the clipboard, or to the file.
  void take_picture(const std::filesystem::path& path);
  void finish_first_frame();
  void tell_when_shown();
  void time_scrubbing();
  void write_state();
  void update_title();
  void save_settings_if_changed();
  /// By a command, or at the start of the program.
  void present_if_asked();
  void begin_talk();
  void end_talk();
  /// `changed`: layers have been read since.
  void present(bool changed);
  void read_ahead();
  [[nodiscard]] std::optional<double> talk_due();
  [[nodiscard]] std::vector<scene::LayerOnMap> layers_for(
      const std::vector<curation::RecordNumber>& records) const;
  [[nodiscard]] bool wants_to_stay();
  [[nodiscard]] bool finish_screenshot();

  Options options_;
  std::filesystem::path assets_;
  std::unique_ptr<Window> window_;
  std::unique_ptr<render::Context> context_;  ///< at one address: the renderer points to it
  std::optional<typeset::Typesetter> type_;   ///< set once begin() has succeeded, as what follows
  std::optional<render::MapRenderer> renderer_;
  std::optional<render::Target> map_target_;
  std::uint64_t map_drawn_ = 0;  ///< serial of the map's list that the target shows
  gui::Fonts fonts_;
  float scale_ = 1;        ///< of the map, pixels a logical pixel
  float fonts_scale_ = 1;  ///< that the fonts are made for
  float monitor_scale_ = 1;
  std::optional<std::pair<project::ThemeName, float>> looks_;  ///< theme and scale of the widgets
  project::Project project_;
  std::unique_ptr<ProjectFiles> files_;
  project::Settings saved_;
  std::filesystem::path settings_path_;
  std::unique_ptr<InterfaceLanguage> language_;
  std::unique_ptr<gui::Gui> gui_;
  std::shared_ptr<const scene::BaseMap> base_;
  std::vector<gui::NamedBox> boxes_;
  std::string tip_;  ///< Result::tip of the last frame
  std::uint64_t frames_ = 0;
  std::string said_;  ///< project::Project::said() as it was last, and since when
  Clock::time_point said_at_{};
  int frames_wanted_ = 3;  ///< to draw before sleeping
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_frame_ = Clock::now();
  std::optional<double> first_frame_ms_;
  std::string state_written_;
  std::string title_;
  bool imgui_ = false;
  bool done_ = false;  ///< the screenshot is taken
  std::unique_ptr<project::Concluder> concluder_;
  std::shared_ptr<project::Readers> readers_;
  std::unique_ptr<project::StoryLoader> loader_;
  std::unique_ptr<project::Rereader> rereader_;
  std::unique_ptr<MapPictures> pictures_;
  std::unique_ptr<EventExports> exports_;
  std::unique_ptr<HandOutMaker> hand_outs_;
  std::unique_ptr<TablePreviews> tables_;
  std::unique_ptr<LiveTables> live_;
  std::unique_ptr<LayerFiles> layers_;
  bool reads_ahead_ = false;  ///< pictures of the next scene of what is presented
  std::optional<curation::RecordNumber> presents_;  ///< the scene that is to be presented first
  std::unique_ptr<Presentation> talk_;              ///< nullptr while none is
};

}  // namespace dateline::desktop

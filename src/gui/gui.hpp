#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/task_queue.hpp"
#include "gui/bars.hpp"
#include "gui/dialogs.hpp"
#include "gui/event_editor.hpp"
#include "gui/event_list.hpp"
#include "gui/frame.hpp"
#include "gui/guide.hpp"
#include "gui/hand_out_state.hpp"
#include "gui/keys.hpp"
#include "gui/map_panel.hpp"
#include "gui/numbers_panel.hpp"
#include "gui/palette.hpp"
#include "gui/place_editor.hpp"
#include "gui/records_side.hpp"
#include "gui/story_panel.hpp"
#include "gui/timeline_panel.hpp"
#include "gui/user_statements.hpp"

namespace dateline::gui {

/// All panels. Call frame() between ImGui::NewFrame() and ImGui::Render(); it reads the project and
/// returns what is to be done to it. Belongs to the main thread.
class Gui {
 public:
  explicit Gui(typeset::Typesetter& type) : type_(type) {}

  struct Result {
    std::vector<project::Command> commands;
    std::vector<NamedBox> boxes;
    bool full_screen = false;  ///< asked for by a key
    bool cancel_reading = false;
    bool quit = false;
    std::string tip;  ///< the words beside the mouse; "" for none
  };
  struct Input {
    const scene::BaseMap* base = nullptr;
    const Fonts* fonts = nullptr;
    float scale = 1;  ///< pixels a logical pixel
    float text = 1;   ///< how much larger words are, and the rows that hold them
    bool scale_is_given = false;
    std::vector<base::TaskQueue::Status> tasks;
    const std::vector<LayerState>* layers = nullptr;             ///< nullptr: none has been read
    const std::vector<base::LanguageFile>* languages = nullptr;  ///< that it can speak
    const HandOutState* hand_outs = nullptr;                     ///< nullptr: none were ever made
    bool names = true;   ///< whether Result::boxes is wanted
    bool guide = false;  ///< whether the guide may begin of itself
  };
  [[nodiscard]] Result frame(const project::Project& project, const Input& input);

  /// A key from the window, at once and not by way of ImGui, which loses one that goes down and up
  /// within a frame. What it does comes with the next frame() or goes to `commands`.
  void key(const KeyPress& press, const project::Project& project, const std::string& clipboard);
  /// A character typed: '?' asks for help on every layout of keys.
  void character(char32_t c);

  [[nodiscard]] MapPanel& map() { return map_; }
  /// The window is to be closed, and there is work that was not saved.
  void ask_to_save() { dialogs_.show(Dialogs::Kind::quit); }
  /// The window is to be closed, and hand-outs are being made.
  void ask_to_stop_hand_outs() { dialogs_.show(Dialogs::Kind::stop_hand_outs); }
  [[nodiscard]] bool dialog_open() const { return dialogs_.is_open() || palette_.is_open(); }
  /// A table was looked at: its user is asked what its columns mean.
  void ask_table(std::shared_ptr<const tabular::Preview> preview) {
    dialogs_.ask_table(std::move(preview));
  }
  /// A file has several layers, of which the user is to choose.
  void ask_layers(LayerChoice choice) { dialogs_.choose_layers(std::move(choice)); }
  /// Opens the list of layers.
  void show_layers() {
    contradictions_shown_ = false;
    records_.show_layers();
  }
  /// How places are found by their names; without it only coordinates are gone to.
  void set_world(const OpenWorld& world);
  /// What the keyboard has reached by Tab or F6; "" for nothing.
  [[nodiscard]] std::string reached() const { return keyboard_.name(); }
  [[nodiscard]] int guide_step() const { return guide_.step(); }  ///< 0 while there is none
  /// The story that the empty window offers to read.
  void set_sample(std::filesystem::path sample) { story_.set_sample(std::move(sample)); }
  /// The briefing to learn from that the empty window and the palette offer.
  void set_example(std::filesystem::path example) {
    example_ = std::move(example);
    story_.offer_example(!example_.empty());
  }
  void set_export_endings(ExportBox::Endings endings) {
    dialogs_.set_export_endings(std::move(endings));
  }
  void set_folder(std::filesystem::path folder) { dialogs_.set_folder(std::move(folder)); }

 private:
  struct Boxes {
    scene::PixelBox top, story, map, inspector, timeline, status;
    bool inspector_over_story = false;
  };
  [[nodiscard]] Boxes lay_out(const project::Project& project, float scale) const;
  void act(Action action, const project::Project& project, const std::string& clipboard);
  void story_side(Frame& frame, const scene::PixelBox& box);
  void splitters(Frame& frame, const Boxes& boxes);
  [[nodiscard]] bool splitter(Frame& frame, const char* name, const scene::PixelBox& edge,
                              bool upright, float& moved);
  /// The inspector, or what is shown in its place.
  void right_side(Frame& frame, const scene::PixelBox& box, const std::vector<LayerState>& layers);
  [[nodiscard]] bool has_right_side(const project::Project& project) const {
    return contradictions_shown_ || records_.is_open() ||
           (project.primary().has_value() && !reading_since_);
  }
  [[nodiscard]] Showing showing() const;
  /// What was chosen in the palette.
  void choose(Frame& frame, const PaletteEntry& entry);
  void follow_guide(Frame& frame, const Input& input, const scene::PixelBox& map);
  void bring_story(const project::Project& project);
  void show_source(const project::Project& project);
  void step_found(const project::Project& project, int by);
  void follow_corrects(Frame& frame);
  void follow_present(Frame& frame, const std::vector<LayerState>& layers);
  void follow_hand_outs(Frame& frame, const Input& input, const std::vector<LayerState>& layers);
  void follow_reading(const project::Project& project);
  void ask_for_date(const project::Project& project);
  void ask_for_left_behind(const project::Project& project);
  /// Opens what belongs to versions of stories: a report that has come, two that are to be
  /// compared.
  void follow_versions(Frame& frame);

  typeset::Typesetter& type_;
  Canvas canvas_;
  TopBar top_;
  StatusBar status_;
  StoryPanel story_;
  std::filesystem::path example_;  ///< "" for none
  EventList list_;
  NumbersPanel numbers_;
  MapPanel map_;
  TimelinePanel timeline_;
  Dialogs dialogs_;
  UserStatements statements_;
  EventEditor editor_;
  RecordsSide records_;
  PlaceEditor places_;
  Palette palette_;
  Guide guide_;
  KeyboardFocus keyboard_;
  bool found_ = false;  ///< the palette was opened, or the field to find events, in this frame
  enum class Tab : std::uint8_t { story, events, numbers };
  Tab tab_ = Tab::story;
  bool contradictions_shown_ = false;  ///< in the inspector's place
  bool narrow_ = false;                ///< the inspector lies over the story
  /// Project::focus_revision() when the story was asked for where the inspector lay over it.
  std::optional<std::uint64_t> reading_since_;
  /// Of what is to be presented once the check has been asked: its first scene, 0 for the first of
  /// all.
  std::optional<curation::RecordNumber> presents_;
  bool hands_out_ = false;         ///< hand-outs were asked for
  std::size_t findings_told_ = 0;  ///< before a presentation: not told again while it is as many
  std::string corrects_;           ///< the event to be edited once it is selected
  bool clear_focus_ = false;
  bool full_screen_ = false;
  bool quit_ = false;
  bool asked_for_left_behind_ = false;
  std::shared_ptr<const project::ReadingReport> seen_report_;
  std::string asked_date_of_;
  std::vector<project::Command> pending_;
};

}  // namespace dateline::gui

#pragma once

#include <array>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/add_event_dialog.hpp"
#include "gui/database_dialog.hpp"
#include "gui/export_dialog.hpp"
#include "gui/file_browser.hpp"
#include "gui/frame.hpp"
#include "gui/go_to_place.hpp"
#include "gui/hand_outs_dialog.hpp"
#include "gui/layer_states.hpp"
#include "gui/own_place_dialog.hpp"
#include "gui/table_dialog.hpp"

namespace dateline::gui {

/// The dialogs, one at a time. They lie over the window and close with Esc.
class Dialogs {
 public:
  enum class Kind : std::uint8_t {
    none,
    open,
    paste,
    go_to,
    known_by,  ///< only what was told by a day
    go_to_place,
    choose_place,
    add_event,
    own_place,
    story_date,
    help,
    display,        ///< colours, sizes, motion
    save,           ///< under which name
    save_map,       ///< as a picture, under which name
    export_events,  ///< where to, and what is left out
    overwrite,      ///< what another program, or another project, has there
    quit,           ///< with work that is not saved
    left_behind,    ///< work of an earlier run
    forget,         ///< the present project for a new one
    read_again,     ///< which stories
    table,          ///< what its columns mean
    add_layer,      ///< which file
    open_table,     ///< likewise
    open_database,  ///< at which address
    choose_layers,  ///< of a file that has several
    present,        ///< though the check has found something
    hand_outs,      ///< which of them, or how far they are
    stop_hand_outs  ///< before the window is closed
  };

  /// What is done with a place that was chosen.
  using UsePlace = std::function<void(Frame&, const PlaceMatch&)>;

  void show(Kind kind, std::string clipboard = "");
  /// Asks what the columns of a table mean; behind those that are being asked of.
  void ask_table(std::shared_ptr<const tabular::Preview> preview);
  /// Tells how much the check of the scenes has found, before a presentation from that scene on.
  void ask_to_present(curation::RecordNumber from, std::size_t findings);
  /// As its first button, by a key: presents.
  void present(std::vector<project::Command>& commands);
  /// Asks under which name to save, and quits then if that was asked for.
  void show_save(const project::Project& project, bool then_quit);
  /// Asks where to save the map as a picture.
  void show_save_map(const project::Project& project);
  /// Asks where the events that are shown go out to.
  void show_export(const project::Project& project);
  void set_export_endings(ExportBox::Endings endings) { export_.set_endings(std::move(endings)); }
  /// Asks which hand-outs are to be made, or tells how far those are that are being made.
  void show_hand_outs(const project::Project& project, const HandOutState& state,
                      std::size_t findings);
  void follow_hand_outs(const HandOutState& state) { hand_out_state_ = state; }
  /// Searches for a place, `typed` to begin with.
  void choose_place(std::string title, std::string_view typed, UsePlace use);
  void add_event(const project::Project& project, AskNewEvent event);
  void own_place(const Frame& frame, const AskOwnPlace& ask);
  /// Asks which layers of a file are to lie over the map.
  void choose_layers(LayerChoice choice);
  /// Whether a click on the map is to say where a place of the user's own is; once.
  [[nodiscard]] bool take_asks_map() { return std::exchange(asks_map_, false); }
  /// Leads back from the search for the place of an event that is being added.
  void close();
  [[nodiscard]] bool is_open() const { return wanted_ != Kind::none; }
  [[nodiscard]] Kind kind() const { return wanted_; }
  /// Where the open dialog begins, until a file has been opened.
  void set_folder(std::filesystem::path folder) { folder_ = std::move(folder); }

  void set_world(OpenWorld world) { place_.set_world(std::move(world)); }

  /// `map` is where the map lies, beside which some of them are shown.
  void draw(Frame& frame, const scene::PixelBox& map);

 private:
  void draw_open(Frame& frame);
  void draw_paste(Frame& frame);
  void draw_go_to(Frame& frame);
  void draw_known_by(Frame& frame);
  void draw_story_date(Frame& frame);
  void draw_help(Frame& frame);
  void draw_display(Frame& frame);
  void draw_save(Frame& frame);
  void draw_save_map(Frame& frame);
  void draw_export(Frame& frame);
  void draw_overwrite(Frame& frame);
  void draw_quit(Frame& frame);
  void draw_left_behind(Frame& frame);
  void draw_forget(Frame& frame);
  void draw_read_again(Frame& frame);
  void draw_table(Frame& frame);
  void save(Frame& frame, const std::filesystem::path& as);
  void draw_choose_place(Frame& frame);
  void draw_add_event(Frame& frame);
  void draw_own_place(Frame& frame);
  void draw_add_layer(Frame& frame);
  void draw_open_table(Frame& frame);
  void draw_open_database(Frame& frame);
  void draw_choose_layers(Frame& frame);
  void draw_present(Frame& frame);
  void draw_hand_outs(Frame& frame);
  void draw_stop_hand_outs(Frame& frame);
  [[nodiscard]] bool lies_beside_map() const;
  [[nodiscard]] const char* title() const;
  bool typed_date(Frame& frame, const char* hint);

  Kind wanted_ = Kind::none;
  bool focus_ = false;
  std::filesystem::path folder_;
  FileBrowser browser_;
  GoToPlaceBox place_;
  std::string place_title_;
  UsePlace use_place_;
  AddEventBox add_event_;
  OwnPlaceBox own_place_;
  TableBox table_;
  DatabaseBox database_;
  std::deque<std::shared_ptr<const tabular::Preview>> tables_;  ///< to be asked of
  LayerChoice layers_;
  bool asks_map_ = false;
  bool back_to_event_ = false;  ///< the search is for the event that is being added
  std::vector<char> pasted_;
  std::array<char, 128> typed_{};
  std::string complaint_;
  std::filesystem::path save_as_;  ///< what `overwrite` asks about
  enum class Saves : std::uint8_t { project, map, events } saves_ = Saves::project;
  ExportBox export_;
  curation::RecordNumber present_from_ = 0;
  std::size_t findings_ = 0;
  HandOutsBox hand_outs_;
  HandOutState hand_out_state_;
  bool then_quit_ = false;  ///< once it is saved
  enum class Again : std::uint8_t { all, changed, outdated };
  std::optional<Again> again_;  ///< which stories are to be read again; nullopt until chosen
};

}  // namespace dateline::gui

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gui/file_browser.hpp"
#include "gui/frame.hpp"
#include "gui/hand_out_state.hpp"
#include "project/hand_outs.hpp"

namespace dateline::gui {

/// Asks as what the scenes are to be handed out, and where to; then tells how far that is and what
/// came of it. The content of a dialog, which may be closed while they are made.
class HandOutsBox {
 public:
  void open(const project::Project& project, const HandOutState& state, std::size_t findings);
  enum class Outcome : std::uint8_t {
    open,
    over,
    look_at_findings  ///< it is over, and the list of them wanted
  };
  [[nodiscard]] Outcome draw(Frame& frame, const HandOutState& state);
  /// Esc leads back from the choice of a folder; false where it is to close the dialog.
  bool escape();

 private:
  enum class Page : std::uint8_t { form, folder, progress, made };

  void draw_what(Frame& frame, const HandOutState& state);
  void draw_size(Frame& frame);
  void draw_colours(Frame& frame);
  void draw_films(Frame& frame);
  void draw_where(Frame& frame);
  [[nodiscard]] Outcome draw_form(Frame& frame, const HandOutState& state);
  [[nodiscard]] Outcome draw_progress(Frame& frame, const HandOutState& state);
  [[nodiscard]] Outcome draw_made(Frame& frame, const HandOutState& state);
  /// What is to be made; nullopt where `complaint_` says why it cannot.
  [[nodiscard]] std::optional<project::MakeHandOuts> asked(const Frame& frame,
                                                           const HandOutState& state);
  /// Names of files that are in the folder already and would be written over.
  [[nodiscard]] std::vector<std::string> there_already(const Frame& frame,
                                                       const project::MakeHandOuts& make) const;

  Page page_ = Page::form;
  project::HandOutForm form_;
  std::string size_;    ///< as it is typed
  std::string scenes_;  ///< likewise
  std::string name_;
  std::string folder_;
  std::filesystem::path project_;  ///< that name and folder were chosen for
  FileBrowser browser_;
  std::size_t findings_ = 0;
  std::size_t waits_for_ = 0;  ///< HandOutState::runs that it has asked for
  int waited_ = 0;             ///< frames, since they were asked for
  std::string complaint_;
  std::string over_;         ///< the files that are there already, for people
  std::string over_is_for_;  ///< what was asked for when these were looked for
};

}  // namespace dateline::gui

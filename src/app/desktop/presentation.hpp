#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/free_look.hpp"
#include "app/desktop/talk_state.hpp"
#include "app/desktop/talk_windows.hpp"
#include "brief/talk.hpp"
#include "gui/frame.hpp"
#include "gui/talk_keys.hpp"
#include "publish/stage_screen.hpp"

namespace dateline::desktop {

/// The briefing of a project, presented: scene by scene all over a screen, with the speaker's
/// window where that is wanted. Shows twins of the project; what the window shows, and what of it
/// is kept as settings, stays untouched. Belongs to the main thread, whose context is that of the
/// program's window.
class Presentation {
 public:
  using Clock = std::chrono::steady_clock;
  /// Right after a window has become larger its first picture may still be as large as before.
  static constexpr int kSettles = 2;
  static constexpr int kSmallWidth = 960;  ///< pixels, at most, of the speaker's pictures
  static constexpr int kSmallHeight = 600;
  /// What it works with; all of it outlives it.
  struct Needs {
    Window& window;
    const render::Context& context;
    const project::Project& project;
    const scene::BaseMap& base;
    std::filesystem::path fonts;
    /// As publish::PlateLayers has it; those that have not been read are left out.
    std::function<std::vector<scene::LayerOnMap>(const std::vector<curation::RecordNumber>&)>
        layers;
    const scene::Theme& theme;
  };

  /// At the scene `from` (counted from 0). Errors of fonts, OpenGL and the scene's plate.
  /// REQUIRES from < project.briefing().size().
  [[nodiscard]] static base::Result<std::unique_ptr<Presentation>> begin(Needs needs,
                                                                         std::size_t from);
  Presentation(const Presentation&) = delete;
  Presentation& operator=(const Presentation&) = delete;
  ~Presentation();

  /// A key pressed in any of the windows.
  void key(const gui::KeyPress& press);
  /// The mouse over the map.
  void pointer(const PointerEvent& event);
  /// Lets time pass; between frames, makes ready what comes next.
  void step();
  /// Seconds until there is something to do though nobody touches it; nullopt for nothing.
  [[nodiscard]] std::optional<double> due() const;
  [[nodiscard]] bool wants_frame() const { return redraw_ || show_again_ || speaker_dirty_; }
  void draw();
  /// The windows were uncovered, or resized.
  void show_again() { show_again_ = true; }
  /// Layers have been read since.
  void redraw_whole();

  [[nodiscard]] bool closed() const { return closed_; }
  /// What went wrong meanwhile, of which nothing is said on the screen.
  [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
  [[nodiscard]] std::size_t scene() const { return talk_.at(); }
  [[nodiscard]] int notes() const { return notes_; }  ///< percent, as the user has made them
  [[nodiscard]] TalkState state() const;
  /// The map that is seen, for what has to be read of layers; nullopt: none is.
  [[nodiscard]] std::optional<scene::View> map_view() const;
  [[nodiscard]] const project::Project& seen() const;
  /// What the next scene will show of the user's own pictures, which is read before it is called.
  struct Ahead {
    scene::View view;
    std::vector<curation::RecordNumber> layers;
  };
  /// nullopt where none is to be read.
  [[nodiscard]] const std::optional<Ahead>& ahead() const { return ahead_; }
  /// All of that has been read; `is_new`: since it was asked for.
  void ahead_is_there(bool is_new);
  [[nodiscard]] std::vector<gui::NamedBox> boxes() const;

 private:
  /// What draws the scenes in one size.
  struct Show {
    Show(publish::PicturePress& press, typeset::Typesetter& type, const Needs& needs, int width,
         int height, project::Project& project, std::optional<double> seconds);
    publish::PlatePress plates;
    publish::Stage stage;
    std::optional<publish::StageScreen> screen;
  };

  Presentation(Needs needs, typeset::Typesetter type, publish::PicturePress press,
               std::size_t from);
  [[nodiscard]] base::Result<void> open_show();
  [[nodiscard]] base::Result<void> show_scene();
  void renew();
  void resize();
  void follow_project();
  void handle(brief::TalkChange change, bool was_off_path);
  void act(brief::TalkKey key);
  void window_key(gui::TalkWindowKey key);
  void pass(Clock::time_point now);
  void fall_behind(double seconds);
  void shown(const base::Result<void>& done);
  [[nodiscard]] bool leave_path();
  void go();
  void make_ready();
  [[nodiscard]] bool runs() const;
  [[nodiscard]] bool moves() const;
  [[nodiscard]] std::optional<std::size_t> to_make_ready() const;
  [[nodiscard]] float scale() const;
  [[nodiscard]] std::optional<scene::View> map_view(const publish::StageView& view) const;
  void draw_map();
  void draw_speaker();
  [[nodiscard]] publish::SpeakerContent speaker_content() const;
  void keep(const base::Result<void>& done);
  [[nodiscard]] Window::Handlers speaker_handlers();

  Needs needs_;
  project::Presenting how_;
  typeset::Typesetter type_;
  publish::PicturePress press_;
  std::unique_ptr<project::Project> project_;  ///< that the stage shows
  std::unique_ptr<FreeLook> free_;
  TalkWindows windows_;
  brief::Talk talk_;
  std::unique_ptr<Show> show_;
  int width_ = 0;  ///< that the show is made for
  int height_ = 0;
  std::uint64_t ledger_ = 0;  ///< revisions of what is shown
  std::uint64_t snapshot_ = 0;
  bool concluded_ = false;

  Clock::time_point last_;         ///< step
  double elapsed_ = 0;             ///< seconds of the stage since it went to the scene
  double behind_ = 0;              ///< that the clock has gone on meanwhile without the stage
  std::optional<double> changes_;  ///< Stage::next_change() as of the last picture
  bool redraw_ = true;
  bool show_again_ = true;
  int settles_ = kSettles;  ///< pictures that are shown again: the windows have changed
  bool speaker_dirty_ = true;
  bool closed_ = false;
  bool blank_ = false;  ///< the present scene cannot be drawn
  Clock::time_point speaker_drawn_;
  long long second_ = -1;  ///< spent, or the minute of the day, as the speaker's window says
  std::vector<gui::TalkWindowKey> window_keys_;  ///< pressed, to be carried out
  bool free_is_old_ = false;                     ///< the project has changed since
  std::optional<base::Error> error_;
  std::optional<publish::StageView::Map> seen_;  ///< of the last picture, without its marks
  render::Image now_;                            ///< for the speaker
  render::Image next_;
  std::optional<std::size_t> next_is_;  ///< scene of that
  std::optional<Ahead> ahead_;
  std::optional<std::size_t> ahead_is_;  ///< scene of that, also once it is there
  bool now_is_old_ = true;
  float scroll_ = 0;
  int notes_ = 100;
  Clock::time_point pointer_moved_;
  bool cursor_hidden_ = false;
};

}  // namespace dateline::desktop

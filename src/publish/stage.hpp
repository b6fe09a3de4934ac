#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "brief/flight.hpp"
#include "publish/plate_picture.hpp"

namespace dateline::publish {

/// How the scenes of a briefing follow each other.
struct StageLook {
  double rate = 25;  ///< steps a second by which it is found out how long a scene plays, 1..60
  std::optional<double> seconds = std::nullopt;  ///< at each scene; nullopt: by its words
};

/// How long what of a scene takes, seconds.
struct SceneSeconds {
  double words = 0;                    ///< that it is to be looked at for, at least
  double stands = 0;                   ///< before it plays; all of `words` where it does not
  double plays = 0;                    ///< 0: it stands still
  [[nodiscard]] double rests() const;  ///< after it has played
  [[nodiscard]] double all() const { return stands + plays + rests(); }
};

/// What is to be seen at a moment. REQUIRES the stage and its project unchanged until it is drawn.
struct StageView {
  /// A map with all around it.
  struct Map {
    brief::Plate plate;
    PlateFrame frame;
  };
  std::size_t at = 0;      ///< of the briefing, from 0
  std::optional<Map> map;  ///< nullopt: PlatePress::draw() of the scene (words alone, or black)
  /// Below 1: at this share over what was seen when the move began.
  double fade = 1;
  /// Nothing else has changed since the view before; `map` is left out then.
  bool same = false;
};

/// The scenes of a briefing one after another, as films and presentations show them: from one map
/// to the next the view flies and time passes, words alone fade in and out, a scene that plays is
/// played. Says what is to be seen, and draws nothing. From any scene, and from the midst of a
/// move, it goes to any other. Belongs to one thread; what it is given must outlive it, and nobody
/// else may change the project meanwhile (Project::twin() makes one for it).
///
///   publish::Stage stage(press, project, {});
///   stage.show(0);            // or go(), from what is seen
///   stage.prepare(1);         // while there is time
///   stage.at(seconds since);  // as often as pictures are wanted
class Stage {
 public:
  static constexpr double kMostPlayed = 120;  ///< seconds of a scene that plays

  Stage(PlatePress& press, project::Project& project, const StageLook& look)
      : press_(press), project_(project), look_(look) {}

  /// Lays a scene out, so that going there takes no time; nothing where that was done. What is seen
  /// stays, but for a scene that is playing or a move that is under way, whose next at() comes to
  /// the same, though it costs more. Errors: as PlatePress::lay_out().
  [[nodiscard]] base::Result<void> prepare(std::size_t at);
  [[nodiscard]] bool is_prepared(std::size_t at) const { return shots_.contains(at); }
  /// Lays all scenes out anew when they are next wanted: the project has changed.
  void forget() { shots_.clear(); }

  /// Begins to go to a scene from whatever is seen. Errors: as prepare().
  [[nodiscard]] base::Result<void> go(std::size_t at);
  /// The same at once, without a way there.
  [[nodiscard]] base::Result<void> show(std::size_t at);
  /// What is seen is, from now on, what another project looks at, whose map was looked around in:
  /// from there the next move goes. Nothing where words alone are seen.
  void look_from(const project::Project& other);

  /// What is to be seen so many seconds after go() or show(). A scene that plays is played on from
  /// the call before: REQUIRES no less than then. Errors: none where it was drawn before.
  [[nodiscard]] base::Result<StageView> at(double seconds);
  /// From when on at() gives another picture than at the last call, seconds as that has them: that
  /// time itself while anything moves; nullopt where it stands until the next go().
  [[nodiscard]] std::optional<double> next_change() const;

  [[nodiscard]] std::size_t scene() const { return scene_; }  ///< shown, or gone to
  /// How long the way to the scene takes, seconds; 0 after show().
  [[nodiscard]] double coming() const { return coming_; }
  /// All of the present scene with the way there: what brief::Talk::set_duration() wants.
  [[nodiscard]] double seconds() const { return coming_ + shot().seconds.all(); }
  /// REQUIRES is_prepared() of each, as those below.
  [[nodiscard]] const SceneSeconds& seconds_of(std::size_t at) const {
    return shots_.at(at).seconds;
  }
  [[nodiscard]] double seconds_between(std::size_t from, std::size_t to) const;
  /// Whether a scene plays for longer than kMostPlayed and is cut there.
  [[nodiscard]] bool is_cut_short(std::size_t at) const { return shots_.at(at).cut_short; }
  /// Who is to be credited for all that comes into sight there (brief::source_line()); "" for words
  /// alone.
  [[nodiscard]] const std::string& credits(std::size_t at) const { return shots_.at(at).credits; }

  /// A prepared scene as it begins, for StageScreen::draw_small(); what is seen stays, as prepare()
  /// has it. REQUIRES is_prepared().
  [[nodiscard]] base::Result<StageView> look_ahead(std::size_t at);

  // The same by parts, for films, which count pictures instead of seconds.

  /// This share (0..1, of the time) of the way to the scene.
  [[nodiscard]] base::Result<StageView> come(double share);
  /// The scene as it begins.
  [[nodiscard]] base::Result<StageView> stand();
  /// The scene after so many more seconds of playing. REQUIRES stand() before.
  [[nodiscard]] base::Result<StageView> play(double seconds);

 private:
  /// Where the eye is.
  struct Pose {
    project::Camera camera;
    project::TimeRange window;  ///< of the timeline
    time::Minute playhead;
    PictureBands bands;
  };
  /// A scene as it is laid out.
  struct Shot {
    std::optional<project::MapSize> size;  ///< of its map; nullopt for words alone
    std::string credits;                   ///< of all that comes into sight
    SceneSeconds seconds;
    bool cut_short = false;
    Pose begins;  ///< of maps
    Pose ends;
  };
  [[nodiscard]] base::Result<Shot> look_at(std::size_t at);
  [[nodiscard]] static std::optional<brief::Flight> flight_between(const std::optional<Pose>& from,
                                                                   const Shot& to);
  [[nodiscard]] const Shot& shot() const { return shots_.at(scene_); }
  void begin(std::size_t at);
  [[nodiscard]] base::Result<StageView> fly(double share);
  /// The plate seen from there, which is where the eye is from now on.
  [[nodiscard]] StageView view_of(brief::Plate plate, const Pose& pose, Motion motion);

  PlatePress& press_;
  project::Project& project_;
  StageLook look_;
  std::map<std::size_t, Shot> shots_;
  std::size_t scene_ = 0;
  std::optional<Pose> now_;              ///< nullopt: words alone are seen, or nothing yet
  std::optional<Pose> from_;             ///< where the move began; nullopt as with now_
  std::optional<brief::Flight> flight_;  ///< nullopt: it fades in
  double coming_ = 0;
  double asked_ = 0;        ///< of at()
  double played_ = 0;       ///< seconds
  bool fades_ = false;      ///< come() has given what fades in
  bool stands_ = false;     ///< stand() was reached
  bool disturbed_ = false;  ///< the project shows another scene than the one that is seen
  scene::LabelMemory labels_;
};

}  // namespace dateline::publish

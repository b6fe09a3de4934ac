#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "brief/flight.hpp"
#include "publish/plate_picture.hpp"

namespace dateline::publish {

/// How a film goes from scene to scene.
struct FilmLook {
  double rate = 25;                              ///< pictures a second, 1..60
  std::optional<double> seconds = std::nullopt;  ///< at each scene; nullopt: by its words
};

/// The scenes of a briefing as one film, picture by picture: from one map to the next the view
/// flies and time passes, words alone fade in and out, a scene that plays is played. Belongs to one
/// thread; what it is given must outlive it, and nobody else may change the project meanwhile.
class Film {
 public:
  static constexpr double kMostPlayed = 120;  ///< seconds of a scene that plays

  /// Looks at all scenes, draws none. Errors: as PlatePress::lay_out().
  [[nodiscard]] static base::Result<Film> plan(PlatePress& press, project::Project& project,
                                               const std::vector<std::size_t>& scenes,
                                               const FilmLook& look);

  [[nodiscard]] std::size_t frames() const;
  /// The next picture, valid until the next call; nullptr at the end. Errors: as
  /// PlatePress::draw(). The same scenes give the same pictures.
  [[nodiscard]] base::Result<const render::Image*> next();
  /// Scenes that play for longer than kMostPlayed and are cut there, by their places from 1.
  [[nodiscard]] const std::vector<std::size_t>& cut_short() const { return cut_short_; }

 private:
  /// A scene with how the film comes to it.
  struct Shot {
    std::size_t at = 0;                   ///< in the briefing
    std::optional<PlateLayout> map;       ///< nullopt for words alone
    std::string credits;                  ///< of all that comes into sight
    std::optional<brief::Flight> flight;  ///< from the shot before; nullopt: it fades in
    time::Minute left_at;                 ///< where time stands at its end
    project::TimeRange left_window;       ///< of the timeline, then
    std::size_t comes = 0;                ///< pictures in which it does either
    std::size_t stands = 0;               ///< pictures before it plays
    std::size_t plays = 0;
    std::size_t rests = 0;  ///< pictures after that
    [[nodiscard]] std::size_t frames() const { return comes + stands + plays + rests; }
  };

  Film(PlatePress& press, project::Project& project, double rate)
      : press_(press), project_(project), rate_(rate) {}
  [[nodiscard]] base::Result<Shot> look_at(std::size_t at, const FilmLook& look);
  void connect(Shot& shot);
  [[nodiscard]] base::Result<void> draw(const Shot& shot, std::size_t frame);
  [[nodiscard]] base::Result<void> fly(const Shot& shot, double share);
  [[nodiscard]] base::Result<void> arrive(const Shot& shot);
  [[nodiscard]] base::Result<render::Image> drawn(const Shot& shot);

  PlatePress& press_;
  project::Project& project_;
  double rate_;
  std::vector<Shot> shots_;
  std::vector<std::size_t> cut_short_;
  std::size_t shot_ = 0;   ///< of the next picture
  std::size_t frame_ = 0;  ///< of the shot
  render::Image image_;
  render::Image from_;  ///< that a shot fades in over
  render::Image to_;
  scene::LabelMemory labels_;
};

}  // namespace dateline::publish

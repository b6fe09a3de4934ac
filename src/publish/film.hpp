#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "base/stop_check.hpp"
#include "publish/plate_picture.hpp"
#include "publish/stage.hpp"

namespace dateline::publish {

/// How a film goes from scene to scene.
struct FilmLook {
  double rate = 25;                              ///< pictures a second, 1..60
  std::optional<double> seconds = std::nullopt;  ///< at each scene; nullopt: by its words
};

/// The scenes of a briefing as one film, picture by picture, as a Stage shows them. Belongs to one
/// thread; what it is given must outlive it, and nobody else may change the project meanwhile.
class Film {
 public:
  static constexpr double kMostPlayed = Stage::kMostPlayed;

  /// Looks at all scenes, draws none. Errors: as PlatePress::lay_out(); cancelled.
  [[nodiscard]] static base::Result<Film> plan(PlatePress& press, project::Project& project,
                                               const std::vector<std::size_t>& scenes,
                                               const FilmLook& look,
                                               const base::StopCheck& stop = {});

  [[nodiscard]] std::size_t frames() const;
  /// The next picture, valid until the next call; nullptr at the end. Errors: as
  /// PlatePress::draw(). The same scenes give the same pictures.
  [[nodiscard]] base::Result<const render::Image*> next();
  /// Scenes that play for longer than kMostPlayed and are cut there, by their places from 1.
  [[nodiscard]] const std::vector<std::size_t>& cut_short() const { return cut_short_; }

 private:
  /// A scene with how many pictures there are of what.
  struct Shot {
    std::size_t at = 0;      ///< in the briefing
    std::size_t comes = 0;   ///< on the way to it
    std::size_t stands = 0;  ///< before it plays
    std::size_t plays = 0;
    std::size_t rests = 0;  ///< after that
    [[nodiscard]] std::size_t frames() const { return comes + stands + plays + rests; }
  };

  Film(PlatePress& press, project::Project& project, const FilmLook& look)
      : press_(press),
        project_(project),
        rate_(look.rate),
        stage_(press, project, {look.rate, look.seconds}) {}
  [[nodiscard]] Shot shot_of(std::size_t at) const;
  [[nodiscard]] base::Result<void> draw(const Shot& shot, std::size_t frame);
  [[nodiscard]] base::Result<void> draw(const StageView& view);
  [[nodiscard]] base::Result<render::Image> drawn(const StageView& view);

  PlatePress& press_;
  project::Project& project_;
  double rate_;
  Stage stage_;
  std::vector<Shot> shots_;
  std::vector<std::size_t> cut_short_;
  std::size_t shot_ = 0;   ///< of the next picture
  std::size_t frame_ = 0;  ///< of the shot
  render::Image image_;
  render::Image from_;  ///< that a shot fades in over
  render::Image to_;
};

}  // namespace dateline::publish

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline::brief {

/// What who speaks can ask for while a briefing is presented.
enum class TalkKey : std::uint8_t {
  next,        ///< the next scene; from a black or white screen the map again
  previous,    ///< likewise
  first,       ///< the first scene, whatever is seen
  last,        ///< likewise
  go,          ///< to the scene whose number was typed; without one as next
  black,       ///< a black screen, and back
  white,       ///< a white screen, and back
  leave_path,  ///< to look around freely
  come_back,   ///< takes back a digit, where any was typed; else comes back from looking around
  pause,       ///< lets it stand, or go on, by itself
  out          ///< one level out: number, screen, looking around, then the presentation
};

/// What a Talk has come to by a key or by time: what is to be done now.
enum class TalkChange : std::uint8_t {
  none,    ///< nothing to be seen
  words,   ///< only what the speaker sees: number, pause
  screen,  ///< black, white or the scene again, which stands as it stood
  scene,   ///< at() is to be gone to, from whatever is seen
  left,    ///< from now on the map is free; the scene stays as it stands
  back,    ///< that scene again, exactly as it stood
  over,    ///< the end: after the last scene
  closed   ///< the presentation is to be left
};

enum class TalkScreen : std::uint8_t { scene, black, white };

/// How a briefing is presented.
struct TalkPlan {
  std::size_t scenes = 0;  ///< of the briefing, at least 1
  std::size_t begins = 0;  ///< at this scene, counted from 0
  bool by_itself = false;  ///< goes on after each scene's time
  bool loop = false;       ///< by itself or by hand: after the last scene comes the first
  double seconds = 10;     ///< a scene, by itself, until set_duration() says better
};

/// Where a presentation is: which scene, what screen, which number is being typed, whether who
/// speaks looks around, when the next scene comes by itself, and the time spent. Knows no clock and
/// draws nothing: it is given each key and, now and then, the time, which never goes back.
///
///   brief::Talk talk({12, 0}, now);
///   if (talk.act(brief::TalkKey::next, now) == brief::TalkChange::scene) show(talk.at());
///
/// While the screen is black or white, who speaks looks around, or it was paused, no scene goes by
/// itself; what was left of its time is left then, too. A plain value.
class Talk {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Seconds = std::chrono::duration<double>;
  static constexpr std::size_t kMostDigits = 4;

  /// REQUIRES plan.scenes >= 1, plan.begins < plan.scenes.
  Talk(const TalkPlan& plan, Time now);

  [[nodiscard]] TalkChange act(TalkKey key, Time now);
  /// 0..9. A zero by itself, and more than kMostDigits, are left out.
  [[nodiscard]] TalkChange type_digit(int digit, Time now);
  /// Lets time pass: a scene whose time is over goes on by itself.
  [[nodiscard]] TalkChange tick(Time now);
  /// When tick() has something to do; nullopt where it waits for a key.
  [[nodiscard]] std::optional<Time> wakes() const;

  /// How long the present scene lasts by itself, seconds from when it was gone to: its way there,
  /// its words, its playing (Stage::seconds() of it). To be told after each TalkChange::scene.
  void set_duration(double seconds);

  [[nodiscard]] std::size_t scenes() const { return plan_.scenes; }
  [[nodiscard]] std::size_t at() const { return at_; }  ///< from 0; of the end the last
  /// The scene that TalkKey::next goes to; nullopt at the end, unless it loops.
  [[nodiscard]] std::optional<std::size_t> next() const;
  [[nodiscard]] TalkScreen screen() const { return screen_; }
  [[nodiscard]] bool off_path() const { return off_path_; }
  [[nodiscard]] bool over() const { return over_; }                  ///< after the last scene
  [[nodiscard]] bool by_itself() const { return plan_.by_itself; }   ///< was begun so
  [[nodiscard]] bool paused() const { return paused_; }              ///< by hand
  [[nodiscard]] const std::string& typed() const { return typed_; }  ///< "" for no number

  /// Since it began, until its end where that is reached: as the speaker's watch has it.
  [[nodiscard]] Seconds spent(Time now) const;
  /// At one scene, all times together; looking around and a black screen count to it.
  [[nodiscard]] Seconds spent_at(std::size_t scene, Time now) const;

 private:
  TalkChange go_to(std::size_t scene);
  TalkChange forward();
  TalkChange backward();
  TalkChange come_back();
  TalkChange set_screen(TalkScreen screen);
  [[nodiscard]] bool runs() const;
  void count(Time now);

  TalkPlan plan_;
  std::size_t at_ = 0;
  TalkScreen screen_ = TalkScreen::scene;
  bool off_path_ = false;
  bool over_ = false;
  bool paused_ = false;
  std::string typed_;
  Time counted_;  ///< up to which all times are
  Seconds spent_{0};
  std::vector<Seconds> at_scene_;
  Seconds duration_{0};  ///< of the present scene, by itself
  Seconds run_{0};       ///< of that gone by
};

}  // namespace dateline::brief

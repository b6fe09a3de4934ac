#include "brief/talk.hpp"

#include <cassert>
#include <charconv>
#include <utility>

namespace dateline::brief {

Talk::Talk(const TalkPlan& plan, Time now)
    : plan_(plan),
      at_(plan.begins),
      counted_(now),
      at_scene_(plan.scenes, Seconds(0)),
      duration_(plan.seconds) {
  assert(plan.scenes >= 1 && plan.begins < plan.scenes);
}

bool Talk::runs() const {
  return plan_.by_itself && !paused_ && !over_ && !off_path_ && screen_ == TalkScreen::scene;
}

/// All that has happened by now happened in the present state.
void Talk::count(Time now) {
  const Seconds gone = now - counted_;
  if (!over_) {
    spent_ += gone;
    at_scene_[at_] += gone;
  }
  if (runs()) run_ += gone;
  counted_ = now;
}

TalkChange Talk::go_to(std::size_t scene) {
  at_ = scene;
  screen_ = TalkScreen::scene;
  off_path_ = false;
  over_ = false;
  duration_ = Seconds(plan_.seconds);
  run_ = Seconds(0);
  return TalkChange::scene;
}

TalkChange Talk::set_screen(TalkScreen screen) {
  if (over_) return TalkChange::none;
  screen_ = screen_ == screen ? TalkScreen::scene : screen;
  return TalkChange::screen;
}

std::optional<std::size_t> Talk::next() const {
  if (over_) return std::nullopt;
  if (at_ + 1 < plan_.scenes) return at_ + 1;
  return plan_.loop ? std::optional<std::size_t>(0) : std::nullopt;
}

TalkChange Talk::forward() {
  if (over_) return TalkChange::none;
  // Whoever made the screen black goes on from where the audience was.
  if (screen_ != TalkScreen::scene) return set_screen(screen_);
  if (const auto scene = next()) return go_to(*scene);
  over_ = true;
  off_path_ = false;
  return TalkChange::over;
}

TalkChange Talk::backward() {
  if (over_) return go_to(at_);
  if (screen_ != TalkScreen::scene) return set_screen(screen_);
  if (at_ > 0) return go_to(at_ - 1);
  return plan_.loop ? go_to(plan_.scenes - 1) : TalkChange::none;
}

TalkChange Talk::come_back() {
  if (over_) return go_to(at_);
  const bool was_black = screen_ != TalkScreen::scene;
  screen_ = TalkScreen::scene;
  if (!off_path_) return was_black ? TalkChange::screen : TalkChange::none;
  off_path_ = false;
  return TalkChange::back;
}

TalkChange Talk::act(TalkKey key, Time now) {
  count(now);
  const std::string typed = std::exchange(typed_, {});
  const auto done = [&](TalkChange change) {
    // A number that is gone is seen to be gone.
    return change == TalkChange::none && !typed.empty() ? TalkChange::words : change;
  };
  switch (key) {
    case TalkKey::next:
      return done(forward());
    case TalkKey::previous:
      return done(backward());
    case TalkKey::first:
      return go_to(0);
    case TalkKey::last:
      return go_to(plan_.scenes - 1);
    case TalkKey::go: {
      if (typed.empty()) return forward();
      std::size_t number = 0;
      std::from_chars(typed.data(), typed.data() + typed.size(), number);
      return number <= plan_.scenes ? go_to(number - 1) : TalkChange::words;
    }
    case TalkKey::black:
      return done(set_screen(TalkScreen::black));
    case TalkKey::white:
      return done(set_screen(TalkScreen::white));
    case TalkKey::leave_path:
      if (over_ || off_path_) return done(TalkChange::none);
      off_path_ = true;
      screen_ = TalkScreen::scene;
      return TalkChange::left;
    case TalkKey::come_back:
      if (typed.empty()) return come_back();
      typed_ = typed.substr(0, typed.size() - 1);
      return TalkChange::words;
    case TalkKey::pause:
      if (!plan_.by_itself) return done(TalkChange::none);
      paused_ = !paused_;
      return TalkChange::words;
    case TalkKey::out:
      if (!typed.empty()) return TalkChange::words;
      if (screen_ != TalkScreen::scene) return set_screen(screen_);
      return off_path_ ? come_back() : TalkChange::closed;
  }
  return TalkChange::none;
}

TalkChange Talk::type_digit(int digit, Time now) {
  count(now);
  if (digit < 0 || digit > 9 || (digit == 0 && typed_.empty())) return TalkChange::none;
  if (typed_.size() == kMostDigits) return TalkChange::none;
  typed_ += static_cast<char>('0' + digit);
  return TalkChange::words;
}

TalkChange Talk::tick(Time now) {
  count(now);
  return runs() && run_ >= duration_ ? forward() : TalkChange::none;
}

std::optional<Talk::Time> Talk::wakes() const {
  if (!runs()) return std::nullopt;
  const Seconds left = duration_ - run_;
  if (left <= Seconds(0)) return counted_;
  return counted_ + std::chrono::ceil<Time::duration>(left);
}

void Talk::set_duration(double seconds) { duration_ = Seconds(seconds); }

Talk::Seconds Talk::spent(Time now) const {
  return over_ ? spent_ : spent_ + Seconds(now - counted_);
}

Talk::Seconds Talk::spent_at(std::size_t scene, Time now) const {
  const Seconds out = at_scene_.at(scene);
  return over_ || scene != at_ ? out : out + Seconds(now - counted_);
}

}  // namespace dateline::brief

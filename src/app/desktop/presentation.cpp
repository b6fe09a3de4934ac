#include "app/desktop/presentation.hpp"

#include <algorithm>
#include <ctime>
#include <utility>

#include "render/window_surface.hpp"

namespace dateline::desktop {
namespace {

using brief::TalkChange;
using brief::TalkScreen;

constexpr double kLongestStep = 0.4;  // seconds that a picture of what moves may let pass
constexpr double kCursorRests = 2;    // seconds until a mouse that lies still is not seen
constexpr int kLeastSide = 160;       // pixels of a picture
constexpr double kReadyIn = 0.2;      // seconds that are free before the picture changes
constexpr scene::Rgba kBlack{0, 0, 0, 255};
constexpr scene::Rgba kWhite{255, 255, 255, 255};

double seconds_between(Presentation::Clock::time_point a, Presentation::Clock::time_point b) {
  return std::chrono::duration<double>(b - a).count();
}

}  // namespace

Presentation::Show::Show(publish::PicturePress& press, typeset::Typesetter& type,
                         const Needs& needs, int width, int height, project::Project& project,
                         std::optional<double> seconds)
    : plates(press, type, needs.base, {needs.layers, {}},
             {width, height, &needs.theme, std::nullopt, false}),
      stage(plates, project, {25, seconds}) {}

base::Result<std::unique_ptr<Presentation>> Presentation::begin(Needs needs, std::size_t from) {
  auto type = typeset::Typesetter::open(needs.fonts);
  if (!type) return type.error();
  auto press = publish::PicturePress::make(needs.context);
  if (!press) return press.error();
  std::unique_ptr<Presentation> out(
      new Presentation(std::move(needs), std::move(*type), std::move(*press), from));
  // A window without its speaker's is a presentation all the same.
  out->keep(out->windows_.arrange());
  if (auto done = out->open_show(); !done) return done.error();
  if (out->blank_) return *out->error_;
  return out;
}

Presentation::Presentation(Needs needs, typeset::Typesetter type, publish::PicturePress press,
                           std::size_t from)
    : needs_(std::move(needs)),
      how_(needs_.project.settings().presenting),
      type_(std::move(type)),
      press_(std::move(press)),
      project_(needs_.project.twin()),
      free_(std::make_unique<FreeLook>(needs_.project)),
      windows_(needs_.window, needs_.context, how_.speaker, [this] { return speaker_handlers(); }),
      talk_({needs_.project.briefing().size(), from, how_.by_itself, how_.loop, 10}, Clock::now()),
      ledger_(needs_.project.ledger().revision()),
      snapshot_(needs_.project.snapshot().revision()),
      concluded_(needs_.project.snapshot().is_concluded()),
      last_(Clock::now()),
      notes_(how_.notes),
      pointer_moved_(Clock::now()) {}

Presentation::~Presentation() = default;

/// Makes what draws the scenes anew, as large as the window is, and shows the present scene where
/// it was.
base::Result<void> Presentation::open_show() {
  width_ = std::max(needs_.window.width(), kLeastSide);
  height_ = std::max(needs_.window.height(), kLeastSide);
  // The way to the scene is not gone again.
  const double way = show_ == nullptr ? 0 : std::min(elapsed_, show_->stage.coming());
  const double past = show_ == nullptr ? 0 : elapsed_ - way;
  show_.reset();
  show_ = std::make_unique<Show>(
      press_, type_, needs_, width_, height_, *project_,
      how_.seconds == 0 ? std::nullopt : std::optional<double>(how_.seconds));
  auto screen = publish::StageScreen::make(needs_.context, show_->plates);
  if (!screen) return screen.error();
  show_->screen.emplace(std::move(*screen));
  next_is_.reset();
  ahead_is_.reset();
  elapsed_ = past;
  shown(show_->stage.show(talk_.at()));
  fall_behind(way);
  changes_ = blank_ ? std::nullopt : std::optional(elapsed_);
  last_ = Clock::now();
  redraw_ = speaker_dirty_ = true;
  settles_ = kSettles;
  return {};
}

/// A scene that cannot be drawn, as for want of room for its words, is a black screen: whoever
/// presents goes on to the next one, and is told of it in the end.
void Presentation::shown(const base::Result<void>& done) {
  keep(done);
  blank_ = !done;
  fall_behind(0);
}

/// The present scene once more, wherever in it the time is.
base::Result<void> Presentation::show_scene() {
  if (blank_) return {};
  elapsed_ = std::max(0.0, elapsed_ - show_->stage.coming());
  auto done = show_->stage.show(talk_.at());
  redraw_ = true;
  return done;
}

void Presentation::redraw_whole() {
  if (talk_.off_path()) {
    redraw_ = true;
  } else if (elapsed_ >= show_->stage.coming()) {
    keep(show_scene());
  }
}

/// In another size or of another project; without it there is nothing to present.
void Presentation::renew() {
  const auto done = open_show();
  keep(done);
  closed_ = closed_ || !done;
}

void Presentation::keep(const base::Result<void>& done) {
  if (!done) error_ = done.error();
}

float Presentation::scale() const { return publish::plate_scale(width_, height_); }

bool Presentation::runs() const {
  return talk_.screen() == TalkScreen::scene && !talk_.off_path() && !talk_.over();
}

/// Whether the next picture is another one.
bool Presentation::moves() const {
  if (talk_.off_path() && talk_.screen() == TalkScreen::scene) return free_->moving();
  return runs() && changes_ && *changes_ <= elapsed_;
}

void Presentation::go() {
  elapsed_ = behind_ = 0;
  shown(show_->stage.go(talk_.at()));
  changes_ = blank_ ? std::nullopt : std::optional(0.0);
  scroll_ = 0;
  last_ = Clock::now();
  redraw_ = speaker_dirty_ = true;
}

void Presentation::handle(TalkChange change, bool was_off_path) {
  if (change != TalkChange::none) speaker_dirty_ = true;
  switch (change) {
    case TalkChange::none:
    case TalkChange::words:
      break;
    case TalkChange::screen:
    case TalkChange::over:
      show_again_ = true;
      break;
    case TalkChange::scene:
      if (was_off_path) show_->stage.look_from(free_->project());
      go();
      break;
    case TalkChange::left:
      redraw_ = true;
      break;
    case TalkChange::back:
      keep(show_scene());
      break;
    case TalkChange::closed:
      closed_ = true;
      break;
  }
}

/// Lets the map go; false where there is none to look around in.
bool Presentation::leave_path() {
  if (talk_.off_path()) return talk_.screen() == TalkScreen::scene;
  if (blank_ || talk_.over() || talk_.screen() != TalkScreen::scene || !seen_) return false;
  publish::StageView view;
  view.at = talk_.at();
  view.map = seen_;
  // What is made ready meanwhile has had the stage's project; on the way to a scene nothing is.
  if (elapsed_ >= show_->stage.coming()) {
    keep(show_scene());
    auto again = show_->stage.at(elapsed_);
    if (again && again->map) view = std::move(*again);
  }
  if (std::exchange(free_is_old_, false)) free_ = std::make_unique<FreeLook>(*project_);
  free_->begin(*project_, view, width_, height_, scale());
  handle(talk_.act(brief::TalkKey::leave_path, Clock::now()), false);
  return true;
}

void Presentation::follow_project() {
  const project::Project& project = needs_.project;
  if (ledger_ == project.ledger().revision() && snapshot_ == project.snapshot().revision() &&
      concluded_ == project.snapshot().is_concluded()) {
    return;
  }
  // Twins would work out themselves what follows, and nothing would move meanwhile.
  if (!project.snapshot().is_concluded()) return;
  ledger_ = project.ledger().revision();
  snapshot_ = project.snapshot().revision();
  concluded_ = project.snapshot().is_concluded();
  if (project.briefing().size() != talk_.scenes()) {
    closed_ = true;
    return;
  }
  // What looks around goes on in what it began with.
  project_ = project.twin();
  free_is_old_ = talk_.off_path();
  if (!free_is_old_) free_ = std::make_unique<FreeLook>(project);
  renew();
}

void Presentation::resize() {
  const int width = needs_.window.width();
  const int height = needs_.window.height();
  if (width == 0 || height == 0 || (width == width_ && height == height_)) return;
  renew();
  if (closed_ || !talk_.off_path()) return;
  // The ground that was looked at, in the new size.
  const project::KeptView kept = free_->project().kept_view();
  if (const auto view = show_->stage.at(elapsed_); view && view->map) {
    free_->begin(*project_, *view, width_, height_, scale());
    free_->look_at(kept);
  }
}

/// A scene that goes on by itself stands for as long as it would if nothing had to be waited for.
void Presentation::fall_behind(double seconds) {
  constexpr double kBlank = 10;  // seconds
  behind_ += seconds;
  const double blank = how_.seconds > 0 ? how_.seconds : kBlank;
  talk_.set_duration((blank_ ? blank : show_->stage.seconds()) + behind_);
}

/// What has been seen until now was seen in the present state.
void Presentation::pass(Clock::time_point now) {
  double passed = seconds_between(std::exchange(last_, now), now);
  if (moves() && passed > kLongestStep) {
    fall_behind(passed - kLongestStep);
    passed = kLongestStep;
  }
  if (runs() && changes_) {
    elapsed_ += passed;
    redraw_ = redraw_ || *changes_ <= elapsed_;
  } else if (talk_.off_path() && free_->moving()) {
    redraw_ = free_->tick(passed) || redraw_;
  }
}

void Presentation::step() {
  const auto now = Clock::now();
  pass(now);
  if (windows_.follow()) {
    show_again_ = speaker_dirty_ = true;
    settles_ = kSettles;
  }
  for (const gui::TalkWindowKey key : std::exchange(window_keys_, {})) window_key(key);
  follow_project();
  if (closed_) return;
  resize();
  if (closed_) return;
  const bool was_off_path = talk_.off_path();
  handle(talk_.tick(now), was_off_path);
  SpeakerWindow* speaker = windows_.speaker();
  if (speaker != nullptr) {
    if (speaker->take_input()) speaker_dirty_ = true;
    // After the end the time of the day goes on.
    const long long second =
        talk_.over() ? std::time(nullptr) / 60 : static_cast<long long>(talk_.spent(now).count());
    if (second != std::exchange(second_, second)) speaker_dirty_ = true;
  }
  if (!cursor_hidden_ && windows_.full_screen() &&
      seconds_between(pointer_moved_, now) >= kCursorRests) {
    needs_.window.hide_cursor(cursor_hidden_ = true);
  }
  if (!redraw_) make_ready();
}

/// The scene that is to be made ready while there is time.
std::optional<std::size_t> Presentation::to_make_ready() const {
  const auto next = talk_.next();
  if (!next || next_is_ == next || talk_.over()) return std::nullopt;
  if (changes_ && *changes_ < elapsed_ + kReadyIn) return std::nullopt;
  return next;
}

void Presentation::make_ready() {
  const auto next = to_make_ready();
  if (!next || *next == talk_.at()) return;
  next_is_ = next;
  speaker_dirty_ = true;
  auto view = show_->stage.look_ahead(*next);
  if (!view) return keep(view.error());
  if (view->map && std::exchange(ahead_is_, next) != next) {
    ahead_.reset();
    if (const auto map = map_view(*view)) ahead_ = Ahead{*map, view->map->plate.map->layers};
  }
  auto small = show_->screen->draw_small(*project_, *view, kSmallWidth, kSmallHeight);
  if (!small) return keep(small.error());
  next_ = std::move(*small);
  const auto now = Clock::now();
  fall_behind(seconds_between(std::exchange(last_, now), now));
}

void Presentation::ahead_is_there(bool is_new) {
  ahead_.reset();
  if (is_new) next_is_.reset();  // the speaker's picture of it lacks them
}

std::optional<double> Presentation::due() const {
  if (closed_ || wants_frame() || moves()) return 0.0;
  const auto now = Clock::now();
  std::optional<double> out;
  const auto also = [&](double seconds) {
    out = std::min(std::max(0.0, seconds), out.value_or(seconds));
  };
  if (to_make_ready() && *to_make_ready() != talk_.at()) return 0.0;
  if (runs() && changes_) also(*changes_ - elapsed_ - seconds_between(last_, now));
  if (const auto wakes = talk_.wakes()) also(seconds_between(now, *wakes));
  if (windows_.speaker() != nullptr && !talk_.over()) {
    const double spent = talk_.spent(now).count();
    also(1 - (spent - static_cast<double>(static_cast<int>(spent))));
  }
  if (windows_.speaker() != nullptr && talk_.over()) {
    also(static_cast<double>(60 - std::time(nullptr) % 60));
  }
  if (!cursor_hidden_ && windows_.full_screen())
    also(kCursorRests - seconds_between(pointer_moved_, now));
  return out;
}

void Presentation::draw_map() {
  const bool off = talk_.off_path();
  if (blank_ && !off) {
    seen_.reset();
    return;
  }
  base::Result<publish::StageView> view =
      off ? base::Result<publish::StageView>(free_->view(show_->plates))
          : show_->stage.at(elapsed_);
  if (!off) changes_ = show_->stage.next_change();
  if (!view) return keep(view.error());
  project::Project& project = off ? free_->project() : *project_;
  keep(show_->screen->draw(project, *view));
  now_is_old_ = true;
  if (view->same) return;
  seen_ = std::move(view->map);
  if (seen_) seen_->plate.map->marks = seen_->plate.map->on_timeline = {};
}

void Presentation::draw() {
  const bool whole = redraw_ || show_again_;
  if (std::exchange(redraw_, false)) draw_map();
  show_again_ = settles_ > 0;
  if (settles_ > 0) --settles_;
  if (whole) {
    const bool blank = blank_ && !talk_.off_path();
    const bool black = talk_.over() || blank || talk_.screen() == TalkScreen::black;
    const bool white = !black && talk_.screen() == TalkScreen::white;
    render::bind_window(needs_.window.width(), needs_.window.height(), white ? kWhite : kBlack);
    if (!black && !white) show_->screen->picture().blit_to(0, 0, needs_.window.height() - height_);
    needs_.window.swap();
  }
  // Between two pictures of a move now and then: the audience comes first.
  const auto now = Clock::now();
  if (speaker_dirty_ && (!moves() || seconds_between(speaker_drawn_, now) >= 1)) {
    speaker_drawn_ = now;
    draw_speaker();
  }
  if (windows_.speaker() == nullptr) speaker_dirty_ = false;
  needs_.context.trash().flush();
}

const project::Project& Presentation::seen() const {
  return talk_.off_path() ? free_->project() : *project_;
}

}  // namespace dateline::desktop

#include "app/desktop/desktop.hpp"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <utility>
#include <variant>

#include "app/desktop/opened.hpp"
#include "app/desktop/place_look_up.hpp"
#include "app/desktop/settings_file.hpp"
#include "base/file.hpp"
#include "base/paths.hpp"
#include "base/translate.hpp"
#include "curation/own_places.hpp"
#include "io/story_sources.hpp"
#include "render/window_surface.hpp"

namespace dateline::desktop {
namespace {

// A press and its release may arrive together; ImGui needs a frame for each, and one to settle.
constexpr int kFramesAfterInput = 3;
constexpr double kSaidFor = 6;        // seconds that what an action came to is shown
constexpr double kLongestStep = 0.1;  // seconds that a frame may let pass, after a sleep

double seconds_between(std::chrono::steady_clock::time_point a,
                       std::chrono::steady_clock::time_point b) {
  return std::chrono::duration<double>(b - a).count();
}

ImTextureID texture_id(GLuint name) {
#if IMGUI_VERSION_NUM >= 19140
  return static_cast<ImTextureID>(name);
#else
  return reinterpret_cast<ImTextureID>(std::uintptr_t{name});  // NOLINT(performance-no-int-to-ptr)
#endif
}

}  // namespace

Desktop::Desktop(Options options, std::filesystem::path assets)
    : options_(std::move(options)), assets_(std::move(assets)) {}

base::Result<std::unique_ptr<Desktop>> Desktop::open(Options options) {
  const auto started = Clock::now();
  auto assets = base::find_assets(options.assets);
  if (!assets) return assets.error();
  if (auto connected = Window::connect(); !connected) return connected.error();
  std::unique_ptr<Desktop> desktop(new Desktop(std::move(options), *assets));
  desktop->started_ = started;
  if (auto begun = desktop->begin(); !begun) return begun.error();
  return desktop;
}

base::Result<void> Desktop::begin() {
  monitor_scale_ = Window::monitor_scale();
  load_project();
  open_projects();
  scale_ = map_scale();
  fonts_scale_ = scale_ * text_scale();
  Preparation preparation({assets_, project_.settings(), project_.camera(), options_.width,
                           options_.height, scale_, fonts_scale_});
  auto window = Window::open(options_.width, options_.height, "Dateline");
  if (!window) return window.error();
  window_ = std::move(*window);
  auto context = render::Context::current(&Window::loader);
  if (!context) return context.error();
  context_ = std::make_unique<render::Context>(std::move(*context));
  auto renderer = render::MapRenderer::make(*context_);
  if (!renderer) return renderer.error();
  renderer_.emplace(std::move(*renderer));
  Preparation::Ready ready = preparation.take();
  if (!ready.type) return ready.type.error();
  type_.emplace(std::move(*ready.type));
  if (ready.base) {
    base_ = *ready.base;
  } else {
    project_.apply(project::ShowError{ready.base.error()});
  }
  if (!ready.fonts) return ready.fonts.error();
  fonts_ = std::move(*ready.fonts);
  begin_imgui();
  connect_input();
  start_reading();
  return {};
}

void Desktop::load_project() {
  if (const auto folder = base::user_state_folder()) settings_path_ = *folder / "settings.json";
  if (!settings_path_.empty()) saved_ = load_settings(settings_path_);
  project::Settings settings = saved_;
  if (options_.theme) settings.theme = *options_.theme;
  if (options_.language) settings.interface_language = *options_.language;
  project_ = project::Project(std::move(settings));
  language_ = std::make_unique<InterfaceLanguage>(assets_);
  if (!options_.state.empty()) base::watch_missing();
}

/// In the language of the settings, from this frame on.
void Desktop::speak() {
  if (language_->speak(project_.settings().interface_language)) gui_->map().forget();
  if (is_reading()) return;  // a story that has come takes errors away
  if (const auto error = language_->take_error()) {
    project_.apply(project::ShowError{*error});
    frames_wanted_ = std::max(frames_wanted_, 2);
  }
}

void Desktop::begin_imgui() {
  gui_ = std::make_unique<gui::Gui>(*type_);
  gui_->set_export_endings(EventExports::endings());
  gui_->set_world(open_world(assets_, [this] { return curation::own_places(project_.ledger()); }));
  const std::filesystem::path sample = assets_ / "stories" / "sample.txt";
  if (std::error_code code; std::filesystem::exists(sample, code)) gui_->set_sample(sample);
  const std::filesystem::path example = assets_ / "briefing" / "example.dateline";
  if (std::error_code code; std::filesystem::exists(example, code)) gui_->set_example(example);
  if (!project_.settings().recent.empty()) {
    gui_->set_folder(project_.settings().recent.front().parent_path());
  }
  IMGUI_CHECKVERSION();
  ImGui::CreateContext(fonts_.atlas.get());
  imgui_ = true;
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.MouseDoubleClickTime = 0.4F;         // as desktops have it
  io.ConfigInputTextCursorBlink = false;  // a blinking cursor would keep the loop awake
  ImGui_ImplGlfw_InitForOpenGL(window_->glfw(), false);
  window_->feed_imgui();
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

void Desktop::connect_input() {
  window_->set_handlers({
      [this](const gui::KeyPress& press) {
        gui_->key(press, project_,
                  press.ctrl && press.key == gui::letter('V') ? window_->clipboard() : "");
      },
      [this](char32_t c) { gui_->character(c); },
      [this](std::vector<std::filesystem::path> paths) {
        apply(project::OpenStories{std::move(paths)});
      },
      [this] {
        if (files_ != nullptr) files_->look_at_files();
        if (layers_ != nullptr) layers_->look_at_files();
        if (language_ != nullptr) language_->look_at_files();
      },
      nullptr,
  });
}

/// First of all: what was read off thousands of stories takes as long as making a window.
void Desktop::open_projects() {
  const auto state = base::user_state_folder();
  readers_ = std::make_shared<project::Readers>(assets_);
  files_ = std::make_unique<ProjectFiles>(
      project_, readers_, state ? *state / "unsaved" : std::filesystem::path(), &Window::wake);
  files_->begin();
  for (const auto& story : options_.stories) {
    if (is_project(story)) files_->handle(project::OpenProject{whole_path(story)});
  }
}

void Desktop::start_reading() {
  if (project_.settings().user.empty()) {
    const char* user = std::getenv("USER");  // NOLINT(concurrency-mt-unsafe): nobody sets it
    project_.apply(project::SetUser{user == nullptr ? "" : user});
  }
  const auto send = [this](const project::Command& command) { apply(command); };
  concluder_ = std::make_unique<project::Concluder>(send, &Window::wake);
  pictures_ = std::make_unique<MapPictures>(send, &Window::wake);
  exports_ = std::make_unique<EventExports>(send, &Window::wake);
  hand_outs_ = std::make_unique<HandOutMaker>(
      assets_, [this] { return files_->kept_file(); }, send, &Window::wake);
  loader_ = std::make_unique<project::StoryLoader>(readers_, send, &Window::wake);
  rereader_ = std::make_unique<project::Rereader>(
      readers_, std::max(1U, std::thread::hardware_concurrency()), send, &Window::wake);
  tables_ = std::make_unique<TablePreviews>(
      assets_, [this](auto preview) { ask_table(std::move(preview)); }, send, &Window::wake);
  live_ = std::make_unique<LiveTables>(*files_, *tables_, send);
  layers_ = std::make_unique<LayerFiles>(
      send,
      [this](gui::LayerChoice choice) {
        gui_->ask_layers(std::move(choice));
        frames_wanted_ = kFramesAfterInput;
      },
      &Window::wake);
  if (!options_.layers.empty()) {
    project::AddLayers add{{}, true};
    // Each lies over those before it.
    for (const auto& layer : options_.layers) add.files.push_back(whole_path(layer));
    apply(add);
  }
  Opened opened = by_kind(without_tables(options_.stories));
  for (auto& layer : opened.layers) layer = whole_path(layer);
  if (!opened.layers.empty()) apply(project::AddLayers{std::move(opened.layers)});
  for (const auto& story : opened.stories) {
    if (files_->handle(project::OpenStories{{whole_path(story)}})) continue;
    loader_->start({whole_path(story), "", {}, options_.date});
  }
}

Desktop::~Desktop() {
  talk_.reset();
  live_.reset();
  tables_.reset();
  layers_.reset();
  pictures_.reset();
  exports_.reset();
  hand_outs_.reset();
  rereader_.reset();
  loader_.reset();
  concluder_.reset();
  files_.reset();
  if (imgui_) {
    if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplOpenGL3_Shutdown();
    if (ImGui::GetIO().BackendPlatformUserData != nullptr) ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
}

void Desktop::apply(const project::Command& command) {
  // A project among the stories that were chosen or dropped is opened as one, geodata as layers.
  if (const auto* open = command.as<project::OpenStories>()) {
    Opened opened = by_kind(without_tables(open->paths));
    if (opened.project) return apply(project::OpenProject{*opened.project});
    if (!opened.layers.empty()) apply(project::AddLayers{std::move(opened.layers)});
    if (opened.stories.empty()) return;
    if (opened.stories.size() < open->paths.size()) {
      return apply(project::OpenStories{std::move(opened.stories)});
    }
  }
  if (const auto* table = command.as<project::OpenTable>()) tables_->look(table->path);
  if (live_ != nullptr && live_->handle(command, project_)) {
    frames_wanted_ = std::max(frames_wanted_, 2);
    return;
  }
  if (layers_ != nullptr && layers_->handle(command)) return;
  if (const auto* present = command.as<project::Present>()) {
    presents_ = present->scene;
    if (!project_.snapshot().is_concluded()) {
      project_.apply(project::Say{base::tr("Presented once the stories are compared")});
    }
  }
  if (command.is<project::CopyMap>()) take_picture({});
  if (const auto* save = command.as<project::SaveMap>()) take_picture(save->path);
  exports_->handle(command, project_, files_->project_id());
  if (!files_->handle(command)) project_.apply(command);
  hand_outs_->handle(command, project_.settings());
  if (command.is<project::Quit>() && files_->quits()) window_->ask_to_close();
  frames_wanted_ = std::max(frames_wanted_, 2);
}

std::vector<std::filesystem::path> Desktop::without_tables(
    const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> out;
  for (const auto& path : paths) {
    if (io::names_database(path.string())) {
      live_->handle(project::OpenDatabase{path.string()}, project_);
    } else if (io::is_table(path)) {
      tables_->look(whole_path(path));
    } else {
      out.push_back(path);
    }
  }
  return out;
}

void Desktop::start_requests() {
  for (project::ReadRequest& request : project_.take_requests()) {
    loader_->start(std::move(request));
  }
  concluder_->look(project_);
}

int Desktop::run() {
  while (!done_ && !(window_->should_close() && !wants_to_stay())) {
    const bool busy = project_.moving() || frames_wanted_ > 0;
    // What is being read shows how far it is.
    const bool reading = is_reading();
    window_->wait(talk_ != nullptr ? talk_due()
                  : busy           ? std::optional(0.0)
                  : reading        ? std::optional(0.2)
                                   : next_due());
    if (reading) frames_wanted_ = std::max(frames_wanted_, 1);
    if (talk_ == nullptr && window_->take_input()) frames_wanted_ = kFramesAfterInput;
    const bool layers_came = layers_->deliver();
    if (concluder_->deliver() | loader_->deliver() | files_->tick() | rereader_->deliver() |
        pictures_->deliver() | exports_->deliver() | tables_->deliver() | layers_came) {
      frames_wanted_ = std::max(frames_wanted_, 2);
    }
    // A dialog that has other words has its size one frame later.
    if (hand_outs_->deliver()) frames_wanted_ = std::max(frames_wanted_, 4);
    rereader_->look(project_);
    look_at_layers();
    live_->tick(project_);
    start_requests();
    present_if_asked();
    if (talk_ != nullptr) {
      present(layers_came);
      continue;
    }
    if (!project_.moving() && frames_wanted_ <= 0) continue;
    if (window_->width() == 0 || window_->height() == 0) {  // minimised
      frames_wanted_ = 0;
      window_->wait(0.25);
      continue;
    }
    draw_frame();
    if (frames_wanted_ > 0) --frames_wanted_;
    if (options_.scrub_steps > 0) time_scrubbing();
  }
  save_settings_if_changed();
  concluder_->cancel();  // it would take a processor from what is still to be written
  files_->end();
  return 0;
}

void Desktop::look_at_layers() {
  layers_->look(project_);
  if (layers_->due() != 0.0) return;
  layers_->look_at_files();
  frames_wanted_ = std::max(frames_wanted_, 1);
}

/// Seconds until there is something to do though nobody touches the window; nullopt for nothing.
std::optional<double> Desktop::next_due() {
  std::optional<double> due = files_->due();
  if (const auto layers = layers_->due()) due = std::min(*layers, due.value_or(*layers));
  // Else the window would sleep until all is read, and nothing could be cancelled meanwhile.
  if (const auto shows = layers_->shows_in()) due = std::min(*shows, due.value_or(*shows));
  if (const auto live = live_->due()) due = std::min(*live, due.value_or(*live));
  const std::string& said = project_.said();
  if (said != said_) {
    said_ = said;
    said_at_ = Clock::now();
  }
  if (said.empty()) return due;
  const double left = kSaidFor - seconds_between(said_at_, Clock::now());
  if (left <= 0) {
    project_.hush();
    frames_wanted_ = std::max(frames_wanted_, 1);
    return 0.0;
  }
  return std::min(left, due.value_or(left));
}

/// Asks before unsaved work, or hand-outs half made, would go with the window.
bool Desktop::wants_to_stay() {
  if (hand_outs_->state().running) {
    window_->keep_open();
    gui_->ask_to_stop_hand_outs();
    frames_wanted_ = kFramesAfterInput;
    return true;
  }
  if (files_->quits() || files_->may_quit()) return false;
  window_->keep_open();
  gui_->ask_to_save();
  frames_wanted_ = kFramesAfterInput;
  return true;
}

bool Desktop::is_reading() const {
  return !tables_->pending().empty() || !loader_->pending().empty() || !files_->pending().empty() ||
         !rereader_->pending().empty() || !layers_->pending().empty();
}

void Desktop::draw_frame() {
  const auto now = Clock::now();
  project_.tick(std::min(kLongestStep, seconds_between(last_frame_, now)));
  last_frame_ = now;

  fit_scale();
  speak();
  if (const std::pair now_wanted(project_.settings().theme, fonts_scale_); looks_ != now_wanted) {
    looks_ = now_wanted;
    gui::apply_looks(gui::theme_of(looks_->first), fonts_scale_);
  }
  if (const auto dates = project_.settings().display.dates; dates != time::date_style()) {
    time::set_date_style(dates);
    gui_->map().forget();
  }
  if (type_->trim()) gui_->map().forget();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  gui::Gui::Input input;
  input.base = base_.get();
  input.fonts = &fonts_;
  input.scale = scale_;
  input.text = fonts_scale_ / scale_;
  input.guide = options_.guide && !is_reading() && project_.snapshot().is_concluded();
  input.scale_is_given = options_.scale.has_value();
  input.names = !options_.state.empty();
  input.tasks = loader_->pending();
  for (const auto& task : files_->pending()) input.tasks.push_back(task);
  for (const auto& task : rereader_->pending()) input.tasks.push_back(task);
  for (const auto& task : tables_->pending()) input.tasks.push_back(task);
  for (const auto& task : layers_->pending()) input.tasks.push_back(task);
  for (const auto& task : exports_->pending()) input.tasks.push_back(task);
  if (const auto task = hand_outs_->pending()) input.tasks.push_back(*task);
  input.hand_outs = &hand_outs_->state();
  input.layers = &layers_->states();
  input.languages = &language_->found();
  gui::Gui::Result result = gui_->frame(project_, input);
  ImGui::Render();

  draw_map();
  if (const auto* list = gui_->map().list()) layers_->look_from(list->base.view, project_);
  gui::Textures textures;
  textures.atlas = texture_id(renderer_->meshes().upload(type_->atlas()));
  textures.atlas_width = type_->atlas().width();
  textures.atlas_height = type_->atlas().height();
  gui::Canvas::finish(ImGui::GetDrawData(), textures);
  render::bind_window(window_->width(), window_->height(),
                      gui::theme_of(project_.settings().theme).panel);
  show_map();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  ++frames_;
  boxes_ = std::move(result.boxes);
  tip_ = std::move(result.tip);
  for (const project::Command& command : result.commands) apply(command);
  if (result.cancel_reading) {
    loader_->cancel_all();
    files_->cancel();
    rereader_->cancel();
    layers_->cancel();
    hand_outs_->stop();
  }
  if (result.quit) window_->ask_to_close();
  if (result.full_screen) {
    window_->toggle_full_screen();
    frames_wanted_ = kFramesAfterInput;
  }
  start_requests();
  update_title();
  if (finish_screenshot()) done_ = true;
  window_->swap();
  window_->end_frame();
  context_->trash().flush();
  if (!first_frame_ms_) finish_first_frame();
  if (options_.first_frame) tell_when_shown();
  write_state();
  save_settings_if_changed();
}

void Desktop::finish_first_frame() {
  first_frame_ms_ = seconds_between(started_, Clock::now()) * 1000;
  // Not before: it would take a processor from the first frame. A story opens what it needs itself.
  if (!options_.first_frame && !is_reading()) loader_->prepare();
}

void Desktop::update_title() {
  const event::Document* document = project_.current();
  std::string title;
  if (document != nullptr) title = document->story.title + " \u2014 ";
  const project::FileState& file = project_.file();
  if (!file.path.empty()) {
    title += (file.unsaved ? base::tr_format("{} (unsaved)", file.path.stem().string())
                           : file.path.stem().string()) +
             " \u2014 ";
  }
  title += "Dateline";
  if (title == title_) return;
  title_ = std::move(title);
  window_->set_title(title_);
}

void Desktop::save_settings_if_changed() {
  // Not while an edge is being dragged: each of its steps is a change.
  if (settings_path_.empty() || ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
  if (project_.settings() == saved_) return;
  saved_ = project_.settings();
  if (const auto written = save_settings(saved_, settings_path_); !written) {
    std::fprintf(stderr, "dateline: %s\n", written.error().to_string().c_str());
    settings_path_.clear();  // told once
  }
}

}  // namespace dateline::desktop

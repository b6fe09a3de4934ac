#include "app/brief/film_files.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>

#include "base/run_program.hpp"

namespace dateline::briefing {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using End = base::ProgramAnswer::End;
using Words = std::vector<std::string>;

constexpr std::array kFilms{"mp4", "webm", "gif"};

base::ProgramLimits limits_of(const base::StopCheck& stop) {
  base::ProgramLimits out;
  out.time = std::chrono::hours(24);
  out.memory = 16ULL << 30U;
  out.file = 1ULL << 40U;
  out.stop = stop;
  return out;
}

/// The last line of what FFmpeg told, which says why.
std::string reason(const base::ProgramAnswer& answer) {
  std::string told = answer.told;
  while (!told.empty() && told.back() == '\n') told.pop_back();
  const std::size_t line = told.rfind('\n');
  if (line != std::string::npos) told.erase(0, line + 1);
  return told.empty() ? fmt::format("it ended with {}", answer.status) : told;
}

/// Runs FFmpeg on files.
base::Result<void> run(const fs::path& maker, Words words, const Progress& progress,
                       const std::string& what, const base::ProgramInput& input = {}) {
  Words all{"-hide_banner", "-loglevel", "error", "-y"};
  if (!input) all.emplace_back("-nostdin");
  all.insert(all.end(), std::make_move_iterator(words.begin()),
             std::make_move_iterator(words.end()));
  const auto answer = base::run_program(maker, all, limits_of(progress.stop()), input);
  if (!answer) return answer.error();
  if (auto on = progress.check(); !on) return on;
  if (answer->end == End::done && answer->status == 0) return {};
  return Error{ErrorCode::unsupported, "FFmpeg cannot make it: " + reason(*answer), what,
               "Install Debian's package ffmpeg, which has all that is needed"};
}

/// What FFmpeg is told to make of a film in a format. Colours are told to players as what they are;
/// sides are made even, as the formats want them.
Words film_words(const std::string& format, const FilmFiles& files, const fs::path& to) {
  Words out{
      "-map_metadata",
      "-1",
      "-metadata",
      "title=" + files.title,
      "-vf",
      "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
      "-colorspace",
      "bt709",
      "-color_primaries",
      "bt709",
      "-color_trc",
      "bt709",
      "-color_range",
      "tv",
      "-threads",
      "2"};
  const Words of_format = format == "mp4"
                              ? Words{"-c:v",      "libx264", "-preset", "medium",    "-tune",
                                      "animation", "-crf",    "18",      "-movflags", "+faststart"}
                              : Words{"-c:v", "libvpx-vp9", "-crf", "28",        "-b:v",
                                      "0",    "-deadline",  "good", "-cpu-used", "4"};
  out.insert(out.end(), of_format.begin(), of_format.end());
  out.insert(out.end(), {"-bitexact", to.string()});
  return out;
}

/// Draws all pictures and has FFmpeg make of each at once whatever is asked for: `outputs` are its
/// words on those, their files among them.
base::Result<void> draw(publish::Film& film, const FilmFiles& files, const fs::path& maker,
                        const Words& outputs, Progress& progress) {
  std::optional<Error> error;
  const base::ProgramInput input = [&]() -> std::optional<std::string_view> {
    if (!progress.check()) return std::nullopt;
    const auto image = film.next();
    if (!image) error = image.error();
    if (!image || *image == nullptr) return std::nullopt;
    if (!progress.next()) return std::nullopt;
    const auto& pixels = (*image)->rgba;
    return std::string_view(reinterpret_cast<const char*>(pixels.data()), pixels.size());
  };
  Words words{"-f",
              "rawvideo",
              "-pixel_format",
              "rgba",
              "-video_size",
              fmt::format("{}x{}", files.width, files.height),
              "-framerate",
              fmt::format("{}", files.rate),
              "-i",
              "-"};
  words.insert(words.end(), outputs.begin(), outputs.end());
  auto done = run(maker, std::move(words), progress, "the film", input);
  if (auto on = progress.check(); !on) return on;
  if (error) return *error;
  return done;
}

/// A GIF has a palette of its own, chosen by what changes, and no more pictures a second than
/// programs show.
base::Result<void> make_gif(const fs::path& maker, const fs::path& from, const fs::path& to,
                            double rate, const Progress& progress) {
  constexpr double kMostRate = 12.5;
  const std::string thinned = fmt::format("fps={}", std::min(rate, kMostRate));
  const fs::path palette = to.parent_path() / "colours.png";
  if (auto done = run(maker,
                      {"-i", from.string(), "-vf", thinned + ",palettegen=stats_mode=full",
                       "-update", "1", "-bitexact", palette.string()},
                      progress, "gif");
      !done) {
    return done;
  }
  return run(maker,
             {"-i", from.string(), "-f", "png_pipe", "-i", palette.string(), "-lavfi",
              thinned + "[x];[x][1:v]paletteuse=dither=bayer:bayer_scale=5:diff_mode=rectangle",
              "-loop", "0", "-bitexact", to.string()},
             progress, "gif");
}

}  // namespace

bool is_film(const std::string& format) {
  return std::ranges::find(kFilms, format) != kFilms.end();
}

base::Result<fs::path> film_maker() {
  if (auto found = base::find_program("ffmpeg")) return *found;
  return Error{ErrorCode::unsupported, "films are made by the command ffmpeg, which is not there",
               "ffmpeg", "Install Debian's package ffmpeg"};
}

base::Result<std::vector<std::string>> write_film(publish::Film& film, const FilmFiles& files,
                                                  const fs::path& maker, Progress& progress) {
  // A GIF is made in two goes, of a file without loss; all else while the pictures are drawn.
  const fs::path whole = files.folder / "without-loss.mkv";
  std::vector<std::string> names;
  std::vector<fs::path> made;
  Words outputs;
  for (const std::string& format : files.formats) {
    names.push_back(files.name + "." + format);
    made.push_back(files.folder / names.back());
    Words words = format == "gif" ? Words{"-c:v",     "ffv1", "-level",    "3",
                                          "-pix_fmt", "bgr0", "-bitexact", whole.string()}
                                  : film_words(format, files, made.back());
    outputs.insert(outputs.end(), std::make_move_iterator(words.begin()),
                   std::make_move_iterator(words.end()));
  }
  progress.begin(fmt::format("{}", fmt::join(names, ", ")), film.frames());
  if (auto done = draw(film, files, maker, outputs, progress); !done) return done.error();
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (made[i].extension() != ".gif") continue;
    progress.begin(names[i], 0);
    if (auto done = make_gif(maker, whole, made[i], files.rate, progress); !done) {
      return done.error();
    }
  }
  return names;
}

}  // namespace dateline::briefing

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/options.hpp"
#include "app/cli/point.hpp"
#include "base/paths.hpp"
#include "gazetteer/gazetteer.hpp"
#include "text/name_key.hpp"

namespace dateline::cli {
namespace {

using gazetteer::Gazetteer;
using gazetteer::Place;
using gazetteer::PlaceId;
using Json = nlohmann::ordered_json;

struct Options {
  std::filesystem::path assets;
  std::vector<std::filesystem::path> files;
  std::vector<std::filesystem::path> own;
  std::string format = "text";
  std::string name;
  std::string at;
  double km = 25;
  std::size_t most = 20;
};

std::optional<Gazetteer> open(const Options& o) {
  const auto open_all = [&]() -> base::Result<Gazetteer> {
    if (o.files.size() == 1) return Gazetteer::open_layers(o.files.front(), o.own);
    if (!o.files.empty()) {
      std::vector<std::filesystem::path> all = o.files;
      all.insert(all.end(), o.own.begin(), o.own.end());
      return Gazetteer::open_files(all);
    }
    const auto assets = base::find_assets(o.assets);
    if (!assets) return assets.error();
    event::ReaderFiles files;
    files.own_gazetteers = o.own;
    return Gazetteer::open_layers(*assets / "gazetteer",
                                  with_own_gazetteers(std::move(files)).own_gazetteers);
  };
  auto opened = open_all();
  if (opened) return std::move(*opened);
  fail_assets(opened.error());
  return std::nullopt;
}

/// What was damaged is left out of every answer, so that it must be said.
int done(const Gazetteer& world) {
  const auto damage = world.damage();
  return damage ? fail_assets(*damage) : static_cast<int>(kDone);
}

std::string coordinates(geo::LngLat at) {
  return fmt::format("{:.4f}\u00B0{} {:.4f}\u00B0{}", std::abs(at.lat()), at.lat() < 0 ? 'S' : 'N',
                     std::abs(at.lng()), at.lng() < 0 ? 'W' : 'E');
}

/// "Nineveh, Iraq": what the place lies in, smallest first.
std::string lies_in(const Gazetteer& world, PlaceId id) {
  std::string out;
  for (const PlaceId container : world.containers(id)) {
    out += (out.empty() ? "" : ", ") + std::string(world.place(container).name);
  }
  return out;
}

std::string line(const Gazetteer& world, PlaceId id) {
  const Place p = world.place(id);
  const std::string in = lies_in(world, id);
  std::string out =
      fmt::format("{}{}{}  {}{}{}  {}", p.name, in.empty() ? "" : ", ", in, gazetteer::name(p.kind),
                  p.feature.empty() ? "" : " ", p.feature, coordinates(p.at));
  if (p.population > 0) out += fmt::format("  {} people", p.population);
  return out + fmt::format("  {}", p.key);
}

Json json_of(const Gazetteer& world, PlaceId id) {
  const Place p = world.place(id);
  Json j;
  j["key"] = p.key;
  j["name"] = p.name;
  j["kind"] = gazetteer::name(p.kind);
  j["feature"] = p.feature;
  j["country"] = p.country.empty() ? Json(nullptr) : Json(p.country);
  j["in"] = Json::array();
  for (const PlaceId container : world.containers(id)) {
    j["in"].push_back(world.place(container).name);
  }
  j["lat"] = p.at.lat();
  j["lon"] = p.at.lng();
  j["radius_km"] = p.radius_km;
  j["population"] = p.population > 0 ? Json(p.population) : Json(nullptr);
  j["source"] = p.source;
  return j;
}

int info(const Options& o) {
  const auto world = open(o);
  if (!world) return kBadAssets;
  Json out = Json::array();
  for (std::size_t i = 0; i < world->layers().size(); ++i) {
    const auto layer = world->layers()[i];
    const std::string checksum =
        fmt::format("{:016x}", world->layer_checksum(static_cast<std::uint32_t>(i)));
    if (o.format == "json") {
      out.push_back({{"path", layer.path.string()},
                     {"layer", layer.name},
                     {"places", layer.places},
                     {"names", layer.names},
                     {"licence", layer.licence},
                     {"sources", layer.sources},
                     {"checksum", checksum}});
    } else {
      fmt::print("{}  {}\n    {} places, {} names, checksum {}\n    licence {}\n    sources {}\n",
                 layer.name, layer.path.string(), layer.places, layer.names, checksum,
                 layer.licence, layer.sources);
    }
  }
  if (o.format == "json") fmt::print("{}\n", out.dump(2));
  return done(*world);
}

std::string_view name_of(gazetteer::SearchHit::Match match) {
  using Match = gazetteer::SearchHit::Match;
  switch (match) {
    case Match::whole:
      return "whole";
    case Match::beginning:
      return "beginning";
    case Match::sound:
      return "sound";
    case Match::slips:
      break;
  }
  return "slips";
}

int find(const Options& o) {
  const auto world = open(o);
  if (!world) return kBadAssets;
  constexpr std::size_t kLook = 500;
  const auto hits = world->search(o.name, std::max(o.most, kLook));
  const std::size_t shown = std::min(hits.size(), o.most);
  Json out = Json::array();
  for (std::size_t i = 0; i < shown; ++i) {
    if (o.format == "json") {
      Json j = json_of(*world, hits[i].id);
      j["spelling"] = hits[i].spelling;
      j["match"] = name_of(hits[i].match);
      j["slips"] = hits[i].slips;
      out.push_back(std::move(j));
      continue;
    }
    fmt::print("{}", line(*world, hits[i].id));
    if (text::name_key(hits[i].spelling) != text::name_key(world->place(hits[i].id).name)) {
      fmt::print("  as \"{}\"", hits[i].spelling);
    }
    fmt::print("\n");
  }
  if (o.format == "json") fmt::print("{}\n", out.dump(2));
  if (hits.empty()) fmt::print(stderr, "dateline: no place is called \"{}\"\n", o.name);
  if (shown < hits.size()) {
    fmt::print(stderr, "dateline: {} more; --most N shows more\n", hits.size() - shown);
  }
  return done(*world);
}

int near(const Options& o) {
  const auto at = parse_point(o.at);
  if (!at) {
    fail(at.error());
    return kUsage;
  }
  const auto world = open(o);
  if (!world) return kBadAssets;
  const auto hits = world->near(*at, o.km);
  const std::size_t shown = std::min(hits.size(), o.most);
  Json out = Json::array();
  for (std::size_t i = 0; i < shown; ++i) {
    if (o.format == "json") {
      Json j = json_of(*world, hits[i].id);
      j["km"] = hits[i].km;
      out.push_back(std::move(j));
    } else {
      fmt::print("{:7.1f} km  {}\n", hits[i].km, line(*world, hits[i].id));
    }
  }
  if (o.format == "json") fmt::print("{}\n", out.dump(2));
  if (hits.empty()) {
    fmt::print(stderr, "dateline: no place lies within {} km; --km N looks farther\n", o.km);
  } else if (shown < hits.size()) {
    fmt::print(stderr, "dateline: {} more; --most N shows more\n", hits.size() - shown);
  }
  return done(*world);
}

int verify(const Options& o) {
  const auto world = open(o);
  if (!world) return kBadAssets;
  if (const auto sound = world->verify(); !sound) return fail_assets(sound.error());
  fmt::print("{} layers are sound\n", world->layers().size());
  return kDone;
}

}  // namespace

void add_gazetteer(CLI::App& app, std::function<int()>& run) {
  auto* command =
      app.add_subcommand("gazetteer", "Look places up, see what the layers hold, make layers");
  command->require_subcommand(1);
  auto options = std::make_shared<Options>();
  const auto add = [&](const char* name, const char* help, int (*what)(const Options&)) {
    auto* sub = command->add_subcommand(name, help);
    sub->add_option("--gazetteer", options->files,
                    "Compiled gazetteers, lowest first, or a folder of them, instead of the "
                    "shipped ones and your own");
    sub->add_option("--own-gazetteer", options->own,
                    "Compiled gazetteer over the shipped ones, again for more, lowest first")
        ->take_all()
        ->allow_extra_args(false)
        ->expected(1);
    sub->add_option("--assets", options->assets, "Folder of the program's data");
    sub->callback([&run, options, what] { run = [options, what] { return what(*options); }; });
    return sub;
  };
  const auto formatted = [&](CLI::App* sub) {
    sub->add_option("--format", options->format, "Form of the answer")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    return sub;
  };
  const auto listed = [&](CLI::App* sub) {
    sub->add_option("--most", options->most, "How many places are shown")->capture_default_str();
    return formatted(sub);
  };
  formatted(add("info", "Layers with their sizes, licences and sources", info));
  auto* found = listed(add(
      "find", "Places of that name, in any spelling or script, also half typed or mistyped", find));
  found->add_option("NAME", options->name, "A name, in quotes where it has spaces")->required();
  auto* around = listed(add("near", "Places about a point, nearest first", near));
  around
      ->add_option("POINT", options->at,
                   "LON,LAT in degrees, longitude first; or \"36.38N 42.45E\", MGRS, UTM")
      ->required();
  around->add_option("--km", options->km, "How far")
      ->check(CLI::Range(0.0, 20040.0))
      ->capture_default_str();
  command->add_subcommand("build",
                          "Make a layer of a GeoNames dump, of Linked Places or of a table "
                          "(dateline gazetteer build --help)");
  add("verify", "Read every page of every layer and check it", verify);
}

}  // namespace dateline::cli

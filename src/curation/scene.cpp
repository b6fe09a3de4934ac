#include "curation/scene.hpp"

#include <array>

#include "base/translate.hpp"

namespace dateline::curation {
namespace {

constexpr std::array<std::string_view, kSceneKinds> kNames{"map", "title", "section", "black"};
constexpr std::array<const char*, kSceneKinds> kWords{
    base::mark_in("in a sentence", "Map"), base::mark_in("in a sentence", "Title"),
    base::mark_in("in a sentence", "Section"), base::mark_in("in a sentence", "Black")};

}  // namespace

std::string_view name(SceneKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<SceneKind> scene_kind_from(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<SceneKind>(i);
  }
  return std::nullopt;
}

std::string short_name(const Scene& scene) {
  for (const std::string* words : {&scene.title, &scene.caption}) {
    const std::size_t from = words->find_first_not_of(" \n\r\t");
    if (from == std::string::npos) continue;
    return words->substr(from, words->find_first_of("\n\r", from) - from);
  }
  return base::tr_in(base::kValue, kWords[static_cast<std::size_t>(scene.kind)]);
}

}  // namespace dateline::curation

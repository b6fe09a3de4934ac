#include "event/by_hand.hpp"

#include <array>
#include <utility>

namespace dateline::event {

namespace {

constexpr std::array<std::pair<ByHand, std::string_view>, 8> kNames{{{ByHand::place, "place"},
                                                                     {ByHand::type, "type"},
                                                                     {ByHand::status, "status"},
                                                                     {ByHand::actor, "actor"},
                                                                     {ByHand::target, "target"},
                                                                     {ByHand::verified, "verified"},
                                                                     {ByHand::added, "added"},
                                                                     {ByHand::joined, "joined"}}};

}  // namespace

std::vector<std::string_view> names_by_hand(const Event& e) {
  std::vector<std::string_view> out;
  for (const auto& [what, name] : kNames) {
    if (e.is(what)) out.push_back(name);
  }
  return out;
}

std::optional<ByHand> by_hand_from(std::string_view name) {
  for (const auto& [what, called] : kNames) {
    if (called == name) return what;
  }
  return std::nullopt;
}

}  // namespace dateline::event

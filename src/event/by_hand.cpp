#include "event/by_hand.hpp"

#include <array>
#include <utility>

namespace dateline::event {

std::vector<std::string_view> names_by_hand(const Event& e) {
  static constexpr std::array<std::pair<ByHand, std::string_view>, 8> kNames{
      {{ByHand::place, "place"},
       {ByHand::type, "type"},
       {ByHand::status, "status"},
       {ByHand::actor, "actor"},
       {ByHand::target, "target"},
       {ByHand::verified, "verified"},
       {ByHand::added, "added"},
       {ByHand::joined, "joined"}}};
  std::vector<std::string_view> out;
  for (const auto& [what, name] : kNames) {
    if (e.is(what)) out.push_back(name);
  }
  return out;
}

}  // namespace dateline::event

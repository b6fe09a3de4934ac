#pragma once

namespace dateline::base {

/// A visitor of std::visit made of lambdas.
template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;  // clang 14 does not deduce it for aggregates

}  // namespace dateline::base

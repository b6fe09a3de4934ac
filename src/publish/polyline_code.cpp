#include "publish/polyline_code.hpp"

namespace dateline::publish {
namespace {

void add(std::string& out, std::int32_t step) {
  // The sign is the lowest bit, so that small steps are short.
  auto left = static_cast<std::uint32_t>(step) << 1U;
  if (step < 0) left = ~left;
  constexpr std::uint32_t kBits = 0x1F;
  constexpr std::uint32_t kMore = 0x20;
  while (left >= kMore) {
    out += static_cast<char>((kMore | (left & kBits)) + 63U);
    left >>= 5U;
  }
  out += static_cast<char>(left + 63U);
}

}  // namespace

std::string polyline_code(const std::vector<GridPoint>& line) {
  std::string out;
  GridPoint last;
  for (const GridPoint& p : line) {
    add(out, p.x - last.x);
    add(out, p.y - last.y);
    last = p;
  }
  return out;
}

}  // namespace dateline::publish

#include "event/duration.hpp"

namespace dateline::event {

std::optional<std::int64_t> duration_minutes(std::string_view value) {
  if (!value.starts_with("P") || value.size() < 3) return std::nullopt;
  value.remove_prefix(1);
  bool clock = false;
  if (value.front() == 'T') {
    clock = true;
    value.remove_prefix(1);
  }
  double number = 0;
  std::size_t i = 0;
  double fraction = 0;
  for (; i < value.size() && ((value[i] >= '0' && value[i] <= '9') || value[i] == '.'); ++i) {
    if (value[i] == '.') {
      fraction = 1;
    } else if (fraction > 0) {
      fraction /= 10;
      number += fraction * (value[i] - '0');
    } else {
      number = number * 10 + (value[i] - '0');
    }
    if (number > 1e6) return std::nullopt;
  }
  if (i == 0 || i >= value.size()) return std::nullopt;
  double unit = 0;
  if (clock) {
    unit = value[i] == 'H' ? 60 : value[i] == 'M' ? 1 : 0;
  } else {
    const std::string_view u = value.substr(i);
    unit = u == "D"    ? 1440
           : u == "W"  ? 10080
           : u == "WE" ? 2880
           : u == "M"  ? 43830
           : u == "Q"  ? 131490
           : u == "Y"  ? 525960
           : u == "DE" ? 5259600
           : u == "CE" ? 52596000
                       : 0;
  }
  if (unit == 0) return std::nullopt;
  return static_cast<std::int64_t>(number * unit);
}

std::optional<std::int64_t> most_minutes(std::string_view value) {
  constexpr std::int64_t kDay = 1440;
  if (value == "PTXM" || value == "PTXH") return kDay;
  if (value == "PXD") return 10 * kDay;
  if (value == "PXW") return 45 * kDay;
  if (value == "PXM") return 300 * kDay;
  return duration_minutes(value);
}

}  // namespace dateline::event

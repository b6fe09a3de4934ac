#include "brief/scene_choice.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string>

namespace dateline::brief {
namespace {

std::optional<std::size_t> number_in(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

base::Error wrong(std::string message, std::string cure) {
  return {base::ErrorCode::usage, std::move(message), "--scenes", std::move(cure)};
}

}  // namespace

base::Result<std::vector<std::size_t>> chosen_scenes(std::string_view typed, std::size_t of) {
  std::vector<bool> chosen(of, typed.empty());
  while (!typed.empty()) {
    const std::size_t comma = typed.find(',');
    const std::string_view part = typed.substr(0, comma);
    typed.remove_prefix(comma == std::string_view::npos ? typed.size() : comma + 1);
    const std::size_t dash = part.find('-');
    const auto first = number_in(part.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : number_in(part.substr(dash + 1));
    if (!first || !last || *last < *first) {
      return wrong(fmt::format("\"{}\" names no scenes", part),
                   "Write numbers and ranges of them, as 2,4-6");
    }
    if (*first < 1 || *last > of) {
      return wrong(fmt::format("there is no scene {}", *first < 1 ? *first : *last),
                   fmt::format("Choose from 1 to {}", of));
    }
    for (std::size_t i = *first; i <= *last; ++i) chosen[i - 1] = true;
  }
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < of; ++i) {
    if (chosen[i]) out.push_back(i);
  }
  return out;
}

}  // namespace dateline::brief

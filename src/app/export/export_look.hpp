#pragma once

#include <cstddef>

#include "io/export_file.hpp"
#include "scene/theme.hpp"

namespace dateline::exporting {

/// Events in the colours of the light theme: the programs that files go out to show them on white.
[[nodiscard]] inline io::ExportLook plain_look() {
  io::ExportLook out;
  const scene::Theme& theme = scene::Theme::light();
  const auto colour = [](scene::Rgba c) { return io::ExportLook::Colour{c.r, c.g, c.b}; };
  for (std::size_t i = 0; i < out.families.size(); ++i) out.families[i] = colour(theme.families[i]);
  out.denied = colour(theme.denied);
  return out;
}

}  // namespace dateline::exporting

#pragma once

#include <string_view>

#include "intake/html_page.hpp"

namespace dateline::intake {

/// What never holds words of a story, wherever it stands: scripts, pictures, controls.
[[nodiscard]] bool is_silent(GumboTag tag);
/// What stands around a story: navigation, captions.
[[nodiscard]] bool is_aside(GumboTag tag);
/// What begins and ends a paragraph.
[[nodiscard]] bool is_block(GumboTag tag);
/// A part of the page that may be the one that holds the story.
[[nodiscard]] bool is_part(GumboTag tag);
[[nodiscard]] bool is_heading(GumboTag tag);

/// Whether the words of which authors make names of classes say that it is no part of the story.
/// "has-sidebar" speaks of what is beside it, "elementor-widget" of who built the page.
[[nodiscard]] bool named_as_aside(std::string_view names);
[[nodiscard]] bool is_hidden(const GumboElement& element);
[[nodiscard]] bool has_role_of_aside(const GumboElement& element);

}  // namespace dateline::intake

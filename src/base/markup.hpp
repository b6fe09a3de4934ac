#pragma once

#include <string>
#include <string_view>

namespace dateline::base {

/// A text as XML and HTML have it, in elements and in attributes. What XML cannot hold (control
/// characters) is left out. Pure.
[[nodiscard]] std::string escaped_markup(std::string_view text);

/// Whether an address may be a link: of the web, nothing that a program would carry out.
[[nodiscard]] bool is_web_address(std::string_view url);

}  // namespace dateline::base

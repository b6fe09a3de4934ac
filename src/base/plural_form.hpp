#pragma once

#include <cstddef>

namespace dateline::base {

/// What tr_count() fills for a number: the form itself, with its "{}", for what counts elsewhere (a
/// page of a briefing). Like all of base/translate.hpp.
[[nodiscard]] const char* tr_form(const char* one, const char* many, std::size_t n);

}  // namespace dateline::base

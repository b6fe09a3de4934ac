#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline::io {

/// What an error of the server means to its user, by its SQLSTATE ("28P01"), which is the same in
/// every language; `said` is what the server says of it, "" for nothing. `where` as Error has it.
/// Pure.
[[nodiscard]] base::Error database_error(std::string_view state, std::string_view said,
                                         std::string where);

/// The SQLSTATE that libpq writes into what it says of a connection that has failed, where it is
/// told to be verbose: "FATAL:  28P01: password ..." gives "28P01"; "" where there is none. `said`
/// becomes the first line of what the server says, without both.
[[nodiscard]] std::string state_in(std::string& said);

}  // namespace dateline::io

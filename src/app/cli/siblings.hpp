#pragma once

#include <string>
#include <vector>

namespace dateline::cli {

/// Becomes the program `name` that lies beside this one, with `arguments`; returns only where that
/// fails, with the exit status, having said why on standard error.
int become(const std::string& name, const std::vector<std::string>& arguments);

}  // namespace dateline::cli

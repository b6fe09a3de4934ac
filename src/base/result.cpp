#include "base/result.hpp"

namespace dateline::base {

std::string Error::to_string() const {
  std::string out;
  if (!where.empty()) out += where + ": ";
  out += message;
  if (!cure.empty()) {
    if (!out.empty() && out.back() != '.') out += '.';
    out += ' ' + cure;
  }
  if (!out.empty() && out.back() != '.') out += '.';
  return out;
}

}  // namespace dateline::base

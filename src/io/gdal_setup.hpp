#pragma once

#include <cpl_error.h>

namespace dateline::io {

/// GDAL prints errors to standard error unless a handler takes them.
class QuietErrors {
 public:
  QuietErrors() { CPLPushErrorHandler(CPLQuietErrorHandler); }
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;
  ~QuietErrors() { CPLPopErrorHandler(); }
};

/// Registers the few drivers of GDAL that are needed, once, such that none reaches for the network
/// or loads a plug-in.
void set_up_gdal();

}  // namespace dateline::io

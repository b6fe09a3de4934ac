#include "io/gdal_setup.hpp"

#include <cpl_conv.h>
#include <gdal_priv.h>

#include <mutex>

namespace dateline::io {

void set_up_gdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    // Driver plug-ins that lie in a folder named by the environment are not ours to load.
    CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");
    // A file that names another on a server stays unread.
    CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none");
    CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
    // What is worked out about a picture is not written beside it.
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
    GDALAllRegister();
  });
}

}  // namespace dateline::io

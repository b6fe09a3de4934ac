#include "io/gdal_setup.hpp"

#include <cpl_conv.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <mutex>

namespace dateline::io {
namespace {

/// Of more than two hundred that GDAL has, those that some file of ours is read with. Each is told
/// again which of them a file may be opened by: VRT, of which files name other files, by none.
void register_drivers() {
  RegisterOGRCSV();
  RegisterOGRXLSX();
  RegisterOGRODS();
  RegisterOGRGeoJSON();
  RegisterOGRGeoJSONSeq();
  RegisterOGRTopoJSON();
  RegisterOGRGeoPackage();
  RegisterOGRSQLite();
  RegisterOGRShape();
  RegisterOGRFlatGeobuf();
  RegisterOGRKML();
  RegisterOGRGPX();
  GDALRegister_GTiff();
  GDALRegister_MBTiles();
  // Tiles are these.
  GDALRegister_PNG();
  GDALRegister_JPEG();
  GDALRegister_WEBP();
  // Pictures are brought into order and warped in these.
  GDALRegister_VRT();
  GDALRegister_MEM();
}

}  // namespace

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
    register_drivers();
  });
}

}  // namespace dateline::io

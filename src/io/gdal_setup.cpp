#include "io/gdal_setup.hpp"

#include <cpl_conv.h>
#include <cpl_http.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <mutex>
#include <new>

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
  RegisterOGRLIBKML();
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

/// In place of GDAL's own: whatever a file names on a server, as GeoJSON may its coordinate system,
/// is not fetched.
CPLHTTPResult* fetch_nothing(const char* /*url*/, CSLConstList /*options*/,
                             GDALProgressFunc /*progress*/, void* /*progress_data*/,
                             CPLHTTPFetchWriteFunc /*write*/, void* /*write_data*/,
                             void* /*user_data*/) {
  void* made = CPLCalloc(1, sizeof(CPLHTTPResult));  // who asked frees it with CPLFree
  auto* out = new (made) CPLHTTPResult{};
  out->nStatus = 1;
  out->pszErrBuf = CPLStrdup("the network is not used");
  return out;
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
    CPLHTTPSetFetchCallback(fetch_nothing, nullptr);
    OSRSetPROJEnableNetwork(0);
    // A database in a file may hold tables that are views of other files; what would read these is
    // not loaded.
    CPLSetConfigOption("SPATIALITE_LOAD", "NO");
    CPLSetConfigOption("OGR_SQLITE_STATIC_VIRTUAL_OGR", "NO");
    // The first row of a sheet has the headings, though all below be text, too.
    CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
    CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
    // How placemarks look is not asked for, least of all in other files.
    CPLSetConfigOption("LIBKML_RESOLVE_STYLE", "NO");
    CPLSetConfigOption("LIBKML_EXTERNAL_STYLE", "NO");
    // What is worked out about a picture is not written beside it.
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
    register_drivers();
  });
}

}  // namespace dateline::io

#include "io/text_stream.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <string>
#include <utility>

#include "io/gdal_setup.hpp"

namespace dateline::io {
namespace fs = std::filesystem;
namespace {

using base::Error;
using base::ErrorCode;

struct CloseFile {
  void operator()(VSILFILE* f) const { (void)VSIFCloseL(f); }
};

std::string lower_extension(const fs::path& path) {
  std::string out = path.extension().string();
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

Error damaged(const fs::path& path) {
  return {ErrorCode::bad_format, "the compressed file is damaged or cut short", path.string(),
          "Fetch it again"};
}

/// The largest text in an archive, as GDAL's virtual file system names it; "" for none.
std::string largest_text(const std::string& archive) {
  std::string best;
  vsi_l_offset most = 0;
  char** members = VSIReadDirRecursive(archive.c_str());
  for (int i = 0; i < CSLCount(members); ++i) {
    const fs::path member = members[i];  // NOLINT(*-pointer-arithmetic): a C list of GDAL
    const std::string extension = lower_extension(member);
    if (extension != ".txt" && extension != ".tsv" && extension != ".csv") continue;
    const std::string whole = archive + "/" + member.string();
    VSIStatBufL status;
    if (VSIStatL(whole.c_str(), &status) != 0 || status.st_size < 0) continue;
    const auto size = static_cast<vsi_l_offset>(status.st_size);
    if (best.empty() || size > most) {
      best = whole;
      most = size;
    }
  }
  CSLDestroy(members);
  return best;
}

}  // namespace

base::Result<base::ReadBlock> open_bytes(const fs::path& path) {
  std::error_code ec;
  const fs::path whole = fs::absolute(path, ec);
  if (ec || whole.string().starts_with("/vsi")) {
    return Error{ErrorCode::unsupported, "is not a file of this computer", path.string(),
                 "Save it first"};
  }
  if (!fs::exists(whole, ec)) {
    return Error{ErrorCode::not_found, "no such file", path.string(), "Check the path"};
  }
  if (!fs::is_regular_file(whole, ec)) {
    return Error{ErrorCode::unreadable, "is a folder, not a file", path.string(), "Name a file"};
  }
  set_up_gdal();
  const QuietErrors quiet;
  const std::string extension = lower_extension(whole);
  std::string name = whole.string();
  if (extension == ".gz") name = "/vsigzip/" + name;
  if (extension == ".zip") {
    name = largest_text("/vsizip/{" + name + "}");
    if (name.empty()) {
      return Error{ErrorCode::bad_format, "the archive holds no .txt, .tsv or .csv, or is damaged",
                   path.string(), "Unpack it and name the file"};
    }
  }
  std::shared_ptr<VSILFILE> file(VSIFOpenL(name.c_str(), "rb"), CloseFile());
  if (!file) {
    if (extension == ".gz" || extension == ".zip") return damaged(path);
    return Error{ErrorCode::unreadable, "may not be read", path.string(), "Check its permissions"};
  }
  return base::ReadBlock([file, path](char* to, std::size_t size) -> base::Result<std::size_t> {
    const QuietErrors quiet_reading;
    CPLErrorReset();
    const std::size_t got = VSIFReadL(to, 1, size, file.get());
    // A short count is the end or a fault; only the latter leaves an error behind.
    if (got < size && CPLGetLastErrorType() >= CE_Failure) return damaged(path);
    return got;
  });
}

base::Result<base::LineReader> open_lines(const fs::path& path) {
  auto read = open_bytes(path);
  if (!read) return read.error();
  return base::LineReader(std::move(*read), path.string());
}

}  // namespace dateline::io

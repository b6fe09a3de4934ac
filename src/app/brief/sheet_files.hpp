#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "app/brief/hand_outs.hpp"
#include "app/brief/progress.hpp"
#include "publish/pdf_pages.hpp"
#include "publish/plate_picture.hpp"

namespace dateline::briefing {

/// Whether a format keeps shapes and words: "pdf", "pptx".
[[nodiscard]] bool is_of_sheets(const std::string& format);

/// What the files of sheets say and look like.
struct SheetFiles {
  std::string name;                             ///< of the files, without ending
  std::string title;                            ///< of the briefing
  std::string made = publish::PdfAbout().made;  ///< "2014-06-16T00:00:00Z"
  std::vector<std::string> formats;             ///< each once
  std::filesystem::path fonts;
  std::string map;  ///< whose map it is
  publish::PlateLook look;
};

/// The scenes of a project as a PDF, with a page of sources at the end, and as a presentation, with
/// what is to be said in its notes. Errors: those of PlatePress::draw_sheet(), PdfPages and
/// encode_deck(); cancelled.
[[nodiscard]] base::Result<std::vector<HandOut>> make_sheets(
    const SheetFiles& files, project::Project& project, const std::vector<std::size_t>& scenes,
    publish::PlatePress& plates, typeset::Typesetter& type, Progress& progress);

}  // namespace dateline::briefing

#include "app/brief/sheet_files.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/translate.hpp"
#include "publish/pdf_pages.hpp"
#include "publish/slide_deck.hpp"
#include "publish/sources_pages.hpp"

namespace dateline::briefing {
namespace {

using base::Result;

/// A scene in its layers, with what is told of it beside them.
struct Sheet {
  publish::PictureSheet picture;
  std::string name;  ///< "3. Rebels captured Tikrit"
  std::string notes;
  publish::SceneSources sources;
};

Result<Sheet> sheet_of(project::Project& project, std::size_t at, publish::PlatePress& plates,
                       publish::SheetGround ground) {
  auto drawn = plates.draw_sheet(project, at, ground);
  if (!drawn) return drawn.error();
  const curation::Scene& scene = drawn->plate.scene;
  Sheet out;
  out.name = fmt::format("{}. {}", at + 1, curation::short_name(scene));
  out.notes = scene.notes;
  out.sources.scene = out.name;
  if (drawn->plate.map) out.sources.sources = drawn->plate.map->sources;
  if (scene.quote) out.sources.quote = scene.quote->source;
  out.picture = std::move(drawn->sheet);
  return out;
}

Result<std::string> pdf_of(const SheetFiles& files, const std::vector<Sheet>& sheets,
                           typeset::Typesetter& type, const Progress& progress) {
  const publish::PlateLook& look = files.look;
  auto pages = publish::PdfPages::begin(files.fonts, {files.title, "", files.made});
  if (!pages) return pages.error();
  publish::PdfPage page;
  page.width = look.width;
  page.height = look.height;
  std::vector<publish::SceneSources> sources;
  for (const Sheet& sheet : sheets) {
    if (auto on = progress.check(); !on) return on.error();
    page.bookmark = sheet.name;
    page.layers = sheet.picture.layers;
    if (auto added = pages->add(page); !added) return added.error();
    sources.push_back(sheet.sources);
  }
  page.bookmark = base::tr("Sources");
  for (scene::Mesh& mesh :
       publish::sources_pages(type, sources, files.map, look.width, look.height,
                              publish::plate_scale(look.width, look.height),
                              look.theme != nullptr ? *look.theme : scene::Theme::light())) {
    const publish::SheetLayer words = std::move(*mesh.sketch);
    page.layers = {&words, 1};
    if (auto added = pages->add(page); !added) return added.error();
    page.bookmark.clear();
  }
  return pages->finish();
}

Result<std::string> deck_of(const SheetFiles& files, const std::vector<Sheet>& sheets,
                            const Progress& progress) {
  std::vector<publish::Slide> slides;
  for (const Sheet& sheet : sheets) {
    publish::Slide slide;
    slide.name = sheet.name;
    slide.picture_name = base::tr("Map");
    slide.picture_says = sheet.name;
    slide.layers = sheet.picture.layers;
    slide.notes = sheet.notes;
    if (!sheet.sources.sources.empty()) {
      slide.notes += (slide.notes.empty() ? "" : "\n\n") +
                     base::tr_format("Sources: {}", sheet.sources.sources);
    }
    slides.push_back(std::move(slide));
  }
  publish::Deck deck;
  deck.width = files.look.width;
  deck.height = files.look.height;
  deck.title = files.title;
  deck.made = files.made;
  deck.slides = slides;
  return publish::encode_deck(deck, files.fonts, progress.stop());
}

}  // namespace

bool is_of_sheets(const std::string& format) { return format == "pdf" || format == "pptx"; }

Result<std::vector<HandOut>> make_sheets(const SheetFiles& files, project::Project& project,
                                         const std::vector<std::size_t>& scenes,
                                         publish::PlatePress& plates, typeset::Typesetter& type,
                                         Progress& progress) {
  std::vector<HandOut> out;
  for (const std::string& format : files.formats) {
    const auto ground =
        format == "pdf" ? publish::SheetGround::shapes : publish::SheetGround::picture;
    std::vector<Sheet> sheets;
    progress.begin(files.name + "." + format, scenes.size());
    for (const std::size_t at : scenes) {
      auto sheet = sheet_of(project, at, plates, ground);
      if (!sheet) return sheet.error();
      sheets.push_back(std::move(*sheet));
      if (auto on = progress.next(); !on) return on.error();
    }
    auto bytes =
        format == "pdf" ? pdf_of(files, sheets, type, progress) : deck_of(files, sheets, progress);
    if (!bytes) return bytes.error();
    out.push_back({files.name + "." + format, std::move(*bytes)});
  }
  return out;
}

}  // namespace dateline::briefing

#include "publish/slide_deck.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <pugixml.hpp>
#include <sstream>
#include <utility>
#include <variant>
#include <vector>

#include "base/version.hpp"
#include "publish/png.hpp"
#include "publish/slide_shapes.hpp"
#include "publish/slide_theme.hpp"
#include "publish/zip_archive.hpp"
#include "typeset/font_set.hpp"

namespace dateline::publish {
namespace {

using pugi::xml_document;
using pugi::xml_node;

constexpr int kLeastSide = 96;
constexpr const char* kOfficeTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* kPackageTypes =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";

long long emu(double pixels) { return std::llround(pixels * kEmuAPixel); }

void set(xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}
void set(xml_node node, const char* name, long long value) {
  node.append_attribute(name).set_value(value);
}

std::string bytes_of(const xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

/// A document with its declaration and a root in the namespaces of presentations.
xml_node begin(xml_document& document, const char* root) {
  xml_node said = document.prepend_child(pugi::node_declaration);
  set(said, "version", "1.0");
  set(said, "encoding", "UTF-8");
  set(said, "standalone", "yes");
  xml_node node = document.append_child(root);
  set(node, "xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
  set(node, "xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
  set(node, "xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main");
  return node;
}

/// What a part refers to, in the order of their numbers: rId1, rId2 ...
class Relations {
 public:
  std::string add(std::string type, std::string target) {
    all_.emplace_back(std::move(type), std::move(target));
    return fmt::format("rId{}", all_.size());
  }
  [[nodiscard]] std::string xml() const {
    xml_document document;
    xml_node said = document.prepend_child(pugi::node_declaration);
    set(said, "version", "1.0");
    set(said, "encoding", "UTF-8");
    set(said, "standalone", "yes");
    xml_node root = document.append_child("Relationships");
    set(root, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    for (std::size_t i = 0; i < all_.size(); ++i) {
      xml_node one = root.append_child("Relationship");
      set(one, "Id", fmt::format("rId{}", i + 1));
      set(one, "Type", all_[i].first);
      set(one, "Target", all_[i].second);
    }
    return bytes_of(document);
  }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

std::string office(const char* type) { return std::string(kOfficeTypes) + type; }

/// The tree of shapes of a slide, empty.
xml_node begin_tree(xml_node slide, const std::string& name) {
  xml_node data = slide.append_child("p:cSld");
  if (!name.empty()) set(data, "name", xml_text(name));
  xml_node tree = data.append_child("p:spTree");
  xml_node about = tree.append_child("p:nvGrpSpPr");
  xml_node said = about.append_child("p:cNvPr");
  set(said, "id", 1);
  set(said, "name", "");
  about.append_child("p:cNvGrpSpPr");
  about.append_child("p:nvPr");
  tree.append_child("p:grpSpPr");
  return tree;
}

void end_slide(xml_node slide) {
  slide.append_child("p:clrMapOvr").append_child("a:masterClrMapping");
}

void add_picture(xml_node tree, const Slide& slide, const scene::PixelBox& box,
                 const std::string& relation, unsigned& next) {
  xml_node pic = tree.append_child("p:pic");
  xml_node about = pic.append_child("p:nvPicPr");
  xml_node said = about.append_child("p:cNvPr");
  set(said, "id", next++);
  set(said, "name", xml_text(slide.picture_name));
  if (!slide.picture_says.empty()) set(said, "descr", xml_text(slide.picture_says));
  about.append_child("p:cNvPicPr");
  about.append_child("p:nvPr");
  xml_node fill = pic.append_child("p:blipFill");
  set(fill.append_child("a:blip"), "r:embed", relation);
  fill.append_child("a:stretch").append_child("a:fillRect");
  xml_node properties = pic.append_child("p:spPr");
  xml_node place = properties.append_child("a:xfrm");
  xml_node at = place.append_child("a:off");
  set(at, "x", emu(static_cast<double>(box.x0)));
  set(at, "y", emu(static_cast<double>(box.y0)));
  xml_node size = place.append_child("a:ext");
  set(size, "cx", emu(static_cast<double>(box.width())));
  set(size, "cy", emu(static_cast<double>(box.height())));
  xml_node form = properties.append_child("a:prstGeom");
  set(form, "prst", "rect");
  form.append_child("a:avLst");
}

void add_placeholder(xml_node tree, const char* name, const char* type, unsigned id, int index) {
  xml_node sp = tree.append_child("p:sp");
  xml_node about = sp.append_child("p:nvSpPr");
  xml_node said = about.append_child("p:cNvPr");
  set(said, "id", id);
  set(said, "name", name);
  about.append_child("p:cNvSpPr");
  xml_node what = about.append_child("p:nvPr").append_child("p:ph");
  set(what, "type", type);
  if (index > 0) set(what, "idx", index);
  sp.append_child("p:spPr");
}

void add_paragraphs(xml_node body, const std::string& text) {
  body.append_child("a:bodyPr");
  body.append_child("a:lstStyle");
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    xml_node run = body.append_child("a:p").append_child("a:r");
    set(run.append_child("a:rPr"), "lang", "en-US");
    run.append_child("a:t").text().set(xml_text(text.substr(from, end - from)).c_str());
    from = end + 1;
  }
}

class DeckWriter {
 public:
  DeckWriter(const Deck& deck, const typeset::FontSet& fonts, const base::StopCheck& stop)
      : deck_(deck), fonts_(fonts), stop_(stop) {}

  base::Result<std::string> write() && {
    for (const Slide& slide : deck_.slides) {
      if (stop_.stopped()) {
        return base::Error{base::ErrorCode::cancelled, "was stopped; nothing was written", "", ""};
      }
      if (auto done = add_slide(slide); !done) return done.error();
    }
    add_presentation();
    add_fixed_parts();
    add_properties();
    Relations root;
    root.add(office("officeDocument"), "ppt/presentation.xml");
    root.add(std::string(kPackageTypes) + "core-properties", "docProps/core.xml");
    root.add(office("extended-properties"), "docProps/app.xml");
    std::vector<ArchiveMember> all{{"[Content_Types].xml", content_types()},
                                   {"_rels/.rels", root.xml()}};
    for (ArchiveMember& member : members_) all.push_back(std::move(member));
    return zip_of(all);
  }

 private:
  void part(std::string name, std::string xml, const char* type) {
    types_.emplace_back("/" + name, std::string("application/vnd.openxmlformats-") + type + "+xml");
    members_.push_back({std::move(name), std::move(xml)});
  }

  base::Result<void> add_slide(const Slide& slide) {
    const std::size_t number = ++slides_;
    Relations relations;
    relations.add(office("slideLayout"), "../slideLayouts/slideLayout1.xml");
    xml_document document;
    xml_node root = begin(document, "p:sld");
    xml_node tree = begin_tree(root, slide.name);
    unsigned next = 2;
    for (const SheetLayer& layer : slide.layers) {
      const auto* picture = std::get_if<LaidPicture>(&layer);
      if (picture == nullptr) {
        add_shapes(tree, std::get<scene::Sketch>(layer), fonts_, next);
        continue;
      }
      auto png = encode_png(picture->image);
      if (!png) return png.error();
      const std::string name = fmt::format("image{}.png", ++pictures_);
      members_.push_back({"ppt/media/" + name, std::move(*png)});
      add_picture(tree, slide, picture->box, relations.add(office("image"), "../media/" + name),
                  next);
    }
    end_slide(root);
    if (!slide.notes.empty()) {
      relations.add(office("notesSlide"), fmt::format("../notesSlides/notesSlide{}.xml", number));
      add_notes(slide, number);
    }
    part(fmt::format("ppt/slides/slide{}.xml", number), bytes_of(document),
         "officedocument.presentationml.slide");
    members_.push_back({fmt::format("ppt/slides/_rels/slide{}.xml.rels", number), relations.xml()});
    return {};
  }

  void add_notes(const Slide& slide, std::size_t number) {
    xml_document document;
    xml_node root = begin(document, "p:notes");
    xml_node tree = begin_tree(root, "");
    add_placeholder(tree, "Slide", "sldImg", 2, 0);
    add_placeholder(tree, "Notes", "body", 3, 1);
    add_paragraphs(tree.last_child().append_child("p:txBody"), slide.notes);
    end_slide(root);
    part(fmt::format("ppt/notesSlides/notesSlide{}.xml", number), bytes_of(document),
         "officedocument.presentationml.notesSlide");
    Relations relations;
    relations.add(office("notesMaster"), "../notesMasters/notesMaster1.xml");
    relations.add(office("slide"), fmt::format("../slides/slide{}.xml", number));
    members_.push_back(
        {fmt::format("ppt/notesSlides/_rels/notesSlide{}.xml.rels", number), relations.xml()});
  }

  void add_presentation() {
    Relations relations;
    xml_document document;
    xml_node root = begin(document, "p:presentation");
    xml_node master = root.append_child("p:sldMasterIdLst").append_child("p:sldMasterId");
    set(master, "id", 2'147'483'648LL);
    set(master, "r:id", relations.add(office("slideMaster"), "slideMasters/slideMaster1.xml"));
    set(root.append_child("p:notesMasterIdLst").append_child("p:notesMasterId"), "r:id",
        relations.add(office("notesMaster"), "notesMasters/notesMaster1.xml"));
    xml_node list = root.append_child("p:sldIdLst");
    for (std::size_t i = 1; i <= slides_; ++i) {
      xml_node one = list.append_child("p:sldId");
      set(one, "id", static_cast<long long>(255 + i));
      set(one, "r:id", relations.add(office("slide"), fmt::format("slides/slide{}.xml", i)));
    }
    xml_node size = root.append_child("p:sldSz");
    set(size, "cx", emu(deck_.width));
    set(size, "cy", emu(deck_.height));
    xml_node notes = root.append_child("p:notesSz");
    set(notes, "cx", 6'858'000LL);
    set(notes, "cy", 9'144'000LL);
    relations.add(office("theme"), "theme/theme1.xml");
    part("ppt/presentation.xml", bytes_of(document),
         "officedocument.presentationml.presentation.main");
    members_.push_back({"ppt/_rels/presentation.xml.rels", relations.xml()});
  }

  void add_fixed_parts() {
    part("ppt/slideMasters/slideMaster1.xml", slide_master_xml(),
         "officedocument.presentationml.slideMaster");
    Relations master;
    master.add(office("slideLayout"), "../slideLayouts/slideLayout1.xml");
    master.add(office("theme"), "../theme/theme1.xml");
    members_.push_back({"ppt/slideMasters/_rels/slideMaster1.xml.rels", master.xml()});
    part("ppt/slideLayouts/slideLayout1.xml", slide_layout_xml(),
         "officedocument.presentationml.slideLayout");
    Relations layout;
    layout.add(office("slideMaster"), "../slideMasters/slideMaster1.xml");
    members_.push_back({"ppt/slideLayouts/_rels/slideLayout1.xml.rels", layout.xml()});
    part("ppt/notesMasters/notesMaster1.xml", notes_master_xml(),
         "officedocument.presentationml.notesMaster");
    Relations notes;
    notes.add(office("theme"), "../theme/theme2.xml");
    members_.push_back({"ppt/notesMasters/_rels/notesMaster1.xml.rels", notes.xml()});
    for (const char* theme : {"ppt/theme/theme1.xml", "ppt/theme/theme2.xml"}) {
      part(theme, slide_theme_xml(), "officedocument.theme");
    }
  }

  void add_properties() {
    xml_document core;
    xml_node root = core.append_child("cp:coreProperties");
    set(root, "xmlns:cp",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    set(root, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    set(root, "xmlns:dcterms", "http://purl.org/dc/terms/");
    set(root, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    root.append_child("dc:title").text().set(xml_text(deck_.title).c_str());
    root.append_child("dc:creator").text().set(xml_text(deck_.author).c_str());
    for (const char* when : {"dcterms:created", "dcterms:modified"}) {
      xml_node node = root.append_child(when);
      set(node, "xsi:type", "dcterms:W3CDTF");
      node.text().set(deck_.made.c_str());
    }
    types_.emplace_back("/docProps/core.xml",
                        "application/vnd.openxmlformats-package.core-properties+xml");
    members_.push_back({"docProps/core.xml", bytes_of(core)});
    xml_document app;
    xml_node properties = app.append_child("Properties");
    set(properties, "xmlns",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    properties.append_child("Application").text().set("Dateline");
    properties.append_child("Slides").text().set(static_cast<unsigned>(slides_));
    part("docProps/app.xml", bytes_of(app), "officedocument.extended-properties");
  }

  [[nodiscard]] std::string content_types() const {
    xml_document document;
    xml_node root = document.append_child("Types");
    set(root, "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    const std::pair<const char*, const char*> kinds[] = {
        {"rels", "application/vnd.openxmlformats-package.relationships+xml"},
        {"xml", "application/xml"},
        {"png", "image/png"}};
    for (const auto& [ending, type] : kinds) {
      xml_node one = root.append_child("Default");
      set(one, "Extension", ending);
      set(one, "ContentType", type);
    }
    for (const auto& [name, type] : types_) {
      xml_node one = root.append_child("Override");
      set(one, "PartName", name);
      set(one, "ContentType", type);
    }
    return bytes_of(document);
  }

  const Deck& deck_;
  const typeset::FontSet& fonts_;
  const base::StopCheck& stop_;
  std::size_t slides_ = 0;
  std::size_t pictures_ = 0;
  std::vector<ArchiveMember> members_;
  std::vector<std::pair<std::string, std::string>> types_;
};

}  // namespace

base::Result<std::string> encode_deck(const Deck& deck, const std::filesystem::path& fonts,
                                      const base::StopCheck& stop) {
  const auto fits = [](int side) { return side >= kLeastSide && side <= Deck::kMostSide; };
  if (!fits(deck.width) || !fits(deck.height)) {
    return base::Error{base::ErrorCode::bad_value,
                       fmt::format("slides of {} x {} pixels", deck.width, deck.height), "PPTX",
                       fmt::format("choose {} to {} pixels a side", kLeastSide, Deck::kMostSide)};
  }
  if (deck.slides.empty()) {
    return base::Error{base::ErrorCode::bad_value, "a presentation without a slide", "PPTX", ""};
  }
  for (const Slide& slide : deck.slides) {
    for (const SheetLayer& layer : slide.layers) {
      const auto* picture = std::get_if<LaidPicture>(&layer);
      if (picture == nullptr) continue;
      const render::Image& image = picture->image;
      if (image.width < 1 || image.height < 1 ||
          image.rgba.size() !=
              4 * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height)) {
        return base::Error{base::ErrorCode::bad_value, "a picture that is not as large as it says",
                           "PPTX", ""};
      }
    }
  }
  auto set = typeset::FontSet::open(fonts);
  if (!set) return set.error();
  return DeckWriter(deck, *set, stop).write();
}

}  // namespace dateline::publish

#include "publish/slide_theme.hpp"

namespace dateline::publish {
namespace {

constexpr const char* kDeclaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr const char* kNamespaces =
    R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
    R"( xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main")";

constexpr const char* kEmptyTree =
    R"(<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>)";
constexpr const char* kWhite =
    R"(<p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr>)"
    R"(</p:bg>)";
constexpr const char* kColourMap =
    R"(<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2")"
    R"( accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink")"
    R"( folHlink="folHlink"/>)";

std::string part(const char* root, const std::string& attributes, const std::string& inside) {
  return std::string(kDeclaration) + "<" + root + kNamespaces + attributes + ">" + inside + "</" +
         root + ">";
}

std::string colour(const char* name, const char* rgb) {
  return std::string("<a:") + name + R"(><a:srgbClr val=")" + rgb + R"("/></a:)" + name + ">";
}

std::string three(const char* one) { return std::string(one) + one + one; }

}  // namespace

std::string slide_theme_xml() {
  const std::string fonts =
      R"(<a:latin typeface="Noto Sans"/><a:ea typeface=""/><a:cs typeface="Noto Sans Arabic"/>)";
  const char* fill = R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>)";
  const char* line =
      R"(<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>)";
  const char* effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  std::string colours = colour("dk1", "1A1A1A") + colour("lt1", "FFFFFF") +
                        colour("dk2", "404040") + colour("lt2", "F2F2F2");
  const char* accents[] = {"0A5FC2", "A3160F", "7A4E00", "1F6F3D", "6A3D9A", "5A5A5A"};
  int number = 0;
  for (const char* rgb : accents) {
    colours += colour(("accent" + std::to_string(++number)).c_str(), rgb);
  }
  colours += colour("hlink", "0A5FC2") + colour("folHlink", "6A3D9A");
  return part("a:theme", R"( name="Dateline")",
              R"(<a:themeElements><a:clrScheme name="Dateline">)" + colours +
                  R"(</a:clrScheme><a:fontScheme name="Dateline"><a:majorFont>)" + fonts +
                  "</a:majorFont><a:minorFont>" + fonts +
                  R"(</a:minorFont></a:fontScheme><a:fmtScheme name="Dateline"><a:fillStyleLst>)" +
                  three(fill) + "</a:fillStyleLst><a:lnStyleLst>" + three(line) +
                  "</a:lnStyleLst><a:effectStyleLst>" + three(effect) +
                  "</a:effectStyleLst><a:bgFillStyleLst>" + three(fill) +
                  "</a:bgFillStyleLst></a:fmtScheme></a:themeElements>");
}

std::string slide_master_xml() {
  return part("p:sldMaster", "",
              std::string("<p:cSld>") + kWhite + "<p:spTree>" + kEmptyTree +
                  "</p:spTree></p:cSld>" + kColourMap +
                  R"(<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/>)"
                  "</p:sldLayoutIdLst>");
}

std::string slide_layout_xml() {
  return part("p:sldLayout", R"( type="blank" preserve="1")",
              std::string(R"(<p:cSld name="Blank"><p:spTree>)") + kEmptyTree +
                  "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
}

std::string notes_master_xml() {
  const auto place = [](const char* name, const char* kind, int id, const char* box) {
    return R"(<p:sp><p:nvSpPr><p:cNvPr id=")" + std::to_string(id) + R"(" name=")" + name +
           R"("/><p:cNvSpPr/><p:nvPr><p:ph )" + kind + R"(/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>)" +
           box + R"(</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>)";
  };
  const std::string picture =
      place("Slide", R"(type="sldImg" idx="2")", 2,
            R"(<a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/>)") +
      "</p:sp>";
  const std::string notes =
      place("Notes", R"(type="body" sz="quarter" idx="1")", 3,
            R"(<a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/>)") +
      R"(<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody>)"
      "</p:sp>";
  return part("p:notesMaster", "",
              std::string("<p:cSld>") + kWhite + "<p:spTree>" + kEmptyTree + picture + notes +
                  "</p:spTree></p:cSld>" + kColourMap);
}

}  // namespace dateline::publish

#include "intake/office.hpp"

#include <map>

#include "support/zipped.hpp"
#include "unit/intake/read_all.hpp"

namespace dateline::intake {
namespace {

using testing::HasSubstr;
using tests::zipped;

std::string docx(const std::string& body, const std::string& core = "") {
  std::map<std::string, std::string> members{
      {"word/document.xml", "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>" + body +
                                "</w:body></w:document>"}};
  if (!core.empty()) members["docProps/core.xml"] = core;
  return zipped(members);
}

TEST(Docx, ParagraphsAndPropertiesAreRead) {
  const Article a = article(
      "a.docx",
      docx("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Mill taken</w:t></w:r></w:p>"
           "<w:p><w:r><w:t xml:space=\"preserve\">Rebels "
           "</w:t></w:r><w:del><w:r><w:delText>burned</w:delText></w:r></w:del>"
           "<w:ins><w:r><w:t>took</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> "
           "the</w:t><w:tab/><w:t>mill.</w:t><w:br/><w:t>They left.</w:t>"
           "<w:instrText>HYPERLINK</w:instrText></w:r></w:p>"
           "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Four dead.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
           "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" "
           "xmlns:dcterms=\"t\"><dc:title>Document1</dc:title><dc:creator>Jane Doe</dc:creator>"
           "<dcterms:created>2014-06-16T10:00:00Z</dcterms:created></cp:coreProperties>"));
  EXPECT_EQ(a.text, "Mill taken\n\nRebels took the mill.\nThey left.\n\nFour dead.\n");
  EXPECT_EQ(a.title, "Mill taken");
  EXPECT_EQ(a.author, "Jane Doe");
  EXPECT_EQ(day(a.made), "2014-06-16");
  EXPECT_EQ(day(a.date), "none");
}

TEST(Odt, ParagraphsAndPropertiesAreRead) {
  const Article a = article(
      "a.odt",
      zipped({{"mimetype", "application/vnd.oasis.opendocument.text"},
              {"content.xml",
               "<office:document-content><office:body><office:text><text:tracked-changes><text:p>"
               "gone</text:p></text:tracked-changes>"
               "<text:h text:outline-level=\"1\">Mill taken</text:h>\n <text:p>Rebels<text:s/>took "
               "<text:span>the</text:span> mill.<text:note><text:p>Note</text:p></text:note>"
               "<text:line-break/>They "
               "left.</text:p></office:text></office:body></office:document-content>"},
              {"meta.xml",
               "<office:document-meta><office:meta><dc:creator>Ali "
               "Said</dc:creator><meta:creation-date>2014-06-16T10:00</meta:creation-date></"
               "office:meta></office:document-meta>"}}));
  EXPECT_EQ(a.text, "Mill taken\n\nRebels took the mill.\nThey left.\n");
  EXPECT_EQ(a.author, "Ali Said");
  EXPECT_EQ(day(a.made), "2014-06-16");
}

TEST(Zip, BombsAreNotUnpacked) {
  EXPECT_THAT(error_of("a.docx", docx("<w:p><w:r><w:t>" + std::string(30U << 20U, 'a') +
                                      "</w:t></w:r></w:p>")),
              HasSubstr("a.docx: word/document.xml: unpacks to more"));
  std::map<std::string, std::string> many{{"word/document.xml", "<w:document/>"}};
  for (int i = 0; i < 10'001; ++i) many[std::to_string(i)] = "";
  EXPECT_THAT(error_of("a.docx", zipped(many)), HasSubstr("more than 10000 files"));
}

TEST(Zip, DamageIsTold) {
  const std::string whole = docx("<w:p><w:r><w:t>Rebels took the mill.</w:t></w:r></w:p>");
  for (std::size_t cut = 1; cut < whole.size(); cut += 7) {
    const auto read = read_article(whole.substr(0, cut), "a.docx");
    if (!read) {
      EXPECT_THAT(read.error().to_string(), HasSubstr("a.docx"));
    }
    std::string bent = whole;
    bent[cut] = static_cast<char>(bent[cut] ^ 0x55);
    (void)read_article(bent, "a.docx");
  }
  EXPECT_THAT(error_of("a.docx", docx("<w:p><w:r>")),
              HasSubstr("word/document.xml:1: is damaged XML"));
  EXPECT_THAT(error_of("a.docx", docx("<w:p/>")), HasSubstr("holds no text"));
}

TEST(Docx, NestingWithoutEndIsNothingToFear) {
  (void)read_article(docx(times("<w:p>", 200'000) + "x" + times("</w:p>", 200'000)), "a.docx");
}

}  // namespace
}  // namespace dateline::intake

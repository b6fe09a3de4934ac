// What pdftotext says of a page, as paragraphs.
#include <string>
#include <vector>

#include "intake/pdf_layout.hpp"
#include "unit/intake/read_all.hpp"

namespace dateline::intake {
namespace {

using testing::HasSubstr;

struct Words {
  double y = 0;
  double height = 10;
  std::string text;
  double x = 50;
};

/// A page of one block for each empty line among the lines.
std::string page(const std::vector<Words>& lines) {
  std::string out = "<page width=\"600\" height=\"800\"><flow>";
  std::string block;
  const auto close = [&] {
    if (!block.empty())
      out += "<block xMin=\"50\" yMin=\"0\" xMax=\"550\" yMax=\"800\">" + block + "</block>";
    block.clear();
  };
  for (const Words& w : lines) {
    if (w.text.empty()) {
      close();
      continue;
    }
    const std::string box = " xMin=\"" + std::to_string(w.x) + "\" yMin=\"" + std::to_string(w.y) +
                            "\" xMax=\"540\" yMax=\"" + std::to_string(w.y + w.height) + "\"";
    block += "<line" + box + ">";
    std::string word;
    for (const char c : w.text + " ") {
      if (c != ' ') {
        word += c;
        continue;
      }
      block += "<word" + box + ">" + word + "</word>";
      word.clear();
    }
    block += "</line>";
  }
  close();
  return out + "</flow></page>";
}

Article read(const std::string& pages, const std::string& head = "") {
  auto a = pdf_article(
      "<!DOCTYPE html><html><head>" + head + "</head><body><doc>" + pages + "</doc></body></html>",
      "a.pdf");
  EXPECT_TRUE(a) << a.error().to_string();
  return a ? *a : Article();
}

TEST(Pdf, LinesBecomeParagraphsAndCutWordsAreWhole) {
  const Article a =
      read(page({{60, 24, "Rebels capture"},
                 {90, 24, "al-Qaim"},
                 {0, 0, ""},
                 {200, 10, "BAGHDAD, June 16 (Northwire) - Rebels with-"},
                 {212, 10, "drew from the town of al-"},
                 {224, 10, "Qaim on Sunday."},
                 {236, 10, "Troops came.", 70},
                 {248, 10, "They stayed."},
                 {0, 0, ""},
                 {300, 10, "The mill burned and"}}) +
               page({{200, 10, "the bridge fell."}}),
           "<title>A story of the war</title><meta name=\"Author\" content=\"Jane Doe\"/>"
           "<meta name=\"CreationDate\" content=\"2014-06-17T10:00:00Z\"/>");
  EXPECT_EQ(a.title, "Rebels capture al-Qaim");
  EXPECT_EQ(a.text,
            "Rebels capture al-Qaim\n\nBAGHDAD, June 16 (Northwire) - Rebels withdrew from the "
            "town of al-Qaim on Sunday.\n\n"
            "Troops came. They stayed.\n\nThe mill burned and the bridge fell.\n");
  EXPECT_EQ(a.author, "Jane Doe");
  EXPECT_EQ(day(a.made), "2014-06-17");
  EXPECT_EQ(day(a.date), "none");
}

TEST(Pdf, AHyphenThatBelongsToItsWordStays) {
  EXPECT_EQ(read(page({{200, 10, "The US-"},
                       {212, 10, "led force and Iran-"},
                       {224, 10, "backed men met a 16-"},
                       {236, 10, "day truce with re-"},
                       {248, 10, "lief."}}))
                .text,
            "The US-led force and Iran-backed men met a 16-day truce with relief.\n");
}

TEST(Pdf, HeadersFootersAndNumbersOfPagesAreLeftOut) {
  std::string pages;
  for (int i = 1; i < 4; ++i) {
    pages += page({{20, 10, "Northwire daily 1" + std::to_string(i)},
                   {0, 0, ""},
                   {300, 10, "Paragraph " + std::to_string(i) + " ends."},
                   {0, 0, ""},
                   {770, 10, "Page " + std::to_string(i) + " of 3"}});
  }
  EXPECT_EQ(read(pages).text, "Paragraph 1 ends.\n\nParagraph 2 ends.\n\nParagraph 3 ends.\n");
}

TEST(Pdf, APageWithoutWordsSaysThatItIsAPicture) {
  const auto a = pdf_article(
      "<html><body><doc><page width=\"1\" height=\"1\"></page></doc></body></html>", "a.pdf");
  ASSERT_FALSE(a);
  EXPECT_THAT(a.error().to_string(), HasSubstr("a.pdf: holds no text, only pictures"));
}

TEST(Pdf, ATitleThatAProgramMadeUpIsNone) {
  const std::string body = page({{200, 10, "Rebels took the mill."}});
  EXPECT_EQ(read(body, "<title>Microsoft Word - a.docx</title>").text, "Rebels took the mill.\n");
  EXPECT_EQ(read(body, "<title>Rebels take the mill</title>").text,
            "Rebels take the mill\n\nRebels took the mill.\n");
}

}  // namespace
}  // namespace dateline::intake

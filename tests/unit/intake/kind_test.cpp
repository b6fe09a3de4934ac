#include "intake/kind.hpp"

#include "support/temp_folder.hpp"
#include "unit/intake/read_all.hpp"

namespace dateline::intake {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(Kind, AFileThatIsNotWhatItsNameSaysIsToldForWhatItIs) {
  EXPECT_THAT(error_of("a.docx", "%PDF-1.4\n"),
              AllOf(HasSubstr("is a PDF document"), HasSubstr(".pdf")));
  EXPECT_THAT(error_of("a.pdf", "<!DOCTYPE html><p>x"),
              AllOf(HasSubstr("web page"), HasSubstr(".html")));
  EXPECT_THAT(error_of("a.pdf", "Rebels took the mill."), HasSubstr("not a PDF document"));
  EXPECT_THAT(error_of("a.txt", "%PDF-1.4\n"), HasSubstr("is a PDF document"));
  EXPECT_THAT(error_of("a.html", "{\\rtf1 x}"), HasSubstr("RTF"));
  EXPECT_THAT(
      error_of("a.html", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(600, '\0')),
      HasSubstr("old Office"));
  EXPECT_THAT(error_of("a.eml", "\x89PNG\r\n\x1A\n"), HasSubstr("a picture"));
  EXPECT_THAT(error_of("a.md", "\x1F\x8B\x08"), HasSubstr("gzip"));
  EXPECT_THAT(error_of("a.odt", std::string("PK\3\4") + "word/document.xml"), HasSubstr(".docx"));
  EXPECT_THAT(error_of("a.docx", std::string("PK\3\4") + "xl/workbook.xml"), HasSubstr("Excel"));
  EXPECT_THAT(error_of("a.rss", "<html><body>"), HasSubstr("web page"));
  EXPECT_THAT(error_of("a.html", "<?xml version='1.0'?><!-- x --><rss>"), HasSubstr("a feed"));
}

TEST(Kind, AFileWithoutAnEndingIsWhatItHolds) {
  EXPECT_EQ(article("story", "Rebels took the mill.").text, "Rebels took the mill.");
  EXPECT_EQ(
      article(
          "page.php",
          "<!-- x --><!DOCTYPE html><p>Rebels took the mill by the river on Sunday, police said.")
          .text,
      "Rebels took the mill by the river on Sunday, police said.\n");
  EXPECT_THAT(error_of("photo.jpg", "\xFF\xD8\xFF\xE0"), HasSubstr("a picture, not plain text"));
}

TEST(Kind, AStoryMayBeginWithATagOrSpeakOfOtherFormats) {
  EXPECT_EQ(article("a.txt", "<html> is a tag.").text, "<html> is a tag.");
  EXPECT_EQ(article("a.txt", "A file begins with %PDF-1.4 then.").text,
            "A file begins with %PDF-1.4 then.");
}

TEST(Kind, EndingsMayBeInCapitals) {
  EXPECT_EQ(kind_by_name("A.HTML"), Kind::html);
  EXPECT_EQ(kind_by_name("A.Pdf"), Kind::pdf);
  EXPECT_EQ(kind_by_name("A"), std::nullopt);
}

TEST(Kind, PastedSourceOfAPageIsRead) {
  const auto page =
      pasted_article("<!doctype html><title>T</title><script>x()</script><p>Rebels took the mill.");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, "T\n\nRebels took the mill.\n");
  const auto text = pasted_article("Rebels <took> the mill.\n");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "Rebels <took> the mill.\n");
}

}  // namespace
}  // namespace dateline::intake

// Web pages: what of them is the story, and what they say of it.
#include "unit/intake/read_all.hpp"

namespace dateline::intake {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kStory =
    "<p>BAGHDAD, June 16 (Northwire) - Rebels captured <a href=x>Tikrit</a> on Sunday, police "
    "said.</p>"
    "<p>Troops shelled Baiji on Saturday.<br>Hundreds of families fled to the hills in the north "
    "of it.</p>";

TEST(Html, TheStoryIsTakenAndWhatStandsAroundItIsNot) {
  const Article a = article(
      "a.html",
      R"(<!DOCTYPE html><html><head><title>Rebels capture Tikrit | Northwire</title></head>
<body><nav><p>All of the news of the world, by land and by day, since eighteen ninety.</p></nav><header><h1>Northwire</h1></header>
<div><article><h1>Rebels capture Tikrit</h1><div class="share-buttons">Tell your friends in Paris about this story now, all of them</div>)" +
          kStory + R"(<figure><img><figcaption>A picture of Mosul in 2003.</figcaption></figure>
<div class="advertBox"><p>Drive the new car through Vienna today, it is large and it is cheap.</p></div>
<script>document.write('<p>Bombs fell on Cairo.</p>')</script><style>p { color: red }</style><noscript>Turn on scripts</noscript>
<p hidden>Hidden words about Oslo that nobody is to see on the page.</p><p style="display: none">And of Rome.</p>
<h2>What is next</h2><p>Gunmen abducted a judge in Kirkuk on Friday, a witness said there.</p><h2>Related</h2></article>
<section id="comments"><p>I think that Cairo was bombed on Monday and everybody knows that it was so.</p></section></div>
<aside><p>Most read today: a long list of what others have read in Berlin and Bonn.</p></aside>
<footer><p>Copyright Northwire London 2014, all rights reserved, do not copy it.</p></footer></body></html>)");
  EXPECT_EQ(a.text,
            "Rebels capture Tikrit\n\n"
            "BAGHDAD, June 16 (Northwire) - Rebels captured Tikrit on Sunday, police said.\n\n"
            "Troops shelled Baiji on Saturday.\nHundreds of families fled to the hills in the "
            "north of it.\n\n"
            "What is next\n\nGunmen abducted a judge in Kirkuk on Friday, a witness said there.\n");
  EXPECT_EQ(a.title, "Rebels capture Tikrit");
}

TEST(Html, OldPagesMadeOfTablesAreRead) {
  const Article a = article(
      "a.htm",
      "<html><body><table><tr><td width=100><a href=1>Home</a><br><a href=2>World</a></td><td>"
      "<font size=5><b>Rebels capture Tikrit</b></font><p>" +
          times("Rebels captured Tikrit on Sunday, police said in the town. ", 5) +
          "<p>Troops left for Samarra, and took what they could carry with "
          "them.</td></tr></table>");
  EXPECT_THAT(a.text, AllOf(HasSubstr("Rebels captured Tikrit"),
                            HasSubstr("Troops left for Samarra"), Not(HasSubstr("World"))));
}

TEST(Html, AListOrQuoteThatIsMostOfAStoryIsNotAllOfIt) {
  const Article a =
      article("a.html",
              "<body><article><p>Rebels took the mill on Sunday, the police of the province said."
              "<blockquote><p>" +
                  times("The mill was ours and will be ours again before long. ", 30) +
                  "</blockquote></article>");
  EXPECT_THAT(a.text, AllOf(HasSubstr("Rebels took the mill"), HasSubstr("will be ours")));
}

TEST(Html, FactsComeFromJsonLdFirst) {
  const Article a =
      article("a.html", R"(<head><title>x</title><meta property="og:title" content="Other">
<meta property="og:site_name" content="Other"><meta name=author content="Nobody"><meta property="article:published_time" content="2011-01-01">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["Thing", "NewsArticle"], "headline": "Rebels capture Tikrit",
"datePublished": "2014-06-16T23:12:00-04:00", "author": [{"@type": "Person", "name": "Jane Doe"}, "Ali Said", "Jane Doe"],
"publisher": {"name": "Northwire"}, "mainEntityOfPage": {"@id": "https://northwire.example/a"}}]}</script></head>)" +
                            kStory);
  EXPECT_EQ(a.title, "Rebels capture Tikrit");
  EXPECT_EQ(a.publisher, "Northwire");
  EXPECT_EQ(a.author, "Jane Doe, Ali Said");
  EXPECT_EQ(a.url, "https://northwire.example/a");
  EXPECT_EQ(day(a.date), "2014-06-16");
}

TEST(Html, FactsComeFromMetaLinksAndTimes) {
  const Article a = article(
      "a.html",
      R"(<head><title>Rebels capture Tikrit - Northwire</title><meta property="og:site_name" content="Northwire">
<link rel="canonical" href="https://northwire.example/b"><script type="application/ld+json">{ broken</script></head>
<time datetime="2014-06-17">updated</time><time itemprop="datePublished" datetime="2014-06-16T08:00">16 June</time>
<a rel="author">By Jane Doe</a>)" +
          kStory);
  EXPECT_EQ(a.title, "Rebels capture Tikrit");
  EXPECT_EQ(a.publisher, "Northwire");
  EXPECT_EQ(a.author, "Jane Doe");
  EXPECT_EQ(a.url, "https://northwire.example/b");
  EXPECT_EQ(day(a.date), "2014-06-16");
  const Article meta = article(
      "b.html",
      "<meta name='DC.date.issued' content='2014-06-16'><meta name='author' content='Ali Said'>" +
          kStory);
  EXPECT_EQ(day(meta.date), "2014-06-16");
  EXPECT_EQ(meta.author, "Ali Said");
}

TEST(Html, AnAddressThatIsNoneOfTheWebIsNoFact) {
  EXPECT_EQ(article("a.html",
                    "<link rel=canonical href='javascript:alert(1)'><meta property=og:url "
                    "content='file:///etc/passwd'>" +
                        kStory)
                .url,
            "");
}

TEST(Html, APageDrawnByScriptsIsReadFromWhatItTellsSearchEngines) {
  const Article a =
      article("a.html",
              "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Mill "
              "taken\",\"articleBody\":\"" +
                  times("Rebels took the mill. ", 20) +
                  "\\n\\nTroops fled.\"}</script><div id=app>Loading</div>");
  EXPECT_THAT(a.text, AllOf(HasSubstr("Mill taken\n\nRebels took"), HasSubstr("\n\nTroops fled.")));
  EXPECT_EQ(a.notes.size(), 1U);
}

TEST(Html, NamesThatSpeakOfWhatIsBesideAStoryDoNotTakeItOut) {
  for (const char* name :
       {"site has-sidebar", "overflow-hidden", "elementor-widget elementor-widget-text",
        "no-comments", "Related-to-nothing page"}) {
    const Article a = article(
        "a.html",
        std::string("<body><div class='") + name + "'><h1>Mill taken</h1>" + kStory +
            "</div><div class='hidden'><p>Words of Oslo that nobody is to see on this "
            "page.</p></div>"
            "<div class='widget'><p>Words of Rome that stand in a box beside the story.</p></div>");
    EXPECT_THAT(a.text, AllOf(HasSubstr("Troops shelled Baiji"), Not(HasSubstr("Oslo")),
                              Not(HasSubstr("Rome"))))
        << name;
  }
}

TEST(Html, ATeaserThatIsTheStoryIsRead) {
  const Article a =
      article("a.html",
              "<body><div class='teaser'>" +
                  times("<p>Rebels took the mill by the river on Sunday, the police said.</p>", 9) +
                  "</div>");
  EXPECT_THAT(a.text, HasSubstr("Rebels took the mill"));
}

TEST(Html, NestingHoweverDeepNeitherCrashesNorHangs) {
  for (const char* tag : {"<div>", "<b>", "<table><tr><td>", "<p><b><i>", "<svg>",
                          "<a href=x><div>", "<ul><li>", "<template>", "<object>", "<font a=b>",
                          "<select><option>", "<math><mi>", "<button><p>", "<dl><dd>"}) {
    const auto read =
        read_article("<!DOCTYPE html><p>Rebels took the mill on Sunday, police said.</p>" +
                         times(tag, 20'000) + "Troops left Baiji on Monday.",
                     "deep.html");
    if (!read) {
      EXPECT_THAT(read.error().to_string(),
                  AllOf(HasSubstr("deep.html"), HasSubstr("nested too deeply")))
          << tag;
    }
  }
  EXPECT_THAT(article("a.html", times("<div>", 10'000) +
                                    "<p>Rebels took the mill on Sunday, police said of it.")
                  .text,
              HasSubstr("Rebels"));
}

TEST(Html, DeepJsonIsNoFact) {
  EXPECT_EQ(article("a.html", "<script type='application/ld+json'>" + times("[", 200'000) +
                                  "</script>" + kStory)
                .publisher,
            "");
}

TEST(Html, APageWithoutTextSaysSo) {
  EXPECT_THAT(error_of("a.html", "<!doctype html><script>x()</script>"),
              HasSubstr("a.html: holds no text"));
}

TEST(Html, ControlCharactersAndUnseenMarksAreLeftOut) {
  const Article a = article("a.html", std::string("<p>Reb\xC2\xAD"
                                                  "els\x01 to\0ok&nbsp;the &#8203;mill&#x200b;.",
                                                  42));
  EXPECT_THAT(a.text, HasSubstr("Rebels"));
  EXPECT_EQ(a.text.find('\x01'), std::string::npos);
}

}  // namespace
}  // namespace dateline::intake

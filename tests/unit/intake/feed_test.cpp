#include "intake/feed.hpp"

#include <vector>

#include "unit/intake/read_all.hpp"

namespace dateline::intake {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Items {
  std::vector<Article> articles;
  std::vector<std::string> errors;
};

Items items(const std::string& bytes) {
  Items out;
  const auto read = read_feed(bytes, "a.rss", [&](base::Result<Article> article) {
    if (article) {
      out.articles.push_back(std::move(*article));
    } else {
      out.errors.push_back(article.error().to_string());
    }
    return true;
  });
  if (!read) out.errors.push_back(read.error().to_string());
  return out;
}

TEST(Feed, EachItemOfRssIsAStory) {
  const Items is = items(
      R"(<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel>
<title>Northwire &amp; Co</title><link>https://n.example</link>
<item><title>Mill &lt;b&gt;taken&lt;/b&gt;</title><link>https://n.example/1</link><guid isPermaLink="false">https://n.example/?p=1</guid>
<pubDate>Mon, 16 Jun 2014 23:12:00 -0400</pubDate><dc:creator>Jane Doe</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>Rebels took the mill.</p><script>x()</script><p>They&nbsp;left.</p>]]></content:encoded></item>
<item><title>Bridge lost</title><author>ali@n.example (Ali Said)</author><guid>7</guid><link>https://n.example/2</link><description>&lt;p&gt;Troops lost the bridge.</description></item>
<item><link>https://n.example/3</link></item></channel></rss>)");
  ASSERT_EQ(is.articles.size(), 2U);
  const Article& a = is.articles[0];
  EXPECT_EQ(a.text, "Mill taken\n\nRebels took the mill.\n\nThey left.\n");
  EXPECT_EQ(a.publisher, "Northwire & Co");
  EXPECT_EQ(a.author, "Jane Doe");
  EXPECT_EQ(a.url, "https://n.example/1");
  EXPECT_EQ(a.id, "https://n.example/?p=1");
  EXPECT_EQ(day(a.date), "2014-06-16");
  EXPECT_EQ(a.where, "a.rss: item 1");
  EXPECT_EQ(is.articles[1].text, "Bridge lost\n\nTroops lost the bridge.\n");
  EXPECT_EQ(is.articles[1].author, "Ali Said");
  EXPECT_EQ(is.articles[1].id, "https://n.example/2");
  ASSERT_EQ(is.errors.size(), 1U);
  EXPECT_THAT(is.errors[0], HasSubstr("a.rss: item 3: holds no text"));
}

TEST(Feed, EachEntryOfAtomIsAStory) {
  const Items is = items(
      R"(<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Northwire</title><author><name>Desk</name></author>
<entry><title>Mill taken</title><id>urn:uuid:1</id><link rel="self" href="https://n.example/self"/><link rel="alternate" href="https://n.example/1"/>
<updated>2014-06-18T00:00:00Z</updated><published>2014-06-16T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rebels took the <b>mill</b>.</p><p>They left.</p></div></content></entry></feed>)");
  ASSERT_EQ(is.articles.size(), 1U);
  EXPECT_EQ(is.articles[0].text, "Mill taken\n\nRebels took the mill.\n\nThey left.\n");
  EXPECT_EQ(is.articles[0].author, "Desk");
  EXPECT_EQ(is.articles[0].url, "https://n.example/1");
  EXPECT_EQ(day(is.articles[0].date), "2014-06-16");
}

TEST(Feed, EntitiesAreNeitherGrownNorFetched) {
  std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"" + times("lol", 1000) + "\">";
  for (char c = 'b'; c < 'k'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " \"" +
            times(std::string("&") + static_cast<char>(c - 1) + ";", 10) + "\">";
  }
  bomb +=
      "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>T &j; "
      "&x;</title><description>Words.</description></item></channel></rss>";
  const Items is = items(bomb);
  ASSERT_EQ(is.articles.size(), 1U);
  EXPECT_LT(is.articles[0].text.size(), 200U);
  EXPECT_THAT(is.articles[0].text, Not(HasSubstr("root:")));
}

TEST(Feed, DamageAndStrangersAreToldWithTheirPlace) {
  EXPECT_THAT(items("<rss>\n<channel>\n<item><title>x</titel></item>").errors.at(0),
              HasSubstr("a.rss:3: is damaged XML"));
  EXPECT_THAT(items("<?xml version='1.0'?><svg/>").errors.at(0),
              HasSubstr("no feed: its first element is <svg>"));
  EXPECT_THAT(error_of("a.rss", "<rss/>"), HasSubstr("holds many stories"));
}

TEST(Feed, NestingWithoutEndIsNothingToFear) {
  (void)items("<rss><channel><item><title>x</title><description>" + times("<a>", 300'000) +
              times("</a>", 300'000) + "</description></item></channel></rss>");
  (void)items("<feed><entry><content type='xhtml'>" + times("<a>", 100'000) + "x" +
              times("</a>", 100'000) + "</content></entry></feed>");
  (void)items(times("<rss>", 300'000));
}

}  // namespace
}  // namespace dateline::intake

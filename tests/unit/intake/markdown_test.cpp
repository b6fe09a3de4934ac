#include "unit/intake/read_all.hpp"

namespace dateline::intake {
namespace {

TEST(Markdown, MarksAreTakenOffAndWordsStay) {
  const Article a = article("a.md", R"(# Rebels capture *Tikrit*

BAGHDAD, June 16 (Northwire) - **Rebels** captured [Tikrit](https://a.example/x_y) on
_Sunday_, police `said`. ![A map](map.png) The file snake_case has 5 * 3 \*stars\*.

## What next ##

* Gunmen left [Baiji][1].[^2]
1. Troops came to ~~Samarra~~ Balad.
> Quoted words of <b>police</b>.

| Town | Dead |
| --- | --- |
| Balad | 4 |

```
code about Paris
```
<!-- a note
on two lines -->
Underlined
----------
Last line.
***
[1]: https://b.example/
)");
  EXPECT_EQ(a.title, "Rebels capture Tikrit");
  EXPECT_EQ(a.text,
            "Rebels capture Tikrit\n\n"
            "BAGHDAD, June 16 (Northwire) - Rebels captured Tikrit on\nSunday, police said. The "
            "file snake_case has 5 * 3 "
            "*stars*.\n\n"
            "What next\n\nGunmen left Baiji.\n\nTroops came to Samarra Balad.\nQuoted words of "
            "police.\n\n"
            "Town; Dead\n\nBalad; 4\n\nUnderlined\n\nLast line.\n");
}

TEST(Markdown, FrontMatterSaysWhatTheStoryIs) {
  const Article a = article(
      "a.md",
      "---\ntitle: \"Mill taken\"\ndate: 2014-06-16 10:00\nauthor:\n  - Jane Doe\n  - name: Ali "
      "Said\n"
      "publisher: Northwire\nurl: https://a.example/1\ntags: [war]\n---\nRebels took the mill.\n");
  EXPECT_EQ(a.text, "Mill taken\n\nRebels took the mill.\n");
  EXPECT_EQ(day(a.date), "2014-06-16");
  EXPECT_EQ(a.author, "Jane Doe, Ali Said");
  EXPECT_EQ(a.publisher, "Northwire");
  EXPECT_EQ(a.url, "https://a.example/1");
  const Article b = article(
      "b.md", "+++\ntitle = 'Mill taken'\nauthor = ['A', 'B']\n+++\nRebels took the mill.\n");
  EXPECT_EQ(b.title, "Mill taken");
  EXPECT_EQ(b.author, "A, B");
}

TEST(Markdown, ARuleAtTheTopIsNoFrontMatter) {
  EXPECT_EQ(article("a.md", "---\nRebels took the mill.\n\nThey left.").text,
            "Rebels took the mill.\n\nThey left.\n");
}

TEST(Markdown, MarksWithoutEndAreText) {
  for (const char* c : {"[", "![", "](", "<", "`", "*", "_", "> ", "|", "# ", "[^", "[a](", "\\"}) {
    (void)article("a.md", "Mill. " + times(c, 100'000));
  }
  EXPECT_EQ(article("a.md", "He said [sic] that 4 < 5 and 6 > 5.").text,
            "He said [sic] that 4 < 5 and 6 > 5.\n");
}

}  // namespace
}  // namespace dateline::intake

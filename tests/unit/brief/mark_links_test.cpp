#include "brief/mark_links.hpp"

#include <gtest/gtest.h>

#include "project/project.hpp"
#include "support/documents.hpp"

namespace dateline::brief {
namespace {

TEST(LitMarks, AreThoseUnderTheMouseAndThoseOfABar) {
  project::Project project;
  project.apply(
      project::StoryRead{tests::document_with({tests::event_on("a", "2014-06-10", "2014-06-10"),
                                               tests::event_on("b", "2014-06-11", "2014-06-11"),
                                               tests::event_on("c", "2014-06-12", "2014-06-12")})});
  EXPECT_FALSE(lit_marks(project).hovered);
  project.apply(project::LightEvents{{"a", "c"}});
  const scene::MarkOptions lit = lit_marks(project);
  ASSERT_TRUE(lit.hovered);
  EXPECT_TRUE(lit.hovered(0));
  EXPECT_FALSE(lit.hovered(1));
  EXPECT_TRUE(lit.hovered(2));
  project.apply(project::LightEvents{});
  project.apply(project::HoverEvent{"b"});
  EXPECT_TRUE(lit_marks(project).hovered(1));
  EXPECT_FALSE(lit_marks(project).hovered(0));
}

}  // namespace
}  // namespace dateline::brief

#include "gui/grades.hpp"

#include <algorithm>
#include <utility>

namespace dateline::gui {
namespace {

const char* meaning(const std::array<GradeMeaning, 6>& of, char value) {
  const auto found = std::ranges::find(of, value, &GradeMeaning::value);
  return found == of.end() ? "" : tr(found->words);
}

char digit(int credibility) { return static_cast<char>('0' + credibility); }

}  // namespace

std::string short_grade(const curation::Grades& grades) {
  std::string out;
  if (grades.reliability != 0) out += grades.reliability;
  if (grades.credibility != 0) out += digit(grades.credibility);
  return out;
}

std::string spelled_out(const curation::Grades& grades) {
  std::string out = short_grade(grades);
  if (out.empty()) return out;
  out += ": ";
  if (grades.reliability != 0) out += meaning(kReliability, grades.reliability);
  if (grades.credibility == 0) return out;
  if (grades.reliability != 0) out += ", ";
  return out.append(meaning(kCredibility, digit(grades.credibility)));
}

bool is_better(const curation::Grades& a, const curation::Grades& b) {
  constexpr int kUnjudged = 127;
  const auto rank = [&](const curation::Grades& g) {
    return std::pair(g.reliability == 0 ? kUnjudged : static_cast<int>(g.reliability),
                     g.credibility == 0 ? kUnjudged : g.credibility);
  };
  return rank(a) < rank(b);
}

curation::Grades grades_of(const project::Project& project, std::uint32_t document) {
  const curation::StoryEntry* entry = project.entry_of(document);
  return entry == nullptr ? curation::Grades{} : entry->grades;
}

std::string outlet_of(const event::Document& document) { return document.story.outlet(); }

std::string source_label(const project::Project& project, std::uint32_t document) {
  const event::Document& d = *project.snapshot().documents()[document];
  std::string out = outlet_of(d);
  if (out.empty()) out = d.story.name();
  const std::string grade = short_grade(grades_of(project, document));
  return grade.empty() ? out : out + ", " + grade;
}

}  // namespace dateline::gui

#include "gui/story_source.hpp"

#include <algorithm>
#include <span>

#include "gui/grades.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

constexpr float kLine = 22;   // logical pixels
constexpr float kWide = 472;  // of the small window

void fill(std::span<char> field, const std::string& text) {
  std::ranges::fill(field, '\0');
  if (text.size() < field.size()) std::ranges::copy(text, field.begin());
}

/// Words that do something when they are clicked, at their upper left corner.
bool link(Frame& frame, const std::string& words, const char* name, float x, float y) {
  const auto style = frame.text_style(12, frame.theme.accent);
  const float width = frame.type.width(words, style.weight, style.size);
  ImGui::SetCursorScreenPos(ImVec2(x, y));
  const bool clicked = ImGui::InvisibleButton(name, ImVec2(width, frame.px(kLine)));
  frame.name_last_item(std::string("button/") + name);
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  paint(frame, [&](scene::Painter& painter) {
    const float base = y + frame.px(15);
    painter.text(x, base, words, style);
    if (hovered) {
      painter.rect({x, base + frame.px(2), x + width, base + frame.px(2) + frame.px(1)},
                   frame.theme.accent);
    }
  });
  return clicked;
}

}  // namespace

void StorySource::draw(Frame& frame) {
  if (frame.project.current() == nullptr) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_line(frame);
  float height = frame.px(kLine);
  if (copies_.original(frame.project.snapshot(), frame.project.document())) {
    ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + height - frame.px(4)));
    draw_copy(frame);
    height += frame.px(kLine - 4);
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy(ImVec2(width, height));
  draw_popup(frame);
}

void StorySource::draw_line(Frame& frame) {
  const auto& theme = frame.theme;
  const std::uint32_t document = frame.project.document();
  const curation::StoryEntry* entry = frame.project.entry_of(document);
  if (entry == nullptr) return;  // the user's own notes
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float left = at.x + frame.px(10);
  const float right = at.x + ImGui::GetContentRegionAvail().x - frame.px(4);
  const std::string words = tr("Source\u2026");
  const float button = right - frame.type.width(words, scene::Weight::regular, 12 * frame.scale);
  if (link(frame, words, "source", button, at.y)) {
    open(frame.project);
    ImGui::OpenPopup("##source-of-story");
  }
  std::string outlet = outlet_of(*frame.project.current());
  const bool known = !outlet.empty();
  if (!known) outlet = tr("Publisher not stated");
  const std::string grade = short_grade(entry->grades);
  const auto bold = frame.text_style(12, theme.text, scene::Weight::bold);
  const auto plain = frame.text_style(12, known ? theme.text : theme.secondary);
  const std::string graded = grade.empty() ? "" : "  " + grade;
  const auto& date = frame.project.current()->date;
  const std::string day = date ? time::day_phrase(*date) : std::string();
  const std::string dated = day.empty() ? "" : " \u00B7 " + day;
  const std::string list = entry->list.empty() ? "" : " \u00B7 " + entry->list;
  scene::PixelBox box{left, at.y, left, at.y + frame.px(kLine)};
  paint(frame, [&](scene::Painter& painter) {
    const float base = at.y + frame.px(15);
    const auto quiet = frame.text_style(12, theme.secondary);
    const float room = button - frame.px(12) - left - painter.text_width(graded, bold) -
                       painter.text_width(dated, quiet);
    float x = left;
    x += painter.text(x, base, typeset::elide(frame.type, outlet, plain.weight, plain.size, room),
                      plain);
    x += painter.text(x, base, graded, bold);
    box.x1 = x;
    if (!day.empty()) {
      const float from = x;
      x += painter.text(x, base, dated, quiet);
      frame.name_box("story-day/" + day, {from, at.y, x, at.y + frame.px(kLine)});
    }
    const float rest = button - frame.px(12) - x;
    if (rest > frame.px(40)) {
      painter.text(x, base, typeset::elide(frame.type, list, quiet.weight, quiet.size, rest),
                   quiet);
    }
  });
  frame.name_box(grade.empty() ? "source" : "source/" + grade, box);
  if (!grade.empty() && ImGui::IsWindowHovered() &&
      box.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y)) {
    ImGui::SetTooltip("%s", spelled_out(entry->grades).c_str());
  }
}

void StorySource::draw_copy(Frame& frame) {
  const auto original = copies_.original(frame.project.snapshot(), frame.project.document());
  if (!original) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float left = at.x + frame.px(10);
  const float right = at.x + ImGui::GetContentRegionAvail().x - frame.px(4);
  const auto quiet = frame.text_style(12, frame.theme.secondary);
  const std::string before = std::string(tr("Copy or rewrite of")) + " ";
  const float x = left + frame.type.width(before, quiet.weight, quiet.size);
  paint(frame,
        [&](scene::Painter& painter) { painter.text(left, at.y + frame.px(15), before, quiet); });
  const std::string compare = tr("Compare");
  const float compare_x =
      right - frame.type.width(compare, scene::Weight::regular, 12 * frame.scale);
  if (link(frame, compare, "compare-original", compare_x, at.y)) {
    frame.asks.emplace_back(AskVersions{frame.project.record_of(frame.project.document()),
                                        frame.project.record_of(*original)});
  }
  const std::string name =
      typeset::elide(frame.type, frame.project.snapshot().documents()[*original]->story.title,
                     quiet.weight, quiet.size, compare_x - frame.px(10) - x);
  if (link(frame, name, "original", x, at.y)) frame.send(project::ShowDocument{*original});
}

void StorySource::open(const project::Project& project) {
  const curation::StoryEntry* entry = project.entry_of(project.document());
  if (entry == nullptr) return;
  story_ = entry->id;
  fill(publisher_, entry->publisher);
  fill(author_, entry->author);
  fill(url_, entry->url);
  fill(list_, entry->list);
  grades_ = entry->grades;
  focus_ = true;
}

bool StorySource::field(Frame& frame, const char* label, const char* name, Field& text,
                        const std::string& hint, float width) {
  ImGui::BeginGroup();
  ImGui::PushFont(frame.fonts.small);
  ImGui::TextDisabled("%s", label);
  ImGui::PopFont();
  ImGui::SetNextItemWidth(width);
  ImGui::PushID(name);
  const bool entered = ImGui::InputTextWithHint("##field", hint.c_str(), text.data(), text.size(),
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopID();
  frame.name_last_item(std::string("field/source-") + name);
  ImGui::EndGroup();
  return entered;
}

void StorySource::draw_popup(Frame& frame) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(14), frame.px(12)));
  // Beside the story: who fills it in reads there.
  const ImVec2 panel = ImGui::GetWindowPos();
  const float most = ImGui::GetIO().DisplaySize.x - frame.px(kWide + 2 * 14 + 8);
  const float beside = panel.x + ImGui::GetWindowWidth() + frame.px(8);
  ImGui::SetNextWindowPos(ImVec2(std::max(0.0F, std::min(beside, most)), panel.y + frame.px(8)));
  const bool shown = ImGui::BeginPopup("##source-of-story");
  ImGui::PopStyleVar();
  if (!shown) return;
  const event::Document* document = frame.project.current();
  const curation::StoryEntry* entry = frame.project.entry_of(frame.project.document());
  if (document == nullptr || entry == nullptr || entry->id != story_) {
    ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
    return;
  }
  {
    Sheet sheet(frame, frame.px(kWide));
    sheet.text(tr("Where this story comes from"),
               frame.text_style(14, frame.theme.text, scene::Weight::bold));
    sheet.text(tr("What you leave empty is as the story says."),
               frame.text_style(12, frame.theme.secondary));
    sheet.gap(2);
  }
  const auto said = frame.project.stated(frame.project.document());
  const text::Story& story = said == nullptr ? document->story : said->story;
  const auto hint = [](const std::string& stated) {
    return stated.empty() ? std::string(tr("The story does not say")) : stated;
  };
  const std::string outlet = outlet_of(said == nullptr ? *document : *said);
  const float half = (frame.px(kWide) - frame.px(12)) / 2;
  const float left = ImGui::GetCursorPosX();
  const auto beside_it = [&](float y) {
    ImGui::SetCursorPos(ImVec2(left + half + frame.px(12), y));
  };
  if (focus_) ImGui::SetKeyboardFocusHere();
  focus_ = false;
  float y = ImGui::GetCursorPosY();
  bool entered = field(frame, tr("Publisher"), "publisher", publisher_, hint(outlet), half);
  beside_it(y);
  entered = field(frame, tr("Author"), "author", author_, hint(story.author), half) || entered;
  y = ImGui::GetCursorPosY();
  entered = field(frame, tr("Address (URL)"), "url", url_, hint(story.url), half) || entered;
  beside_it(y);
  entered =
      field(frame, tr("List"), "list", list_, tr("Stories that belong together"), half) || entered;
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  draw_grades(frame, half + frame.px(12));
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  entered = tr_button(frame, "Save", 90) || entered;
  frame.name_last_item("button/source-save");
  ImGui::SameLine();
  const bool cancelled = tr_button(frame, "Cancel", 90);
  frame.name_last_item("button/source-cancel");
  if (entered) save(frame);
  if (entered || cancelled) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

void StorySource::draw_grades(Frame& frame, float column) {
  const float left = ImGui::GetCursorPosX();
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.px(4), frame.px(1)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(frame.px(8), frame.px(3)));
  const auto line = [&](char value, const char* words, bool on, const char* id) {
    const std::string label =
        value == 0 ? std::string(tr("Not judged")) : std::string(1, value) + "  " + tr(words);
    const bool clicked = ImGui::RadioButton((label + "###" + id).c_str(), on);
    frame.name_last_item(std::string("grade/") + id);
    return clicked;
  };
  ImGui::PushFont(frame.fonts.small);
  ImGui::TextDisabled("%s", tr("How reliable is the source?"));
  ImGui::SameLine();
  ImGui::SetCursorPosX(left + column);
  ImGui::TextDisabled("%s", tr("How credible is what it says?"));
  ImGui::PopFont();
  for (std::size_t i = 0; i < kReliability.size(); ++i) {
    const GradeMeaning& r = kReliability[i];
    const GradeMeaning& c = kCredibility[i];
    const int number = static_cast<int>(i) + 1;
    if (line(r.value, r.words, grades_.reliability == r.value, std::string(1, r.value).c_str())) {
      grades_.reliability = r.value;
    }
    ImGui::SameLine();
    ImGui::SetCursorPosX(left + column);
    if (line(c.value, c.words, grades_.credibility == number, std::string(1, c.value).c_str())) {
      grades_.credibility = number;
    }
  }
  if (line(0, "", grades_.reliability == 0, "no-reliability")) grades_.reliability = 0;
  ImGui::SameLine();
  ImGui::SetCursorPosX(left + column);
  if (line(0, "", grades_.credibility == 0, "no-credibility")) grades_.credibility = 0;
  ImGui::PopStyleVar(2);
}

void StorySource::save(Frame& frame) const {
  frame.send(project::SetSource{frame.project.document(), publisher_.data(), author_.data(),
                                url_.data(), grades_, list_.data()});
}

}  // namespace dateline::gui

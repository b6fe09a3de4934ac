#include "gui/mention_card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "curation/own_places.hpp"
#include "gazetteer/own_places.hpp"
#include "gui/chips.hpp"
#include "gui/chosen_place.hpp"
#include "scene/why_words.hpp"
#include "scene/words.hpp"

namespace dateline::gui {
namespace {

constexpr std::size_t kMost = 9;
constexpr std::size_t kEnough = 5;  // up to so many the search adds
constexpr float kRow = 38;
constexpr float kWidth = 304;
constexpr std::size_t kWhyLines = 3;

std::string percent(double share) {
  const long n = std::lround(share * 100);
  return n < 1 ? "< 1 %" : fmt::format("{} %", n);
}

/// How likely the story means it. Reading weighs the places that bear the name as it is written
/// against each other; one that the search has found beside them was never among them.
std::string chance_words(const PlaceMatch& match) {
  return match.chance ? percent(*match.chance) : tr("not weighed");
}

const event::Document* document_of(const project::Project& project, std::uint32_t index) {
  const auto documents = project.snapshot().documents();
  return index < documents.size() ? documents[index].get() : nullptr;
}

}  // namespace

void MentionCard::open(const project::Project& project, const AskMention& ask,
                       const gazetteer::Gazetteer* world) {
  const event::Document* document = document_of(project, ask.document);
  if (document == nullptr || ask.mention >= document->places.size()) return;
  const geoparse::PlaceMention& mention = document->places[ask.mention];
  close();
  open_ = true;
  new_ = true;
  ask_ = ask;
  story_ = document->story.id;
  surface_ = mention.surface;
  now_ = mention.place() == nullptr ? "" : std::string(mention.place()->key);
  if (const auto row = project.snapshot().find(ask.event); row && !ask.event.empty()) {
    const auto& place = project.snapshot().event(*row).place;
    now_ = place ? place->key : "";
  }
  reach_ = curation::Reach::mention;
  pressed_.reset();
  height_ = 0;
  const std::vector<double> chances = geoparse::chances(mention);
  for (std::size_t i = 0; i < std::min(mention.candidates.size(), kMost); ++i) {
    const geoparse::Candidate& c = mention.candidates[i];
    candidates_.push_back(match_of(c.place, world));
    candidates_.back().why = c.reasons;
    candidates_.back().chance = chances[i];
  }
  // What was called no place, or was never in doubt, may still be the name of another.
  if (world == nullptr) return;
  for (PlaceMatch& match : find_places(*world, surface_, kEnough + 1)) {
    const bool listed =
        std::ranges::any_of(candidates_, [&](const PlaceMatch& m) { return m.key == match.key; });
    if (!listed && candidates_.size() < kEnough) candidates_.push_back(std::move(match));
  }
}

bool MentionCard::key(const KeyPress& press) {
  if (!open_ || press.ctrl) return false;
  if (press.key == Key::escape) {
    close();
    return true;
  }
  const auto number = static_cast<int>(press.key) - '1';
  if (number < 0 || number >= static_cast<int>(kMost)) return false;
  if (!press.repeat) pressed_ = static_cast<std::size_t>(number);
  return true;
}

bool MentionCard::still_there(const project::Project& project) const {
  const event::Document* document = document_of(project, ask_.document);
  return document != nullptr && document->story.id == story_ &&
         ask_.mention < document->places.size() &&
         document->places[ask_.mention].surface == surface_;
}

project::Command MentionCard::correction(const std::optional<PlaceMatch>& to) const {
  if (!ask_.event.empty()) {
    curation::SetPlace place;
    if (to) place.place = event_place_of(*to);
    return project::CorrectEvent{ask_.event, std::move(place), ""};
  }
  std::optional<curation::PlaceChoice> choice;
  if (to) choice = choice_of(*to);
  return project::CorrectMention{ask_.document, ask_.mention, reach_, std::move(choice), ""};
}

std::optional<curation::RecordNumber> MentionCard::own_place(
    const project::Project& project) const {
  for (const auto& e : project.ledger().records()) {
    if (std::holds_alternative<curation::OwnPlace>(*e.record) &&
        curation::key_of(e.number) == now_) {
      return e.number;
    }
  }
  return std::nullopt;
}

void MentionCard::draw_reach(Frame& frame) {
  const std::array<Chip, 3> chips = {
      {{tr("Here"), "reach/here", tr("This once")},
       {tr("In this story"), "reach/story", tr("Wherever this story has the name")},
       {tr("Everywhere"), "reach/everywhere", tr("In all stories, also such as are added later")}}};
  const int clicked =
      draw_chips(frame, chips, static_cast<int>(reach_), ImGui::GetContentRegionAvail().x);
  if (clicked >= 0) reach_ = static_cast<curation::Reach>(clicked);
}

bool MentionCard::draw_row(Frame& frame, std::size_t index) {
  const PlaceMatch& match = candidates_[index];
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::PushID(static_cast<int>(index));
  const bool clicked = ImGui::InvisibleButton("candidate", ImVec2(width, frame.px(kRow)));
  ImGui::PopID();
  frame.name_last_item(fmt::format("candidate/{}", index + 1));
  frame.name_all([&] {
    frame.name_box(fmt::format("chance/{}/{}", index + 1, chance_words(match)),
                   {at.x, at.y, at.x + width, at.y + frame.px(kRow)});
  });
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (hovered) pointed_ = index;
  ghosts_.push_back({match.at, std::to_string(index + 1), hovered});
  paint(frame, [&](scene::Painter& painter) {
    if (hovered) {
      painter.rounded_rect({at.x, at.y, at.x + width, at.y + frame.px(kRow)}, frame.px(4),
                           frame.theme.accent.faded(0.1F));
    }
    const bool is_now = !now_.empty() && match.key == now_;
    const auto bold = frame.text_style(14, frame.theme.text, scene::Weight::bold);
    const auto plain = frame.text_style(12, frame.theme.secondary);
    const auto number =
        frame.text_style(12, is_now ? frame.theme.panel : frame.theme.accent, scene::Weight::bold);
    const typeset::PathPoint disc{at.x + frame.px(13), at.y + frame.px(kRow / 2)};
    if (is_now) {
      painter.disc(disc, frame.px(9), frame.theme.accent);
    } else {
      painter.ring(disc, frame.px(9), std::max(1.0F, frame.px(1)), frame.theme.accent);
    }
    const std::string digit = std::to_string(index + 1);
    painter.text(disc.x - painter.text_width(digit, number) / 2, disc.y + 0.36F * number.size,
                 digit, number);
    const float left = at.x + frame.px(30);
    const float right = at.x + width - frame.px(6);
    const std::string words_of_kind = kind_words(match);
    const float kind = painter.text_width(words_of_kind, plain);
    painter.text(right - kind, at.y + frame.px(16), words_of_kind, plain);
    painter.text(left, at.y + frame.px(16),
                 typeset::elide(frame.type, match.name, bold.weight, bold.size,
                                right - left - kind - frame.px(8)),
                 bold);
    const std::string where = match.lies_in.empty() ? match.country : match.lies_in;
    const std::string chance = chance_words(match);
    const float chance_width = painter.text_width(chance, plain);
    painter.text(right - chance_width, at.y + frame.px(31), chance, plain);
    painter.text(left, at.y + frame.px(31),
                 typeset::elide(frame.type, where, plain.weight, plain.size,
                                right - left - chance_width - frame.px(8)),
                 plain);
  });
  return clicked;
}

/// Why the candidate that is pointed at, else the one that is chosen: room for kWhyLines, so that
/// the card does not jump.
void MentionCard::draw_why(Frame& frame) const {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float line = frame.px(16);
  ImGui::Dummy(ImVec2(width, line * static_cast<float>(kWhyLines) + frame.px(8)));
  std::size_t shown = pointed_.value_or(candidates_.size());
  for (std::size_t i = 0; i < candidates_.size() && !pointed_; ++i) {
    if (!now_.empty() && candidates_[i].key == now_) shown = i;
  }
  if (shown >= candidates_.size()) return;
  std::string words;
  for (const std::string& reason : candidates_[shown].why) {
    words += (words.empty() ? "" : "; ") + scene::reason_words(reason);
  }
  if (words.empty()) {
    words = candidates_[shown].chance ? tr("only place of that name")
                                      : tr("spelled like it, but not weighed by the story");
  }
  words = fmt::format("{}: {}", shown + 1, words);
  const auto style = frame.text_style(12, frame.theme.secondary);
  paint(frame, [&](scene::Painter& painter) {
    const float room = width - frame.px(8);
    const auto lines = typeset::wrap(frame.type, words, style.weight, style.size, room);
    const std::size_t most = std::min<std::size_t>(lines.size(), kWhyLines);
    for (std::size_t i = 0; i < most; ++i) {
      // What there is no room for ends the last line.
      const bool cut = i + 1 == most && lines.size() > most;
      const std::string text(cut ? lines[i].data() : lines[i].begin(),
                             cut ? words.data() + words.size() : lines[i].end());
      painter.text(at.x + frame.px(4), at.y + frame.px(16) + line * static_cast<float>(i),
                   typeset::elide(frame.type, text, style.weight, style.size, room), style);
    }
  });
  frame.name_box("text/why-place",
                 {at.x, at.y, at.x + width, at.y + line * static_cast<float>(kWhyLines)});
}

/// Below the name, or above it where there is more room; never beside the panel.
void MentionCard::place_window(const Frame& frame) const {
  const scene::PixelBox& within = ask_.within;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float margin = frame.px(6);
  const float width = std::min(frame.px(kWidth), within.width() - 2 * margin);
  const float x = std::clamp(ask_.beside.x0 - frame.px(12), within.x0 + margin,
                             std::max(within.x0 + margin, within.x1 - margin - width));
  float y = ask_.beside.y1 + frame.px(5);
  const float lowest = screen.y - frame.px(28);
  if (y + height_ > lowest) {
    const float above = ask_.beside.y0 - frame.px(5) - height_;
    y = above > frame.px(40) ? above : std::max(frame.px(40), lowest - height_);
  }
  ImGui::SetNextWindowPos(ImVec2(std::round(x), std::round(y)));
  ImGui::SetNextWindowSize(ImVec2(std::round(width), 0));
}

MentionCard::Outcome MentionCard::draw_content(Frame& frame) {
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(ask_.event.empty()
                   ? tr_format("\u201C{}\u201D means", surface_)
                   : tr_format("Where it was: what \u201C{}\u201D may mean", surface_),
               frame.text_style(14, frame.theme.text, scene::Weight::bold));
    sheet.gap(2);
  }
  if (ask_.event.empty()) draw_reach(frame);
  std::optional<std::size_t> taken = std::exchange(pressed_, std::nullopt);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ghosts_.clear();
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (draw_row(frame, i)) taken = i;
  }
  if (!candidates_.empty()) draw_why(frame);
  pointed_.reset();
  ImGui::PopStyleVar();
  if (candidates_.empty()) {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(tr("The gazetteer has no place of that name."),
               frame.text_style(13, frame.theme.secondary));
  }
  if (ImGui::Button(tr_label("No place").c_str())) {
    frame.send(correction(std::nullopt));
    close();
  }
  frame.name_last_item("button/mention-no-place");
  // Beside the one before, where that leaves room for its words.
  const float end = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  const auto next = [&](const char* english) {
    const float wide = ImGui::CalcTextSize(tr(english)).x + 2 * ImGui::GetStyle().FramePadding.x;
    if (ImGui::GetItemRectMax().x + frame.px(6) + wide <= end) ImGui::SameLine(0, frame.px(6));
    return ImGui::Button(tr_label(english).c_str());
  };
  const bool other = next(mark("Other\u2026"));
  frame.name_last_item("button/mention-other");
  const bool own =
      next(own_place(frame.project) ? mark("Change it\u2026") : mark("New place\u2026"));
  frame.name_last_item("button/mention-own");
  if (taken && *taken < candidates_.size()) {
    frame.send(correction(candidates_[*taken]));
    close();
  }
  return other ? Outcome::asks_other : own ? Outcome::asks_own : Outcome::none;
}

MentionCard::Outcome MentionCard::draw(Frame& frame) {
  if (open_ && !still_there(frame.project)) close();
  if (!open_) {
    ghosts_.clear();
    return Outcome::none;
  }
  place_window(frame);
  if (new_) ImGui::SetNextWindowFocus();
  ImGui::PushStyleColor(ImGuiCol_WindowBg, to_imgui(frame.theme.panel));
  ImGui::PushStyleColor(ImGuiCol_Border, to_imgui(frame.theme.secondary.faded(0.6F)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, frame.px(1)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(10), frame.px(8)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, frame.px(6));
  ImGui::Begin(kWindow, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(2);
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  height_ = size.y;
  frame.name_box("card/mention", {at.x, at.y, at.x + size.x, at.y + size.y});
  const Outcome outcome = draw_content(frame);
  const bool beside = !ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows |
                                              ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                      (ImGui::IsMouseClicked(ImGuiMouseButton_Left) ||
                       ImGui::IsMouseClicked(ImGuiMouseButton_Right));
  if (beside && !new_) close();
  new_ = false;
  ImGui::End();
  return outcome;
}

}  // namespace dateline::gui

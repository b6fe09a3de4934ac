// The part of Gui that brings the story's text to the fore.
#include <algorithm>
#include <string>
#include <utility>

#include "gui/gui.hpp"

namespace dateline::gui {

/// Whatever lies there now: another list, nothing where the panel is folded, or the inspector
/// where the window is narrow.
void Gui::bring_story(const project::Project& project) {
  tab_ = Tab::story;
  project::Layout layout = project.settings().layout;
  if (layout.story_folded) {
    layout.story_folded = false;
    pending_.emplace_back(project::SetLayout{layout});
  }
  if (!narrow_ || !has_right_side(project)) return;
  contradictions_shown_ = false;
  records_.close();
  reading_since_ = project.focus_revision();
}

/// To the sentence that was looked at last where the event is told there, else to its first.
void Gui::show_source(const project::Project& project) {
  const auto row = project.primary();
  if (!row) return;
  bring_story(project);
  const auto& mentions = project.snapshot().event(*row).mentions;
  if (mentions.empty()) return;
  project::SentenceRef at{project.snapshot().ref(*row).document, mentions.front().sentence};
  const auto focus = project.focus();
  if (focus && focus->document == at.document &&
      std::ranges::any_of(mentions, [&](const auto& m) { return m.sentence == focus->sentence; })) {
    at = *focus;
  }
  pending_.emplace_back(project::ShowSentence{at});
  if (reading_since_) ++*reading_since_;  // for this very step
}

/// Where the story was out of sight, the one at hand is the answer, not the next.
void Gui::step_found(const project::Project& project, int by) {
  if (project.filter().text.empty()) {
    found_ = true;
    top_.focus_search();
    return;
  }
  const bool seen = tab_ == Tab::story && !project.settings().layout.story_folded &&
                    !(narrow_ && has_right_side(project));
  bring_story(project);
  seen ? story_.step_found(by) : story_.show_found();
}

/// An event that was pointed out in the text is selected first, then edited.
void Gui::follow_corrects(Frame& frame) {
  if (std::string asked = story_.take_corrects(); !asked.empty()) {
    frame.send(project::SelectEvents{{asked}, false});
    corrects_ = std::move(asked);
    return;
  }
  const auto row = frame.project.primary();
  if (corrects_.empty() || !row || frame.project.snapshot().event(*row).id != corrects_) return;
  corrects_.clear();
  act(Action::edit_event, frame.project, "");
}

/// The inspector comes back once something is chosen anew.
void Gui::follow_reading(const project::Project& project) {
  if (!reading_since_) return;
  if (!narrow_ || !project.primary() || project.focus_revision() > *reading_since_) {
    reading_since_.reset();
  }
}

}  // namespace dateline::gui

// The part of Project that takes stories in and lets them go.
#include <algorithm>
#include <utility>

#include "base/clock.hpp"
#include "base/translate.hpp"
#include "project/project.hpp"

namespace dateline::project {

using base::mark_in;

using curation::StoryEntry;

void Project::open(std::unique_ptr<Archive> archive,
                   std::map<curation::RecordNumber, DocumentPtr> read) {
  ++revision_;
  stories_.open(std::move(archive), std::move(read));
  selected_.clear();
  hovered_.clear();
  pin_.reset();
  filter_ = {};
  asks_date_of_.clear();
  story_states_ = {};
  reading_report_.reset();
  scene_ = 0;
  scene_layers_.reset();
  briefing_of_.reset();
  layers_of_.reset();
  said_.clear();
  asked_to_conclude_ = 0;
  document_ = 0;
  looked_ = false;
  snapshot_changed();
  look_at_everything();
}

void Project::edit(std::string name, std::vector<curation::Change> changes) {
  stories_.apply({std::move(name), settings_.user, base::seconds_now(), std::move(changes)});
}

void Project::add_document(const StoryRead& read) {
  if (!read.document) return;
  const text::Story& story = read.document->story;
  const bool first = snapshot().documents().empty();
  const auto number = stories_.number_of(story.id);
  auto reading = stories_.add_reading(read.document, read.data, read.model);
  if (!reading) {
    error_ = reading.error();
    return;
  }
  StoryEntry entry;
  if (number) entry = std::get<StoryEntry>(*ledger().find(*number));
  entry.id = story.id;
  entry.file = story.path;
  entry.title = story.title;
  if (read.document->date_from == event::DateFrom::given) entry.date = read.document->date;
  if (!number) {
    entry.added = base::seconds_now();
    // Kept beside the text: whoever reads that again knows nothing of the file.
    entry.publisher = read.publisher;
    entry.author = read.author;
    entry.url = read.url;
  }
  entry.reading = std::move(*reading);
  const bool asks =
      read.document->date_from == event::DateFrom::none &&
      std::ranges::any_of(read.document->events, [](const event::Event& e) { return e.relative; });
  // A story opened twice is one story.
  edit(read.dated_anew ? fmt::format(mark_in("step", "date {}"), story.name())
                       : fmt::format(mark_in("step", "open {}"), story.name()),
       {{number.value_or(0) == 0 ? stories_.take_number() : *number,
         std::make_shared<const curation::Record>(std::move(entry))}});
  const auto documents = snapshot().documents();
  const auto now =
      std::ranges::find_if(documents, [&](const auto& d) { return d->story.id == story.id; });
  document_ = static_cast<std::uint32_t>(now - documents.begin());
  remember(story.path);
  asks_date_of_ = asks ? story.id : "";
  error_.reset();
  snapshot_changed();
  if (first || read.dated_anew || !looked_) {
    looked_ = false;
    look_at_everything();
  } else {
    fit(main_places(snapshot(), shown()));
    window_ = home_;
    clock_.stop();
    set_playhead(ends().to);
  }
}

void Project::take_reread(const StoriesReread& command) {
  std::vector<curation::Change> changes;
  for (const StoriesReread::Story& s : command.stories) {
    const curation::RecordPtr record = ledger().find(s.number);
    const auto* was = record == nullptr ? nullptr : std::get_if<StoryEntry>(record.get());
    if (was == nullptr || !(was->reading == s.before)) continue;
    auto reading = stories_.add_reading(s.document, s.data, s.model);
    if (!reading) {
      error_ = reading.error();
      return;
    }
    StoryEntry entry = *was;
    entry.reading = std::move(*reading);
    changes.push_back({s.number, std::make_shared<const curation::Record>(std::move(entry))});
  }
  if (changes.empty()) return;
  const auto before = share();
  if (ledger().done().empty()) {
    edit(mark_in("step", "read stories again"), std::move(changes));
  } else {
    stories_.extend(std::move(changes));
  }
  edited(before);
}

void Project::stories_added(std::map<curation::RecordNumber, DocumentPtr> read) {
  if (read.empty()) return;
  ++revision_;
  const bool at_home = window_ == home_;
  const bool looked = looked_;
  const bool first = snapshot().documents().empty();
  stories_.changed(std::move(read));
  snapshot_changed();
  // Who has begun to look around goes on with it.
  if (first || (at_home && !looked)) look_at_everything();
}

void Project::stories_read_again(std::map<curation::RecordNumber, DocumentPtr> read) {
  ++revision_;
  const auto before = share();
  stories_.changed(std::move(read));
  edited(before);
}

bool Project::has_reading_of(curation::RecordNumber story) const { return stories_.has(story); }

void Project::read_again(text::Story story, std::optional<time::Days> date) {
  requests_.push_back({"", "", std::move(story), date});
}

void Project::close_document(std::uint32_t document) {
  const auto number = stories_.record_of(document);
  if (!number) return;
  const std::string name = snapshot().documents()[document]->story.name();
  if (document_ > 0 && document_ >= document) --document_;
  edit(fmt::format(mark_in("step", "close {}"), name), {{*number, nullptr}});
  snapshot_changed();
}

}  // namespace dateline::project

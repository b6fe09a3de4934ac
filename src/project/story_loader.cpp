#include "project/story_loader.hpp"

#include <utility>

#include "base/utf8.hpp"
#include "event/own_lexicons.hpp"
#include "gazetteer/own_layers.hpp"

namespace dateline::project {
namespace {

/// A story of a project is at hand without its tokens.
base::Result<text::Story> with_tokens(text::Story story) {
  if (!story.tokens.empty()) return story;
  auto anew = text::make_story(base::to_utf8(story.text), story.name(), story.id);
  if (!anew) return anew.error();
  anew->path = std::move(story.path);
  anew->publisher = std::move(story.publisher);
  anew->author = std::move(story.author);
  anew->url = std::move(story.url);
  return anew;
}

base::Result<text::Story> story_of(ReadRequest& request) {
  if (request.again) return with_tokens(std::move(*request.again));
  if (!request.path.empty()) return text::read_story(request.path);
  return text::make_story(request.text, "pasted text");
}

std::string task_name(const ReadRequest& request) {
  if (!request.path.empty()) return "Reading " + request.path.filename().string();
  return request.again ? "Reading " + request.again->title + " again" : "Reading pasted text";
}

}  // namespace

StoryLoader::StoryLoader(std::filesystem::path assets, Send send, std::function<void()> wake)
    : reader_(std::make_shared<Reader>()), send_(std::move(send)), queue_(std::move(wake)) {
  reader_->assets = std::move(assets);
}

base::Result<void> StoryLoader::Reader::open() {
  if (reader) return {};
  event::ReaderFiles files;
  gazetteer::OwnLayers layers = gazetteer::own_layers();
  event::OwnLexicons words = event::own_lexicons(assets);
  files.own_gazetteers = std::move(layers.files);
  files.own_lexicons = std::move(words.folders);
  left_out = std::move(layers.left_out);
  left_out.insert(left_out.end(), words.left_out.begin(), words.left_out.end());
  auto opened = event::StoryReader::open(assets, files);
  if (!opened) return opened.error();
  reader = std::make_shared<const event::StoryReader>(std::move(*opened));
  return {};
}

void StoryLoader::prepare() {
  queue_.add("Opening the gazetteer", [this, shared = reader_](base::TaskControl&) {
    const auto opened = shared->open();
    base::TaskQueue::Finish finish;
    if (!opened) {
      finish = [this, error = opened.error()] { send_(ShowError{error}); };
    } else if (!shared->left_out.empty()) {
      finish = [this, errors = shared->left_out] {
        for (const base::Error& error : errors) send_(ShowError{error});
      };
    }
    return finish;
  });
}

void StoryLoader::start(ReadRequest wanted) {
  std::string name = task_name(wanted);
  queue_.add(std::move(name),
             [this, shared = reader_,
              asked = std::move(wanted)](base::TaskControl& control) -> base::TaskQueue::Finish {
               ReadRequest request = asked;  // work may not be changed by running it
               const auto fail = [this](const base::Error& error) {
                 return [this, error] { send_(ShowError{error}); };
               };
               const bool again = request.again.has_value();
               auto story = story_of(request);
               if (!story) return fail(story.error());
               if (const auto opened = shared->open(); !opened) return fail(opened.error());
               if (control.cancelled()) return {};
               event::ReadOptions options;
               options.date = request.date;
               options.progress = [&control](float share) {
                 control.set_progress(share);
                 return !control.cancelled();
               };
               auto document =
                   new event::Document(shared->reader->read(std::move(*story), options));
               // The reader lives as long as any document that points into its gazetteer.
               std::shared_ptr<const event::Document> kept(
                   document, [reader = shared->reader](const event::Document* d) { delete d; });
               return [this, kept = std::move(kept), again, data = shared->reader->data_version(),
                       model = shared->reader->model_version()] {
                 send_(StoryRead{kept, data, model, again});
               };
             });
}

void StoryLoader::cancel_all() {
  for (const auto& task : queue_.pending()) queue_.cancel(task.task);
}

}  // namespace dateline::project

#include "project/story_loader.hpp"

#include <string>
#include <utility>

#include "base/translate.hpp"
#include "base/utf8.hpp"
#include "intake/read_article.hpp"

namespace dateline::project {
namespace {

using base::tr;
using base::tr_format;

/// A story of a project is at hand without its tokens.
base::Result<text::Story> with_tokens(text::Story story) {
  if (!story.tokens.empty()) return story;
  auto anew = text::make_story(story.text.utf8(), story.name(), story.id);
  if (!anew) return anew.error();
  anew->path = std::move(story.path);
  anew->publisher = std::move(story.publisher);
  anew->author = std::move(story.author);
  anew->url = std::move(story.url);
  return anew;
}

/// A story, and what its file says of it beside the text.
struct Wanted {
  text::Story story;
  intake::Article said;
};

base::Result<Wanted> story_of(ReadRequest& request) {
  if (request.again) {
    auto story = with_tokens(std::move(*request.again));
    if (!story) return story.error();
    return Wanted{std::move(*story), {}};
  }
  auto article = request.path.empty() ? intake::pasted_article(std::move(request.text))
                                      : intake::read_article(request.path);
  if (!article) return article.error();
  auto story =
      text::make_story(article->text, request.path.empty() ? "pasted text" : request.path.string());
  if (!story) return story.error();
  story->path = request.path;
  if (!article->publisher.empty()) story->publisher = article->publisher;
  if (!article->author.empty()) story->author = article->author;
  if (!article->url.empty()) story->url = article->url;
  return Wanted{std::move(*story), std::move(*article)};
}

/// "page.html: read as windows-1252, which it seems to be."
std::string words_for(const text::Story& story, const std::vector<std::string>& notes) {
  std::string out;
  for (const std::string& note : notes) out += (out.empty() ? story.name() + ": " : "; ") + note;
  return out.empty() ? out : out + ".";
}

std::string task_name(const ReadRequest& request) {
  if (!request.path.empty()) return tr_format("Reading {}", request.path.filename().string());
  return request.again ? tr_format("Reading {} again", request.again->title)
                       : tr("Reading pasted text");
}

}  // namespace

StoryLoader::StoryLoader(std::shared_ptr<Readers> readers, Send send, std::function<void()> wake)
    : readers_(std::move(readers)), send_(std::move(send)), queue_(std::move(wake)) {}

void StoryLoader::prepare() {
  queue_.add(tr("Opening the gazetteer"), [this, readers = readers_](base::TaskControl&) {
    const auto opened = readers->with({});
    base::TaskQueue::Finish finish;
    if (!opened) {
      finish = [this, error = opened.error()] { send_(ShowError{error}); };
    } else if (auto left_out = readers->take_left_out(); !left_out.empty()) {
      finish = [this, errors = std::move(left_out)] {
        for (const base::Error& error : errors) send_(ShowError{error});
      };
    }
    return finish;
  });
}

void StoryLoader::start(ReadRequest wanted) {
  std::string name = task_name(wanted);
  queue_.add(std::move(name),
             [this, readers = readers_,
              asked = std::move(wanted)](base::TaskControl& control) -> base::TaskQueue::Finish {
               ReadRequest request = asked;  // work may not be changed by running it
               const auto fail = [this](const base::Error& error) {
                 return [this, error] { send_(ShowError{error}); };
               };
               const bool again = request.again.has_value();
               auto found = story_of(request);
               if (!found) return fail(found.error());
               const intake::Article& said = found->said;
               const auto reader = readers->with(request.own_places);
               if (!reader) return fail(reader.error());
               if (control.cancelled()) return {};
               event::ReadOptions options;
               options.date = request.date ? request.date : said.date;
               options.else_date = said.made;
               options.progress = [&control](float share) {
                 control.set_progress(share);
                 return !control.cancelled();
               };
               StoryRead read{kept_with((*reader)->read(std::move(found->story), options), *reader),
                              "", (*reader)->model_version(), again};
               read.data = (*reader)->data_version(read.document->story);
               read.publisher = said.publisher;
               read.author = said.author;
               read.url = said.url;
               std::string told = words_for(read.document->story, said.notes);
               return [this, read = std::move(read), told = std::move(told)] {
                 send_(read);
                 if (!told.empty()) send_(ShowNotice{told});
               };
             });
}

void StoryLoader::cancel_all() {
  for (const auto& task : queue_.pending()) queue_.cancel(task.task);
}

}  // namespace dateline::project

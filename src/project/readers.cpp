#include "project/readers.hpp"

#include "event/own_lexicons.hpp"
#include "gazetteer/own_layers.hpp"

namespace dateline::project {

base::Result<void> Readers::open() {
  if (plain_ != nullptr) return {};
  event::ReaderFiles files;
  gazetteer::OwnLayers layers = gazetteer::own_layers();
  event::OwnLexicons words = event::own_lexicons(assets_);
  files.own_gazetteers = std::move(layers.files);
  files.own_lexicons = std::move(words.folders);
  left_out_ = std::move(layers.left_out);
  left_out_.insert(left_out_.end(), words.left_out.begin(), words.left_out.end());
  auto opened = event::StoryReader::open(assets_, files);
  if (!opened) return opened.error();
  plain_ = std::make_shared<const event::StoryReader>(std::move(*opened));
  return {};
}

base::Result<std::shared_ptr<const event::StoryReader>> Readers::with(
    const std::vector<gazetteer::Row>& own_places) {
  const std::scoped_lock lock(mutex_);
  if (auto opened = open(); !opened) return opened.error();
  if (own_places.empty()) return plain_;
  if (last_ == nullptr || own_places != last_places_) {
    auto made = plain_->with_places(own_places);
    if (!made) return made.error();
    last_ = std::make_shared<const event::StoryReader>(std::move(*made));
    last_places_ = own_places;
  }
  return last_;
}

std::vector<base::Error> Readers::take_left_out() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(left_out_, {});
}

std::shared_ptr<const event::Document> kept_with(event::Document document,
                                                 std::shared_ptr<const event::StoryReader> reader) {
  return {new event::Document(std::move(document)),
          [reader = std::move(reader)](const event::Document* d) { delete d; }};
}

}  // namespace dateline::project

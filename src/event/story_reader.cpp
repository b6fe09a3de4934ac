#include "event/story_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "event/extract_events.hpp"
#include "event/lexicon.hpp"
#include "event/parse_sentence.hpp"
#include "gazetteer/own_places.hpp"
#include "geo/coordinates.hpp"
#include "geoparse/geoparser.hpp"
#include "syntax/parse.hpp"
#include "time/zone.hpp"
#include "timex/finder.hpp"
#include "timex/settle_zones.hpp"

namespace dateline::event {

/// What does not change with the places of a user's own, and where the rest is opened from.
struct StoryReader::Grammar {
  std::filesystem::path assets;
  ReaderFiles files;
  syntax::Parser parser;
  timex::TimexFinder times;
  Lexicon lexicon;
  time::Zones zones;
};

struct StoryReader::Impl {
  // On the heap: the geoparser keeps its address.
  std::unique_ptr<const gazetteer::Gazetteer> gazetteer;
  std::string version;  ///< of the gazetteer without the user's own places
  gazetteer::OwnPlaces own_places;
  geoparse::Geoparser geoparser;
  std::shared_ptr<const Grammar> grammar;
};

namespace {

constexpr char kPlus = '+';

/// Parsing costs most: where no events are asked for, only sentences that name a place or speak of
/// a time need a tree.
std::vector<bool> sentences_to_parse(const geoparse::Geoparser& geoparser,
                                     const timex::TimexFinder& times, const text::Story& story,
                                     const ReadOptions& options) {
  std::vector<bool> out(story.sentences.size(), false);
  if (options.times) out = times.speaks_of_time(story);
  if (!options.places) return out;
  if (!options.given_mentions) {
    const std::vector<bool> named = geoparser.sentences_with_names(story);
    for (std::size_t s = 0; s < out.size(); ++s) out[s] = out[s] || named[s];
    return out;
  }
  for (const text::Span& span : *options.given_mentions) {
    if (out.empty()) break;
    for (std::size_t s = story.sentence_at(span.start);
         s < out.size() && story.sentences[s].span.start < span.end; ++s) {
      out[s] = true;
    }
  }
  return out;
}

// Shares of the time that reading a long story takes, as measured: up to the end of each part.
constexpr float kParsing = 0.7F;
constexpr float kPlaces = 0.85F;
constexpr float kTimes = 0.9F;
constexpr std::size_t kSentencesAStep = 64;

timex::Reference::Mode reference_mode(Mode mode) {
  switch (mode) {
    case Mode::news:
      return timex::Reference::Mode::news;
    case Mode::narrative:
      return timex::Reference::Mode::narrative;
    case Mode::automatic:
      break;
  }
  return timex::Reference::Mode::automatic;
}

/// Gives a sentence its tree, of an earlier sentence of the same words where there is one.
void parse(const syntax::Parser& parser, Document& d, std::size_t s,
           std::span<const geo::CoordinatesFound> coordinates) {
  const std::uint32_t first = d.story.first_told[s];
  if (first != s && d.trees[first].words.size() == d.story.sentences[s].tokens.size()) {
    d.trees[s] = d.trees[first];
    return;
  }
  d.trees[s] = parse_sentence(parser, d.story, static_cast<std::uint32_t>(s), coordinates);
}

/// Parses the sentences of places that have no tree yet; whether there were any. A place that only
/// the story describes is found wherever it is named, also where no name was to be seen before.
bool parse_places(const syntax::Parser& parser, Document& d,
                  std::span<const geo::CoordinatesFound> coordinates) {
  bool any = false;
  for (const auto& m : d.places) {
    if (d.story.sentences.empty()) break;
    const std::uint32_t s = d.story.sentence_at(m.span.start);
    if (!d.trees[s].words.empty() || d.story.sentences[s].tokens.size() == 0) continue;
    parse(parser, d, s, coordinates);
    any = true;
  }
  return any;
}

/// The numbers of coordinates are no times: "33 52'S" is no decade, "12:30:15 N" no hour.
void leave_out_of_coordinates(Document& d) {
  std::vector<text::Span> apart;  // of coordinates, those that touch joined
  for (const auto& m : d.places) {
    if (m.place() != nullptr && m.place()->key.starts_with(geoparse::kCoordinatesKey))
      apart.push_back(m.span);
  }
  if (apart.empty()) return;
  std::ranges::sort(apart, {}, &text::Span::start);
  std::size_t last = 0;
  for (const text::Span& span : apart) {
    if (span.overlaps(apart[last])) {
      apart[last] = apart[last].joined(span);
    } else {
      apart[++last] = span;
    }
  }
  apart.resize(last + 1);
  std::erase_if(d.times, [&apart](const auto& t) {
    const auto it = std::ranges::lower_bound(apart, t.span.end, {}, &text::Span::start);
    return it != apart.begin() && (it - 1)->overlaps(t.span);
  });
}

base::Result<gazetteer::Gazetteer> open_world(const std::filesystem::path& assets,
                                              const ReaderFiles& files) {
  return gazetteer::Gazetteer::open_layers(
      files.gazetteer.empty() ? assets / "gazetteer" : files.gazetteer, files.own_gazetteers);
}

}  // namespace

StoryReader::StoryReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoryReader::StoryReader(StoryReader&&) noexcept = default;
StoryReader& StoryReader::operator=(StoryReader&&) noexcept = default;
StoryReader::~StoryReader() = default;

base::Result<StoryReader> StoryReader::open(const std::filesystem::path& assets,
                                            const ReaderFiles& files) {
  auto world = open_world(assets, files);
  if (!world) return world.error();
  auto parser = syntax::Parser::open(
      files.syntax_model.empty() ? assets / "syntax" / "english.dlsyn" : files.syntax_model);
  if (!parser) return parser.error();
  auto times = timex::TimexFinder::open(assets / "lexicon" / "time");
  if (!times) return times.error();
  auto lexicon = Lexicon::open(assets / "lexicon" / "event", files.own_lexicons);
  if (!lexicon) return lexicon.error();
  return make(std::make_shared<const Grammar>(
                  Grammar{assets, files, std::move(parser).value(), std::move(times).value(),
                          std::move(lexicon).value(), time::Zones::open()}),
              std::move(*world), files.own_places);
}

base::Result<StoryReader> StoryReader::with_places(std::vector<gazetteer::Row> own_places) const {
  auto world = open_world(impl_->grammar->assets, impl_->grammar->files);
  if (!world) return world.error();
  return make(impl_->grammar, std::move(*world), std::move(own_places));
}

base::Result<StoryReader> StoryReader::make(std::shared_ptr<const Grammar> grammar,
                                            gazetteer::Gazetteer opened,
                                            std::vector<gazetteer::Row> own_places) {
  auto world = std::make_unique<gazetteer::Gazetteer>(std::move(opened));
  std::string version = world->version();
  auto own = gazetteer::OwnPlaces::compile(std::move(own_places), *world);
  if (!own) return own.error();
  if (!own->empty()) {
    if (auto added = world->add_layer(own->layer(), "places of the project"); !added) {
      return added.error();
    }
  }
  const auto geo = grammar->assets / "lexicon" / "geo";
  const std::filesystem::path& weights = grammar->files.weights;
  auto geoparser = weights.empty() ? geoparse::Geoparser::open(*world, geo)
                                   : geoparse::Geoparser::open(*world, geo, weights);
  if (!geoparser) return geoparser.error();
  return StoryReader(
      std::make_unique<Impl>(Impl{std::move(world), std::move(version), std::move(*own),
                                  std::move(geoparser).value(), std::move(grammar)}));
}

Document StoryReader::read(text::Story story, const ReadOptions& options) const {
  const Grammar& grammar = *impl_->grammar;
  Document d;
  d.story = std::move(story);
  // Only English has a grammar and lexicons of events here; places are found in any language.
  const bool english = d.story.language == "en" || d.story.language.empty();
  d.date = options.date;
  d.date_from = options.date ? DateFrom::given : DateFrom::none;
  if (!d.date) {
    d.date = grammar.times.stated_date(d.story);
    if (d.date) d.date_from = DateFrom::story;
    if (!d.date && options.else_date) {
      d.date = options.else_date;
      d.date_from = DateFrom::given;
    }
  }
  const bool events = options.events && english;
  d.trees.resize(d.story.sentences.size());
  const bool all = events || !english || !(options.places || options.times);
  const std::vector<bool> wanted =
      all ? std::vector<bool>(d.trees.size(), true)
          : sentences_to_parse(impl_->geoparser, grammar.times, d.story, options);
  const auto coordinates = geo::find_coordinates(d.story.text);
  const auto stopped = [&options](float share) {
    return options.progress && !options.progress(share);
  };
  for (std::size_t s = 0; s < d.trees.size(); ++s) {
    if (s % kSentencesAStep == 0 &&
        stopped(kParsing * static_cast<float>(s) / static_cast<float>(d.trees.size()))) {
      return d;
    }
    if (english && wanted[s]) parse(grammar.parser, d, s, coordinates);
  }
  if (stopped(kParsing)) return d;
  if (options.places || options.events) {
    const auto reasons = options.reasons ? geoparse::Reasons::told : geoparse::Reasons::none;
    const auto find = [&] {
      d.places = options.given_mentions
                     ? impl_->geoparser.resolve(d.story, d.trees, *options.given_mentions, reasons)
                     : impl_->geoparser.find(d.story, d.trees, reasons);
    };
    find();
    if (!all && !options.given_mentions && parse_places(grammar.parser, d, coordinates)) find();
  }
  if (stopped(kPlaces)) return d;
  if (options.times || options.events) {
    d.times = grammar.times.find(d.story, d.trees, {d.date, reference_mode(options.mode)});
  }
  leave_out_of_coordinates(d);
  if (d.date) {
    for (const auto& m : d.places) {
      if (m.role != geoparse::Role::dateline || m.place() == nullptr) continue;
      const auto zone = grammar.zones.zone_of(m.place()->country, m.place()->at);
      d.utc_offset_minutes = time::Zones::offset_of(zone, time::Minute::start_of(*d.date) + 720);
      break;
    }
  }
  timex::settle_zones(d.times, d.utc_offset_minutes);
  if (stopped(kTimes)) return d;
  if (events) {
    ToldEvents told = extract_events(d, grammar.lexicon);
    d.events = std::move(told.events);
    d.links = std::move(told.links);
    d.holdings = std::move(told.holdings);
  }
  return d;
}

const gazetteer::Gazetteer& StoryReader::gazetteer() const { return *impl_->gazetteer; }
std::string StoryReader::data_version() const { return impl_->version; }
std::string StoryReader::data_version(const text::Story& story) const {
  const std::uint64_t named = impl_->own_places.named_in(story);
  return named == 0 ? impl_->version : fmt::format("{}{}{:016x}", impl_->version, kPlus, named);
}
std::string StoryReader::model_version() const {
  return std::string(impl_->grammar->parser.model_version());
}

std::string_view own_places_in(std::string_view data_version) {
  const std::size_t plus = data_version.find(kPlus);
  return plus == std::string_view::npos ? std::string_view() : data_version.substr(plus + 1);
}

std::string_view without_own_places(std::string_view data_version) {
  return data_version.substr(0, data_version.find(kPlus));
}

}  // namespace dateline::event

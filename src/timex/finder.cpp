#include "timex/finder.hpp"

#include <algorithm>
#include <array>

#include "timex/anchoring.hpp"
#include "timex/makers.hpp"
#include "timex/rules.hpp"
#include "timex/tense.hpp"

namespace dateline::timex {

struct TimexFinder::State {
  Lexicon lexicon;
  Rules rules;
  Verbs verbs;
};

namespace {

std::optional<Answer> make(const Rule& rule, const Parts& parts, const Talk& talk) {
  switch (rule.make) {
    case Make::date:
    case Make::range:
      return make_date(parts, talk, rule.argument);
    case Make::relative:
      return make_relative(parts, talk, rule.argument);
    case Make::shift:
      return make_shift(parts, talk, rule.argument);
    case Make::stretch:
      return make_stretch(parts, talk, rule.argument);
    case Make::duration:
      return make_duration(parts, rule.argument);
    case Make::set:
      return make_set(parts, rule.argument);
    case Make::vague:
      return make_vague(parts, talk);
    case Make::named:
      return make_named(parts, talk);
    case Make::pointer:
    case Make::nothing:
      break;
  }
  return Answer{};
}

/// One pass over a story.
class Pass {
 public:
  Pass(const Lexicon& lexicon, const Rules& rules, const Verbs& verbs, const Reference& reference,
       bool narrative)
      : lexicon_(lexicon), rules_(rules), verbs_(verbs), talk_(reference.story_date, narrative) {}

  void sentence(const text::Story& story, std::size_t index, const syntax::Tree* tree) {
    const text::Sentence& sentence = story.sentences[index];
    sentence_ = static_cast<std::uint32_t>(index);
    read_line(lexicon_, story.text, sentence.span, line_);
    if (!line_.speaks_of_time) return;
    if (tree != nullptr && tree->words.empty()) tree = nullptr;
    const auto tokens =
        std::span(story.tokens).subspan(sentence.tokens.begin, sentence.tokens.size());
    const std::size_t first = times_.size();
    for (std::uint32_t at = 0; at < line_.size();) {
      const std::uint32_t next = step(at, tree, tokens, sentence.paragraph);
      at = std::max(next, at + 1);
    }
    for (std::size_t i = first; i + 1 < times_.size(); ++i) {
      link_range(line_, times_, i, spans_);
    }
  }

  std::vector<Timex> take() { return std::move(times_); }

 private:
  /// Reads what begins at `at`; where to go on.
  std::uint32_t step(std::uint32_t at, const syntax::Tree* tree,
                     std::span<const text::Token> tokens, std::uint32_t paragraph) {
    rules_.match(line_, at, matches_);
    for (const Match& match : matches_) {
      const Rule& rule = rules_.all()[match.rule];
      if (rule.make == Make::nothing) return match.end;
      const text::Span span = {line_.lexemes[match.begin].span.start,
                               line_.lexemes[match.end - 1].span.end};
      const Governor governor =
          tree != nullptr
              ? governor_by_tree(verbs_, *tree, tokens, span)
              : Governor{direction_by_words(lexicon_, line_, match.begin, match.end), false};
      reported_ = governor.reports;
      talk_.at(paragraph, sentence_, governor.direction);
      if (rule.make == Make::range ? both(match, rule) : one(match, rule)) return match.end;
    }
    return at + 1;
  }

  bool one(const Match& match, const Rule& rule) {
    Parts parts = parts_of(match, line_, lexicon_, false);
    if (parts.clock && rule.make == Make::date) add_day_behind_brackets(match.end, parts);
    auto answer = make(rule, parts, talk_);
    if (!answer) return false;
    add(*answer, rule, match.begin, match.end);
    return true;
  }

  [[nodiscard]] const Item* item_at(std::uint32_t at, Class cls) const {
    if (at >= line_.size()) return nullptr;
    for (std::uint32_t n = line_.first_item[at]; n < line_.first_item[at + 1]; ++n) {
      if (line_.items[n].cls == cls) return &line_.items[n];
    }
    return nullptr;
  }

  /// "at 6 p.m. (1500 GMT) on Friday": the day stands behind the same time in another zone.
  void add_day_behind_brackets(std::uint32_t at, Parts& parts) const {
    if (parts.weekday || parts.month || parts.day || parts.year) return;
    if (at >= line_.size() || line_.lexemes[at].lower != "(") return;
    constexpr std::uint32_t kLongest = 8;  // lexemes between the brackets
    std::uint32_t i = at + 1;
    while (i < line_.size() && i < at + kLongest && line_.lexemes[i].lower != ")") ++i;
    if (i >= line_.size() || line_.lexemes[i].lower != ")") return;
    if (item_at(i - 1, Class::zone) == nullptr && line_.lexemes[i - 1].lower != "time") return;
    ++i;
    if (i < line_.size() && line_.lexemes[i].lower == "on") ++i;
    if (const Item* const weekday = item_at(i, Class::weekday)) {
      parts.weekday = static_cast<int>(weekday->number);
      return;
    }
    const Item* day = item_at(i, Class::day);
    const Item* month = item_at(i + 1, Class::month);
    if (day == nullptr || month == nullptr) {
      month = item_at(i, Class::month);
      day = item_at(i + 1, Class::day);
    }
    if (day == nullptr || month == nullptr) return;
    parts.month = static_cast<int>(month->number);
    parts.day = static_cast<int>(day->number);
  }

  bool both(const Match& match, const Rule& rule) {
    Parts first = parts_of(match, line_, lexicon_, false);
    Parts second = parts_of(match, line_, lexicon_, true);
    if (rule.argument == "clock") {
      second.clock.reset();
      second.part = nullptr;
    } else {
      second.modifier = nullptr;
    }
    if (second.two && first.year) second.year = *first.year / 100 * 100 + *second.two;
    // Years BC count down, so that the second of "499-449 BC" is the later all the same.
    if (second.two && first.year && *second.year <= *first.year) return false;
    if (first.bc && first.year && *first.year > 0) first.year = 1 - *first.year;
    auto a = make(rule, first, talk_);
    if (!a) return false;
    // "October to March 1945" began the year before.
    auto b = make(rule, second, talk_);
    if (b && a->told && b->told && first.month && second.month && *first.month > *second.month &&
        a->told->days.first > b->told->days.first && first.year && first.year == second.year) {
      --*first.year;
      a = make(rule, first, talk_);
    }
    if (!a || !b) return false;
    add(*a, rule, match.begin, match.first_end);
    add(*b, rule, match.second_begin, match.end);
    return true;
  }

  void add(Answer& answer, const Rule& rule, std::uint32_t begin, std::uint32_t end) {
    Timex timex;
    timex.span = {line_.lexemes[begin].span.start, line_.lexemes[end - 1].span.end};
    timex.type = answer.type;
    timex.value = std::move(answer.value);
    timex.bounds = answer.bounds;
    timex.relative = answer.relative;
    timex.vague = answer.vague;
    timex.zone = answer.zone;
    timex.anchor = answer.anchor;
    timex.offset_days = answer.offset_days;
    timex.rule = rule.name;
    timex.anchoring = answer.anchoring.value_or(anchoring_before(line_, begin, answer.type));
    // "at 7:45 a.m. (0445 GMT)" says the same again.
    const bool again = answer.zone && begin > 0 && line_.lexemes[begin - 1].lower == "(";
    if (answer.told && !again) {
      answer.told->timex = static_cast<int>(times_.size());
      answer.told->background = answer.told->background || aside(begin, end, *answer.told);
      answer.told->reported = reported_;
      talk_.tell(*answer.told);
    }
    times_.push_back(std::move(timex));
    spans_.resize(times_.size());
    spans_.back() = {begin, end};
  }

  /// Whether a time only names or explains something: "the 1911 edition", "for a campaign planned
  /// in 1976". What leads a sentence carries the story on.
  [[nodiscard]] bool aside(std::uint32_t begin, std::uint32_t end, const Told& told) const {
    if (told.grain < Grain::month || told.grain > Grain::year) return false;
    constexpr std::uint32_t kLead = 5;
    if (told.grain == Grain::year && begin > kLead) return true;
    if (begin == 0 || end >= line_.size()) return false;
    const std::string& before = line_.lexemes[begin - 1].lower;
    return (before == "the" || before == "a" || before == "s") && line_.lexemes[end].letters;
  }

  const Lexicon& lexicon_;
  const Rules& rules_;
  const Verbs& verbs_;
  Talk talk_;
  bool reported_ = false;  ///< the expression tells when something was said
  std::uint32_t sentence_ = 0;
  Line line_;
  std::vector<Match> matches_;
  std::vector<Timex> times_;
  std::vector<text::Range> spans_;  ///< lexemes of each expression
};

/// How a text tells: years spoken of, those near the story's date, days without a year, and words
/// that count from the story's day.
struct Manner {
  int years = 0;
  int near = 0;
  int days = 0;
  int deictic = 0;
  int ancient = 0;          ///< years BC
  bool year_first = false;  ///< a year is told before any day without one
};

/// Whether an item of `cls` stands within `reach` lexemes of lexeme i.
bool stands_near(const Line& line, std::size_t i, Class cls, std::size_t reach) {
  const std::size_t first = i > reach ? i - reach : 0;
  const std::size_t last = std::min(line.size(), i + reach + 1);
  for (std::uint32_t n = line.first_item[first]; n < line.first_item[last]; ++n) {
    if (line.items[n].cls == cls) return true;
  }
  return false;
}

Manner manner_of(const Lexicon& lexicon, const text::Story& story,
                 const std::optional<time::Days>& date) {
  Manner out;
  Line line;
  for (const text::Sentence& sentence : story.sentences) {
    read_line(lexicon, story.text, sentence.span, line);
    if (!line.speaks_of_time) continue;
    for (std::size_t i = 0; i < line.size(); ++i) {
      for (std::uint32_t n = line.first_item[i]; n < line.first_item[i + 1]; ++n) {
        const Item& item = line.items[n];
        const bool overnight =
            item.cls == Class::day_part &&
            lexicon.entry(static_cast<std::uint32_t>(item.entry)).has(kOvernight);
        const bool dated = item.cls == Class::weekday && stands_near(line, i, Class::month, 4);
        if ((item.cls == Class::weekday && !dated) || item.cls == Class::day_word || overnight) {
          ++out.deictic;
        }
        if (item.cls == Class::month && stands_near(line, i, Class::day, 2) &&
            !stands_near(line, i, Class::year, 4)) {
          ++out.days;
        }
        if (item.cls == Class::era || item.cls == Class::year) {
          out.year_first = out.year_first || out.days == 0;
        }
        if (item.cls == Class::era) {
          ++out.years;
          if (lexicon.entry(static_cast<std::uint32_t>(item.entry)).value == "BC") ++out.ancient;
        }
        if (item.cls != Class::year) continue;
        ++out.years;
        if (date && std::abs(static_cast<int>(item.number) - time::year_of(*date)) <= 1) ++out.near;
      }
    }
  }
  return out;
}

}  // namespace

TimexFinder::TimexFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
TimexFinder::TimexFinder(TimexFinder&&) noexcept = default;
TimexFinder& TimexFinder::operator=(TimexFinder&&) noexcept = default;
TimexFinder::~TimexFinder() = default;

base::Result<TimexFinder> TimexFinder::open(const std::filesystem::path& lexicon_folder) {
  auto lexicon = Lexicon::open(lexicon_folder);
  if (!lexicon) return lexicon.error();
  auto rules = Rules::open(lexicon_folder / "rules.tsv", *lexicon);
  if (!rules) return rules.error();
  auto verbs = Verbs::open(lexicon_folder / "verbs.tsv");
  if (!verbs) return verbs.error();
  return TimexFinder(
      std::make_unique<State>(State{std::move(*lexicon), std::move(*rules), std::move(*verbs)}));
}

Reference::Mode TimexFinder::mode_of(const text::Story& story, const Reference& reference) const {
  if (reference.mode != Reference::Mode::automatic) return reference.mode;
  const Manner manner = manner_of(state_->lexicon, story, reference.story_date);
  constexpr int kManyYears = 6;
  const bool history = manner.years >= kManyYears && manner.near * 3 <= manner.years &&
                       manner.deictic * 3 <= manner.years;
  // A tale of one year names it first and then goes from day to day.
  constexpr int kManyDays = 4;
  const bool one_year = manner.year_first && manner.near == 0 && manner.days >= kManyDays &&
                        manner.deictic * 6 <= manner.days + manner.years;
  const bool ancient = manner.ancient > 0 && manner.near == 0 && manner.deictic <= manner.ancient;
  return history || one_year || ancient ? Reference::Mode::narrative : Reference::Mode::news;
}

std::vector<Timex> TimexFinder::find(const text::Story& story, std::span<const syntax::Tree> trees,
                                     const Reference& reference) const {
  const bool narrative = mode_of(story, reference) == Reference::Mode::narrative;
  Pass pass(state_->lexicon, state_->rules, state_->verbs, reference, narrative);
  for (std::size_t i = 0; i < story.sentences.size(); ++i) {
    pass.sentence(story, i, i < trees.size() ? &trees[i] : nullptr);
  }
  return pass.take();
}

std::vector<bool> TimexFinder::speaks_of_time(const text::Story& story) const {
  std::vector<bool> out;
  out.reserve(story.sentences.size());
  Line line;
  for (const text::Sentence& sentence : story.sentences) {
    read_line(state_->lexicon, story.text, sentence.span, line);
    out.push_back(line.speaks_of_time);
  }
  return out;
}

std::optional<time::Days> TimexFinder::stated_date(const text::Story& story) const {
  for (const text::Span& span : story.date_candidates) {
    text::Story part;
    part.text = story.text;
    part.sentences.push_back({.span = span, .tokens = {}, .paragraph = 0});
    for (const Timex& timex : find(part, {}, {.story_date = {}, .mode = Reference::Mode::news})) {
      const auto& bounds = timex.bounds;
      if (timex.relative || !bounds.earliest || !bounds.latest) continue;
      if (bounds.earliest->day() == bounds.latest->day()) return bounds.earliest->day();
    }
  }
  return std::nullopt;
}

std::vector<TimexFinder::RuleExample> TimexFinder::examples() const {
  std::vector<RuleExample> out;
  for (const Rule& rule : state_->rules.all()) {
    if (!rule.example.empty()) out.push_back({rule.name, rule.example, rule.gives});
  }
  return out;
}

std::string_view name(Anchoring anchoring) {
  constexpr std::array<std::string_view, 6> kNames = {"within", "since", "until",
                                                      "before", "after", "for"};
  return kNames[static_cast<std::size_t>(anchoring)];
}

}  // namespace dateline::timex

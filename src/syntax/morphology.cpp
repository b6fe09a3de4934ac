#include "syntax/morphology.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace dateline::syntax {
namespace {

/// What a word has among its dependents.
struct Has {
  bool passive = false;      // passive auxiliary, passive subject or agent
  bool auxiliary = false;    // an active auxiliary: "had seized"
  bool marker = false;       // "to"
  bool progressive = false;  // a form of "be" as auxiliary
  bool subject = false;
  bool object = false;
};

Voice voice_of(const Word& word, const Has& has) {
  if (has.passive) return Voice::passive;
  if (word.xpos != "VBN") return Voice::active;
  if (has.auxiliary || has.subject || has.object) return Voice::active;
  switch (word.rel) {
    case Deprel::acl:
    case Deprel::amod:
    case Deprel::advcl:
    case Deprel::root:  // headlines: "Town seized by rebels", "Five killed"
    case Deprel::ccomp:
    case Deprel::xcomp:
    case Deprel::acl_relcl:
    case Deprel::parataxis:
      return Voice::passive;
    default:
      return Voice::active;
  }
}

void fill_verb(Word& word, const Has& has) {
  if (word.xpos == "VBD") {
    word.tense = Tense::past;
    word.verb_form = VerbForm::finite;
  } else if (word.xpos == "VBZ" || word.xpos == "VBP" || word.xpos == "MD") {
    word.tense = word.xpos == "MD" ? Tense::none : Tense::present;
    word.verb_form = VerbForm::finite;
  } else if (word.xpos == "VBN") {
    word.tense = Tense::past;
    word.verb_form = VerbForm::participle;
  } else if (word.xpos == "VBG") {
    const bool attribute = word.rel == Deprel::acl || word.rel == Deprel::amod;
    word.verb_form = has.progressive || attribute ? VerbForm::participle : VerbForm::gerund;
    if (word.verb_form == VerbForm::participle) word.tense = Tense::present;
  } else {
    word.verb_form = VerbForm::infinitive;
  }
  if (word.upos == Upos::verb || has.passive) word.voice = voice_of(word, has);
}

}  // namespace

void fill_features(std::span<Word> words) {
  std::vector<Has> has(words.size());
  for (const Word& word : words) {
    if (word.head < 0) continue;
    Has& h = has[static_cast<std::size_t>(word.head)];
    switch (word.rel) {
      case Deprel::aux_pass:
      case Deprel::nsubj_pass:
      case Deprel::csubj_pass:
      case Deprel::obl_agent:
        h.passive = true;
        break;
      case Deprel::aux:
        h.auxiliary = h.auxiliary || word.lemma == "have" || word.lemma == "'ve";
        h.progressive = h.progressive || word.lemma == "be";
        break;
      case Deprel::nsubj:
        h.subject = true;
        break;
      case Deprel::obj:
        h.object = true;
        break;
      case Deprel::mark:
        h.marker = h.marker || word.xpos == "TO";
        break;
      default:
        break;
    }
  }
  // "was seized and burned": the second participle shares the auxiliary of the first.
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (word.rel != Deprel::conj || word.xpos != "VBN" || word.head < 0) continue;
    const auto head = static_cast<std::size_t>(word.head);
    if (head >= i || words[head].xpos != "VBN") continue;
    has[i].passive = has[i].passive || (has[head].passive && !has[i].subject && !has[i].auxiliary);
    has[i].auxiliary = has[i].auxiliary || (has[head].auxiliary && !has[head].passive);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    const bool verb =
        word.upos == Upos::verb || word.upos == Upos::aux || word.xpos.starts_with("VB");
    if (verb) {
      fill_verb(word, has[i]);
    } else if (word.upos == Upos::noun || word.upos == Upos::propn) {
      word.number = word.xpos == "NNS" || word.xpos == "NNPS" ? Number::plural : Number::singular;
    } else if (word.upos == Upos::pron || word.upos == Upos::det) {
      if (word.lemma == "we" || word.lemma == "they" || word.lemma == "these" ||
          word.lemma == "those") {
        word.number = Number::plural;
      } else if (word.lemma == "i" || word.lemma == "he" || word.lemma == "she" ||
                 word.lemma == "it" || word.lemma == "this" || word.lemma == "that") {
        word.number = Number::singular;
      }
    }
  }
}

std::string features(const Word& word) {
  constexpr std::array kNumbers = {"", "Sing", "Plur"};
  constexpr std::array kTenses = {"", "Past", "Pres"};
  constexpr std::array kForms = {"", "Fin", "Inf", "Ger", "Part"};
  constexpr std::array kVoices = {"", "Act", "Pass"};
  std::string out;
  const auto add = [&out](const char* key, const char* value) {
    if (*value == '\0') return;
    out += std::string(out.empty() ? "" : "|") + key + "=" + value;
  };
  add("Number", kNumbers.at(static_cast<std::size_t>(word.number)));
  add("Tense", kTenses.at(static_cast<std::size_t>(word.tense)));
  add("VerbForm", kForms.at(static_cast<std::size_t>(word.verb_form)));
  add("Voice", kVoices.at(static_cast<std::size_t>(word.voice)));
  return out.empty() ? "_" : out;
}

}  // namespace dateline::syntax

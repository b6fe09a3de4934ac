#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace dateline::syntax {

/// Past forms and participles of English verbs that are not made with "-ed", sorted, and their
/// bases. The treebanks hold the frequent ones only.
inline constexpr auto kIrregularVerbs =
    std::to_array<std::pair<std::string_view, std::string_view>>({
        {"arisen", "arise"},
        {"arose", "arise"},
        {"ate", "eat"},
        {"awoke", "awake"},
        {"awoken", "awake"},
        {"beaten", "beat"},
        {"became", "become"},
        {"befallen", "befall"},
        {"befell", "befall"},
        {"began", "begin"},
        {"begun", "begin"},
        {"bent", "bend"},
        {"bit", "bite"},
        {"bitten", "bite"},
        {"bled", "bleed"},
        {"blew", "blow"},
        {"blown", "blow"},
        {"bore", "bear"},
        {"borne", "bear"},
        {"bought", "buy"},
        {"bound", "bind"},
        {"bred", "breed"},
        {"broke", "break"},
        {"broken", "break"},
        {"brought", "bring"},
        {"built", "build"},
        {"came", "come"},
        {"caught", "catch"},
        {"chose", "choose"},
        {"chosen", "choose"},
        {"clung", "cling"},
        {"crept", "creep"},
        {"dealt", "deal"},
        {"drank", "drink"},
        {"drawn", "draw"},
        {"drew", "draw"},
        {"driven", "drive"},
        {"drove", "drive"},
        {"drunk", "drink"},
        {"dug", "dig"},
        {"eaten", "eat"},
        {"fallen", "fall"},
        {"fed", "feed"},
        {"fell", "fall"},
        {"felt", "feel"},
        {"fled", "flee"},
        {"flew", "fly"},
        {"flown", "fly"},
        {"flung", "fling"},
        {"forbade", "forbid"},
        {"forbidden", "forbid"},
        {"forgave", "forgive"},
        {"forgiven", "forgive"},
        {"forgot", "forget"},
        {"forgotten", "forget"},
        {"fought", "fight"},
        {"found", "find"},
        {"froze", "freeze"},
        {"frozen", "freeze"},
        {"gave", "give"},
        {"given", "give"},
        {"gone", "go"},
        {"got", "get"},
        {"gotten", "get"},
        {"grew", "grow"},
        {"ground", "grind"},
        {"grown", "grow"},
        {"heard", "hear"},
        {"held", "hold"},
        {"hid", "hide"},
        {"hidden", "hide"},
        {"hung", "hang"},
        {"kept", "keep"},
        {"knelt", "kneel"},
        {"knew", "know"},
        {"known", "know"},
        {"laid", "lay"},
        {"lain", "lie"},
        {"lay", "lie"},
        {"leapt", "leap"},
        {"led", "lead"},
        {"left", "leave"},
        {"lent", "lend"},
        {"lit", "light"},
        {"lost", "lose"},
        {"made", "make"},
        {"meant", "mean"},
        {"met", "meet"},
        {"mowed", "mow"},
        {"mown", "mow"},
        {"overcame", "overcome"},
        {"overran", "overrun"},
        {"overtaken", "overtake"},
        {"overthrew", "overthrow"},
        {"overthrown", "overthrow"},
        {"overtook", "overtake"},
        {"paid", "pay"},
        {"ran", "run"},
        {"rang", "ring"},
        {"rebuilt", "rebuild"},
        {"retaken", "retake"},
        {"retook", "retake"},
        {"ridden", "ride"},
        {"risen", "rise"},
        {"rode", "ride"},
        {"rose", "rise"},
        {"rung", "ring"},
        {"said", "say"},
        {"sang", "sing"},
        {"sank", "sink"},
        {"sat", "sit"},
        {"saw", "see"},
        {"seen", "see"},
        {"sent", "send"},
        {"sewed", "sew"},
        {"sewn", "sew"},
        {"shaken", "shake"},
        {"shone", "shine"},
        {"shook", "shake"},
        {"shot", "shoot"},
        {"showed", "show"},
        {"shown", "show"},
        {"shrank", "shrink"},
        {"shrunk", "shrink"},
        {"slain", "slay"},
        {"slept", "sleep"},
        {"slew", "slay"},
        {"slid", "slide"},
        {"slung", "sling"},
        {"slunk", "slink"},
        {"sold", "sell"},
        {"sought", "seek"},
        {"sped", "speed"},
        {"spent", "spend"},
        {"spilt", "spill"},
        {"spoke", "speak"},
        {"spoken", "speak"},
        {"sprang", "spring"},
        {"sprung", "spring"},
        {"spun", "spin"},
        {"stole", "steal"},
        {"stolen", "steal"},
        {"stood", "stand"},
        {"strewed", "strew"},
        {"strewn", "strew"},
        {"stridden", "stride"},
        {"striven", "strive"},
        {"strode", "stride"},
        {"strove", "strive"},
        {"struck", "strike"},
        {"strung", "string"},
        {"stuck", "stick"},
        {"stung", "sting"},
        {"sung", "sing"},
        {"sunk", "sink"},
        {"swam", "swim"},
        {"swelled", "swell"},
        {"swept", "sweep"},
        {"swollen", "swell"},
        {"swore", "swear"},
        {"sworn", "swear"},
        {"swum", "swim"},
        {"swung", "swing"},
        {"taken", "take"},
        {"taught", "teach"},
        {"thought", "think"},
        {"threw", "throw"},
        {"thrown", "throw"},
        {"told", "tell"},
        {"took", "take"},
        {"tore", "tear"},
        {"torn", "tear"},
        {"trod", "tread"},
        {"trodden", "tread"},
        {"undergone", "undergo"},
        {"understood", "understand"},
        {"undertaken", "undertake"},
        {"undertook", "undertake"},
        {"underwent", "undergo"},
        {"upheld", "uphold"},
        {"went", "go"},
        {"wept", "weep"},
        {"withdrawn", "withdraw"},
        {"withdrew", "withdraw"},
        {"withheld", "withhold"},
        {"withstood", "withstand"},
        {"woke", "wake"},
        {"woken", "wake"},
        {"won", "win"},
        {"wore", "wear"},
        {"worn", "wear"},
        {"wound", "wind"},
        {"wove", "weave"},
        {"woven", "weave"},
        {"written", "write"},
        {"wrote", "write"},
        {"wrung", "wring"},
    });
static_assert(std::is_sorted(kIrregularVerbs.begin(), kIrregularVerbs.end()));

/// Past forms that are nothing else but verbs, sorted ("ground" and "felt" are not among them).
inline constexpr auto kOnlyVerbs = std::to_array<std::string_view>({
    "arose",      "ate",       "awoke",     "became",   "befell",  "began",  "bled",     "bought",
    "brought",    "came",      "caught",    "chose",    "clung",   "crept",  "dealt",    "drank",
    "drew",       "fled",      "flew",      "forbade",  "forgave", "forgot", "fought",   "froze",
    "gave",       "grew",      "heard",     "held",     "kept",    "knelt",  "knew",     "leapt",
    "overcame",   "overran",   "overthrew", "overtook", "paid",    "ran",    "rang",     "rebuilt",
    "retook",     "sang",      "sent",      "shook",    "shrank",  "slept",  "slew",     "slid",
    "slunk",      "sold",      "sought",    "sprang",   "stood",   "strode", "strove",   "struck",
    "swam",       "swept",     "swore",     "taught",   "threw",   "told",   "took",     "tore",
    "understood", "undertook", "underwent", "upheld",   "went",    "wept",   "withdrew", "withheld",
    "withstood",  "wrote",
});
static_assert(std::is_sorted(kOnlyVerbs.begin(), kOnlyVerbs.end()));

[[nodiscard]] constexpr bool is_only_verb(std::string_view form) {
  return std::binary_search(kOnlyVerbs.begin(), kOnlyVerbs.end(), form);
}

/// The base of a past form or participle in lower case; "" where it is not irregular.
[[nodiscard]] constexpr std::string_view irregular_base(std::string_view form) {
  const auto* const at = std::lower_bound(
      kIrregularVerbs.begin(), kIrregularVerbs.end(), form,
      [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return at != kIrregularVerbs.end() && at->first == form ? at->second : std::string_view{};
}

/// Whether the form tells the past and is no base of another verb ("found", "saw", "lay").
[[nodiscard]] constexpr bool is_irregular_past(std::string_view form) {
  constexpr auto kBases = std::to_array<std::string_view>(
      {"bore", "bound", "fell", "felt", "found", "ground", "lay", "rent", "saw", "wound"});
  return !irregular_base(form).empty() && std::ranges::find(kBases, form) == kBases.end();
}

/// Whether the participle of a verb is written otherwise than its past: "taken" is never "took".
[[nodiscard]] inline bool participle_differs(std::string_view lemma) {
  std::size_t forms = 0;
  bool in_n = false;
  for (const auto& [form, base] : kIrregularVerbs) {
    if (base != lemma) continue;
    ++forms;
    in_n = in_n || form.ends_with("en") || form.ends_with("wn") || form.ends_with("rn");
  }
  return forms > 1 || in_n;
}

}  // namespace dateline::syntax

#pragma once

#include <array>
#include <string_view>

#include "wire_node.hpp"

namespace dateline::train::wire {

/// The forms of a verb.
struct Verb {
  View base, third, past, participle, gerund;
};
inline constexpr std::array kTaking = std::to_array<Verb>({
    {"seize", "seizes", "seized", "seized", "seizing"},
    {"capture", "captures", "captured", "captured", "capturing"},
    {"retake", "retakes", "retook", "retaken", "retaking"},
    {"recapture", "recaptures", "recaptured", "recaptured", "recapturing"},
    {"overrun", "overruns", "overran", "overrun", "overrunning"},
    {"storm", "storms", "stormed", "stormed", "storming"},
    {"attack", "attacks", "attacked", "attacked", "attacking"},
    {"shell", "shells", "shelled", "shelled", "shelling"},
    {"besiege", "besieges", "besieged", "besieged", "besieging"},
    {"surround", "surrounds", "surrounded", "surrounded", "surrounding"},
    {"enter", "enters", "entered", "entered", "entering"},
    {"bomb", "bombs", "bombed", "bombed", "bombing"},
    {"bombard", "bombards", "bombarded", "bombarded", "bombarding"},
    {"evacuate", "evacuates", "evacuated", "evacuated", "evacuating"},
    {"abandon", "abandons", "abandoned", "abandoned", "abandoning"},
    {"leave", "leaves", "left", "left", "leaving"},
    {"hold", "holds", "held", "held", "holding"},
    {"secure", "secures", "secured", "secured", "securing"},
    {"lose", "loses", "lost", "lost", "losing"},
    {"hit", "hits", "hit", "hit", "hitting"},
    {"strike", "strikes", "struck", "struck", "striking"},
    {"raid", "raids", "raided", "raided", "raiding"},
    {"control", "controls", "controlled", "controlled", "controlling"},
    {"liberate", "liberates", "liberated", "liberated", "liberating"},
    {"cut", "cuts", "cut", "cut", "cutting"},
    {"blockade", "blockades", "blockaded", "blockaded", "blockading"},
    {"pound", "pounds", "pounded", "pounded", "pounding"},
    {"strafe", "strafes", "strafed", "strafed", "strafing"},
    {"raze", "razes", "razed", "razed", "razing"},
    {"loot", "loots", "looted", "looted", "looting"},
    {"ransack", "ransacks", "ransacked", "ransacked", "ransacking"},
    {"torch", "torches", "torched", "torched", "torching"},
    {"encircle", "encircles", "encircled", "encircled", "encircling"},
    {"reach", "reaches", "reached", "reached", "reaching"},
    {"target", "targets", "targeted", "targeted", "targeting"},
    {"rake", "rakes", "raked", "raked", "raking"},
    {"quit", "quits", "quit", "quit", "quitting"},
    {"vacate", "vacates", "vacated", "vacated", "vacating"},
    {"occupy", "occupies", "occupied", "occupied", "occupying"},
    {"defend", "defends", "defended", "defended", "defending"},
    {"destroy", "destroys", "destroyed", "destroyed", "destroying"},
    {"damage", "damages", "damaged", "damaged", "damaging"},
    {"clear", "clears", "cleared", "cleared", "clearing"},
    {"recover", "recovers", "recovered", "recovered", "recovering"},
    {"ring", "rings", "ringed", "ringed", "ringing"},
    {"blast", "blasts", "blasted", "blasted", "blasting"},
    {"hammer", "hammers", "hammered", "hammered", "hammering"},
    {"invade", "invades", "invaded", "invaded", "invading"},
    {"wrest", "wrests", "wrested", "wrested", "wresting"},
    {"desert", "deserts", "deserted", "deserted", "deserting"},
});
inline constexpr std::array kKilling = std::to_array<Verb>({
    {"kill", "kills", "killed", "killed", "killing"},
    {"wound", "wounds", "wounded", "wounded", "wounding"},
    {"injure", "injures", "injured", "injured", "injuring"},
    {"abduct", "abducts", "abducted", "abducted", "abducting"},
    {"kidnap", "kidnaps", "kidnapped", "kidnapped", "kidnapping"},
    {"arrest", "arrests", "arrested", "arrested", "arresting"},
    {"execute", "executes", "executed", "executed", "executing"},
    {"detain", "detains", "detained", "detained", "detaining"},
    {"displace", "displaces", "displaced", "displaced", "displacing"},
    {"trap", "traps", "trapped", "trapped", "trapping"},
    {"free", "frees", "freed", "freed", "freeing"},
    {"shoot", "shoots", "shot", "shot", "shooting"},
    {"behead", "beheads", "beheaded", "beheaded", "beheading"},
    {"repulse", "repulses", "repulsed", "repulsed", "repulsing"},
    {"repel", "repels", "repelled", "repelled", "repelling"},
    {"rout", "routs", "routed", "routed", "routing"},
    {"rescue", "rescues", "rescued", "rescued", "rescuing"},
    {"release", "releases", "released", "released", "releasing"},
    {"ambush", "ambushes", "ambushed", "ambushed", "ambushing"},
    {"drag", "drags", "dragged", "dragged", "dragging"},
});
inline constexpr std::array kGoing = std::to_array<Verb>({
    {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"},
    {"flee", "flees", "fled", "fled", "fleeing"},
    {"retreat", "retreats", "retreated", "retreated", "retreating"},
    {"pull", "pulls", "pulled", "pulled", "pulling"},
    {"advance", "advances", "advanced", "advanced", "advancing"},
    {"arrive", "arrives", "arrived", "arrived", "arriving"},
    {"move", "moves", "moved", "moved", "moving"},
    {"slip", "slips", "slipped", "slipped", "slipping"},
    {"march", "marches", "marched", "marched", "marching"},
    {"head", "heads", "headed", "headed", "heading"},
    {"roll", "rolls", "rolled", "rolled", "rolling"},
    {"walk", "walks", "walked", "walked", "walking"},
    {"drive", "drives", "drove", "driven", "driving"},
    {"escape", "escapes", "escaped", "escaped", "escaping"},
    {"return", "returns", "returned", "returned", "returning"},
    {"sail", "sails", "sailed", "sailed", "sailing"},
    {"stream", "streams", "streamed", "streamed", "streaming"},
    {"rumble", "rumbles", "rumbled", "rumbled", "rumbling"},
    {"pour", "pours", "poured", "poured", "pouring"},
});
inline constexpr std::array<View, 32> kGroups = {
    "militants",   "insurgents", "rebels",    "gunmen",     "troops",    "soldiers", "fighters",
    "jihadists",   "villagers",  "residents", "civilians",  "tribesmen", "militias", "warplanes",
    "helicopters", "policemen",  "officers",  "families",   "attackers", "forces",   "guards",
    "people",      "drones",     "planes",    "tanks",      "columns",   "jets",     "bombers",
    "police",      "refugees",   "shells",    "separatists"};
inline constexpr std::array<View, 18> kKinds = {
    "Turkmen", "Arab",    "Yazidi",  "Christian",      "Iraqi",    "Syrian",
    "Kurdish", "Sunni",   "Shi'ite", "Turkish",        "Islamist", "tribal",
    "Russian", "foreign", "local",   "pro-government", "armed",    "Iranian"};
inline constexpr std::array<View, 10> kModifiers = {
    "government", "security",   "army",   "rebel",  "militia",
    "coalition",  "opposition", "police", "border", "insurgent"};
inline constexpr std::array<View, 30> kPlaces = {
    "Mosul",   "Tikrit", "Baiji",    "Hawija",  "Falluja", "Ramadi", "Kirkuk", "Sinjar",
    "Samarra", "Baquba", "Amerli",   "Jalawla", "Makhmur", "Zumar",  "Rutba",  "Haditha",
    "Hit",     "Qaim",   "Raqqa",    "Palmyra", "Kobani",  "Aleppo", "Idlib",  "Homs",
    "Hama",    "Sirte",  "Benghazi", "Baghdad", "Erbil",   "Basra"};
inline constexpr std::array<View, 12> kFirst = {"Tal",  "Abu",  "Deir",     "Umm", "Bab", "Ain",
                                                "Khan", "Jurf", "Suleiman", "Ras", "Tuz", "Wadi"};
inline constexpr std::array<View, 14> kSecond = {"Afar",  "Ghraib", "Hafer",   "Qasr",     "Ezzor",
                                                 "Issa",  "Younis", "Bek",     "Khurmato", "Amr",
                                                 "Hamad", "Keppe",  "al-Arab", "al-Sakhar"};
inline constexpr std::array<View, 28> kSites = {
    "consulate",     "embassy", "headquarters", "barracks", "stronghold", "mosque",   "outpost",
    "neighbourhood",

    "town",          "city",    "village",      "district", "bridge",     "refinery", "airport",
    "dam",           "base",    "camp",         "border",   "crossing",   "compound", "suburb",
    "checkpoint",    "road",    "prison",       "hospital", "oilfield",   "station"};
inline constexpr std::array<View, 8> kSiteKinds = {"northern", "western", "besieged", "strategic",
                                                   "main",     "nearby",  "key",      "small"};
inline constexpr std::array<View, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                              "Friday", "Saturday", "Sunday"};
inline constexpr std::array<View, 12> kMonths = {"January", "February", "March", "April",
                                                 "May",     "June",     "July",  "August",
                                                 "Sept.",   "Oct.",     "Nov.",  "Dec."};
inline constexpr std::array<View, 12> kCounts = {
    "10", "11", "40", "49", "two", "three", "five", "dozens", "170", "1,000", "15,000", "six"};
inline constexpr std::array<View, 8> kUnits = {"hours", "days", "weeks", "months",
                                               "years", "days", "weeks", "months"};
inline constexpr std::array<View, 12> kRoles = {"official",  "source",    "officer",  "colonel",
                                                "mayor",     "spokesman", "witness",  "doctor",
                                                "commander", "governor",  "engineer", "resident"};
inline constexpr std::array<View, 8> kRoleKinds = {"local",  "senior",     "military", "medical",
                                                   "tribal", "provincial", "Iraqi",    "U.S."};
inline constexpr std::array<View, 8> kRoleNouns = {"police",   "security",   "army", "city",
                                                   "hospital", "government", "town", "council"};
inline constexpr std::array<View, 14> kGiven = {"Ahmed", "Ali",     "Qassim", "Hassan", "Saad",
                                                "Talal", "Mahmoud", "Jabbar", "Osama",  "Falah",
                                                "Nuri",  "Haider",  "Sabah",  "Omar"};
inline constexpr std::array<View, 14> kFamily = {
    "Atta",    "al-Maliki", "al-Abadi", "Barazi", "Hussein", "Yawar",  "al-Nujaifi",
    "Mansour", "Karim",     "Dulaimi",  "Nouri",  "Jassim",  "Khalaf", "Rashid"};
inline constexpr std::array<View, 8> kTitles = {"Col.",      "Gen.",    "Lt.",     "Maj.",
                                                "President", "Captain", "General", "Colonel"};
inline constexpr std::array<View, 6> kStates = {"Turkey",     "Iran",    "Russia",
                                                "Washington", "Baghdad", "Damascus"};
inline constexpr std::array<View, 5> kBodies = {"Pentagon", "army", "ministry", "government",
                                                "military"};
inline constexpr std::array<View, 24> kSyllables = {
    "ba",  "dar", "ja",  "mir", "zu",  "kha", "san", "tel", "qa",  "rif", "mu",  "ha",
    "sil", "ta",  "ghu", "nah", "wan", "ri",  "bek", "dul", "iya", "ra",  "zor", "een"};

}  // namespace dateline::train::wire

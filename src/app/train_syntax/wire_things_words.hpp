#pragma once

#include <array>

#include "wire_node.hpp"
#include "wire_words.hpp"

namespace dateline::train::wire {

inline constexpr std::array kMovers = std::to_array<View>(
    {"convoy", "patrol",  "column",    "bus",     "train",     "truck",      "ferry",
     "boat",   "tanker",  "freighter", "warship", "team",      "delegation", "crowd",
     "mob",    "brigade", "battalion", "unit",    "squad",     "minibus",    "ambulance",
     "tank",   "vessel",  "trawler",   "caravan", "motorcade", "bulldozer"});
inline constexpr std::array kFliers =
    std::to_array<View>({"plane", "helicopter", "drone", "jet", "airliner", "warplane", "gunship",
                         "aircraft", "bomber"});
inline constexpr std::array kShots = std::to_array<View>(
    {"missile", "rocket", "shell", "bomb", "mortar", "grenade", "torpedo", "projectile", "mine"});
inline constexpr std::array kOwners = std::to_array<View>(
    {"army", "police", "cargo", "passenger", "navy", "aid", "supply", "government", "military",
     "rebel", "relief", "refugee", "transport", "border", "militia", "air"});
inline constexpr std::array kActs = std::to_array<View>(
    {"ambush", "raid", "attack", "blast", "explosion", "strike", "bombardment", "offensive",
     "assault", "airstrike", "battle", "shooting", "crash", "riot", "protest", "operation"});
inline constexpr std::array kDisasters = std::to_array<View>(
    {"earthquake", "quake", "flood", "storm", "cyclone", "fire", "landslide", "hurricane",
     "tsunami", "avalanche", "mudslide", "blaze", "typhoon", "epidemic", "outbreak", "eruption"});
inline constexpr std::array kLoads =
    std::to_array<View>({"food",       "fuel",      "medicine", "ammunition", "grain",    "water",
                         "aid",        "equipment", "flour",    "tents",      "weapons",  "rifles",
                         "blankets",   "supplies",  "soldiers", "civilians",  "pilgrims", "workers",
                         "passengers", "refugees",  "troops",   "children"});
inline constexpr std::array kDescribed = std::to_array<View>(
    {"heavy", "armed", "foreign", "crowded", "stray", "powerful", "small", "large", "fierce",
     "surprise", "roadside", "military", "humanitarian", "local", "stolen", "unmarked"});
inline constexpr std::array kVictims = std::to_array<View>(
    {"people",     "civilians",   "soldiers", "policemen", "children", "villagers",
     "passengers", "militants",   "fighters", "rebels",    "migrants", "students",
     "workers",    "miners",      "women",    "gunmen",    "pilgrims", "prisoners",
     "hostages",   "worshippers", "farmers",  "sailors"});
inline constexpr std::array kWhere =
    std::to_array<View>({"near", "in", "at", "outside", "in", "near", "on"});
inline constexpr std::array kSides = std::to_array<View>(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"});

/// How things that fly end, or set out.
struct Down {
  View past, base, participle, particle;
};
inline constexpr std::array kDown = std::to_array<Down>({{"touched", "touch", "touched", "down"},
                                                         {"took", "take", "taken", "off"},
                                                         {"came", "come", "come", "down"},
                                                         {"went", "go", "gone", "down"},
                                                         {"broke", "break", "broken", "up"},
                                                         {"landed", "land", "landed", ""},
                                                         {"crashed", "crash", "crashed", ""},
                                                         {"exploded", "explode", "exploded", ""},
                                                         {"vanished", "vanish", "vanished", ""}});
/// What is done to things with a particle.
struct Off {
  View past, base, particle;
};
inline constexpr std::array kOff = std::to_array<Off>({{"carried", "carry", "off"},
                                                       {"drove", "drive", "off"},
                                                       {"fought", "fight", "off"},
                                                       {"beat", "beat", "back"},
                                                       {"made", "make", "off"},
                                                       {"brought", "bring", "down"},
                                                       {"broke", "break", "off"},
                                                       {"called", "call", "off"},
                                                       {"set", "set", "off"},
                                                       {"turned", "turn", "back"},
                                                       {"burned", "burn", "down"}});
/// Verbs that take "to" and another one; of their forms only those that are used.
inline constexpr std::array kTry =
    std::to_array<Verb>({{"try", "", "tried", "tried", ""},
                         {"vow", "", "vowed", "vowed", ""},
                         {"refuse", "", "refused", "refused", ""},
                         {"manage", "", "managed", "managed", ""},
                         {"fail", "", "failed", "failed", ""},
                         {"threaten", "", "threatened", "threatened", ""},
                         {"agree", "", "agreed", "agreed", ""}});

}  // namespace dateline::train::wire

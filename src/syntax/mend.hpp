#pragma once

#include "syntax/parse.hpp"

namespace dateline::syntax {

/// Mends a tree in which a noun heads the sentence and its verb was taken for a participle that
/// describes it ("Thousands [that were] protested"): English sentences have a finite verb, and past
/// tense and participle look alike. The participle becomes the head, the noun its subject.
/// Headlines and fragments with "by" ("Villages besieged by rebels") and nouns with a copula stay
/// as they are.
void mend_missing_predicate(Tree& tree);

/// Mends a tree in which a verb with a subject of its own was hung under its object as if it
/// modified it ("The Red Cross [delivered food]" with food as the head): the verb becomes the head.
void mend_verb_below_object(Tree& tree);

/// Mends "rebels fled to the west and families have fled": where the subject of the second clause
/// was taken for one more of the nouns before it, it is given back to the verb that has none.
void mend_stolen_subject(Tree& tree);

/// Mends "came six days after Mosul, the second city, fell": a noun taken for the object of "after"
/// gets the verb behind its apposition, which has neither a subject nor a conjunction.
void mend_cut_off_clause(Tree& tree);

/// Mends "Rebels [looted shops]" where "looted" was taken for what describes the shops and those
/// for what hangs on the rebels: right behind a plural it is the verb, the one its subject, the
/// other its object.
void mend_verb_taken_for_modifier(Tree& tree);

/// Mends "ruled out sending" where something hangs on the particle: it belongs to the particle's
/// verb.
void mend_below_particle(Tree& tree);

/// Mends "insurgents who routed the army" where the clause of "who", "which" or "whose" was hung on
/// a verb: right behind a noun it belongs to that noun.
void mend_relative_clause(Tree& tree);

/// Mends "two days after gunmen opened fire": a conjunction that was hung on the subject of its
/// clause as if it were a preposition marks the clause.
void mend_marked_subject(Tree& tree);

/// Mends "a short drive west from Mosul, the second city, which rebels seized": a city is an
/// apposition of the name right before it, and no drive; its relative clause comes along.
void mend_place_apposition(Tree& tree);

/// Mends "took Tikrit and stormed the consulate, abducting 49 people": the participle belongs to
/// the nearest of the verbs side by side.
void mend_gerund(Tree& tree);

/// Mends "are to meet there again": "there" says where and is no object.
void mend_there(Tree& tree);

/// Mends a sentence with its full stop but without any finite verb: "The U.S. military [airlifted
/// staff]", "supporters of rival candidates [fought with stones]". A verb taken for a participle,
/// whose past is written likewise, becomes the head, with the nouns before it as its subject.
void mend_no_finite_verb(Tree& tree);

/// Mends "Air strikes hit the town" where "strikes" was taken for the verb: behind "air", "drone",
/// "missile" or "rocket" and before another verb it is a noun, the subject of that verb.
void mend_strikes(Tree& tree);

/// Mends "the border crossing at Spin Boldak" where "crossing" was taken for what the border does.
void mend_border_crossing(Tree& tree);

/// Mends "which [Kurdish] [fighters] took over" where both words were taken for subjects of the
/// verb: the first describes the second.
void mend_split_subject(Tree& tree);

/// Mends "Russia and Turkey brokered a truce" where the first name was taken for the sentence and
/// the rest for what is joined to it: both are subjects of the verb.
void mend_joined_subject(Tree& tree);

/// Mends "captured Tikrit on Wednesday and Baiji on Thursday" where the second name was joined to
/// the day before it: it is one more of the names, and the day behind it is its own.
void mend_list_with_times(Tree& tree);

/// All of these, in the order in which they help each other.
void mend(Tree& tree);

}  // namespace dateline::syntax

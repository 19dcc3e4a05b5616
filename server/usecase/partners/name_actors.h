#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// What the people and programs of the caller's organisation are called, for histories and
// worklists, whose rows keep a number. Also those who have left: what they did stays theirs.
ActorNames name_actors(const Caller& caller, Ports& ports);

// How answers name who did something: the kind and a random handle ("person:6f0e..."), since the
// number that a row keeps ("person:3") counts the people of every organisation. The kind alone for
// whoever was never of the organisation; the operator, who has no number, is said as kept.
std::string shown_actor(std::string_view actor, const ActorNames& names);

// The other way round: what rows keep for it. Of what is none of theirs, a word that no row keeps.
std::string actor_shown_as(std::string_view shown, const ActorNames& names);

}  // namespace kitbank

#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// What the people and programs of the caller's organisation are called, for histories and
// worklists, whose rows keep a number. Also those who have left: what they did stays theirs.
ActorNames name_actors(const Caller& caller, Ports& ports);

}  // namespace kitbank

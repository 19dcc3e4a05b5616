#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// Memberships and tokens from before audit chains were kept get theirs, with the event `adoption`.
// Called once, by the program that brought the database to the version that keeps them: at any other
// time it would give a chain to what somebody put in by hand.
void adopt_access(Ports& ports);

// People and tokens from before digests of what they sign in with were kept get theirs, with the event
// `digest_adoption`. Harmless to repeat: it happens once, and the chain `people_adopted` tells that it
// did. Whoever takes that chain away, to have what they replaced adopted, leaves a gap in the log.
void adopt_credentials(Ports& ports);

}  // namespace kitbank

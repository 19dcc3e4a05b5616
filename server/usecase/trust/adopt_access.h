#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// Memberships and tokens from before audit chains were kept get theirs, with the event `adoption`.
// Called once, by the program that brought the database to the version that keeps them: at any other
// time it would give a chain to what somebody put in by hand.
void adopt_access(Ports& ports);

}  // namespace kitbank

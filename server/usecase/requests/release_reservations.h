#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// A job: what was set aside for somebody who did not come in time goes back to the shelf, and they are
// told; their request waits for another item. Answers how many.
int release_reservations(Ports& ports);

}  // namespace kitbank

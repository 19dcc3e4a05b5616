#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// A job: ends the holds whose last day is over, by the clock in London, so that allocation looks at those
// requests again. Each is audited as when somebody ends it. Answers how many.
int end_holds(Ports& ports);

}  // namespace kitbank

#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// Erases every resident whose retention rule is over and on whom no hold is, each in a transaction of
// their own, so that a stop in between loses nothing and the next run goes on. Answers how many.
// Run by the job "retention" at least once a day.
int enforce_retention(Ports& ports);

}  // namespace kitbank

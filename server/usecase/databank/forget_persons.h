#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// A job: no limit looks back for ever, and what it does not look back to needs no digest of a person. Answers how many issues
// were left without one.
int forget_data_persons(Ports& ports);

}  // namespace kitbank

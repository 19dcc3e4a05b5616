#pragma once
#include <string>
#include <vector>

#include "server/usecase/ports.h"

namespace kitbank {

struct DemonstrationSignIn {
    std::string email;
    std::string role;
};

// A small believable scheme: three hubs in an invented county, five people, forty devices in every state,
// requests at every stage, a conflict, a scan set aside and a withdrawn certificate. Everything is done by the real use-cases over
// the ten months before now, with a clock that is moved; nothing is inserted by hand. Wipe logs are made
// in nwipe's format for invented machines.
//
// Every person gets the given password, and nobody is asked for a second factor. Throws std::runtime_error when a use-case refuses: then the
// demonstration no longer fits the rules.
std::vector<DemonstrationSignIn> make_demonstration(const std::string& password, Ports& ports);

}  // namespace kitbank

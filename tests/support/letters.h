#pragma once
#include <vector>

#include "server/usecase/notices/post.h"
#include "tests/support/world.h"

namespace kitbank {

// What stands in the outbox and is not sent yet, in the order it was posted.
std::vector<Mail> letters_posted(Ports& ports);
inline std::vector<Mail> letters_posted(World& world) { return letters_posted(world.ports); }

}  // namespace kitbank

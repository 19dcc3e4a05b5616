#include "server/usecase/partners/name_actors.h"

namespace kitbank {

ActorNames name_actors(const Caller& caller, Ports& ports) {
    ActorNames names;
    ports.store.read([&](Reader& reader) { names = reader.actor_names(caller.organisation); });
    return names;
}

}  // namespace kitbank

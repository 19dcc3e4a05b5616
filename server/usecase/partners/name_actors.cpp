#include "server/usecase/partners/name_actors.h"

#include "server/usecase/partners/ports.h"

namespace kitbank {

ActorNames name_actors(const Caller& caller, Ports& ports) {
    ActorNames names;
    ports.store.read(
        [&](Reader& reader) { names = reader.partners().actor_names(caller.organisation); });
    return names;
}

}  // namespace kitbank

#include "server/usecase/partners/name_actors.h"

#include "server/usecase/partners/ports.h"

namespace kitbank {

ActorNames name_actors(const Caller& caller, Ports& ports) {
    ActorNames names;
    ports.store.read(
        [&](Reader& reader) { names = reader.partners().actor_names(caller.organisation); });
    return names;
}

std::string shown_actor(std::string_view actor, const ActorNames& names) {
    const auto known = names.find(actor);
    const std::string kind{actor.substr(0, actor.find(':'))};
    return known == names.end() ? kind : kind + ":" + format(known->second.handle);
}

std::string actor_shown_as(std::string_view shown, const ActorNames& names) {
    for (const auto& [actor, known] : names) {
        if (shown_actor(actor, names) == shown) return actor;
    }
    return shown.find(':') == std::string_view::npos ? std::string{shown} : "nobody";
}

}  // namespace kitbank

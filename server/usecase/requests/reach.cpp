#include "server/usecase/requests/reach.h"

#include "server/core/reference.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/ports.h"

namespace kitbank {
namespace {

// What is done on behalf of those who ask, and not of those who have the kit.
bool is_for_askers(Permission permission) {
    return permission == Permission::ask_for_kit || permission == Permission::see_requests ||
           permission == Permission::see_appointments ||
           permission == Permission::manage_appointments;
}

// A paper form is typed in by whoever of the staff has it in hand.
bool is_typed_in_by(const Caller& caller, Permission permission) {
    const Reach reach = reach_of(caller.role, permission);
    return is_for_askers(permission) && reach != Reach::none && reach != Reach::own &&
           may(caller.role, Permission::ask_for_kit);
}

}  // namespace

bool reaches(const Caller& caller, Permission permission, const KitRequest& request) {
    const bool has_kit = request.organisation == caller.organisation;
    if (request.state == RequestState::draft && request.entered_by != caller.actor) {
        return request.door == RequestDoor::paper && has_kit && is_typed_in_by(caller, permission);
    }
    if (request.state == RequestState::draft) return may(caller.role, permission);
    switch (reach_of(caller.role, permission)) {
        case Reach::none:
            return false;
        case Reach::own:
            return request.entered_by == caller.actor && request.asking == caller.organisation;
        case Reach::hub:
            return has_kit &&
                   (!caller.hub || request.hub.value == 0 || request.hub == caller.hub->id);
        case Reach::organisation:
            return has_kit || (is_for_askers(permission) && request.asking == caller.organisation);
    }
    return false;
}

Result<KitRequest> reachable_request(const Caller& caller, Permission permission,
                                     std::string_view reference, Reader& reader) {
    if (!may(caller.role, permission)) return Refusal{RefusalCode::forbidden, "", {}};
    if (const auto canonical = parse_request_reference(reference)) {
        std::optional<KitRequest> found = reader.requests().request(*canonical);
        if (found && reaches(caller, permission, *found)) return *std::move(found);
    }
    return Refusal{RefusalCode::request_not_found, "", {}};
}

Result<KitRequest> lock_reachable_request(const Caller& caller, Permission permission,
                                          std::string_view reference, Transaction& tx) {
    Result<KitRequest> found = reachable_request(caller, permission, reference, tx);
    if (!found) return found;  // nobody locks what they cannot reach
    std::vector<KitRequest> locked = tx.write_requests().lock_requests({&found->reference, 1});
    if (locked.empty() || !reaches(caller, permission, locked.front())) {
        return Refusal{RefusalCode::request_not_found, "", {}};
    }
    return std::move(locked.front());
}

OrganisationId organisation_of_kit(const Caller& caller, Reader& reader) {
    const auto own = reader.partners().organisation(caller.organisation);
    return own && own->host.value != 0 ? own->host : caller.organisation;
}

}  // namespace kitbank

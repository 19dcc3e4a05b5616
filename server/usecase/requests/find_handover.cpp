#include "server/usecase/requests/find_handover.h"

#include <algorithm>

#include "server/core/reference.h"
#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/handover_ports.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}

std::vector<AgreementText> texts_for(const KitRequest& request, Reader& reader) {
    std::vector<AgreementText> texts;
    for (const Language language : {Language::en, Language::cy}) {
        texts.push_back(
            agreement_in_force(request.organisation, request.allocation, language, reader));
    }
    if (request.language == Language::cy) std::ranges::reverse(texts);
    return texts;
}

// The hub whose list is wanted; nothing for all of them.
Result<std::optional<HubId>> hub_wanted(const Caller& caller, std::string_view code,
                                        Reader& reader) {
    const auto bound = hub_bound(caller, Permission::hand_over_devices);
    if (code.empty()) return bound;
    const auto named = reader.hub_by_code(caller.organisation, code);
    if (!named) return refusal_of(RefusalCode::hub_not_found);
    if (bound && *bound != named->id) return refusal_of(RefusalCode::forbidden);
    return std::optional{named->id};
}

std::vector<Pick> picks_of(std::vector<KitRequest> requests, Reader& reader) {
    std::ranges::stable_sort(requests, [](const KitRequest& left, const KitRequest& right) {
        if (left.needed_by.has_value() != right.needed_by.has_value()) {
            return left.needed_by.has_value();
        }
        return left.needed_by < right.needed_by;
    });
    std::vector<RequestId> ids;
    std::vector<Pick> picks;
    for (KitRequest& request : requests) {
        ids.push_back(request.id);
        picks.push_back({std::move(request), {}});
    }
    for (HeldItem& item : reader.handovers().held_items(ids)) {
        if (item.state != LineState::reserved) continue;
        const auto pick = std::ranges::find(ids, item.request);
        picks[static_cast<std::size_t>(pick - ids.begin())].items.push_back(std::move(item));
    }
    return picks;
}

Result<Handover> read_handover(const Caller& caller, Permission permission,
                               std::string_view reference, Ports& ports) {
    Result<Handover> found = refusal_of(RefusalCode::not_found);
    ports.store.read(
        [&](Reader& reader) { found = reachable_handover(caller, permission, reference, reader); });
    return found;
}

}  // namespace

Result<Handover> reachable_handover(const Caller& caller, Permission permission,
                                    std::string_view reference, Reader& reader) {
    if (!may(caller.role, permission)) return refusal_of(RefusalCode::forbidden);
    const auto canonical = parse_reference('H', reference);
    auto row = canonical ? reader.handovers().handover(*canonical) : std::nullopt;
    if (row && reachable_request(caller, permission, row->request_reference, reader)) {
        return *std::move(row);
    }
    return refusal_of(RefusalCode::not_found, "There is no handover with this reference.");
}

Result<Handover> show_handover(const Caller& caller, std::string_view reference, Ports& ports) {
    return read_handover(caller, Permission::see_requests, reference, ports);
}

Result<Handover> handover_to_sign(const Caller& caller, std::string_view reference, Ports& ports) {
    return read_handover(caller, Permission::hand_over_devices, reference, ports);
}

Result<std::vector<Handover>> handovers_of(const Caller& caller, std::string_view request,
                                           Ports& ports) {
    Result<std::vector<Handover>> found = refusal_of(RefusalCode::request_not_found);
    ports.store.read([&](Reader& reader) {
        const auto of = reachable_request(caller, Permission::see_requests, request, reader);
        if (of) {
            found = reader.handovers().handovers_of(of->id);
        } else {
            found = of.refusal();
        }
    });
    return found;
}

Result<std::vector<Handover>> handovers_unsigned(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::hand_over_devices)) {
        return refusal_of(RefusalCode::forbidden);
    }
    std::vector<Handover> rows;
    ports.store.read([&](Reader& reader) {
        rows = reader.handovers().handovers_unsigned(
            scope_of(caller, Permission::hand_over_devices), worklist_length_max);
    });
    return rows;
}

Result<ReadyRequest> ready_request(const Caller& caller, std::string_view reference, Ports& ports) {
    Result<ReadyRequest> found = refusal_of(RefusalCode::request_not_found);
    ports.store.read([&](Reader& reader) {
        const auto request =
            reachable_request(caller, Permission::hand_over_devices, reference, reader);
        if (!request) {
            found = request.refusal();
            return;
        }
        ReadyRequest ready;
        ready.request = *request;
        ready.items = reader.handovers().held_items({&request->id, 1});
        ready.texts = texts_for(*request, reader);
        if (request->allocation == AllocationKind::loan) {
            ready.due = due_of_loan(reader.lending().terms(request->organisation),
                                    london_day(ports.clock.now(), ports.zones));
        }
        found = std::move(ready);
    });
    return found;
}

Result<std::string> request_of_item(const Caller& caller, const Tag& tag, Ports& ports) {
    const Result<Device> device = find_device(caller, tag, ports);
    if (!device) return device.refusal();
    const Relation relation = relation_to(caller, *device, Permission::hand_over_devices);
    if (relation == Relation::stranger || relation == Relation::elsewhere) {
        return refusal_elsewhere();
    }
    const std::string& reservation = device->standing.reservation;
    if (is_request_reference(reservation)) return reservation;
    return refusal_of(RefusalCode::request_not_found,
                      "This item is not set aside for a request. Put it back, or set it aside for "
                      "one first.");
}

Result<std::vector<Pick>> pick_list(const Caller& caller, std::string_view hub, Ports& ports) {
    if (!may(caller.role, Permission::hand_over_devices)) {
        return refusal_of(RefusalCode::forbidden);
    }
    Result<std::vector<Pick>> found = std::vector<Pick>{};
    ports.store.read([&](Reader& reader) {
        const auto wanted = hub_wanted(caller, hub, reader);
        if (!wanted) {
            found = wanted.refusal();
            return;
        }
        RequestQuery query;
        query.organisation = caller.organisation;
        query.hub = *wanted;
        query.state = RequestState::ready;
        query.limit = picks_max;
        found = picks_of(reader.requests().requests(query), reader);
    });
    return found;
}

std::optional<KitRequest> request_behind(const Caller& caller, const Device& device, Ports& ports) {
    std::optional<KitRequest> request;
    ports.store.read([&](Reader& reader) {
        const auto last = reader.handovers().last_handover(device.id);
        request = last ? reader.requests().request(last->request_reference) : std::nullopt;
    });
    if (request && !reaches(caller, Permission::see_requests, *request)) return std::nullopt;
    return request;
}

}  // namespace kitbank

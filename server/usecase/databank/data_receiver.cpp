#include "server/usecase/databank/data_receiver.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/residents/reference.h"
#include "server/core/text.h"
#include "server/usecase/databank/data_person.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/residents/ports.h"

namespace kitbank {
namespace {

Refusal field_refusal(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

Result<Resident> resident_named(const Caller& caller, std::string_view text, Reader& reader) {
    const auto reference = parse_resident_reference(text);
    const auto found = reference ? reader.residents().resident(*reference) : std::nullopt;
    if (!found || found->organisation != caller.organisation) {
        return Refusal{RefusalCode::resident_not_found,
                       "",
                       {{"resident", "No resident of yours has this reference. Check it."}}};
    }
    if (found->erased_at) return Refusal{RefusalCode::resident_erased, "", {}};
    return *found;
}

// A walk-in's facts as they are kept; a name is needed only together with a postcode.
Result<ResidentFacts> facts_of(const ResidentFacts& typed) {
    ResidentFacts facts;
    std::vector<FieldFault> faults;
    for (const auto& [field, value] : typed) {
        if (trimmed(value).empty()) continue;
        CheckedField checked = check_field(field, value);
        if (!checked.fault.empty()) {
            faults.push_back({std::string{name_of(field)}, checked.fault});
        } else if (!checked.value.empty()) {
            facts[field] = std::move(checked.value);
        }
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    if (index_values(facts).empty()) {
        return field_refusal("phone",
                             "Give a phone number, an e-mail address, or a name and a postcode.");
    }
    return facts;
}

}  // namespace

Result<DataReceiver> find_receiver(const Caller& caller, const ReceiverNames& names,
                                   Transaction& tx, Ports& ports) {
    DataReceiver receiver;
    std::string resident = names.resident;
    if (!names.request.empty()) {
        auto request = lock_reachable_request(caller, Permission::give_data, names.request, tx);
        if (!request) return request.refusal();
        receiver.request = *std::move(request);
        resident = receiver.request->resident_reference;
        if (resident.empty()) return Refusal{RefusalCode::resident_not_found, "", {}};
    }
    if (resident.empty()) {
        auto facts = facts_of(names.person);
        if (!facts) return facts.refusal();
        receiver.facts = *std::move(facts);
        receiver.persons = persons_of_facts(caller.organisation, receiver.facts, ports.safe);
    } else {
        auto found = resident_named(caller, resident, tx);
        if (!found) return found.refusal();
        receiver.resident = *std::move(found);
        receiver.persons = persons_of_resident(*receiver.resident, tx, ports.safe);
    }
    receiver.persons = all_persons_like(caller.organisation, std::move(receiver.persons), tx);
    return receiver;
}

void lock_receiver(OrganisationId organisation, DataReceiver& receiver, Transaction& tx) {
    tx.write_issues().lock_persons(organisation, receiver.persons);
    receiver.persons = all_persons_like(organisation, std::move(receiver.persons), tx);
}

Result<Hub> hub_of_giving(const Caller& caller, const std::string& code, HubId otherwise,
                          Reader& reader) {
    const auto bound = hub_bound(caller, Permission::give_data);
    std::optional<Hub> hub;
    if (!code.empty()) {
        hub = reader.hub_by_code(caller.organisation, code);
        if (!hub) return Refusal{RefusalCode::hub_not_found, "", {}};
    } else if (caller.hub) {
        hub = caller.hub;
    } else {
        const std::vector<Hub> hubs = reader.hubs(caller.organisation);
        const auto found = std::ranges::find(hubs, otherwise, &Hub::id);
        if (found != hubs.end()) hub = *found;
    }
    if (!hub) return field_refusal("hub", "Name the hub where this happens.");
    if (bound && *bound != hub->id) return Refusal{RefusalCode::forbidden, "", {}};
    return *std::move(hub);
}

std::string receiver_content(const ReceiverNames& names, const Uuid& id, Safe& safe) {
    CanonicalText text;
    text.add(names.request).add(names.resident);
    for (const auto& [field, value] : names.person) text.add(name_of(field)).add(value);
    return format(safe.blind_index(text.text(), "request/" + format(id)));
}

}  // namespace kitbank

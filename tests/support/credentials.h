#pragma once
#include <string>

#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/credentials.h"
#include "server/usecase/trust/ports.h"
#include "server/usecase/trust/verify_access.h"
#include "tests/support/world.h"

namespace kitbank {

// How what a person signs in with differs from what their audit chain tells of; empty when it does not.
// Any verb that changes it without saying so shows here.
inline std::string fault_in_credentials(World& world, PersonId person) {
    std::string fault;
    world.ports.store.read([&](Reader& reader) {
        const Person row = reader.accounts().person(person).value();
        AccessRow access;
        access.subject = "person:" + std::to_string(person.value);
        access.is_over = row.disabled;
        access.facts = digests_of(row, reader, world.safe);
        fault = fault_in_access(access, reader.trust().audit_of(access.subject), true);
    });
    return fault;
}

}  // namespace kitbank

#pragma once
#include <string>

#include "server/usecase/partners/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What an organisation asks of those who sign in. A manager or admin may choose `staff` or
// `everyone`; `off` belongs to the operator.
struct ChangeOrganisation {
    Uuid id;
    Caller caller;
    std::uint32_t version = 0;  // as the form showed it
    std::string name;
    SecondFactorRule second_factor = SecondFactorRule::staff;
    bool magic_links = true;
};

Result<Organisation> change_organisation(const ChangeOrganisation& command, Ports& ports);
Result<Organisation> find_own_organisation(const Caller& caller, Ports& ports);

}  // namespace kitbank

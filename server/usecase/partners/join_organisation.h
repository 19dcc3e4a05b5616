#pragma once
#include <string>

#include "server/usecase/partners/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// An organisation asks one that runs hubs to work with it. Anyone may ask; nothing comes of it until
// a manager there agrees. A name that is taken is answered like one that is not, so that a stranger
// does not learn who works with whom; the manager sees both.
struct AskToJoin {
    Uuid id;
    std::string host;  // name of the organisation that is asked
    std::string name;
    OrganisationKind kind = OrganisationKind::referrer;  // any but scheme
    std::string contact_name;
    std::string contact_email;
};

Result<Organisation> ask_to_join(const AskToJoin& command, Ports& ports);
std::vector<Organisation> list_hosts(Ports& ports);

// Agrees or declines, or ends the work with one that was let in (its people are signed out and the
// organisation is closed). Agreeing sends the contact an invitation to manage their organisation.
struct SettleOrganisation {
    Uuid id;
    Caller caller;
    std::string name;
    OrganisationState state = OrganisationState::active;  // active, declined or closed
    std::string address;
};

Result<Organisation> settle_organisation(const SettleOrganisation& command, Ports& ports);

// Those that the caller's organisation hosts, in every state.
Result<std::vector<Organisation>> list_partners(const Caller& caller, Ports& ports);

inline constexpr int asking_organisations_max = 200;  // waiting at one host

}  // namespace kitbank

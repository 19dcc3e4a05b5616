#pragma once
#include <string>

#include "server/usecase/partners/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Gives a member another role or hub: one membership ends and another begins; their sessions in it
// end. Nobody changes their own, nor that of someone whose role they could not give. To become an
// admin someone is invited as one, so that a second admin approves.
struct ChangeMembership {
    Uuid id;
    Caller caller;
    Uuid membership;  // handle
    Role role = Role::volunteer;
    std::string hub;  // code; empty for the whole organisation
};

Result<Membership> change_membership(const ChangeMembership& command, Ports& ports);

// Someone leaves, or is asked to: their sessions in the membership end at once. Anyone may end their
// own; the last admin may not (`last_admin`).
struct EndMembership {
    Uuid id;
    Caller caller;
    Uuid membership;
};

Result<Membership> end_membership(const EndMembership& command, Ports& ports);

// Who works in the caller's organisation, and who was asked to.
struct People {
    std::vector<Member> members;
    std::vector<Invitation> invitations;
};

Result<People> list_people(const Caller& caller, Ports& ports);
Result<Member> find_member(const Uuid& membership, const Caller& caller, Ports& ports);

}  // namespace kitbank

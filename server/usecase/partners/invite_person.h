#pragma once
#include <chrono>
#include <string>

#include "server/usecase/partners/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Asks someone to join the caller's organisation. The letter with the link goes out at once, but for
// an admin's: that waits until another admin has approved it.
struct InvitePerson {
    Uuid id;
    Caller caller;
    std::string email;
    std::string name;
    Role role = Role::volunteer;  // lower than the caller's own, or an admin's (permission.h)
    std::string hub;              // code; empty for the whole organisation
    std::string address;          // what the link begins with, https://kit.example.org
};

Result<Invitation> invite_person(const InvitePerson& command, Ports& ports);

// Lets an admin's invitation go out. Refused with `second_person_needed` to whoever asked for it.
struct ApproveInvitation {
    Uuid id;
    Caller caller;
    Uuid invitation;
    std::string address;
};

Result<Invitation> approve_invitation(const ApproveInvitation& command, Ports& ports);

struct WithdrawInvitation {
    Uuid id;
    Caller caller;
    Uuid invitation;
};

Result<Invitation> withdraw_invitation(const WithdrawInvitation& command, Ports& ports);

inline constexpr std::chrono::hours invitation_length{7 * 24};

// What every invitation begins with, for the doors that make one (a new organisation's first person).
struct InvitationPlan {
    OrganisationId organisation;
    std::string organisation_name;
    std::string email;
    std::string name;
    Role role = Role::volunteer;
    std::optional<Hub> hub;
    std::string asked_by;
    std::string address;
    bool waits = false;  // for a second admin: no letter yet
};

// Adds the invitation with its audit event and, unless it waits, its letter.
Invitation send_invitation(const InvitationPlan& plan, Transaction& tx, Ports& ports);

// An e-mail address in its canonical form, or what is wrong with it.
Result<std::string> read_email(std::string_view text);
// A person's or organisation's name, trimmed, or what is wrong with it.
Result<std::string> read_name(std::string_view text, std::string_view field);

}  // namespace kitbank

#pragma once
#include <string>

#include "server/usecase/partners/records.h"
#include "server/usecase/ports.h"

// What the operator does from the command line. There is no web installer: the first admin is made
// here.
namespace kitbank {

struct AddPerson {
    std::string email;
    std::string name;
    Role role = Role::volunteer;
    std::string organisation;  // made when it is new; empty: the first
    std::string hub;           // code; may be empty
    std::string password;      // 12 characters at least
};

Result<PersonId> add_person(const AddPerson& command, Ports& ports);
Result<PersonId> disable_person(const std::string& email, Ports& ports);
Result<PersonId> reset_password(const std::string& email, const std::string& password,
                                Ports& ports);

inline constexpr int token_days = 365;
inline constexpr int token_days_max = 730;

struct CreateToken {
    std::string name;
    Role role = Role::hub_staff;
    std::string organisation;
    std::string hub;
    int days = token_days;  // 1 to token_days_max
};

// The token itself: shown once, stored as its hash.
struct CreatedToken {
    TokenId id;
    std::string secret;
};

// Rows with their audit events, for every door that makes them. `approved_by` is the second admin
// of an admin's membership.
MembershipId begin_membership(const Membership& membership, const std::string& actor,
                              const std::string& approved_by, Transaction& tx, Ports& ports);
TokenId issue_token(const Token& token, Transaction& tx, Ports& ports);

Result<CreatedToken> create_token(const CreateToken& command, Ports& ports);
Result<TokenId> revoke_token(TokenId id, Ports& ports);

}  // namespace kitbank

#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/core/result.h"
#include "server/usecase/partners/account_records.h"
#include "server/usecase/ports.h"

// The second proof: a code from an authenticator app, or one of ten recovery codes. The app's secret is
// kept sealed and bound to its person; recovery codes are 80 random bits, so that a digest without
// salt hides them.
namespace kitbank {

inline constexpr int recovery_code_count = 10;

// A new secret, sealed for this person; what the app is shown of it.
std::string make_app_secret(PersonId person, Ports& ports);
// Nothing when it was sealed for somebody else or its key is gone.
std::optional<std::string> open_app_secret(PersonId person, std::string_view sealed, Safe& safe);

// Is this a right code that was not used before? It is used up then. `actor` and organisation are for
// the note about a recovery code. Blanks and hyphens do not count, nor does the case.
bool prove_second_factor(const Person& person, std::string_view code, OrganisationId organisation,
                         Transaction& tx, Ports& ports);

// Keeps the app when the code is the one it shows for this (sealed) secret; answers the recovery codes,
// which are shown once. `code_wrong` otherwise. A person has one app: `link_over` when there is one
// already.
Result<std::vector<std::string>> keep_second_factor(const Person& person, std::string_view sealed,
                                                    std::string_view code,
                                                    OrganisationId organisation, Transaction& tx,
                                                    Ports& ports);

// Takes the app and the recovery codes away and ends every session. `actor` did it.
void end_second_factor(const Person& person, const std::string& actor, OrganisationId organisation,
                       Transaction& tx, Ports& ports);

// For the operator: somebody lost their phone and their codes.
Result<PersonId> reset_second_factor(const std::string& email, Ports& ports);
// For the operator: who must have a second factor. An empty name is the first organisation.
Result<OrganisationId> set_second_factor_rule(const std::string& organisation,
                                              SecondFactorRule rule, Ports& ports);

}  // namespace kitbank

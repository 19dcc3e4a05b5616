#pragma once
#include <string>

#include "server/usecase/partners/account_records.h"
#include "server/usecase/ports.h"
#include "server/usecase/trust/audit.h"

// What somebody, or a scanner, signs in with lies in rows that can be replaced. Their audit chains
// therefore keep a digest of each: keyed with a key outside the database, so that nobody can try
// addresses or passwords against it, and bound to its subject, so that two people with the same value
// do not show it.
//
// What a digest is of is what the row means, not how it is stored: an app's secret is opened first, so
// that new master keys change no digest. What is not there has the empty digest.
namespace kitbank {

// email_digest, name_digest, password_digest, second_factor_digest, recovery_codes_digest,
// identities_digest (at OpenID providers).
AuditFacts digests_of(const Person& person, Reader& reader, Safe& safe);

// secret_digest.
AuditFacts digests_of(const Token& token, Safe& safe);

// Adds the event to the person's chain, with the digests of what they sign in with now. Every change of
// that ends with this, in the same transaction: the person is locked first, so that of two changes the
// one recorded last has seen the other.
void record_person(PersonId person, const std::string& event, const std::string& actor,
                   OrganisationId organisation, Transaction& tx, Ports& ports,
                   AuditFacts facts = {});

// The chain of this subject begins when everybody who was there before has their digests; from then on
// somebody without any was put in by hand.
inline constexpr std::string_view people_adopted = "people";

}  // namespace kitbank

#pragma once
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

// What the verbs of the vault share: who may reach whom, sealing and opening, and the one way in
// which protected fields are disclosed.
//
// Every sealed value is bound to its place by the resident's reference, which is drawn before the row
// is there: "resident:R-7K3M9QXZ/phone" under the resident's key, "resident:R-7K3M9QXZ/key" (that key
// itself) under the master key. What people type beside it, the words of a reading or a hold, is
// sealed with the same key, since it may name the resident: erasing destroys all of it at once.
//
// Erasure destroys the key and not only the rows, because the database's logs and backups keep what
// once was in a row. They also keep the sealed key, which the master key opens: after `keys rotate` and
// `keys retire` (server/command/keys.cpp) it opens with nothing.
namespace kitbank {

// Whether this caller's reach under the permission covers the resident: those they entered, those of
// their hub, or all of their organisation. Whom a referrer enters belongs to the scheme that is asked
// for kit, and stays in the referrer's own reach.
bool reaches(const Caller& caller, Permission permission, const Resident& resident);

// The resident of that reference. One out of reach answers as one that does not exist.
Result<Resident> reachable(const Caller& caller, Permission permission, std::string_view reference,
                           Reader& reader);
// The same, locked; `resident_erased` when nothing is left of them.
Result<Resident> lock_reachable(const Caller& caller, Permission permission,
                                std::string_view reference, Transaction& tx);

// The hub of that code, for a resident whom this caller enters or changes. Staff of one hub choose their
// own: they would lose sight of the record.
Result<Hub> hub_within(const Caller& caller, const std::string& code, Reader& reader);

std::string audit_subject(const Resident& resident);
std::string context_of(std::string_view reference, std::string_view place);

// The resident's own key. Throws StoreFailure when the master key does not open it.
std::string open_key(const Resident& resident, Safe& safe);
std::string seal_field(const Resident& resident, std::string_view key, ResidentField field,
                       const std::string& value, Safe& safe);
ResidentFacts open_facts(const Resident& resident, const std::vector<SealedField>& fields,
                         Safe& safe);
std::vector<ResidentIndex> indexes_of(OrganisationId organisation, const ResidentFacts& facts,
                                      Safe& safe);
Hash index_digest(OrganisationId organisation, ResidentIndexKind kind, std::string_view value,
                  Safe& safe);

// Words that a person typed, for the row of that id. Empty ones stay empty; those of an erased
// resident open to nothing.
std::string seal_words(const Resident& resident, const Uuid& row, const std::string& words,
                       Safe& safe);
std::string open_words(const Resident& resident, std::string_view key, const Uuid& row,
                       const std::string& sealed, Safe& safe);
// Where the words stand with which a hold is lifted: another place than those it was placed with.
Uuid lift_words_row(const Uuid& hold);
// What is wrong with them; empty when nothing is.
std::string words_fault(const std::string& words);

// One disclosure: exactly one reading and one audit event, in the transaction that answers. The id is
// drawn before the transaction, so that one whose outcome was unknown is not written twice.
struct Disclosure {
    Uuid id;
    std::string actor;
    ReadingReason reason = ReadingReason::other;
    std::string words = {};
    std::vector<ResidentField> fields;
};
void record_reading(const Disclosure& disclosure, const Resident& resident, Transaction& tx,
                    Ports& ports);

std::vector<ResidentField> all_resident_fields();
std::string spoken_fields(const std::vector<ResidentField>& fields);  // "name, phone"

}  // namespace kitbank

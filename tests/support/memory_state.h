#pragma once
#include <map>
#include <string>
#include <vector>

#include "server/usecase/notices/records.h"
#include "server/usecase/partners/account_records.h"
#include "server/usecase/trust/records.h"

namespace kitbank {

// A set-aside scan, and who closed it. One that joined a history is gone from here.
struct KeptScan {
    SetAsideScan scan;
    std::string closed_by;  // empty while it is open
    Instant closed_at;
};

// By the steady clock: the twin has no other of its own.
struct KeptLease {
    Uuid holder;
    std::chrono::steady_clock::time_point ends_at;
};

struct KeptRequest {
    KnownRequest request;
    std::string actor;
    Instant saved_at;
};

// All rows of the twin, one map a table.
struct MemoryState {
    // The scheme itself is there from the start, as the migrations put it there.
    std::map<OrganisationId, Organisation> organisations{
        {OrganisationId{1}, {OrganisationId{1}, "Kitbank scheme"}}};
    std::map<HubId, Hub> hubs;
    std::map<PersonId, Person> people;
    std::map<MembershipId, Membership> memberships;
    std::map<InvitationId, Invitation> invitations;
    std::map<Hash, Session> sessions;
    std::map<TokenId, Token> tokens;
    std::map<std::string, std::vector<AuditEvent>> audit;  // by subject
    std::map<DeviceId, Device> devices;
    std::map<Tag, DeviceId> devices_by_tag;
    std::map<DeviceId, std::vector<Event>> histories;
    std::map<DeviceId, std::vector<Conflict>> conflicts;
    std::vector<KeptScan> scans;
    std::map<Tag, TagRecord> tags;
    std::map<Tag, std::vector<TagEvent>> tag_histories;
    std::map<BatchId, PrintBatch> batches;
    std::vector<StoredEvidence> evidence;
    std::map<Hash, StoredFile> files;
    std::map<Uuid, KeptRequest> requests;
    std::map<Uuid, Letter> letters;
    std::map<std::string, KeptLease> leases;  // by job; of the moment, and not in the text
    std::int64_t ids = 1;  // the last number given to any row
    std::int64_t next_id() { return ++ids; }
};

// Every row as one line of text, in an order of its own: two states are equal when their texts are.
std::string dump(const MemoryState& state);

}  // namespace kitbank

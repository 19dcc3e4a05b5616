#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/ids.h"
#include "server/core/residents/field.h"
#include "server/core/residents/reading.h"

// The rows of the vault. What a person has told or typed about a resident is in them only as it is
// sealed with the resident's own key (vault.h); the rest names nobody.
namespace kitbank {

struct Resident {
    ResidentId id;
    OrganisationId organisation;
    std::string reference;   // core/residents/reference.h; stays after erasure
    HubId hub;               // that serves them; 0 for none yet
    std::string hub_name;    // as it is called now
    std::string entered_by;  // "person:3": whose `own` resident this is
    std::string sealed_key;  // the resident's key under the master key; empty once erased
    std::string retention_rule = "resident";
    Date due_on{};         // when the rule, as it is now, has them erased
    bool on_hold = false;  // a hold is in force
    Instant created_at;
    Instant changed_at;
    std::optional<Instant> erased_at;
    std::string erased_by;
    std::uint32_t version = 1;
};

struct SealedField {
    ResidentField field;
    std::string sealed;
    friend bool operator==(const SealedField&, const SealedField&) = default;
};

struct ResidentIndex {
    ResidentIndexKind kind;
    Hash digest{};
    friend bool operator==(const ResidentIndex&, const ResidentIndex&) = default;
};

// One disclosure of protected fields to one reader.
struct Reading {
    Uuid id;
    ResidentId resident;
    std::string reference;  // of the resident
    OrganisationId organisation;
    std::string actor;
    ReadingReason reason = ReadingReason::other;
    std::string sealed_words;  // what was typed beside the reason; may name the resident
    std::vector<ResidentField> fields;
    Instant read_at;
};

struct Hold {
    Uuid id;
    ResidentId resident;
    HoldKind kind = HoldKind::other;
    std::string sealed_words;
    std::string placed_by;
    Instant placed_at;
    std::string lifted_by;
    std::string sealed_lift_words;
    std::optional<Instant> lifted_at;
};

struct RetentionRule {
    std::string name;
    int days = 0;
    RetentionStart starts = RetentionStart::change;
    std::string why;
};

// Whose residents, newest first. Erased ones are left out.
struct ResidentQuery {
    OrganisationId organisation;
    std::string entered_by = {};  // empty for everybody's
    std::optional<HubId> hub = {};
    int limit = 50;
    ResidentId before = {};  // cursor: the last of the page before
};

}  // namespace kitbank

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/databank/eligibility.h"
#include "server/core/ids.h"
#include "server/core/requests/caps.h"
#include "server/core/requests/priority.h"
#include "server/core/requests/request.h"

// The rows of requests. Who the resident is stands in the vault; what people wrote is sealed with the
// resident's key (residents/vault.h, `seal_words`), so that erasing them empties it.
namespace kitbank {

struct RequestLine {
    int number = 1;  // from 1, within the request
    LineKind kind = LineKind::laptop;
    std::vector<std::string> uses = {};  // names of use_rows
    int memory_gb = 0;                   // at least; what the uses take
    LineState state = LineState::waiting;
    std::optional<LineKind> substitute = {};  // that the referrer or resident agreed to
    std::string substitute_agreed_by = {};    // actor who wrote that down
    DeviceId device = {};                     // 0 for none
    std::optional<Instant> reserved_until = {};
    Instant changed_at = {};
    friend bool operator==(const RequestLine&, const RequestLine&) = default;
};

// The kind that a device must have for the line.
inline LineKind wanted_kind(const RequestLine& line) { return line.substitute.value_or(line.kind); }

struct KitRequest {
    RequestId id;
    OrganisationId organisation;  // whose kit it is
    OrganisationId asking;        // who asks: the same, or a referrer organisation it hosts
    std::string reference;        // "Q-7K3M9QXZ"
    RequestState state = RequestState::draft;
    std::string entered_by;  // actor: whose `own` request this is
    RequestDoor door = RequestDoor::online;
    ResidentId resident = {};             // 0 while it is a draft
    std::string resident_reference = {};  // of that resident
    HubId hub = {};                       // where it is collected or sent from; 0 for any
    std::string hub_code = {};
    std::string hub_name = {};
    std::string area = {};  // the first half of the postcode, for caps and travel; may be empty
    std::string ward = {};  // code of the ward of the postcode, for counting; may be empty
    AllocationKind allocation = AllocationKind::loan;
    DeliveryKind delivery = DeliveryKind::collect;
    Need need = Need::useful;
    int household = 1;  // people who would share it
    bool safeguarding = false;
    std::optional<Date> needed_by = {};
    Language language = Language::en;
    std::vector<std::string> access_needs = {};  // names of access_needs
    Criteria criteria = {};
    bool agreed_to_share = false;       // the resident agreed that this is passed to the scheme
    bool agreed_to_follow_up = false;   // and may be asked later how it went
    std::string sealed_collector = {};  // who else may collect, under the resident's key
    std::string sealed_draft = {};      // the answers so far, under the master key; drafts only
    std::int64_t sort_key = 0;          // priority.h: higher is served first
    std::string worker = {};            // actor who works on it
    std::string hold_reason = {};
    std::optional<Date> hold_until = {};
    std::string decline_reason = {};  // a name of decline_reasons (decide_request.h)
    std::string asked_again_from = {};
    Instant created_at = {};
    std::optional<Instant> submitted_at = {};
    Instant changed_at = {};
    std::uint32_t version = 1;
    std::vector<RequestLine> lines = {};
    friend bool operator==(const KitRequest&, const KitRequest&) = default;
};

// The item of a line, as far as a page about the request names it.
struct LineDevice {
    int line = 1;
    Tag tag;
    DeviceKind kind = DeviceKind::laptop;
    std::string make;
    std::string model;
    friend bool operator==(const LineDevice&, const LineDevice&) = default;
};

struct RequestNote {
    Uuid id;
    RequestId request;
    NoteKind kind = NoteKind::note;
    std::string actor;
    bool for_staff_only = false;
    std::string sealed_words;
    Instant written_at;
};

// A page of requests, highest priority first, those of equal priority in the order they came. Drafts are
// found only by whoever wrote them.
struct RequestQuery {
    OrganisationId organisation;           // whose kit
    std::optional<OrganisationId> asking;  // only what this organisation asked for
    std::string entered_by = {};           // only what this actor entered; then newest first
    std::optional<HubId> hub = {};
    std::optional<bool> open = {};
    std::optional<RequestState> state = {};
    std::string worker = {};
    std::optional<LineKind> kind = {};  // with a line of this kind that is not dropped
    bool with_hold = true;
    bool also_no_hub = false;         // with `hub`: also those that no hub was chosen for
    bool oldest_first = false;        // by submission, instead of by priority
    bool backwards = false;           // the page that ends before the cursor, in the same order
    std::int64_t after_key = 0;       // cursor: of the last of the page before
    Instant after_submitted_at = {};  // the same, for the oldest first
    RequestId after = {};             // 0 for the first page
    int limit = 50;
};

struct RequestCount {
    RequestState state = RequestState::submitted;
    std::int64_t count = 0;
};

// An open request as its place in the queue sees it.
struct RankedRequest {
    RequestId id;
    PriorityFacts facts;
};
struct SortKey {
    RequestId id;
    std::int64_t key = 0;
};

// Whose share of the kit a cap is about.
struct CapQuestion {
    OrganisationId organisation;  // whose kit
    Cap cap;
    OrganisationId asking;                   // for a cap on organisations
    std::string area = {};                   // on areas
    std::vector<ResidentId> residents = {};  // on persons: all that are this one
    std::optional<Instant> since = {};       // what is over counts when it was asked from then on
    RequestId except = {};
};

}  // namespace kitbank

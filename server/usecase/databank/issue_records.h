#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/names.h"
#include "server/core/requests/request.h"
#include "server/usecase/databank/records.h"
#include "server/usecase/requests/handover_records.h"

// The rows of what was given. Who got it is in none of them: a resident of the vault by their reference, and whoever asks for
// a limit by keyed digests in a table of their own (persons), which go when the resident is erased.
namespace kitbank {

using DataIssueId = Id<struct DataIssueRow>;

// What became of it. The first is how it begins; the others follow the item (usecase/databank/change_item.h).
enum class IssueOutcome : std::uint8_t {
    issued,
    active,
    ended,
    expired,
    voided,    // lost or faulty, and nothing given instead
    returned,  // handed back unopened: it does not count towards a limit
    replaced,  // another one was given instead, which names this one; this one counts, that one does not
};
inline constexpr std::array<std::string_view, 7> issue_outcome_names = {
    "issued", "active", "ended", "expired", "void", "returned", "replaced"};
constexpr std::string_view name_of(IssueOutcome outcome) {
    return issue_outcome_names[static_cast<std::size_t>(outcome)];
}
constexpr std::optional<IssueOutcome> parse_issue_outcome(std::string_view name) {
    return parse_name<IssueOutcome>(issue_outcome_names, name);
}

// One SIM or voucher that one person was given.
struct DataIssue {
    DataIssueId id = {};
    OrganisationId organisation = {};
    std::string reference = {};  // "D-7K3M9QXZ"
    DataItemId item = {};
    std::string item_reference = {};  // this and what follows: of the item, for pages
    ItemKind kind = ItemKind::sim;
    BundleId bundle = {};
    std::string bundle_code = {};
    std::string bundle_name = {};
    std::string network = {};
    int gb_per_month = 0;
    int months = 0;
    HubId hub = {};  // that gave it
    std::string hub_code = {};
    std::string hub_name = {};
    RequestId request = {};  // 0 for a walk-in
    std::string request_reference = {};
    int line = 0;              // of the request
    HandoverId handover = {};  // that it went over the counter with; 0 for none
    std::string handover_reference = {};
    OrganisationId asking = {};  // who referred: the request's, or the organisation itself
    std::string asking_name = {};
    ResidentId resident = {};  // 0 when they are not in the vault
    std::string resident_reference = {};
    Criteria criteria = {};
    std::string gate = {};  // the further question that was confirmed; empty for none
    std::string area = {};  // first half of the postcode; may be empty
    std::string ward = {};  // code of the ward of the postcode; may be empty
    Language language = Language::en;
    std::optional<Hash> terms = {};  // digest of the network's user terms that they were told
    bool may_remind = false;         // they agreed to be told before it ends
    bool over_limit = false;         // it went beyond a limit
    std::string reason = {};         // why it may; of a manager, about nobody's affairs
    std::string allowed_by = {};     // actor
    std::string replaces = {};       // reference of the issue it was given instead of
    std::string follows = {};        // of the issue whose bundle it continues
    IssueOutcome outcome = IssueOutcome::issued;
    std::string actor = {};
    Instant issued_at = {};
    Instant recorded_at = {};
    std::uint32_t version = 1;
    friend bool operator==(const DataIssue&, const DataIssue&) = default;
};

inline std::int64_t gigabytes_of(const DataIssue& issue) {
    return std::int64_t{issue.gb_per_month} * issue.months;
}

// A page of them, newest first.
struct IssueQuery {
    OrganisationId organisation;
    std::optional<HubId> hub = {};
    RequestId request = {};    // 0 for any
    ResidentId resident = {};  // 0 for any
    std::optional<IssueOutcome> outcome = {};
    std::optional<Instant> from = {};  // issued from then on
    std::optional<Instant> to = {};    // and before then
    DataIssueId before = {};           // cursor: the last of the page before; 0 for the first page
    int limit = 50;
};

// How much one person may have in so many days.
enum class LimitUnit : std::uint8_t { items, gigabytes };
inline constexpr std::array<std::string_view, 2> limit_unit_names = {"items", "gigabytes"};
constexpr std::string_view name_of(LimitUnit unit) {
    return limit_unit_names[static_cast<std::size_t>(unit)];
}
constexpr std::optional<LimitUnit> parse_limit_unit(std::string_view name) {
    return parse_name<LimitUnit>(limit_unit_names, name);
}

struct LimitRule {
    LimitUnit unit = LimitUnit::items;
    int most = 1;
    int days = 180;
    friend bool operator==(const LimitRule&, const LimitRule&) = default;
};
// Of a scheme that has set none: one in half a year. Nothing is published; hubs usually give one a period.
inline constexpr LimitRule house_limit = {};
inline constexpr int limit_most_max = 10'000;
inline constexpr int limit_days_max = 3'650;

// What a person has had, as a limit sees it: all but what was handed back, what was given instead of another, and
// second bundles.
struct PersonShare {
    std::int64_t items = 0;
    std::int64_t gigabytes = 0;
    std::string last = {};  // reference of the newest
    std::optional<Instant> last_at = {};
    friend bool operator==(const PersonShare&, const PersonShare&) = default;
};

// A further question that must be answered with yes before anything is given: of one hub, or of all
// that have none of their own (hub 0). "They receive a benefit" (domain-rules 1.2).
struct GateRule {
    HubId hub = {};
    std::string hub_code = {};
    std::string question = {};
    bool walk_ins_only = true;  // whoever is referred was asked by the referrer
    friend bool operator==(const GateRule&, const GateRule&) = default;
};
inline constexpr std::size_t gate_question_max = 120;  // characters

// Hub staff ask for more than the limit; a manager allows or refuses. The permission is good once, for that person, for
// so many days.
enum class OverrideState : std::uint8_t { asked, allowed, refused, used };
inline constexpr std::array<std::string_view, 4> override_state_names = {"asked", "allowed",
                                                                         "refused", "used"};
constexpr std::string_view name_of(OverrideState state) {
    return override_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<OverrideState> parse_override_state(std::string_view name) {
    return parse_name<OverrideState>(override_state_names, name);
}
inline constexpr int override_days = 7;
inline constexpr std::size_t override_reason_max = 200;  // characters

struct LimitOverride {
    std::int64_t id = 0;
    OrganisationId organisation = {};
    std::string reference = {};  // "P-7K3M9QXZ"
    HubId hub = {};              // that asks
    std::string hub_code = {};
    std::string hub_name = {};
    OverrideState state = OverrideState::asked;
    std::string reason = {};
    PersonShare had = {};  // what the person had when it was asked
    std::string asked_by = {};
    Instant asked_at = {};
    std::string decided_by = {};
    std::optional<Instant> decided_at = {};
    std::string decision = {};  // a manager's words; may be empty
    std::optional<Instant> good_until = {};
    std::string used_for = {};  // reference of the issue
    std::uint32_t version = 1;
    friend bool operator==(const LimitOverride&, const LimitOverride&) = default;
};

// The code of a voucher was shown to somebody.
struct CodeShowing {
    Uuid id = {};
    DataItemId item = {};
    DataIssueId issue = {};  // 0 when it was shown before it was given to anybody
    std::string actor = {};
    std::string reason = {};  // of a later showing
    Instant shown_at = {};
    friend bool operator==(const CodeShowing&, const CodeShowing&) = default;
};

// A bundle that ends, and what may follow it.
struct SecondDue {
    DataIssue issue;
    std::string next = {};  // code of the bundle that may follow
    Date ends_on{};         // last day of the first
    friend bool operator==(const SecondDue&, const SecondDue&) = default;
};

}  // namespace kitbank

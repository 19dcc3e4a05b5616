#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kitbank {

// Every "no" that Kitbank gives. The name is the code in JSON and in /problems/{code}; the sentence
// beside it says what happened and what to do next; `retry` says whether sending the same thing
// again can help. One table in refusal.cpp holds all three; the web decides the HTTP status of
// each.
enum class RefusalCode : std::uint8_t {
    // The request itself.
    malformed,
    invalid_fields,
    too_large,
    unsupported_media_type,
    request_id_missing,
    request_id_reused,
    // Who asks.
    unauthenticated,
    sign_in_failed,
    forbidden,
    form_expired,
    too_many_attempts,
    code_wrong,
    link_over,
    password_weak,
    provider_failed,
    second_person_needed,
    last_admin,
    role_too_high,
    token_revoked,
    // What is asked for.
    not_found,
    method_not_allowed,
    device_not_found,
    hub_not_found,
    batch_not_found,
    evidence_not_found,
    conflict_not_found,
    organisation_not_found,
    person_not_found,
    invitation_not_found,
    token_not_found,
    resident_not_found,
    entry_not_found,
    resident_erased,
    resident_exists,
    hold_in_force,
    hub_code_taken,
    name_taken,
    // Tags and serials.
    tag_malformed,
    tag_unknown,
    tag_unclaimed,
    tag_claimed,
    tag_void,
    serial_placeholder,
    serial_exists,
    // The lifecycle.
    event_not_allowed,
    evidence_missing,
    not_at_hub,
    wipe_missing,
    wipe_outdated,
    reserved_for_another,
    due_date_wrong,
    renewal_limit,
    // Requests and lending.
    request_not_found,
    request_closed,
    not_eligible,
    cap_reached,
    line_taken,
    proposal_not_found,
    does_not_fit,
    slot_not_free,
    appointment_not_found,
    agreement_needed,
    renewal_late,
    not_on_loan,
    template_wrong,
    // The data bank.
    bundle_not_found,
    sim_not_found,
    delivery_not_found,
    consignment_not_found,
    issue_not_found,
    iccid_malformed,
    iccid_doubtful,
    sim_exists,
    sim_given,
    sim_not_here,
    sim_past_date,
    item_not_possible,
    stock_short,
    limit_reached,
    code_shown,
    file_not_understood,
    // Registers and time.
    step_out_of_order,
    holidays_unknown,
    happens_in_future,
    changed,
    // Evidence files.
    report_not_understood,
    checklist_incomplete,
    verifier_is_operator,
    // The world.
    busy,
    unavailable,
    storage_full,
    internal,
};

// One field that is wrong, by its name in JSON and in the form.
struct FieldFault {
    std::string field;
    std::string sentence;
    friend bool operator==(const FieldFault&, const FieldFault&) = default;
};

struct Refusal {
    RefusalCode code;
    std::string detail;  // this case in a sentence; empty when the code's own sentence says it all
    std::vector<FieldFault> fields;
    friend bool operator==(const Refusal&, const Refusal&) = default;
};

struct RefusalText {
    RefusalCode code;
    std::string_view name;
    std::string_view title;     // a few words, the same for every case
    std::string_view sentence;  // what happened and what to do next
    bool retry;                 // sending the same again can help
};

const RefusalText& text_of(RefusalCode code);
std::string_view name_of(RefusalCode code);
inline bool may_retry(RefusalCode code) { return text_of(code).retry; }

// The sentence for this case: its detail, or else the code's own.
std::string sentence_of(const Refusal& refusal);

// All refusals in the order of the enumeration, for /problems and the tests.
const std::vector<RefusalText>& refusal_table();

}  // namespace kitbank

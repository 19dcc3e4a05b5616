#pragma once
#include <string>

#include "server/core/requests/slots.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/requests/lending_ports.h"
#include "tests/support/letters.h"
#include "tests/support/request_world.h"

namespace kitbank {

// The small scheme with a referrer who can be written to, loans for their requests, and a hub that opens
// on Tuesdays. It is nine in the morning of Saturday 21 November 2026.
struct LendingWorld : RequestWorld {
    LendingWorld() { add_sam(); }
    explicit LendingWorld(Store& other) : RequestWorld{other} { add_sam(); }

    void add_sam() {
        const auto added = add_person({"sam@example.org", "Sam Example", Role::referrer, "", "",
                                       "correct horse battery staple"},
                                      ports);
        if (!added) throw std::runtime_error{sentence_of(added.refusal())};
        ports.store.read([&](Reader& reader) {
            sam.person = reader.accounts().person_by_email("sam@example.org")->id;
        });
        sam.role = Role::referrer;
        sam.organisation = organisation;
        sam.actor = "person:" + std::to_string(sam.person.value);
        sam.name = "Sam Example";
    }

    // A request that the referrer entered.
    KitRequest asked(RequestState state, std::vector<LineKind> kinds = {LineKind::laptop}) {
        KitRequest row = request(state, std::move(kinds));
        row.entered_by = sam.actor;
        ports.store.write([&](Transaction& tx) { return tx.write_requests().update_request(row); });
        return now(row);
    }
    Device set_aside(const KitRequest& wanted) {
        return record(reservation(device_in(DeviceState::ready), wanted));
    }
    Device lend(const KitRequest& wanted) { return record(loan(set_aside(wanted), wanted)); }
    Device now(const Device& device) {
        std::optional<Device> row;
        ports.store.read([&](Reader& reader) { row = reader.device_by_tag(device.tag); });
        return *row;
    }
    using RequestWorld::now;

    // What was told so far: "loan_renewed loan_returned".
    std::string told() {
        std::string kinds;
        for (const Mail& mail : letters_posted(*this)) {
            kinds += (kinds.empty() ? "" : " ") + mail.kind;
        }
        return kinds;
    }
    Mail last_letter() { return letters_posted(*this).back(); }

    // On Tuesdays from nine to ten, half an hour each.
    void open_on_tuesdays(int places = 1) {
        SlotRule rule;
        rule.id = crypto.make_uuid();
        rule.hub = north.id;
        rule.weekday = 2;
        rule.from = std::chrono::minutes{540};
        rule.to = std::chrono::minutes{600};
        rule.places = places;
        rule.valid_from = *parse_date("2026-01-01");
        ports.store.write([&](Transaction& tx) {
            tx.write_lending().insert_slot_rule(rule);
            return true;
        });
    }

    Caller sam;
};

inline Instant utc(const char* text) { return *parse_instant(text); }
inline Date day_of(const char* text) { return *parse_date(text); }

}  // namespace kitbank

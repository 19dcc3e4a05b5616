#include "server/core/reference.h"
#include "server/usecase/requests/handover_ports.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/residents/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

std::string draw(Bench& bench, char kind) {
    return drawn_reference(kind, bench.crypto().digest(bench.word()));
}

// A request that is ready, with a device set aside for it.
struct Ready {
    KitRequest request;
    Device device;
};

Ready make_ready(Bench& bench) {
    Resident resident;
    resident.organisation = bench.ours;
    resident.reference = draw(bench, 'R');
    resident.entered_by = "person:7";
    resident.sealed_key = "key";
    resident.created_at = bench.now();
    resident.changed_at = resident.created_at;
    resident.id = bench.write(
        [&](Transaction& tx) { return tx.write_residents().insert_resident(resident); });
    KitRequest row;
    row.organisation = bench.ours;
    row.asking = bench.ours;
    row.reference = draw(bench, 'Q');
    row.state = RequestState::ready;
    row.entered_by = "person:7";
    row.resident = resident.id;
    row.resident_reference = resident.reference;
    row.hub = bench.hub.id;
    row.created_at = bench.now();
    row.submitted_at = row.created_at;
    row.changed_at = row.created_at;
    Device device = bench.insert(bench.new_device());
    RequestLine line;
    line.state = LineState::reserved;
    line.device = device.id;
    line.reserved_until = bench.now();
    line.changed_at = row.created_at;
    row.lines = {line};
    row.id = bench.write([&](Transaction& tx) { return tx.write_requests().insert_request(row); });
    return {row, device};
}

Handover new_handover(Bench& bench, const Ready& of) {
    Handover row;
    row.organisation = bench.ours;
    row.reference = draw(bench, 'H');
    row.request = of.request.id;
    row.request_reference = of.request.reference;
    row.device = of.device.id;
    row.tag = of.device.tag;
    row.item = of.device.make + " " + of.device.model;
    row.resident = of.request.resident;
    row.resident_reference = of.request.resident_reference;
    row.hub = bench.hub.id;
    row.hub_code = bench.hub.code;
    row.hub_name = bench.hub.name;
    row.actor = "person:7";
    row.happened_at = bench.now();
    row.recorded_at = row.happened_at;
    row.due = Date{std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{19}};
    row.event = bench.crypto().make_uuid();
    row.given_lines = {2, 3};
    row.accessories = {{"Charger", 1}, {"Mouse", 2}};
    return row;
}

Handover insert(Bench& bench, Handover row) {
    row.id =
        bench.write([&](Transaction& tx) { return tx.write_handovers().insert_handover(row); });
    return row;
}

Agreement new_agreement(Bench& bench, int version) {
    Agreement row;
    row.organisation = bench.ours;
    row.version = version;
    row.text = "You bring it back.\n- Diolch, ŵyr";
    row.from_at = bench.now();
    row.written_by = "person:7";
    return row;
}

Agreement insert(Bench& bench, Agreement row) {
    row.id =
        bench.write([&](Transaction& tx) { return tx.write_handovers().insert_agreement(row); });
    return row;
}

}  // namespace

TEST_CASE_TEMPLATE("an agreement is kept in versions", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Agreement first = insert(bench, new_agreement(bench, 1));
    const Agreement second = insert(bench, new_agreement(bench, 2));
    const auto newest = [&](OrganisationId of, AllocationKind kind, Language language) {
        return bench.ask([&](Reader& reader) {
            return reader.handovers().newest_agreement(of, kind, language);
        });
    };
    CHECK(newest(bench.ours, AllocationKind::loan, Language::en) == second);
    CHECK_FALSE(newest(bench.ours, AllocationKind::gift, Language::en));
    CHECK_FALSE(newest(bench.ours, AllocationKind::loan, Language::cy));
    CHECK_FALSE(newest(bench.theirs, AllocationKind::loan, Language::en));
    CHECK(bench.ask([&](Reader& reader) {
        return reader.handovers().agreement(bench.ours, AllocationKind::loan, Language::en, 1);
    }) == first);
    CHECK(bench.ask([&](Reader& reader) { return reader.handovers().agreements(bench.ours, 9); }) ==
          std::vector{second, first});
    CHECK(bench.refuses(
        [&](Transaction& tx) { tx.write_handovers().insert_agreement(new_agreement(bench, 2)); }));
}

TEST_CASE_TEMPLATE("a handover is found by what it joins", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Ready of = make_ready(bench);
    const Handover first = insert(bench, new_handover(bench, of));
    Handover later = new_handover(bench, of);
    later.device = {};
    later.tag = {};
    later.item = {};
    later.event.reset();
    later.due.reset();
    later.accessories = {};
    later.agreement = insert(bench, new_agreement(bench, 4)).id;
    later.agreement_version = 4;
    later.signed_how = SignedHow::not_needed;
    later.is_kept = true;
    later = insert(bench, later);
    CHECK(bench.ask([&](Reader& r) { return r.handovers().handover(first.reference); }) == first);
    CHECK(bench.ask([&](Reader& r) { return r.handovers().handover(later.reference); }) == later);
    CHECK_FALSE(bench.ask([&](Reader& r) { return r.handovers().handover("H-ZZZZZZZZ"); }));
    CHECK(bench.ask([&](Reader& r) { return r.handovers().handover_of_event(*first.event); }) ==
          first);
    CHECK(bench.ask([&](Reader& r) { return r.handovers().last_handover(of.device.id); }) == first);
    CHECK(bench.ask([&](Reader& r) { return r.handovers().handovers_of(of.request.id); }) ==
          std::vector{first, later});
}

TEST_CASE_TEMPLATE("a reference and an event are one handover's", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Ready of = make_ready(bench);
    const Handover row = insert(bench, new_handover(bench, of));
    Handover twin = new_handover(bench, of);
    twin.reference = row.reference;
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_handovers().insert_handover(twin); }));
    twin = new_handover(bench, of);
    twin.event = row.event;
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_handovers().insert_handover(twin); }));
}

TEST_CASE_TEMPLATE("those that nobody signed wait in their order until somebody does", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Ready of = make_ready(bench);
    Handover later = new_handover(bench, of);
    Handover first = new_handover(bench, of);
    first.happened_at -= std::chrono::hours{1};
    later = insert(bench, later);
    first = insert(bench, first);
    const auto unsigned_at = [&](const Scope& scope) {
        return bench.ask([&](Reader& r) { return r.handovers().handovers_unsigned(scope, 9); });
    };
    CHECK(unsigned_at({bench.ours, bench.hub.id}) == std::vector{first, later});
    CHECK(unsigned_at(bench.theirs).empty());
    CHECK(unsigned_at({bench.ours, HubId{999'999}}).empty());

    const std::string picture = std::string("\x00\xFF photograph", 14) + std::string(100'000, 'x');
    const HandoverSignature signature{first.id, picture, "person:8", bench.now()};
    first.signed_how = SignedHow::paper;
    first.is_kept = true;
    first.agreement = insert(bench, new_agreement(bench, 7)).id;
    first.agreement_version = 7;
    first.language = Language::en;
    bench.change([&](Transaction& tx) {
        REQUIRE(tx.write_handovers().lock_handover(first.reference));
        tx.write_handovers().insert_signature(signature);
        tx.write_handovers().update_signing(first);
    });
    CHECK(unsigned_at(bench.ours) == std::vector{later});
    CHECK(bench.ask([&](Reader& r) { return r.handovers().handover(first.reference); }) == first);
    CHECK(bench.ask([&](Reader& r) { return r.handovers().signature_of(first.id); }) == signature);
    CHECK_FALSE(bench.ask([&](Reader& r) { return r.handovers().signature_of(later.id); }));
    CHECK(
        bench.refuses([&](Transaction& tx) { tx.write_handovers().insert_signature(signature); }));
}

TEST_CASE_TEMPLATE("what requests hold is listed", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Ready one = make_ready(bench);
    const Ready two = make_ready(bench);
    const std::vector<RequestId> ids = {two.request.id, one.request.id};
    const auto items = bench.ask([&](Reader& r) { return r.handovers().held_items(ids); });
    REQUIRE(items.size() == 2);
    CHECK(items[0].request == two.request.id);
    CHECK(items[1].tag == one.device.tag);
    CHECK(items[1].make == one.device.make);
    CHECK(items[1].state == LineState::reserved);
    CHECK(items[1].reserved_until == one.request.lines[0].reserved_until);
    CHECK(bench.ask([&](Reader& r) { return r.handovers().held_items({}); }).empty());
}

}  // namespace kitbank

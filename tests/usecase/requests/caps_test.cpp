#include "server/usecase/requests/caps.h"

#include <doctest/doctest.h>

#include "tests/support/request_world.h"

namespace kitbank {
namespace {

struct CapWorld : RequestWorld {
    // Entered as somebody else, whoever is there with the same number.
    Resident somebody(const std::string& name, const std::string& phone) {
        AddResident command = entry(caller(Role::hub_staff),
                                    {{ResidentField::name, name}, {ResidentField::phone, phone}});
        command.is_someone_else = true;
        return *add_resident(command, ports);
    }
    Result<std::vector<Cap>> set(const Cap& cap, Role role = Role::manager) {
        return set_request_cap({crypto.make_uuid(), caller(role), cap}, ports);
    }
    // "" when there is room.
    std::string refusal_for(const KitRequest& row) {
        std::string detail;
        store.write([&](Transaction& tx) {
            const auto refusal = refuse_over_cap(row, tx);
            if (refusal) detail = refusal->detail;
            if (refusal) CHECK(refusal->code == RefusalCode::cap_reached);
            return false;
        });
        return detail;
    }
    KitRequest change(KitRequest row, const auto& how) {
        store.write([&](Transaction& tx) {
            how(row);
            write_request(row, tx, ports);
            return true;
        });
        return now(row);
    }
    // What somebody is about to send.
    KitRequest another(std::vector<LineKind> kinds = {LineKind::laptop}) {
        KitRequest row = request(RequestState::submitted, std::move(kinds));
        return change(row, [](KitRequest& each) { each.state = RequestState::cancelled; });
    }
};

}  // namespace

TEST_CASE_FIXTURE(CapWorld, "a person has so many laptops, whatever else they ask for") {
    REQUIRE(set({CapScope::person, LineKind::laptop, 1, 0}));
    CHECK(refusal_for(another()).empty());
    KitRequest first = request(RequestState::handed_over);
    CHECK(refusal_for(another()).starts_with("At most 1 laptop for one person at a time. Look"));
    CHECK(refusal_for(another({LineKind::tablet})).empty());
    CHECK(refusal_for(first).empty());  // it does not stand in its own way
    change(first, [](KitRequest& row) { row.lines[0].state = LineState::ended; });
    CHECK(refusal_for(another()).empty());
}

TEST_CASE_FIXTURE(CapWorld, "the same phone number in two spellings is one person") {
    REQUIRE(set({CapScope::person, {}, 1, 0}));
    resident = somebody("R.", "+44 7700 900456");
    const KitRequest first = request(RequestState::submitted);
    resident = somebody("Robin", "07700 900456");
    const KitRequest second = another();
    CHECK_FALSE(refusal_for(second).empty());
    std::vector<KitRequest> twins;
    store.read([&](Reader& reader) { twins = twins_of(second, reader); });
    REQUIRE(twins.size() == 1);
    CHECK(twins[0].reference == first.reference);
    resident = somebody("Sam", "07700 900457");
    CHECK(refusal_for(another()).empty());
}

TEST_CASE_FIXTURE(CapWorld, "what is over counts for as long as the cap says") {
    REQUIRE(set({CapScope::person, LineKind::laptop, 1, 30}));
    const KitRequest closed = request(RequestState::closed);
    clock.advance(std::chrono::days{29});
    CHECK_FALSE(refusal_for(another()).empty());
    clock.advance(std::chrono::days{2});
    CHECK(refusal_for(another()).empty());
    change(closed, [](KitRequest& row) { row.state = RequestState::handed_over; });
    CHECK_FALSE(refusal_for(another()).empty());
}

TEST_CASE_FIXTURE(CapWorld, "areas and organisations have their share") {
    REQUIRE(set({CapScope::area, {}, 1, 0}));
    KitRequest here = request(RequestState::accepted);
    here = change(here, [](KitRequest& row) { row.area = "NE61"; });
    KitRequest next = another();
    CHECK(refusal_for(next).empty());
    next.area = "NE61";
    CHECK(refusal_for(next).starts_with("At most 1 request for one area at a time."));
    next.area = "NE62";
    CHECK(refusal_for(next).empty());
    REQUIRE(set({CapScope::area, {}, 0, 0}));
    REQUIRE(set({CapScope::organisation, LineKind::data, 1, 0}));
    KitRequest theirs = request(RequestState::submitted, {LineKind::data});
    next = another({LineKind::data});
    CHECK(refusal_for(next).empty());  // the scheme's own have no such limit
    store.write([&](Transaction& tx) {
        next.asking = OrganisationId{77};
        CHECK_FALSE(refuse_over_cap(next, tx));
        next.lines.push_back(next.lines.front());
        CHECK(refuse_over_cap(next, tx));
        return false;
    });
}

TEST_CASE_FIXTURE(CapWorld, "caps that cannot be, and people who may not, change nothing") {
    const std::string before = dump();
    CHECK(code_of(set({CapScope::area, {}, 100'001, 0})) == "invalid_fields");
    CHECK(code_of(set({CapScope::area, {}, 1, -1})) == "invalid_fields");
    CHECK(code_of(set({CapScope::area, {}, 1, 0}, Role::hub_staff)) == "forbidden");
    CHECK(code_of(read_request_caps(caller(Role::volunteer), ports)) == "forbidden");
    CHECK(dump() == before);
    REQUIRE(set({CapScope::area, {}, 3, 0}));
    CHECK(read_request_caps(caller(Role::manager), ports)->size() == 1);
}

}  // namespace kitbank

#include "server/usecase/databank/data_receiver.h"

#include <doctest/doctest.h>

#include "server/usecase/residents/erase_resident.h"
#include "tests/support/giving_world.h"

namespace kitbank {
namespace {

struct ReceiverWorld : GivingWorld {
    Result<DataReceiver> find(const ReceiverNames& names) {
        Result<DataReceiver> found = Refusal{RefusalCode::not_found, "", {}};
        ports.store.write([&](Transaction& tx) {
            found = find_receiver(caller(Role::volunteer), names, tx, ports);
            return false;
        });
        return found;
    }
};

}  // namespace

TEST_CASE_FIXTURE(ReceiverWorld,
                  "a request names its resident, and a walk-in what finds them again") {
    const KitRequest of = asked(RequestState::accepted);
    const auto by_request = find({of.reference, "", {}});
    REQUIRE(code_of(by_request) == "done");
    CHECK(by_request->request->reference == of.reference);
    CHECK(by_request->resident->reference == resident->reference);
    const auto by_reference = find({"", resident->reference, {}});
    REQUIRE(code_of(by_reference) == "done");
    CHECK(by_reference->persons == by_request->persons);
    const auto by_name = find({"",
                               "",
                               {{ResidentField::name, "Sam Example"},
                                {ResidentField::postcode, "ls1 1ba"},
                                {ResidentField::phone, ""}}});
    REQUIRE(code_of(by_name) == "done");
    CHECK(by_name->persons.size() == 1);
    CHECK(by_name->facts.at(ResidentField::postcode) == "LS1 1BA");
}

TEST_CASE_FIXTURE(ReceiverWorld, "who cannot be found again is refused") {
    asked(RequestState::accepted);
    CHECK(fields_of(find({})) == "phone");
    CHECK(fields_of(find({"", "", {{ResidentField::name, "Sam"}}})) == "phone");
    CHECK(fields_of(find({"", "", {{ResidentField::phone, "12"}}})) == "phone");
    CHECK(code_of(find({"Q-ZZZZZZZZ", "", {}})) == "request_not_found");
    CHECK(code_of(find({"", "R-ZZZZZZZZ", {}})) == "resident_not_found");
    const EraseResident erase{crypto.make_uuid(), caller(Role::manager), resident->reference};
    REQUIRE(code_of(erase_resident(erase, ports)) == "done");
    CHECK(code_of(find({"", resident->reference, {}})) == "resident_erased");
}

TEST_CASE_FIXTURE(ReceiverWorld, "whoever works at a hub gives there") {
    const Hub south = open_hub("SOUTH");
    ports.store.read([&](Reader& reader) {
        Caller volunteer = caller(Role::volunteer);
        CHECK(hub_of_giving(volunteer, "", south.id, reader)->code == "NORTH");
        CHECK(code_of(hub_of_giving(volunteer, "SOUTH", {}, reader)) == "forbidden");
        CHECK(code_of(hub_of_giving(volunteer, "NOWHERE", {}, reader)) == "hub_not_found");
        Caller manager = caller(Role::manager);
        manager.hub.reset();
        CHECK(hub_of_giving(manager, "", south.id, reader)->code == "SOUTH");
        CHECK(hub_of_giving(manager, "NORTH", south.id, reader)->code == "NORTH");
        CHECK(fields_of(hub_of_giving(manager, "", {}, reader)) == "hub");
    });
}

}  // namespace kitbank

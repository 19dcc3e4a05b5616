#include "server/store/house_keys.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "server/usecase/notices/post.h"
#include "server/usecase/requests/draft_request.h"
#include "tests/store/scratch_database.h"
#include "tests/support/fakes.h"
#include "tests/support/plain_flow.h"

namespace kitbank {

TEST_CASE("a database remembers the keys it was used with") {
    ScratchDatabase database;
    CHECK(house_keys(database.address()).empty());
    const std::vector<HouseKey> keys = {
        {"index", 0, Hash{1}}, {"master", 1, Hash{2}}, {"master", 2, Hash{3}}};
    note_house_keys(database.address(), keys);
    note_house_keys(database.address(), {{"master", 1, Hash{9}}});  // the first word stays
    CHECK(house_keys(database.address()) == keys);
    forget_masters_below(database.address(), 2);
    CHECK(house_keys(database.address()) == std::vector<HouseKey>{keys[0], keys[2]});
}

TEST_CASE("what an old master key has sealed is found in every table and sealed anew") {
    ScratchDatabase database;
    FixedClock clock{*parse_instant("2026-11-22T09:00:00Z")};
    FakeCrypto crypto;
    LondonZones zones;
    FakeSafe safe;
    PlainFlow flow;
    Ports ports{database.store(), clock, crypto, zones, safe, flow};
    database.store().write([&](Transaction& tx) {
        Mail mail{"robin@example.org", "Subject", "Text"};
        mail.personalisation = {{"due", "3 January 2027"}};
        post_mail(mail, tx, ports);
        return true;
    });
    Caller writer;
    writer.role = Role::manager;
    writer.organisation = OrganisationId{1};
    writer.actor = "person:1";
    const Answers typed{{"name", {"R.E."}}};
    const auto draft = start_draft({crypto.make_uuid(), writer, RequestDoor::online, typed}, ports);
    REQUIRE(draft);
    const std::string sealed = safe.seal("secret", "person:1/second_factor");
    Connection& connection = database.connection();
    connection.run(
        "INSERT INTO person (id, email, name, password_hash, disabled) VALUES (1, "
        "'a@example.org', 'A', 'x', 0)");
    connection.run("INSERT INTO second_factor VALUES (1, X'" +
                   format_hex(reinterpret_cast<const std::uint8_t*>(sealed.data()), sealed.size()) +
                   "', 0, NOW())");
    CHECK(sealed_with_old_keys(database.address(), 1, 100).empty());

    safe.change_master_key();
    const std::vector<SealedValue> old = sealed_with_old_keys(database.address(), 2, 100);
    CHECK(old.size() == 6);
    CHECK(sealed_with_old_keys(database.address(), 2, 3).size() == 3);
    std::vector<RewrappedValue> anew;
    for (const SealedValue& value : old) {
        CAPTURE(value.place);
        const auto plain = safe.open(value.sealed, value.context);
        REQUIRE(plain);
        anew.push_back({value, safe.seal(*plain, value.context)});
    }
    CHECK(rewrap(database.address(), anew) == 6);
    CHECK(rewrap(database.address(), anew) == 0);  // what was there is no longer there
    CHECK(sealed_with_old_keys(database.address(), 2, 100).empty());
    CHECK(open_draft(writer, draft->reference, ports)->answers == typed);
}

TEST_CASE("every place of a sealed value can be rewrapped or ends by itself") {
    ScratchDatabase database;
    for (const char* place :
         {"resident.sealed_key", "kit_request.sealed_draft", "second_factor.secret",
          "outbox.address", "outbox.subject", "outbox.text", "outbox.personalisation",
          "sign_in_provider.client_secret", "complaint.person", "complaint.matter",
          "complaint.lessons", "access_request.person", "access_request.matter",
          "access_request.reason", "register_note.text"}) {
        CAPTURE(place);
        CHECK(rewrap(database.address(), {{{place, "0", "", "x"}, "y"}}) == 0);
    }
    CHECK_THROWS(rewrap(database.address(), {{{"device.serial", "0", "", "x"}, "y"}}));
}

}  // namespace kitbank

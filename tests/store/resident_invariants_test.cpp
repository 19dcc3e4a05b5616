#include <doctest/doctest.h>

#include "server/usecase/residents/add_resident.h"
#include "server/usecase/residents/erase_resident.h"
#include "server/usecase/residents/read_resident.h"
#include "tests/store/scratch_database.h"
#include "tests/support/fakes.h"
#include "tests/support/plain_flow.h"

namespace kitbank {
namespace {

// A vault on a real database, with what the use-cases made of it.
struct Vault {
    ScratchDatabase database;
    FixedClock clock{std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())};
    FakeCrypto crypto;
    LondonZones zones;
    FakeSafe safe;
    PlainFlow flow;
    Ports ports{database.store(), clock, crypto, zones, safe, flow};
    Caller manager{Role::manager, OrganisationId{1}, {}, "person:1", "Robin", PersonId{1}};

    Resident add(const std::string& name) {
        const Result<Resident> added =
            add_resident({crypto.make_uuid(), manager, {{ResidentField::name, name}}}, ports);
        REQUIRE(added);
        return *added;
    }
};

}  // namespace

TEST_CASE("what the vault's verbs write keeps every promise, and each tampering breaks one") {
    Vault vault;
    const Resident kept = vault.add("A");
    const Resident erased = vault.add("B");
    REQUIRE(read_resident({vault.manager, kept.reference, ReadingReason::request}, vault.ports));
    REQUIRE(
        erase_resident({vault.crypto.make_uuid(), vault.manager, erased.reference}, vault.ports));
    CHECK(vault.database.broken().empty());

    Connection& connection = vault.database.connection();
    const auto try_out = [&](const std::string& change, const std::string& found_by) {
        CAPTURE(change);
        connection.run("START TRANSACTION");
        connection.run(change);
        connection.run("COMMIT");
        CHECK(vault.database.broken() == found_by);
    };
    const std::string id = std::to_string(erased.id.value);
    try_out("INSERT INTO resident_field VALUES (" + id + ", 'name', 'left')",
            "erased_resident_opens_nothing");
    try_out("DELETE FROM resident_field WHERE resident_id = " + id, "");
    try_out("UPDATE resident SET changed_at = NOW(6) - INTERVAL 380 DAY WHERE erased_at IS NULL",
            "resident_is_not_overdue");
    try_out("UPDATE resident SET changed_at = NOW(6)", "");
    try_out("DELETE FROM resident_reading", "reading_is_audited");
}

}  // namespace kitbank

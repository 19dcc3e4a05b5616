#include "server/usecase/trust/credentials.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/second_factor.h"
#include "tests/support/credentials.h"
#include "tests/usecase/partners/partner_world.h"

namespace kitbank {
namespace {

const std::string email = "robin@example.org";
const std::string password = "correct horse battery";

struct Robin : PartnerWorld {
    Robin() {
        person = *add_person({email, "Robin Example", Role::manager, "", "", password}, ports);
    }
    AuditFacts digests() {
        AuditFacts found;
        store.read([&](Reader& reader) {
            found = digests_of(reader.accounts().person(person).value(), reader, safe);
        });
        return found;
    }
    std::string digest(std::string_view name) {
        const AuditFacts all = digests();
        return std::ranges::find(all, name, &AuditFacts::value_type::first)->second;
    }
    void change(const std::function<void(Transaction&)>& what) {
        store.write([&](Transaction& tx) {
            what(tx);
            return true;
        });
    }
    void change_row(const std::function<void(Person&)>& what) {
        change([&](Transaction& tx) {
            Person row = tx.accounts().person(person).value();
            what(row);
            tx.write_accounts().update_person(row);
        });
    }
    void give_app() {
        change([&](Transaction& tx) {
            tx.write_accounts().insert_second_factor(
                {person, make_app_secret(person, ports), 0, clock.now()});
        });
    }
    PersonId person;
};

}  // namespace

TEST_CASE("what somebody signs in with and did not change themselves is named") {
    Robin robin;
    const auto fault = [&] { return fault_in_credentials(robin, robin.person); };
    CHECK(fault().empty());
    const std::string name = "person:" + std::to_string(robin.person.value) + ": somebody ";
    SUBCASE("address") {
        robin.change_row([](Person& row) { row.email = "mallory@example.org"; });
        CHECK(fault() == name + "replaced its e-mail address behind its audit chain");
    }
    SUBCASE("name") {
        robin.change_row([](Person& row) { row.name = "Mallory Example"; });
        CHECK(fault() == name + "replaced its name behind its audit chain");
    }
    SUBCASE("password") {
        robin.change_row([](Person& row) { row.password_hash = "$fake$other"; });
        CHECK(fault() == name + "replaced its password behind its audit chain");
    }
    SUBCASE("app") {
        robin.give_app();
        CHECK(fault() == name + "put in its second factor behind its audit chain");
    }
    SUBCASE("recovery code") {
        robin.change([&](Transaction& tx) {
            tx.write_accounts().insert_recovery_code(robin.person, robin.crypto.digest("mine"));
        });
        CHECK(fault() == name + "put in its recovery codes behind its audit chain");
    }
}

TEST_CASE("an app that is taken away is missed") {
    Robin robin;
    robin.give_app();
    robin.change([&](Transaction& tx) {
        record_person(robin.person, "second_factor", "operator", robin.organisation, tx,
                      robin.ports);
    });
    CHECK(fault_in_credentials(robin, robin.person).empty());
    robin.change([&](Transaction& tx) { tx.write_accounts().remove_second_factor(robin.person); });
    CHECK(fault_in_credentials(robin, robin.person)
              .ends_with("somebody took away its second factor behind its audit chain"));
}

TEST_CASE("a digest says nothing to those who do not have the key, nor of who has the same") {
    Robin robin;
    const PersonId sam = *add_person(
        {"sam@example.org", "Robin Example", Role::manager, "", "", password}, robin.ports);
    std::string of_sam;
    robin.store.read([&](Reader& reader) {
        of_sam = digests_of(reader.accounts().person(sam).value(), reader, robin.safe)[1].second;
    });
    CHECK(of_sam != robin.digest("name_digest"));
    CHECK(robin.digest("email_digest") != format(robin.crypto.digest(email)));
    std::string facts;
    robin.store.read([&](Reader& reader) {
        for (const AuditEvent& event :
             reader.trust().audit_of("person:" + std::to_string(robin.person.value)))
            facts += event.facts;
    });
    CHECK(facts.find("password_digest=" + robin.digest("password_digest")) != std::string::npos);
    for (const char* const secret : {"robin", "Robin", "$fake$"})
        CHECK(facts.find(secret) == std::string::npos);
}

TEST_CASE("a secret that is sealed anew keeps its digest, one that does not open has another") {
    Robin robin;
    robin.give_app();
    const std::string digest = robin.digest("second_factor_digest");
    CHECK_FALSE(digest.empty());
    const auto put = [&](const std::string& sealed) {
        robin.change([&](Transaction& tx) {
            tx.write_accounts().remove_second_factor(robin.person);
            tx.write_accounts().insert_second_factor({robin.person, sealed, 0, robin.clock.now()});
        });
    };
    std::string secret;
    robin.store.read([&](Reader& reader) {
        secret = open_app_secret(robin.person,
                                 reader.accounts().second_factor(robin.person)->secret, robin.safe)
                     .value();
    });
    robin.safe.change_master_key();
    put(robin.safe.seal(secret, "person:" + std::to_string(robin.person.value) + "/second_factor"));
    CHECK(robin.digest("second_factor_digest") == digest);
    put("made up");
    CHECK(robin.digest("second_factor_digest") != digest);
}

}  // namespace kitbank

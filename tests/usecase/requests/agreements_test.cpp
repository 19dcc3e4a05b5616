#include "server/usecase/requests/agreements.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kitbank {
namespace {

constexpr const char* words = "You look after it, and bring it back to the library in time.";

WriteAgreement command_of(World& world, const std::string& text = words) {
    return {world.crypto.make_uuid(), world.caller(Role::manager), AllocationKind::loan,
            Language::en, text};
}

}  // namespace

TEST_CASE_FIXTURE(World, "a scheme begins with the house's texts") {
    const Result<AgreementBook> book = list_agreements(caller(Role::manager), ports);
    REQUIRE(code_of(book) == "done");
    REQUIRE(book->in_force.size() == 4);
    for (const AgreementText& text : book->in_force) CHECK(text.name.is_house);
    CHECK(book->versions.empty());
}

TEST_CASE_FIXTURE(World, "a new version is in force and leaves the old one as it was") {
    const Result<Agreement> first = write_agreement(command_of(*this), ports);
    REQUIRE(code_of(first) == "done");
    const Result<Agreement> second =
        write_agreement(command_of(*this, std::string{words} + "\r\n- and dry."), ports);
    REQUIRE(code_of(second) == "done");
    CHECK(second->version == 2);
    CHECK(second->text == std::string{words} + "\n- and dry.");
    store.read([&](Reader& reader) {
        const auto now =
            agreement_in_force(organisation, AllocationKind::loan, Language::en, reader);
        CHECK(name_of(now.name) == "scheme-2");
        const auto old = find_agreement(organisation, AllocationKind::loan, Language::en,
                                        AgreementName{false, 1}, reader);
        REQUIRE(old);
        CHECK(old->text == words);
        CHECK(agreement_in_force(organisation, AllocationKind::loan, Language::cy, reader)
                  .name.is_house);
        CHECK_FALSE(find_agreement(organisation, AllocationKind::gift, Language::en,
                                   AgreementName{false, 1}, reader));
    });
    CHECK(list_agreements(caller(Role::manager), ports)->versions.size() == 2);
}

TEST_CASE_FIXTURE(World, "the same form again writes no second version") {
    const WriteAgreement command = command_of(*this);
    REQUIRE(code_of(write_agreement(command, ports)) == "done");
    CHECK(write_agreement(command, ports)->version == 1);
    CHECK(list_agreements(caller(Role::manager), ports)->versions.size() == 1);
}

TEST_CASE_FIXTURE(World, "only those who manage lending write and see versions") {
    const std::string before = dump();
    for (const Role role : {Role::volunteer, Role::hub_staff, Role::referrer, Role::admin}) {
        WriteAgreement command = command_of(*this);
        command.caller = caller(role);
        CHECK(code_of(write_agreement(command, ports)) == "forbidden");
        CHECK(code_of(list_agreements(caller(role), ports)) == "forbidden");
    }
    CHECK(fields_of(write_agreement(command_of(*this, "Be good."), ports)) == "text");
    CHECK(dump() == before);
}

}  // namespace kitbank

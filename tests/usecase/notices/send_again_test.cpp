#include "server/usecase/notices/send_again.h"

#include <doctest/doctest.h>

#include "server/usecase/notices/list_letters.h"
#include "server/usecase/notices/ports.h"
#include "tests/support/letters.h"

namespace kitbank {
namespace {

struct FailedWorld : World {
    Uuid fail(const std::string& kind) {
        Mail mail{"sam@example.org", "A subject", "Words", organisation};
        mail.kind = kind;
        Uuid id;
        store.write([&](Transaction& tx) {
            post_mail(mail, tx, ports);
            id = tx.notices().letters_due(clock.now(), 1).front().id;
            return tx.write_notices().settle_letter(id, LetterState::failed, "RCPT 550",
                                                    clock.now());
        });
        return id;
    }
    Result<Uuid> again(const Uuid& letter, Role role = Role::manager) {
        return send_again({crypto.make_uuid(), caller(role), letter}, ports);
    }
};

}  // namespace

TEST_CASE_FIXTURE(FailedWorld, "a message that was given up can be sent again, as new") {
    const Uuid id = fail("request_ready");
    CHECK(count_failed_letters(caller(Role::manager), ports) == 1);
    CHECK(list_letters(caller(Role::manager), ports).failed.front().can_go_again);
    const SendAgain command{crypto.make_uuid(), caller(Role::manager), id};
    REQUIRE(send_again(command, ports));
    REQUIRE(send_again(command, ports));  // the button pressed twice
    REQUIRE(letters_posted(ports).size() == 1);
    CHECK(letters_posted(ports).front().text == "Words");
    CHECK(count_failed_letters(caller(Role::manager), ports) == 0);
    CHECK(again(id).refusal().code == RefusalCode::entry_not_found);
}

TEST_CASE_FIXTURE(FailedWorld, "what holds a link, or is forgotten, or somebody else's, cannot") {
    CHECK(again(fail("")).refusal().code == RefusalCode::entry_not_found);
    const Uuid id = fail("request_ready");
    const OrganisationId other = found_organisation("Another scheme");
    CHECK(send_again({crypto.make_uuid(), elsewhere(Role::manager, other), id}, ports)
              .refusal()
              .code == RefusalCode::entry_not_found);
    CHECK(again(id, Role::hub_staff).refusal().code == RefusalCode::forbidden);
    store.write([&](Transaction& tx) {
        tx.write_notices().forget_texts_settled_before(clock.now());
        return true;
    });
    CHECK_FALSE(list_letters(caller(Role::manager), ports).failed.front().can_go_again);
    CHECK(again(id).refusal().code == RefusalCode::entry_not_found);
    CHECK(letters_posted(ports).empty());
}

}  // namespace kitbank

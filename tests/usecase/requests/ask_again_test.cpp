#include "server/usecase/requests/ask_again.h"

#include <doctest/doctest.h>

#include "tests/support/asking_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AskingWorld, "asking again begins with the old answers, for the same resident") {
    const Caller writer = referrer();
    const KitRequest old = sent(writer);
    CHECK(code_of(ask_again({crypto.make_uuid(), writer, old.reference}, ports)) ==
          "request_closed");
    REQUIRE(cancel_request({crypto.make_uuid(), writer, old.reference}, ports));
    const AskAgain command{crypto.make_uuid(), writer, old.reference};
    const auto again = ask_again(command, ports);
    REQUIRE(again);
    CHECK(ask_again(command, ports)->reference == again->reference);
    CHECK(again->asked_again_from == old.reference);
    Answers answers = open_draft(writer, again->reference, ports)->answers;
    CHECK(answer(answers, "resident") == old.resident_reference);
    CHECK(all_answers(answers, "kinds") == std::vector<std::string>{"laptop", "data"});
    CHECK(answer(answers, "language") == "cy");
    CHECK(answer(answers, "criteria").empty());
    CHECK(fields_of(send(writer, *again)) == "criteria agreed_to_share");
    REQUIRE(save_draft(
        {crypto.make_uuid(),
         writer,
         again->reference,
         {{"criteria", {"is_adult", "low_income", "lacks_away"}}, {"agreed_to_share", {"yes"}}}},
        ports));
    const auto submitted = send(writer, *again);
    REQUIRE(submitted);
    CHECK(submitted->resident == old.resident);
    CHECK(submitted->area == "NE61");
}

TEST_CASE_FIXTURE(AskingWorld, "the manager asks again for the resident of a referrer who left") {
    const KitRequest old = sent(referrer());
    REQUIRE(cancel_request({crypto.make_uuid(), surgery_manager(), old.reference}, ports));
    const auto again = ask_again({crypto.make_uuid(), surgery_manager(), old.reference}, ports);
    REQUIRE(again);
    REQUIRE(save_draft(
        {crypto.make_uuid(),
         surgery_manager(),
         again->reference,
         {{"criteria", {"is_adult", "low_income", "lacks_away"}}, {"agreed_to_share", {"yes"}}}},
        ports));
    CHECK(code_of(send(surgery_manager(), *again)) == "done");
    REQUIRE(
        erase_resident({crypto.make_uuid(), caller(Role::manager), old.resident_reference}, ports));
    CHECK(code_of(ask_again({crypto.make_uuid(), surgery_manager(), old.reference}, ports)) ==
          "resident_erased");
}

}  // namespace kitbank

#include "server/usecase/databank/give_data.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/limits.h"
#include "server/usecase/databank/over_limit.h"
#include "server/usecase/residents/erase_resident.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"
#include "tests/support/giving_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(GivingWorld, "a walk-in is given a SIM, and nobody is named") {
    const DataItem sim = stock("2027-06-30");
    const auto given = give_data(walk_in(sim), ports);
    REQUIRE(code_of(given) == "done");
    CHECK(given->issue.reference.starts_with("D-"));
    CHECK(given->item.standing.state == ItemState::issued);
    CHECK(given->item.standing.issue == given->issue.id.value);
    CHECK(given->issue.hub_code == "NORTH");
    CHECK(given->issue.area == "LS1");
    CHECK(given->issue.criteria == eligible);
    CHECK(given->issue.resident.value == 0);
    CHECK(given->code.empty());
    CHECK(given->sooner.empty());
    CHECK(dump().find("900723") == std::string::npos);
}

TEST_CASE_FIXTURE(GivingWorld, "the same command again gives nothing more") {
    const GiveData command = walk_in(stock());
    const auto first = give_data(command, ports);
    const std::string before = dump();
    const auto again = give_data(command, ports);
    REQUIRE(code_of(again) == "done");
    CHECK(again->issue == first->issue);
    CHECK((dump() == before));
    GiveData other = command;
    other.area = "LS2";
    CHECK(code_of(give_data(other, ports)) == "request_id_reused");
}

TEST_CASE_FIXTURE(GivingWorld, "who may have it is told by the truth table") {
    const DataItem sim = stock();
    const std::string before = dump();
    for (int bits = 0; bits < 32; ++bits) {
        GiveData command = walk_in(sim);
        int bit = 0;
        for (const CriterionRow& row : criterion_rows) {
            command.criteria.*row.flag = ((bits >> bit++) & 1) != 0;
        }
        const Criteria& c = command.criteria;
        const bool eligible_here =
            c.is_adult && c.low_income && (c.lacks_at_home || c.lacks_away || c.cannot_afford);
        if (eligible_here) continue;
        CHECK(code_of(give_data(command, ports)) == "not_eligible");
    }
    CHECK((dump() == before));
}

TEST_CASE_FIXTURE(GivingWorld, "a hub may ask one thing more of whoever walks in") {
    SetGate gate{crypto.make_uuid(), caller(Role::manager), "NORTH", "They receive a benefit"};
    REQUIRE(code_of(set_gate(gate, ports)) == "done");
    GiveData command = walk_in(stock());
    const auto refused = give_data(command, ports);
    CHECK(code_of(refused) == "not_eligible");
    CHECK(fields_of(refused) == "gate_confirmed");
    command.gate_confirmed = true;
    const auto given = give_data(command, ports);
    REQUIRE(code_of(given) == "done");
    CHECK(given->issue.gate == "They receive a benefit");
    // Whoever was referred was asked by the referrer.
    const KitRequest of = asked(RequestState::accepted);
    CHECK(code_of(give_data(for_request(stock(), of), ports)) == "done");
    const KitRequest other = asked(RequestState::accepted);
    gate.id = crypto.make_uuid();
    gate.walk_ins_only = false;
    REQUIRE(code_of(set_gate(gate, ports)) == "done");
    CHECK(code_of(give_data(for_request(stock(), other), ports)) == "not_eligible");
}

TEST_CASE_FIXTURE(GivingWorld, "one person is one however they are written") {
    REQUIRE(code_of(give_data(walk_in(stock(), "07700 900723"), ports)) == "done");
    for (const char* phone : {"+447700900723", "0044 7700 900723", "+44 (0)7700 900723"}) {
        CHECK(code_of(give_data(walk_in(stock(), phone), ports)) == "limit_reached");
    }
    CHECK(code_of(give_data(walk_in(stock(), "07700 900724"), ports)) == "done");
    GiveData both = walk_in(stock(), "07700 900725");
    both.person[ResidentField::email] = "sam@example.org";
    REQUIRE(code_of(give_data(both, ports)) == "done");
    GiveData by_mail = walk_in(stock());
    by_mail.person = {{ResidentField::email, " SAM@example.org "}};
    CHECK(code_of(give_data(by_mail, ports)) == "limit_reached");
}

TEST_CASE_FIXTURE(GivingWorld, "a walk-in and a resident of the vault are one") {
    const KitRequest of = asked(RequestState::accepted);
    REQUIRE(code_of(give_data(for_request(stock(), of), ports)) == "done");
    ResidentFacts facts;
    ports.store.read([&](Reader& reader) {
        facts = open_facts(*resident, reader.residents().fields_of(resident->id), safe);
    });
    REQUIRE(facts.contains(ResidentField::phone));
    CHECK(code_of(give_data(walk_in(stock(), facts.at(ResidentField::phone)), ports)) ==
          "limit_reached");
}

TEST_CASE_FIXTURE(GivingWorld, "the limit looks back so many days and no further") {
    REQUIRE(code_of(give_data(walk_in(stock()), ports)) == "done");
    clock.advance(std::chrono::days{179});
    CHECK(code_of(give_data(walk_in(stock()), ports)) == "limit_reached");
    clock.advance(std::chrono::days{2});
    CHECK(code_of(give_data(walk_in(stock()), ports)) == "done");
}

TEST_CASE_FIXTURE(GivingWorld, "gigabytes may be limited instead") {
    // A bundle is 25 GB for 12 months.
    SetLimit limit{crypto.make_uuid(), caller(Role::manager), {LimitUnit::gigabytes, 599, 365}};
    REQUIRE(code_of(set_limit(limit, ports)) == "done");
    REQUIRE(code_of(give_data(walk_in(stock()), ports)) == "done");
    CHECK(code_of(give_data(walk_in(stock()), ports)) == "limit_reached");
    limit.id = crypto.make_uuid();
    limit.rule.most = 600;
    REQUIRE(code_of(set_limit(limit, ports)) == "done");
    CHECK(code_of(give_data(walk_in(stock()), ports)) == "done");
}

TEST_CASE_FIXTURE(GivingWorld, "a manager gives beyond the limit with a reason") {
    REQUIRE(code_of(give_data(walk_in(stock()), ports)) == "done");
    GiveData command = walk_in(stock());
    command.over_limit = "Two children with school work";
    CHECK(code_of(give_data(command, ports)) == "forbidden");
    command.caller = caller(Role::manager);
    const auto given = give_data(command, ports);
    REQUIRE(code_of(given) == "done");
    CHECK(given->issue.over_limit);
    CHECK(given->issue.allowed_by == command.caller.actor);
    CHECK(given->issue.reason == "Two children with school work");
}

TEST_CASE_FIXTURE(GivingWorld, "a permission is good once, for that person, for a week") {
    REQUIRE(code_of(give_data(walk_in(stock()), ports)) == "done");
    AskOverLimit ask{crypto.make_uuid(), caller(Role::hub_staff), "The first one is lost", "NORTH"};
    ask.person = {{ResidentField::phone, "+44 7700 900723"}};
    const auto asked_for = ask_over_limit(ask, ports);
    REQUIRE(code_of(asked_for) == "done");
    CHECK(code_of(give_data(walk_in(stock()), ports)) == "limit_reached");
    DecideOverLimit decide{crypto.make_uuid(), caller(Role::manager), asked_for->reference, true};
    REQUIRE(code_of(decide_over_limit(decide, ports)) == "done");
    const auto given = give_data(walk_in(stock()), ports);
    REQUIRE(code_of(given) == "done");
    CHECK(given->issue.over_limit);
    CHECK(given->issue.reason == "The first one is lost");
    CHECK(code_of(give_data(walk_in(stock()), ports)) == "limit_reached");

    ask.id = crypto.make_uuid();
    const auto second = ask_over_limit(ask, ports);
    REQUIRE(code_of(second) == "done");
    CHECK(second->reference != asked_for->reference);
    decide = {crypto.make_uuid(), caller(Role::manager), second->reference, true};
    REQUIRE(code_of(decide_over_limit(decide, ports)) == "done");
    clock.advance(std::chrono::days{7});
    CHECK(code_of(give_data(walk_in(stock()), ports)) == "limit_reached");
}

TEST_CASE_FIXTURE(GivingWorld, "what may not be given stays where it is") {
    const DataItem past = stock("2026-11-20");
    const DataItem today = stock("2026-11-21");
    const DataItem elsewhere = stock("", nullptr, open_hub("SOUTH").id);
    const DataItem given_before = given();
    const std::string before = dump();
    CHECK(code_of(give_data(walk_in(past), ports)) == "sim_past_date");
    CHECK(code_of(give_data(walk_in(elsewhere), ports)) == "sim_not_here");
    CHECK(code_of(give_data(walk_in(given_before), ports)) == "sim_given");
    GiveData unknown = walk_in(today);
    unknown.item = "8944110000000001238";
    CHECK(code_of(give_data(unknown, ports)) == "sim_not_found");
    GiveData nobody = walk_in(today);
    nobody.person = {{ResidentField::name, "Sam"}};
    CHECK(fields_of(give_data(nobody, ports)) == "phone");
    GiveData area = walk_in(today);
    area.area = "somewhere";
    CHECK(fields_of(give_data(area, ports)) == "area");
    CHECK((dump() == before));
    CHECK(code_of(give_data(walk_in(today), ports)) == "done");
}

TEST_CASE_FIXTURE(GivingWorld,
                  "the ward of a postcode is kept, and of the postcode its first half alone") {
    ports.store.write([&](Transaction& tx) {
        tx.write_residents().write_wards(
            std::vector<WardLine>{{"LS1 4AP", "E05011390"}, {"NE61 9ZX", "E05009001"}},
            ports.clock.now());
        return true;
    });
    const auto place_of = [&](const GiveData& command) {
        const auto given = give_data(command, ports);
        return given ? given->issue.area + " " + given->issue.ward : sentence_of(given.refusal());
    };
    GiveData told = walk_in(stock(), "07700 900731");
    told.area = "ls14ap";
    CHECK(place_of(told) == "LS1 E05011390");
    GiveData half = walk_in(stock(), "07700 900732");
    half.area = "LS1";
    CHECK(place_of(half) == "LS1 ");
    GiveData known = walk_in(stock(), "07700 900733");
    known.area = "";
    known.person[ResidentField::name] = "Sam";
    known.person[ResidentField::postcode] = "NE61 9ZX";
    CHECK(place_of(known) == "NE61 E05009001");
    CHECK(dump().find("4AP") == std::string::npos);
    KitRequest row = asked(RequestState::accepted);
    row.ward = "E05011390";
    ports.store.write([&](Transaction& tx) { return tx.write_requests().update_request(row); });
    CHECK(place_of(for_request(stock(), row)) == "LS1 E05011390");
}

TEST_CASE_FIXTURE(GivingWorld, "one that expires sooner is named") {
    const DataItem late = stock("2027-09-30");
    const DataItem soon = stock("2027-01-31");
    const auto given = give_data(walk_in(late), ports);
    REQUIRE(code_of(given) == "done");
    CHECK(given->sooner == soon.reference);
    CHECK(give_data(walk_in(soon, "07700 900799"), ports)->sooner.empty());
}

TEST_CASE_FIXTURE(GivingWorld, "a voucher's code is shown to whoever gives it, once") {
    const DataItem voucher = stock("", &vouchers);
    const GiveData command = walk_in(voucher);
    const auto given = give_data(command, ports);
    REQUIRE(code_of(given) == "done");
    CHECK(given->code.starts_with("CODE"));
    CHECK(give_data(command, ports)->code.empty());
    std::vector<CodeShowing> showings;
    ports.store.read([&](Reader& reader) { showings = reader.issues().showings_of(voucher.id); });
    REQUIRE(showings.size() == 1);
    CHECK(showings.front().actor == command.caller.actor);
    CHECK(showings.front().issue == given->issue.id);
    CHECK(dump().find(given->code) == std::string::npos);
}

TEST_CASE_FIXTURE(GivingWorld, "whoever agrees to be reminded is a resident from then on") {
    GiveData command = walk_in(stock());
    command.may_remind = true;
    CHECK(fields_of(give_data(command, ports)) == "name");
    command.person[ResidentField::name] = "S. E.";
    const auto given = give_data(command, ports);
    REQUIRE(code_of(given) == "done");
    CHECK(given->issue.resident_reference.starts_with("R-"));
    CHECK(given->issue.may_remind);
}

TEST_CASE_FIXTURE(GivingWorld,
                  "erasing whoever got it leaves what was given, and no trace of them") {
    GiveData command = walk_in(stock());
    command.may_remind = true;
    command.person[ResidentField::name] = "S. E.";
    const auto given = give_data(command, ports);
    REQUIRE(code_of(given) == "done");
    CHECK(dump().find("data_issue_person") != std::string::npos);
    const EraseResident erase{crypto.make_uuid(), caller(Role::manager),
                              given->issue.resident_reference};
    REQUIRE(code_of(erase_resident(erase, ports)) == "done");
    CHECK(dump().find("data_issue_person") == std::string::npos);
    CHECK(issues().front().resident_reference == given->issue.resident_reference);
}

TEST_CASE_FIXTURE(GivingWorld, "a second bundle follows by rule, and does not count") {
    Bundle first = add_bundle("O2-1", ItemKind::sim, 1);
    ports.store.write([&](Transaction& tx) {
        first.code = "O2-2";
        first.next = "O2-25";
        first.id = tx.write_stock().insert_bundle(first);
        return true;
    });
    const auto given = give_data(walk_in(stock("", &first)), ports);
    REQUIRE(code_of(given) == "done");
    GiveData next = walk_in(stock());
    next.follows = given->issue.reference;
    CHECK(code_of(give_data(next, ports)) == "item_not_possible");
    ports.store.write([&](Transaction& tx) {
        MoveItems move;
        move.organisation = organisation;
        move.step.event = ItemEvent::activation;
        move.actor = "person:7";
        move.hub = north.id;
        return bool{move_items(
            move, tx.write_stock().lock_data_items(organisation, {&given->item.reference, 1}), tx,
            ports)};
    });
    clock.advance(std::chrono::days{30});
    GiveData wrong = next;
    wrong.id = crypto.make_uuid();
    wrong.item = stock("", &first).reference;
    CHECK(code_of(give_data(wrong, ports)) == "item_not_possible");
    const auto second = give_data(next, ports);
    REQUIRE(code_of(second) == "done");
    CHECK(second->issue.follows == given->issue.reference);
    CHECK_FALSE(second->issue.over_limit);
    GiveData third = next;
    third.id = crypto.make_uuid();
    third.item = stock().reference;
    CHECK(code_of(give_data(third, ports)) == "item_not_possible");
}

TEST_CASE_FIXTURE(GivingWorld, "what has happened is written down, also beyond the limit") {
    REQUIRE(code_of(give_data(walk_in(stock()), ports)) == "done");
    GiveData fact = walk_in(stock());
    fact.is_fact = true;
    fact.criteria = {};
    fact.happened_at = clock.now() - std::chrono::hours{2};
    const auto given = give_data(fact, ports);
    REQUIRE(code_of(given) == "done");
    CHECK(given->issue.over_limit);
    CHECK(given->issue.issued_at == *fact.happened_at);
}

TEST_CASE_FIXTURE(GivingWorld, "a request that asks for data alone is over when it is given") {
    const KitRequest of = asked(RequestState::accepted);
    const auto given = give_data(for_request(stock(), of), ports);
    REQUIRE(code_of(given) == "done");
    CHECK(given->issue.request_reference == of.reference);
    CHECK(given->issue.line == 1);
    CHECK(given->issue.resident_reference == resident->reference);
    CHECK(given->issue.area == "LS1");
    CHECK(story(of) == "closed: ended");
    CHECK(code_of(give_data(for_request(stock(), of), ports)) == "request_closed");
    const KitRequest laptop = asked(RequestState::accepted, {LineKind::laptop});
    CHECK(code_of(give_data(for_request(stock(), laptop), ports)) == "line_taken");
    const KitRequest sent = asked(RequestState::submitted);
    CHECK(code_of(give_data(for_request(stock(), sent), ports)) == "request_closed");
}

TEST_CASE_FIXTURE(GivingWorld, "others have nothing to give here") {
    const OrganisationId other = found_organisation("Another scheme");
    GiveData command = walk_in(stock());
    command.caller = elsewhere(Role::manager, other);
    CHECK(code_of(give_data(command, ports)) == "sim_not_found");
    command.caller = caller(Role::referrer);
    CHECK(code_of(give_data(command, ports)) == "forbidden");
    command.caller = caller(Role::admin);
    CHECK(code_of(give_data(command, ports)) == "forbidden");
}

}  // namespace kitbank

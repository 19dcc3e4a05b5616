#include "server/usecase/requests/hand_over.h"

#include <doctest/doctest.h>

#include "tests/support/handover_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(HandoverWorld, "an item and its request meet, and everything follows") {
    const Ready of = ready();
    HandOver command = over(of);
    command.accessories = {{"Charger", 1}, {"Mouse", 1}, {"Case or bag", 0}};
    const Result<Handover> done = hand_over(command, ports);
    REQUIRE(code_of(done) == "done");
    CHECK(done->reference.starts_with("H-"));
    CHECK(done->tag == of.device.tag);
    CHECK(done->request_reference == of.request.reference);
    CHECK(done->is_kept);
    CHECK(done->due == Date{std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{19}});
    CHECK(done->accessories == std::vector<CountedAccessory>{{"Charger", 1}, {"Mouse", 1}});
    CHECK(story(of.request) == "handed_over: handed_over");

    const Device device = device_now(of.device);
    CHECK(device.standing.state == DeviceState::on_loan);
    CHECK(device.standing.due == done->due);
    const Evidence evidence = last_event(of.device).evidence;
    CHECK(evidence.at("agreement") == done->reference);
    CHECK(evidence.at("recipient") == resident->reference);
    CHECK(evidence.at("accessories") == "2");
}

TEST_CASE_FIXTURE(HandoverWorld, "the request is found by the item") {
    const Ready of = ready();
    HandOver command = over(of);
    command.request.clear();
    CHECK(code_of(hand_over(command, ports)) == "done");
    CHECK(story(of.request) == "handed_over: handed_over");
    HandOver loose = over(of);
    loose.request.clear();
    loose.tag = device_in(DeviceState::ready).tag;
    CHECK(code_of(hand_over(loose, ports)) == "request_not_found");
}

TEST_CASE_FIXTURE(HandoverWorld, "a gift has no due day and closes the request") {
    const Ready of = ready({LineKind::laptop}, AllocationKind::gift);
    const Result<Handover> done = hand_over(over(of), ports);
    REQUIRE(code_of(done) == "done");
    CHECK_FALSE(done->due);
    CHECK(done->kind == AllocationKind::gift);
    CHECK(story(of.request) == "closed: ended");
}

TEST_CASE_FIXTURE(HandoverWorld, "what must not go out stays, and nothing is half done") {
    const Ready one = ready();
    const Ready two = ready();
    const Device loose = device_in(DeviceState::ready);
    const Device unwiped = device_in(DeviceState::received);
    const Tag label = printed_label();
    const std::string before = dump();
    const auto outcome = [&](const std::function<void(HandOver&)>& change) {
        HandOver command = over(one);
        change(command);
        const std::string code = code_of(hand_over(command, ports));
        CHECK((dump() == before));
        return code;
    };
    CHECK(outcome([&](HandOver& c) { c.tag = two.device.tag; }) == "reserved_for_another");
    CHECK(outcome([&](HandOver& c) { c.tag = loose.tag; }) == "event_not_allowed");
    CHECK(outcome([&](HandOver& c) { c.tag = unwiped.tag; }) == "wipe_missing");
    CHECK(outcome([&](HandOver& c) { c.tag = label; }) == "tag_unknown");
    CHECK(outcome([&](HandOver& c) { c.request = "Q-ZZZZZZZZ"; }) == "request_not_found");
    CHECK(outcome([](HandOver& c) { c.signature = {}; }) == "agreement_needed");
    CHECK(outcome([](HandOver& c) { c.signature.strokes = "5,5"; }) == "agreement_needed");
    CHECK(outcome([](HandOver& c) { c.signed_how = SignedHow::none_yet; }) == "agreement_needed");
    CHECK(outcome([](HandOver& c) { c.signed_how = SignedHow::not_needed; }) == "agreement_needed");
    CHECK(outcome([](HandOver& c) {
              c.agreement = AgreementName{false, 9};
          }) == "agreement_needed");
    CHECK(outcome([&](HandOver& c) { c.due = Date{std::chrono::year{2020} / 1 / 1}; }) ==
          "due_date_wrong");
    CHECK(outcome([](HandOver& c) { c.accessories = {{"Mouse", 99}}; }) == "invalid_fields");
    CHECK(outcome([](HandOver& c) { c.lines = {1}; }) == "invalid_fields");
    CHECK(outcome([](HandOver& c) { c.hub = "NOWHERE"; }) == "hub_not_found");
    CHECK(outcome([&](HandOver& c) { c.caller = caller(Role::referrer); }) == "forbidden");
}

TEST_CASE_FIXTURE(HandoverWorld, "a request that is over takes nothing") {
    const Ready of = ready();
    REQUIRE(code_of(hand_over(over(of), ports)) == "done");
    CHECK(code_of(hand_over(over(of), ports)) == "event_not_allowed");
    HandOver bag = over(of);
    bag.tag.reset();
    bag.lines = {1};
    bag.request = request(RequestState::cancelled, {LineKind::accessories}).reference;
    CHECK(code_of(hand_over(bag, ports)) == "request_closed");
}

TEST_CASE_FIXTURE(HandoverWorld, "one who works at another hub reaches neither") {
    const Ready of = ready();
    HandOver command = over(of);
    const Hub south = open_hub("SOUTH");
    command.caller.hub = south;
    CHECK(code_of(hand_over(command, ports)) != "done");
    CHECK(story(of.request) == "ready: reserved");
    Caller stranger = elsewhere(Role::manager, found_organisation("Others"));
    command.caller = stranger;
    CHECK(code_of(hand_over(command, ports)) == "tag_unknown");
}

TEST_CASE_FIXTURE(HandoverWorld, "the same form again is the same handover") {
    const Ready of = ready();
    const HandOver command = over(of);
    const Result<Handover> first = hand_over(command, ports);
    const std::string after = dump();
    const Result<Handover> again = hand_over(command, ports);
    REQUIRE(code_of(again) == "done");
    CHECK(again->reference == first->reference);
    CHECK(dump() == after);
    HandOver other = command;
    other.accessories = {{"Mouse", 1}};
    CHECK(code_of(hand_over(other, ports)) == "request_id_reused");
}

TEST_CASE_FIXTURE(HandoverWorld, "help and accessories are ticked with the item or later") {
    const Ready of = ready({LineKind::laptop, LineKind::accessories, LineKind::support});
    HandOver first = over(of);
    first.lines = {2};
    REQUIRE(code_of(hand_over(first, ports)) == "done");
    CHECK(story(of.request) == "handed_over: handed_over ended waiting");
    HandOver help = over(of);
    help.tag.reset();
    help.lines = {3};
    help.signed_how = SignedHow::not_needed;
    help.signature = {};
    REQUIRE(code_of(hand_over(help, ports)) == "done");
    CHECK(story(of.request) == "handed_over: handed_over ended ended");
    record(
        step(of.device.tag, DeviceEvent::handback, {{"condition", "good"}, {"accessories", "0"}}));
    CHECK(story(of.request) == "closed: ended ended ended");
}

TEST_CASE_FIXTURE(HandoverWorld, "a request for help alone is done when help was given") {
    const KitRequest wanted = request(RequestState::accepted, {LineKind::support});
    HandOver help;
    help.id = crypto.make_uuid();
    help.caller = caller(Role::volunteer);
    help.request = wanted.reference;
    help.lines = {1};
    help.signed_how = SignedHow::not_needed;
    const Result<Handover> done = hand_over(help, ports);
    REQUIRE(code_of(done) == "done");
    CHECK(done->is_kept);
    CHECK(done->tag.text.empty());
    CHECK(story(wanted) == "closed: ended");
}

TEST_CASE_FIXTURE(HandoverWorld, "data is not given by ticking it") {
    const KitRequest wanted = request(RequestState::accepted, {LineKind::data});
    HandOver command;
    command.id = crypto.make_uuid();
    command.caller = caller(Role::hub_staff);
    command.request = wanted.reference;
    command.lines = {1};
    command.signed_how = SignedHow::paper;
    CHECK(code_of(hand_over(command, ports)) == "invalid_fields");
}

TEST_CASE_FIXTURE(HandoverWorld, "a signature is kept sealed and goes with the resident's key") {
    const Ready of = ready();
    const Result<Handover> done = hand_over(over(of), ports);
    REQUIRE(code_of(done) == "done");
    CHECK(dump().find(ink) == std::string::npos);
    std::optional<HandoverSignature> kept;
    store.read([&](Reader& reader) { kept = reader.handovers().signature_of(done->id); });
    REQUIRE(kept);
    const std::string key = open_key(*resident, ports.safe);
    CHECK(safe.open_with(key, kept->sealed, "handover:" + done->reference + "/signature") == ink);
    CHECK_FALSE(safe.open_with(key, kept->sealed, "handover:H-00000000/signature"));
    const Ready other = ready();
    REQUIRE(code_of(erase(*resident)) == "done");
    CHECK(code_of(hand_over(over(other), ports)) == "resident_erased");
}

TEST_CASE_FIXTURE(HandoverWorld, "a signed paper may be photographed later") {
    const Ready of = ready();
    HandOver command = over(of);
    command.signed_how = SignedHow::paper;
    command.signature = {};
    const Result<Handover> done = hand_over(command, ports);
    REQUIRE(code_of(done) == "done");
    CHECK(done->signed_how == SignedHow::paper);
    CHECK_FALSE(done->is_kept);
    command = over(ready());
    command.signed_how = SignedHow::paper;
    command.signature = {"", "GIF89a, no photograph"};
    CHECK(fields_of(hand_over(command, ports)) == "photograph");
    command.signature = {"", photograph()};
    const Result<Handover> shown = hand_over(command, ports);
    REQUIRE(code_of(shown) == "done");
    CHECK(shown->is_kept);
}

TEST_CASE_FIXTURE(HandoverWorld,
                  "what was shown is what was signed, also when it was just replaced") {
    const Ready of = ready();
    HandOver command = over(of);
    command.agreement = AgreementName{true, 1};
    const Result<Agreement> own = write_agreement(
        {crypto.make_uuid(), caller(Role::manager), AllocationKind::loan, Language::en,
         "You look after it and bring it back to the library in time."},
        ports);
    REQUIRE(code_of(own) == "done");
    const Result<Handover> done = hand_over(command, ports);
    REQUIRE(code_of(done) == "done");
    CHECK(agreement_of(*done) == AgreementName{true, 1});
    const Result<Handover> next = hand_over(over(ready()), ports);
    REQUIRE(code_of(next) == "done");
    CHECK(agreement_of(*next) == AgreementName{false, 1});
}

}  // namespace kitbank

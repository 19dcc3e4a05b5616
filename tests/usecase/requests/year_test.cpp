#include <doctest/doctest.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "server/core/devices/fold.h"
#include "server/usecase/devices/record_events.h"
#include "server/usecase/requests/allocation_ports.h"
#include "server/usecase/requests/appointments.h"
#include "server/usecase/requests/decide_proposal.h"
#include "server/usecase/requests/decide_request.h"
#include "server/usecase/requests/fail_delivery.h"
#include "server/usecase/requests/hand_over.h"
#include "server/usecase/requests/lending_job.h"
#include "server/usecase/requests/loans.h"
#include "server/usecase/requests/propose_allocation.h"
#include "server/usecase/requests/release_reservations.h"
#include "server/usecase/requests/reserve_for_request.h"
#include "server/usecase/requests/show_allocation.h"
#include "server/usecase/requests/sign_handover.h"
#include "server/usecase/requests/slot_rules.h"
#include "server/usecase/requests/work_on_request.h"
#include "tests/support/asking_world.h"

// Random people press random buttons for a simulated year, and after each press every promise about
// requests, custody and reservations holds (reliability.md 6: one custody, no issue without a wipe, the
// state machine, at most once, nothing vanishes). One seed is one year, the same each time; KITBANK_YEARS
// says how many, KITBANK_YEAR_PRESSES how busy they are.
namespace kitbank {
namespace {

using namespace std::chrono_literals;

int number_from(const char* name, int otherwise) {
    const char* const text = std::getenv(name);
    return text == nullptr ? otherwise : std::atoi(text);
}

const std::string strokes = "100,200 200,100 300,250;320,200 420,240";

struct Year : AskingWorld {
    explicit Year(unsigned seed) : dice(seed) {
        south = open_hub("SOUTH");
        AddSlotRule rule;
        rule.id = crypto.make_uuid();
        rule.caller = caller(Role::manager);
        rule.hub = "NORTH";
        rule.rule.weekday = 1;
        rule.rule.from = 9h;
        rule.rule.to = 12h;
        rule.rule.valid_from =
            Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
        rule.rule.places = 1;
        if (!add_slot_rule(rule, ports)) throw std::runtime_error{"no slots"};
        for (int i = 0; i < 20; ++i) tags.push_back(device_in(DeviceState::ready).tag);
    }

    // ---- People and things, at random ------------------------------------------------------------

    int pick(int below) { return static_cast<int>(dice() % static_cast<unsigned>(below)); }
    template <class T>
    const T& any(const std::vector<T>& of) {
        return of[static_cast<std::size_t>(pick(static_cast<int>(of.size())))];
    }
    Caller staff() {
        Caller somebody = caller(pick(4) == 0 ? Role::manager : Role::hub_staff);
        if (somebody.role == Role::hub_staff && pick(3) == 0) somebody.hub = south;
        return somebody;
    }
    Caller anybody() {
        switch (pick(5)) {
            case 0:
                return referrer("person:70");
            case 1:
                return referrer("person:71");
            case 2:
                return surgery_manager();
            case 3:
                return caller(Role::volunteer);
            default:
                return staff();
        }
    }
    // Mostly one that the button is meant for, sometimes any.
    std::string request_in(std::initializer_list<RequestState> states) {
        std::vector<std::string> fitting;
        for (const auto& [key, row] : store.snapshot().kit_requests) {
            if (std::ranges::find(states, row.state) != states.end())
                fitting.push_back(row.reference);
        }
        if (!fitting.empty() && pick(5) != 0) return any(fitting);
        return requests.empty() ? "Q-00000000" : any(requests);
    }
    std::string any_request() { return request_in({}); }
    Tag tag_in(std::initializer_list<DeviceState> states) {
        std::vector<Tag> fitting;
        for (const auto& [key, row] : store.snapshot().devices) {
            if (std::ranges::find(states, row.standing.state) != states.end())
                fitting.push_back(row.tag);
        }
        return !fitting.empty() && pick(5) != 0 ? any(fitting) : any(tags);
    }
    Uuid id() { return crypto.make_uuid(); }
    Device device(const Tag& tag) {
        std::optional<Device> found;
        store.read([&](Reader& reader) { found = reader.device_by_tag(tag); });
        return *found;
    }
    KitRequest request_now(const std::string& reference) {
        std::optional<KitRequest> found;
        store.read([&](Reader& reader) { found = reader.requests().request(reference); });
        return found.value_or(KitRequest{});
    }

    // ---- Buttons ---------------------------------------------------------------------------------

    template <class T>
    std::string outcome(const Result<T>& result) {
        return code_of(result);
    }
    std::string ask() {
        Answers answers = complete_for("Person " + std::to_string(pick(30)),
                                       "07700 900" + std::to_string(100 + pick(30)));
        answers["kinds"] = pick(4) == 0 ? std::vector<std::string>{"laptop", "support"}
                                        : std::vector<std::string>{"laptop"};
        answers["uses"] = {pick(2) == 0 ? "keeping_in_touch" : "banking"};
        answers["allocation"] = {pick(4) == 0 ? "gift" : "loan"};
        answers["needed_by"] = {};
        answers["hub"] = {pick(3) == 0 ? "SOUTH" : "NORTH"};
        const Caller by = pick(2) == 0 ? referrer("person:70") : referrer("person:71");
        const auto asked =
            ask_for_kit({id(), by, RequestDoor::online, answers, pick(3) == 0}, ports);
        if (asked) requests.push_back(asked->reference);
        return outcome(asked);
    }
    std::string cancel() {
        return outcome(cancel_request({id(), anybody(), any_request(), ""}, ports));
    }
    std::string note() {
        return outcome(note_request({id(), anybody(), any_request(), "rang twice"}, ports));
    }
    std::string answer() {
        return outcome(
            answer_question({id(), anybody(), request_in({RequestState::queried}), "yes"}, ports));
    }
    std::string accept() {
        return outcome(
            accept_request({id(), staff(), request_in({RequestState::submitted})}, ports));
    }
    std::string query() {
        return outcome(query_request(
            {id(), staff(), request_in({RequestState::submitted}), "how old is the child?"},
            ports));
    }
    std::string decline() {
        return outcome(decline_request(
            {id(), staff(), request_in({RequestState::submitted}), "no_kit"}, ports));
    }
    std::string work() {
        const std::string reference = any_request();
        switch (pick(4)) {
            case 0:
                return outcome(hold_request({id(), staff(), reference, "waits for a bag"}, ports));
            case 1:
                return outcome(release_hold({id(), staff(), reference}, ports));
            case 2:
                return outcome(assign_request({id(), staff(), reference, true}, ports));
            default:
                return outcome(drop_line({id(), staff(), reference, 1 + pick(2)}, ports));
        }
    }
    std::string propose() { return outcome(propose_allocation({id(), staff()}, ports)); }
    std::string decide_proposal() {
        const auto shown = show_allocation({caller(Role::manager), {}}, ports);
        if (!shown || shown->proposed.empty()) return "none proposed";
        const Uuid proposal = any(shown->proposed).proposal.id;
        switch (pick(6)) {
            case 0:
                return outcome(refuse_proposal({id(), staff(), proposal, "a crack"}, ports));
            case 1:
                return outcome(
                    change_proposal({id(), staff(), proposal, any(tags), pick(2) == 0}, ports));
            default:
                return outcome(accept_proposal({id(), staff(), proposal}, ports));
        }
    }
    std::string expire() {
        release_reservations(ports);
        return "done";
    }
    std::string reserve_on_page() {
        return outcome(reserve_for_request(
            {id(), staff(), request_in({RequestState::accepted}), tag_in({DeviceState::ready})},
            ports));
    }
    std::string reserve() {
        RecordEvent command = step(tag_in({DeviceState::ready}), DeviceEvent::reservation);
        command.caller = staff();
        command.evidence = {{"request", request_in({RequestState::accepted})}};
        return outcome(record_event(command, ports));
    }
    std::string release() {
        RecordEvent command = step(tag_in({DeviceState::reserved}), DeviceEvent::release,
                                   {{"reason", "not collected"}});
        command.caller = staff();
        return outcome(record_event(command, ports));
    }
    std::string hand_over_item() {
        HandOver command;
        command.id = id();
        command.caller = pick(3) == 0 ? caller(Role::volunteer) : staff();
        command.tag = tag_in({DeviceState::reserved});
        command.request = pick(4) == 0 ? any_request() : device(*command.tag).standing.reservation;
        command.signed_how = pick(5) == 0 ? SignedHow::none_yet : SignedHow::screen;
        command.signature.strokes = strokes;
        command.hub = pick(6) == 0 ? "SOUTH" : "";
        return outcome(hand_over(command, ports));
    }
    // The scanner knows nothing of agreements.
    std::string scan_out() {
        const Device item = device(tag_in({DeviceState::reserved}));
        RecordEvent command = step(item.tag, DeviceEvent::loan,
                                   {{"recipient", "R-00000000"},
                                    {"agreement", "paper"},
                                    {"accessories", "1"},
                                    {"request", item.standing.reservation}});
        if (pick(3) == 0) command.evidence["request"] = any_request();
        if (command.evidence["request"].empty()) command.evidence.erase("request");
        return scan(command);
    }
    std::string take_back() {
        RecordEvent command = step(tag_in({DeviceState::on_loan}), DeviceEvent::handback,
                                   {{"condition", "good"}, {"accessories", "1"}});
        if (pick(3) == 0) command.hub = "SOUTH";
        return scan(command);
    }
    // Now, or some hours ago by a scanner that had no line.
    std::string scan(RecordEvent command) {
        command.caller.hub = pick(3) == 0 ? south : north;
        if (pick(3) != 0) return outcome(record_event(command, ports));
        command.tense = Tense::fact;
        command.source = "scanner-" + std::to_string(pick(2));
        command.source_seq = ++scans;
        command.at = clock.now() - std::chrono::hours{pick(72)};
        const RecordedEvent recorded = record_events({&command, 1}, ports).front();
        return recorded.outcome == ScanOutcome::applied ? "done"
                                                        : std::string{name_of(recorded.outcome)};
    }
    std::string lose() {
        if (pick(3) != 0) return "kept";
        return scan(step(any(tags), DeviceEvent::loss, {{"report", "left on a bus"}}));
    }
    std::string find() { return scan(step(tag_in({DeviceState::lost}), DeviceEvent::recovery)); }
    std::string make_gift() {
        return scan(
            step(tag_in({DeviceState::on_loan}), DeviceEvent::gift,
                 {{"recipient", "R-00000000"}, {"agreement", "paper"}, {"accessories", "1"}}));
    }
    std::string void_wipe() {
        if (pick(3) != 0) return "good";
        RecordEvent command = step(tag_in({DeviceState::reserved, DeviceState::on_loan}),
                                   DeviceEvent::wipe_void, {{"reason", "another disk's log"}});
        command.caller = caller(Role::manager);
        return outcome(record_event(command, ports));
    }
    std::string renew() {
        return outcome(
            renew_loan({id(), anybody(), request_in({RequestState::handed_over})}, ports));
    }
    std::string book() {
        const auto day = std::chrono::floor<std::chrono::days>(clock.now());
        const SlotQuery query{caller(Role::manager), "NORTH", Date{day},
                              Date{day + std::chrono::days{20}}};
        const auto slots = list_slots(query, ports);
        if (!slots || slots->empty()) return "no slots";
        return outcome(book_appointment(
            {id(), anybody(), request_in({RequestState::accepted, RequestState::ready}), "NORTH",
             any(*slots).at},
            ports));
    }
    std::string miss() {
        std::vector<Uuid> booked;
        for (const auto& [key, row] : store.snapshot().appointments) booked.push_back(row.id);
        if (booked.empty()) return "none booked";
        return pick(2) == 0
                   ? outcome(miss_appointment({id(), staff(), any(booked), pick(2) == 0}, ports))
                   : outcome(cancel_appointment({id(), anybody(), any(booked)}, ports));
    }
    std::string fail() {
        return outcome(
            fail_delivery({id(), staff(), request_in({RequestState::ready}),
                           pick(2) == 0 ? FailedItems::keep : FailedItems::stock, "nobody at home"},
                          ports));
    }
    // The bench makes ready again what came back.
    std::string work_at_bench() {
        const Device item = device(tag_in({DeviceState::returned}));
        if (item.standing.state != DeviceState::returned &&
            item.standing.state != DeviceState::received)
            return "nothing to do";
        tags.push_back(device_in(DeviceState::ready).tag);
        return "done";
    }
    std::string lend_by_rule() {
        run_lending(ports);
        return "done";
    }

    // ---- Promises --------------------------------------------------------------------------------

    void check() {
        const MemoryState state = store.snapshot();
        std::map<DeviceId, int> held;
        for (const auto& [key, row] : state.kit_requests) {
            CAPTURE(row.reference);
            CAPTURE(name_of(row.state));
            for (const RequestLine& line : row.lines) check_line(state, row, line, held);
        }
        for (const auto& [key, count] : held) CHECK(count == 1);
        for (const auto& [key, row] : state.devices) check_device(state, row);
        check_appointments(state);
    }
    static void check_line(const MemoryState& state, const KitRequest& row, const RequestLine& line,
                           std::map<DeviceId, int>& held) {
        CAPTURE(line.number);
        CAPTURE(name_of(line.state));
        const bool is_device = device_kind_of(line.kind).has_value();
        const bool is_out = line.state == LineState::handed_over;
        const bool waits = line.state == LineState::waiting;
        if (line.device.value != 0 && (line.state == LineState::reserved || is_out)) {
            ++held[line.device];
            const Standing& standing = state.devices.at(line.device).standing;
            CAPTURE(name_of(standing.state));
            if (line.state == LineState::reserved) {
                CHECK(standing.state == DeviceState::reserved);
                CHECK(standing.reservation == row.reference);
            } else {
                const bool is_with_them =
                    standing.state == DeviceState::on_loan || standing.state == DeviceState::lost;
                CHECK(is_with_them);
            }
        }
        if (row.state == RequestState::submitted || row.state == RequestState::queried ||
            row.state == RequestState::declined || row.state == RequestState::cancelled) {
            CHECK(line.state != LineState::reserved);
        }
        if (row.state == RequestState::ready || row.state == RequestState::handed_over) {
            CHECK_FALSE((is_device && waits));
        }
        if (row.state == RequestState::closed) CHECK_FALSE((waits || is_out));
    }
    // One custody, as the history has it; nothing leaves unwiped; what is set aside for a request of ours
    // has its line.
    void check_device(const MemoryState& state, const Device& row) {
        CAPTURE(row.tag.text);
        CAPTURE(name_of(row.standing.state));
        std::uint32_t& seen = versions[row.id];
        if (seen != row.version) {
            seen = row.version;
            const std::vector<Event>& history = state.histories.at(row.id);
            CHECK(fold(history).standing == row.standing);
            if (history.back().event == DeviceEvent::loan &&
                row.standing.state == DeviceState::on_loan)
                CHECK(row.standing.wipe.has_value());
        }
        if (row.standing.state != DeviceState::reserved) return;
        for (const auto& [key, request] : state.kit_requests) {
            if (request.reference != row.standing.reservation) continue;
            const auto holds = [&](const RequestLine& line) {
                return line.device == row.id && line.state == LineState::reserved;
            };
            CHECK(std::ranges::count_if(request.lines, holds) == 1);
        }
    }
    static void check_appointments(const MemoryState& state) {
        std::map<RequestId, int> open;
        std::map<std::pair<HubId, Instant>, int> taken;
        for (const auto& [key, row] : state.appointments) {
            if (row.state == AppointmentState::booked) ++open[row.request];
            if (row.state == AppointmentState::booked || row.state == AppointmentState::kept)
                ++taken[{row.hub, row.at}];
        }
        for (const auto& [key, count] : open) CHECK(count == 1);
        for (const auto& [key, count] : taken) CHECK(count == 1);
    }

    // One press, and what came of it. A refusal leaves nothing behind.
    void press(const std::string& name, const std::function<std::string()>& button) {
        CAPTURE(name);
        const int before = store.commits();
        const std::string came = button();
        CAPTURE(came);
        ++outcomes[name + ": " + came];
        const bool may_write = came == "done" || came == "conflict" ||
                               came == "resident_exists" ||  // the look at the other is recorded
                               came == "line_taken" ||
                               came == "changed" ||  // a proposal is settled
                               came == "refused";    // a fact that is set aside
        if (!may_write) CHECK(store.commits() == before);
        check();
    }

    std::mt19937 dice;
    Hub south;
    std::vector<Tag> tags;
    std::vector<std::string> requests;
    std::map<DeviceId, std::uint32_t> versions;
    std::int64_t scans = 0;
    std::map<std::string, int> outcomes;
};

std::map<std::string, int> live(unsigned seed, int presses) {
    Year year{seed};
    const std::vector<std::pair<std::string, std::function<std::string()>>> buttons = {
        {"ask", [&] { return year.ask(); }},
        {"ask", [&] { return year.ask(); }},
        {"accept", [&] { return year.accept(); }},
        {"accept", [&] { return year.accept(); }},
        {"accept", [&] { return year.accept(); }},
        {"query", [&] { return year.query(); }},
        {"decline", [&] { return year.decline(); }},
        {"work on", [&] { return year.work(); }},
        {"propose", [&] { return year.propose(); }},
        {"decide a proposal", [&] { return year.decide_proposal(); }},
        {"decide a proposal", [&] { return year.decide_proposal(); }},
        {"expire", [&] { return year.expire(); }},
        {"reserve on the page", [&] { return year.reserve_on_page(); }},
        {"cancel", [&] { return year.cancel(); }},
        {"note", [&] { return year.note(); }},
        {"answer", [&] { return year.answer(); }},
        {"reserve", [&] { return year.reserve(); }},
        {"reserve", [&] { return year.reserve(); }},
        {"reserve", [&] { return year.reserve(); }},
        {"release", [&] { return year.release(); }},
        {"hand over", [&] { return year.hand_over_item(); }},
        {"hand over", [&] { return year.hand_over_item(); }},
        {"scan out", [&] { return year.scan_out(); }},
        {"take back", [&] { return year.take_back(); }},
        {"take back", [&] { return year.take_back(); }},
        {"answer", [&] { return year.answer(); }},
        {"renew", [&] { return year.renew(); }},
        {"book", [&] { return year.book(); }},
        {"hand over", [&] { return year.hand_over_item(); }},
        {"bench", [&] { return year.work_at_bench(); }},
        {"bench", [&] { return year.work_at_bench(); }},
        {"lose", [&] { return year.lose(); }},
        {"find", [&] { return year.find(); }},
        {"make a gift", [&] { return year.make_gift(); }},
        {"void a wipe", [&] { return year.void_wipe(); }},
        {"renew", [&] { return year.renew(); }},
        {"book", [&] { return year.book(); }},
        {"miss", [&] { return year.miss(); }},
        {"fail", [&] { return year.fail(); }},
        {"bench", [&] { return year.work_at_bench(); }},
        {"rules", [&] { return year.lend_by_rule(); }},
    };
    const auto pause = std::chrono::hours{24 * 365} / presses;
    for (int i = 0; i < presses; ++i) {
        const auto& [name, button] = year.any(buttons);
        CAPTURE(seed);
        CAPTURE(i);
        year.press(name, button);
        year.clock.advance(std::chrono::microseconds{pause} / 2 +
                           std::chrono::microseconds{pause} * year.pick(100) / 100);
    }
    return year.outcomes;
}

}  // namespace

TEST_CASE("a year of random people keeps every promise") {
    const int years = number_from("KITBANK_YEARS", 2);
    const int presses = number_from("KITBANK_YEAR_PRESSES", 1'500);
    std::map<std::string, int> all;
    for (int seed = 1; seed <= years; ++seed) {
        for (const auto& [what, count] : live(static_cast<unsigned>(seed), presses))
            all[what] += count;
    }
    for (const auto& [what, count] : all) MESSAGE(what << " " << count);
    for (const char* needed : {"ask: done", "reserve: done", "hand over: done", "take back: done",
                               "cancel: done", "lose: done", "renew: done", "book: done",
                               "answer: done", "decide a proposal: done", "scan out: done"}) {
        CHECK_MESSAGE(all[needed] > 0, needed);
    }
}

}  // namespace kitbank

#include "server/demonstration_requests.h"

#include <stdexcept>

#include "server/usecase/requests/decide_request.h"
#include "server/usecase/requests/draft_request.h"
#include "server/usecase/requests/slot_rules.h"
#include "server/usecase/requests/submit_request.h"

namespace kitbank {
namespace {

template <class T>
T expect(Result<T> result, const char* step) {
    if (!result) {
        throw std::runtime_error{std::string{"the demonstration could not "} + step + ": " +
                                 sentence_of(result.refusal())};
    }
    return *std::move(result);
}

Answers answers_of(const DemonstrationRequest& wish) {
    Answers answers = {
        {"name", {wish.name}},        {"uses", {wish.use}},
        {"kinds", {wish.kind}},       {"allocation", {"loan"}},
        {"need", {wish.need}},        {"household", {std::to_string(wish.household)}},
        {"language", {"en"}},         {"criteria", {"is_adult", "low_income", "cannot_afford"}},
        {"agreed_to_share", {"yes"}}, {"delivery", {"collect"}},
        {"hub", {wish.hub}}};
    if (*wish.phone != '\0') answers["phone"] = {wish.phone};
    if (*wish.own_reference != '\0') answers["own_reference"] = {wish.own_reference};
    return answers;
}

}  // namespace

void ask_in_demonstration(const DemonstrationRequest& wish, const Caller& referrer,
                          const Caller& staff, Ports& ports) {
    const auto id = [&] { return ports.crypto.make_uuid(); };
    if (wish.stage == DemonstrationStage::draft) {
        expect(start_draft({id(), referrer, RequestDoor::online, answers_of(wish)}, ports),
               "begin a request");
        return;
    }
    const KitRequest asked = expect(
        ask_for_kit({id(), referrer, RequestDoor::online, answers_of(wish)}, ports), "ask for kit");
    if (wish.stage == DemonstrationStage::accepted) {
        expect(accept_request({id(), staff, asked.reference}, ports), "accept a request");
    }
    if (wish.stage == DemonstrationStage::queried) {
        expect(query_request({id(), staff, asked.reference,
                              "Would a Chromebook do? There is one here, and no laptop with enough "
                              "memory."},
                             ports),
               "ask the referrer");
    }
}

void open_slots_in_demonstration(const std::string& hub, const Caller& manager, Ports& ports) {
    for (int weekday = 1; weekday <= 5; ++weekday) {
        SlotRule rule;
        rule.weekday = weekday;
        rule.from = std::chrono::hours{10};
        rule.to = std::chrono::hours{12};
        rule.places = 2;
        const auto today = std::chrono::floor<std::chrono::days>(ports.clock.now());
        rule.valid_from = Date{today + std::chrono::days{1}};
        expect(add_slot_rule({ports.crypto.make_uuid(), manager, hub, rule}, ports),
               "offer times for collection");
    }
}

}  // namespace kitbank

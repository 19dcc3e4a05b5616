#include <algorithm>
#include <array>

#include "server/core/devices/spoken.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/loans.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

// Steps with a page of their own (receiving, wiping, settling) are not at this address.
std::optional<DeviceEvent> step_named(const Call& call) {
    const auto event = parse_device_event(call.param("event"));
    if (!event) return std::nullopt;
    using enum DeviceEvent;
    constexpr std::array elsewhere = {pledge, intake, wipe, wipe_failure, annulment};
    if (std::ranges::find(elsewhere, *event) != elsewhere.end()) return std::nullopt;
    return event;
}

// The device of the page: one that belongs to another hub only for a step that brings it here.
Result<Device> device_for(const Call& call, DeviceEvent event) {
    return ends_at_hub(event) ? device_in_hand(call) : device_named(call);
}

// Why the step cannot begin now, so that nobody fills in a form for nothing.
std::optional<Refusal> hindrance(const Device& device, DeviceEvent event, const Caller& caller) {
    const auto& standing = device.standing;
    const auto open = events_open_to(caller, device);
    if (std::ranges::find(open, event) != open.end()) return std::nullopt;
    if (!may(caller.role, permission_of(event))) return Refusal{RefusalCode::forbidden, "", {}};
    const auto* const row = find_transition(standing.state, event);
    if (row == nullptr) {
        return Refusal{RefusalCode::event_not_allowed,
                       "The device is " + spoken(standing.state) + ". “" +
                           std::string(words_of(event).button) + "” is not possible now.",
                       {}};
    }
    if (row->wipe == WipeRule::needed && !standing.wipe) {
        return Refusal{RefusalCode::wipe_missing, "", {}};
    }
    return Refusal{RefusalCode::not_at_hub, "", {}};
}

Option other_way(const Device& device, DeviceEvent event) {
    const auto to = [&](DeviceEvent other, std::string text) {
        return Option{step_url(device, other), std::move(text)};
    };
    if (event == DeviceEvent::inspection) {
        return to(DeviceEvent::inspection_failure, "It does not pass: say what failed");
    }
    if (event == DeviceEvent::loan) return to(DeviceEvent::gift, "Give it for good instead");
    if (event == DeviceEvent::gift) return to(DeviceEvent::loan, "Lend it instead");
    return {};
}

// How many accessories to look for.
std::string accessories_text(const Call& call, const Device& device) {
    const auto count = count_accessories(call.caller, device, call.ports());
    if (!count) return "";
    return " " + count_text(count->out, "accessory", "accessories") +
           " went out with it. Afterwards it goes to the wipe bench.";
}

FormPage step_form(const Call& call, const Device& device, DeviceEvent event) {
    const auto& words = words_of(event);
    FormPage form;
    form.heading = words.button;
    form.action = step_url(device, event);
    form.submit = event == DeviceEvent::inspection ? "It passes" : words.button;
    form.cancel_url = device_url(device.tag);
    form.back_text = device_name(device);
    form.intro = words.hint;
    form.place = Place::devices;
    form.about = device;
    form.other_way = other_way(device, event);
    form.questions = questions_of(event);
    if (event == DeviceEvent::handback) form.intro += accessories_text(call, device);
    if (ends_at_hub(event)) {
        form.questions.insert(form.questions.begin(), hub_question(call, "Where is it now?"));
    }
    if (event == DeviceEvent::disposal) {
        form.is_grave = true;
        form.warning = "What is disposed of never comes back under this tag.";
    }
    return form;
}

// A reservation's reference is known: nobody types it again.
FormState first_answers(const Call& call, const Device& device) {
    FormState state;
    choose_own_hub(state, call.caller);
    if (device.standing.reservation.empty()) return state;
    state.values.emplace("request", device.standing.reservation);
    state.values.emplace("recipient", device.standing.reservation);
    return state;
}

RecordEvent command_of(const Call& call, const Device& device, DeviceEvent event) {
    RecordEvent command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.event = event;
    command.tag = device.tag;
    command.hub = call.form.fields.text("hub");
    command.evidence = evidence_of(event, call.form);
    command.version = version_seen(call.form);
    return command;
}

Response page_not_found(const Call& call) {
    return show_refusal(call, {RefusalCode::not_found, "", {}});
}

}  // namespace

Response show_step(const Call& call) {
    const auto event = step_named(call);
    if (!event) return page_not_found(call);
    const auto device = device_for(call, *event);
    if (!device) return show_refusal(call, device.refusal());
    if (auto refusal = hindrance(*device, *event, call.caller)) return show_refusal(call, *refusal);
    return show_form(call, step_form(call, *device, *event), first_answers(call, *device));
}

Response record_step(const Call& call) {
    const auto event = step_named(call);
    if (!event) return page_not_found(call);
    const auto device = device_for(call, *event);
    if (!device) return show_refusal(call, device.refusal());
    const auto answer = call.services.combiner.record(command_of(call, *device, *event));
    if (answer.refusal) {
        return show_refused_form(call, step_form(call, *device, *event), *answer.refusal);
    }
    return Response::see_other(device_url(device->tag) + "?done=" + std::string(name_of(*event)));
}

}  // namespace kitbank::web::pages

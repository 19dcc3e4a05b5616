#include "labels/tag.h"
#include "server/usecase/devices/find_devices.h"
#include "server/usecase/requests/loans.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/data_item_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/device_view.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/handover_view.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"
#include "server/web/text.h"

namespace kitbank::web::pages {
namespace {

constexpr int rows_on_a_page = 50;

std::vector<Question> filter_questions(const Call& call) {
    Question state{QuestionKind::one_of_many, "state", "State", "", {{"", "Any"}}};
    for (std::size_t i = 1; i < device_state_names.size(); ++i) {
        const auto value = static_cast<DeviceState>(i);
        state.choices.push_back({std::string(name_of(value)), state_text(value)});
    }
    Question kind{QuestionKind::one_of_many, "kind", "Kind", "", {{"", "Any"}}};
    for (const auto name : device_kind_names) {
        kind.choices.push_back(
            {std::string(name), std::string(kind_text(*parse_device_kind(name)))});
    }
    auto hub = hub_question(call, "Hub");
    std::erase_if(hub.choices, [](const Option& option) { return option.value.empty(); });
    hub.choices.insert(hub.choices.begin(), {"", "Any"});
    return {{QuestionKind::line, "q", "Tag, serial, make or model"}, state, kind, hub};
}

FormState asked(const Fields& query) {
    FormState state;
    for (const auto& field : query) state.values.emplace(field.name, field.value);
    return state;
}

// Choices that are not on the list come from an address typed by hand.
Result<DeviceQuery> query_of(const Fields& asked) {
    DeviceQuery query;
    std::vector<FieldFault> faults;
    const auto state = asked.text("state");
    const auto kind = asked.text("kind");
    query.text = trim_spaces(asked.text("q"));
    query.limit = rows_on_a_page;
    query.state = parse_device_state(state);
    query.kind = parse_device_kind(kind);
    if (!state.empty() && !query.state) faults.push_back({"state", "Choose one from the list."});
    if (!kind.empty() && !query.kind) faults.push_back({"kind", "Choose one from the list."});
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    if (const auto tag = labels::parse_tag(query.text)) query.text = *tag;
    return query;
}

void add_rows(View view, const DevicePage& found) {
    view.show_if(!found.items.empty(), "SOME").show_if(found.items.empty(), "EMPTY");
    for (const auto& device : found.items) {
        auto row = view.add("DEVICE");
        row.set("DEVICE_URL", device_url(device.tag)).set("DEVICE_NAME", device_name(device));
        row.set("KIND", kind_text(device.kind)).set("PLACE_TEXT", place_text(device));
        row.set("SERIAL", device.serial.empty() ? "not known" : device.serial);
        row.set("TAG", shown_tag(device.tag)).set("STATE", name_of(device.standing.state));
        row.set("STATE_TEXT", state_text(device.standing.state));
        row.set("SINCE", "Last seen " + day_text(device.standing.last.at) + ".");
        row.show_if(device.has_conflict, "CONFLICTED");
    }
}

// The address of the same question from another place in the list on.
std::string list_url(const Fields& query, const std::string& cursor) {
    std::string url = "/devices?";
    for (const std::string_view name : {"q", "state", "kind", "hub"}) {
        const auto value = query.text(name);
        if (!value.empty()) url.append(name).append("=").append(percent_encode(value)).append("&");
    }
    if (!cursor.empty()) url += "cursor=" + percent_encode(cursor);
    return url;
}

void add_paging(View view, const Fields& query, const DevicePage& found) {
    const bool later = query.has("cursor");
    view.show_if(later || found.has_more, "PAGES");
    if (later) view.set("PREVIOUS_URL", list_url(query, "")).show("PREVIOUS");
    if (found.has_more) view.set("NEXT_URL", list_url(query, cursor_after(found))).show("NEXT");
}

bool is_filtered(const Fields& query) {
    return !query.text("q").empty() || !query.text("state").empty() ||
           !query.text("kind").empty() || !query.text("hub").empty();
}

Response show_list(const Call& call, const Result<DevicePage>& found) {
    const auto& query = call.request.query;
    const auto questions = filter_questions(call);
    auto state = asked(query);
    SitePage page(call, "devices/device_list.tpl", "Devices", Place::devices);
    auto main = page.main();
    if (!found) {
        mark(state, found.refusal(), questions);
        page.set_problems(problems_in_order(questions, state), name_of(found.refusal().code));
    } else {
        main.text("COUNT", count_text(found->total, "device", "devices") +
                               (is_filtered(query) ? " match" : ""));
        add_rows(main, *found);
        add_paging(main, query, *found);
    }
    add_questions(main, "FIELD", questions, state);
    main.show_if(is_filtered(query), "FILTERED");
    return page.answer(found ? 200 : status_of(found.refusal().code));
}

// What a step that has just been taken says at the top of the page.
std::string done_text(const Call& call, const Device& device) {
    const auto done = call.request.query.text("done");
    if (done == "session") return "One more session is counted.";
    const auto event = parse_device_event(done);
    if (!event) return {};
    std::string text{words_of(*event).done};
    if (event != DeviceEvent::handback) return text;
    const auto count = count_accessories(call.caller, device, call.ports());
    const int missing = count ? count->missing() : 0;
    if (missing > 0) text += " Missing: " + count_text(missing, "accessory", "accessories") + ".";
    return text;
}

void add_session_button(SitePage& page, const Call& call, const Device& device) {
    const bool counts = device.standing.state == DeviceState::in_shared_use &&
                        may(call.caller.role, Permission::hand_over_devices);
    if (!counts) return;
    page.set_everywhere("REQUEST_ID", format(call.ports().crypto.make_uuid()));
    page.main().set("SESSIONS_URL", device_url(device.tag) + "/sessions").show("IN_SHARED_USE");
}

}  // namespace

Response find_scanned(const Call& call) {
    const auto code = trim_spaces(call.request.query.text("code"));
    if (const auto request = request_in_code(code)) return Response::see_other("/q/" + *request);
    const auto reading = labels::read_tag(code);
    if (reading.fault) {
        if (code.empty()) return Response::see_other("/");
        if (const auto page = data_page_for(call, code)) return Response::see_other(*page);
        // A serial number, or part of a name: the list knows those.
        return Response::see_other("/devices?q=" + percent_encode(code));
    }
    const auto device = find_device(call.caller, Tag{reading.tag}, call.ports());
    if (device) return Response::see_other(device_url(device->tag));
    const bool fresh = device.refusal().code == RefusalCode::tag_unclaimed;
    if (fresh && may(call.caller.role, Permission::receive_devices)) {
        return Response::see_other("/devices/new?tag=" + reading.tag);
    }
    return show_refusal(call, device.refusal());
}

Response list_devices(const Call& call) {
    const auto& asked = call.request.query;
    const auto query = query_of(asked);
    if (!query) return show_list(call, query.refusal());
    return show_list(call, find_devices(call.caller, *query,
                                        {asked.text("hub"), asked.text("cursor")}, call.ports()));
}

Response show_device(const Call& call) {
    const auto tag = tag_named(call);
    if (!tag) return show_refusal(call, tag.refusal());
    const auto history = look_at_device(call.caller, *tag, call.ports());
    if (!history) return show_refusal(call, history.refusal());
    SitePage page(call, "devices/device.tpl", device_name(history->device) + " " + shown_tag(*tag),
                  Place::devices);
    page.set_back("/devices", "All devices");
    page.set_message(done_text(call, history->device));
    if (history->relation == Relation::within) add_session_button(page, call, history->device);
    show_device_in_hand(page.main(), *history, call.caller, call.ports().clock.now());
    if (history->relation == Relation::within) {
        show_device_history(page.main(), *history, names_for(call));
    }
    return page.answer();
}

}  // namespace kitbank::web::pages

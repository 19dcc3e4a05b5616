#include <algorithm>

#include "server/usecase/requests/fail_delivery.h"
#include "server/usecase/requests/find_handover.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/handover_view.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/site_page.h"

// What a hub takes from its shelves and packs, and what came back undelivered.
namespace kitbank::web::pages {
namespace {

void add_item(View view, const HeldItem& item) {
    View row = view.add("ITEM");
    row.set("ITEM_TAG", shown_tag(item.tag)).set("ITEM_NAME", item_text(item));
    row.text("SHELF", item.shelf);
}

// What goes along and has no tag.
void add_others(View view, const KitRequest& request) {
    for (const RequestLine& line : request.lines) {
        if (line.kind != LineKind::accessories || line.state != LineState::waiting) continue;
        view.add("OTHER").set("OTHER_TEXT", line_text(line.kind));
    }
}

std::string meta_of(const KitRequest& request) {
    std::string meta{delivery_text(request.delivery)};
    if (request.needed_by) meta += ", by " + in_words(*request.needed_by);
    if (!request.hub_name.empty()) meta += ", " + request.hub_name;
    return meta;
}

std::string slip_url(const KitRequest& request) {
    return request_url(request.reference) + "/packing-slip";
}

FormPage failed_form(const Call& call, const KitRequest& request) {
    FormPage form{"It could not be delivered", request_url(request.reference) + "/failed-delivery",
                  "Record it", counter_url(request.reference),
                  "Hand over for " + request.reference};
    form.intro = "The person, or whoever asked for them, is told that it did not work.";
    Question items{QuestionKind::one_of, "items", "What becomes of the items?"};
    items.choices = {{"keep", "They stay set aside for another try"}};
    if (may(call.caller.role, Permission::reserve_devices)) {
        items.choices.push_back({"stock", "They go back to stock"});
    }
    form.questions = {items,
                      {QuestionKind::text, "words", "What happened?",
                       "For staff only. For example, nobody answered the door"}};
    return form;
}

}  // namespace

Response show_pick_list_here(const Call& call) {
    const std::string_view hub = call.request.query.text("hub");
    const auto picks = pick_list(call.caller, hub, call.ports());
    if (!picks) return show_refusal(call, picks.refusal());
    SitePage page(call, "handover/pick_list.tpl", "Pick list");
    page.set_back("/handover", "Hand over");
    View main = page.main();
    main.set("COUNT_TEXT",
             count_text(static_cast<std::int64_t>(picks->size()), "request is", "requests are") +
                 " ready.");
    if (call.caller.hub) {
        main.text("WHERE", call.caller.hub->name);
    } else {
        Question which = hub_question(call, "Hub");
        FormState state;
        state.values.emplace("hub", hub);
        add_questions(main.add("CHOOSE"), "FIELD", {which}, state);
    }
    main.show_if(picks->empty(), "NONE").show_if(!picks->empty(), "SOME");
    for (const Pick& pick : *picks) {
        View row = main.add("PICK");
        row.set("PICK_URL", counter_url(pick.request.reference));
        row.set("PICK_REFERENCE", pick.request.reference).set("PICK_META", meta_of(pick.request));
        row.set("SLIP_URL", slip_url(pick.request));
        for (const HeldItem& item : pick.items) add_item(row, item);
        add_others(row, pick.request);
    }
    return page.answer();
}

Response show_packing_slip(const Call& call) {
    const auto ready = ready_request(call.caller, call.param("reference"), call.ports());
    if (!ready) return show_refusal(call, ready.refusal());
    const KitRequest& request = ready->request;
    SitePage page(call, "handover/packing_slip.tpl", "Packing slip " + request.reference);
    page.set_back(counter_url(request.reference), "Hand over for " + request.reference);
    View main = page.main();
    main.set("SCHEME", call.services.settings.scheme_name).set("REFERENCE", request.reference);
    add_request_code(main, call.services.settings, request.reference);
    add_fact(main, "How", delivery_text(request.delivery));
    add_fact(main, "Hub", request.hub_name);
    add_fact(main, "Needed by", request.needed_by ? in_words(*request.needed_by) : "");
    for (const HeldItem& item : ready->items) {
        if (item.state == LineState::reserved) add_item(main, item);
    }
    add_others(main, request);
    return page.answer();
}

Response show_failed_delivery(const Call& call) {
    const auto ready = ready_request(call.caller, call.param("reference"), call.ports());
    if (!ready) return show_refusal(call, ready.refusal());
    return show_form(call, failed_form(call, ready->request), {});
}

Response fail_delivery_here(const Call& call) {
    const auto ready = ready_request(call.caller, call.param("reference"), call.ports());
    if (!ready) return show_refusal(call, ready.refusal());
    const auto items = parse_failed_items(call.form.fields.text("items"));
    const Refusal unsaid{
        RefusalCode::invalid_fields, "", {{"items", "Choose what becomes of the items."}}};
    const auto done = items ? fail_delivery({call.request_id, call.caller, ready->request.reference,
                                             *items, std::string{call.form.fields.text("words")}},
                                            call.ports())
                            : Result<KitRequest>{unsaid};
    if (!done) return show_refused_form(call, failed_form(call, ready->request), done.refusal());
    return Response::see_other(counter_url(done->reference) + "?failed=yes");
}

}  // namespace kitbank::web::pages

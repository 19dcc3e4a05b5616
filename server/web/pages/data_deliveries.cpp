#include <charconv>

#include "server/core/text.h"
#include "server/usecase/databank/deliveries.h"
#include "server/web/pages/data_intake_words.h"
#include "server/web/pages/data_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/partner_words.h"
#include "server/web/pages/words.h"
#include "server/web/text.h"

// Deliveries from networks: what is expected, what came, what was short or over.
namespace kitbank::web::pages {
namespace {

std::string delivery_url(std::string_view reference) {
    return "/data/deliveries/" + percent_encode(reference);
}

bool may_receive(const Call& call) { return may(call.caller.role, Permission::receive_data); }

FormPage announce_form(const Call& call) {
    FormPage form{"Announce a delivery", "/data/deliveries/new", "Announce it", "/data/deliveries",
                  "Deliveries"};
    form.place = Place::data_bank;
    Question expected{QuestionKind::whole_number, "expected", "How many should come?"};
    expected.width = 6;
    Question order = line_question("order_reference", "The network's reference (optional)",
                                   "As it stands on the order");
    form.questions = {hub_question(call, "Which hub are they sent to?"),
                      bundle_question(call),
                      expected,
                      {QuestionKind::date, "expected_on", "When should they come? (optional)",
                       "For example 1 12 2026"},
                      order};
    return form;
}

FormPage close_form(const NetworkDelivery& delivery) {
    const std::string url = delivery_url(delivery.reference);
    FormPage form{"Close delivery " + delivery.reference, url + "/close", "Close it", url,
                  "Delivery"};
    form.place = Place::data_bank;
    form.intro = in_words_of_count(delivery.expected, delivery.counted) +
                 " This is kept as it is now. What comes later is received without the delivery.";
    form.questions = {line_question("words", "What should be known of it? (optional)",
                                    "For example: 2 missing in box 7, told the network")};
    return form;
}

// 0, which is out of all bounds, for what is no number.
std::int64_t number_in(std::string_view text) {
    text = trimmed(text);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

std::string_view colour_of(DeliveryState state) {
    switch (state) {
        case DeliveryState::expected:
            return "reserved";
        case DeliveryState::arrived:
            return "received";
        case DeliveryState::closed:
            return "none";
    }
    return "none";
}

ListRow row_of(const NetworkDelivery& delivery) {
    ListRow row{delivery.bundle_name + ", " + delivery.hub_name, delivery_url(delivery.reference)};
    row.meta = delivery.reference + ". " + in_words_of_count(delivery.expected, delivery.counted);
    if (delivery.expected_on && delivery.state == DeliveryState::expected) {
        row.meta += " Expected on " + day_text(*delivery.expected_on) + ".";
    }
    row.fact = label_of(delivery.state);
    return row;
}

void add_fact(View main, std::string_view name, const std::string& text) {
    if (!text.empty()) main.add("FACT").set("FACT_NAME", name).set("FACT_TEXT", text);
}

std::string moment_or_none(const std::optional<Instant>& moment) {
    return moment ? moment_text(*moment) : "";
}

void add_facts(View main, const NetworkDelivery& delivery, const Names& names) {
    add_fact(main, "Expected", items_text(delivery.kind, delivery.expected));
    add_fact(main, "Counted", items_text(delivery.kind, delivery.counted));
    add_fact(main, "Expected on", delivery.expected_on ? day_text(*delivery.expected_on) : "");
    add_fact(main, "The network's reference", delivery.order_reference);
    add_fact(main, "Announced",
             moment_text(delivery.announced_at) + ", " + names.of(delivery.announced_by));
    add_fact(main, "Arrived", moment_or_none(delivery.arrived_at));
    add_fact(main, "Closed", moment_or_none(delivery.closed_at));
    add_fact(main, "Known of it", delivery.words);
}

}  // namespace

Response list_deliveries_here(const Call& call) {
    const bool is_open = call.request.query.text("list") != "closed";
    const auto page =
        list_deliveries(call.caller, is_open, call.request.query.text("after"), call.ports());
    if (!page) return show_refusal(call, page.refusal());
    ListPage list{is_open ? "Deliveries" : "Closed deliveries"};
    list.place = Place::data_bank;
    list.back = {"/data", "Data bank"};
    if (may_receive(call)) list.action = {"/data/deliveries/new", "Announce a delivery"};
    list.links = {is_open ? Option{"/data/deliveries?list=closed", "Closed ones"}
                          : Option{"/data/deliveries", "Open ones"}};
    list.groups = {{is_open ? "Expected, or being counted" : "Closed", {}, "There are none."}};
    for (const auto& row : page->rows) list.groups[0].rows.push_back(row_of(row));
    if (page->has_more) {
        list.links.push_back({std::string{"/data/deliveries?list="} +
                                  (is_open ? "open" : "closed") +
                                  "&after=" + page->rows.back().reference,
                              "Older ones"});
    }
    return show_list(call, list);
}

Response show_announce_delivery(const Call& call) {
    FormState state;
    choose_own_hub(state, call.caller);
    return show_form(call, announce_form(call), state);
}

Response announce_delivery_here(const Call& call) {
    const Fields& fields = call.form.fields;
    AnnounceDelivery command{call.request_id, call.caller, std::string{fields.text("hub")},
                             std::string{fields.text("bundle")}};
    command.expected = number_in(fields.text("expected"));
    command.order_reference = trimmed(fields.text("order_reference"));
    const std::string day = date_text(call.form, "expected_on");
    command.expected_on = parse_date(day);
    if (!day.empty() && !command.expected_on) {
        return show_refused_form(
            call, announce_form(call),
            {RefusalCode::invalid_fields, "", {{"expected_on", "Enter a real date."}}});
    }
    const auto delivery = announce_delivery(command, call.ports());
    if (!delivery) return show_refused_form(call, announce_form(call), delivery.refusal());
    return Response::see_other(delivery_url(delivery->reference));
}

Response show_delivery_here(const Call& call) {
    const auto delivery = find_delivery(call.caller, call.param("reference"), call.ports());
    if (!delivery) return show_refusal(call, delivery.refusal());
    SitePage page(call, "databank/delivery.tpl", "Delivery " + delivery->reference,
                  Place::data_bank);
    page.set_back("/data/deliveries", "Deliveries");
    page.set_everywhere("REQUEST_ID", format(call.ports().crypto.make_uuid()));
    const std::string url = delivery_url(delivery->reference);
    View main = page.main();
    main.set("BUNDLE", delivery->bundle_name).set("HUB", delivery->hub_name);
    main.set("REFERENCE", delivery->reference).set("STATE", label_of(delivery->state));
    main.set("COLOUR", colour_of(delivery->state));
    main.set("COUNT", in_words_of_count(delivery->expected, delivery->counted));
    if (delivery->state != DeliveryState::closed && may_receive(call)) {
        View open = main.add("OPEN");
        open.set("RECEIVE_URL", "/data/receive?delivery=" + percent_encode(delivery->reference));
        open.set("CLOSE_URL", url + "/close");
        if (delivery->state == DeliveryState::expected) {
            open.add("EXPECTED").set("ARRIVAL_URL", url + "/arrival");
        }
    }
    add_facts(main, *delivery, names_for(call));
    main.set("ITEMS_URL", "/data/items?bundle=" + percent_encode(delivery->bundle_code));
    return page.answer();
}

Response note_delivery_here(const Call& call) {
    const auto delivery = note_arrival(
        {call.request_id, call.caller, std::string{call.param("reference")}}, call.ports());
    if (!delivery) return show_refusal(call, delivery.refusal());
    return Response::see_other(delivery_url(delivery->reference));
}

Response show_close_delivery(const Call& call) {
    const auto delivery = find_delivery(call.caller, call.param("reference"), call.ports());
    if (!delivery) return show_refusal(call, delivery.refusal());
    return show_form(call, close_form(*delivery), {});
}

Response close_delivery_here(const Call& call) {
    const auto delivery = find_delivery(call.caller, call.param("reference"), call.ports());
    if (!delivery) return show_refusal(call, delivery.refusal());
    const auto closed = close_delivery({call.request_id, call.caller, delivery->reference,
                                        std::string{trimmed(call.form.fields.text("words"))}},
                                       call.ports());
    if (!closed) return show_refused_form(call, close_form(*delivery), closed.refusal());
    return Response::see_other(delivery_url(closed->reference));
}

}  // namespace kitbank::web::pages

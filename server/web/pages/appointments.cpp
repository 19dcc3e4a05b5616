#include "server/usecase/requests/appointments.h"

#include "server/usecase/requests/reach.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/loan_words.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/text.h"

namespace kitbank::web {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int days_shown = 7;

constexpr std::array<std::string_view, 7> weekday_names = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

Date days_after(Date day, int count) { return Date{sys_days{day} + days{count}}; }

std::string weekday_text(Date day) {
    const auto number = std::chrono::weekday{sys_days{day}}.iso_encoding();
    return std::string{weekday_names.at(number - 1)} + " " + day_text(day);
}

// "9:00am", by the clock on the hub's wall.
std::string time_text(Instant at) {
    const std::string moment = moment_text(at);
    return moment.substr(moment.rfind(", ") + 2);
}

std::string_view kind_text(DeliveryKind kind) {
    switch (kind) {
        case DeliveryKind::collect:
            return "collected here";
        case DeliveryKind::deliver:
            return "delivered";
        case DeliveryKind::referrer:
            return "picked up by the referrer";
    }
    return "";
}

std::string_view state_text(AppointmentState state) {
    switch (state) {
        case AppointmentState::booked:
            return "Booked";
        case AppointmentState::kept:
            return "Done";
        case AppointmentState::missed:
            return "Nobody came";
        case AppointmentState::cancelled:
            return "Cancelled";
    }
    return "";
}

bool may_manage(const Caller& caller) { return may(caller.role, Permission::manage_appointments); }
bool is_at_hub(const Caller& caller) {
    return may_manage(caller) &&
           reach_of(caller.role, Permission::manage_appointments) != Reach::own;
}

std::string request_path(const std::string& reference) {
    return "/requests/" + percent_encode(reference);
}
std::string appointment_path(const Appointment& row) { return "/appointments/" + format(row.id); }

// The day of a query, or today.
Date day_asked(const Call& call, std::string_view name) {
    const auto day = parse_date(call.request.query.text(name));
    return day.value_or(london_day(call.ports().clock.now()));
}

std::string day_url(std::string_view hub, Date day) {
    return "/appointments?day=" + format(day) + "&hub=" + percent_encode(std::string{hub});
}

void add_hubs(View main, const Call& call, std::string_view chosen, Date day) {
    if (call.caller.hub || !is_at_hub(call.caller)) return;
    const auto hubs = list_hubs(call.caller, call.ports());
    if (!hubs || hubs->size() < 2) return;
    main.show("HUBS");
    const auto add = [&](const std::string& code, const std::string& name) {
        View entry = main.add("HUB");
        entry.set("HUB_URL", day_url(code, day)).set("HUB_TEXT", name);
        entry.show_if(code == chosen, "CHOSEN").show_if(code != chosen, "OTHER");
    };
    add("", "All hubs");
    for (const Hub& hub : *hubs) add(hub.code, hub.name);
}

void add_appointment(View main, const Appointment& row, const Caller& caller, Instant now) {
    View entry = main.add("APPOINTMENT");
    entry.set("TIME", time_text(row.at)).set("KIND", kind_text(row.kind));
    entry.set("REQUEST_URL", request_path(row.reference)).set("REQUEST_TEXT", row.reference);
    entry.set("MINUTES", std::to_string(row.minutes)).set("PLACE", row.hub_name);
    entry.set("STATE_TEXT", state_text(row.state));
    const bool may_be_missed =
        row.state == AppointmentState::booked && row.at <= now && is_at_hub(caller);
    if (may_be_missed) entry.set("MISS_URL", appointment_path(row) + "/miss").show("MISS");
}

// What the page to choose a time shows.
struct TimesPage {
    KitRequest request;
    Hub hub;
    Date from;
    std::string chosen = {};
    std::optional<Refusal> refusal = {};
};

bool is_on(Date day, const std::string& moment) {
    const auto at = parse_instant(moment);
    return at && london_day(*at) == day;
}

void add_days(View main, const std::vector<Slot>& slots, const std::string& chosen) {
    std::optional<Date> day;
    std::optional<View> block;
    std::size_t number = 0;
    for (const Slot& slot : slots) {
        if (slot.free() == 0) continue;
        if (day != london_day(slot.at)) {
            day = london_day(slot.at);
            block = main.add("DAY").set("DAY_TEXT", weekday_text(*day));
            block->show_if(number == 0 || is_on(*day, chosen), "OPEN");
        }
        View time = block->add("TIME");
        time.set("TIME_ID", number++ == 0 ? "at" : "at-" + std::to_string(number));
        time.set("TIME_VALUE", format(slot.at)).set("TIME_TEXT", time_text(slot.at));
        time.show_if(format(slot.at) == chosen, "CHOSEN");
    }
}

std::string times_url(const TimesPage& times, Date from) {
    return request_path(times.request.reference) + "/appointment?hub=" + times.hub.code +
           "&from=" + format(from);
}

void add_times(View main, const TimesPage& times, const std::vector<Slot>& slots, Date today) {
    const bool some = std::ranges::any_of(slots, [](const Slot& slot) { return slot.free() > 0; });
    const Date last = days_after(times.from, days_shown - 1);
    main.set("REFERENCE", times.request.reference).set("HUB", times.hub.name);
    main.set("ACTION", request_path(times.request.reference) + "/appointment");
    main.set("CANCEL_URL", request_path(times.request.reference));
    main.set("HUB_CODE", times.hub.code).set("FROM", format(times.from));
    main.set("LATER_URL", times_url(times, days_after(times.from, days_shown)));
    if (times.from > today) main.set("EARLIER_URL", times_url(times, today)).show("EARLIER");
    main.show_if(some, "SOME");
    if (!some) {
        main.text("NONE", "No time is free from " + day_text(times.from) + " to " + day_text(last) +
                              ". Telephone the hub, or look at later times.");
    }
    if (times.refusal) main.text("ERROR", sentence_of(*times.refusal));
    add_days(main, slots, times.chosen);
}

Response show_times(const Call& call, const TimesPage& times) {
    const auto slots = list_slots(
        {call.caller, times.hub.code, times.from, days_after(times.from, days_shown - 1)},
        call.ports());
    if (!slots) return show_refusal(call, slots.refusal());
    SitePage page(call, "lending/times.tpl", "Choose a time", Place::elsewhere);
    page.set_back(request_path(times.request.reference), "Request " + times.request.reference);
    page.set_everywhere("REQUEST_ID", format(call.ports().crypto.make_uuid()));
    if (times.refusal) {
        page.set_problems({{"at", sentence_of(*times.refusal)}}, name_of(times.refusal->code));
    }
    add_times(page.main(), times, *slots, london_day(call.ports().clock.now()));
    return page.answer(times.refusal ? status_of(times.refusal->code) : 200);
}

Response choose_hub(const Call& call, const KitRequest& request) {
    const auto hubs = list_hubs(call.caller, call.ports());
    if (!hubs) return show_refusal(call, hubs.refusal());
    ListPage page{"Where will it be collected?"};
    page.back = {request_path(request.reference), "Request " + request.reference};
    page.place = Place::elsewhere;
    ListGroup group{"Hubs", {}, "There is no hub yet."};
    for (const Hub& hub : *hubs) {
        if (hub.is_closed) continue;
        group.rows.push_back({hub.name,
                              request_path(request.reference) + "/appointment?hub=" + hub.code,
                              hub.address});
    }
    page.groups = {group};
    return show_list(call, page);
}

Result<KitRequest> request_of(const Call& call) {
    std::optional<Result<KitRequest>> found;
    call.ports().store.read([&](Reader& reader) {
        found.emplace(reachable_request(call.caller, Permission::manage_appointments,
                                        call.param("reference"), reader));
    });
    return *found;
}

FormPage miss_form(const Uuid& id) {
    FormPage form{"Nobody came", "/appointments/" + format(id) + "/miss", "Record it",
                  "/appointments", "Appointments"};
    form.intro = "The referrer is told, and can make another appointment.";
    Question keep{QuestionKind::one_of, "keep_reserved", "What should happen to the kit?"};
    keep.choices = {{"no", "It goes back to stock"},
                    {"yes", "It waits for another appointment",
                     "It stays set aside until the reservation ends"}};
    form.questions = {keep};
    return form;
}

Result<Uuid> appointment_named(const Call& call) {
    const auto id = parse_uuid(call.param("id"));
    if (!id) return Refusal{RefusalCode::appointment_not_found, "", {}};
    return *id;
}

const Appointment* booked_of(const std::vector<Appointment>& rows) {
    const auto found = std::ranges::find(rows, AppointmentState::booked, &Appointment::state);
    return found == rows.end() ? nullptr : &*found;
}

bool may_choose(const KitRequest& request) {
    return request.state == RequestState::accepted || request.state == RequestState::ready;
}

}  // namespace

void fill_appointment_panel(View page, const Call& call, const RequestView& view) {
    if (!may(call.caller.role, Permission::see_appointments)) return;
    const KitRequest& request = view.request;
    const auto rows = appointments_of(call.caller, request.reference, call.ports());
    if (!rows) return;
    const Appointment* booked = booked_of(*rows);
    const bool may_book = may_choose(request) && may_manage(call.caller);
    if (booked == nullptr && !may_book) return;
    View panel = page.include("PANEL", "lending/appointment_panel.tpl");
    panel.set("CHOOSE_URL", request_path(request.reference) + "/appointment");
    panel.show_if(booked == nullptr, "NOT_BOOKED");
    if (booked == nullptr) return;
    panel.set("WHEN", weekday_text(london_day(booked->at)) + ", " + time_text(booked->at));
    panel.set("WHERE", booked->hub_name);
    panel.set("CANCEL_URL", appointment_path(*booked) + "/cancellation").show("BOOKED");
}

namespace pages {

Response show_appointments(const Call& call) {
    const Date day = day_asked(call, "day");
    const std::string hub{call.request.query.text("hub")};
    const auto rows = list_appointments(call.caller, hub, day, call.ports());
    if (!rows) return show_refusal(call, rows.refusal());
    SitePage page(call, "lending/appointments.tpl", "Appointments", Place::elsewhere);
    if (call.request.query.text("done") == "missed") page.set_message("It is recorded.");
    View main = page.main();
    main.set("DAY", weekday_text(day));
    main.set("BEFORE_URL", day_url(hub, days_after(day, -1)));
    main.set("AFTER_URL", day_url(hub, days_after(day, 1)));
    add_hubs(main, call, hub, day);
    main.show_if(rows->empty(), "NONE").show_if(!rows->empty(), "SOME");
    const Instant now = call.ports().clock.now();
    for (const Appointment& row : *rows) add_appointment(main, row, call.caller, now);
    return page.answer();
}

Response show_choose_time(const Call& call) {
    const auto request = request_of(call);
    if (!request) return show_refusal(call, request.refusal());
    if (!may_choose(*request)) return show_refusal(call, {RefusalCode::request_closed, "", {}});
    std::string code{call.request.query.text("hub")};
    if (code.empty()) code = request->hub_code;
    if (code.empty()) return choose_hub(call, *request);
    const auto hub = find_hub(code, call.caller, call.ports());
    if (!hub) return show_refusal(call, hub.refusal());
    return show_times(call, {*request, *hub, day_asked(call, "from")});
}

Response book_appointment_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const auto request = request_of(call);
    if (!request) return show_refusal(call, request.refusal());
    const std::string code{fields.text("hub")};
    const std::string chosen{fields.text("at")};
    const auto at = parse_instant(chosen);
    std::optional<Refusal> refusal;
    if (at) {
        const auto booked = book_appointment(
            {call.request_id, call.caller, request->reference, code, *at}, call.ports());
        if (booked) return Response::see_other(request_path(request->reference) + "?done=booked");
        refusal = booked.refusal();
    } else {
        refusal = Refusal{RefusalCode::invalid_fields, "Choose a time.", {}};
    }
    const auto hub = find_hub(code, call.caller, call.ports());
    if (!hub || refusal->code == RefusalCode::request_closed) return show_refusal(call, *refusal);
    const Date today = london_day(call.ports().clock.now());
    return show_times(
        call, {*request, *hub, parse_date(fields.text("from")).value_or(today), chosen, refusal});
}

Response cancel_appointment_here(const Call& call) {
    const auto id = appointment_named(call);
    if (!id) return show_refusal(call, id.refusal());
    const auto cancelled = cancel_appointment({call.request_id, call.caller, *id}, call.ports());
    if (!cancelled) return show_refusal(call, cancelled.refusal());
    return Response::see_other(request_path(cancelled->reference) + "?done=unbooked");
}

Response show_miss(const Call& call) {
    const auto id = appointment_named(call);
    if (!id) return show_refusal(call, id.refusal());
    const auto found = find_appointment(call.caller, *id, call.ports());
    if (!found) return show_refusal(call, found.refusal());
    return show_form(call, miss_form(*id), {});
}

Response miss_appointment_here(const Call& call) {
    const auto id = appointment_named(call);
    if (!id) return show_refusal(call, id.refusal());
    const auto keep = call.form.fields.text("keep_reserved");
    if (keep != "yes" && keep != "no") {
        return show_refused_form(call, miss_form(*id),
                                 {RefusalCode::invalid_fields,
                                  "",
                                  {{"keep_reserved", "Choose what should happen to the kit."}}});
    }
    const auto missed =
        miss_appointment({call.request_id, call.caller, *id, keep == "yes"}, call.ports());
    if (!missed) return show_refused_form(call, miss_form(*id), missed.refusal());
    return Response::see_other(day_url(missed->hub_code, london_day(missed->at)) + "&done=missed");
}

}  // namespace pages
}  // namespace kitbank::web

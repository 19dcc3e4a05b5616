#include "server/usecase/requests/loans.h"
#include "server/usecase/requests/lending_terms.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/loan_words.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/request_view.h"
#include "server/web/pages/site_page.h"
#include "server/web/text.h"

namespace kitbank::web {
namespace {

struct Choice {
    LoansDue due;
    std::string_view text;
    std::string_view none;
};

constexpr std::array choices = {
    Choice{LoansDue::overdue, "Overdue", "Nothing is overdue."},
    Choice{LoansDue::soon, "Due soon", "Nothing is due soon."},
    Choice{LoansDue::any, "All loans", "Nothing is on loan."},
};

const Choice& choice_of(const Call& call) {
    const auto due = parse_loans_due(call.request.query.text("due"));
    const auto* const found =
        std::ranges::find(choices, due.value_or(LoansDue::overdue), &Choice::due);
    return *found;
}

void add_steps(View row, const Loan& loan, const LendingTerms& terms, const Caller& caller) {
    const Device& device = loan.device;
    const bool is_renewable =
        loan.overdue_days <= 0 && device.standing.renewals < terms.renewals_max;
    if (may(caller.role, Permission::take_back_devices)) {
        row.set("TAKE_BACK_URL", step_url(device, DeviceEvent::handback)).show("TAKE_BACK");
        if (is_renewable) {
            row.set("RENEW_URL", step_url(device, DeviceEvent::renewal)).show("RENEW");
        }
    }
    if (may(caller.role, Permission::report_losses)) {
        row.set("LOST_URL", step_url(device, DeviceEvent::loss)).show("REPORT_LOST");
    }
}

void add_loan(View main, const Loan& loan, const LendingTerms& terms, const Caller& caller) {
    const Device& device = loan.device;
    View row = main.add("LOAN");
    row.set("DEVICE_URL", device_url(device.tag)).set("DEVICE_NAME", device_name(device));
    row.set("TAG", shown_tag(device.tag)).set("DUE", day_text(*device.standing.due));
    row.set("HOW_LATE", lateness_text(loan.overdue_days));
    if (!loan.reference.empty()) {
        row.set("REQUEST_URL", "/requests/" + loan.reference).text("REQUEST", loan.reference);
    }
    row.text("HUB", device.hub_name);
    if (device.standing.renewals > 0) {
        row.text("RENEWED", "Renewed " + times_text(device.standing.renewals));
    }
    add_steps(row, loan, terms, caller);
}

std::string loans_url(const Choice& choice, const std::string& hub) {
    const auto due = loans_due_names.at(static_cast<std::size_t>(choice.due));
    const std::string url = "/loans?due=" + std::string{due};
    return hub.empty() ? url : url + "&hub=" + percent_encode(hub);
}

void add_choices(View main, const Choice& chosen, const std::string& hub) {
    for (const Choice& each : choices) {
        View entry = main.add("CHOICE");
        entry.set("CHOICE_URL", loans_url(each, hub)).set("CHOICE_TEXT", each.text);
        const bool is_chosen = each.due == chosen.due;
        entry.show_if(is_chosen, "CHOSEN").show_if(!is_chosen, "OTHER");
    }
}

// For whoever reaches more than one.
void add_hubs(View main, const Call& call, const Choice& choice, const std::string& chosen) {
    const auto hubs = list_hubs(call.caller, call.ports());
    const bool is_bound = reach_of(call.caller.role, Permission::see_devices) == Reach::hub &&
                          call.caller.hub.has_value();
    if (is_bound || !hubs || hubs->size() < 2) return;
    main.show("HUBS");
    const auto add = [&](const std::string& code, const std::string& name) {
        View entry = main.add("HUB_CHOICE");
        entry.set("HUB_URL", loans_url(choice, code)).set("HUB_NAME", name);
        entry.show_if(code == chosen, "CHOSEN").show_if(code != chosen, "OTHER");
    };
    add("", "All hubs");
    for (const Hub& hub : *hubs) add(hub.code, hub.name);
}

// Why what is out for a request cannot be renewed today, if so.
std::optional<Refusal> hindrance_of(const std::vector<Device>& loans, const LendingTerms& terms,
                                    Date today) {
    for (const Device& device : loans) {
        const Standing& standing = device.standing;
        if (auto refusal = hindrance_to_renewal(terms, standing.renewals, *standing.due, today)) {
            return refusal;
        }
    }
    return std::nullopt;
}

bool may_renew(const Caller& caller) {
    return may(caller.role, Permission::take_back_devices) ||
           may(caller.role, Permission::ask_for_kit);
}

}  // namespace

std::string lateness_text(int overdue_days) {
    const auto count = [](int days) {
        return std::to_string(days) + (days == 1 ? " day" : " days");
    };
    if (overdue_days > 0) return count(overdue_days) + " overdue";
    return overdue_days == 0 ? "Due today" : "Due in " + count(-overdue_days);
}

std::string times_text(int times) { return times == 1 ? "once" : std::to_string(times) + " times"; }

void fill_loan_panel(View page, const Call& call, const RequestView& view) {
    if (view.request.state != RequestState::handed_over) return;
    const auto loans = loans_of_request(call.caller, view.request.reference, call.ports());
    if (!loans || loans->empty()) return;
    View panel = page.include("PANEL", "lending/loan_panel.tpl");
    const Date today = london_day(call.ports().clock.now());
    for (const Device& device : *loans) {
        const Date due = *device.standing.due;
        const auto late = std::chrono::sys_days{today} - std::chrono::sys_days{due};
        panel.add("LOAN")
            .set("LOAN_NAME", device_name(device))
            .set("LOAN_DUE", "Due back on " + day_text(due) + ". " +
                                 lateness_text(static_cast<int>(late.count())) + ".");
    }
    if (!may_renew(call.caller)) return;
    const LendingTerms terms = find_terms(call.caller, call.ports());
    if (const auto refusal = hindrance_of(*loans, terms, today)) {
        panel.text("NO_RENEWAL", sentence_of(*refusal));
        return;
    }
    panel.set("RENEW_URL", "/requests/" + view.request.reference + "/renewal");
    panel.set("NEW_DUE", day_text(due_of_renewal(terms, *loans->front().standing.due)));
    panel.show("RENEW");
}

namespace pages {

Response show_loans(const Call& call) {
    const Choice& choice = choice_of(call);
    const auto& query = call.request.query;
    const std::string hub{query.text("hub")};
    const auto loans =
        list_loans(call.caller, {choice.due, hub, std::string{query.text("cursor")}}, call.ports());
    if (!loans) return show_refusal(call, loans.refusal());
    SitePage page(call, "lending/loans.tpl", "Loans", Place::elsewhere);
    View main = page.main();
    main.set("HEADING", choice.due == LoansDue::any ? "On loan" : choice.text);
    add_choices(main, choice, hub);
    add_hubs(main, call, choice, hub);
    if (loans->items.empty()) main.text("NONE", choice.none);
    main.show_if(!loans->items.empty(), "SOME");
    const LendingTerms terms = find_terms(call.caller, call.ports());
    for (const Loan& loan : loans->items) add_loan(main, loan, terms, call.caller);
    if (!loans->next.empty()) {
        main.set("NEXT_URL", loans_url(choice, hub) + "&cursor=" + percent_encode(loans->next));
        main.show("NEXT");
    }
    return page.answer();
}

Response renew_loan_here(const Call& call) {
    const std::string reference{call.param("reference")};
    const auto renewed = renew_loan({call.request_id, call.caller, reference}, call.ports());
    if (!renewed) return show_refusal(call, renewed.refusal());
    return Response::see_other("/requests/" + percent_encode(reference) + "?done=renewed");
}

}  // namespace pages
}  // namespace kitbank::web

#include <algorithm>

#include "server/usecase/databank/find_items.h"
#include "server/usecase/databank/settle_stock_scan.h"
#include "server/usecase/devices/find_devices.h"
#include "server/usecase/notices/list_letters.h"
#include "server/usecase/requests/appointments.h"
#include "server/usecase/requests/find_handover.h"
#include "server/usecase/requests/loans.h"
#include "server/usecase/requests/queue.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/request_steps.h"
#include "server/web/pages/site_page.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

enum class Urgency { now, today, none };

// One kind of waiting work: all devices in a state.
struct Work {
    DeviceState state;
    std::string_view title;
    std::string_view note;
    std::string_view button;
    Urgency urgency;
    Permission permission;
};

using enum DeviceState;
using P = Permission;

// clang-format off
constexpr std::array work_of_the_day = {
    Work{wipe_failed,   "Wipe failed",         "Wipe again, or take the disk out.",        "See them",         Urgency::now,   P::record_wipes},
    Work{received,      "Received, to wipe",   "Nothing may happen before the wipe.",      "Choose one to wipe", Urgency::today, P::record_wipes},
    Work{returned,      "Returned, to wipe",   "Someone has had them: wipe them again.",   "Choose one to wipe", Urgency::today, P::record_wipes},
    Work{wiped,         "Wiped, to inspect",   "Check each and make it ready.",            "Choose one to inspect", Urgency::today, P::prepare_devices},
    Work{reserved,      "Reserved, to hand over", "Waiting for the person to come.",       "See them",         Urgency::today, P::hand_over_devices},
    Work{locked,        "Locked",              "Someone must release them.",               "See them",         Urgency::today, P::prepare_devices},
    Work{in_repair,     "In repair",           "Record the repair when it is done.",       "See them",         Urgency::none,  P::prepare_devices},
    Work{expected,      "Promised",            "Receive them when they come.",             "See them",         Urgency::none,  P::receive_devices},
    Work{ready,         "Ready to go out",     "Wiped and checked.",                       "Choose one",       Urgency::none,  P::see_devices},
    Work{on_loan,       "On loan",             "With people now.",                         "See them",         Urgency::none,  P::see_devices},
    Work{in_shared_use, "In shared use",       "In use at hubs.",                          "See them",         Urgency::none,  P::see_devices},
    Work{lost,          "Lost",                "Scan one if it turns up.",                 "See them",         Urgency::none,  P::report_losses},
};
// clang-format on

struct Card {
    std::string_view title;
    std::int64_t count;
    std::string_view note;
    std::string_view button;
    std::string url;
    Urgency urgency;
};

void add_card(View main, const Card& work) {
    auto card = main.add("WORK");
    card.set("WORK_TITLE", work.title).set("COUNT", with_commas(work.count)).set("NOTE", work.note);
    card.set("WORK_BUTTON", work.button).set("WORK_URL", work.url);
    card.show_if(work.urgency == Urgency::now, "URGENT");
    card.show_if(work.urgency == Urgency::none, "QUIET");
}

int add_conflicts(View main, const Worklists& lists, const Call& call) {
    const auto of_devices = lists.conflicts.size() + lists.scans_set_aside.size();
    const auto waiting =
        static_cast<std::int64_t>(of_devices) + count_open_stock_scans(call.caller, call.ports());
    if (waiting == 0 || !may(call.caller.role, P::settle_conflicts)) return 0;
    add_card(main, {"Conflicts to settle", waiting, "Scans that do not fit what is recorded.",
                    "Settle them", "/conflicts", Urgency::now});
    return 1;
}

int add_out_without_wipe(View main, const Worklists& lists) {
    const auto& out = lists.out_without_wipe;
    if (out.empty()) return 0;
    add_card(main, {"Out on a withdrawn wipe", static_cast<std::int64_t>(out.size()),
                    "They left before their wipe was withdrawn. Get them back.", "See the first",
                    device_url(out.front().tag), Urgency::now});
    return 1;
}

int add_undecided(View main, const Call& call) {
    const std::int64_t waiting = count_undecided(call.caller, call.ports());
    if (waiting == 0) return 0;
    add_card(main, {"Requests to decide", waiting, "Whoever asked waits for an answer.",
                    "Decide them", "/requests?state=submitted", Urgency::today});
    return 1;
}

int add_failed_letters(View main, const Call& call) {
    if (!may(call.caller.role, P::see_audit)) return 0;
    const std::int64_t failed = count_failed_letters(call.caller, call.ports());
    if (failed == 0) return 0;
    add_card(main, {"Messages not delivered", failed, "Somebody was not told. See whom, and why.",
                    "See them", "/organisation/letters", Urgency::today});
    return 1;
}

int add_states(View main, const Worklists& lists, const Caller& caller) {
    int cards = 0;
    for (const auto& work : work_of_the_day) {
        const auto found = std::ranges::find(lists.counts, work.state, &StateCount::state);
        if (found == lists.counts.end() || found->count == 0) continue;
        if (!may(caller.role, work.permission)) continue;
        add_card(main, {work.title, found->count, work.note, work.button,
                        "/devices?state=" + std::string(name_of(work.state)), work.urgency});
        ++cards;
    }
    return cards;
}

int add_overdue(View main, const Call& call) {
    const std::int64_t overdue = count_overdue(call.caller, call.ports());
    if (overdue == 0) return 0;
    add_card(main, {"Overdue loans", overdue, "Ask for them back, or renew what may be renewed.",
                    "See them", "/loans", Urgency::today});
    return 1;
}

int add_stale_stock(View main, const Call& call) {
    if (!may(call.caller.role, P::give_data)) return 0;
    ItemFilter filter{ItemList::stale};
    filter.limit = 1;
    const auto stale = list_items(call.caller, filter, call.ports());
    if (!stale || stale->total == 0) return 0;
    add_card(main, {"SIMs going stale", stale->total,
                    "Give these first, or send them where they are needed.", "See them",
                    "/data/items?list=stale", Urgency::none});
    return 1;
}

int add_appointments(View main, const Call& call) {
    if (!may(call.caller.role, P::see_appointments)) return 0;
    const Date today = london_day(call.ports().clock.now());
    const auto rows = list_appointments(call.caller, "", today, call.ports());
    if (!rows || rows->empty()) return 0;
    add_card(main, {"Appointments today", static_cast<std::int64_t>(rows->size()),
                    "People come to collect, or wait for a delivery.", "See them", "/appointments",
                    Urgency::today});
    return 1;
}

int add_unsigned(View main, const Call& call) {
    const auto rows = handovers_unsigned(call.caller, call.ports());
    if (!rows || rows->empty()) return 0;
    add_card(main, {"Handed over, not signed yet", static_cast<std::int64_t>(rows->size()),
                    "Get the signature, or add the photograph of the paper.", "See them",
                    "/handovers", Urgency::today});
    return 1;
}

Response show_plain(const Call& call, std::string_view template_path, std::string_view title) {
    return SitePage(call, template_path, title).answer();
}

}  // namespace

Response show_home(const Call& call) {
    const bool is_referrer = !may(call.caller.role, P::see_devices);
    if (is_referrer) return show_my_requests_at(call, Place::today, "Today");
    SitePage page(call, "home/home.tpl", "Today", Place::today);
    auto main = page.main();
    const auto lists = read_worklists(call.caller, call.ports());
    if (!lists) return show_refusal(call, lists.refusal());
    int cards = add_conflicts(main, *lists, call);
    cards += add_out_without_wipe(main, *lists);
    cards += add_undecided(main, call);
    cards += add_failed_letters(main, call);
    cards += add_overdue(main, call);
    cards += add_appointments(main, call);
    cards += add_stale_stock(main, call);
    cards += add_unsigned(main, call);
    cards += add_states(main, *lists, call.caller);
    main.show_if(cards == 0, "NOTHING").show("STAFF_LINKS");
    main.show_if(may(call.caller.role, P::allocate_kit), "ALLOCATE");
    return page.answer();
}

Response show_help(const Call& call) { return show_plain(call, "home/help.tpl", "Help"); }

Response show_accessibility(const Call& call) {
    return show_plain(call, "home/accessibility.tpl", "Accessibility");
}

}  // namespace kitbank::web::pages
